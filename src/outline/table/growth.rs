//! The table of the growth chart: a row for each growth figure, by unit.

use super::cells::{cell, figure_cells, head, row_head, wide_cell};
use super::pagination::Page;
use crate::analysis::{self, GrowthFigure};
use crate::dataset::{Dataset, Lang, UnitIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{growth_value, unit_name, with_percent};
use crate::view::View;

/// Head and body.
pub fn growth(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) -> Page {
    let words = view.lang.words();
    head(
        writer,
        &[
            words.column_unit,
            words.column_metric,
            words.column_value,
            words.column_quote,
            words.column_period,
        ],
    );
    let units = view.growth_rows(dataset);
    let page = Page::of(view, units.len(), units.iter().position(|unit| Some(*unit) == view.highlight));
    let growths = analysis::growths(dataset);
    writer.open("tbody");
    for unit in units.get(page.rows.clone()).unwrap_or_default() {
        unit_rows(writer, dataset, view.lang, *unit, &growths);
    }
    writer.close();
    page
}

/// A row for each growth figure of a unit; one row that says so where it has none.
fn unit_rows(
    writer: &mut OutlineWriter,
    dataset: &Dataset,
    lang: Lang,
    unit: UnitIx,
    growths: &[GrowthFigure],
) {
    let name = unit_name(dataset, unit, lang);
    let mut has_growth = false;
    for growth in growths.iter().filter(|growth| growth.unit == unit) {
        has_growth = true;
        let figure = &dataset.figures[growth.figure];
        let value = with_percent(growth_value(dataset, figure, lang), dataset, figure, lang);
        writer.open("tr");
        row_head(writer, name);
        cell(writer, dataset.metric(growth.metric).name.get(lang));
        figure_cells(writer, figure, &value, lang);
        writer.close();
    }
    if !has_growth {
        writer.open("tr");
        row_head(writer, name);
        wide_cell(writer, 4, lang.words().no_growth_reported);
        writer.close();
    }
}
