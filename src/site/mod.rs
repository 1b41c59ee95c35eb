//! The host: build the site, check a dataset, draw a picture, serve. None of it reaches the WebAssembly.
//!
//! 1. [`toolchain`] and [`wasm`]: Cargo makes the module, wasm-bindgen its glue.
//! 2. [`js`], [`css`], [`style`]: scripts and style sheets, made small.
//! 3. [`link`], [`bundle`]: glue, element and style become one ES module that knows its WebAssembly by name and hash.
//! 4. [`prerender`], [`pages`], [`page`]: the pages as they first show, drawn and said before any script.
//! 5. [`meta`], [`hosting`], [`npm`]: what the site says of itself, what a host must be told, a package to publish, with [`tar`];
//!    [`card`], by way of [`raster`] and [`font`]: its picture for feeds.
//! 6. [`dist`]: all of it on disk, compressed, with what earlier builds left cleared away.
//! 7. [`serve`]: what a static host would answer, on loopback.

pub mod blank;
pub mod build;
pub mod bundle;
pub mod card;
pub mod check;
pub mod compress;
pub mod css;
pub mod dist;
pub mod font;
pub mod glue;
pub mod hash;
pub mod hosting;
pub mod js;
pub mod json;
pub mod link;
pub mod listing;
pub mod meta;
pub mod npm;
pub mod order;
pub mod page;
pub mod pages;
pub mod prerender;
pub mod progress;
pub mod prune;
pub mod query;
pub mod raster;
pub mod render;
#[cfg(test)]
mod scratch;
pub mod serve;
pub mod sizes;
pub mod style;
pub mod tar;
pub mod toolchain;
pub mod wasm;
pub mod weigh;

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
