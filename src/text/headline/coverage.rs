//! What can be said of a whole dataset: how little was reported by several.

use crate::analysis::CoverageGrid;
use crate::dataset::{Dataset, Lang};
use crate::text::{fill, plain_number};

/// The metric that most reported, and whether all did.
pub fn coverage_headline(dataset: &Dataset, grid: &CoverageGrid, lang: Lang) -> String {
    let words = lang.words();
    let Some((metric, count)) = grid.most else { return words.cov_nothing.to_owned() };
    let name = dataset.metric(metric).name.get(lang);
    let units = plain_number(dataset.units.len() as i64);
    match count as usize == dataset.units.len() {
        true => fill(words.cov_all, &[&units, name]),
        false => fill(words.cov_head, &[&units, name, &plain_number(i64::from(count))]),
    }
}

/// What selective reporting does to rankings.
pub fn selection(dataset: &Dataset, grid: &CoverageGrid, lang: Lang) -> String {
    let metrics = plain_number(dataset.metrics.len() as i64);
    let sentence = fill(lang.words().cov_single, &[&metrics, &plain_number(grid.single as i64)]);
    [&sentence, lang.words().stop].concat()
}
