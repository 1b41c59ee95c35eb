//! Makes the parts of a view fit each other.

use super::choice::{Chart, GrowthScale, Sort};
use super::state::View;
use crate::analysis;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx};

impl View {
    /// Replaces what does not fit the rest of the view.
    ///
    /// - A comparison of fewer than two units gets the units that [`View::compared_units`] proposes.
    /// - A kind of unit is dropped where the chosen units are all of other kinds.
    /// - The growth chart shows growth, and numbers over several periods: a level is replaced by its own growth, any other
    ///   metric by the growth that most units reported. Without any growth in the dataset, the ranking is shown.
    /// - Groups by kind need two kinds of unit.
    /// - A scale that the chart does not have becomes the usual one. Coverage of periods is that of a metric with several.
    pub fn normalize(&mut self, dataset: &Dataset) {
        if self.chart == Chart::Compare && self.units.len() < 2 {
            self.units = self.compared_units(dataset);
        }
        if !dataset.unit_ixs().any(|unit| self.shows(dataset, unit)) {
            self.kind = None;
        }
        if self.chart == Chart::Growth && !analysis::has_growth(dataset, self.metric) {
            match growth_for(dataset, self.metric) {
                Some(growth) => self.metric = growth,
                None => self.chart = Chart::Ranking,
            }
        }
        if self.sort == Sort::Kind && !dataset.has_kinds() {
            self.sort = Sort::Value;
        }
        let scales = self.scales(dataset);
        let is_of_periods = matches!(self.scale, GrowthScale::Ranks | GrowthScale::Periods);
        if (is_of_periods || !scales.is_empty()) && !scales.contains(&self.scale) {
            self.scale = GrowthScale::Log;
        }
        if self.is_coverage_of_periods() && dataset.periods_of(self.metric).is_empty() {
            self.metric = metric_over_time(dataset).unwrap_or(self.metric);
        }
    }
}

/// The metric with several periods that most units reported.
fn metric_over_time(dataset: &Dataset) -> Option<MetricIx> {
    analysis::metrics_by_coverage(dataset).into_iter().find(|metric| !dataset.periods_of(*metric).is_empty())
}

/// The metric's own growth, else the growth that most units reported; `None` where the dataset has no growth.
fn growth_for(dataset: &Dataset, metric: MetricIx) -> Option<MetricIx> {
    let growths: Vec<MetricIx> = analysis::metrics_by_coverage(dataset)
        .into_iter()
        .filter(|candidate| analysis::has_growth(dataset, *candidate))
        .collect_vec();
    let own = growths.iter().find(|growth| dataset.metric(**growth).level == Some(metric));
    own.or(growths.first()).copied()
}
