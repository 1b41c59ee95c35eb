//! The table of a comparison: a row a metric, a column a unit; first what several reported, then what only one did.

use super::cells::{cell, column_head, row_head};
use crate::analysis::{AnalysedDataset, Axis, Comparison, availabilities};
use crate::dataset::{Figure, Lang, MetricIx, Period, UnitIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{
    change_of_figure, figure_note, figure_value, metric_of_period, period_of_figures, unit_name, why_absent,
    with_statuses,
};
use crate::view::View;

/// Head and bodies.
pub fn comparison(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let lang = view.lang;
    let comparison = Comparison::of(dataset, view.compared_units(dataset));
    let units = &comparison.units;
    writer.open("thead");
    writer.open("tr");
    column_head(writer, lang.words().column_metric);
    for unit in units {
        column_head(writer, unit_name(dataset, *unit, lang));
    }
    writer.close();
    writer.close();
    writer.open("tbody");
    for shared in &comparison.shared {
        let period = period_of_figures(dataset, shared.metric, &shared.figures);
        row(writer, dataset, lang, units, (shared.metric, period), &|figure| shared.axis_of(figure));
    }
    writer.close();
    writer.open("tbody");
    for figure in comparison.unshared.iter().flat_map(|(_, figures)| figures) {
        let metric = dataset.figures[*figure].metric;
        let period = period_of_figures(dataset, metric, &[*figure]);
        row(writer, dataset, lang, units, (metric, period), &|_| Axis::Own);
    }
    writer.close();
}

fn row(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    lang: Lang,
    units: &[UnitIx],
    (metric, period): (MetricIx, Option<Period>),
    axis_of: &dyn Fn(usize) -> Axis,
) {
    let availabilities = availabilities(dataset, metric);
    writer.open("tr");
    row_head(writer, &metric_of_period(dataset, metric, period, lang));
    for unit in units {
        match dataset.figure_index(*unit, metric) {
            Some(index) => {
                let figure = &dataset.figures[index];
                writer.element("td class=value", &value_with_note(dataset, figure, axis_of(index), lang));
            }
            None => {
                let why = availabilities.get(unit.0 as usize);
                cell(writer, &why.map(|why| why_absent(dataset, why, period, lang)).unwrap_or_default());
            }
        }
    }
    writer.close();
}

/// The value, what must be known of it, and what changed since the period before.
fn value_with_note(dataset: &AnalysedDataset, figure: &Figure, axis: Axis, lang: Lang) -> String {
    let mut parts = vec![with_statuses(figure_value(dataset, figure, lang), figure, lang)];
    parts.push(figure_note(dataset, figure, axis, lang));
    parts.extend(change_of_figure(dataset, figure, lang));
    parts.retain(|part| !part.is_empty());
    parts.join(lang.words().dot)
}
