//! The finding of a metric over time: who rose most and who fell most from the first period to the last.

use super::parts::Finding;
use crate::analysis::{AnalysedDataset, Difference, OverTime, Point, has_difference};
use crate::collect::CollectVec as _;
use crate::dataset::{Fixed, Lang, Status, Statuses, UnitIx};
use crate::text::change::difference_with_measure;
use crate::text::names::join_for_headline;
use crate::text::{count, counted, fill, period, statuses, unit_name};
use crate::view::{Beyond, EndOfChanges, UnitChange, View};

/// The two ends of all changes from the first period to the last; `None` where fewer than two units have both.
pub fn finding(dataset: &AnalysedDataset, view: &View) -> Option<Finding> {
    let changes = view.changes_over_time(dataset);
    let [most, least] = view.ends_over_time(&changes)?;
    let (words, lang) = (view.lang.words(), view.lang);
    let deferred = view.lang.deferred_words();
    let over_time = OverTime::of(dataset, view.metric);
    let name = name(dataset, view, &over_time)?;
    let (lowest, highest) = (changes.first()?.by, changes.last()?.by);
    let mut ends = match lowest.amount() == highest.amount() {
        true if highest.is_none() => vec![deferred.none_changed.to_owned()],
        true => {
            let by = difference_with_measure(dataset, view.metric, highest.as_growth(), lang);
            vec![fill(deferred.all_alike, &[&by])]
        }
        false => {
            let about = Changes { dataset, view, over_time: &over_time, changes: &changes };
            let [rose_most, fell_most, rose_least, fell_least, highest_of_both, lowest_of_both] =
                deferred.changed_open;
            let settled = [deferred.rose_most, deferred.fell_least];
            let highest = about.end(&most, highest, settled, [rose_most, fell_least, highest_of_both]);
            let settled = [deferred.rose_least, deferred.fell_most];
            vec![highest, about.end(&least, lowest, settled, [rose_least, fell_most, lowest_of_both])]
        }
    };
    let shown = over_time.lines.iter().filter(|line| view.shows(dataset, line.unit)).count();
    let both = match view.is_ranks_over_time(dataset) {
        // Among those with both: the lines are of ranks among all that reported a period.
        true => deferred.over_time_both_ranks,
        false => deferred.over_time_both,
    };
    let is_of_some = shown < over_time.lines.len();
    let number = count(changes.len(), lang);
    let both = fill(both[usize::from(is_of_some)], &[&number]);
    let [above, below] = view.beyond_over_time(dataset, &changes);
    let above = beyond(dataset, lang, &above, highest, End::Highest)
        .map(|(text, names)| fill(text[0], &[&names, &both, &ends[0]]));
    let has_both = is_of_some || changes.len() < shown;
    let mut alone = None;
    if let Some((text, names)) = beyond(dataset, lang, &below, lowest, End::Lowest) {
        // Where all changed alike, that is one clause, and there is no other.
        match ends.get_mut(1) {
            Some(end) => *end = fill(text[1], &[&names, &number, end]),
            None if above.is_none() => alone = Some(fill(text[0], &[&names, &both, &ends[0]])),
            None => ends.push(fill(text[1], &[&names, &number, &ends[0]])),
        }
    }
    let among =
        || if has_both { fill(deferred.changed_among, &["", &both, &ends[0]]) } else { ends[0].clone() };
    let first = above.or(alone).unwrap_or_else(among);
    let mut clauses = ends;
    clauses[0] = [&*name, words.colon, &first].concat();
    Some(Finding { clauses, separator: words.finding_separator })
}

/// That no change can be compared with another, where several lines are shown; `None` where one is.
pub fn nothing_to_compare(dataset: &AnalysedDataset, view: &View) -> Option<Finding> {
    let over_time = OverTime::of(dataset, view.metric);
    let lines = || over_time.lines.iter().filter(|line| view.shows(dataset, line.unit));
    let shown = lines().count();
    let [nothing_comparable, no_ranks, no_changes] = view.lang.deferred_words().over_time_none;
    // What a break forbids to compare may have a rank.
    let has_pairs = lines().filter(|line| line.ends(over_time.periods.len()).is_some()).count() > 1;
    let is_broken = across_a_break(dataset, view).is_some();
    let none = match view.is_ranks_over_time(dataset) {
        true if has_pairs || !is_broken => no_ranks,
        false if has_pairs && !has_difference(dataset.metric(view.metric).kind) => no_changes,
        _ => nothing_comparable,
    };
    let name = name(dataset, view, &over_time).filter(|_| shown > 1)?;
    Some(Finding::whole([&name, view.lang.words().colon, none].concat()))
}

/// The metric with its first and its last period.
fn name(dataset: &AnalysedDataset, view: &View, over_time: &OverTime) -> Option<String> {
    let (lang, periods) = (view.lang, &over_time.periods);
    let [first, last] = [periods.first()?, periods.last()?].map(|end| period(dataset, end, lang));
    let span = fill(lang.deferred_words().over_time, &[&first, &last]);
    Some(fill(lang.words().parenthesized, &[dataset.metric(view.metric).name.get(lang), &span]))
}

/// An end of all changes that can be compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Highest,
    Lowest,
}

/// What is said of those that are surely beyond one end, where as printed a change is `by`; and their names. `None` where there are
/// none.
fn beyond(
    dataset: &AnalysedDataset,
    lang: Lang,
    beyond: &Beyond,
    by: Difference,
    end: End,
) -> Option<([&'static str; 2], String)> {
    let names = beyond.units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    let is_rise = by.amount() >= Fixed::ZERO;
    let [further, other_way, alone] = lang.deferred_words().changed_beyond[end as usize];
    let text = match is_rise == (end == End::Highest) {
        true => further,
        false if beyond.may_be_none => other_way,
        false => alone,
    };
    (!names.is_empty()).then(|| (text, join_for_headline(&names, lang)))
}

/// All changes of a metric over time.
struct Changes<'a> {
    dataset: &'a AnalysedDataset,
    view: &'a View,
    over_time: &'a OverTime,
    changes: &'a [UnitChange],
}

/// Two ways to say something of an end: by one change, or by its two numbers; where it is not settled who is there, by differences, or in
/// per cent.
type EndTexts = [&'static str; 2];

impl Changes<'_> {
    /// Who is at one end, where as printed a change is `by`; with the texts for a rise and for a fall, and where it is open also for some
    /// of both.
    fn end(
        &self,
        end: &EndOfChanges,
        by: Difference,
        settled: [EndTexts; 2],
        [up, down, of_both]: [EndTexts; 3],
    ) -> String {
        let (dataset, lang) = (self.dataset, self.view.lang);
        let same = end.changes.iter().map(|index| &self.changes[*index]).collect_vec();
        let mut names = Vec::new();
        for change in &same {
            names.push(unit_name(dataset, change.unit, lang));
        }
        let names = join_for_headline(&names, lang);
        if !end.is_settled {
            let all = |test: &dyn Fn(Fixed) -> bool| same.iter().all(|change| test(change.by.amount()));
            let open = match () {
                () if all(&|by| by > Fixed::ZERO) => up,
                () if all(&|by| by < Fixed::ZERO) => down,
                () => of_both,
            };
            // The largest growth need not be the largest difference, and the axis is of values.
            let is_growth = matches!(by, Difference::Percent(_) | Difference::FromTo(..));
            return fill(open[usize::from(is_growth)], &[&names]);
        }
        // Those that grew alike need not have had as much.
        let by = if same.iter().all(|other| other.by == by) { by } else { by.as_growth() };
        let all = shared_statuses(dataset, self.over_time, same.iter().map(|change| change.unit));
        if by.is_none() {
            let unchanged = fill(lang.deferred_words().unchanged, &[&names]);
            return with_these_statuses(unchanged, all, lang);
        }
        let is_fall = by.amount() < Fixed::ZERO;
        let template = settled[usize::from(is_fall)][usize::from(matches!(by, Difference::FromTo(..)))];
        let by = difference_with_measure(dataset, self.view.metric, by, lang);
        fill(template, &[&names, &with_these_statuses(by, all, lang)])
    }
}

/// How many units are not among those that can be compared, for each reason.
pub fn not_compared(dataset: &AnalysedDataset, view: &View) -> Vec<String> {
    without_change(dataset, view).into_iter().chain(across_a_break(dataset, view)).collect_vec()
}

/// How many have a figure that is no exact number, so that nobody knows whether they changed more or less than those named. `None`
/// where there are none, and for ranks.
fn without_change(dataset: &AnalysedDataset, view: &View) -> Option<String> {
    let open = view.open_over_time(dataset);
    let has_open = open > 0 && !view.is_ranks_over_time(dataset);
    has_open.then(|| counted(view.lang.deferred_words().over_time_open, open, view.lang))
}

/// How many of the units shown have figures of the first and the last period that are not compared; `None` where there are none.
fn across_a_break(dataset: &AnalysedDataset, view: &View) -> Option<String> {
    let over_time = OverTime::of(dataset, view.metric);
    let periods = over_time.periods.len();
    let lines = over_time.lines.iter().filter(|line| view.shows(dataset, line.unit));
    let broken = lines.filter(|line| line.has_both(periods) && line.ends(periods).is_none()).count();
    (broken > 0).then(|| counted(view.lang.deferred_words().over_time_broken, broken, view.lang))
}

fn with_these_statuses(text: String, all: Statuses, lang: Lang) -> String {
    if all.is_empty() { text } else { fill(lang.words().parenthesized, &[&text, &statuses(all, lang)]) }
}

/// What keeps the changes of all these units from being final: those statuses that the first or the last figure of each has.
fn shared_statuses(
    dataset: &AnalysedDataset,
    over_time: &OverTime,
    mut units: impl Iterator<Item = UnitIx>,
) -> Statuses {
    let mut shared = Statuses::default();
    let Some(first) = units.next() else { return shared };
    let others = units.collect_vec();
    for status in Status::UNCERTAIN {
        let has_it = |unit: UnitIx| has_status(dataset, over_time, unit, status);
        if has_it(first) && others.iter().all(|unit| has_it(*unit)) {
            shared.add(status);
        }
    }
    shared
}

/// Whether the first or the last figure of a unit has a status: each is a part of its change.
fn has_status(dataset: &AnalysedDataset, over_time: &OverTime, unit: UnitIx, status: Status) -> bool {
    let line = over_time.lines.iter().find(|line| line.unit == unit);
    let ends = line.and_then(|line| line.ends(over_time.periods.len()));
    let has_it = |point: &Point| dataset.whole().figures[point.figure].status.has(status);
    ends.is_some_and(|(first, last)| has_it(first) || has_it(last))
}
