//! Generates the typed calls from the catalogue.

fn main() {
    let generator = bytedance_codegen::Generator::new()
        .inherent()
        .only_enabled_features()
        .reserve(&[
            "answer",
            "authorization",
            "callback",
            "client",
            "dynamic",
            "encrypted",
            "endpoint",
            "environment",
            "file",
            "guide",
            "outgoing",
            "pages",
            "retry",
            "secret",
            "settings",
            "signature",
            "tokens",
            "transport",
            "unique",
            "wire",
        ])
        .catalogue(bytedance_spec::catalogue());
    generator.build();
    // What the feature `dynamic` says of the endpoints.
    if std::env::var_os("CARGO_FEATURE_DYNAMIC").is_some() {
        generator.build_metadata("catalogue.json");
    }
}
