//! See `mapping` in `tests/fuzz/targets.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, clippy::unwrap_used)]
#[path = "../../tests/fuzz/targets.rs"]
mod targets;

fuzz_target!(|bytes: &[u8]| targets::mapping(bytes));
