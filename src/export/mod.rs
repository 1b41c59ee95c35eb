//! What a reader takes away: a table for spreadsheets, the data as a dataset, a picture with its source burnt in.
//!
//! The citation, a sentence to quote, is made in [`crate::text`], because the page says it too.

mod csv;
#[cfg(test)]
mod hostile;
mod json;
mod picture;
mod selection;

pub use csv::csv;
pub use json::json;
pub use picture::{WIDTH, stem, svg};
pub use selection::{everything, shown};
