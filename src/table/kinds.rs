//! What kind of number a metric's figures are, as a dataset names it.

use super::figure::Figure;
use super::remark::Remark;
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

/// Units of measure of lengths of time.
const TIMES: [&str; 9] = ["min", "h", "d", "weeks", "months", "years", "天", "小时", "分钟"];

/// The kind of a metric and its unit of measure, by its name, its unit of measure and its figures.
pub fn of(name: &str, series: &SurveyedSeries, figures: &[&Figure]) -> (&'static str, String) {
    if series.is_grade {
        return ("grade", String::new());
    }
    if series.is_rank {
        return ("rank", String::new());
    }
    let measure = series.rules.measure.clone().unwrap_or_default();
    let lower = name.to_lowercase();
    let is_growth = GROWTH_WORDS.iter().any(|word| lower.contains(word));
    let values = || figures.iter().flat_map(|it| [it.value, it.lower, it.upper, it.low, it.high]).flatten();
    let is_negative = values().any(|value| value.is_negative());
    let is_rise = |it: &Remark| matches!(it, Remark::Growth(_, percent) if percent.starts_with('+'));
    let has_growth_words = figures.iter().flat_map(|figure| &figure.remarks).any(is_rise);
    let printed = if measure.base == "number" { String::new() } else { measure.printed.clone() };
    match measure.base.as_str() {
        "pp" => ("points", printed),
        "%" if is_growth || has_growth_words => ("growth", "%".to_owned()),
        // A share is never below zero; what else is in per cent is an amount until somebody says more.
        "%" if is_negative => ("amount", "%".to_owned()),
        "%" => ("share", "%".to_owned()),
        time if TIMES.contains(&time) && !is_negative => ("duration", printed),
        _ if is_negative || measure.power != 0 || !values().all(|value| value.is_whole()) => {
            ("amount", printed)
        }
        _ if measure.is_money() => ("amount", printed),
        _ => ("count", printed),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::table::document::{About, dataset};
    use crate::table::read;

    #[test]
    fn a_length_of_time_is_a_duration_unless_it_may_be_negative() {
        let table = "Waits of 2024\nHospital,Median wait (days),Stay (hours),Delay (min),Beds\nAsh,12,3.4,-5,120\nElm,9,4.1,4,95\n";
        let document = dataset(&read(table.as_bytes(), None).unwrap(), &About::default());
        let kinds: Vec<&str> =
            document["metrics"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["duration", "duration", "amount", "count"]);
    }
}
