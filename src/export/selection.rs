//! Which figures go into a file, and in which order. Gaps and missing figures are rows too.

use crate::analysis::{self, AnalysedDataset, CellState, Comparison, Profile, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, Subject, UnitIx};
use crate::sort::sort_by;
use crate::view::{Chart, GrowthScale, View, highest_first};

/// The rows of a view: its figures in reading order, then of the same metrics the units without a figure.
pub fn shown(dataset: &AnalysedDataset, view: &View) -> Vec<Subject> {
    let mut rows = figures(dataset, view);
    let topics = Topics::of(dataset, view, &rows);
    let mut listed = rows.clone();
    sort_by(&mut listed, Ord::cmp);
    for metric in dataset.metric_ixs().filter(|metric| topics.has_metric(*metric)) {
        let others = rows_of(dataset, metric).filter(|row| topics.has_unit(row.unit));
        rows.extend(others.filter(|row| listed.binary_search(row).is_err()));
    }
    rows
}

/// The rows of a whole dataset, by metric.
pub fn everything(dataset: &Dataset) -> Vec<Subject> {
    dataset.metric_ixs().flat_map(|metric| rows_of(dataset, metric)).collect_vec()
}

/// A metric with every unit; or with its only reporter, where one unit reported it and no gap speaks of others.
fn rows_of(dataset: &Dataset, metric: MetricIx) -> impl Iterator<Item = Subject> {
    let has_gap = dataset.gaps.iter().any(|gap| gap.metric == metric);
    let only = analysis::only_reporter(dataset, metric).filter(|_| !has_gap);
    let units = dataset.unit_ixs().filter(move |unit| only.is_none_or(|only| only == *unit));
    units.map(move |unit| Subject { unit, metric })
}

/// The figures that a view shows, in reading order, and the gaps that it quotes.
fn figures(dataset: &AnalysedDataset, view: &View) -> Vec<Subject> {
    match view.chart {
        Chart::Ranking => ranked(dataset, view),
        Chart::Growth if view.scale == GrowthScale::Step => slopes(dataset, view),
        Chart::Growth => {
            view.growth_figures(dataset).into_iter().map(|figure| subject(dataset, figure)).collect_vec()
        }
        Chart::Profile => profile(dataset, view),
        Chart::Compare => {
            let comparison = Comparison::of(dataset, view.compared_units(dataset));
            comparison.figures().map(|figure| subject(dataset, figure)).collect_vec()
        }
        Chart::Coverage => cells(dataset, view),
    }
}

/// The unit and metric of the figure with that index.
fn subject(dataset: &AnalysedDataset, figure: usize) -> Subject {
    let figure = &dataset.figures[figure];
    Subject { unit: figure.unit, metric: figure.metric }
}

/// A ranking: the ranked units as the view sorts them, then those that are not ranked.
fn ranked(dataset: &AnalysedDataset, view: &View) -> Vec<Subject> {
    let ranking = dataset.ranking(view.metric, false);
    let units =
        view.ranking_rows(dataset, &ranking).into_iter().map(|row| ranking.rows[row].unit).collect_vec();
    with_unranked(dataset, view, &ranking, units)
}

/// Slopes: the highest growth first, then the units that are not ranked.
fn slopes(dataset: &AnalysedDataset, view: &View) -> Vec<Subject> {
    let ranking = dataset.ranking(view.metric, false);
    let rows = highest_first(dataset, &ranking, view.ranking_rows(dataset, &ranking));
    with_unranked(dataset, view, &ranking, rows.into_iter().map(|row| ranking.rows[row].unit).collect_vec())
}

/// The units, and behind them those that have a figure of the metric which is not ranked.
fn with_unranked(
    dataset: &AnalysedDataset,
    view: &View,
    ranking: &Ranking,
    mut units: Vec<UnitIx>,
) -> Vec<Subject> {
    let others = ranking.unranked.iter().filter(|(_, availability)| availability.figure().is_some());
    units.extend(others.map(|(unit, _)| *unit).filter(|unit| view.shows(dataset, *unit)));
    units.into_iter().map(|unit| Subject { unit, metric: view.metric }).collect_vec()
}

/// A profile: the unit's figures, then its gaps.
fn profile(dataset: &AnalysedDataset, view: &View) -> Vec<Subject> {
    let Some(unit) = view.profiled_unit(dataset) else { return Vec::new() };
    let profile = Profile::of(dataset, unit);
    let figures = profile.entries.iter().map(|entry| subject(dataset, entry.figure));
    let gaps = profile.gaps.iter().map(|gap| Subject { unit, metric: dataset.gaps[*gap].metric });
    figures.chain(gaps).collect_vec()
}

/// The coverage grid: its cells with evidence, row by row, then what only one unit reported.
fn cells(dataset: &AnalysedDataset, view: &View) -> Vec<Subject> {
    if view.is_coverage_of_periods() {
        let rows = view.period_coverage(dataset).rows;
        return rows.into_iter().map(|row| Subject { unit: row.unit, metric: view.metric }).collect_vec();
    }
    let grid = view.coverage_grid(dataset);
    let mut rows = Vec::new();
    for row in &grid.rows {
        let cells = grid.units.iter().zip(&row.availabilities);
        let with_evidence = cells.filter(|(_, it)| CellState::of(dataset, it).has_evidence());
        rows.extend(with_evidence.map(|(unit, _)| Subject { unit: *unit, metric: row.metric }));
    }
    let unshared = grid.unshared.iter().flat_map(|(_, figures)| figures);
    rows.extend(unshared.map(|figure| subject(dataset, *figure)));
    rows
}

/// What a view is about: every unit and metric that it has a figure of, or would show one of.
struct Topics {
    units: Vec<bool>,
    metrics: Vec<bool>,
}

impl Topics {
    fn of(dataset: &AnalysedDataset, view: &View, figures: &[Subject]) -> Self {
        let mut topics = Self {
            units: dataset.unit_ixs().map(|unit| is_shown(dataset, view, unit)).collect_vec(),
            metrics: vec![false; dataset.metrics.len()],
        };
        for Subject { unit, metric } in figures {
            topics.units[unit.0 as usize] = true;
            topics.metrics[metric.0 as usize] = true;
        }
        for metric in without_figures(dataset, view) {
            topics.metrics[metric.0 as usize] = true;
        }
        topics
    }

    fn has_unit(&self, unit: UnitIx) -> bool {
        self.units[unit.0 as usize]
    }

    fn has_metric(&self, metric: MetricIx) -> bool {
        self.metrics[metric.0 as usize]
    }
}

/// Whether a view would show a figure of the unit.
fn is_shown(dataset: &AnalysedDataset, view: &View, unit: UnitIx) -> bool {
    match view.chart {
        Chart::Ranking | Chart::Growth => view.shows(dataset, unit),
        Chart::Profile | Chart::Compare => view.units.contains(&unit),
        Chart::Coverage => true,
    }
}

/// Metrics that a view is about even where it has no figure of them.
fn without_figures(dataset: &AnalysedDataset, view: &View) -> Vec<MetricIx> {
    match view.chart {
        Chart::Ranking => vec![view.metric],
        Chart::Growth if view.scale == GrowthScale::Step => vec![view.metric],
        Chart::Profile => {
            let profile = view.profiled_unit(dataset).map(|unit| Profile::of(dataset, unit));
            profile.map(|profile| profile.not_reported).unwrap_or_default()
        }
        Chart::Growth | Chart::Compare | Chart::Coverage => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::chart::{WIDTHS, scene};
    use crate::dataset::{Lang, embedded, generate};
    use crate::view::parse;

    fn view(dataset: &Dataset, query: &str) -> View {
        parse(query, dataset, &View::start(dataset, Lang::Zh)).0
    }

    #[test]
    fn a_ranking_is_its_rows_and_the_unranked() {
        let dataset = AnalysedDataset::new(embedded());
        let rows = shown(&dataset, &view(&dataset, ""));
        let ids: Vec<&str> = rows.iter().map(|row| dataset.unit(row.unit).id.as_str()).collect();
        assert_eq!(ids.len(), dataset.units.len());
        assert_eq!((ids[0], ids[6]), ("hitech", "nanan"));
    }

    #[test]
    fn a_profile_is_one_unit_with_what_it_did_not_report() {
        let dataset = AnalysedDataset::new(embedded());
        let rows = shown(&dataset, &view(&dataset, "chart=profile&highlight=dazu"));
        let dazu = dataset.unit_by_id("dazu").unwrap();
        assert!(rows.iter().all(|row| row.unit == dazu));
        let not_reported = Profile::of(&dataset, dazu).not_reported;
        assert!(
            !not_reported.is_empty()
                && not_reported.iter().all(|metric| rows.iter().any(|row| row.metric == *metric))
        );
    }

    #[test]
    fn everything_has_every_figure_and_every_gap_once() {
        let dataset = embedded();
        let rows = everything(&dataset);
        let count = |subject: Subject| rows.iter().filter(|row| **row == subject).count();
        for figure in &dataset.figures {
            assert_eq!(count(Subject { unit: figure.unit, metric: figure.metric }), 1);
        }
        for gap in &dataset.gaps {
            assert_eq!(count(Subject { unit: gap.unit, metric: gap.metric }), 1);
        }
    }

    #[test]
    fn rows_begin_with_the_figures_of_the_chart_in_its_order() {
        let queries =
            ["", "sort=name", "chart=growth", "chart=growth&scale=step", "chart=growth&kind=county"];
        let others = ["chart=profile", "chart=compare", "chart=compare&units=u0,u1,u2", "chart=coverage"];
        for seed in 0..20 {
            let dataset = AnalysedDataset::new(generate(12, 18, seed));
            for query in queries.into_iter().chain(others) {
                let view = view(&dataset, query);
                let chart = scene(&dataset, &view, None, WIDTHS[7]);
                let has_figure = |it: &Subject| {
                    dataset.figure(it.unit, it.metric).is_some()
                        || !matches!(view.chart, Chart::Ranking | Chart::Growth)
                };
                let targets = chart.targets.iter().map(|target| target.subject).filter(has_figure);
                let targets: Vec<Subject> = targets.collect();
                assert!(shown(&dataset, &view).starts_with(&targets), "{seed} {query}");
            }
        }
    }
}
