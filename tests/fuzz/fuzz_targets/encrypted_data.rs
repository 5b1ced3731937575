#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| bytedance_fuzz_targets::run("encrypted_data", data));
