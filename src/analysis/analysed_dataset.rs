//! A dataset that keeps what was worked out from it.

use super::{CoverageGrid, Ranking};
use crate::dataset::{Dataset, Figure, Gap, MetricIx, UnitIx};
use crate::list::List as _;
use crate::sort::sort_numbered;
use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

/// A dataset, an index of its figures, and the results that headline, controls, chart and table of one view all need.
///
/// It gives access to the [`Dataset`] for reading only, so that what it keeps stays true. Nothing is worked out before
/// it is asked for.
#[derive(Debug, Default)]
pub struct AnalysedDataset {
    dataset: Dataset,
    /// Indices into [`Dataset::figures`], by unit, then by metric.
    by_unit: OnceCell<Vec<u32>>,
    /// The rankings last asked for, the newest first.
    rankings: RefCell<Vec<Rc<Ranking>>>,
    coverage_grid: OnceCell<Rc<CoverageGrid>>,
}

impl AnalysedDataset {
    /// How many rankings are kept: the one on the screen and the one before, each as printed and as rounded.
    const RANKINGS: usize = 4;

    /// Takes a dataset; nothing is worked out yet.
    pub fn new(dataset: Dataset) -> Self {
        Self { dataset, ..Self::default() }
    }

    /// The figure of one unit for one metric, in logarithmic time.
    pub fn figure(&self, unit: UnitIx, metric: MetricIx) -> Option<&Figure> {
        self.dataset.figures.get(self.figure_index(unit, metric)?)
    }

    /// The index in [`Dataset::figures`] of the figure of one unit for one metric, in logarithmic time.
    pub fn figure_index(&self, unit: UnitIx, metric: MetricIx) -> Option<usize> {
        let by_unit = self.by_unit.get_or_init(|| by_unit(&self.dataset.figures));
        let key_at = |index: &u32| self.dataset.figures.get(*index as usize).map(key);
        let found = by_unit.binary_search_by_key(&Some((unit, metric)), key_at).ok()?;
        by_unit.get(found).map(|index| *index as usize)
    }

    /// The gap of one unit for one metric.
    pub fn gap(&self, unit: UnitIx, metric: MetricIx) -> Option<&Gap> {
        self.dataset.gaps.iter().find(|gap| gap.unit == unit && gap.metric == metric)
    }

    /// The ranking of a metric, printed or rounded, that `rank` works out where it is not kept.
    pub(super) fn ranking(
        &self,
        metric: MetricIx,
        rounding: bool,
        rank: impl FnOnce(&Dataset) -> Ranking,
    ) -> Rc<Ranking> {
        let is_it = |ranking: &&Rc<Ranking>| ranking.metric == metric && ranking.rounding == rounding;
        let kept = self.rankings.borrow().iter().find(is_it).cloned();
        kept.unwrap_or_else(|| {
            let ranking = Rc::new(rank(&self.dataset));
            let mut rankings = self.rankings.borrow_mut();
            rankings.truncate(Self::RANKINGS - 1);
            rankings.insert(0, ranking.clone());
            ranking
        })
    }

    /// The coverage grid, that `work_out` makes where it is not kept.
    pub(super) fn coverage_grid(&self, work_out: impl FnOnce(&Dataset) -> CoverageGrid) -> Rc<CoverageGrid> {
        self.coverage_grid.get_or_init(|| Rc::new(work_out(&self.dataset))).clone()
    }
}

impl Deref for AnalysedDataset {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        &self.dataset
    }
}

fn key(figure: &Figure) -> (UnitIx, MetricIx) {
    (figure.unit, figure.metric)
}

/// The indices of the figures by unit, then by metric, in linear time.
fn by_unit(figures: &[Figure]) -> Vec<u32> {
    let number = |figure: &Figure| u64::from(figure.unit.0) << 32 | u64::from(figure.metric.0);
    let mut numbered: Vec<(u64, u32)> = figures.iter().map(number).zip(0..).list();
    sort_numbered(&mut numbered);
    numbered.iter().map(|(_, index)| *index).list()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::ranking;
    use crate::dataset::{embedded, generate};

    #[test]
    fn every_figure_is_found_and_nothing_else() {
        let dataset = AnalysedDataset::new(generate(30, 18, 1));
        for unit in dataset.unit_ixs() {
            for metric in dataset.metric_ixs() {
                let is_it = |figure: &&Figure| figure.unit == unit && figure.metric == metric;
                assert_eq!(dataset.figure(unit, metric), dataset.figures.iter().find(is_it));
            }
        }
        assert_eq!(AnalysedDataset::default().figure(UnitIx(0), MetricIx(0)), None);
    }

    #[test]
    fn the_last_four_rankings_are_kept() {
        let dataset = AnalysedDataset::new(embedded());
        let first = ranking(&dataset, MetricIx(0), false);
        assert!(!Rc::ptr_eq(&first, &ranking(&dataset, MetricIx(0), true)));
        (1..3).for_each(|metric| drop(ranking(&dataset, MetricIx(metric), false)));
        assert!(Rc::ptr_eq(&first, &ranking(&dataset, MetricIx(0), false)));
        (3..5).for_each(|metric| drop(ranking(&dataset, MetricIx(metric), false)));
        assert!(!Rc::ptr_eq(&first, &ranking(&dataset, MetricIx(0), false)));
    }
}
