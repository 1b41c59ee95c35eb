//! The unit of measure of a metric, where it stands above the table or in the metric's name.

use super::block::Block;
use super::fold::fold;
use super::heading;
use super::measure::Measure;

/// The unit of measure above the table: 单位：亿元, “in thousands”, “(£ million)”.
pub fn above(block: &Block) -> Option<Measure> {
    block.titles.iter().map(|title| fold(title)).find_map(|title| {
        let labelled = ["单位:", "unit:", "units:", "einheit:"].iter().find_map(|label| {
            let start = title.to_lowercase().find(label)?;
            title.get(start + label.len()..).map(str::trim)
        });
        let bracketed = || title.strip_suffix(')')?.rsplit_once('(').map(|(_, inner)| inner);
        let ending = || title.rsplit_once(" in ").map(|(_, last)| last);
        let candidates = [labelled, Some(title.as_str()), bracketed(), ending()];
        candidates
            .into_iter()
            .flatten()
            .find_map(|text| Measure::parse(text.trim_matches(['(', ')', '[', ']'])))
    })
}

/// The unit of measure in the name of a metric that stands in a row: “Quote in %”, “GDP (亿元)”.
pub fn in_name(name: &str) -> Option<Measure> {
    let inner = name.strip_suffix(')').and_then(|open| open.rsplit_once('(')).map(|(_, inner)| inner);
    let last = name.rsplit_once(", ").map(|(_, last)| last);
    let found = inner.or(last).and_then(|text| Measure::parse(&fold(text)));
    found.or_else(|| heading::measure_in_words(name))
}
