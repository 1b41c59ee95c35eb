//! The identity of a mark: marks with the same key in two scenes are the same mark, and travel between them.

use crate::dataset::{Subject, UnitIx};

/// Identity of a mark across scenes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What the mark stands for.
    pub datum: Datum,
    /// What part it plays.
    pub role: Role,
    /// Its number among those of the same datum and role.
    pub index: u32,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datum {
    /// No datum: axis, grid, headings and notes of the chart.
    Chart,
    /// A unit, whatever is shown of it: such marks travel when the metric changes.
    Unit(UnitIx),
    /// One figure.
    Figure(Subject),
}

/// What part a mark plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A line of the axis or grid.
    Grid,
    /// Text of an axis, or a heading.
    Tick,
    /// The background of a row, cell or panel.
    Background,
    /// A rank.
    Rank,
    /// The change of a rank since the period before.
    Change,
    /// The name of a unit or metric.
    Name,
    /// The mark that shows the value.
    Value,
    /// The sign of a bound or interval.
    Bound,
    /// The value as text.
    Label,
    /// Any other text.
    Note,
}

impl Key {
    /// A mark of the chart itself.
    pub const fn chart(role: Role, index: u32) -> Self {
        Self { datum: Datum::Chart, role, index }
    }

    /// A mark of a unit.
    pub const fn unit(unit: UnitIx, role: Role) -> Self {
        Self { datum: Datum::Unit(unit), role, index: 0 }
    }

    /// A mark of a figure.
    pub const fn figure(subject: Subject, role: Role) -> Self {
        Self { datum: Datum::Figure(subject), role, index: 0 }
    }

    /// The same key with another number.
    pub const fn nth(self, index: u32) -> Self {
        Self { index, ..self }
    }
}
