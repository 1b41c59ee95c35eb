//! The parts of one cell as printed: number, bounds, unit of measure, flags, footnotes. Nothing is decided yet.

mod between;
mod number;

use super::marks;
use super::measure::{Measure, strip_word};
use super::numeral::Numeral;
use super::steps;
use super::suffix::{self, Beside};
use super::words;
use number::bare_number;
pub use number::{Number, Printed, Spread};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// Nothing.
    Empty,
    /// A mark in place of a number, in its one form.
    Mark(String),
    /// A number.
    Number(Box<Printed<'a>>),
    /// Growth in words: 持平.
    GrowthInWords(u32),
    /// Fewer cases than are shown: n<30.
    FewCases,
    /// Anything else.
    Other,
}

/// Reads a folded text: its content, and the flags and footnotes beside it.
pub fn parse(text: &str) -> (Content<'_>, Beside) {
    steps::add(text.len());
    if let Some(printed) = plain(text) {
        return (Content::Number(Box::new(printed)), Beside::default());
    }
    let (core, beside) = suffix::split(text);
    (content(core), beside)
}

/// A number of digits and marks alone, as most are: no word needs to be looked for.
fn plain(text: &str) -> Option<Printed<'_>> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let (numeral, rest) = Numeral::scan(text).filter(|_| is_plain)?;
    rest.is_empty().then(|| Printed::of(Number::Digits(numeral)))
}

fn content(core: &str) -> Content<'_> {
    if core.is_empty() {
        return Content::Empty;
    }
    if let Some(mark) = marks::canonical(core) {
        return Content::Mark(mark);
    }
    if let Some(growth) = words::growth_in_words(core) {
        return Content::GrowthInWords(growth);
    }
    if is_few_cases(core) {
        return Content::FewCases;
    }
    number(core).map_or(Content::Other, |printed| Content::Number(Box::new(printed)))
}

fn is_few_cases(core: &str) -> bool {
    let rest = strip_word(core, "n").map(str::trim_start);
    let rest = rest.and_then(|rest| rest.strip_prefix(['<', '≤'])).map(str::trim_start);
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn number(core: &str) -> Option<Printed<'_>> {
    if let Some(inner) = surrounded(core) {
        let printed = bare_number(inner.trim())?;
        // A bracketed range is a range; brackets around one number mean something.
        let in_brackets = printed.upper.is_none();
        return (printed.spread.is_none()).then_some(Printed { in_brackets, ..printed });
    }
    beside_brackets(core).or_else(|| bare_number(core)).or_else(|| between::scan(core))
}

/// $(3.5) or (3.5)%
fn beside_brackets(core: &str) -> Option<Printed<'_>> {
    let start = core.find('(')?;
    let end = core.find(')').filter(|end| *end > start)?;
    let outside = if start == 0 { &core[end + 1..] } else { &core[..start] };
    let is_alone = start == 0 || end + 1 == core.len();
    let (measure, _) = Measure::scan(outside).filter(|(_, rest)| is_alone && rest.trim().is_empty())?;
    let printed = bare_number(core[start + 1..end].trim())?;
    let is_plain = printed.upper.is_none() && printed.spread.is_none() && printed.measure.is_none();
    is_plain.then_some(Printed { in_brackets: true, measure: Some(measure), ..printed })
}

/// The text inside brackets that surround all of it.
fn surrounded(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    (!inner.contains(['(', ')'])).then_some(inner)
}

#[cfg(test)]
mod tests;
