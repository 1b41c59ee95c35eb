//! The headline of the growth chart: between which values the growth in focus lies, and how many of those who could report did.

use super::contest::contest;
use super::parts::Headline;
use super::ranking;
use crate::analysis::{AnalysedDataset, GrowthEnd, GrowthRange};
use crate::collect::CollectVec as _;
use crate::dataset::Dataset;
use crate::text::{count, counted, fill, growth_index, growth_value, join, unit_name};
use crate::view::{GrowthScale, View};

/// The range of the growth in focus among the units shown. With the switch “Does the order hold?” on, and where there is no
/// range, the headline of the ranking.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let mut headline = ranking::headline(dataset, view);
    if !view.hold {
        headline.finding = finding(dataset, view);
    }
    headline
}

fn finding(dataset: &AnalysedDataset, view: &View) -> String {
    let ranking = dataset.ranking(view.metric, false);
    if ranking.rows.len() < 2 {
        return contest(dataset, &ranking, view.lang);
    }
    let (words, name) = (view.lang.words(), metric_name(dataset, view));
    let Some(range) = view.growth_range(dataset) else { return fill(words.growth_none_shown, &[&name]) };
    let of_all = |template, whole: usize| {
        let [whole, count] = [whole, range.count].map(|it| count(it, view.lang));
        fill(template, &[&name, &whole, &count, &span(dataset, view, &range)])
    };
    match range.count {
        1 => [&name, words.colon, &end(dataset, view, &range.low)].concat(),
        count if count < ranking.rows.len() => of_all(words.growth_shown, ranking.rows.len()),
        _ => of_all(words.growth_reported, ranking.coverage.applicable() as usize),
    }
}

fn metric_name(dataset: &Dataset, view: &View) -> String {
    let name = dataset.metric(view.metric).name.get(view.lang);
    match view.scale {
        GrowthScale::Step => fill(view.lang.words().parenthesized, &[name, view.lang.words().index_base]),
        _ => name.to_owned(),
    }
}

/// From the least to the greatest, or what all of them are.
fn span(dataset: &Dataset, view: &View, range: &GrowthRange) -> String {
    let words = view.lang.words();
    match range.low == range.high {
        true => fill(words.growth_equal, &[&value(dataset, view, range.low.figure)]),
        false => {
            fill(words.growth_span, &[&end(dataset, view, &range.low), &end(dataset, view, &range.high)])
        }
    }
}

/// The value and who reported it: +8.2% (High-tech).
fn end(dataset: &Dataset, view: &View, end: &GrowthEnd) -> String {
    let (words, lang) = (view.lang.words(), view.lang);
    let units = match end.named() {
        Some(units) => join(&units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec(), lang),
        None => counted(words.growth_units, end.units.len(), lang),
    };
    fill(words.parenthesized, &[&value(dataset, view, end.figure), &units])
}

fn value(dataset: &Dataset, view: &View, figure: usize) -> String {
    let figure = &dataset.figures[figure];
    match view.scale {
        GrowthScale::Step => growth_index(dataset, figure, view.lang),
        _ => growth_value(dataset, figure, view.lang),
    }
}
