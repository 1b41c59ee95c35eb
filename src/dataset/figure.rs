//! Figures as reported, and gaps.

use super::{Fixed, LocalText, MetricIx, Period, Statuses, UnitIx};

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

impl Gap {
    /// Whether it says no more than a document does that has neither a figure nor a gap: that the unit did not report it.
    pub fn is_silence(&self) -> bool {
        self.reason == GapReason::NotReported && self.quote.is_empty() && self.note.is_missing()
    }
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

impl Figure {
    /// Whether the source says who gave a rank or grade, or among whom.
    pub fn is_judged(&self) -> bool {
        self.scope.is_some() || self.judge.is_some()
    }

    /// Whether it is a number that stands for itself: no bound, no range and no grade.
    pub fn is_exact(&self) -> bool {
        self.bound == Bound::Exact && matches!(self.value, Value::Number { .. })
    }

    /// Whether more than the printed number is meant: over, at least, or a range.
    pub fn is_more(&self) -> bool {
        matches!(self.bound, Bound::Over | Bound::AtLeast) || matches!(self.value, Value::Range { .. })
    }

    /// Whether it stands for all values between two ends: a number with “about”, or a range.
    pub fn is_approximate(&self) -> bool {
        self.bound == Bound::About || matches!(self.value, Value::Range { .. })
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
