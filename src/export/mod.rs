//! What a reader takes away: a table for spreadsheets, the data as a dataset, a picture with its source burnt in.
//!
//! The claim, a sentence to quote, is made in [`crate::text`], because the page says it too.

mod csv;
#[cfg(test)]
mod hostile;
mod json;
mod pick;
mod picture;

pub use csv::csv;
pub use json::json;
pub use pick::{everything, shown};
pub use picture::{WIDTH, stem, svg};
