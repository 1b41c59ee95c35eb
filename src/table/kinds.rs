//! What kind of number a metric's figures are, as a dataset names it.

use super::figure::Figure;
use super::survey::SurveyedSeries;

const GROWTH_WORDS: [&str; 14] = [
    "growth",
    "change",
    "increase",
    "decrease",
    "inflation",
    "veränderung",
    "zuwachs",
    "wachstum",
    "croissance",
    "évolution",
    "增速",
    "增长",
    "增幅",
    "同比",
];

/// The kind of a metric and its unit of measure, by its name, its unit of measure and its figures.
pub fn of(name: &str, series: &SurveyedSeries, figures: &[&Figure]) -> (&'static str, String) {
    if series.is_rank {
        return ("rank", String::new());
    }
    let measure = series.rules.measure.clone().unwrap_or_default();
    let lower = name.to_lowercase();
    let is_growth = GROWTH_WORDS.iter().any(|word| lower.contains(word));
    let values = || figures.iter().flat_map(|it| [it.value, it.lower, it.upper, it.low, it.high]).flatten();
    let is_negative = values().any(|value| value.is_negative());
    let has_growth_words =
        figures.iter().any(|figure| figure.reading.as_ref().is_some_and(|it| it.contains("is +")));
    let printed = if measure.base == "number" { String::new() } else { measure.printed.clone() };
    match measure.base.as_str() {
        "pp" => ("points", printed),
        "%" if is_growth || has_growth_words => ("growth", "%".to_owned()),
        // A share is never below zero; what else is in per cent is an amount until somebody says more.
        "%" if is_negative => ("amount", "%".to_owned()),
        "%" => ("share", "%".to_owned()),
        _ if is_negative || measure.power != 0 || !values().all(|value| value.is_whole()) => {
            ("amount", printed)
        }
        _ if measure.is_money() => ("amount", printed),
        _ => ("count", printed),
    }
}
