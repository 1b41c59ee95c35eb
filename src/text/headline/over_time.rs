//! The finding of a metric over time: who rose most and who fell most from the first period to the last.

use super::parts::Finding;
use crate::analysis::{AnalysedDataset, Difference, OverTime};
use crate::collect::CollectVec as _;
use crate::dataset::{Fixed, Status, Statuses, UnitIx};
use crate::text::change::difference_with_measure;
use crate::text::names::join_for_headline;
use crate::text::{count, counted, fill, period, statuses, unit_name};
use crate::view::View;

/// The two ends of all changes from the first period to the last; `None` where fewer than two units have both.
pub fn finding(dataset: &AnalysedDataset, view: &View) -> Option<Finding> {
    let changes = view.changes_over_time(dataset);
    let (least, most) = (changes.first()?, changes.get(1).and(changes.last())?);
    let (words, lang) = (view.lang.words(), view.lang);
    let deferred = view.lang.deferred_words();
    let over_time = OverTime::of(dataset, view.metric);
    let periods = &over_time.periods;
    let (first, last) = (periods.first()?, periods.last()?);
    let span = fill(deferred.over_time, &[&period(dataset, first, lang), &period(dataset, last, lang)]);
    let name = fill(words.parenthesized, &[dataset.metric(view.metric).name.get(lang), &span]);
    let end = |(_, by): &(UnitIx, Difference), [up, down]: [[&'static str; 2]; 2]| {
        let same = changes.iter().filter(|(_, other)| other.amount() == by.amount()).collect_vec();
        // Those that grew alike need not have had as much.
        let by = if same.iter().all(|(_, other)| other == by) { *by } else { by.as_growth() };
        let (mut names, mut all) = (Vec::new(), Statuses::default());
        for (unit, _) in &same {
            names.push(unit_name(dataset, *unit, lang));
            add_statuses(dataset, &over_time, *unit, &mut all);
        }
        let names = join_for_headline(&names, lang);
        if matches!(
            by,
            Difference::Absolute(Fixed::ZERO, _) | Difference::Percent(Fixed::ZERO) | Difference::Ranks(0)
        ) && all.is_empty()
        {
            return fill(deferred.unchanged, &[&names]);
        }
        let template = if by.amount() < Fixed::ZERO { down } else { up };
        // The largest growth need not be the largest difference.
        let template = template[usize::from(matches!(by, Difference::FromTo(..)))];
        let by = difference_with_measure(dataset, view.metric, by, lang);
        let by = match all.is_empty() {
            true => by,
            false => fill(words.parenthesized, &[&by, &statuses(all, lang)]),
        };
        fill(template, &[&names, &by])
    };
    let ends = match least.1.amount() == most.1.amount() {
        true => {
            let by = difference_with_measure(dataset, view.metric, most.1.as_growth(), lang);
            vec![fill(deferred.all_alike, &[&by])]
        }
        false => vec![
            end(most, [deferred.rose_most, deferred.fell_least]),
            end(least, [deferred.rose_least, deferred.fell_most]),
        ],
    };
    let shown = over_time.lines.iter().filter(|line| view.shows(dataset, line.unit)).count();
    let of = match view.is_ranks_over_time(dataset) {
        // Among those with both: the lines are of ranks among all that reported a period.
        true => deferred.over_time_both_ranks,
        false => deferred.over_time_both,
    };
    let of = match changes.len() < shown {
        true => fill(of, &[&count(changes.len(), lang)]),
        false => String::new(),
    };
    let mut clauses = ends;
    clauses[0] = [&name, words.colon, &of, &clauses[0]].concat();
    Some(Finding { clauses, separator: words.finding_separator })
}

/// How many units are not among those that can be compared because a figure is no exact number: one of them may have risen or
/// fallen more than all that are named. `None` where there are none, and for ranks.
pub fn without_change(dataset: &AnalysedDataset, view: &View) -> Option<String> {
    let open = view.open_over_time(dataset);
    let has_open = open > 0 && !view.is_ranks_over_time(dataset);
    has_open.then(|| counted(view.lang.deferred_words().over_time_open, open, view.lang))
}

/// Adds what keeps the first and the last figure of a unit from being final: each is a part of its change.
fn add_statuses(dataset: &AnalysedDataset, over_time: &OverTime, unit: UnitIx, all: &mut Statuses) {
    let Some(line) = over_time.lines.iter().find(|line| line.unit == unit) else { return };
    let Some((first, last)) = line.ends(over_time.periods.len()) else { return };
    for point in [first, last] {
        for status in Status::UNCERTAIN {
            if dataset.whole().figures[point.figure].status.has(status) {
                all.add(status);
            }
        }
    }
}
