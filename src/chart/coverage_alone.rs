//! What each unit reported alone: a row per unit, a small cell per figure.

use super::coverage_cell::{CoverageCell, WIDE};
use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::analysis::CellState;
use crate::dataset::{Subject, UnitIx};
use crate::scene::{Align, Ink, Key, Rect, Role, Scene};
use crate::text::{count, counted, unit_name, wrap};

/// Height of a line of the title.
const LINE: f64 = 16.0;
/// Room for the number between a name and its cells.
const NUMBER: f64 = 32.0;
/// The share of the picture that names take at most, where the names of metrics above need less.
const SHARE: f64 = 0.5;
/// Height of a row with one line of cells.
const ROW: f64 = 24.0;

/// Draws a title and the rows below the scene so far. `alone` holds indices of figures; cells begin at `left`.
pub fn draw(input: &ChartInput<'_>, alone: &[(UnitIx, Vec<usize>)], left: f64, scene: &mut Scene) {
    let count: usize = alone.iter().map(|(_, figures)| figures.len()).sum();
    if count == 0 {
        return;
    }
    let style = TextStyle::small(Ink::Soft).bold();
    let title = counted(input.view.lang.deferred_words().single_reporter_figures, count, input.view.lang);
    for (index, line) in wrap(&title, SMALL, true, input.width).into_iter().enumerate() {
        style.draw(Key::chart(Role::Rank, index as u32), 0.0, scene.height + LINE / 2.0, line, scene);
        scene.height += LINE;
    }
    scene.height += 6.0;
    let left = left.max(width_of_names(input, alone).min(input.width * SHARE));
    for (unit, figures) in alone.iter().filter(|(_, figures)| !figures.is_empty()) {
        draw_row(input, *unit, figures, left, scene);
    }
}

/// How much the longest name takes, with the number behind it.
fn width_of_names(input: &ChartInput<'_>, alone: &[(UnitIx, Vec<usize>)]) -> f64 {
    let style = TextStyle::small(Ink::Text);
    let units = alone.iter().filter(|(_, figures)| !figures.is_empty());
    let names = units.map(|(unit, _)| style.width(unit_name(input.dataset, *unit, input.view.lang)));
    names.fold(0.0, f64::max) + NUMBER
}

/// A unit's name, how many figures it reported alone, and a cell for each, on as many lines as they need.
fn draw_row(input: &ChartInput<'_>, unit: UnitIx, figures: &[usize], left: f64, scene: &mut Scene) {
    let middle = scene.height + ROW / 2.0;
    let style = TextStyle::small(Ink::Text);
    let name = style.truncate(unit_name(input.dataset, unit, input.view.lang), left - NUMBER);
    style.draw(Key::unit(unit, Role::Note), 0.0, middle, name, scene);
    let style = TextStyle::small(Ink::Soft).align(Align::Right);
    let count = count(figures.len(), input.view.lang);
    style.draw(Key::unit(unit, Role::Rank), left - 10.0, middle, count, scene);
    let side = if input.width < WIDE { 9.0 } else { 12.0 };
    let pitch = side + 2.75;
    let per_line = ((input.width - left + pitch - side) / pitch).floor().max(1.0) as usize;
    for (index, figure) in figures.iter().enumerate() {
        let (line, column) = ((index / per_line) as f64, (index % per_line) as f64);
        let y = middle + (side + 4.0) * line;
        let rect = Rect { x: left + pitch * column, y: y - side / 2.0, w: side, h: side };
        draw_cell(input, *figure, rect, scene);
    }
    let lines = figures.len().div_ceil(per_line);
    scene.height += ROW + (side + 4.0) * lines.saturating_sub(1) as f64;
}

fn draw_cell(input: &ChartInput<'_>, figure: usize, rect: Rect, scene: &mut Scene) {
    let figure = &input.dataset.figures[figure];
    let subject = Subject { unit: figure.unit, metric: figure.metric };
    let ink = if input.in_focus(subject) { Ink::Focus } else { Ink::Mark };
    let state = CellState::of_figure(input.dataset, figure);
    let cell = CoverageCell { rect, key: Key::figure(subject, Role::Value), ink };
    cell.draw(state, input.view.lang, scene);
    let area = Rect { x: rect.x - 1.0, y: rect.y - 2.0, w: rect.w + 2.0, h: rect.h + 4.0 };
    scene.add_target(subject, area);
}
