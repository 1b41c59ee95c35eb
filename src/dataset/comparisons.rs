//! Counts how often units and metrics are compared, so that tests can show that nothing searches all figures for each.
//!
//! Whoever looks for a figure among all figures compares its unit or its metric for equality. Only tests are compiled
//! with this.

use super::{MetricIx, UnitIx};
use std::cell::Cell;

thread_local! {
    static COMPARISONS: Cell<usize> = const { Cell::new(0) };
}

/// How many times `work` compares two units or two metrics for equality.
pub fn comparisons_in<T>(work: impl FnOnce() -> T) -> (T, usize) {
    COMPARISONS.set(0);
    let result = work();
    (result, COMPARISONS.get())
}

fn counted(is_equal: bool) -> bool {
    COMPARISONS.set(COMPARISONS.get() + 1);
    is_equal
}

impl PartialEq for UnitIx {
    fn eq(&self, other: &Self) -> bool {
        counted(self.0 == other.0)
    }
}

impl Eq for UnitIx {}

impl PartialEq for MetricIx {
    fn eq(&self, other: &Self) -> bool {
        counted(self.0 == other.0)
    }
}

impl Eq for MetricIx {}
