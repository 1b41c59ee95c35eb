//! Finds a figure by its unit and its metric.

use crate::collect::CollectVec as _;
use crate::dataset::{Figure, MetricIx, UnitIx};
use crate::sort::sort_numbered;
use std::cmp::Ordering;

/// Indices into [`crate::dataset::Dataset::figures`], ordered by unit, then by metric.
#[derive(Debug)]
pub(super) struct FigureIndex(Vec<u32>);

impl FigureIndex {
    /// Orders the figures, in linear time.
    pub(super) fn of(figures: &[Figure]) -> Self {
        let number = |figure: &Figure| u64::from(figure.unit.0) << 32 | u64::from(figure.metric.0);
        let mut numbered: Vec<(u64, u32)> = figures.iter().map(number).zip(0..).collect_vec();
        sort_numbered(&mut numbered);
        Self(numbered.iter().map(|(_, index)| *index).collect_vec())
    }

    /// The index of the figure of that unit for that metric among the figures it was made of, in logarithmic time.
    pub(super) fn find(&self, figures: &[Figure], unit: UnitIx, metric: MetricIx) -> Option<usize> {
        let key = |index: u32| figures.get(index as usize).map(|figure| (figure.unit, figure.metric));
        self.search(|index| key(index).cmp(&Some((unit, metric))))
    }

    /// The index that `compare` calls equal; it tells on which side of the figure in question another one is.
    fn search(&self, mut compare: impl FnMut(u32) -> Ordering) -> Option<usize> {
        let found = self.0.binary_search_by(|index| compare(*index)).ok()?;
        self.0.get(found).map(|index| *index as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::generate;

    #[test]
    fn a_figure_of_a_hundred_thousand_units_is_found_in_18_comparisons() {
        let figures = generate(100_000, 2, 1).figures;
        assert!(figures.len() > 50_000);
        let index = FigureIndex::of(&figures);
        for (expected, figure) in figures.iter().enumerate().step_by(99) {
            let mut comparisons = 0;
            let found = index.search(|other| {
                comparisons += 1;
                let other = &figures[other as usize];
                (other.unit, other.metric).cmp(&(figure.unit, figure.metric))
            });
            assert_eq!(found, Some(expected));
            assert!(comparisons <= 18, "{comparisons}");
        }
    }
}
