//! From the sources to the element: the WebAssembly, shrunk, and one script with all that it needs.

pub mod bundle;
pub mod compile;
pub mod progress;
pub mod shrink;
pub mod toolchain;
