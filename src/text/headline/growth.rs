//! The headline of the growth chart: between which values the growth in focus lies, and how many of those who could report did.

use super::contest::{contest, contest_of_indices};
use super::parts::{Finding, Headline};
use super::{over_time, ranking};
use crate::analysis::{self, AnalysedDataset, GrowthEnd, GrowthFigure, GrowthRange, Rounding, Row};
use crate::dataset::{Dataset, UnitIx};
use crate::sort::sort_by;
use crate::text::names::{join_for_headline, metric_with_period};
use crate::text::{
    count, counted, fill, growth_index, growth_value, period, period_of_metric, unit_name, with_statuses,
};
use crate::view::{GrowthScale, View};

/// The range of the growth in focus among the units shown, or what changed over time. With the switch “Does the order hold?” on, and
/// where there is no range, the headline of the ranking.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    if let Some(unit) = view.growth_unit().filter(|_| !view.is_over_time(dataset)) {
        return of_unit(dataset, view, unit);
    }
    let (mut found, mut coverage) = ranking::finding_and_coverage(dataset, view);
    let left_out = without_index(dataset, view);
    // Lines over time show no rank that could hold or not.
    if !view.hold.is_on() || view.is_over_time(dataset) {
        let over_time = over_time::finding(dataset, view);
        if view.is_over_time(dataset) {
            let mut parts = over_time::not_compared(dataset, view);
            parts.push(coverage);
            coverage = parts.join(view.lang.words().dot);
        }
        let nothing = || over_time::nothing_to_compare(dataset, view).filter(|_| view.is_over_time(dataset));
        found = over_time.or_else(nothing).unwrap_or_else(|| finding(dataset, view, left_out));
    }
    if left_out > 0 {
        let words = view.lang.words();
        let deferred = view.lang.deferred_words();
        let note = counted(deferred.growth_no_index, left_out, view.lang);
        coverage = [&coverage, words.dot, &note].concat();
    }
    found.headline(coverage, view.lang)
}

/// How many rows the picture leaves out because they have no index.
fn without_index(dataset: &AnalysedDataset, view: &View) -> usize {
    let ranking = dataset.ranking(view.metric, false);
    let is_left_out = |row: &&Row| view.shows(dataset, row.unit) && view.lacks_index(dataset, row);
    // Lines over time show the growth itself.
    match view.is_over_time(dataset) {
        false => ranking.rows.iter().filter(is_left_out).count(),
        true => 0,
    }
}

/// How many growth figures a unit reported, and between which values they lie.
fn of_unit(dataset: &AnalysedDataset, view: &View, unit: UnitIx) -> Headline {
    let (words, deferred, lang) = (view.lang.words(), view.lang.deferred_words(), view.lang);
    let mut growths = analysis::growths(dataset);
    growths.retain(|growth| growth.unit == unit);
    sort_by(&mut growths, |a, b| a.percent.cmp(&b.percent));
    let end = |growth: &GrowthFigure| {
        let name = dataset.metric(growth.metric).name_inline.get(lang);
        fill(words.parenthesized, &[&growth_value(dataset, &dataset.figures[growth.figure], lang), name])
    };
    let span = match &growths[..] {
        [] => words.no_growth_reported.to_owned(),
        [only] => end(only),
        [low, .., high] => fill(words.headline_span, &[&end(low), &end(high)]),
    };
    let mut parts = Vec::new();
    if growths.len() > 1 {
        parts.push(counted(deferred.growth_figures, growths.len(), lang));
    }
    parts.push(span);
    let finding = fill(words.labelled, &[unit_name(dataset, unit, lang), &parts.join(words.clause_comma)]);
    let coverage = if growths.len() > 1 { deferred.growth_unlike.to_owned() } else { String::new() };
    Finding::whole(finding).headline(coverage, lang)
}

fn finding(dataset: &AnalysedDataset, view: &View, left_out: usize) -> Finding {
    let ranking = dataset.ranking(view.metric, false);
    let shown = view.shown_ranking(dataset, Rounding::Ignored);
    // Of a row without an index, or of what is no growth, the headline could give no number of this axis.
    let is_growth =
        |row: &Row| analysis::percent_of(dataset.metric(view.metric), &dataset.figures[row.figure]).is_some();
    let contest = || match view.scale {
        GrowthScale::Step if left_out == 0 && shown.rows.iter().all(is_growth) => {
            contest_of_indices(dataset, &shown, &metric_name(dataset, view), view.lang)
        }
        _ => contest(dataset, &shown, view.lang),
    };
    if ranking.rows.len() < 2 {
        return contest();
    }
    // A range of numbers would take a bound for its number.
    let range = view.growth_range(dataset);
    let is_mixed = range.as_ref().is_some_and(|range| {
        has_several_bounds(dataset, view, &range.low) || has_several_bounds(dataset, view, &range.high)
    });
    if is_mixed || !shown.ends(dataset).are_settled() {
        return contest();
    }
    let (words, name) = (view.lang.words(), metric_name(dataset, view));
    let deferred = view.lang.deferred_words();
    let span = range.as_ref().map(|range| span(dataset, view, range));
    let all = ranking.rows.len();
    let Some(span) = span else {
        let none = if left_out > 0 { deferred.growth_none_indexed } else { words.no_growth_reported };
        return Finding::whole([&name, words.colon, none].concat());
    };
    if shown.rows.len() > 1 && shown.rows.len() < all {
        let numbers = [&name, &count(all, view.lang), &count(shown.rows.len(), view.lang), &span];
        return Finding::whole(fill(words.headline_shown, &numbers.map(String::as_str)));
    }
    if range.is_some_and(|range| range.count + left_out < all) {
        return Finding::whole([&name, words.colon, &span].concat());
    }
    let could = count(ranking.coverage.applicable() as usize, view.lang);
    let numbers = [&name, &could, &count(all, view.lang), &span];
    Finding::whole(fill(words.headline_reported, &numbers.map(String::as_str)))
}

/// Whether the units at one end have the same number, but not the same bound: −8% and under −8%.
fn has_several_bounds(dataset: &AnalysedDataset, view: &View, end: &GrowthEnd) -> bool {
    let bound = dataset.figures[end.figure].bound;
    let has_other = |unit: &UnitIx| dataset.figure(*unit, view.metric).is_some_and(|it| it.bound != bound);
    end.units.iter().any(has_other)
}

fn metric_name(dataset: &Dataset, view: &View) -> String {
    let (lang, words) = (view.lang, view.lang.words());
    if view.scale != GrowthScale::Step {
        return metric_with_period(dataset, view.metric, lang);
    }
    let base = lang.deferred_words().index_base;
    let addition = match period_of_metric(dataset, view.metric) {
        Some(own) => [&*period(dataset, &own, lang), words.clause_comma, base].concat(),
        None => base.to_owned(),
    };
    fill(words.parenthesized, &[dataset.metric(view.metric).name.get(lang), &addition])
}

/// From the least to the greatest, what all of them are, or the only one.
fn span(dataset: &AnalysedDataset, view: &View, range: &GrowthRange) -> String {
    let words = view.lang.words();
    match range.low.units.len() == range.count {
        _ if range.count == 1 => end(dataset, view, &range.low),
        true => fill(words.headline_equal, &[&value(dataset, view, range.low.figure)]),
        false => {
            fill(words.headline_span, &[&end(dataset, view, &range.low), &end(dataset, view, &range.high)])
        }
    }
}

/// The value and who reported it: +8.2% (High-tech). With the statuses of a value that is not final, where all that have it share them.
fn end(dataset: &AnalysedDataset, view: &View, end: &GrowthEnd) -> String {
    let (words, lang) = (view.lang.words(), view.lang);
    let deferred = view.lang.deferred_words();
    let name = |unit: UnitIx| unit_name(dataset, unit, lang);
    let units = match end.named() {
        [one] => name(*one).to_owned(),
        [one, other] => join_for_headline(&[name(*one), name(*other)], lang),
        _ => counted(deferred.growth_units, end.units.len(), lang),
    };
    let of_first = &dataset.figures[end.figure];
    let has_same = |unit: &UnitIx| {
        dataset.figure(*unit, of_first.metric).is_some_and(|figure| figure.status == of_first.status)
    };
    let mut value = value(dataset, view, end.figure);
    if end.units.iter().all(has_same) {
        value = with_statuses(value, of_first, lang);
    }
    fill(words.parenthesized, &[&value, &units])
}

fn value(dataset: &Dataset, view: &View, figure: usize) -> String {
    let figure = &dataset.figures[figure];
    match view.scale {
        GrowthScale::Step => growth_index(dataset, figure, view.lang),
        _ => growth_value(dataset, figure, view.lang),
    }
}
