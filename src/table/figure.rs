//! What one cell of a table was understood to be.

use super::decimal::Decimal;

/// How a printed number limits the true one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// Above the number.
    Over,
    /// The number or more.
    AtLeast,
    /// Below the number.
    Under,
    /// The number or less.
    AtMost,
    /// Near the number.
    About,
}

impl Bound {
    /// The name in a dataset.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Over => "over",
            Self::AtLeast => "at_least",
            Self::Under => "under",
            Self::AtMost => "at_most",
            Self::About => "about",
        }
    }
}

/// What a table says of a figure besides its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Not yet final.
    Provisional,
    /// Changed since it was first issued.
    Revised,
    /// Not counted, but estimated.
    Estimated,
    /// Of a time that has not been yet.
    Forecast,
    /// Not comparable with what stands before it.
    Break,
    /// Too few cases to rely on.
    LowReliability,
    /// Of another definition than its neighbours.
    DefinitionDiffers,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Provisional,
        Self::Revised,
        Self::Estimated,
        Self::Forecast,
        Self::Break,
        Self::LowReliability,
        Self::DefinitionDiffers,
    ];

    /// The name in a dataset.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Estimated => "estimated",
            Self::Forecast => "forecast",
            Self::Break => "break",
            Self::LowReliability => "low_reliability",
            Self::DefinitionDiffers => "definition_differs",
        }
    }
}

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It will come later.
    NotYetDue,
    /// Nobody collects it.
    NotCollected,
    /// Kept secret, so that nobody can be identified.
    Suppressed,
    /// Too few cases.
    Unreliable,
    /// More than nothing and less than the table can show.
    BelowDetection,
    /// Kept back.
    Withheld,
    /// It cannot exist.
    NotApplicable,
    /// The unit could have reported it.
    NotReported,
    /// The table does not say why.
    Unknown,
}

impl Reason {
    /// Every reason that a table gives.
    pub const ALL: [Self; 9] = [
        Self::NotYetDue,
        Self::NotCollected,
        Self::Suppressed,
        Self::Unreliable,
        Self::BelowDetection,
        Self::Withheld,
        Self::NotApplicable,
        Self::NotReported,
        Self::Unknown,
    ];

    /// The name in a dataset.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotYetDue => "not_yet_due",
            Self::NotCollected => "not_collected",
            Self::Suppressed => "suppressed",
            Self::Unreliable => "unreliable",
            Self::BelowDetection => "below_detection",
            Self::Withheld => "withheld",
            Self::NotApplicable => "not_applicable",
            Self::NotReported => "not_reported",
            Self::Unknown => "unknown",
        }
    }
}

/// What is printed as a number: one value, or a range of values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number. None where only a range is printed.
    pub value: Option<Decimal>,
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
    /// How the number follows from what is printed, where it is not the same number.
    pub reading: Option<String>,
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
        reason: Reason,
        /// Whether the reason is asked about.
        is_guess: bool,
        /// The text of a footnote.
        note: Option<String>,
    },
    /// Nothing to be reported.
    NotData(NotData),
    /// Not understood, with the reason.
    NotUnderstood(String),
}
