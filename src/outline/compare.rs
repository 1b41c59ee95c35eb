//! The table of a comparison: a row a metric, a column a unit; first what several reported, then what only one did.

use super::table::{cell, head, row_head};
use super::{Element, el};
use crate::analysis::{Axis, Comparison, Sign, standings};
use crate::dataset::{Dataset, Figure, Lang, MetricIx, UnitIx};
use crate::text::{self, Signs, figure_value, unit_name};
use crate::view::View;

/// Head and bodies.
pub fn compare(dataset: &Dataset, view: &View) -> Vec<Element> {
    let lang = view.lang;
    let comparison = Comparison::of(dataset, view.compared(dataset));
    let units = &comparison.units;
    let names = units.iter().map(|unit| unit_name(dataset, *unit, lang));
    let heads = head([lang.words().col_metric].into_iter().chain(names));
    let shared = comparison.shared.iter().map(|shared| row(dataset, lang, units, shared.metric, shared.axis));
    let own = comparison.own.iter().flat_map(|(_, places)| places);
    let own = own.map(|place| dataset.figures[*place].metric);
    let own = own.map(|metric| row(dataset, lang, units, metric, Axis::Own));
    vec![heads, el("tbody").children(shared), el("tbody").children(own)]
}

fn row(dataset: &Dataset, lang: Lang, units: &[UnitIx], metric: MetricIx, axis: Axis) -> Element {
    let standings = standings(dataset, metric);
    let cells = units.iter().map(|unit| match dataset.figure(*unit, metric) {
        Some(figure) => cell(said(dataset, figure, axis, lang)).class("value"),
        None => {
            let sign = standings.get(unit.0 as usize).map_or(Sign::Silent, |it| Sign::of(dataset, it));
            cell(lang.words().signs[sign as usize])
        }
    });
    el("tr").child(row_head(dataset.metric(metric).name.get(lang))).children(cells)
}

/// The value and what must be known beside it.
fn said(dataset: &Dataset, figure: &Figure, axis: Axis, lang: Lang) -> String {
    let value = figure_value(dataset.metric(figure.metric), figure, lang, Signs::Plain);
    let beside = text::beside(dataset, figure, axis, lang);
    if beside.is_empty() { value } else { [&value, lang.words().dot, &beside].concat() }
}
