//! One row of the CSV that a chart exports: a figure or a gap, in columns that say what they are.

use super::decimal::Decimal;
use super::figure::{Bound, Figure, GapReason, NotData, Outcome, Status};
use super::grid::GridRow;
use super::own_export::OwnColumns;
use crate::dataset::{Basis, Kind, Period};
use std::cmp::Ordering;

/// A cell that says something else than the export would: the name of its column, and the reason.
pub type Wrong = (&'static str, String);

/// Reads one row.
#[derive(Clone, Copy, Debug)]
pub struct OwnRow<'a> {
    /// The columns.
    pub columns: &'a OwnColumns,
    /// Its cells.
    pub row: &'a GridRow,
    /// Whether an editor wrote its value, of which the column `decimals` says nothing then.
    pub is_corrected: bool,
}

impl OwnRow<'_> {
    fn text(&self, name: &str) -> String {
        self.columns.text(self.row, name)
    }

    /// The period, as a dataset writes it; nothing where there is none.
    ///
    /// # Errors
    /// One that the dataset gave a name: the CSV does not say when it begins and ends.
    pub fn period(&self) -> Result<Option<String>, Wrong> {
        let code = self.text("period");
        let is_part = |code: &str| Period::from_code(code).is_some();
        let is_span = || code.split_once('/').is_some_and(|(from, to)| is_part(from) && is_part(to));
        match () {
            () if code.is_empty() => Ok(None),
            () if is_part(&code) || is_span() || is_school_year(&code) => Ok(Some(code)),
            () => Err(("period", "a period of which the file does not say when it begins and ends".into())),
        }
    }

    /// How the period of a figure is known.
    ///
    /// # Errors
    /// A name that there is not.
    pub fn basis(&self) -> Result<&'static str, Wrong> {
        let name = self.text("period_basis");
        let known = Basis::from_name(&name).map(Basis::as_str);
        known.ok_or(("period_basis", "none of stated, implied, unknown".to_owned()))
    }

    /// The kind of its metric.
    ///
    /// # Errors
    /// A name that there is not.
    pub fn kind(&self) -> Result<Kind, Wrong> {
        Kind::from_name(&self.text("kind")).ok_or(("kind", "no kind of metric".to_owned()))
    }

    /// What is reported.
    ///
    /// # Errors
    /// A cell that says something else than the export would.
    pub fn outcome(&self) -> Result<Outcome, Wrong> {
        let status = self.text("status");
        let has_value = self.is_corrected && !self.text("value").is_empty();
        if has_value || matches!(status.as_str(), "reported" | "other_period") {
            return self.figure().map(|figure| Outcome::Figure(Box::new(figure)));
        }
        let is_other_metric = matches!(status.as_str(), "rank_only" | "looks_alike");
        // Who reported nothing has such a row too; only what the source says makes it a gap of its own.
        let says_nothing =
            || ["quote", "period", "remark_zh", "remark_en"].iter().all(|it| self.text(it).is_empty());
        if is_other_metric || status == GapReason::NotReported.as_str() && says_nothing() {
            return Ok(Outcome::NotData(NotData::Empty));
        }
        let reason = GapReason::from_name(&status);
        let reason = reason.ok_or(("status", "neither “reported” nor a reason of a gap".to_owned()))?;
        Ok(Outcome::Gap { reason, is_guess: false, note: self.note(), remarks: Vec::new() })
    }

    fn note(&self) -> Option<String> {
        let [zh, en] = self.columns.both(self.row, "remark");
        Some(if en.is_empty() { zh } else { en }).filter(|note| !note.is_empty())
    }

    fn figure(&self) -> Result<Figure, Wrong> {
        let mut figure = Figure { note: self.note(), status: self.statuses()?, ..Figure::default() };
        if self.kind()? == Kind::Grade {
            figure.grade = Some(self.grade()?);
            return Ok(figure);
        }
        let bound = self.text("bound");
        figure.bound = Bound::from_name(&bound).ok_or(("bound", "no bound that there is".to_owned()))?;
        let is_range = self.text("value").is_empty();
        let decimals = self.decimals()?;
        figure.value = self.number("value", decimals)?;
        let ends = if is_range { decimals } else { None };
        figure.lower = self.number("lower", ends)?;
        figure.upper = self.number("upper", ends)?;
        figure.low = self.number("low", None)?;
        figure.high = self.number("high", None)?;
        figure.confidence = self.number("confidence", None)?;
        if is_range && (figure.lower.is_none() || figure.upper.is_none()) {
            return Err(("value", "neither a value nor both ends of a range".to_owned()));
        }
        Ok(figure)
    }

    fn statuses(&self) -> Result<Vec<Status>, Wrong> {
        let named = |name| Status::from_name(name).ok_or(("statuses", "no status that there is".to_owned()));
        self.text("statuses").split_whitespace().map(named).collect()
    }

    /// A grade by its names; where it has two, by both, because the CSV does not have what the dataset calls it.
    fn grade(&self) -> Result<String, Wrong> {
        let corrected = Some(self.text("value")).filter(|grade| !grade.is_empty());
        let [zh, en] = self.columns.both(self.row, "shown");
        let shown = match () {
            () if zh.is_empty() || zh == en => en,
            () if en.is_empty() => zh,
            () => format!("{zh} / {en}"),
        };
        let grade = corrected.unwrap_or(shown);
        if grade.is_empty() { Err(("value", "a grade without its name".to_owned())) } else { Ok(grade) }
    }

    /// How many digits after the point were printed.
    fn decimals(&self) -> Result<Option<i32>, Wrong> {
        let text = self.text("decimals");
        if text.is_empty() || self.is_corrected {
            return Ok(None);
        }
        let decimals = text.parse().ok().filter(|it| (-18..=12).contains(it));
        decimals.map(Some).ok_or(("decimals", "no whole number from −18 to 12".to_owned()))
    }

    /// A number as the export writes it, with as many digits as were printed.
    fn number(&self, name: &'static str, decimals: Option<i32>) -> Result<Option<Decimal>, Wrong> {
        let text = self.text(name);
        if text.is_empty() {
            return Ok(None);
        }
        let number =
            number(&text).ok_or((name, "not a number with a point as its decimal mark".to_owned()))?;
        let Some(decimals) = decimals else { return Ok(Some(number)) };
        let printed = number.rounded(decimals);
        if printed.compare(number) != Some(Ordering::Equal) || printed.decimals() != decimals {
            return Err((name, format!("not a number with {decimals} decimals, as its row says")));
        }
        Ok(Some(printed))
    }
}

/// A year such as 2020/21.
fn is_school_year(code: &str) -> bool {
    let years = code.split_once('/').and_then(|(first, last)| {
        let is_year = first.len() == 4 && last.len() == 2;
        is_year.then(|| first.parse::<u32>().ok().zip(last.parse::<u32>().ok()))?
    });
    years.is_some_and(|(first, last)| (first + 1) % 100 == last)
}

fn number(text: &str) -> Option<Decimal> {
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let number = Decimal::from_digits(&[whole, fraction].concat(), fraction.len())?;
    (!whole.is_empty() && !digits.ends_with('.')).then(|| number.with_sign(is_negative))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_export_writes_them() {
        let read = |text: &str| number(text).map(|it| it.to_string());
        assert_eq!(read("-6.30").as_deref(), Some("-6.30"));
        for text in ["6,3", "1 000", "", ".", "5.", "+5", "5e3", "--5", "1.2.3"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn only_years_that_follow_are_one_year() {
        assert!(is_school_year("2022/23") && is_school_year("1999/00"));
        assert!(!is_school_year("2022/24") && !is_school_year("wave/23"));
    }
}
