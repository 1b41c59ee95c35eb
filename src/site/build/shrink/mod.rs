//! Makes the linked WebAssembly smaller than the compiler can.

pub mod blank;
pub mod order;
pub mod prune;
