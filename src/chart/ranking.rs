//! Ranking: one metric, units in order, bars from zero, and the panel of those without a rank.

use super::bar_room::POINT;
use super::bound_sign::points_right;
use super::column_widths::columns_of;
use super::input::ChartInput;
use super::ranking_columns::{BAR, LINE, ROW, RankingColumns, Rankings, last, value_lines, whisker_of};
use super::text_style::{BODY, SMALL, TextStyle};
use super::whisker::{self, NARROWEST};
use super::{name_column, parted_line, reference_lines, unranked};
use crate::analysis::{Row, references};
use crate::dataset::{Bound, KindIx, Statuses, Subject, UnitIx, Value};
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, ScrolledList, Shape};
use crate::text::{self, wrap};
use crate::view::{Line, Sort};

/// Lays out the ranking of the view's metric.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let printed = input.dataset.ranking(input.view.metric, false);
    let held = input.dataset.ranking(input.view.metric, input.view.hold);
    let changes = input.dataset.changes_as(input.view.metric, input.view.hold);
    let rankings = Rankings {
        printed: &printed,
        held: &held,
        changes: changes.as_deref(),
        accented: input.accented_leaders(),
        lang: input.view.lang,
    };
    let mut scene = Scene::new(input.width);
    let (lines, list) = input.lines(&printed, ROW);
    let is_grouped = input.view.sort == Sort::Kind && list.is_none();
    let columns = columns_of(input, &rankings, &lines, is_grouped);
    let row_height = columns.height();
    let list = list.map(|list| ScrolledList { row_height, ..list });
    if !columns.has_measure && list.is_none() {
        draw_measure(input, &columns, &mut scene);
    }
    let references = if list.is_some() { Vec::new() } else { references(input.dataset, &printed) };
    let names_top = scene.height;
    if !references.is_empty() {
        scene.height += reference_lines::height(input, &references, &columns.bars);
    }
    let mut group = Group { top: scene.height, ..Group::default() };
    for line in &lines {
        if columns.is_grouped {
            group.begin(input, &columns, rankings.unit(line), &mut scene);
        }
        let top = scene.height;
        match line {
            Line::Row(row) => draw_row(input, &rankings, &columns, *row, top, &mut scene),
            Line::Skipped(count) => {
                input.draw_skipped(*count, columns.name_left, top + columns.row / 2.0, &mut scene);
            }
        }
        scene.height += row_height;
    }
    let bottom = scene.height;
    match columns.value_lines {
        0 if has_skipped(&lines) || columns.is_stacked() => {
            draw_parted_baseline(group.count, columns.bars.map(0.0), (group.top, bottom), &mut scene)
        }
        0 => draw_baseline(group.count, columns.bars.map(0.0), (group.top, bottom), &mut scene),
        _ => draw_baselines(&columns, (group.top, lines.len()), row_height, &mut scene),
    }
    if !references.is_empty() {
        reference_lines::draw(input, &references, &columns.bars, (names_top, bottom), &mut scene);
    }
    let gap = if lines.is_empty() { 0.0 } else { 12.0 };
    unranked::draw_below(input, &printed.unranked, gap, list, &mut scene);
    scene
}

/// The rows below one heading: those of units of one kind, with a baseline of their own.
#[derive(Default)]
struct Group {
    /// The kind of the rows, once there is a row: units may have none.
    kind: Option<Option<KindIx>>,
    /// The upper end of its baseline.
    top: f64,
    /// How many groups are above it.
    count: u32,
}

impl Group {
    /// Begins another group where a unit is of another kind than the one before: ends the baseline, draws the heading.
    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn begin(
        &mut self,
        input: &ChartInput<'_>,
        columns: &RankingColumns,
        unit: Option<UnitIx>,
        scene: &mut Scene,
    ) {
        let Some(unit) = unit else { return };
        let kind = input.dataset.unit(unit).kind;
        if self.kind == Some(kind) {
            return;
        }
        if self.kind.is_some() {
            draw_parted_baseline(self.count, columns.bars.map(0.0), (self.top, scene.height), scene);
            scene.height += SPACE_ABOVE_HEADING;
            self.count += 1;
        }
        let lang = input.view.lang;
        let name = kind.map_or(lang.deferred_words().no_kind, |kind| input.dataset.kind(kind).name.get(lang));
        let style = TextStyle::small(Ink::Soft).bold();
        let width = columns.name_left + columns.names.width;
        for (index, line) in wrap(&text::capitalized(name), SMALL, true, width).into_iter().enumerate() {
            let key = Key::chart(Role::Note, HEADING + self.count * LINES_OF_HEADING + index as u32);
            style.draw(key, 0.0, scene.height + LINE / 2.0, line, scene);
            scene.height += LINE;
        }
        (self.kind, self.top) = (Some(kind), scene.height);
    }
}

/// Space between the rows of a group and the heading of the next.
const SPACE_ABOVE_HEADING: f64 = 10.0;
/// Indices of the marks of headings, below those of skipped rows.
const HEADING: u32 = 1 << 12;
const LINES_OF_HEADING: u32 = 16;

fn draw_baseline(index: u32, zero: f64, (top, bottom): (f64, f64), scene: &mut Scene) {
    let baseline = [(zero, top), (zero, bottom)];
    scene.add_line(Key::chart(Role::Grid, index), Layer::Focus, Ink::Soft, 1.0, baseline);
}

/// Whether rows are left out, and counted in their place.
fn has_skipped(lines: &[Line]) -> bool {
    lines.iter().any(|line| matches!(line, Line::Skipped(_)))
}

/// A baseline that does not run through what is written between the rows.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn draw_parted_baseline(index: u32, zero: f64, rows: (f64, f64), scene: &mut Scene) {
    for (part, ends) in parted_line::parts(zero, rows, scene).into_iter().enumerate() {
        let key = Key::chart(Role::Grid, index + part as u32 * PARTS);
        scene.add_line(key, Layer::Focus, Ink::Soft, 1.0, ends);
    }
}

/// From the index of one part of a baseline to that of the next: above the number of groups.
const PARTS: u32 = 1 << 12;

/// A baseline beside each bar, where values are between bars.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn draw_baselines(columns: &RankingColumns, (top, count): (f64, usize), row_height: f64, scene: &mut Scene) {
    for index in 0..count {
        let top = top + row_height * index as f64;
        draw_baseline(index as u32, columns.bars.map(0.0), (top, top + columns.row - 4.0), scene);
    }
}

/// The unit of measurement, where values do not have it. Above a list that scrolls, the strip has it.
fn draw_measure(input: &ChartInput<'_>, columns: &RankingColumns, scene: &mut Scene) {
    let text = text::figure_measure(input.dataset, input.view.metric, input.view.lang);
    let style = TextStyle::small(Ink::Soft);
    for (index, line) in wrap(&text, SMALL, false, input.width).into_iter().enumerate() {
        let x = columns.bars.map(0.0).min(input.width - style.width(&line));
        style.draw(Key::chart(Role::Tick, index as u32), x, scene.height + LINE / 2.0, line, scene);
        scene.height += LINE;
    }
}

/// Half the height of a line of a name, by which it is higher where the kind of the unit stands below.
const HALF_LINE: f64 = name_column::LINE / 2.0;
/// Width of the edge of a hollow bar.
const EDGE: f64 = 2.0;
/// Index of the mark that makes a bar hollow, above those of bounds and whiskers.
const HOLLOW: u32 = 100;

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
    let focused = rankings.accented.contains(&row.unit);
    let (middle, of_bar) = columns.middles();
    let (middle, of_bar) = (top + middle, top + of_bar);
    let ink = if focused { Ink::FocusText } else { Ink::Text };
    let rank = rankings.rank(index);
    if !rank.is_empty() && columns.rank_right > 0.0 {
        let is_certain = input.view.hold.is_on() && held.rank.is_some_and(|rank| rank.is_settled());
        let style = TextStyle::body(if focused || is_certain { ink } else { Ink::Soft });
        let style = TextStyle { bold: is_certain, ..style }.align(Align::Right);
        style.draw(Key::unit(subject.unit, Role::Rank), columns.rank_right, middle, rank, scene);
    }
    let change = rankings.change(index);
    if !change.is_empty() {
        let key = Key::unit(subject.unit, Role::Change);
        TextStyle::small(Ink::Soft).draw(key, columns.change_left, middle, change, scene);
    }
    let key = Key::unit(subject.unit, Role::Name);
    let kind = text::kind_beside(input.dataset, subject.unit, input.view.lang);
    let style = TextStyle::small(Ink::Soft);
    // A kind is whole below the name, or not there.
    let has_kind = !columns.is_grouped && !kind.is_empty() && style.width(kind) <= columns.names.width + 0.5;
    let above = if has_kind { HALF_LINE } else { 0.0 };
    columns.names.draw(subject.unit, key, focused, ink, (columns.name_left, middle - above), scene);
    if has_kind {
        let below = HALF_LINE * columns.names.lines(subject.unit).len() as f64;
        style.draw(Key::unit(subject.unit, Role::Note), columns.name_left, middle + below, kind, scene);
    }
    draw_bar(input, columns, (row, held), focused, of_bar, scene);
    let h = columns.height();
    scene.add_target(subject, Rect { x: 0.0, y: top, w: input.width, h });
}

fn draw_bar(
    input: &ChartInput<'_>,
    columns: &RankingColumns,
    (row, held): (&Row, &Row),
    focused: bool,
    middle: f64,
    scene: &mut Scene,
) {
    let figure = &input.dataset.figures[row.figure];
    let (Some(value), Some(last)) = (row.drawn(), last(figure)) else { return };
    let key = |role| Key::unit(row.unit, role);
    let (zero, end) = (columns.bars.map(0.0), columns.bars.map(last));
    // A range is a bar between its ends, away from zero, and there to be seen where it is narrow.
    let is_range = matches!(figure.value, Value::Range { .. });
    let (from, least) = if is_range { (columns.bars.map(value), NARROWEST) } else { (zero, 0.0) };
    let rect = Rect { x: from.min(end), y: middle - BAR / 2.0, w: (end - from).abs().max(least), h: BAR };
    let (layer, ink) = if focused { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    scene.add(Mark::new(key(Role::Value), layer, ink, Shape::Rect(rect)));
    let status = input.dataset.figures[row.figure].status;
    if !status.is_empty() {
        draw_status(key(Role::Bound).nth(HOLLOW), status, rect, scene);
    }
    let mut right = zero.max(end);
    if figure.bound != Bound::Exact {
        right =
            right.max(draw_bound(key(Role::Bound), figure.bound, (value, end), rect, (layer, ink), scene));
    }
    if let Some(interval) = whisker_of(input, held) {
        let ends = whisker::ends(&|value| columns.bars.map(value), interval, end);
        whisker::draw(key(Role::Bound), ends, middle, scene);
        right = right.max(ends.1);
    }
    // A negative bar has its value on the other side of zero, where its row is free.
    let text = input.label(row.figure, columns.has_measure);
    let style = TextStyle::body(if focused { Ink::FocusText } else { Ink::Text }).bold();
    if columns.value_lines > 0 {
        let top = middle + columns.row / 2.0;
        return draw_below(&style, key(Role::Label), (columns.bars.map(0.0), top), &text, scene);
    }
    style.draw(key(Role::Label), right + 6.0, middle, text, scene);
}

/// The open end of a bar that is a bound; returns how far to the right it reaches.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn draw_bound(
    key: Key,
    bound: Bound,
    (value, end): (f64, f64),
    rect: Rect,
    (layer, ink): (Layer, Ink),
    scene: &mut Scene,
) -> f64 {
    let mut right = end;
    if matches!(bound, Bound::Under | Bound::AtMost) {
        // What is known is the end: the bar is hollow, and its sign points back. A negative value is further on.
        let hollow = Rect { x: rect.x + 2.0, y: rect.y + 2.0, w: rect.w - 4.0, h: rect.h - 4.0 };
        if hollow.w > 0.0 && value > 0.0 {
            scene.add(Mark::new(key.nth(4), Layer::Focus, Ink::Paper, Shape::Rect(hollow)));
        }
        let back = if value > 0.0 { end + POINT + 2.0 } else { end };
        scene.add(Mark::new(key, layer, ink, point(back, rect, -1.0)));
        right = right.max(back);
    }
    if points_right(bound) {
        // Of a negative bar, what is further on is part of the bar.
        let (layer, ink) = if value < 0.0 { (Layer::Focus, Ink::Paper) } else { (layer, ink) };
        scene.add(Mark::new(key, layer, ink, point(end, rect, 1.0)));
        right = right.max(end + POINT);
    }
    right
}

/// A value below its bar, from `top` down: from zero on, or as far to the right as it fits.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn draw_below(style: &TextStyle, key: Key, (zero, top): (f64, f64), text: &str, scene: &mut Scene) {
    let lines = value_lines(text, scene.width);
    let widest = lines.iter().map(|line| style.width(line)).fold(0.0, f64::max);
    let x = zero.min(scene.width - widest).max(0.0);
    let mut y = top + LINE / 2.0 - 5.0;
    for (index, line) in lines.into_iter().enumerate() {
        style.draw(key.nth(index as u32), x, y, line, scene);
        y += LINE;
    }
}

/// Makes a bar hollow, where it is not final: as long, so that it is compared like any other.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn draw_status(key: Key, status: Statuses, bar: Rect, scene: &mut Scene) {
    if status.is_uncertain() && bar.w > 2.0 * EDGE {
        let inside = Rect { x: bar.x + EDGE, y: bar.y + EDGE, w: bar.w - 2.0 * EDGE, h: bar.h - 2.0 * EDGE };
        scene.add(Mark::new(key, Layer::Focus, Ink::Paper, Shape::Rect(inside)));
    }
}

/// The open end of a bar that is a bound: the value is further on, or with −1 further back.
fn point(end: f64, bar: Rect, side: f64) -> Shape {
    let (top, bottom) = (bar.y, bar.y + bar.h);
    let (left, tip, middle) = (end + 3.0 * side, end + POINT * side, (top + bottom) / 2.0);
    let width = 2.0 * side;
    Shape::Polygon(vec![
        (left, top),
        (left + width, top),
        (tip, middle),
        (left + width, bottom),
        (left, bottom),
        (tip - width, middle),
    ])
}

const _: () = assert!(BAR > BODY);
