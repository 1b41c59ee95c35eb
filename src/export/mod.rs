//! Files that a reader saves: figures as CSV or as a dataset in JSON, and a chart as SVG with its source in the picture.
//!
//! Which figures go into a file, and in which order, follows from the dataset and the view ([`shown`],
//! [`everything`]), never from a drawn chart.
//!
//! ```
//! use reported_figures::analysis::AnalysedDataset;
//! use reported_figures::dataset::{Lang, embedded};
//! use reported_figures::export;
//! use reported_figures::view::View;
//!
//! let dataset = AnalysedDataset::new(embedded());
//! let view = View::start(&dataset, Lang::En);
//! let csv = export::csv(&dataset, &export::shown(&dataset, &view));
//! assert_eq!(csv.lines().count(), 1 + dataset.units.len());
//! assert_eq!(export::file_stem(&dataset, &view), "chongqing-2024-h1-ranking-gdp_growth");
//! ```
//!
//! The citation, a sentence to quote, is made in [`crate::text`], because the page shows it too.

mod csv;
mod csv_writer;
#[cfg(test)]
mod hostile;
mod json;
#[cfg(test)]
mod linear;
mod picture;
mod selection;

pub use csv::{csv, csv_of_everything};
pub use json::json;
pub use picture::{PICTURE_WIDTH, file_stem, svg};
pub use selection::{everything, shown};
