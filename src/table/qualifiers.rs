//! Columns that qualify the figures beside them: flags, notes, ends of intervals.

use super::decimal::Decimal;
use super::figure::{Bound, Figure, GapReason, NotData, Outcome, Status};
use super::fold::fold;
use super::interpret::set_interval;
use super::marks;
use super::roles::Role;
use super::structure::Structure;

/// The columns that qualify one column of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Qualifiers {
    /// Lower ends of intervals.
    pub low: Option<usize>,
    /// Upper ends.
    pub high: Option<usize>,
    /// Half their width.
    pub spread: Option<usize>,
    /// Both ends in one cell.
    pub interval: Option<usize>,
    /// Flags.
    pub flags: Vec<usize>,
    /// Notes.
    pub notes: Vec<usize>,
}

impl Qualifiers {
    /// The qualifiers of each column of figures: each belongs to the figures to its left, or to those whose name its
    /// heading has.
    pub fn all(structure: &Structure) -> Vec<(usize, Self)> {
        let mut found: Vec<(usize, Self)> =
            structure.figures.iter().map(|column| (*column, Self::default())).collect();
        for (column, role) in structure.roles.iter().enumerate() {
            let heading = structure.headings[column].name.to_lowercase();
            let named = |figure: &usize| {
                let name = structure.headings[*figure].name.to_lowercase();
                !name.is_empty() && heading != name && heading.contains(&name)
            };
            let left = structure.figures.iter().rev().find(|figure| **figure < column);
            let owner =
                structure.figures.iter().find(|it| named(it)).or(left).or_else(|| structure.figures.first());
            let Some(entry) = found.iter_mut().find(|(figure, _)| Some(figure) == owner) else { continue };
            match role {
                Role::Low => entry.1.low = entry.1.low.or(Some(column)),
                Role::High => entry.1.high = entry.1.high.or(Some(column)),
                Role::Spread => entry.1.spread = entry.1.spread.or(Some(column)),
                Role::Interval => entry.1.interval = entry.1.interval.or(Some(column)),
                Role::Flag => entry.1.flags.push(column),
                Role::Note => entry.1.notes.push(column),
                _ => {}
            }
        }
        found
    }
}

/// What a flag says, in a column of flags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Of a figure.
    pub status: Vec<Status>,
    /// Of a gap.
    pub reason: Option<GapReason>,
}

/// Reads the cell of a column of flags. None where a flag is unknown.
pub fn flags(text: &str, heading: &str) -> Option<Flags> {
    let folded = fold(text).to_lowercase();
    if heading.to_lowercase().starts_with("conf") {
        return confidentiality(&folded);
    }
    if folded.is_empty() {
        return Some(Flags::default());
    }
    if let Some(flags) = words(&folded) {
        return Some(flags);
    }
    let mut flags = Flags::default();
    let parts = folded.split([',', ';', ' ']).filter(|part| !part.is_empty());
    for part in parts {
        let letters: Vec<String> = if marks::status(part).is_some() || !part.is_ascii() {
            vec![part.to_owned()]
        } else {
            part.chars().map(String::from).collect()
        };
        for letter in letters {
            flags.add(&letter)?;
        }
    }
    Some(flags)
}

/// The codes of SDMX for confidentiality: F is free, where it is a forecast among the flags of observations.
fn confidentiality(code: &str) -> Option<Flags> {
    match code {
        "" | "f" | "p" => Some(Flags::default()),
        "c" | "n" | "s" | "d" | "a" | "g" | "t" | "o" | "m" => {
            Some(Flags { status: Vec::new(), reason: Some(GapReason::Suppressed) })
        }
        _ => None,
    }
}

impl Flags {
    /// Adds one letter of the common code list of observation statuses.
    fn add(&mut self, letter: &str) -> Option<()> {
        let (status, reason) = match letter {
            "a" | "v" | "g" => (None, None),
            "‡" => (Some(Status::Estimated), None),
            "c" | "q" => (None, Some(GapReason::Suppressed)),
            "l" => (None, Some(GapReason::NotCollected)),
            "m" | "z" => (None, Some(GapReason::NotApplicable)),
            "o" => (None, Some(GapReason::Unknown)),
            "n" | "u" => (Some(Status::LowReliability), Some(GapReason::Unreliable)),
            other => (Some(marks::status(other)?), None),
        };
        self.status.extend(status);
        self.reason = self.reason.or(reason);
        Some(())
    }
}

/// Whether a text says what a flag says, in words.
pub fn says_status(text: &str) -> bool {
    let lower = text.to_lowercase();
    words(&lower).is_some()
        || lower.split_whitespace().next().is_some_and(|word| marks::status(word).is_some())
}

/// Flags in words, as offices write them out.
fn words(text: &str) -> Option<Flags> {
    const WORDS: [(&str, Option<Status>, Option<GapReason>); 13] = [
        ("not applicable", None, Some(GapReason::NotApplicable)),
        ("not available", None, Some(GapReason::Unknown)),
        ("missing", None, Some(GapReason::Unknown)),
        ("not collected", None, Some(GapReason::NotCollected)),
        ("suppressed", None, Some(GapReason::Suppressed)),
        ("confidential", None, Some(GapReason::Suppressed)),
        ("estimat", Some(Status::Estimated), None),
        ("imputed", Some(Status::Estimated), None),
        ("provisional", Some(Status::Provisional), None),
        ("preliminary", Some(Status::Provisional), None),
        ("revised", Some(Status::Revised), None),
        ("forecast", Some(Status::Forecast), None),
        ("break in", Some(Status::Break), None),
    ];
    let found = WORDS.iter().find(|(word, ..)| text.contains(word))?;
    Some(Flags { status: found.1.into_iter().collect(), reason: found.2 })
}

/// Applies the flags of all columns to a figure or a gap.
pub fn apply_flags(outcome: &mut Outcome, flags: &[Flags]) {
    match outcome {
        Outcome::Figure(figure) => {
            figure.status.extend(flags.iter().flat_map(|flags| &flags.status));
            figure.status.sort();
            figure.status.dedup();
        }
        Outcome::Gap { reason, is_guess, .. } => {
            // What is said in words comes last in the file, and weighs more than a letter.
            if let Some(found) = flags.iter().rev().find_map(|flags| flags.reason) {
                (*reason, *is_guess) = (found, false);
            }
        }
        Outcome::NotData(_) | Outcome::NotUnderstood(_) => {}
    }
}

/// Puts an interval around a figure: from its ends, or from half its width.
///
/// # Errors
/// Ends that are no numbers, or do not hold the value.
pub fn apply_interval(
    figure: &mut Outcome,
    low: Option<&Outcome>,
    high: Option<&Outcome>,
    level: Option<Decimal>,
) -> Result<(), String> {
    let exact = |outcome: &Outcome| match outcome {
        Outcome::Figure(end) if end.bound == Bound::Exact => {
            end.value.map(Some).ok_or_else(|| "a range".to_owned())
        }
        Outcome::Gap { .. } | Outcome::NotData(NotData::Empty) => Ok(None),
        Outcome::NotUnderstood(reason) => Err(reason.clone()),
        _ => Err("a bound, where the end of an interval should be".to_owned()),
    };
    let low = low.map(exact).transpose()?.flatten();
    let high = high.map(exact).transpose()?.flatten();
    let Outcome::Figure(figure) = figure else {
        return if low.is_none() && high.is_none() {
            Ok(())
        } else {
            Err("an interval without a value".to_owned())
        };
    };
    match (low, high) {
        (None, None) => Ok(()),
        (Some(low), Some(high)) => with_level(figure, low, high, level),
        _ => Err("one end of an interval".to_owned()),
    }
}

/// Puts an interval of a given half-width around a figure.
///
/// # Errors
/// A width that is no number.
pub fn apply_spread(figure: &mut Outcome, width: &Outcome, level: Option<Decimal>) -> Result<(), String> {
    let width = match width {
        Outcome::Figure(width) if width.bound == Bound::Exact => width.value,
        Outcome::Gap { .. } => return Ok(()),
        Outcome::NotUnderstood(reason) => return Err(reason.clone()),
        _ => None,
    };
    let (Outcome::Figure(figure), Some(width)) = (figure, width) else {
        return Err("a width without a value".to_owned());
    };
    let ends = figure.value.and_then(|value| value.minus(width).zip(value.plus(width)));
    let (low, high) = ends.ok_or("a width without a value")?;
    with_level(figure, low, high, level)
}

/// Puts an interval around a figure whose two ends are printed as a range.
///
/// # Errors
/// What is no range, or does not hold the value.
pub fn apply_range(figure: &mut Outcome, range: &Outcome, level: Option<Decimal>) -> Result<(), String> {
    let ends = match range {
        Outcome::Figure(range) => range.lower.zip(range.upper),
        Outcome::Gap { .. } => return Ok(()),
        Outcome::NotUnderstood(reason) => return Err(reason.clone()),
        Outcome::NotData(_) => None,
    };
    let (low, high) = ends.ok_or("no interval with two ends")?;
    match figure {
        Outcome::Figure(figure) => with_level(figure, low, high, level),
        _ => Err("an interval without a value".to_owned()),
    }
}

fn with_level(
    figure: &mut Figure,
    low: Decimal,
    high: Decimal,
    level: Option<Decimal>,
) -> Result<(), String> {
    if figure.bound != Bound::Exact {
        return Err("an interval around a bound".to_owned());
    }
    set_interval(figure, low, high)?;
    figure.confidence = level;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_letters_or_words() {
        assert_eq!(flags("bp", "").map(|it| it.status), Some(vec![Status::Break, Status::Provisional]));
        assert_eq!(flags("A", "").map(|it| it.status), Some(Vec::new()));
        assert_eq!(flags("‡", "").map(|it| it.status), Some(vec![Status::Estimated]));
        assert_eq!(
            flags("Category not applicable", "").and_then(|it| it.reason),
            Some(GapReason::NotApplicable)
        );
        assert_eq!(flags("UIS Estimation", "").map(|it| it.status), Some(vec![Status::Estimated]));
        assert_eq!(flags("quux", ""), None);
    }
}
