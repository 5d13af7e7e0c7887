#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seqscope_fuzz::tasks(data));
