//! What the decisions about a table are about.

use serde::{Deserialize, Serialize};

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What the file's bytes are written in.
    Encoding,
    /// What parts the cells.
    Delimiter,
    /// Which sheet is read.
    Sheet,
    /// Which table of the sheet is read, by its first cell, or by its cells.
    Range,
    /// What a column holds.
    Role,
    /// Which column names the units.
    UnitColumn,
    /// Whether the columns of a table without units are units or metrics.
    ColumnsAre,
    /// What a metric without a name is called.
    MetricName,
    /// What a unit without a name is called.
    UnitName,
    /// The mark before the decimals.
    DecimalMark,
    /// The office that the table's marks are of.
    Convention,
    /// What a dash means.
    DashMeans,
    /// What another mark means.
    MarkMeans,
    /// What an empty cell means.
    EmptyMeans,
    /// What brackets around a number mean.
    BracketsMean,
    /// Whether shares are fractions of one.
    ShareScale,
    /// Whether numbers without a sign are per cent, among others with one.
    IsPercent,
    /// Whether m is a million.
    LetterM,
    /// Of how many hundred intervals hold the true value.
    IntervalLevel,
    /// Whether a row or column is a total.
    IsTotal,
    /// Whether the last row is a note.
    IsNote,
    /// Whether a row or column of years is a figure.
    IsFigure,
    /// Whether the texts of a column are grades.
    IsGrade,
    /// Who made an order.
    WhoseRank,
    /// Whether the day stands before the month.
    DateOrder,
    /// Whether a row is left out.
    LeftOut,
    /// The title of the dataset.
    Title,
    /// A headline of the editor's own, for the page around a chart.
    Headline,
    /// The period of all figures, where the table has none.
    Period,
    /// The name of its source.
    SourceName,
    /// The address of its source.
    SourceLink,
    /// A note on all of it.
    Note,
    /// What a metric is called in the dataset.
    Called,
    /// The unit of measure of a metric.
    UnitOfMeasure,
    /// The kind of a metric.
    Kind,
    /// Which end of a metric is better.
    Better,
}

impl Code {
    /// Whether another choice would make other numbers.
    pub const fn decides_numbers(self) -> bool {
        matches!(
            self,
            Self::ColumnsAre
                | Self::DecimalMark
                | Self::Convention
                | Self::DashMeans
                | Self::MarkMeans
                | Self::BracketsMean
                | Self::ShareScale
                | Self::IsPercent
                | Self::LetterM
                | Self::DateOrder
        )
    }

    /// The name in a mapping.
    pub fn name(self) -> String {
        serde_json_name(self)
    }
}

/// The name that serde gives a code, without a JSON library.
fn serde_json_name(code: Code) -> String {
    let camel = format!("{code:?}");
    let mut name = String::new();
    for letter in camel.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
