//! Which units reported a metric, whatever the period.

use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, UnitIx};
use crate::sort::sort_by;

/// How many units reported each metric, by index of the metric, in linear time. [`AnalysedDataset`](super::AnalysedDataset)
/// keeps it.
pub(super) fn reporter_counts(dataset: &Dataset) -> Vec<u32> {
    let mut counts = vec![0; dataset.metrics.len()];
    for figure in &dataset.figures {
        if let Some(count) = counts.get_mut(figure.metric.0 as usize) {
            *count += 1;
        }
    }
    counts
}

/// All metrics, those with most reporters first; equals in the order of the document.
pub fn metrics_by_coverage(dataset: &Dataset) -> Vec<MetricIx> {
    let counts = reporter_counts(dataset);
    let mut metrics: Vec<MetricIx> = dataset.metric_ixs().collect_vec();
    sort_by(&mut metrics, |a, b| counts[b.0 as usize].cmp(&counts[a.0 as usize]));
    metrics
}

/// The only unit that reported the metric; `None` if there are none or several.
pub fn only_reporter(dataset: &Dataset, metric: MetricIx) -> Option<UnitIx> {
    let mut figures = dataset.figures_of(metric);
    let first = figures.next()?;
    figures.next().is_none().then_some(first.unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{figure, gdp, metric};
    use crate::dataset::Kind;

    #[test]
    fn the_most_reported_metric_comes_first() {
        let mut dataset = gdp();
        dataset.metrics.push(metric(Kind::Rank));
        dataset.metrics.push(metric(Kind::Growth));
        dataset.figures.push(figure(0, 2, "9.5"));
        assert_eq!(reporter_counts(&dataset), [7, 0, 1]);
        assert_eq!(metrics_by_coverage(&dataset), [MetricIx(0), MetricIx(2), MetricIx(1)]);
        assert_eq!(only_reporter(&dataset, MetricIx(2)), Some(UnitIx(0)));
        assert_eq!(only_reporter(&dataset, MetricIx(0)), None);
        assert_eq!(only_reporter(&dataset, MetricIx(1)), None);
    }
}
