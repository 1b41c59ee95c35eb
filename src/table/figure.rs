//! What one cell of a table was understood to be.

use super::decimal::Decimal;
use super::remark::Remark;

/// Bounds, statuses and reasons are those of a dataset.
pub use crate::dataset::{Bound, GapReason, Status};

/// What is printed as a number: one value, or a range of values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number. None where only a range is printed.
    pub value: Option<Decimal>,
    /// A grade in place of a number, as printed.
    pub grade: Option<String>,
    /// How it limits the true number.
    pub bound: Bound,
    /// The ends of a printed range.
    pub lower: Option<Decimal>,
    /// See `lower`.
    pub upper: Option<Decimal>,
    /// The ends of an interval around the value.
    pub low: Option<Decimal>,
    /// See `low`.
    pub high: Option<Decimal>,
    /// Of how many hundred such intervals hold the true value.
    pub confidence: Option<Decimal>,
    /// What else is said of it.
    pub status: Vec<Status>,
    /// The text of a footnote.
    pub note: Option<String>,
    /// How the number follows from what is printed, where it is not the same number, and signs that nothing explains.
    pub remarks: Vec<Remark>,
    /// Whether another reading of the cell is possible, and is asked about.
    pub is_guess: bool,
}

/// Why a cell is no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotData {
    /// It names a unit, a metric or a period.
    Key,
    /// An identifier.
    Code,
    /// Repeats another column.
    Repeats,
    /// A unit of measurement.
    Measure,
    /// The same in each row, or a group of units.
    Attribute,
    /// A flag, a note or a bound that belongs to the figure beside it.
    Qualifier,
    /// In a row of a total, or of a part of a unit.
    Total,
    /// In a heading between rows.
    GroupHeading,
    /// In a row or column that is no figure, or was left out.
    LeftOut,
    /// Empty, where nothing belongs.
    Empty,
}

/// What a cell of the table's body was understood to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A figure.
    Figure(Box<Figure>),
    /// No figure, with the reason, and whether the reason is a guess.
    Gap {
        /// Why.
        reason: GapReason,
        /// Whether the reason is asked about.
        is_guess: bool,
        /// The text of a footnote.
        note: Option<String>,
        /// Signs that nothing explains.
        remarks: Vec<Remark>,
    },
    /// Nothing to be reported.
    NotData(NotData),
    /// Not understood, with the reason.
    NotUnderstood(String),
}
