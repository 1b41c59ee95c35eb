//! The table of a metric over time: a row a unit, a column a period.

use super::cells::{cell, head, row_head};
use super::pagination::Page;
use crate::analysis::{AnalysedDataset, OverTime, UnitLine};
use crate::collect::CollectVec as _;
use crate::dataset::UnitIx;
use crate::outline::writer::OutlineWriter;
use crate::text::{figure_value, period, unit_name, with_kind};
use crate::view::View;

/// Head and body. A unit without any figure has a row without values.
pub fn over_time(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Page {
    let lang = view.lang;
    let over_time = OverTime::of(dataset, view.metric);
    let periods: Vec<String> = over_time.periods.iter().map(|one| period(one, lang)).collect_vec();
    let mut names = vec![lang.words().column_unit];
    names.extend(periods.iter().map(String::as_str));
    head(writer, &names);
    let mut units: Vec<UnitIx> = dataset.unit_ixs().collect_vec();
    units.retain(|unit| view.shows(dataset, *unit));
    let focus = units.iter().position(|unit| Some(*unit) == view.highlight);
    let page = Page::of(view, units.len(), focus);
    writer.open("tbody");
    for unit in units.get(page.rows.clone()).unwrap_or_default() {
        writer.open("tr");
        row_head(writer, &with_kind(dataset, *unit, unit_name(dataset, *unit, lang), lang));
        let line = over_time.lines.iter().find(|line| line.unit == *unit);
        for index in 0..over_time.periods.len() {
            cell(writer, &value(dataset, view, line, index));
        }
        writer.close();
    }
    writer.close();
    page
}

fn value(dataset: &AnalysedDataset, view: &View, line: Option<&UnitLine>, period: usize) -> String {
    let point = line.and_then(|line| line.points.iter().find(|point| point.period == period));
    match point {
        Some(point) => figure_value(dataset, &dataset.whole().figures[point.figure], view.lang),
        None => "–".to_owned(),
    }
}
