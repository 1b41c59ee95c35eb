//! The table of a metric over time: a row a unit, a column a period.

use super::cells::{cell, head, row_head};
use super::pagination::Page;
use crate::analysis::{AnalysedDataset, CellState, UnitLine};
use crate::collect::CollectVec as _;
use crate::dataset::{Gap, Period, UnitIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{figure_value, fill, period, rank, unit_name, with_kind, with_statuses};
use crate::view::View;

/// Head and body. A unit without any figure has a row without values.
pub fn over_time(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Page {
    let lang = view.lang;
    let over_time = view.over_time(dataset);
    let periods: Vec<String> = over_time.periods.iter().map(|one| period(dataset, one, lang)).collect_vec();
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
            cell(writer, &value(dataset, view, *unit, line, over_time.periods[index], index));
        }
        writer.close();
    }
    writer.close();
    page
}

/// The figure of a period with its statuses in words, and with its rank where the picture has ranks; without one, why there is none, if the source says so.
fn value(
    dataset: &AnalysedDataset,
    view: &View,
    unit: UnitIx,
    line: Option<&UnitLine>,
    period: Period,
    index: usize,
) -> String {
    let whole = dataset.whole();
    if let Some(point) = line.and_then(|line| line.points.iter().find(|point| point.period == index)) {
        let figure = &whole.figures[point.figure];
        let value = with_statuses(figure_value(dataset, figure, view.lang), figure, view.lang);
        return match point.rank {
            Some(own) => fill(view.lang.words().parenthesized, &[&value, &rank(own, view.lang)]),
            None => value,
        };
    }
    let is_here = |gap: &&Gap| (gap.unit, gap.metric, gap.period) == (unit, view.metric, Some(period));
    match whole.gaps.iter().find(is_here) {
        Some(gap) => view.lang.words().cell_states[CellState::of_gap(gap.reason) as usize].to_owned(),
        None => "–".to_owned(),
    }
}
