//! What a metric over time is about: the units that its headline names, and which of them is in focus.

use super::state::View;
use crate::analysis::{
    AnalysedDataset, ChangeRange, Difference, End, Interval, OverTime, Point, differences, may_be_greatest,
    may_be_least,
};
use crate::collect::CollectVec as _;
use crate::dataset::{Subject, UnitIx};
use crate::sort::sort_by;

/// By how much a unit changed from the first period to the last.
pub struct UnitChange {
    /// Whose change it is.
    pub unit: UnitIx,
    /// As the printed numbers give it.
    pub by: Difference,
    /// What it may be, as they were rounded.
    pub range: ChangeRange,
}

/// Those at one end of all changes: indices into them.
pub struct EndOfChanges {
    /// All that may be there: where it is settled, all that share it. Growth that only rounds to as much is not there.
    pub changes: Vec<usize>,
    /// Whether the printed digits tell who is at the end.
    pub is_settled: bool,
}

/// Those whose change is no known number, and surely beyond all that are.
#[derive(Default)]
pub struct Beyond {
    /// Whose changes these are.
    pub units: Vec<UnitIx>,
    /// Whether one of them may be no rise, of those above, or no fall, of those below.
    pub may_be_none: bool,
}

impl View {
    /// The lines that the chart draws: values, or ranks.
    pub fn over_time(&self, dataset: &AnalysedDataset) -> OverTime {
        match self.is_ranks_over_time(dataset) {
            true => OverTime::of_ranks(dataset, self.metric, self.rounding()),
            false => OverTime::of(dataset, self.metric),
        }
    }

    /// The change of each unit that the view shows, from the first period to the last, the least first. A unit without
    /// figures of both, or with a break between them, has none.
    pub fn changes_over_time(&self, dataset: &AnalysedDataset) -> Vec<UnitChange> {
        let over_time = OverTime::of(dataset, self.metric);
        let mut changes = match self.is_ranks_over_time(dataset) {
            true => self.rises_over_time(dataset, &over_time),
            false => self.differences_over_time(dataset, &over_time),
        };
        sort_by(&mut changes, |a, b| a.by.amount().cmp(&b.by.amount()));
        changes
    }

    fn rises_over_time(&self, dataset: &AnalysedDataset, over_time: &OverTime) -> Vec<UnitChange> {
        let mut changes = Vec::new();
        for (unit, [least, most]) in over_time.rises(dataset, self.metric, self.rounding()) {
            if least == most && self.shows(dataset, unit) {
                let by = Difference::Ranks(most);
                changes.push(UnitChange { unit, by, range: ChangeRange::known(by) });
            }
        }
        changes
    }

    fn differences_over_time(&self, dataset: &AnalysedDataset, over_time: &OverTime) -> Vec<UnitChange> {
        let figures = &dataset.whole().figures;
        let metric = dataset.metric(self.metric);
        let (mut units, mut pairs) = (Vec::new(), Vec::new());
        for line in over_time.lines.iter().filter(|line| self.shows(dataset, line.unit)) {
            if let Some((first, last)) = line.ends(over_time.periods.len()) {
                units.push(line.unit);
                pairs.push((&figures[last.figure], &figures[first.figure]));
            }
        }
        let mut changes = Vec::new();
        for ((unit, by), pair) in units.into_iter().zip(differences(metric.kind, &pairs)).zip(pairs) {
            if let Some(by) = by {
                changes.push(UnitChange { unit, by, range: ChangeRange::of(metric, by, pair) });
            }
        }
        changes
    }

    /// How many of the units shown have figures at both ends of which one is no exact number, so that their change is not known.
    pub fn open_over_time(&self, dataset: &AnalysedDataset) -> usize {
        let over_time = OverTime::of(dataset, self.metric);
        let is_exact = |point: &Point| dataset.whole().figures[point.figure].is_exact();
        let lines = over_time.lines.iter().filter(|line| self.shows(dataset, line.unit));
        let ends = lines.filter_map(|line| line.ends(over_time.periods.len()));
        ends.filter(|(first, last)| !is_exact(first) || !is_exact(last)).count()
    }

    /// Who rose most, and who rose least. `None` where fewer than two changes are known.
    pub fn ends_over_time(&self, changes: &[UnitChange]) -> Option<[EndOfChanges; 2]> {
        // Two changes, of which one is greater or both are equal.
        changes.get(1)?;
        let ranges = changes.iter().map(|change| change.range).collect_vec();
        let are_equal = |open: &[usize]| {
            let first = open.first().map(|index| ranges[*index]);
            open.iter().all(|index| first.is_some_and(|first| ranges[*index].is_as_much_as(&first)))
        };
        let end = |open: Vec<usize>| EndOfChanges { is_settled: are_equal(&open), changes: open };
        let mut greatest = may_be_greatest(&ranges);
        // As printed, the greatest first; of equal ones in the order of the source.
        if !are_equal(&greatest) {
            greatest.reverse();
        }
        Some([end(greatest), end(may_be_least(&ranges))])
    }

    /// Those whose change is no known number, and surely above all the known `changes`, or below, however the numbers were rounded:
    /// from 16 to over 26 is more than +3.
    pub fn beyond_over_time(&self, dataset: &AnalysedDataset, changes: &[UnitChange]) -> [Beyond; 2] {
        let mut ends = [Beyond::default(), Beyond::default()];
        let Some(highest) = changes.last() else { return ends };
        let is_growth = matches!(highest.by, Difference::Percent(_) | Difference::FromTo(..));
        for (unit, [least, most]) in self.open_changes(dataset, is_growth) {
            if changes.iter().all(|change| change.range.is_below(least)) {
                ends[0].units.push(unit);
                ends[0].may_be_none |= least <= 0.0;
            }
            if changes.iter().all(|change| change.range.is_above(most)) {
                ends[1].units.push(unit);
                ends[1].may_be_none |= most >= 0.0;
            }
        }
        ends
    }

    /// The least and the most that each change can be that is no known number: growth in per cent, or a difference.
    fn open_changes(&self, dataset: &AnalysedDataset, is_growth: bool) -> Vec<(UnitIx, [f64; 2])> {
        let over_time = OverTime::of(dataset, self.metric);
        let mut open = Vec::new();
        if self.is_ranks_over_time(dataset) {
            for (unit, ends) in over_time.rises(dataset, self.metric, self.rounding()) {
                if ends[0] < ends[1] {
                    open.push((unit, ends.map(f64::from)));
                }
            }
        } else {
            let figure = |point: &Point| &dataset.whole().figures[point.figure];
            let rounded = |point| Interval::rounded(dataset.metric(self.metric), figure(point));
            for line in &over_time.lines {
                if let Some((first, last)) = line.ends(over_time.periods.len())
                    && !(figure(first).is_exact() && figure(last).is_exact())
                    && let Some((before, now)) = rounded(first).zip(rounded(last))
                    && let Some(ends) = open_change(now, before, is_growth)
                {
                    open.push((line.unit, ends));
                }
            }
        }
        open.retain(|(unit, _)| self.shows(dataset, *unit));
        open
    }

    /// The units that the headline of a metric over time names: those that rose most, and those that rose least, or may have. None
    /// where fewer than two changes are known.
    pub fn named_over_time(&self, dataset: &AnalysedDataset) -> [Vec<UnitIx>; 2] {
        let changes = self.changes_over_time(dataset);
        let Some([most, least]) = self.ends_over_time(&changes) else { return [Vec::new(), Vec::new()] };
        let [above, below] = self.beyond_over_time(dataset, &changes);
        [(most, above), (least, below)].map(|(end, beyond)| {
            let known = end.changes.into_iter().map(|index| changes[index].unit);
            known.chain(beyond.units).collect_vec()
        })
    }

    /// The figure of the unit that rose most.
    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub(super) fn focus_over_time(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        let [most, _] = self.named_over_time(dataset);
        Some(Subject { unit: *most.first()?, metric: self.metric })
    }
}

/// The least and the most that a change can be, as growth in per cent or as a difference. From nothing or less, or to less, there is no
/// growth in per cent.
fn open_change(now: Interval, before: Interval, is_growth: bool) -> Option<[f64; 2]> {
    if is_growth && (before.lo() <= 0.0 || now.lo() < 0.0) {
        return None;
    }
    let by = |now: f64, before: f64| if is_growth { (now / before - 1.0) * 100.0 } else { now - before };
    let (mut least, mut most) = (by(now.lo(), before.hi()), by(now.hi(), before.lo()));
    // What is over 26 is more than 26.
    let is_open = |end| matches!(end, End::Open(_));
    if is_open(now.lower()) || is_open(before.upper()) {
        least = least.next_up();
    }
    if is_open(now.upper()) || is_open(before.lower()) {
        most = most.next_down();
    }
    Some([least, most])
}
