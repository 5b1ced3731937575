//! Generates the typed calls from the catalogue.

fn main() {
    let generator = bytedance_codegen::Generator::new()
        .inherent()
        .only_enabled_features()
        .reserve(&[
            "authorization",
            "base_url",
            "builder",
            "call",
            "callback",
            "client",
            "dynamic",
            "encrypted",
            "endpoint",
            "envelope",
            "environment",
            "error",
            "execute",
            "file",
            "guide",
            "multipart",
            "pages",
            "prepare",
            "raw_call",
            "request",
            "response",
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
