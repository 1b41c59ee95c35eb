//! What was measured: metrics and their kinds.

use super::{Fixed, KindIx, LocalText, MetricIx, Named, ThemeIx, UnitIx};

/// Something measured, defined so narrowly that its figures can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Identifier, as in URLs.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// Name in the middle of a sentence; the name if the document has no other for that.
    pub name_inline: LocalText,
    /// The theme it belongs to, if any.
    pub theme: Option<ThemeIx>,
    /// What kind of number its figures are.
    pub kind: Kind,
    /// Unit of measurement as printed after the number (亿元, %); may be empty.
    pub unit: LocalText,
    /// Whether more or less of it is better.
    pub better: Better,
    /// What exactly is measured; may be empty.
    pub definition: LocalText,
    /// The kinds of unit that it applies to. If this and `applies_units` are empty, it applies to all units.
    pub applies: Vec<KindIx>,
    /// Single units that it applies to, besides those kinds.
    pub applies_units: Vec<UnitIx>,
    /// Metrics that look like it and must not be ranked with it.
    pub near: Vec<Near>,
    /// For growth, the metric that grows.
    pub level: Option<MetricIx>,
    /// Whether last year's level follows from the level and the growth. It does not where the base was revised.
    pub chains: bool,
    /// The step in which its figures are issued: 0.1 where rates have one decimal and 8% is short for 8.0%.
    pub precision: Option<Fixed>,
    /// For a rate, for how many people or things it is: 100,000 people.
    pub per: Option<LocalText>,
    /// The least that a figure can be: 0 for what is counted.
    pub floor: Option<Fixed>,
    /// The fewest digits after the point that are shown. Printed digits are never hidden.
    pub decimals: Option<i8>,
    /// Whether it counts whole things, which decides what bounds leave open. Not in the document: its figures tell.
    pub is_whole: bool,
    /// Whether it is a share that can be above 100 per cent. Not in the document: a figure or a reference of it is above.
    pub exceeds_all: bool,
    /// For a grade, all grades that there are, the best first; empty where the document does not say.
    pub grades: Vec<Named>,
    /// What the reader must know about it.
    pub note: LocalText,
}

/// A metric that looks like another and must not be ranked with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The other metric.
    pub metric: MetricIx,
    /// Why not.
    pub reason: LocalText,
}

/// What kind of number the figures of a metric are. Different kinds never share an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Change on the year before, in per cent: 增长8.1% is 8.1.
    Growth,
    /// Part of a total, in per cent.
    Share,
    /// A quantity with a unit of measurement, such as money or area.
    Amount,
    /// A number of things.
    Count,
    /// A rank that somebody else gave.
    Rank,
    /// A grade that somebody else gave; its value is a text.
    Grade,
    /// Growth printed as a multiple: 增长5.85倍 is +585 %.
    Multiple,
    /// A change in percentage points.
    Points,
    /// Years in a row.
    Streak,
    /// A result on a scale, such as points of a test.
    Score,
    /// Events for so many people or things.
    Rate,
    /// A length of time.
    Duration,
}

/// Whether more or less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: figures are ordered, but no one leads.
    Neither,
}

impl Metric {
    /// Whether it applies to a unit of that kind.
    pub fn applies_to(&self, unit: UnitIx, kind: Option<KindIx>) -> bool {
        let all = self.applies.is_empty() && self.applies_units.is_empty();
        all || kind.is_some_and(|kind| self.applies.contains(&kind)) || self.applies_units.contains(&unit)
    }
}

impl Kind {
    /// The least and the greatest whole number that can well be right: a loss is at most everything, a part at most the whole.
    pub const fn plausible(self) -> (Option<i64>, Option<i64>) {
        match self {
            Self::Growth => (Some(-100), None),
            Self::Multiple => (Some(-1), None),
            Self::Share => (None, Some(100)),
            _ => (None, None),
        }
    }

    /// The least that a figure of the kind can be, unless its metric says otherwise.
    pub const fn floor(self) -> Option<Fixed> {
        match self {
            Self::Count | Self::Share | Self::Rate | Self::Duration | Self::Streak => Some(Fixed::ZERO),
            Self::Rank => Some(Fixed::whole(1)),
            _ => None,
        }
    }
}
