//! Coverage: units by metrics, who reported what. Below, what each unit reported alone, a mark a figure.

use super::Frame;
use super::cell::Cell;
use super::column_headers::{self, Columns};
use super::label::{Label, SMALL};
use crate::analysis::{Availability, CellState, CoverageGrid, CoverageRow};
use crate::dataset::{MetricIx, Subject, Theme, UnitIx};
use crate::list::List as _;
use crate::scene::{Align, Ink, Key, Link, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text::{self, GrowthSign, fill, plain_number, unit_name, wrap, wrap_evenly};

/// Room between names and cells.
const MARGIN: f64 = 6.0;
/// Height of a line of small text.
const LINE: f64 = 16.0;
/// From here on cells may be wide enough to print values.
const WIDE: f64 = 480.0;

/// Draws who reported what.
pub fn scene(frame: &Frame<'_>) -> Scene {
    let grid = frame.dataset.coverage_grid();
    let mut scene = Scene::new(frame.width);
    let columns = columns(frame, grid);
    let mut y = column_headers::draw(frame, &grid.units, &columns, &mut scene);
    let mut theme = None;
    for row in &grid.rows {
        y = draw_theme(frame, row.metric, &mut theme, y, &mut scene);
        y = draw_row(frame, grid, row, &columns, y, &mut scene);
    }
    y = draw_legend(frame, grid, y + 14.0, &mut scene);
    scene.height = draw_alone(frame, grid, &columns, y + 18.0, &mut scene);
    scene
}

/// Names on the left and a column a unit. Where there is room, names give way until every value fits its cell.
fn columns(frame: &Frame<'_>, grid: &CoverageGrid) -> Columns {
    let label = Label::small(Ink::Text).bold();
    let widths = grid.rows.iter().map(|row| label.width(name(frame, row.metric)));
    let count = grid.units.len().max(1) as f64;
    let most = match frame.width < WIDE {
        true => frame.width * 0.385,
        false => (frame.width - MARGIN - column_headers::room(widest_value(frame, grid)) * count)
            .clamp(frame.width * 0.2, frame.width * 0.3),
    };
    let left = widths.fold(60.0, f64::max).min(most) + MARGIN;
    Columns { left, step: (frame.width - left) / count }
}

fn widest_value(frame: &Frame<'_>, grid: &CoverageGrid) -> f64 {
    let label = Label::small(Ink::Text);
    let availabilities = grid.rows.iter().flat_map(|row| &row.availabilities);
    let places = availabilities.filter_map(Availability::figure);
    places.map(|place| label.width(&value(frame, place))).fold(0.0, f64::max)
}

fn value(frame: &Frame<'_>, place: usize) -> String {
    let figure = &frame.dataset.figures[place];
    text::figure_value(frame.dataset.metric(figure.metric), figure, frame.view.lang, GrowthSign::Plain)
}

fn name<'a>(frame: &Frame<'a>, metric: MetricIx) -> &'a str {
    frame.dataset.metric(metric).name.get(frame.view.lang)
}

/// The name of a theme where a new one begins.
fn draw_theme(
    frame: &Frame<'_>,
    metric: MetricIx,
    theme: &mut Option<Theme>,
    y: f64,
    scene: &mut Scene,
) -> f64 {
    let own = frame.dataset.metric(metric).theme;
    if theme.replace(own) == Some(own) {
        return y;
    }
    let label = Label::small(Ink::Soft);
    let key = Key::nth(Role::Tick, own as u32);
    label.put(key, 0.0, y + 13.0, frame.view.lang.words().themes[own as usize], scene);
    y + 23.0
}

fn draw_row(
    frame: &Frame<'_>,
    grid: &CoverageGrid,
    row: &CoverageRow,
    columns: &Columns,
    y: f64,
    scene: &mut Scene,
) -> f64 {
    let has_focus = frame.focus.is_some_and(|focus| focus.metric == row.metric);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let label = Label { bold: has_focus, ..Label::small(ink) };
    let lines = wrap_evenly(name(frame, row.metric), SMALL, true, columns.left - MARGIN);
    let cell = columns.cell();
    let height = (cell.1 + 5.0).max(lines.len() as f64 * LINE + 6.0);
    let middle = y + height / 2.0;
    let first = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
    for (index, line) in lines.into_iter().enumerate() {
        let key = Key::nth(Role::Name, row.metric.0 * 8 + index as u32);
        label.put(key, 0.0, first + LINE * index as f64, line, scene);
    }
    let named = Rect { x: 0.0, y, w: columns.left - MARGIN, h: height };
    scene.links.push((named, Link::Ranking(row.metric)));
    for (place, unit) in grid.units.iter().enumerate() {
        let Some(availability) = row.availabilities.get(place) else { continue };
        let subject = Subject { unit: *unit, metric: row.metric };
        let x = columns.left + columns.step * place as f64;
        let rect =
            Rect { x: x + (columns.step - cell.0) / 2.0, y: middle - cell.1 / 2.0, w: cell.0, h: cell.1 };
        let sign = draw_cell(frame, subject, availability, rect, scene);
        if let (Some(place), true) = (availability.figure(), frame.width >= WIDE) {
            draw_value(frame, place, rect, scene);
        }
        if sign.says_something() {
            scene.answer(subject, Rect { x, y, w: columns.step, h: height });
        }
    }
    y + height
}

fn draw_cell(
    frame: &Frame<'_>,
    subject: Subject,
    availability: &Availability,
    rect: Rect,
    scene: &mut Scene,
) -> CellState {
    let sign = CellState::of(frame.dataset, availability);
    let ink = if frame.in_focus(subject) { Ink::Focus } else { Ink::Text };
    Cell { rect, key: Key::of(subject, Role::Value), ink }.draw(sign, frame.view.lang, scene);
    sign
}

/// The value in its cell, where it fits.
fn draw_value(frame: &Frame<'_>, place: usize, cell: Rect, scene: &mut Scene) {
    let figure = &frame.dataset.figures[place];
    let is_outline = CellState::of_figure(frame.dataset, figure) == CellState::Given;
    let ink = if is_outline { Ink::Text } else { Ink::Inverse };
    let key = Key::of(Subject { unit: figure.unit, metric: figure.metric }, Role::Label);
    let (x, y) = cell.centre();
    let (label, text) = (Label::small(ink).align(Align::Centre), value(frame, place));
    if label.width(&text) <= cell.w {
        label.put(key, x, y, text, scene);
    }
}

/// What the signs on the picture mean, in direct words; returns where it ends.
fn draw_legend(frame: &Frame<'_>, grid: &CoverageGrid, top: f64, scene: &mut Scene) -> f64 {
    const SIDE: f64 = 18.0;
    let label = Label::small(Ink::Soft);
    let words = frame.view.lang.words();
    let (mut x, mut y) = (0.0, top);
    for sign in signs(frame, grid) {
        let text = words.signs[sign as usize];
        let width = SIDE + 6.0 + label.width(text);
        if x > 0.0 && x + width > frame.width {
            (x, y) = (0.0, y + 24.0);
        }
        let rect = Rect { x, y, w: SIDE, h: SIDE };
        let key = Key::nth(Role::Value, sign as u32 * 100);
        Cell { rect, key, ink: Ink::Text }.draw(sign, frame.view.lang, scene);
        label.put(Key { role: Role::Note, ..key }, x + SIDE + 6.0, y + SIDE / 2.0, text, scene);
        x += width + 16.0;
    }
    y + SIDE
}

/// All signs on the picture, each once.
fn signs(frame: &Frame<'_>, grid: &CoverageGrid) -> Vec<CellState> {
    let availabilities = grid.rows.iter().flat_map(|row| &row.availabilities);
    let in_rows = availabilities.map(|availability| CellState::of(frame.dataset, availability));
    let figures = grid.alone.iter().flat_map(|(_, places)| places);
    let alone = figures.map(|place| CellState::of_figure(frame.dataset, &frame.dataset.figures[*place]));
    let mut signs: Vec<CellState> = in_rows.chain(alone).list();
    sort_by(&mut signs, Ord::cmp);
    signs.dedup();
    signs
}

/// A line a unit: a small mark for each figure that nobody else reported. Returns where it ends.
fn draw_alone(frame: &Frame<'_>, grid: &CoverageGrid, columns: &Columns, top: f64, scene: &mut Scene) -> f64 {
    let words = frame.view.lang.words();
    let count: usize = grid.alone.iter().map(|(_, places)| places.len()).sum();
    if count == 0 {
        return top;
    }
    let head = Label::small(Ink::Soft).bold();
    let title = fill(words.alone, &[&plain_number(count as i64)]);
    let mut y = top;
    for (index, line) in wrap(&title, SMALL, true, frame.width).into_iter().enumerate() {
        head.put(Key::nth(Role::Rank, index as u32), 0.0, y + LINE / 2.0, line, scene);
        y += LINE;
    }
    y += 6.0;
    for (unit, places) in grid.alone.iter().filter(|(_, places)| !places.is_empty()) {
        y = draw_line(frame, *unit, places, columns, y, scene);
    }
    y
}

fn draw_line(
    frame: &Frame<'_>,
    unit: UnitIx,
    places: &[usize],
    columns: &Columns,
    top: f64,
    scene: &mut Scene,
) -> f64 {
    const ROW: f64 = 24.0;
    let side = if frame.width < WIDE { 9.0 } else { 12.0 };
    let pitch = side + 2.75;
    let middle = top + ROW / 2.0;
    let label = Label::small(Ink::Text);
    label.put(
        Key::unit(unit, Role::Note),
        0.0,
        middle,
        label.fit(unit_name(frame.dataset, unit, frame.view.lang), columns.left - 32.0),
        scene,
    );
    let count = plain_number(places.len() as i64);
    let right = Label::small(Ink::Soft).align(Align::Right);
    right.put(Key::unit(unit, Role::Rank), columns.left - 10.0, middle, count, scene);
    let room = frame.width - columns.left;
    let each = ((room + pitch - side) / pitch).floor().max(1.0) as usize;
    for (index, place) in places.iter().enumerate() {
        let (row, column) = ((index / each) as f64, (index % each) as f64);
        let x = columns.left + pitch * column;
        let y = middle + (side + 4.0) * row;
        let rect = Rect { x, y: y - side / 2.0, w: side, h: side };
        draw_small(frame, *place, rect, scene);
    }
    let rows = places.len().div_ceil(each);
    top + ROW + (side + 4.0) * rows.saturating_sub(1) as f64
}

fn draw_small(frame: &Frame<'_>, place: usize, rect: Rect, scene: &mut Scene) {
    let figure = &frame.dataset.figures[place];
    let subject = Subject { unit: figure.unit, metric: figure.metric };
    let ink = if frame.in_focus(subject) { Ink::Focus } else { Ink::Mark };
    let sign = CellState::of_figure(frame.dataset, figure);
    Cell { rect, key: Key::of(subject, Role::Value), ink }.draw(sign, frame.view.lang, scene);
    scene.answer(subject, Rect { x: rect.x - 1.0, y: rect.y - 2.0, w: rect.w + 2.0, h: rect.h + 4.0 });
}

#[cfg(test)]
mod tests {

    use crate::analysis::AnalysedDataset;
    use crate::chart;
    use crate::dataset::{Lang, generate};
    use crate::view::{Chart, View};

    #[test]
    fn every_name_leads_on_and_hides_no_cell() {
        for (seed, width) in (0..20).flat_map(|seed| chart::WIDTHS.map(|width| (seed, width))) {
            let dataset = AnalysedDataset::new(generate(9, 14, seed));
            for lang in Lang::ALL {
                let view = View { chart: Chart::Coverage, ..View::start(&dataset, lang) };
                let scene = chart::scene(&dataset, &view, None, width);
                let grid = dataset.coverage_grid();
                assert_eq!(scene.links.len(), grid.units.len() + grid.rows.len(), "{seed}");
                for (link, _) in &scene.links {
                    let (x, y) = link.centre();
                    assert!(scene.link(x, y).is_some() && scene.hit(x, y, 0.0).is_none(), "{seed} {width}");
                }
            }
        }
    }
}
