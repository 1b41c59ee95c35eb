//! A dataset that keeps what was worked out from it.

use super::figure_index::FigureIndex;
use super::reporters::reporter_counts;
use super::{Changes, CoverageGrid, Ranking, Rounding, usual_period};
use crate::dataset::{Dataset, Figure, MetricIx, Period, UnitIx, packed};
use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

/// A dataset, an index of its figures, and the results that headline, controls, chart and table of one view all need.
///
/// It dereferences to the [`Dataset`] for reading only, so that the results it keeps stay valid. Nothing is worked out
/// before it is asked for.
///
/// ```
/// use reported_figures::analysis::AnalysedDataset;
/// use reported_figures::dataset;
///
/// let dataset = AnalysedDataset::new(dataset::embedded());
/// let (nanan, gdp) = (dataset.unit_by_id("nanan").unwrap(), dataset.metric_by_id("gdp_growth").unwrap());
/// assert_eq!(dataset.figure(nanan, gdp).unwrap().number(), dataset::Fixed::parse("6.3").ok());
/// assert_eq!(dataset.ranking(gdp, false).rows.last().unwrap().unit, nanan);
/// assert_eq!(dataset.coverage_grid(None, None, Vec::new()).most, Some((gdp, 7)));
/// ```
#[derive(Debug, Default)]
pub struct AnalysedDataset {
    /// With one figure for each unit and metric.
    dataset: Dataset,
    /// With the figures of all periods, where a unit has several for one metric.
    whole: Option<Rc<Dataset>>,
    /// Whether [details](packed::detach) are to come.
    lacks_details: bool,
    figure_index: OnceCell<FigureIndex>,
    reporter_counts: OnceCell<Vec<u32>>,
    /// The page of the coverage grid last asked for, and how it was.
    coverage_grid: RefCell<Option<(CoveragePage, Rc<CoverageGrid>)>>,
    /// The changes last asked for.
    changes: RefCell<Option<Rc<Changes>>>,
    /// The rankings last asked for, the newest first.
    rankings: RefCell<Vec<Rc<Ranking>>>,
    /// The usual periods of the metrics that were asked for.
    usual_periods: RefCell<Vec<(MetricIx, Option<Period>)>>,
}

/// A page by its number, the unit by which it is found where none is asked for, and the units that are shown; none for all.
type CoveragePage = (Option<u32>, Option<UnitIx>, Vec<UnitIx>);

impl AnalysedDataset {
    /// How many rankings are kept: the one on the screen and the one before, each as printed and as rounded.
    const RANKINGS: usize = 4;

    /// Takes a dataset; nothing is worked out yet. Of figures of several periods, those are shown that [`Dataset::at`]
    /// chooses where no period is wanted.
    pub fn new(dataset: Dataset) -> Self {
        if dataset.series.is_empty() {
            return Self { dataset, ..Self::default() };
        }
        Self { dataset: dataset.at(None), whole: Some(Rc::new(dataset)), ..Self::default() }
    }

    /// The embedded dataset as the WebAssembly has it, without the details of some metrics.
    pub fn without_details(dataset: Dataset) -> Self {
        Self { lacks_details: true, ..Self::new(dataset) }
    }

    /// Adds the details that are to come; nothing where they are there.
    pub fn add_details(&mut self, details: &str) {
        if std::mem::take(&mut self.lacks_details) {
            packed::attach(&mut self.dataset, details);
        }
    }

    /// Takes a dataset with one figure for each unit and metric, such as [`Dataset::at`] makes.
    pub fn of_one_period(dataset: Dataset) -> Self {
        Self { dataset, ..Self::default() }
    }

    /// The same with the figures of another period; `None` where those are shown already. No period wanted is what is shown
    /// at first.
    pub fn showing(&self, wanted: Option<Period>) -> Option<Self> {
        self.showing_of(self.whole.as_ref()?, wanted)
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn showing_of(&self, whole: &Rc<Dataset>, wanted: Option<Period>) -> Option<Self> {
        let is_other = whole.shown_at(wanted) != self.dataset.shown;
        is_other.then(|| Self { dataset: whole.at(wanted), whole: Some(whole.clone()), ..Self::default() })
    }

    /// The dataset with the figures of all periods.
    pub fn whole(&self) -> &Dataset {
        self.whole.as_deref().unwrap_or(&self.dataset)
    }

    /// Whether no unit but this one has a figure of a metric, of whatever period.
    // In the deferred module: see `src/site/build/shrink/split`. A single figure is drawn there.
    #[inline(never)]
    pub fn is_sole_reporter(&self, unit: UnitIx, metric: MetricIx) -> bool {
        self.whole().figures.iter().all(|figure| figure.metric != metric || figure.unit == unit)
    }

    /// The figure of one unit for one metric, in logarithmic time.
    pub fn figure(&self, unit: UnitIx, metric: MetricIx) -> Option<&Figure> {
        self.dataset.figures.get(self.figure_index(unit, metric)?)
    }

    /// The index in [`Dataset::figures`] of the figure of one unit for one metric, in logarithmic time.
    pub fn figure_index(&self, unit: UnitIx, metric: MetricIx) -> Option<usize> {
        let figures = &self.dataset.figures;
        self.figure_index.get_or_init(|| FigureIndex::of(figures)).find(figures, unit, metric)
    }

    /// How many units reported each metric, by index of the metric.
    pub fn reporter_counts(&self) -> &[u32] {
        self.reporter_counts.get_or_init(|| reporter_counts(&self.dataset))
    }

    /// What [`Ranking::of`] works out. `false` ignores rounding, `true` takes it as issued.
    pub fn ranking(&self, metric: MetricIx, rounding: impl Into<Rounding>) -> Rc<Ranking> {
        self.kept_ranking(metric, rounding.into())
    }

    fn kept_ranking(&self, metric: MetricIx, rounding: Rounding) -> Rc<Ranking> {
        let is_it = |ranking: &&Rc<Ranking>| ranking.metric == metric && ranking.rounding == rounding;
        let kept = self.rankings.borrow().iter().find(is_it).cloned();
        kept.unwrap_or_else(|| {
            let ranking = Rc::new(Ranking::of(&self.dataset, metric, rounding));
            let mut rankings = self.rankings.borrow_mut();
            rankings.truncate(Self::RANKINGS - 1);
            rankings.insert(0, ranking.clone());
            ranking
        })
    }

    /// What [`usual_period`] works out.
    pub fn kept_usual_period(&self, metric: MetricIx) -> Option<Period> {
        let mut kept = self.usual_periods.borrow_mut();
        match kept.iter().find(|(other, _)| *other == metric) {
            Some((_, period)) => *period,
            None => {
                let period = usual_period(&self.dataset, metric);
                kept.push((metric, period));
                period
            }
        }
    }

    /// What [`Changes::of`] works out.
    pub fn changes(&self, metric: MetricIx) -> Option<Rc<Changes>> {
        self.shown_of(metric)?;
        let mut kept = self.changes.borrow_mut();
        if kept.as_ref().is_none_or(|kept| kept.metric != metric) {
            *kept = Changes::of(&self.dataset, self.whole(), metric, Rounding::Ignored).map(Rc::new);
        }
        kept.clone()
    }

    /// As [`Self::changes`], with figures read as `rounding` has it.
    pub fn changes_as(&self, metric: MetricIx, rounding: Rounding) -> Option<Rc<Changes>> {
        if rounding.is_on() { self.changes_rounded(metric, rounding) } else { self.changes(metric) }
    }

    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn changes_rounded(&self, metric: MetricIx, rounding: Rounding) -> Option<Rc<Changes>> {
        self.shown_of(metric)?;
        Changes::of(&self.dataset, self.whole(), metric, rounding).map(Rc::new)
    }

    /// What [`CoverageGrid::of`] works out.
    pub fn coverage_grid(
        &self,
        page: Option<u32>,
        unit: Option<UnitIx>,
        shown: Vec<UnitIx>,
    ) -> Rc<CoverageGrid> {
        let asked = (page, unit, shown);
        let mut kept = self.coverage_grid.borrow_mut();
        match &*kept {
            Some((known, grid)) if *known == asked => grid.clone(),
            _ => {
                let grid = Rc::new(CoverageGrid::of(&self.dataset, page, unit, &asked.2));
                *kept = Some((asked, grid.clone()));
                grid
            }
        }
    }
}

impl Deref for AnalysedDataset {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        &self.dataset
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
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
    fn another_period_is_shown_and_nothing_is_lost() {
        let mut whole = embedded();
        let earlier = Period { year: 2023, ..whole.period.unwrap() };
        let gdp = MetricIx(0);
        let before = whole.figures.iter().filter(|figure| figure.metric == gdp);
        let before: Vec<Figure> =
            before.map(|figure| Figure { period: Some(earlier), ..figure.clone() }).collect();
        whole.figures.extend(before);
        let whole = crate::dataset::read(&crate::dataset::to_json(&whole)).unwrap();
        let now = AnalysedDataset::new(whole.clone());
        assert_eq!(now.ranking(gdp, false).rows.len(), 7);
        assert!(now.showing(None).is_none() && now.showing(now.period).is_none());
        let then = now.showing(Some(earlier)).unwrap();
        assert_eq!(then.shown_of(gdp), Some(earlier));
        assert_eq!(then.ranking(gdp, false).rows.len(), 7);
        assert!(
            then.ranking(gdp, false).rows.iter().all(|row| then.figures[row.figure].period == Some(earlier))
        );
        assert_eq!(then.whole().figures, whole.figures);
        assert_eq!(then.whole().gaps, whole.gaps);
        let back = then.showing(None).unwrap();
        assert_eq!(back.figures, now.figures);
    }

    #[test]
    fn the_last_four_rankings_are_kept() {
        let dataset = AnalysedDataset::new(embedded());
        let first = dataset.ranking(MetricIx(0), false);
        assert!(!Rc::ptr_eq(&first, &dataset.ranking(MetricIx(0), true)));
        (1..3).for_each(|metric| drop(dataset.ranking(MetricIx(metric), false)));
        assert!(Rc::ptr_eq(&first, &dataset.ranking(MetricIx(0), false)));
        (3..5).for_each(|metric| drop(dataset.ranking(MetricIx(metric), false)));
        assert!(!Rc::ptr_eq(&first, &dataset.ranking(MetricIx(0), false)));
    }
}
