//! Generates the calls of the generator's golden catalogue, so that the tests compile them against the real SDK.

fn main() {
    bytedance_codegen::Generator::new()
        .definitions(bytedance_spec::catalogue())
        .catalogue("../../codegen/tests/golden/catalogue")
        .extension_trait("GoldenEndpoints")
        .build();
}
