//! The finding of a metric over time: who rose most and who fell most from the first period to the last.

use crate::analysis::{AnalysedDataset, Difference, OverTime, difference};
use crate::collect::CollectVec as _;
use crate::dataset::{Fixed, UnitIx};
use crate::sort::sort_by;
use crate::text::change::difference_in_words;
use crate::text::names::join_for_headline;
use crate::text::{fill, period, unit_name};
use crate::view::View;

/// The two ends of all changes from the first period to the last; `None` where fewer than two units have both.
pub fn finding(dataset: &AnalysedDataset, view: &View) -> Option<String> {
    let over_time = OverTime::of(dataset, view.metric);
    let rises = rises(dataset, view, &over_time);
    let (least, most) = (rises.first()?, rises.get(1).and(rises.last())?);
    let (words, lang) = (view.lang.words(), view.lang);
    let deferred = view.lang.deferred_words();
    let (first, last) = (over_time.periods.first()?, over_time.periods.last()?);
    let span = fill(deferred.over_time, &[&period(first, lang), &period(last, lang)]);
    let name = fill(words.parenthesized, &[dataset.metric(view.metric).name.get(lang), &span]);
    let end = |(_, by): &(UnitIx, Difference), [up, down]: [&str; 2]| {
        let same = rises.iter().filter(|(_, other)| other == by);
        let names = same.map(|(unit, _)| unit_name(dataset, *unit, lang)).collect_vec();
        let template = if amount(*by) < Fixed::ZERO { down } else { up };
        let by = difference_in_words(dataset, view.metric, *by, lang);
        fill(template, &[&join_for_headline(&names, lang), &by])
    };
    let most = end(most, [deferred.rose_most, deferred.fell_least]);
    let least = end(least, [deferred.rose_least, deferred.fell_most]);
    Some([&name, words.colon, &most, words.finding_separator, &least].concat())
}

/// The changes of the units shown that have figures of the first period and the last, the least first.
fn rises(dataset: &AnalysedDataset, view: &View, over_time: &OverTime) -> Vec<(UnitIx, Difference)> {
    let figures = &dataset.whole().figures;
    let mut rises = Vec::new();
    for line in over_time.lines.iter().filter(|line| view.shows(dataset, line.unit)) {
        if let Some((first, last)) = line.ends(over_time.periods.len()) {
            let kind = dataset.metric(view.metric).kind;
            let by = difference(kind, &figures[last.figure], &figures[first.figure]);
            rises.extend(by.map(|by| (line.unit, by)));
        }
    }
    sort_by(&mut rises, |(_, a), (_, b)| amount(*a).cmp(&amount(*b)));
    rises
}

fn amount(by: Difference) -> Fixed {
    match by {
        Difference::Absolute(by) | Difference::Percent(by) => by,
    }
}
