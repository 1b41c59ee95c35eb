//! Names of the functions that glue and WebAssembly call in each other, and the error where the glue is not as expected.

use std::collections::BTreeMap;

/// What an error in the glue names in the position of a file.
pub const FILE: &str = "wasm-bindgen's glue";

/// Short names by long ones.
pub type Names = BTreeMap<String, String>;

/// The name of the `index`th function: `a`, `b`, … `z`, `aa`, …
pub fn short_name(index: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    if index < 26 {
        letter(index).to_string()
    } else {
        format!("{}{}", short_name(index / 26 - 1), letter(index))
    }
}

/// The error of a glue that another wasm-bindgen writes.
pub fn unknown(what: &str) -> String {
    format!("{FILE}: {what}; adapt src/site/build/bundle/glue to the wasm-bindgen of Cargo.toml")
}
