//! The host: builds the site, checks a dataset, draws a picture, serves. None of it reaches the WebAssembly.
//!
//! 1. [`build`]: Cargo and wasm-bindgen make the module, which is then shrunk and bundled with the element's scripts.
//! 2. [`package`]: the npm package, the folder `dist/` with compressed copies, settings for web servers.
//! 3. [`pages`]: the HTML pages with their first picture, and their metadata for search engines and social networks.
//! 4. [`serve`]: what a static host would answer, on the loopback interface.
//! 5. [`commands`]: the commands of the program, one file each.

pub mod build;
pub mod commands;
pub mod files;
pub mod hash;
pub mod package;
pub mod pages;
#[cfg(test)]
mod scratch;
pub mod serve;
mod side_by_side;

pub use files::{read_text, root};

/// A value, or one sentence that says what went wrong and what to do about it.
pub type Result<T> = std::result::Result<T, String>;
