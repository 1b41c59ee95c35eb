//! The table of a metric over time: a row a unit, a column a period.

use super::cells::{aligned, column_head, fraction_digits, row_head, status};
use super::pagination::Page;
use crate::analysis::{AnalysedDataset, CellState, OverTime, Point};
use crate::collect::CollectVec as _;
use crate::dataset::{Gap, Period, UnitIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{figure_value, fill, period, rank, unit_name, with_kind};
use crate::view::View;

/// Head and body. A unit without any figure has a row without values. Numbers stand with their points below each other.
pub fn over_time(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Page {
    let lang = view.lang;
    let over_time = view.over_time(dataset);
    writer.open("thead");
    writer.open("tr");
    column_head(writer, lang.words().column_unit);
    for one in &over_time.periods {
        writer.element("th scope=col class=amount", &period(dataset, one, lang));
    }
    writer.close();
    writer.close();
    let digits = most_digits(dataset, &over_time, view);
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
            let point = line.and_then(|line| line.points.iter().find(|point| point.period == index));
            match point {
                Some(point) => figure(writer, dataset, view, point, digits),
                None => gap(writer, dataset, view, *unit, over_time.periods[index]),
            }
        }
        writer.close();
    }
    writer.close();
    page
}

/// The most digits after the point that a figure of the table has.
fn most_digits(dataset: &AnalysedDataset, over_time: &OverTime, view: &View) -> usize {
    let mut most = 0;
    for point in over_time.lines.iter().flat_map(|line| &line.points) {
        let value = figure_value(dataset, &dataset.whole().figures[point.figure], view.lang);
        most = most.max(fraction_digits(&value));
    }
    most
}

/// The figure of a period with its statuses in words, and with its rank where the picture has ranks.
fn figure(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, point: &Point, digits: usize) {
    let figure = &dataset.whole().figures[point.figure];
    let value = aligned(figure_value(dataset, figure, view.lang), digits);
    writer.open("td class=amount");
    match point.rank {
        Some(own) => writer.text(&fill(view.lang.words().parenthesized, &[&value, &rank(own, view.lang)])),
        None => writer.text(&value),
    }
    if !figure.status.is_empty() {
        status(writer, figure, view.lang);
    }
    writer.close();
}

/// Why there is no figure of a period, if the source says so.
fn gap(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, unit: UnitIx, period: Period) {
    let is_here = |gap: &&Gap| (gap.unit, gap.metric, gap.period) == (unit, view.metric, Some(period));
    let text = match dataset.whole().gaps.iter().find(is_here) {
        Some(gap) => view.lang.words().cell_states[CellState::of_gap(gap.reason) as usize],
        None => "–",
    };
    writer.element("td class=amount", text);
}
