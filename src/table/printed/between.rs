//! Ranges in words: “between 5 and 10”, “von 5 bis 10”, 介于5和10之间.

use super::number::{Number, Printed, bare_number};
use crate::table::figure::Bound;
use crate::table::measure::strip_word;
use crate::table::numeral::DecimalMark;

/// Words before the lower end and between both.
const BETWEEN: [(&str, &str); 8] = [
    ("between ", " and "),
    ("zwischen ", " und "),
    ("entre ", " et "),
    ("entre ", " y "),
    ("entre ", " e "),
    ("tra ", " e "),
    ("fra ", " e "),
    ("tussen ", " en "),
];

/// Such words that stand before years too, where they are no numbers: from 2019 to 2023.
const FROM: [(&str, &str); 5] =
    [("from ", " to "), ("von ", " bis "), ("de ", " à "), ("de ", " a "), ("da ", " a ")];

/// Reads a text that is a range in words.
pub(super) fn scan(core: &str) -> Option<Printed<'_>> {
    chinese(core)
        .or_else(|| BETWEEN.iter().find_map(|words| of(core, *words)))
        .or_else(|| FROM.iter().find_map(|words| of(core, *words)).filter(|it| !are_years(it)))
}

fn of<'a>(core: &'a str, (before, between): (&str, &str)) -> Option<Printed<'a>> {
    let (lower, upper) = strip_word(core, before)?.split_once(between)?;
    joined(lower, upper)
}

/// 5至10之间, 介于5和10之间
fn chinese(core: &str) -> Option<Printed<'_>> {
    let inner = core.strip_suffix("之间")?.trim();
    let inner = ["介于", "在"].iter().find_map(|word| inner.strip_prefix(word)).unwrap_or(inner);
    let ends = || ["和", "与"].iter().find_map(|word| inner.split_once(word));
    match ends() {
        Some((lower, upper)) => joined(lower, upper),
        None => bare_number(inner).filter(|printed| printed.upper.is_some() && printed.spread.is_none()),
    }
}

/// One range of its two ends; the unit of measure may stand behind the upper end alone.
fn joined<'a>(lower: &'a str, upper: &'a str) -> Option<Printed<'a>> {
    let plain = |text: &'a str| {
        bare_number(text.trim()).filter(|it| {
            let has_more = it.upper.is_some() || it.spread.is_some() || it.growth.is_some() || it.next_round;
            it.bound == Bound::Exact && !it.is_negative && !it.is_width && !it.has_triangle && !has_more
        })
    };
    let (mut lower, upper) = (plain(lower)?, plain(upper)?);
    if lower.measure != upper.measure {
        lower.add_measure(upper.measure?)?;
    }
    Some(Printed { upper: Some(upper.number), ..lower })
}

fn are_years(printed: &Printed<'_>) -> bool {
    let is_year = |number: &Number<'_>| {
        let text = number.read(DecimalMark::Point).map(|it| it.to_string()).unwrap_or_default();
        text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
    };
    is_year(&printed.number) && printed.upper.as_ref().is_some_and(is_year)
}
