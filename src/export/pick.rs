//! What goes into a file: subjects, in the order of a reader.

use crate::analysis::{self, Profile};
use crate::chart;
use crate::dataset::{Dataset, MetricIx, Subject, UnitIx};
use crate::view::{Chart, Scale, View};

/// What a view shows: its marks in reading order, then who has no mark on it though others have one.
pub fn shown(dataset: &Dataset, view: &View) -> Vec<Subject> {
    let scene = chart::scene(dataset, view, None, chart::WIDTHS[chart::WIDTHS.len() - 1]);
    let mut rows: Vec<Subject> = scene.targets.iter().map(|target| target.subject).collect();
    let units = units(dataset, view, &rows);
    for metric in metrics(dataset, view, &rows) {
        add(dataset, &units, metric, &mut rows);
    }
    rows
}

/// Everything: each metric that several could be asked about with every unit, every other with its reporter.
pub fn everything(dataset: &Dataset) -> Vec<Subject> {
    let units: Vec<UnitIx> = dataset.unit_ixs().collect();
    let mut rows = Vec::new();
    for metric in dataset.metric_ixs() {
        add(dataset, &units, metric, &mut rows);
    }
    rows
}

/// Of whom the view speaks.
fn units(dataset: &Dataset, view: &View, rows: &[Subject]) -> Vec<UnitIx> {
    let is_meant = |unit: &UnitIx| {
        let is_shown = match view.chart {
            Chart::Ranking | Chart::Growth => view.shows(dataset, *unit),
            Chart::Profile | Chart::Compare => view.units.contains(unit),
            Chart::Coverage => true,
        };
        is_shown || rows.iter().any(|row| row.unit == *unit)
    };
    dataset.unit_ixs().filter(is_meant).collect()
}

/// Of what the view speaks.
fn metrics(dataset: &Dataset, view: &View, rows: &[Subject]) -> Vec<MetricIx> {
    let one = match view.chart {
        Chart::Ranking => true,
        Chart::Growth => view.scale == Scale::Step,
        _ => false,
    };
    let silent = match view.chart {
        Chart::Profile => view.profiled(dataset).map(|unit| Profile::of(dataset, unit).silent),
        _ => None,
    }
    .unwrap_or_default();
    let is_meant = |metric: &MetricIx| {
        (one && *metric == view.metric)
            || silent.contains(metric)
            || rows.iter().any(|row| row.metric == *metric)
    };
    dataset.metric_ixs().filter(is_meant).collect()
}

/// Adds the units that have no row yet: all of them, or, where one unit alone reported, that one.
fn add(dataset: &Dataset, units: &[UnitIx], metric: MetricIx, rows: &mut Vec<Subject>) {
    let alone = analysis::only_reporter(dataset, metric)
        .filter(|_| dataset.gaps.iter().all(|gap| gap.metric != metric));
    for unit in units.iter().copied().filter(|unit| alone.is_none_or(|alone| alone == *unit)) {
        let subject = Subject { unit, metric };
        if !rows.contains(&subject) {
            rows.push(subject);
        }
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
        let dataset = embedded();
        let rows = shown(&dataset, &view(&dataset, ""));
        let ids: Vec<&str> = rows.iter().map(|row| dataset.unit(row.unit).id.as_str()).collect();
        assert_eq!(ids.len(), dataset.units.len());
        assert_eq!((ids[0], ids[6]), ("hitech", "nanan"));
    }

    #[test]
    fn a_profile_is_one_unit_with_what_it_did_not_say() {
        let dataset = embedded();
        let rows = shown(&dataset, &view(&dataset, "chart=profile&highlight=dazu"));
        let dazu = dataset.unit_by_id("dazu").unwrap();
        assert!(rows.iter().all(|row| row.unit == dazu));
        let silent = Profile::of(&dataset, dazu).silent;
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
