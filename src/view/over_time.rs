//! What a metric over time is about: the units that its headline names, and which of them is in focus.

use super::state::View;
use crate::analysis::{AnalysedDataset, Difference, OverTime, Point, differences};
use crate::collect::CollectVec as _;
use crate::dataset::{Subject, UnitIx};
use crate::sort::sort_by;

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
    pub fn changes_over_time(&self, dataset: &AnalysedDataset) -> Vec<(UnitIx, Difference)> {
        let over_time = OverTime::of(dataset, self.metric);
        if self.is_ranks_over_time(dataset) {
            let mut changes = over_time.rises(dataset, self.metric, self.rounding());
            changes.retain(|(unit, _)| self.shows(dataset, *unit));
            sort_by(&mut changes, |(_, a), (_, b)| a.amount().cmp(&b.amount()));
            return changes;
        }
        let figures = &dataset.whole().figures;
        let kind = dataset.metric(self.metric).kind;
        let (mut units, mut pairs) = (Vec::new(), Vec::new());
        for line in over_time.lines.iter().filter(|line| self.shows(dataset, line.unit)) {
            if let Some((first, last)) = line.ends(over_time.periods.len()) {
                units.push(line.unit);
                pairs.push((&figures[last.figure], &figures[first.figure]));
            }
        }
        let by = differences(kind, &pairs);
        let mut changes = units.into_iter().zip(by).filter_map(|(unit, by)| Some((unit, by?))).collect_vec();
        sort_by(&mut changes, |(_, a), (_, b)| a.amount().cmp(&b.amount()));
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

    /// The units that the headline of a metric over time names: those that rose most, and those that rose least. None where
    /// fewer than two changes are known.
    pub fn named_over_time(&self, dataset: &AnalysedDataset) -> [Vec<UnitIx>; 2] {
        let changes = self.changes_over_time(dataset);
        let (Some((_, least)), Some((_, most))) = (changes.first(), changes.get(1).and(changes.last()))
        else {
            return [Vec::new(), Vec::new()];
        };
        [most, least].map(|end| {
            changes.iter().filter(|(_, by)| by.amount() == end.amount()).map(|(unit, _)| *unit).collect_vec()
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
