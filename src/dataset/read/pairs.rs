//! Pairs of unit and metric: which of them have a figure, or a gap.

use super::super::json::JsonValue;
use super::super::problem::{ProblemSink, Problems};
use super::super::{MetricIx, UnitIx};
use crate::sort::sort_numbered;

/// The pairs of unit and metric that the items of an array are about: at most one item for each pair is valid.
#[derive(Default)]
pub(super) struct Pairs {
    /// Each pair as a number, and the index of its item.
    numbered: Vec<(u64, u32)>,
}

impl Pairs {
    /// No pairs, with memory for `count`.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { numbered: Vec::with_capacity(count) }
    }

    /// Adds the pair that the item with that index is about.
    pub(super) fn push(&mut self, unit: UnitIx, metric: MetricIx, index: usize) {
        self.numbered.push((number(unit, metric), index as u32));
    }

    /// Sorts the pairs, which [`Pairs::contains`] needs, and reports those that are there twice. `what` names the items
    /// of `array`.
    pub(super) fn sort(&mut self, array: Option<JsonValue<'_>>, what: &str, problems: &mut impl ProblemSink) {
        sort_numbered(&mut self.numbered);
        for neighbours in self.numbered.windows(2) {
            let &[(one, first), (other, second)] = neighbours else { continue };
            if one == other {
                problems.report_with(|problems| duplicate(array, first, second, what, problems));
            }
        }
    }

    /// Whether an item is about the pair, in logarithmic time.
    pub(super) fn contains(&self, unit: UnitIx, metric: MetricIx) -> bool {
        self.numbered.binary_search_by_key(&number(unit, metric), |(number, _)| *number).is_ok()
    }
}

fn duplicate(array: Option<JsonValue<'_>>, first: u32, second: u32, what: &str, problems: &mut Problems) {
    let item = |index: u32| array.and_then(|array| array.items().nth(index as usize));
    if let (Some(first), Some(second)) = (item(first), item(second)) {
        let help =
            ["keep either this one or ", &first.path(), "; another period or condition is another metric"]
                .concat();
        problems.report(second, &["this unit has two ", what, " for this metric"], &[&help]);
    }
}

/// A pair as a number: sorted by unit, then by metric.
fn number(unit: UnitIx, metric: MetricIx) -> u64 {
    u64::from(unit.0) << 32 | u64::from(metric.0)
}
