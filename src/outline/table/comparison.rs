//! The table of a comparison: a row a metric, a column a unit; first what several reported, then what only one did.

use super::cells::{cell, column_head, row_head};
use crate::analysis::{AnalysedDataset, Axis, CellState, Comparison, availabilities};
use crate::dataset::{Figure, Lang, MetricIx, UnitIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{change_of_figure, figure_note, figure_value, unit_name, with_statuses};
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
        row(writer, dataset, lang, units, shared.metric, shared.axis);
    }
    writer.close();
    writer.open("tbody");
    for figure in comparison.unshared.iter().flat_map(|(_, figures)| figures) {
        row(writer, dataset, lang, units, dataset.figures[*figure].metric, Axis::Own);
    }
    writer.close();
}

fn row(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    lang: Lang,
    units: &[UnitIx],
    metric: MetricIx,
    axis: Axis,
) {
    let availabilities = availabilities(dataset, metric);
    writer.open("tr");
    row_head(writer, dataset.metric(metric).name.get(lang));
    for unit in units {
        match dataset.figure(*unit, metric) {
            Some(figure) => {
                writer.element("td class=value", &value_with_note(dataset, figure, axis, lang));
            }
            None => {
                let state = availabilities
                    .get(unit.0 as usize)
                    .map_or(CellState::NotReported, |it| CellState::of(dataset, it));
                cell(writer, lang.words().cell_states[state as usize]);
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
