//! Of how many hundred intervals hold the true value, as the heading of a column says it.

use super::decimal::Decimal;
use super::numeral::{DecimalMark, Numeral};

/// Words and beginnings of words of headings of intervals.
const WORDS: [&str; 13] = [
    "lower",
    "upper",
    "low",
    "high",
    "lcl",
    "ucl",
    "lci",
    "uci",
    "confidence",
    "interval",
    "moe",
    "margin",
    "konfidenz",
];

/// Abbreviations of “confidence interval”, which are whole words.
const ABBREVIATIONS: [&str; 3] = ["ci", "ki", "ic"];

/// “lower 95%”, “95% CI”: the confidence in a heading of an interval. Of several numbers, it is the one at the interval's
/// abbreviation, or else the first in per cent: “Rate per 100 000 (95% CI)”.
pub fn confidence(core: &str) -> Option<Decimal> {
    let lower = core.to_lowercase();
    let is_interval = WORDS.iter().any(|word| lower.contains(word))
        || ["±", "置信", "信頼区間"].iter().any(|word| lower.contains(word))
        || words(&lower)
            .any(|word| ABBREVIATIONS.contains(&word.trim_matches(|it: char| it.is_ascii_digit())));
    let all = || numbers(&lower).filter_map(|(before, value, after)| Some((before, level(value)?, after)));
    let is_beside = |before: &str, after: &str| {
        let last = words(before.trim_end_matches([' ', '_', ':', '-', '('])).last();
        let after = after.trim_start_matches([' ', '_', '%', '-']);
        let next = words(after).next().filter(|word| after.starts_with(word));
        [last, next].into_iter().flatten().any(|word| ABBREVIATIONS.contains(&word))
    };
    let beside = || all().find(|(before, _, after)| is_beside(before, after));
    let in_percent = || {
        all().find(|(_, _, after)| {
            ["%", "per cent", "percent", "prozent"].iter().any(|sign| after.trim_start().starts_with(sign))
        })
    };
    is_interval.then(|| beside().or_else(in_percent)).flatten().map(|(_, level, _)| level)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The numbers of a text, each with what is before and after it.
fn numbers(text: &str) -> impl Iterator<Item = (&str, Decimal, &str)> {
    let mut end = 0;
    std::iter::from_fn(move || {
        loop {
            let start = end + text[end..].find(|letter: char| letter.is_ascii_digit())?;
            let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
            let Some((numeral, rest)) = Numeral::scan(&text[start..]) else {
                end = start + digits;
                continue;
            };
            end = text.len() - rest.len();
            if let Ok(value) = numeral.read(DecimalMark::Point) {
                return Some((&text[..start], value, rest));
            }
        }
    })
}

/// A number of at least half of a hundred, and below all of it.
fn level(value: Decimal) -> Option<Decimal> {
    let at_least_half = value.minus(Decimal::whole(50))?;
    let below_hundred = Decimal::whole(100).minus(value)?;
    let is_level = !at_least_half.is_negative() && !below_hundred.is_negative() && !below_hundred.is_zero();
    is_level.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_stands_in_the_heading() {
        for (text, level) in [
            ("lower 95%", Some("95")),
            ("90% CI high", Some("90")),
            ("CI 95", Some("95")),
            ("95% CI", Some("95")),
            ("95 % CI", Some("95")),
            ("95%-KI", Some("95")),
            ("Rate per 100 000 (95% CI)", Some("95")),
            ("Rate per 100,000 [95% CI]", Some("95")),
            ("Rate per 1000 (95% CI)", Some("95")),
            ("Rate per 60 (99% CI)", Some("99")),
            ("Share under 75% (95% CI)", Some("95")),
            ("Rate 2023 (95 per cent confidence interval)", Some("95")),
            ("Score, 99.9% CI", Some("99.9")),
            ("每10万人发病率（95%置信区间）", Some("95")),
            ("Rate per 60 (CI)", None),
            ("Cities above 60%", None),
            ("under 4 hours", None),
            ("lower", None),
        ] {
            assert_eq!(confidence(text).map(|it| it.to_string()).as_deref(), level, "{text}");
        }
    }
}
