//! Writes the catalogue as the single JSON document that the sandbox platform embeds.

fn main() {
    bytedance_codegen::Generator::new()
        .catalogue(bytedance_spec::catalogue())
        .build_metadata("catalogue.json");
}
