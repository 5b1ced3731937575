//! Generates the typed calls from the catalogue.

fn main() {
    bytedance_codegen::Generator::new()
        .inherent()
        .only_enabled_features()
        .reserve(&[
            "base_url",
            "builder",
            "call",
            "client",
            "endpoint",
            "envelope",
            "environment",
            "error",
            "execute",
            "guide",
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
            "wire",
        ])
        .catalogue(bytedance_spec::catalogue())
        .build();
}
