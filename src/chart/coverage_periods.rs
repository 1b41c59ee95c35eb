//! Coverage of one metric: a grid of units by periods, who reported which. Above it the key.

use super::coverage_cell::CoverageCell;
use super::coverage_key;
use super::input::ChartInput;
use super::name_column::NameColumn;
use super::text_style::TextStyle;
use super::unit_columns::UnitColumns;
use crate::analysis::{CellState, PeriodCell, PeriodCoverage, PeriodRow};
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, Subject};
use crate::scene::{Align, Datum, Ink, Key, Link, Rect, Role, Scene};
use crate::text::{self, compact_signs};

/// Space between names and cells.
const MARGIN: f64 = 8.0;
/// Height of a row with a name on one line, and of one with two.
const ROWS: [f64; 2] = [27.0, 38.0];
/// Height of the names of periods.
const HEADER: f64 = 24.0;
/// The greatest width of a column.
const MAX_COLUMN: f64 = 120.0;
/// Where the numbers of marks of one period begin: a cell has as many as it has dashes.
const OF_PERIOD: u32 = 1000;

/// Lays out who reported the metric in focus for which period.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let grid = input.view.period_coverage(input.dataset);
    let mut scene = Scene::new(input.width);
    let states = grid.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.state).collect_vec();
    coverage_key::draw(input, states, false, &mut scene);
    let units = grid.rows.iter().map(|row| row.unit).collect_vec();
    let mut names = NameColumn::of(input, &units, input.width * 0.36, 1);
    if names.has_cut {
        names = NameColumn::of(input, &units, input.width * 0.36, 2);
    }
    let left = names.width + MARGIN;
    let count = grid.periods.len().max(1) as f64;
    let columns = UnitColumns { left, width: ((input.width - left) / count).min(MAX_COLUMN) };
    draw_periods(input, &grid, &columns, &mut scene);
    let has_values = values_fit(input, &grid, columns.cell_size().0);
    for row in &grid.rows {
        draw_row(input, row, &names, &columns, has_values, &mut scene);
    }
    scene
}

/// The names of the first and the last period, and of those between them that fit.
fn draw_periods(input: &ChartInput<'_>, grid: &PeriodCoverage, columns: &UnitColumns, scene: &mut Scene) {
    let style = TextStyle::small(Ink::Soft);
    let Some(last) = grid.periods.len().checked_sub(1) else { return };
    let place = |index: usize| {
        let name = text::period(input.dataset, &grid.periods[index], input.view.lang);
        let name = style.truncate(&name, input.width);
        let width = style.width(&name);
        let x = (columns.middle(index) - width / 2.0).clamp(0.0, input.width - width);
        (name, x, x + width)
    };
    let (_, start_of_last, _) = place(last);
    let mut free = f64::NEG_INFINITY;
    for index in 0..=last {
        let (name, x, end) = place(index);
        let is_last = index == last;
        if x < free || !is_last && index > 0 && end + 10.0 > start_of_last {
            continue;
        }
        if !is_last && end + 10.0 > start_of_last {
            // The last is more useful than the first where both do not fit.
            continue;
        }
        style.draw(Key::chart(Role::Tick, index as u32), x, scene.height + HEADER / 2.0, name, scene);
        free = end + 10.0;
    }
    scene.height += HEADER;
}

/// Whether every number fits its cell.
fn values_fit(input: &ChartInput<'_>, grid: &PeriodCoverage, width: f64) -> bool {
    let style = TextStyle::small(Ink::Text);
    let figures = grid.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.figure);
    figures.map(|figure| style.width(&number(input, figure))).all(|own| own + 2.0 <= width)
}

/// The number of a figure of any period, with its signs.
fn number(input: &ChartInput<'_>, figure: usize) -> String {
    let figure = &input.dataset.whole().figures[figure];
    text::marked(text::figure_number(input.dataset, figure, input.view.lang), figure)
}

/// A unit's name and its cells.
fn draw_row(
    input: &ChartInput<'_>,
    row: &PeriodRow,
    names: &NameColumn,
    columns: &UnitColumns,
    has_values: bool,
    scene: &mut Scene,
) {
    let subject = Subject { unit: row.unit, metric: input.view.metric };
    let has_focus = input.in_focus(subject);
    let area = Rect { x: 0.0, y: scene.height, w: input.width, h: ROWS[usize::from(names.has_two_lines)] };
    let (_, middle) = area.centre();
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    names.draw(row.unit, Key::unit(row.unit, Role::Name), has_focus, ink, (0.0, middle), scene);
    let of_name = Rect { w: names.width, ..area };
    scene.links.push((of_name, Link::Profile(row.unit)));
    let (w, h) = columns.cell_size();
    for (index, cell) in row.cells.iter().enumerate() {
        let x = columns.middle(index) - w / 2.0;
        let rect = Rect { x, y: middle - h / 2.0, w, h };
        let key = Key::figure(subject, Role::Value).nth(index as u32 * OF_PERIOD);
        let ink = if has_focus { Ink::Focus } else { Ink::Text };
        CoverageCell { rect, key, ink }.draw(cell.state, input.view.lang, scene);
        draw_value(input, cell, rect, key, has_values, scene);
    }
    scene.add_target(subject, Rect { x: columns.left, w: input.width - columns.left, ..area });
    scene.height += area.h;
}

/// The figure of the cell that a mark belongs to.
pub fn figure_of<'a>(input: &ChartInput<'a>, grid: &PeriodCoverage, key: Key) -> Option<&'a Figure> {
    let Datum::Figure(subject) = key.datum else { return None };
    let row = grid.rows.iter().find(|row| row.unit == subject.unit)?;
    let cell = row.cells.get((key.index / OF_PERIOD) as usize)?;
    input.dataset.whole().figures.get(cell.figure?)
}

/// The number of a figure where all fit; else its signs.
fn draw_value(
    input: &ChartInput<'_>,
    cell: &PeriodCell,
    rect: Rect,
    key: Key,
    has_values: bool,
    scene: &mut Scene,
) {
    let Some(index) = cell.figure else { return };
    let ink = if cell.state == CellState::Given { Ink::Text } else { Ink::Inverse };
    let style = TextStyle::small(ink).align(Align::Centre);
    let figure = &input.dataset.whole().figures[index];
    let text = match has_values {
        true => number(input, index),
        false if figure.has_signs() => compact_signs(figure, &|signs| style.width(signs) <= rect.w + 2.0),
        false => return,
    };
    let (x, y) = rect.centre();
    style.draw(Key { role: Role::Label, ..key }, x, y, text, scene);
}
