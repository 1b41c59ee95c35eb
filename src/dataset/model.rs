//! The types of a dataset. Reading has resolved every id to an index and checked every rule.

use super::{Fixed, LocalText, Statuses, UNDETERMINED};

/// The index of a unit in [`Dataset::units`].
#[derive(Clone, Copy, Debug, PartialOrd, Ord, Hash)]
#[cfg_attr(not(test), derive(PartialEq, Eq))]
#[cfg_attr(test, allow(clippy::derived_hash_with_manual_eq, reason = "equality is counted"))]
pub struct UnitIx(pub u32);

/// The index of a kind of unit in [`Dataset::kinds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindIx(pub u32);

/// The index of a theme in [`Dataset::themes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThemeIx(pub u32);

/// The index of a metric in [`Dataset::metrics`].
#[derive(Clone, Copy, Debug, PartialOrd, Ord, Hash)]
#[cfg_attr(not(test), derive(PartialEq, Eq))]
#[cfg_attr(test, allow(clippy::derived_hash_with_manual_eq, reason = "equality is counted"))]
pub struct MetricIx(pub u32);

/// A unit and a metric: what a figure or a gap is about, and what may not have been reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The unit.
    pub unit: UnitIx,
    /// The metric.
    pub metric: MetricIx,
}

/// What a number of bodies reported, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Identifier, such as `chongqing-2024-h1`; stable across versions.
    pub id: String,
    /// The BCP 47 tag of the language of texts that are written without one; `und` if the document does not say.
    pub lang: String,
    /// Title, as shown above the charts.
    pub title: LocalText,
    /// Where the figures come from: at least one source, in the order of the document.
    pub sources: Vec<Source>,
    /// What the reader must know about all figures, whatever their source.
    pub note: LocalText,
    /// When the figures were taken from the source.
    pub retrieved: Option<Period>,
    /// What was corrected after the dataset was published, in the order of the document.
    pub corrections: Vec<Correction>,
    /// The period that most figures are about.
    pub period: Option<Period>,
    /// The kinds of unit, in the order of the document.
    pub kinds: Vec<Named>,
    /// The themes of metrics, in the order of a profile.
    pub themes: Vec<Named>,
    /// The bodies that reported, in the order of the source.
    pub units: Vec<Unit>,
    /// What they were asked for, in the order of the document.
    pub metrics: Vec<Metric>,
    /// The reported figures, at most one for each unit, metric and period.
    pub figures: Vec<Figure>,
    /// Figures that are not given, and why.
    pub gaps: Vec<Gap>,
    /// For each metric, the periods of its figures in order of time; empty where each unit has one figure for it.
    pub series: Vec<Vec<Period>>,
    /// After [`Dataset::at`], for each metric with several periods the one that is shown.
    pub shown: Vec<Option<Period>>,
    /// Values to compare with, which are never ranked.
    pub references: Vec<Reference>,
}

/// A kind of unit, a theme or a grade: its id, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Identifier; of a kind, as in URLs; of a grade, as it is printed.
    pub id: String,
    /// Name.
    pub name: LocalText,
}

/// A correction of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub date: Period,
    /// What was corrected.
    pub text: LocalText,
}

/// A value to compare figures with, such as a target or an average.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The metric whose figures it is compared with.
    pub metric: MetricIx,
    /// The period it is about; `None` if it is the same for all.
    pub period: Option<Period>,
    /// The value.
    pub value: Fixed,
    /// Its printed digits after the point.
    pub decimals: i8,
    /// Name.
    pub name: LocalText,
}

/// Where the figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Name of the page or document.
    pub name: LocalText,
    /// The occasion of the reports, such as a meeting.
    pub event: LocalText,
    /// What the reader must know about all figures, such as that nobody verified them.
    pub note: LocalText,
    /// The BCP 47 tag of the language of quotes; `und` if the document does not say.
    pub lang: String,
    /// What a quote's location is called.
    pub document: DocumentWords,
    /// Address of the source: http, https or relative.
    pub url: Option<String>,
    /// Address of a picture or page that shows where the quotes stand.
    pub page: Option<String>,
    /// The terms under which the source may be used.
    pub licence: LocalText,
    /// When the source was published.
    pub published: Option<Period>,
}

/// What the location of a quote in a document is called. Empty texts where a dataset has no words of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentWords {
    /// The part before the numbered ones: “Opening of the speech”.
    pub lead: LocalText,
    /// A numbered part, with `{0}` for its number: “Part {0} of the speech”.
    pub part: LocalText,
}

/// A body that reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Identifier, as in URLs.
    pub id: String,
    /// Full name.
    pub name: LocalText,
    /// Name on a chart; the full name if the document has no shorter one.
    pub short: LocalText,
    /// What kind of body it is, if the document says so.
    pub kind: Option<KindIx>,
    /// What the reader must know about it.
    pub note: LocalText,
}

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
    /// Whether it counts whole things: see [`Dataset::mark_whole`]. Not in the document.
    pub is_whole: bool,
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

/// A reported figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The unit that reported it.
    pub unit: UnitIx,
    /// What it measures.
    pub metric: MetricIx,
    /// The value as printed.
    pub value: Value,
    /// How the printed number bounds the true one.
    pub bound: Bound,
    /// The end that a bound leaves open, if it is known: the upper end of one that is over or at least (3000余 is below 4000),
    /// the lower end of one that is under or at most.
    pub far_end: Option<Fixed>,
    /// The interval around an exact value, if the source gives one.
    pub spread: Option<Box<Spread>>,
    /// The period it is about; `None` if the basis is unknown.
    pub period: Option<Period>,
    /// How the period is known.
    pub basis: Basis,
    /// For a rank or grade, among whom it was given.
    pub scope: Option<LocalText>,
    /// For a rank or grade, who gave it.
    pub judge: Option<LocalText>,
    /// How far the figure is final and comparable.
    pub status: Statuses,
    /// What the reader must know about it.
    pub note: LocalText,
    /// The characters of the source that give the figure; may be empty.
    pub quote: String,
    /// The quote in other languages; may be empty.
    pub quote_translation: LocalText,
    /// The characters that name the metric, where the source has them apart from the figure.
    pub quote_label: Option<String>,
    /// The paragraph of the source: `lead`, its number, or any other location; may be empty. Documents call it `place`.
    pub paragraph: String,
}

/// A value as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number {
        /// The number.
        number: Fixed,
        /// How many digits after the point were printed; −3 where the last printed digit counts thousands.
        decimals: i8,
    },
    /// A range: 5–10, both ends included.
    Range {
        /// The lower end.
        lower: Fixed,
        /// The upper end.
        upper: Fixed,
        /// How many digits after the point were printed.
        decimals: i8,
    },
    /// A grade.
    Grade(String),
}

/// An interval around a value, such as a confidence interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lower end.
    pub low: Fixed,
    /// The upper end.
    pub high: Fixed,
    /// The level of confidence in per cent, such as 95, where the source gives it.
    pub confidence: Option<Fixed>,
}

/// How a printed number bounds the true one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// 8%: the number itself.
    #[default]
    Exact,
    /// 超, 超过, 余: more than the number.
    Over,
    /// 以上, 不少于: the number or more.
    AtLeast,
    /// 约, 近: about the number.
    About,
    /// 不足, 未满: less than the number.
    Under,
    /// 以下, 不超过: the number or less.
    AtMost,
}

/// How the period of a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The quoted sentence states it.
    Stated,
    /// It is the period of the whole report.
    Implied,
    /// The source does not say.
    Unknown,
}

/// A period, or a day as of which a figure holds: `2023`, `2024-H1`, `2024-Q2`, `2024-06`, `2024-06-30`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Year.
    pub year: u16,
    /// Part of the year.
    pub part: Part,
}

/// The part of a year that a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole year.
    #[default]
    Year,
    /// Half 1 or 2.
    Half(u8),
    /// Quarter 1 to 4.
    Quarter(u8),
    /// Month 1 to 12.
    Month(u8),
    /// A day: the month, and the day of the month.
    Day(u8, u8),
}

/// A figure that is not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The unit that it is about.
    pub unit: UnitIx,
    /// The metric that it is about.
    pub metric: MetricIx,
    /// The period that it is about.
    pub period: Option<Period>,
    /// Why there is no figure.
    pub reason: GapReason,
    /// The characters of the source that are left; may be empty.
    pub quote: String,
    /// What the reader must know about it.
    pub note: LocalText,
}

/// Why a figure is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GapReason {
    /// It is cut off.
    CutOff,
    /// It cannot be read.
    Unreadable,
    /// The source says that it will follow.
    NotYetDue,
    /// Nobody collected it.
    NotCollected,
    /// It is kept back to protect those whom it is about.
    Suppressed,
    /// It is too unreliable to be published.
    Unreliable,
    /// It is below what the method can detect.
    BelowDetection,
    /// It is kept back, for whatever reason.
    Withheld,
    /// It cannot exist.
    NotApplicable,
    /// The unit did not report it.
    NotReported,
    /// The source does not say why it is missing.
    Unknown,
}

impl Dataset {
    /// The unit with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn unit(&self, unit: UnitIx) -> &Unit {
        &self.units[unit.0 as usize]
    }

    /// The metric with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn metric(&self, metric: MetricIx) -> &Metric {
        &self.metrics[metric.0 as usize]
    }

    /// The kind of unit with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn kind(&self, kind: KindIx) -> &Named {
        &self.kinds[kind.0 as usize]
    }

    /// The theme with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn theme(&self, theme: ThemeIx) -> &Named {
        &self.themes[theme.0 as usize]
    }

    /// The kind of unit with that id.
    pub fn kind_by_id(&self, id: &str) -> Option<KindIx> {
        self.kinds.iter().position(|kind| kind.id == id).map(|index| KindIx(index as u32))
    }

    /// The BCP 47 tag of the language of quotes; `und` if the document does not say.
    pub fn quote_lang(&self) -> &str {
        self.sources.first().map_or(UNDETERMINED, |source| &source.lang)
    }

    /// The gap of a unit for a metric.
    pub fn gap(&self, unit: UnitIx, metric: MetricIx) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.unit == unit && gap.metric == metric)
    }

    /// The indices of all units.
    pub fn unit_ixs(&self) -> impl DoubleEndedIterator<Item = UnitIx> + use<> {
        (0..self.units.len() as u32).map(UnitIx)
    }

    /// The indices of all metrics.
    pub fn metric_ixs(&self) -> impl DoubleEndedIterator<Item = MetricIx> + use<> {
        (0..self.metrics.len() as u32).map(MetricIx)
    }

    /// The index of the unit with that id.
    pub fn unit_by_id(&self, id: &str) -> Option<UnitIx> {
        self.units.iter().position(|unit| unit.id == id).map(|index| UnitIx(index as u32))
    }

    /// The index of the metric with that id.
    pub fn metric_by_id(&self, id: &str) -> Option<MetricIx> {
        self.metrics.iter().position(|metric| metric.id == id).map(|index| MetricIx(index as u32))
    }

    /// Whether the metric applies to the unit.
    pub fn applies(&self, unit: UnitIx, metric: MetricIx) -> bool {
        self.metric(metric).applies_to(unit, self.unit(unit).kind)
    }

    /// The figures of a metric, in the order of the document.
    pub fn figures_of(&self, metric: MetricIx) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.metric == metric)
    }
}

impl Metric {
    /// Whether it applies to a unit of that kind.
    pub fn applies_to(&self, unit: UnitIx, kind: Option<KindIx>) -> bool {
        let all = self.applies.is_empty() && self.applies_units.is_empty();
        all || kind.is_some_and(|kind| self.applies.contains(&kind)) || self.applies_units.contains(&unit)
    }
}

impl Kind {
    /// The least that a figure of the kind can be, unless its metric says otherwise.
    pub const fn floor(self) -> Option<Fixed> {
        match self {
            Self::Count | Self::Share | Self::Rate | Self::Duration | Self::Streak => Some(Fixed::ZERO),
            Self::Rank => Some(Fixed::whole(1)),
            _ => None,
        }
    }
}

impl Figure {
    /// Whether it is a number that stands for itself: no bound, no range and no grade.
    pub fn is_exact(&self) -> bool {
        self.bound == Bound::Exact && matches!(self.value, Value::Number { .. })
    }

    /// Whether more than the printed number is meant: over, at least, or a range.
    pub fn is_more(&self) -> bool {
        matches!(self.bound, Bound::Over | Bound::AtLeast) || matches!(self.value, Value::Range { .. })
    }

    /// Whether there are signs beside its value: it has a status or a note.
    pub fn has_signs(&self) -> bool {
        !self.status.is_empty() || !self.note.is_missing()
    }

    /// The printed number; of a range the lower end. `None` for a grade.
    pub fn number(&self) -> Option<Fixed> {
        match self.value {
            Value::Number { number, .. } | Value::Range { lower: number, .. } => Some(number),
            Value::Grade(_) => None,
        }
    }
}
