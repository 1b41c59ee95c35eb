//! Numbers with their unit of measurement. A dataset calls the body that reports a unit, so this one is a *measure*.

use super::number::number;
use crate::dataset::{Fixed, Lang};

/// A number and its measure, spaced as the language does.
pub fn with_measure(number: &str, measure: &str, lang: Lang) -> String {
    let gap = match (lang, measure) {
        (_, "" | "%") | (Lang::Zh, _) => "",
        (Lang::En, _) if measure.starts_with(|c: char| c.is_ascii_digit()) => " × ",
        (Lang::En, _) => " ",
    };
    [number, gap, measure].concat()
}

/// A computed number, rounded to `decimals` digits after the point, with its measure.
pub fn rounded(value: f64, decimals: u8, measure: &str, lang: Lang) -> String {
    let value = Fixed::from_millionths((value * 1e6).round() as i64);
    let (value, decimals, measure) = in_display_measure(value, decimals, measure);
    with_measure(&number(value, decimals, lang), measure, lang)
}

/// Value, digits after the point and measure as they are shown.
///
/// English has no word for 亿元: 475.6 of 100 million yuan are shown as 47.56 bn yuan, which is exact.
pub fn in_display_measure(value: Fixed, decimals: u8, measure: &str) -> (Fixed, u8, &str) {
    if measure != "100 million yuan" {
        return (value, decimals, measure);
    }
    let shifted = Fixed::from_millionths(value.millionths() / 10);
    let ends_in_zero = value.millionths() % (Fixed::ONE * 10) == 0 && decimals == 0;
    (shifted, if ends_in_zero { 0 } else { decimals + 1 }, "bn yuan")
}
