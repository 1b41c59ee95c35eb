//! The columns of the coverage of periods, and the names of periods above them. On a narrow picture many periods are on several
//! lines, the same in every row, so that no cell is too narrow for its sign.

use super::input::ChartInput;
use super::text_style::TextStyle;
use super::unit_columns::{Header, OVERHANG, UnitColumns};
use crate::collect::CollectVec as _;
use crate::dataset::Period;
use crate::scene::{Align, Ink, Key, Rect, Role, Scene};
use crate::text;

/// Height of a line of names.
const LINE: f64 = 16.0;
/// Space above and below the names.
const SPACE: f64 = 4.0;
/// The greatest width of a column.
const MAX_COLUMN: f64 = 120.0;
/// The least width, below which periods are on several lines: a sign and the space around it.
const MIN_COLUMN: f64 = 14.0;
/// From one line of cells to the next.
const GAP: f64 = 3.0;
/// The most periods that all have their names where these do not fit side by side: each takes a line.
const MOST_STAIRS: usize = 12;

/// Space between names side by side.
const SIDE: f64 = 6.0;

const fn style() -> TextStyle {
    TextStyle::small(Ink::Soft)
}

fn names(input: &ChartInput<'_>, periods: &[Period]) -> Vec<String> {
    let name = |period: &Period| text::period(input.dataset, period, input.view.lang);
    periods.iter().map(|period| style().truncate(&name(period), input.width)).collect_vec()
}

/// Columns, and how many periods each line has.
pub struct PeriodColumns {
    columns: UnitColumns,
    of_line: usize,
    lines: usize,
}

impl PeriodColumns {
    /// As many lines as it takes, with as equally many periods as possible. Where each name takes a line of its own, the first
    /// column is so far right that its name fits.
    pub fn of(input: &ChartInput<'_>, left: f64, periods: &[Period]) -> Self {
        let count = periods.len().max(1);
        let whole = input.width;
        let widest = names(input, periods).iter().map(|name| style().width(name)).fold(0.0, f64::max);
        let mut left = left;
        if count <= MOST_STAIRS && widest + SIDE > (whole - left) / count as f64 {
            let half = (whole - widest) / count as f64 / 2.0;
            left = left.max((widest - OVERHANG - half.max(0.0)).min(whole / 2.0));
        }
        let most = (((whole - left) / MIN_COLUMN) as usize).max(1);
        let lines = count.div_ceil(most);
        let of_line = count.div_ceil(lines);
        let width = ((whole - left) / of_line as f64).min(MAX_COLUMN);
        Self { columns: UnitColumns { left, width }, of_line, lines }
    }

    pub fn left(&self) -> f64 {
        self.columns.left
    }

    /// Width and height of a cell.
    pub fn cell_size(&self) -> (f64, f64) {
        self.columns.cell_size()
    }

    pub fn has_several_lines(&self) -> bool {
        self.lines > 1
    }

    /// The height of all lines of cells.
    pub fn lines_height(&self) -> f64 {
        (self.cell_size().1 + GAP) * self.lines as f64 - GAP
    }

    /// The cell of a period in the row with that middle.
    pub fn cell(&self, period: usize, middle: f64) -> Rect {
        let (w, h) = self.cell_size();
        let x = self.middle(period) - w / 2.0;
        let line = (period / self.of_line) as f64;
        Rect { x, y: middle - self.lines_height() / 2.0 + (h + GAP) * line, w, h }
    }

    fn middle(&self, period: usize) -> f64 {
        self.columns.middle(period % self.of_line)
    }

    /// The names of periods above their columns: all side by side, each on a line of its own, or the first and the last of
    /// each line of cells and those between them that fit.
    pub fn draw_periods(&self, input: &ChartInput<'_>, periods: &[Period], scene: &mut Scene) {
        let (style, names) = (style(), names(input, periods));
        let widest = names.iter().map(|name| style.width(name)).fold(0.0, f64::max);
        let fits = widest + SIDE <= self.columns.width;
        // Each ends above its column, and begins on the picture.
        let is_inside = |(index, name): (usize, &String)| style.width(name) <= self.middle(index) + OVERHANG;
        let can_be_stairs = names.len() <= MOST_STAIRS && !self.has_several_lines();
        if !fits && can_be_stairs && names.iter().enumerate().all(is_inside) {
            return self.draw_stairs(&style, &names, scene);
        }
        scene.height += SPACE;
        for (line, names) in names.chunks(self.of_line).enumerate() {
            self.draw_line(input, &style, (line * self.of_line, names), if fits { 2.0 } else { 10.0 }, scene);
            scene.height += LINE;
        }
        scene.height += SPACE;
    }

    /// Each name ends above its column, the first on the lowest line.
    fn draw_stairs(&self, style: &TextStyle, names: &[String], scene: &mut Scene) {
        let bottom = scene.height + LINE * names.len() as f64 + 2.0 * SPACE;
        for (index, name) in names.iter().enumerate() {
            let x = self.middle(index);
            let style = style.clone().align(Align::Centre);
            let header = Header { key: Key::chart(Role::Tick, index as u32), x, bottom, style };
            header.draw_stair(name, index, scene);
        }
        scene.height = bottom;
    }

    /// The names of one line of cells.
    fn draw_line(
        &self,
        input: &ChartInput<'_>,
        style: &TextStyle,
        (first, names): (usize, &[String]),
        gap: f64,
        scene: &mut Scene,
    ) {
        let Some(last) = names.len().checked_sub(1) else { return };
        let place = |index: usize| {
            let width = style.width(&names[index]);
            let x = (self.middle(first + index) - width / 2.0).clamp(0.0, input.width - width);
            (x, x + width)
        };
        let (start_of_last, _) = place(last);
        // The last is more useful than the first where both do not fit side by side.
        let limit = start_of_last - gap;
        let mut free = f64::NEG_INFINITY;
        for (index, name) in names.iter().enumerate() {
            let (x, end) = place(index);
            if x < free || index < last && end > limit {
                continue;
            }
            let key = Key::chart(Role::Tick, (first + index) as u32);
            style.draw(key, x, scene.height + LINE / 2.0, name.as_str(), scene);
            free = end + gap;
        }
    }
}
