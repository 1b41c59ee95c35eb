//! A spreadsheet becomes a table that is understood cell by cell.
//!
//! 1. [`load`]: bytes become rows of cells: text with delimiters, a workbook, HTML.
//! 2. [`block`], [`heading`], [`roles`], [`structure`]: where the table stands, and what its columns hold.
//! 3. [`evidence`], [`rules`]: the signs that occur together, and what they mean.
//! 4. [`printed`], [`interpret`]: one cell becomes a figure, a gap, or a text that was not understood.
//! 5. [`reading`]: all of it, with the questions that are open and the decisions as a [`Mapping`].
//! 6. [`document`]: a reading becomes a dataset, as a JSON document.
//! 7. [`advice`]: what its editor should look at before it is published.
//! 8. [`answer`]: a reading as the page `make.html` shows it, as a JSON document.
//! 9. [`cleaned`]: the table without what was left out, for a file that others get.

pub mod advice;
mod advice_on_units;
mod advised_metric;
pub mod answer;
pub mod archive;
mod base_period;
pub mod block;
pub mod cell_references;
pub mod claims;
pub mod cleaned;
pub mod code;
mod compound;
mod compound_file;
pub mod computed;
pub mod computed_metric;
mod confidence;
pub mod corrections;
pub mod decimal;
pub mod decisions;
pub mod decode;
pub mod delimited;
pub mod described;
pub mod description;
pub mod document;
pub mod document_figure;
pub mod document_head;
pub mod doubt;
pub mod eurostat;
pub mod evidence;
pub mod figure;
pub mod fold;
pub mod footnotes;
mod grades;
pub mod grid;
pub mod heading;
pub mod html;
pub mod ids;
pub mod interpret;
pub mod kinds;
mod last_notes;
mod legend;
pub mod lexicon;
pub mod limits;
pub mod load;
pub mod mapping;
pub mod marks;
pub mod measure;
pub mod multiplier;
pub mod near;
pub mod number_format;
pub mod numeral;
pub mod open_document;
pub mod own_document;
pub mod own_export;
pub mod own_period;
mod own_reading;
pub mod own_row;
pub mod period;
pub mod printed;
pub mod profile;
pub mod progress;
pub mod qualifiers;
pub mod raised;
pub mod range;
mod rank_words;
pub mod ratio;
pub mod reading;
pub mod rebuilt;
pub mod refusal;
pub mod remark;
pub mod roles;
mod row_view;
pub mod rows;
pub mod rules;
pub mod series_measure;
pub mod sheet;
pub mod steps;
pub mod structure;
pub mod suffix;
pub mod sums;
pub mod survey;
pub mod unread;
pub mod words;
pub mod workbook;
pub mod xls_details;
pub mod xlsx_parts;

pub use decisions::{Correction, Decision, Mapping, Question};
pub use mapping::{NearPair, Ratio};
pub use reading::{Counts, Reading, read};
pub use refusal::Refusal;
pub use structure::Observation;
