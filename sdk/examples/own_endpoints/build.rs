//! Generates typed calls for the endpoints in `catalogue`, which may use every host, credential and envelope of the platform's catalogue.

fn main() {
    let generator = bytedance_codegen::Generator::new()
        .definitions(bytedance_spec::catalogue())
        .catalogue("catalogue")
        .extension_trait("CouponEndpoints");
    generator.build();
    // `main` passes this document to the sandbox platform, so that it responds to calls of these endpoints too.
    generator.build_metadata("catalogue.json");
}
