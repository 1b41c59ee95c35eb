//! The table of a comparison: a row a metric, a column a unit; first what several reported, then what only one did.

use super::Tape;
use super::table::{cell, head, row_head};
use crate::analysis::{Axis, Comparison, Sign, standings};
use crate::dataset::{Dataset, Figure, Lang, MetricIx, UnitIx};
use crate::text::{self, Signs, figure_value, unit_name};
use crate::view::View;

/// Head and bodies.
pub fn compare(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let lang = view.lang;
    let comparison = Comparison::of(dataset, view.compared(dataset));
    let units = &comparison.units;
    tape.open("thead");
    tape.open("tr");
    head(tape, lang.words().col_metric);
    for unit in units {
        head(tape, unit_name(dataset, *unit, lang));
    }
    tape.close();
    tape.close();
    tape.open("tbody");
    for shared in &comparison.shared {
        row(tape, dataset, lang, units, shared.metric, shared.axis);
    }
    tape.close();
    tape.open("tbody");
    for (_, places) in &comparison.own {
        for place in places {
            row(tape, dataset, lang, units, dataset.figures[*place].metric, Axis::Own);
        }
    }
    tape.close();
}

fn row(tape: &mut Tape, dataset: &Dataset, lang: Lang, units: &[UnitIx], metric: MetricIx, axis: Axis) {
    let standings = standings(dataset, metric);
    tape.open("tr");
    row_head(tape, dataset.metric(metric).name.get(lang));
    for unit in units {
        match dataset.figure(*unit, metric) {
            Some(figure) => tape.leaf("td class=value", &said(dataset, figure, axis, lang)),
            None => {
                let sign = standings.get(unit.0 as usize).map_or(Sign::Silent, |it| Sign::of(dataset, it));
                cell(tape, lang.words().signs[sign as usize]);
            }
        }
    }
    tape.close();
}

/// The value and what must be known beside it.
fn said(dataset: &Dataset, figure: &Figure, axis: Axis, lang: Lang) -> String {
    let value = figure_value(dataset.metric(figure.metric), figure, lang, Signs::Plain);
    let beside = text::beside(dataset, figure, axis, lang);
    if beside.is_empty() { value } else { [&value, lang.words().dot, &beside].concat() }
}
