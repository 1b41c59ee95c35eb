//! The table of a comparison: a row a metric, a column a unit; first what several reported, then what only one did.

use super::OutlineWriter;
use super::table::{cell, head, row_head};
use crate::analysis::{AnalysedDataset, Axis, CellState, Comparison, availabilities};
use crate::dataset::{Dataset, Figure, Lang, MetricIx, UnitIx};
use crate::text::{self, GrowthSign, figure_value, unit_name};
use crate::view::View;

/// Head and bodies.
pub fn compare(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let lang = view.lang;
    let comparison = Comparison::of(dataset, view.compared(dataset));
    let units = &comparison.units;
    out.open("thead");
    out.open("tr");
    head(out, lang.words().col_metric);
    for unit in units {
        head(out, unit_name(dataset, *unit, lang));
    }
    out.close();
    out.close();
    out.open("tbody");
    for shared in &comparison.shared {
        row(out, dataset, lang, units, shared.metric, shared.axis);
    }
    out.close();
    out.open("tbody");
    for (_, places) in &comparison.own {
        for place in places {
            row(out, dataset, lang, units, dataset.figures[*place].metric, Axis::Own);
        }
    }
    out.close();
}

fn row(
    out: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    lang: Lang,
    units: &[UnitIx],
    metric: MetricIx,
    axis: Axis,
) {
    let availabilities = availabilities(dataset, metric);
    out.open("tr");
    row_head(out, dataset.metric(metric).name.get(lang));
    for unit in units {
        match dataset.figure(*unit, metric) {
            Some(figure) => out.leaf("td class=value", &said(dataset, figure, axis, lang)),
            None => {
                let sign = availabilities
                    .get(unit.0 as usize)
                    .map_or(CellState::NotReported, |it| CellState::of(dataset, it));
                cell(out, lang.words().signs[sign as usize]);
            }
        }
    }
    out.close();
}

/// The value and what must be known beside it.
fn said(dataset: &Dataset, figure: &Figure, axis: Axis, lang: Lang) -> String {
    let value = figure_value(dataset.metric(figure.metric), figure, lang, GrowthSign::Plain);
    let beside = text::beside(dataset, figure, axis, lang);
    if beside.is_empty() { value } else { [&value, lang.words().dot, &beside].concat() }
}
