//! Something that is worked out once.

use std::cell::OnceCell;

/// What was worked out from something else, the first time that it was asked for. It follows from that something, so that two of
/// them are equal whether anybody asked or not.
#[derive(Clone, Debug)]
pub struct Kept<T>(OnceCell<T>);

impl<T> Kept<T> {
    /// What is kept, or else what `work` finds.
    pub fn get(&self, work: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(work)
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(OnceCell::new())
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
