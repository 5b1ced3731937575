//! Generates the typed calls from the catalogue.

fn main() {
    bytedance_codegen::Generator::new()
        .inherent()
        .catalogue(bytedance_spec::catalogue())
        .build();
}
