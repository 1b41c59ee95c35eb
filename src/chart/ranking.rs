//! Ranking: one metric, units in order, bars from zero, and the panel of those without a rank.

use super::input::ChartInput;
use super::text_style::{BODY, TextStyle};
use super::{unranked, whisker};
use crate::analysis::{Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Bound, Subject};
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text;
use crate::view::Line;

/// Height of a row.
const ROW: f64 = 34.0;
/// Height of a bar.
const BAR: f64 = 20.0;
/// Space between the parts of a row.
const GAP: f64 = 8.0;
/// Space for the point of a bar that is a bound.
const POINT: f64 = 10.0;
/// The least width of bars beside ranks.
const MIN_BARS: f64 = 60.0;

/// Lays out the ranking of the view's metric.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let printed = input.dataset.ranking(input.view.metric, false);
    let held = input.dataset.ranking(input.view.metric, input.view.hold);
    let rankings = Rankings { printed: &printed, held: &held };
    let mut scene = Scene::new(input.width);
    let (lines, list) = input.lines(&printed, ROW);
    let columns = RankingColumns::of(input, &rankings, &lines);
    for line in &lines {
        let top = scene.height;
        match line {
            Line::Row(row) => draw_row(input, &rankings, &columns, *row, top, &mut scene),
            Line::Skipped(count) => {
                input.draw_skipped(*count, columns.name_left, top + ROW / 2.0, &mut scene);
            }
        }
        scene.height += ROW;
    }
    let zero = columns.bars.map(0.0);
    let baseline = [(zero, 0.0), (zero, scene.height)];
    scene.add_line(Key::chart(Role::Grid, 0), Layer::Focus, Ink::Soft, 1.0, baseline);
    let gap = if lines.is_empty() { 0.0 } else { 12.0 };
    unranked::draw_below(input, &printed.unranked, gap, list, &mut scene);
    scene
}

/// The same rows, in the same order, twice.
struct Rankings<'a> {
    /// Ranked on figures as printed.
    printed: &'a Ranking,
    /// Ranked as the view asks: as printed, or on what may have been rounded.
    held: &'a Ranking,
}

impl Rankings<'_> {
    /// 3, 3= or 2–4; nothing where there is nobody to be ranked with.
    fn rank(&self, row: usize) -> String {
        let rank = self.held.rows[row].rank.filter(|_| self.printed.rows.len() > 1);
        rank.map(text::rank).unwrap_or_default()
    }
}

/// Horizontal positions of the parts of a row.
struct RankingColumns {
    /// Right end of ranks; 0 where there are none.
    rank_right: f64,
    /// Left end of names.
    name_left: f64,
    /// Values to the ends of bars.
    bars: Linear,
}

impl RankingColumns {
    /// Columns wide enough for the lines that are shown. The scale of bars is that of all rows.
    fn of(input: &ChartInput<'_>, rankings: &Rankings<'_>, lines: &[Line]) -> Self {
        let rows = measured_rows(input, rankings.printed, lines);
        let style = TextStyle::body(Ink::Text).bold();
        let widest = |text: &dyn Fn(usize) -> String| {
            rows.iter().map(|row| style.width(&text(*row))).fold(0.0, f64::max)
        };
        let rank_right = widest(&|row| rankings.rank(row));
        let name = widest(&|row| input.name(rankings.printed.rows[row].unit));
        let value = widest(&|row| value_text(input, &rankings.printed.rows[row]));
        let domain = domain(input, rankings);
        let name_left = if rank_right > 0.0 { rank_right + GAP } else { 0.0 };
        let left = name_left + name + GAP + 2.0;
        // A negative bar has its value on the left.
        let left = if domain.0 < 0.0 { left + value + GAP } else { left };
        let right = input.width - value - GAP - POINT;
        if rank_right > 0.0 && input.rows.is_some() && right < left + MIN_BARS {
            // Ranks of six digits leave no width for bars on a phone; evidence and table have them.
            let left = left - name_left;
            let bars = Linear::new(domain, (left, right.max(left + 24.0)));
            return Self { rank_right: 0.0, name_left: 0.0, bars };
        }
        Self { rank_right, name_left, bars: Linear::new(domain, (left, right.max(left + 24.0))) }
    }
}

/// The rows that decide how wide columns are: those that are shown. While a list scrolls, also those that need most
/// width in any part of it, the longest name, the first and the last, so that columns stay where they are.
fn measured_rows(input: &ChartInput<'_>, ranking: &Ranking, lines: &[Line]) -> Vec<usize> {
    let row = |line: &Line| match line {
        Line::Row(row) => Some(*row),
        Line::Skipped(_) => None,
    };
    let mut rows: Vec<usize> = lines.iter().filter_map(row).collect_vec();
    if input.rows.is_some() && rows.len() < ranking.rows.len() {
        let longest = ranking.longest(input.dataset, input.view.lang);
        rows.extend([longest, 0, ranking.rows.len() - 1]);
    }
    rows
}

/// Zero and every printed value; with whiskers, also every finite end of an interval.
fn domain(input: &ChartInput<'_>, rankings: &Rankings<'_>) -> (f64, f64) {
    let extend = |(low, high): (f64, f64), value: f64| (low.min(value), high.max(value));
    let printed = rankings.printed.rows.iter().filter_map(Row::drawn).fold((0.0, 0.0), extend);
    if !input.view.hold {
        return printed;
    }
    let intervals = rankings.held.rows.iter().filter_map(|row| row.interval);
    let ends = intervals.flat_map(|interval| [interval.lo(), interval.hi()]);
    ends.filter(|end| end.is_finite()).fold(printed, extend)
}

/// One unit: rank, name, bar and value.
fn draw_row(
    input: &ChartInput<'_>,
    rankings: &Rankings<'_>,
    columns: &RankingColumns,
    index: usize,
    top: f64,
    scene: &mut Scene,
) {
    let (row, held) = (&rankings.printed.rows[index], &rankings.held.rows[index]);
    let subject = Subject { unit: row.unit, metric: rankings.printed.metric };
    let focused = input.in_focus(subject);
    let middle = top + ROW / 2.0;
    let ink = if focused { Ink::FocusText } else { Ink::Text };
    let rank = rankings.rank(index);
    if !rank.is_empty() && columns.rank_right > 0.0 {
        let is_certain = input.view.hold && held.rank.is_some_and(|rank| rank.is_settled());
        let style = TextStyle::body(if focused || is_certain { ink } else { Ink::Soft });
        let style = TextStyle { bold: is_certain, ..style }.align(Align::Right);
        style.draw(Key::unit(subject.unit, Role::Rank), columns.rank_right, middle, rank, scene);
    }
    let style = TextStyle { bold: focused, ..TextStyle::body(ink) };
    style.draw(Key::unit(subject.unit, Role::Name), columns.name_left, middle, input.name(row.unit), scene);
    draw_bar(input, columns, (row, held), middle, scene);
    scene.add_target(subject, Rect { x: 0.0, y: top, w: input.width, h: ROW });
}

fn draw_bar(
    input: &ChartInput<'_>,
    columns: &RankingColumns,
    (row, held): (&Row, &Row),
    middle: f64,
    scene: &mut Scene,
) {
    let Some(value) = row.drawn() else { return };
    let focused = input.in_focus(Subject { unit: row.unit, metric: input.view.metric });
    let key = |role| Key::unit(row.unit, role);
    let (zero, end) = (columns.bars.map(0.0), columns.bars.map(value));
    let rect = Rect { x: zero.min(end), y: middle - BAR / 2.0, w: (end - zero).abs(), h: BAR };
    let (layer, ink) = if focused { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    scene.add(Mark::new(key(Role::Value), layer, ink, Shape::Rect(rect)));
    let mut right = end;
    if matches!(input.dataset.figures[row.figure].bound, Bound::Over | Bound::AtLeast) {
        scene.add(Mark::new(key(Role::Bound), layer, ink, point(end, rect)));
        right += POINT;
    }
    let whisker = held.interval.filter(|_| input.view.hold);
    let scale = |value| columns.bars.map(value);
    let (low, high) = whisker.map_or((end, end), |it| whisker::ends(&scale, it, end));
    whisker::draw(key(Role::Bound), (low, high), middle, scene);
    let ink = if focused { Ink::FocusText } else { Ink::Text };
    let (align, x) =
        if value < 0.0 { (Align::Right, low - 6.0) } else { (Align::Left, right.max(high) + 6.0) };
    let style = TextStyle::body(ink).bold().align(align);
    style.draw(key(Role::Label), x, middle, value_text(input, row), scene);
}

/// The open end of a bar that is a bound: the value is further on.
fn point(end: f64, bar: Rect) -> Shape {
    let (top, bottom) = (bar.y, bar.y + bar.h);
    let (left, tip, middle) = (end + 3.0, end + POINT, (top + bottom) / 2.0);
    Shape::Polygon(vec![
        (left, top),
        (left + 2.0, top),
        (tip, middle),
        (left + 2.0, bottom),
        (left, bottom),
        (tip - 2.0, middle),
    ])
}

fn value_text(input: &ChartInput<'_>, row: &Row) -> String {
    input.value(&input.dataset.figures[row.figure])
}

const _: () = assert!(BAR > BODY);
