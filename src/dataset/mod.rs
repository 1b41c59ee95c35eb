//! What was reported: units, metrics, figures, gaps. JSON becomes a checked [`Dataset`], or every error with its place.

mod fixed;
mod model;

pub use fixed::Fixed;
pub use model::*;
