//! What goes into a file: subjects, in the order of a reader.

use crate::analysis::{self, AnalysedDataset, Profile};
use crate::chart;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, Subject, UnitIx};
use crate::view::{Chart, GrowthScale, View};

/// What a view shows: its marks in reading order, then who has no mark on it though others have one.
pub fn shown(dataset: &AnalysedDataset, view: &View) -> Vec<Subject> {
    let scene = chart::scene(dataset, view, None, chart::WIDTHS[chart::WIDTHS.len() - 1]);
    let marked: Vec<Subject> = scene.targets.iter().map(|target| target.subject).collect_vec();
    let mut rows = marked.clone();
    for metric in dataset.metric_ixs().filter(|metric| asks(dataset, view, *metric, &marked)) {
        for unit in dataset.unit_ixs().filter(|unit| speaks_of(dataset, view, *unit, &marked)) {
            add(dataset, Subject { unit, metric }, &mut rows);
        }
    }
    rows
}

/// Everything: each metric that several could be asked about with every unit, every other with its reporter.
pub fn everything(dataset: &Dataset) -> Vec<Subject> {
    let mut rows = Vec::new();
    for metric in dataset.metric_ixs() {
        for unit in dataset.unit_ixs() {
            add(dataset, Subject { unit, metric }, &mut rows);
        }
    }
    rows
}

/// Whether the view speaks of a unit.
fn speaks_of(dataset: &Dataset, view: &View, unit: UnitIx, marked: &[Subject]) -> bool {
    let is_shown = match view.chart {
        Chart::Ranking | Chart::Growth => view.shows(dataset, unit),
        Chart::Profile | Chart::Compare => view.units.contains(&unit),
        Chart::Coverage => true,
    };
    is_shown || marked.iter().any(|row| row.unit == unit)
}

/// Whether the view asks for a metric: it has marks, or should have.
fn asks(dataset: &AnalysedDataset, view: &View, metric: MetricIx, marked: &[Subject]) -> bool {
    let one =
        view.chart == Chart::Ranking || (view.chart == Chart::Growth && view.scale == GrowthScale::Step);
    let silent = |unit| Profile::of(dataset, unit).not_reported.contains(&metric);
    marked.iter().any(|row| row.metric == metric)
        || (one && metric == view.metric)
        || (view.chart == Chart::Profile && view.profiled_unit(dataset).is_some_and(silent))
}

/// Adds a subject that has no row yet, unless somebody else alone reported the metric.
fn add(dataset: &Dataset, subject: Subject, rows: &mut Vec<Subject>) {
    let Subject { unit, metric } = subject;
    let has_gap = dataset.gaps.iter().any(|gap| gap.metric == metric);
    let alone = analysis::only_reporter(dataset, metric).filter(|_| !has_gap);
    if alone.is_none_or(|alone| alone == unit) && !rows.contains(&subject) {
        rows.push(subject);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::parse;

    fn view(dataset: &Dataset, query: &str) -> View {
        parse(query, dataset, &View::start(dataset, Lang::Zh)).0
    }

    #[test]
    fn a_ranking_is_its_rows_and_those_without_a_place() {
        let dataset = AnalysedDataset::new(embedded());
        let rows = shown(&dataset, &view(&dataset, ""));
        let ids: Vec<&str> = rows.iter().map(|row| dataset.unit(row.unit).id.as_str()).collect();
        assert_eq!(ids.len(), dataset.units.len());
        assert_eq!((ids[0], ids[6]), ("hitech", "nanan"));
    }

    #[test]
    fn a_profile_is_one_unit_with_what_it_did_not_say() {
        let dataset = AnalysedDataset::new(embedded());
        let rows = shown(&dataset, &view(&dataset, "chart=profile&highlight=dazu"));
        let dazu = dataset.unit_by_id("dazu").unwrap();
        assert!(rows.iter().all(|row| row.unit == dazu));
        let silent = Profile::of(&dataset, dazu).not_reported;
        assert!(
            !silent.is_empty() && silent.iter().all(|metric| rows.iter().any(|row| row.metric == *metric))
        );
    }

    #[test]
    fn everything_holds_every_figure_and_every_gap_once() {
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
}
