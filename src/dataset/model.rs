//! What was reported, resolved once: after reading there are no ids to look up and nothing left to check.

use super::{Fixed, LocalText};

/// Place of a unit in [`Dataset::units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitIx(pub u32);

/// Place of a metric in [`Dataset::metrics`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MetricIx(pub u32);

/// What can be spoken of: a unit and a metric, reported or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The unit.
    pub unit: UnitIx,
    /// The metric.
    pub metric: MetricIx,
}

/// Everything reported at one meeting, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Stable identifier, such as `chongqing-2024-h1`.
    pub id: String,
    /// What the reader sees above the charts.
    pub title: LocalText,
    /// Who says so.
    pub source: Source,
    /// The period most figures are about.
    pub period: Period,
    /// Who reported, in the order of the source.
    pub units: Vec<Unit>,
    /// What was reported, in the order of the document.
    pub metrics: Vec<Metric>,
    /// Every reported figure; at most one for a unit and a metric.
    pub figures: Vec<Figure>,
    /// What the source began to say and did not finish.
    pub gaps: Vec<Gap>,
}

/// Where the figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Name of the page or document.
    pub name: LocalText,
    /// The occasion at which the units spoke.
    pub event: LocalText,
    /// What the reader must know before believing a number.
    pub note: LocalText,
    /// Address of the source, http(s) or relative, where there is one.
    pub url: Option<String>,
    /// When the source appeared, where it says so.
    pub published: Option<Period>,
}

/// One body that reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Identifier used in URLs.
    pub id: String,
    /// Full name.
    pub name: LocalText,
    /// Name on a chart; the full name where the document gives none.
    pub short: LocalText,
    /// What kind of body it is.
    pub kind: UnitKind,
}

/// What kind of body a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// 区.
    District,
    /// 县.
    County,
    /// 开发区, 高新区: a development zone.
    Zone,
    /// 局: a city department.
    Bureau,
}

/// One thing that was measured, defined narrowly enough that its figures are like for like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Identifier used in URLs.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// Theme it is grouped under.
    pub theme: Theme,
    /// What kind of number its figures are.
    pub kind: Kind,
    /// Unit of measurement as printed after the number (亿元, %); may be empty.
    pub unit: LocalText,
    /// Which end of the order is the good one.
    pub better: Better,
    /// What exactly is measured.
    pub definition: LocalText,
    /// Kinds of unit for which it can exist; with `applies_units` empty too, it can for all.
    pub applies: Vec<UnitKind>,
    /// Single units for which it can exist, beside those of the kinds.
    pub applies_units: Vec<UnitIx>,
    /// Metrics that look alike and must not be ranked together.
    pub near: Vec<Near>,
    /// For a growth metric, the metric that is its level.
    pub level: Option<MetricIx>,
}

/// A metric that only looks alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The other metric.
    pub metric: MetricIx,
    /// Why the two must not be ranked together.
    pub reason: LocalText,
}

/// Themes, in the order of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Theme {
    Economy,
    Investment,
    Industry,
    Agriculture,
    TradeTourism,
    Innovation,
    Finance,
    People,
    Environment,
    Governance,
}

/// What kind of number a metric's figures are. Kinds never share an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Change on the year before, in per cent.
    Growth,
    /// Part of a whole, in per cent.
    Share,
    /// A quantity with a unit of measurement (money, area).
    Amount,
    /// A number of things.
    Count,
    /// A place in somebody else's order.
    Rank,
    /// A grade given by somebody else; its value is text.
    Grade,
    /// Growth printed as a multiple: 增长5.85倍 is +585 %.
    Multiple,
    /// Percentage points.
    Points,
    /// Years in a row.
    Streak,
}

/// Which end of a metric's order is the good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: the order is no contest.
    Neither,
}

/// One reported figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Who reported it.
    pub unit: UnitIx,
    /// What it measures.
    pub metric: MetricIx,
    /// The value as printed.
    pub value: Value,
    /// How the printed number bounds the true one.
    pub bound: Bound,
    /// For `over` printed as x余: the next round number, which the true value stays below.
    pub upper: Option<Fixed>,
    /// What time it is about; `None` where the source does not say.
    pub period: Option<Period>,
    /// How the period is known.
    pub basis: Basis,
    /// For a rank or grade, among whom.
    pub scope: Option<LocalText>,
    /// The source's own characters.
    pub quote: String,
    /// Where the column break tore them apart, the characters that carry the label.
    pub quote_label: Option<String>,
    /// Which part of the speech: `lead`, or the number of its section.
    pub place: String,
}

/// A value as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, and how many digits after the point were printed.
    Number {
        /// The number.
        number: Fixed,
        /// Digits after the point.
        decimals: u8,
    },
    /// A grade.
    Grade(String),
}

/// How a printed number bounds the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// 8%: the number itself.
    Exact,
    /// 超, 超过, 余: more than the number.
    Over,
    /// 以上, 不少于: the number or more.
    AtLeast,
    /// 约, 近: near the number.
    About,
}

/// How the period of a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The quoted clause says it.
    Stated,
    /// The speech is about it.
    Implied,
    /// The source does not say.
    Unknown,
}

/// A period or day: `2024-H1`, `2024-Q2`, `2023`, `2024-06`, `2024-06-30` (as at that day).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Year.
    pub year: u16,
    /// Part of the year.
    pub part: Part,
}

/// Part of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    #[default]
    Year,
    /// Half 1 or 2.
    Half(u8),
    /// Quarter 1 to 4.
    Quarter(u8),
    /// Month 1 to 12.
    Month(u8),
    /// A day: month and day of month.
    Day(u8, u8),
}

/// What the source began to say and did not finish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Who would have reported it.
    pub unit: UnitIx,
    /// What it would have measured.
    pub metric: MetricIx,
    /// Why there is no figure.
    pub reason: GapReason,
    /// What is left of it.
    pub quote: String,
}

/// Why a figure is missing although the source speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GapReason {
    /// The page cuts it off.
    CutOff,
    /// The page is there, the characters cannot be read.
    Unreadable,
    /// Said to come later.
    NotYetDue,
}

impl Dataset {
    /// The unit at that place.
    pub fn unit(&self, unit: UnitIx) -> &Unit {
        &self.units[unit.0 as usize]
    }

    /// The metric at that place.
    pub fn metric(&self, metric: MetricIx) -> &Metric {
        &self.metrics[metric.0 as usize]
    }

    /// All units, with their places.
    pub fn unit_ixs(&self) -> impl DoubleEndedIterator<Item = UnitIx> + use<> {
        (0..self.units.len() as u32).map(UnitIx)
    }

    /// All metrics, with their places.
    pub fn metric_ixs(&self) -> impl DoubleEndedIterator<Item = MetricIx> + use<> {
        (0..self.metrics.len() as u32).map(MetricIx)
    }

    /// The unit with that id.
    pub fn unit_by_id(&self, id: &str) -> Option<UnitIx> {
        self.units.iter().position(|unit| unit.id == id).map(|place| UnitIx(place as u32))
    }

    /// The metric with that id.
    pub fn metric_by_id(&self, id: &str) -> Option<MetricIx> {
        self.metrics.iter().position(|metric| metric.id == id).map(|place| MetricIx(place as u32))
    }

    /// Whether the metric can exist for the unit.
    pub fn applies(&self, unit: UnitIx, metric: MetricIx) -> bool {
        self.metric(metric).applies_to(unit, self.unit(unit).kind)
    }

    /// The figures of one metric, in document order.
    pub fn figures_of(&self, metric: MetricIx) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.metric == metric)
    }
}

impl Metric {
    /// Whether the metric can exist for that unit, which is of that kind.
    pub fn applies_to(&self, unit: UnitIx, kind: UnitKind) -> bool {
        let all = self.applies.is_empty() && self.applies_units.is_empty();
        all || self.applies.contains(&kind) || self.applies_units.contains(&unit)
    }
}

impl Figure {
    /// The printed number; `None` for a grade.
    pub fn number(&self) -> Option<Fixed> {
        match self.value {
            Value::Number { number, .. } => Some(number),
            Value::Grade(_) => None,
        }
    }
}
