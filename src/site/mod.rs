//! The host: builds the site, checks a dataset, draws a picture, serves. None of it reaches the WebAssembly.
//!
//! 1. [`build`]: Cargo and wasm-bindgen make the module, which is then shrunk and bundled with the element's scripts.
//! 2. [`pages`]: the HTML pages with their first picture, and what they tell search engines and feeds.
//! 3. [`package`]: the folder `dist/`, compressed twins, host settings, the npm package.
//! 4. [`serve`]: what a static host would answer, on loopback.
//! 5. [`commands`]: check, render, weigh.

pub mod build;
pub mod commands;
pub mod json;
pub mod package;
pub mod pages;
#[cfg(test)]
mod scratch;
pub mod serve;

use std::path::{Path, PathBuf};

/// What the host's work gives: a value, or one sentence that says what went wrong and what to do.
pub type Result<T> = std::result::Result<T, String>;

/// The source tree: where this program was compiled, or the current folder if that tree is gone.
pub fn root() -> PathBuf {
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    if compiled.join("wasm-pack.toml").is_file() { compiled.to_path_buf() } else { PathBuf::from(".") }
}

/// Reads a file; the error names it.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Reads a text file; the error names it.
pub fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}
