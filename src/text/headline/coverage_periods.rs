//! The headline of the coverage of one metric: how many units reported every period, and which period fewest reported.

use super::parts::Headline;
use crate::analysis::{AnalysedDataset, CellState, PeriodCoverage};
use crate::collect::CollectVec as _;
use crate::dataset::Lang;
use crate::text::names::join_for_headline;
use crate::text::{capitalized, count, fill, period, plural, sentences};
use crate::view::View;

/// The headline of a metric over its periods.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let (grid, lang) = (view.period_coverage(dataset), view.lang);
    let (words, deferred) = (lang.words(), lang.deferred_words());
    let ends =
        [grid.periods.first(), grid.periods.last()].map(|end| end.map(|one| period(dataset, one, lang)));
    let [first, last] = ends.map(Option::unwrap_or_default);
    let span = fill(deferred.over_time, &[&first, &last]);
    let name = fill(words.parenthesized, &[dataset.metric(view.metric).name.get(lang), &span]);
    let [complete, all] = [grid.complete, grid.able_count].map(|number| count(number, lang));
    let [both, more] = deferred.coverage_all_periods;
    let periods = match grid.periods.len() {
        2 => both.to_owned(),
        number => fill(more, &[&count(number, lang)]),
    };
    let numbers = [&*complete, &*all, &*periods];
    let template = match grid.complete == grid.able_count {
        true => plural(deferred.coverage_every_period, grid.able_count),
        false => plural(deferred.coverage_periods, grid.able_count),
    };
    let found = match grid.able_count {
        0 => words.cell_states[CellState::NotApplicable as usize].to_owned(),
        _ => fill(template, &numbers),
    };
    let finding = [&name, words.colon, &found].concat();
    let mut shown = String::new();
    if grid.unit_count < dataset.units.len() {
        let numbers = [grid.unit_count, dataset.units.len()].map(|number| count(number, lang));
        shown = fill(deferred.coverage_units_shown, &[&numbers[0], &numbers[1]]);
    }
    let mut here = String::new();
    if grid.page_count > 1 {
        here = fill(
            deferred.coverage_shown_here,
            &[&super::coverage::units_of_page(&grid.unit_range, grid.unit_count, lang)],
        );
    }
    Headline { finding, coverage: sentences(&[&fewest(dataset, &grid, lang), &shown, &here], lang) }
}

/// Which units are on the page.
pub fn page(grid: &PeriodCoverage, lang: Lang) -> String {
    capitalized(&super::coverage::units_of_page(&grid.unit_range, grid.unit_count, lang))
}

/// Which periods fewest units reported; empty where all periods are equal.
fn fewest(dataset: &AnalysedDataset, grid: &PeriodCoverage, lang: Lang) -> String {
    let (Some(least), Some(most)) = (grid.reported.iter().min(), grid.reported.iter().max()) else {
        return String::new();
    };
    if least == most {
        return String::new();
    }
    let periods = grid.periods.iter().zip(&grid.reported).filter(|(_, count)| *count == least);
    let names: Vec<String> = periods.map(|(one, _)| period(dataset, one, lang)).collect_vec();
    let names: Vec<&str> = names.iter().map(String::as_str).collect_vec();
    let names = join_for_headline(&names, lang);
    fill(lang.deferred_words().coverage_fewest, &[&names, &count(*least, lang), &count(*most, lang)])
}
