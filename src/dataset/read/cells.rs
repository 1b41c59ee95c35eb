//! Cells: which unit has something for which metric.

use super::super::json::JsonValue;
use super::super::problem::{ProblemSink, Problems};
use super::super::{MetricIx, UnitIx};
use crate::sort::sort_numbered;

/// The cells that the items of an array fill.
#[derive(Default)]
pub(super) struct Cells(Vec<(u64, u32)>);

impl Cells {
    /// Room for so many.
    pub(super) fn for_many(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    /// Notes that the item at that place fills a cell.
    pub(super) fn push(&mut self, unit: UnitIx, metric: MetricIx, place: usize) {
        self.0.push((key(unit, metric), place as u32));
    }

    /// Makes the cells ready for [`Cells::contains`] and reports those that are filled twice.
    pub(super) fn sort(&mut self, array: Option<JsonValue<'_>>, what: &str, problems: &mut impl ProblemSink) {
        sort_numbered(&mut self.0);
        for pair in self.0.windows(2) {
            let &[(one, first), (two, second)] = pair else { continue };
            if one == two {
                problems.note(|problems| twice(array, first, second, what, problems));
            }
        }
    }

    /// Whether anything fills the cell.
    pub(super) fn contains(&self, unit: UnitIx, metric: MetricIx) -> bool {
        let key = key(unit, metric);
        self.0.binary_search_by_key(&key, |(key, _)| *key).is_ok()
    }
}

fn twice(array: Option<JsonValue<'_>>, first: u32, second: u32, what: &str, problems: &mut Problems) {
    let nth = |place: u32| array.and_then(|array| array.items().nth(place as usize));
    if let (Some(first), Some(second)) = (nth(first), nth(second)) {
        let help = ["keep one of it and ", &first.path(), ", or choose another metric"].concat();
        problems.add(second, &["this unit has two ", what, " for this metric"], &[&help]);
    }
}

fn key(unit: UnitIx, metric: MetricIx) -> u64 {
    u64::from(unit.0) << 32 | u64::from(metric.0)
}
