//! What is in focus: the figure that the evidence panel shows.

use super::choice::Chart;
use super::state::View;
use crate::analysis::{AnalysedDataset, Comparison, Profile};
use crate::collect::CollectVec as _;
use crate::dataset::{MetricIx, Subject, UnitIx};

impl View {
    /// The figure in focus: the reader's choice, else the one that the headline names first. Coverage has none until the reader
    /// chooses one.
    pub fn focus(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        match self.chart {
            Chart::Ranking => self.focus_of_metric(dataset),
            _ => self.focus_of_other_chart(dataset),
        }
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn focus_of_other_chart(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        match self.chart {
            Chart::Profile => self.focus_of_profile(dataset, self.profiled_unit(dataset)?),
            // It is about all units: which of them leads is not what it shows.
            Chart::Coverage if self.highlight.is_none() => None,
            Chart::Compare => self.focus_of_comparison(dataset),
            Chart::Growth if self.highlight.is_none() && self.is_over_time(dataset) => {
                self.focus_over_time(dataset).or_else(|| self.focus_of_metric(dataset))
            }
            _ => self.focus_of_metric(dataset),
        }
    }

    /// Puts a figure in focus, or none; a profile keeps its unit.
    pub fn pin(&mut self, subject: Option<Subject>) {
        match subject {
            Some(Subject { unit, metric }) => (self.highlight, self.metric) = (Some(unit), metric),
            None if self.chart == Chart::Profile => {}
            None => self.highlight = None,
        }
    }

    /// The unit that leads, of those that the view shows.
    fn focus_of_metric(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        let ranking = || dataset.ranking(self.metric, false);
        let leader = || ranking().rows.iter().map(|row| row.unit).find(|unit| self.shows(dataset, *unit));
        let unit = self.highlight.or_else(leader).or_else(|| ranking().rows.first().map(|row| row.unit))?;
        Some(Subject { unit, metric: self.metric })
    }

    /// The metric in focus where the profile has it, else the first metric of the profile.
    fn focus_of_profile(&self, dataset: &AnalysedDataset, unit: UnitIx) -> Option<Subject> {
        let profile = Profile::of(dataset, unit);
        let figures = profile.entries.iter().map(|entry| dataset.figures[entry.figure].metric);
        let gaps = profile.gaps.iter().map(|index| dataset.gaps[*index].metric);
        let shown: Vec<MetricIx> = figures.chain(gaps).collect_vec();
        let metric = shown.iter().find(|metric| **metric == self.metric).or(shown.first());
        Some(Subject { unit, metric: metric.copied().unwrap_or(self.metric) })
    }

    /// The figure of the unit and metric in focus, else one of the unit, else the first of all.
    fn focus_of_comparison(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        let comparison = Comparison::of(dataset, self.compared_units(dataset));
        let figures = || comparison.figures().map(|index| &dataset.figures[index]);
        let is_wanted = |unit: UnitIx| self.highlight.is_none_or(|highlight| highlight == unit);
        let figure = figures()
            .find(|figure| figure.metric == self.metric && is_wanted(figure.unit))
            .or_else(|| figures().find(|figure| is_wanted(figure.unit)))
            .or_else(|| figures().next())?;
        Some(Subject { unit: figure.unit, metric: figure.metric })
    }
}
