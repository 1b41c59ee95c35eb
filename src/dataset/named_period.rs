//! Periods that have a name of their own, and spans of several.

use super::{LocalText, Part, Period};

/// A period that the dataset lists by name, such as the school year 2023/24, or a span such as `2024-Q1/2024-Q3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPeriod {
    /// Identifier in documents and URLs.
    pub id: String,
    /// Name; missing for a span that is not listed.
    pub name: LocalText,
    /// The period itself: a part of the calendar that is listed, or [`Part::Other`].
    pub period: Period,
    /// The part of the calendar that it begins with.
    pub from: Period,
    /// The part of the calendar that it ends with.
    pub to: Period,
    /// Whether it stands in the list of the document.
    pub is_listed: bool,
}

impl NamedPeriod {
    /// Whether its id alone says what it goes from and to, as that of a part of the calendar or of a span does.
    pub(super) fn is_said_by_id(&self) -> bool {
        let first = self.id.split('/').next().and_then(Period::from_code);
        first == Some(self.from) && self.id.split('/').all(|end| Period::from_code(end).is_some())
    }

    /// The first and the last day, as numbers that grow with time.
    pub(super) fn days(&self) -> (u32, u32) {
        let days = |period: Period| period.calendar_days().unwrap_or_default();
        let (end, last) = (days(self.to).1, last_of_month(self.to));
        (days(self.from).0, if last { end / 32 * 32 + 31 } else { end })
    }
}

/// Whether a period is the last day of its month.
fn last_of_month(period: Period) -> bool {
    matches!(period.part, Part::Day(month, day) if day == super::days_in(period.year, month))
}
