//! What was reported: units, metrics, figures, gaps. JSON becomes a checked [`Dataset`], or every error with its place.
//!
//! [`read`] and [`accept`], which says of errors only that there are some, are the only ways in; `model` is what everything
//! else works on. The format is published as a JSON Schema, which says as much of the rules as a schema can.

mod fixed;
#[cfg(not(target_arch = "wasm32"))]
mod generate;
pub mod json;
mod local;
mod model;
mod names;
mod problem;
mod read;
mod write;

pub use fixed::{Fixed, NotFixed, push_digits};
#[cfg(not(target_arch = "wasm32"))]
pub use generate::generate;
pub use local::{Lang, LocalText};
pub use model::*;
pub use problem::{MAX_LISTED, Problem, Problems};
pub use read::{accept, read};
pub use write::{Selection, problems_to_json, selection_to_json, to_json};

/// The published JSON Schema (draft 2020-12) of the documents that [`read`] takes.
#[cfg(not(target_arch = "wasm32"))]
pub fn schema_text() -> &'static str {
    include_str!("schema.json")
}

/// The dataset that the product comes with, as JSON.
pub fn embedded_text() -> &'static str {
    include_str!("chongqing-2024-h1.json")
}

/// The dataset that the product comes with.
pub fn embedded() -> Dataset {
    // A test reads it, so that there is nothing to be done about problems here.
    accept(embedded_text()).unwrap_or_default()
}
