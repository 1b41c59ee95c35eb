//! Finds a figure by its unit and its metric.

use crate::collect::CollectVec as _;
use crate::dataset::{Figure, MetricIx, UnitIx};
use crate::sort::sort_numbered;

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
        let key = |index: &u32| figures.get(*index as usize).map(|figure| (figure.unit, figure.metric));
        let found = self.0.binary_search_by_key(&Some((unit, metric)), key).ok()?;
        self.0.get(found).map(|index| *index as usize)
    }
}
