//! Collects iterators into vectors in less WebAssembly than the standard library's `collect`.
//!
//! `collect` reserves memory by what an iterator says about its length, and is compiled anew, in several functions, for
//! every chain of adapters. A loop that pushes is shorter: with `collect` the module that readers load has 2.7 % more
//! bytes of Brotli (`docs/shrinking.md`). `clippy.toml` therefore refuses `collect` in the WebAssembly.

/// Collecting by pushing.
pub trait CollectVec: Iterator + Sized {
    /// All items in order: what `collect::<Vec<_>>()` returns.
    fn collect_vec(self) -> Vec<Self::Item> {
        let mut items = Vec::new();
        for item in self {
            items.push(item);
        }
        items
    }
}

impl<I: Iterator> CollectVec for I {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_collects_what_the_standard_library_does() {
        let items = (1..4).chain(7..9).filter(|item| item % 2 == 1);
        assert_eq!(items.clone().collect_vec(), items.collect::<Vec<_>>());
        assert!(std::iter::empty::<u8>().collect_vec().is_empty());
    }
}
