//! The headline of the coverage chart: which metric most units reported, and what selective reporting does to rankings.

use super::parts::Headline;
use crate::analysis::{AnalysedDataset, CoverageGrid};
use crate::dataset::{Dataset, Lang};
use crate::text::{fill, plain_number};

/// The headline of a whole dataset.
pub fn headline(dataset: &AnalysedDataset, lang: Lang) -> Headline {
    let grid = dataset.coverage_grid();
    Headline { finding: finding(dataset, grid, lang), coverage: single_reporters(dataset, grid, lang) }
}

/// The metric that most units reported, and whether all did.
fn finding(dataset: &Dataset, grid: &CoverageGrid, lang: Lang) -> String {
    let words = lang.words();
    let Some((metric, count)) = grid.most else { return words.coverage_nothing.to_owned() };
    let name = dataset.metric(metric).name.get(lang);
    let units = plain_number(dataset.units.len() as i64);
    match count as usize == dataset.units.len() {
        true => fill(words.coverage_all, &[&units, name]),
        false => fill(words.coverage_most, &[&units, name, &plain_number(i64::from(count))]),
    }
}

/// How many metrics have a single reporter, and what that means for rankings.
fn single_reporters(dataset: &Dataset, grid: &CoverageGrid, lang: Lang) -> String {
    let words = lang.words();
    let metrics = plain_number(dataset.metrics.len() as i64);
    let sentence = fill(words.coverage_single, &[&metrics, &plain_number(grid.single_count as i64)]);
    [&sentence, words.full_stop].concat()
}
