//! How much work reading a table takes, so that tests can hold it to a bound that no clock disturbs.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Adds the number of letters that are looked at.
pub(super) fn add(letters: usize) {
    STEPS.with(|steps| steps.set(steps.get() + letters as u64 + 1));
}

/// The steps of this thread since the last call.
pub fn take() -> u64 {
    STEPS.with(|steps| steps.replace(0))
}
