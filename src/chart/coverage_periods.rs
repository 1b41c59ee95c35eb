//! Coverage of one metric: a grid of units by periods, who reported which. Above it the key.

use super::coverage_cell::CoverageCell;
use super::coverage_key::{self, Sign};
use super::input::ChartInput;
use super::name_column::NameColumn;
use super::period_columns::PeriodColumns;
use super::period_values::PeriodValues;
use super::text_style::TextStyle;
use crate::analysis::{PeriodCoverage, PeriodRow};
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, Subject};
use crate::scene::{Datum, Ink, Key, Link, Rect, Role, Scene};
use crate::text;

/// Space between names and cells.
const MARGIN: f64 = 8.0;
/// Height of a row with a name on one line, and of one with two.
const ROWS: [f64; 2] = [27.0, 38.0];
/// Space between rows whose cells are on several lines.
const BELOW_LINES: f64 = 9.0;
/// Height of the line with the unit of measurement, and the number of its mark: above those of periods.
const LINE: f64 = 20.0;
const MEASURE: u32 = 1 << 16;
/// Where the numbers of marks of one period begin: a cell has as many as it has dashes.
const OF_PERIOD: u32 = 1000;

/// Lays out who reported the metric in focus for which period.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let grid = input.view.period_coverage(input.dataset);
    let mut scene = Scene::new(input.width);
    let states = grid.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.state).collect_vec();
    let units = grid.rows.iter().map(|row| row.unit).collect_vec();
    let mut names = NameColumn::of(input, &units, input.width * 0.36, 1);
    if names.has_cut {
        names = NameColumn::of(input, &units, input.width * 0.36, 2);
    }
    let columns = PeriodColumns::of(input, names.width + MARGIN, &grid.periods);
    let values = PeriodValues::of(input, &grid, columns.cell_size().0);
    let dots = values.dots_in_words(input, &grid).map(|text| (Sign::Dot, text));
    coverage_key::draw(input, states, dots.as_slice(), &mut scene);
    draw_measure(input, values, &mut scene);
    columns.draw_periods(input, &grid.periods, &mut scene);
    for row in &grid.rows {
        draw_row(input, row, &names, &columns, &values, &mut scene);
    }
    scene
}

/// The unit of measurement of the values, which have none.
fn draw_measure(input: &ChartInput<'_>, values: PeriodValues, scene: &mut Scene) {
    let measure = text::figure_measure(input.dataset, input.view.metric, input.view.lang);
    if values.are_numbers() && !measure.is_empty() {
        let style = TextStyle::small(Ink::Soft);
        let text = style.truncate(measure.trim(), input.width);
        style.draw(Key::chart(Role::Note, MEASURE), 0.0, scene.height + LINE / 2.0, text, scene);
        scene.height += LINE;
    }
}

/// A unit's name and its cells.
fn draw_row(
    input: &ChartInput<'_>,
    row: &PeriodRow,
    names: &NameColumn,
    columns: &PeriodColumns,
    values: &PeriodValues,
    scene: &mut Scene,
) {
    let subject = Subject { unit: row.unit, metric: input.view.metric };
    let has_focus = input.in_focus(subject);
    let of_name = ROWS[usize::from(names.most_lines > 1)];
    let of_cells = columns.lines_height() + BELOW_LINES;
    let h = if columns.has_several_lines() { of_name.max(of_cells) } else { of_name };
    let area = Rect { x: 0.0, y: scene.height, w: input.width, h };
    let (_, middle) = area.centre();
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    names.draw(row.unit, Key::unit(row.unit, Role::Name), has_focus, ink, (0.0, middle), scene);
    let of_name = Rect { w: names.width, ..area };
    scene.links.push((of_name, Link::Profile(row.unit)));
    for (index, cell) in row.cells.iter().enumerate() {
        let rect = columns.cell(index, middle);
        let key = Key::figure(subject, Role::Value).nth(index as u32 * OF_PERIOD);
        let ink = if has_focus { Ink::Focus } else { Ink::Text };
        CoverageCell { rect, key, ink }.draw(cell.state, input.view.lang, scene);
        values.draw(input, cell, rect, key, scene);
    }
    let left = columns.left();
    scene.add_target(subject, Rect { x: left, w: input.width - left, ..area });
    scene.height += area.h;
}

/// The figure of the cell that a mark belongs to.
pub fn figure_of<'a>(input: &ChartInput<'a>, grid: &PeriodCoverage, key: Key) -> Option<&'a Figure> {
    let Datum::Figure(subject) = key.datum else { return None };
    let row = grid.rows.iter().find(|row| row.unit == subject.unit)?;
    let cell = row.cells.get((key.index / OF_PERIOD) as usize)?;
    input.dataset.whole().figures.get(cell.figure?)
}
