//! The headline of the coverage chart: which metric most units reported, and what selective reporting does to rankings.

use super::parts::Headline;
use crate::analysis::{AnalysedDataset, CoverageGrid};
use crate::dataset::{Dataset, Lang};
use crate::text::{count, fill, plural, sentences};
use crate::view::View;

/// The headline of a whole dataset.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let (grid, lang) = (view.coverage_grid(dataset), view.lang);
    let mut coverage = single_reporters(dataset, &grid, lang);
    if grid.unit_count < dataset.units.len() {
        let numbers = [count(grid.unit_count, lang), count(dataset.units.len(), lang)];
        let shown = fill(lang.words().coverage_units_shown, &[&numbers[0], &numbers[1]]);
        coverage = [&shown, lang.words().dot, &coverage].concat();
    }
    if grid.page_count > 1 {
        coverage = [&page(&grid, lang), lang.words().dot, &coverage].concat();
    }
    Headline { finding: finding(dataset, &grid, lang), coverage }
}

/// Which units and metrics are on the page of a large grid.
pub fn page(grid: &CoverageGrid, lang: Lang) -> String {
    let (units, metrics) = (&grid.unit_range, &grid.row_range);
    let numbers =
        [units.start + 1, units.end, grid.unit_count, metrics.start + 1, metrics.end, grid.row_count];
    let numbers = numbers.map(|number| count(number, lang));
    fill(lang.words().coverage_page, &numbers.each_ref().map(String::as_str))
}

/// The metric that most units reported, and whether all did.
fn finding(dataset: &Dataset, grid: &CoverageGrid, lang: Lang) -> String {
    let words = lang.words();
    let Some((metric, most)) = grid.most else { return words.coverage_nothing.to_owned() };
    let name = dataset.metric(metric).name_inline.get(lang);
    let units = dataset.units.len();
    let template = if most as usize == units { words.coverage_all } else { words.coverage_most };
    fill(plural(template, units), &[&count(units, lang), name, &count(most as usize, lang)])
}

/// How many metrics have a single reporter, and what that means for rankings.
fn single_reporters(dataset: &Dataset, grid: &CoverageGrid, lang: Lang) -> String {
    let words = lang.words();
    let (metrics, single) = (dataset.metrics.len(), grid.single_count);
    let template = if single > 0 { plural(words.coverage_single, single) } else { "" };
    let counted = fill(template, &[&count(metrics, lang), &count(single, lang)]);
    sentences(&[&counted, words.coverage_choice], lang)
}
