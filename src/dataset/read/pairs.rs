//! Pairs of unit and metric: which of them have a figure, or a gap.

use super::super::json::JsonValue;
use super::super::problem::{ProblemSink, Problems};
use super::super::{MetricIx, Period, UnitIx};
use crate::sort::{sort_by, sort_numbered};

/// The pairs of unit and metric that the items of an array are about: at most one item for each pair and period is valid.
#[derive(Default)]
pub(super) struct Pairs {
    /// Each pair as a number, and the index of its item.
    numbered: Vec<(u64, u32)>,
    /// The period of each item, by its index.
    periods: Vec<Option<Period>>,
    /// Whether there are several items for one pair.
    pub(super) repeat: bool,
}

impl Pairs {
    /// No pairs, with memory for `count`.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { numbered: Vec::with_capacity(count), periods: Vec::with_capacity(count), repeat: false }
    }

    /// Adds the pair and the period that the item with that index is about.
    pub(super) fn push(&mut self, unit: UnitIx, metric: MetricIx, period: Option<Period>, index: usize) {
        self.numbered.push((number(unit, metric), index as u32));
        self.periods.resize(index, None);
        self.periods.push(period);
    }

    /// Sorts the pairs, which [`Pairs::contains`] needs, and reports those that are there twice, where `by_period` twice
    /// for one period. `what` names the items of `array`.
    pub(super) fn sort(
        &mut self,
        array: Option<JsonValue<'_>>,
        what: &str,
        by_period: bool,
        problems: &mut impl ProblemSink,
    ) {
        sort_numbered(&mut self.numbered);
        self.repeat = self.numbered.windows(2).any(|pair| pair[0].0 == pair[1].0);
        if !self.repeat {
            return;
        }
        let (numbered, periods) = (&mut self.numbered, &self.periods);
        let key = |(pair, index): &(u64, u32)| (*pair, periods[*index as usize], *index);
        sort_by(numbered, |a, b| key(a).cmp(&key(b)));
        for neighbours in numbered.windows(2) {
            let &[(one, first), (other, second)] = neighbours else { continue };
            let is_same = !by_period || periods[first as usize] == periods[second as usize];
            if one == other && is_same {
                problems.report_with(|problems| duplicate(array, first, second, what, problems));
            }
        }
    }

    /// Whether an item is about the pair and the period, in logarithmic time; an unknown period is any.
    pub(super) fn contains(&self, unit: UnitIx, metric: MetricIx, period: Option<Period>) -> bool {
        let pair = number(unit, metric);
        let start = self.numbered.partition_point(|(number, _)| *number < pair);
        let of_pair = self.numbered[start..].iter().take_while(|(number, _)| *number == pair);
        let is_about =
            |index: u32| self.periods[index as usize].zip(period).is_none_or(|(own, asked)| own == asked);
        of_pair.into_iter().any(|(_, index)| is_about(*index))
    }
}

fn duplicate(array: Option<JsonValue<'_>>, first: u32, second: u32, what: &str, problems: &mut Problems) {
    let item = |index: u32| array.and_then(|array| array.items().nth(index as usize));
    if let (Some(first), Some(second)) = (item(first), item(second)) {
        let help =
            ["keep either this one or ", &first.path(), "; figures of one metric differ in their period"]
                .concat();
        problems.report(second, &["this unit has two ", what, " for this metric and period"], &[&help]);
    }
}

/// A pair as a number: sorted by unit, then by metric.
fn number(unit: UnitIx, metric: MetricIx) -> u64 {
    u64::from(unit.0) << 32 | u64::from(metric.0)
}
