//! Figures as text: exactly what was printed, in either language.

use super::{Words, fill, number};
use crate::dataset::{Bound, Figure, Fixed, Kind, Lang, Metric, Value};

/// Whether growth carries its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrowthSign {
    /// 8.2%.
    Plain,
    /// +8.2%.
    Growth,
}

/// A small whole number in digits.
pub fn plain_number(value: i64) -> String {
    number(Fixed::whole(value), 0, Lang::Zh)
}

/// The value with its bound and unit of measurement: 超110亿元, 8.2%, 第8, 连续9年.
pub fn figure_value(metric: &Metric, figure: &Figure, lang: Lang, signs: GrowthSign) -> String {
    let words = lang.words();
    match &figure.value {
        Value::Grade(grade) => grade.clone(),
        Value::Number { number: value, decimals } => match metric.kind {
            Kind::Rank => (words.ordinal)(value.millionths() / Fixed::ONE),
            kind => {
                let (value, decimals, unit) = spoken_unit(*value, *decimals, metric.unit.get(lang));
                let text = number(value, decimals, lang);
                let signed = if signed(kind, value, signs) { ["+", &text].concat() } else { text };
                measured(&bounded(words, figure, &signed), unit, lang)
            }
        },
    }
}

/// A number with no more digits after the point than it has.
pub fn trimmed(value: Fixed, lang: Lang) -> String {
    let has = |decimals: u32| value.millionths() % 10i64.pow(6 - decimals) == 0;
    let decimals = (0..6).find(|decimals| has(*decimals)).unwrap_or(6);
    number(value, decimals as u8, lang)
}

/// A computed number, rounded, with its unit of measurement.
pub fn rounded(value: f64, decimals: u8, unit: &str, lang: Lang) -> String {
    let value = Fixed::from_millionths((value * 1e6).round() as i64);
    let (value, decimals, unit) = spoken_unit(value, decimals, unit);
    measured(&number(value, decimals, lang), unit, lang)
}

/// A number with its unit of measurement, spaced as the language does.
pub fn measured(number: &str, unit: &str, lang: Lang) -> String {
    let gap = match (lang, unit) {
        (_, "" | "%") | (Lang::Zh, _) => "",
        (Lang::En, _) if unit.starts_with(|c: char| c.is_ascii_digit()) => " × ",
        (Lang::En, _) => " ",
    };
    [number, gap, unit].concat()
}

/// 亿元 is no unit of English: 475.6 of 100 million yuan are 47.56 bn yuan, exactly.
fn spoken_unit(value: Fixed, decimals: u8, unit: &str) -> (Fixed, u8, &str) {
    if unit != "100 million yuan" {
        return (value, decimals, unit);
    }
    let shifted = Fixed::from_millionths(value.millionths() / 10);
    let ends_in_zero = value.millionths() % (Fixed::ONE * 10) == 0 && decimals == 0;
    (shifted, if ends_in_zero { 0 } else { decimals + 1 }, "bn yuan")
}

fn signed(kind: Kind, value: Fixed, signs: GrowthSign) -> bool {
    signs == GrowthSign::Growth && matches!(kind, Kind::Growth | Kind::Points) && value.millionths() > 0
}

fn bounded(words: &Words, figure: &Figure, text: &str) -> String {
    let template = match (figure.bound, figure.upper) {
        (Bound::Exact, _) => return text.to_owned(),
        (Bound::Over, None) => words.over,
        (Bound::Over, Some(_)) => words.and_some,
        (Bound::AtLeast, _) => words.at_least,
        (Bound::About, _) => words.about,
    };
    fill(template, &[text])
}
