//! The headline of the coverage chart: which metric most units reported, and what selective reporting does to rankings.

use super::parts::{Headline, of_period};
use crate::analysis::{AnalysedDataset, CoverageGrid};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, MetricIx};
use crate::text::{capitalized, count, counted, fill, join, plural, sentences};
use crate::view::View;
use std::ops::Range;

/// The headline of a whole dataset.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let (grid, lang) = (view.coverage_grid(dataset), view.lang);
    let mut shown = String::new();
    if grid.unit_count < dataset.units.len() {
        let numbers = [count(grid.unit_count, lang), count(dataset.units.len(), lang)];
        shown = fill(lang.deferred_words().coverage_units_shown, &[&numbers[0], &numbers[1]]);
    }
    // What is said above is about all pages.
    let mut page = String::new();
    if grid.page_count > 1 {
        page = fill(lang.deferred_words().coverage_shown_here, &[&part_of_grid(&grid, lang)]);
    }
    let coverage = sentences(&[&shown, &single_reporters(dataset, &grid, lang), &page], lang);
    let mut finding = of_period(dataset, view, &finding(dataset, &grid, lang));
    let is_of_another = |metric: &MetricIx| dataset.ranking(*metric, false).coverage.other_period > 0;
    if dataset.series.is_empty() && grid.most_reported.iter().any(is_of_another) {
        finding = [lang.deferred_words().coverage_one_period, lang.words().colon, &finding].concat();
    }
    let finding = capitalized(&finding);
    Headline { finding, coverage }
}

/// Which units and metrics are on the page of a large grid.
pub fn page(grid: &CoverageGrid, lang: Lang) -> String {
    capitalized(&part_of_grid(grid, lang))
}

/// Which of so many units are on a page.
pub(super) fn units_of_page(range: &Range<usize>, of: usize, lang: Lang) -> String {
    part(lang.deferred_words().coverage_page[0], range, of, lang)
}

fn part_of_grid(grid: &CoverageGrid, lang: Lang) -> String {
    let [units, metrics] = lang.deferred_words().coverage_page;
    let units = part(units, &grid.unit_range, grid.unit_count, lang);
    let metrics = part(metrics, &grid.row_range, grid.row_count, lang);
    [&units, lang.words().clause_comma, &metrics].concat()
}

/// Which of so many there are on a page: units 1–30 of 60, unit 31 of 31, 30 units.
fn part([all, some]: [&str; 2], range: &Range<usize>, of: usize, lang: Lang) -> String {
    if range.len() == of {
        return counted(all, of, lang);
    }
    let numbers = [range.start + 1, range.end, of].map(|number| count(number, lang));
    fill(plural(some, range.len()), &numbers.each_ref().map(String::as_str))
}

/// The most metrics that are named.
const MAX_NAMED: usize = 3;

/// The metrics that most units reported, and whether all did.
fn finding(dataset: &AnalysedDataset, grid: &CoverageGrid, lang: Lang) -> String {
    let deferred = lang.deferred_words();
    let Some((_, most)) = grid.most else { return deferred.coverage_nothing.to_owned() };
    let units = dataset.units.len();
    let is_all = most as usize == units;
    let number = grid.most_reported.len();
    let names = grid.most_reported.iter().map(|metric| dataset.metric(*metric).name_inline.get(lang));
    let names = match number > MAX_NAMED {
        true if is_all && number == dataset.metrics.len() => {
            counted(deferred.coverage_every_metric, number, lang)
        }
        true if is_all => {
            let all = count(dataset.metrics.len(), lang);
            fill(deferred.coverage_same_metrics, &[&count(number, lang), &all])
        }
        true => counted(deferred.coverage_several_metrics, number, lang),
        false => join(&names.collect_vec(), lang),
    };
    let template = match number > 1 {
        _ if is_all => deferred.coverage_all,
        true => deferred.coverage_most_several,
        false => deferred.coverage_most,
    };
    let found = fill(plural(template, units), &[&count(units, lang), &names, &count(most as usize, lang)]);
    let has_all =
        |metric: &MetricIx| dataset.ranking(*metric, false).coverage.applicable() == most && !is_all;
    let is_whole = grid.most_reported.iter().all(has_all);
    if is_whole { found + plural(deferred.coverage_all_applicable, number) } else { found }
}

/// How many metrics have a single reporter, and what that means for rankings.
fn single_reporters(dataset: &Dataset, grid: &CoverageGrid, lang: Lang) -> String {
    let deferred = lang.deferred_words();
    let (metrics, single) = (dataset.metrics.len(), grid.single_count);
    let template = match single {
        0 => "",
        _ if single == metrics => plural(deferred.coverage_all_single, single),
        _ => plural(deferred.coverage_single, single),
    };
    let counted = fill(template, &[&count(metrics, lang), &count(single, lang)]);
    sentences(&[&counted, deferred.coverage_choice], lang)
}
