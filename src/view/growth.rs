//! What the growth chart shows: which figures share a panel, and in which order.

use super::choice::{Chart, GrowthScale};
use super::state::View;
use crate::analysis::{self, AnalysedDataset, Availability, Ranking, metrics_by_coverage};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, MetricIx, UnitIx};
use crate::sort::sort_by;

/// Figures that share a panel of the growth chart, and so an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthPanel {
    /// The metric; `None` where the figures are those of one unit that the reader asked for.
    pub metric: Option<MetricIx>,
    /// The figures that the view shows, as it sorts them: indices into [`crate::dataset::Dataset::figures`].
    pub figures: Vec<usize>,
}

impl View {
    /// The only unit that the reader asked for, all growth of which the growth chart then shows; `None` for any other view.
    pub fn growth_unit(&self) -> Option<UnitIx> {
        match (self.chart, self.scale, &self.units[..]) {
            (Chart::Growth, GrowthScale::Log | GrowthScale::Linear, [unit]) => Some(*unit),
            _ => None,
        }
    }

    /// The panels of the growth chart: that of the metric in focus, then those of the other growth that several units
    /// reported. Of indices there is the first only; of one unit all its growth is in one.
    pub fn growth_panels(&self, dataset: &AnalysedDataset) -> Vec<GrowthPanel> {
        if let Some(unit) = self.growth_unit() {
            return vec![of_unit(dataset, unit)];
        }
        let mut panels = vec![self.growth_panel(dataset, self.metric)];
        if self.scale == GrowthScale::Step {
            return panels;
        }
        let counts = dataset.reporter_counts();
        for metric in metrics_by_coverage(dataset) {
            let is_shared = counts[metric.0 as usize] > 1 && analysis::is_growth(dataset, metric);
            if is_shared && metric != self.metric {
                panels.push(self.growth_panel(dataset, metric));
            }
        }
        panels.retain(|panel| !panel.figures.is_empty() || panel.metric == Some(self.metric));
        panels
    }

    fn growth_panel(&self, dataset: &AnalysedDataset, metric: MetricIx) -> GrowthPanel {
        let ranking = dataset.ranking(metric, false);
        let rows = match self.scale {
            GrowthScale::Step => highest_first(dataset, &ranking, self.ranking_rows(dataset, &ranking)),
            _ => self.ranking_rows(dataset, &ranking),
        };
        let mut figures = rows.into_iter().map(|row| ranking.rows[row].figure).collect_vec();
        figures.retain(|figure| match self.scale {
            GrowthScale::Step => analysis::has_index(dataset, *figure),
            _ => analysis::percent_of(dataset.metric(metric), &dataset.figures[*figure]).is_some(),
        });
        GrowthPanel { metric: Some(metric), figures }
    }

    /// The figures of the growth chart in reading order: panel by panel, behind the first those of another period.
    pub fn growth_figures(&self, dataset: &AnalysedDataset) -> Vec<usize> {
        let mut figures = Vec::new();
        for (index, panel) in self.growth_panels(dataset).into_iter().enumerate() {
            figures.extend(panel.figures);
            if index == 0 && panel.metric.is_some() {
                let ranking = dataset.ranking(self.metric, false);
                let shown = ranking.unranked.iter().filter(|(unit, _)| self.shows(dataset, *unit));
                figures.extend(shown.filter_map(|(_, availability)| Availability::figure(availability)));
            }
        }
        figures
    }
}

/// Rows of a ranking as indices and slopes have them: the highest first, whichever end is better, and bounds where the ranking has
/// them.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn highest_first(dataset: &Dataset, ranking: &Ranking, mut rows: Vec<usize>) -> Vec<usize> {
    sort_by(&mut rows, Ord::cmp);
    if dataset.metric(ranking.metric).better == Better::Lower {
        rows.reverse();
    }
    rows
}

/// All growth of one unit, the greatest first. Its figures are of unlike metrics, so that they have no rank.
fn of_unit(dataset: &AnalysedDataset, unit: UnitIx) -> GrowthPanel {
    let mut growths = analysis::growths(dataset);
    growths.retain(|growth| growth.unit == unit);
    sort_by(&mut growths, |a, b| b.percent.cmp(&a.percent));
    GrowthPanel { metric: None, figures: growths.iter().map(|growth| growth.figure).collect_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::parse;

    fn panels(query: &str) -> Vec<(String, usize)> {
        let dataset = AnalysedDataset::new(embedded());
        let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
        let name = |metric: MetricIx| dataset.metric(metric).id.clone();
        let panels = view.growth_panels(&dataset);
        panels.iter().map(|it| (it.metric.map(name).unwrap_or_default(), it.figures.len())).collect()
    }

    #[test]
    fn like_is_with_like_and_the_metric_in_focus_first() {
        let found = panels("chart=growth&metric=tax_revenue_growth");
        assert_eq!(found[0], ("tax_revenue_growth".to_owned(), 2));
        assert_eq!(found[1], ("gdp_growth".to_owned(), 7));
        assert_eq!(found.len(), 5);
        assert_eq!(panels("chart=growth&scale=step"), [("gdp_growth".to_owned(), 7)]);
    }

    #[test]
    fn unlike_metrics_share_a_panel_only_where_one_unit_is_asked_for() {
        assert_eq!(panels("chart=growth&units=dazu"), [(String::new(), 6)]);
        let two = panels("chart=growth&units=dazu,nanan");
        assert!(two.iter().all(|(metric, _)| !metric.is_empty()), "{two:?}");
    }
}
