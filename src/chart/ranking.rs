//! Ranking: one metric, units in order, bars from zero, and the band of those that are not ranked.

use super::label::{Label, TEXT};
use super::{Frame, unranked, whisker};
use crate::analysis::{Ranking, Row};
use crate::dataset::{Bound, Subject};
use crate::list::List as _;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{self, GrowthSign};
use crate::view::Line;

/// Height of a row.
const ROW: f64 = 34.0;
/// Height of a bar.
const BAR: f64 = 20.0;
/// The least room for bars beside places.
const LEAST: f64 = 60.0;
/// Room between parts of a row.
const GAP: f64 = 8.0;

/// Draws the ranking of the view's metric.
pub fn scene(frame: &Frame<'_>) -> Scene {
    let ranking = frame.dataset.ranking(frame.view.metric, false);
    let mut scene = Scene::new(frame.width);
    let held = frame.dataset.ranking(frame.view.metric, frame.view.hold);
    let (shown, list) = frame.lines(&ranking, ROW);
    let columns = Columns::of(frame, &ranking, &held, &shown);
    for (index, line) in shown.iter().enumerate() {
        let top = ROW * index as f64;
        match line {
            Line::Row(place) => {
                let row = (&ranking.rows[*place], &held.rows[*place]);
                draw_row(frame, &ranking, &columns, row, top, &mut scene);
            }
            Line::Skipped(count) => {
                frame.skipped(*count, columns.name_left, top + ROW / 2.0, &mut scene);
            }
        }
    }
    scene.height = ROW * shown.len() as f64;
    let zero = columns.bars.map(0.0);
    let baseline = [(zero, 0.0), (zero, scene.height)];
    scene.line(Key::nth(Role::Grid, 0), Layer::Focus, Ink::Soft, 1.0, baseline);
    let gap = if shown.is_empty() { 0.0 } else { 12.0 };
    unranked::below(frame, &ranking.unranked, gap, list, &mut scene);
    scene
}

/// Where the parts of every row stand.
struct Columns {
    rank_right: f64,
    name_left: f64,
    bars: Linear,
}

impl Columns {
    /// Of what is on the picture; the bars' scale is that of all.
    fn of(frame: &Frame<'_>, ranking: &Ranking, held: &Ranking, shown: &[Line]) -> Self {
        let places = shown.iter().filter_map(|line| match line {
            Line::Row(place) => Some(*place),
            Line::Skipped(_) => None,
        });
        let mut places: Vec<usize> = places.list();
        if frame.rows.is_some() && places.len() < ranking.rows.len() {
            // While it scrolls, columns stay where they are.
            places.extend(Self::widest(frame, ranking));
        }
        let rows = || places.iter().map(|place| &ranking.rows[*place]);
        let label = Label::text(Ink::Text).bold();
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| label.width(&text)).fold(0.0, f64::max)
        };
        let rank_right = widest(&mut places.iter().map(|place| rank_text(ranking, &held.rows[*place])));
        let name = |row: &Row| frame.name(row.unit);
        let name_left = if rank_right > 0.0 { rank_right + GAP } else { 0.0 };
        let left = name_left + widest(&mut rows().map(name)) + GAP + 2.0;
        let value = widest(&mut rows().map(|row| value_text(frame, row)));
        let (low, high) = extent(&ranking.rows);
        // Whiskers may reach further than the bars.
        let (low, high) = match frame.view.hold {
            true => reach(&held.rows, (low, high)),
            false => (low, high),
        };
        // A negative bar carries its value on its left.
        let left = if low < 0.0 { left + value + GAP } else { left };
        let room = frame.width - value - GAP - POINT;
        if rank_right > 0.0 && frame.rows.is_some() && room < left + LEAST {
            // Places of six digits leave a phone no bars: who wants one finds it in the evidence and the table.
            return Self {
                rank_right: 0.0,
                name_left: 0.0,
                bars: Linear::new((low, high), (left - name_left, room.max(left - name_left + 24.0))),
            };
        }
        let right = room.max(left + 24.0);
        Self { rank_right, name_left, bars: Linear::new((low, high), (left, right)) }
    }
}

impl Columns {
    /// Places of the rows that need the most room in any window of a long list: the longest name, the first and the last.
    fn widest(frame: &Frame<'_>, ranking: &Ranking) -> [usize; 3] {
        [ranking.longest(frame.dataset, frame.view.lang), 0, ranking.rows.len() - 1]
    }
}

/// Room for the point of a bar that is a bound.
const POINT: f64 = 10.0;

/// Zero and every printed value.
fn extent(rows: &[Row]) -> (f64, f64) {
    rows.iter()
        .filter_map(Row::drawn)
        .fold((0.0, 0.0), |(low, high), value| (low.min(value), high.max(value)))
}

/// Those, and every end of an interval that has one.
fn reach(rows: &[Row], (low, high): (f64, f64)) -> (f64, f64) {
    let ends = rows.iter().filter_map(|row| row.interval).flat_map(|interval| [interval.lo(), interval.hi()]);
    ends.filter(|end| end.is_finite()).fold((low, high), |(low, high), end| (low.min(end), high.max(end)))
}

/// One unit: its row as printed, and with the place and the spread that are asked for.
fn draw_row(
    frame: &Frame<'_>,
    ranking: &Ranking,
    columns: &Columns,
    (row, wide): (&Row, &Row),
    top: f64,
    scene: &mut Scene,
) {
    let subject = Subject { unit: row.unit, metric: ranking.metric };
    let focused = frame.in_focus(subject);
    let middle = top + ROW / 2.0;
    let ink = if focused { Ink::FocusText } else { Ink::Text };
    let label = Label { bold: focused, ..Label::text(ink) };
    let soft = Label::text(if focused { ink } else { Ink::Soft }).align(Align::Right);
    let rank = rank_text(ranking, wide);
    let stands = frame.view.hold && wide.rank.is_some_and(|rank| rank.is_settled());
    let soft = if stands { Label { ink, ..soft.bold() } } else { soft };
    if !rank.is_empty() && columns.rank_right > 0.0 {
        soft.put(Key::unit(subject.unit, Role::Rank), columns.rank_right, middle, rank, scene);
    }
    let name = frame.name(row.unit);
    label.put(Key::unit(subject.unit, Role::Name), columns.name_left, middle, name, scene);
    draw_bar(frame, columns, (row, wide), middle, scene);
    scene.answer(subject, Rect { x: 0.0, y: top, w: frame.width, h: ROW });
}

fn draw_bar(frame: &Frame<'_>, columns: &Columns, (row, wide): (&Row, &Row), middle: f64, scene: &mut Scene) {
    let Some(value) = row.drawn() else { return };
    let subject = Subject { unit: row.unit, metric: frame.view.metric };
    let focused = frame.in_focus(subject);
    let (zero, end) = (columns.bars.map(0.0), columns.bars.map(value));
    let rect = Rect { x: zero.min(end), y: middle - BAR / 2.0, w: (end - zero).abs(), h: BAR };
    let (layer, ink) = if focused { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    scene.push(Mark::new(Key::unit(subject.unit, Role::Value), layer, ink, Shape::Rect(rect)));
    let mut text_at = end;
    if matches!(frame.dataset.figures[row.figure].bound, Bound::Over | Bound::AtLeast) {
        let key = Key::unit(subject.unit, Role::Bound);
        scene.push(Mark::new(key, layer, ink, point(end, rect)));
        text_at += POINT;
    }
    let (mut least, mut most) = (end, end);
    if let Some(interval) = wide.interval.filter(|_| frame.view.hold) {
        (least, most) = whisker::ends(&columns.bars, interval, end);
        whisker::draw(Key::unit(subject.unit, Role::Bound), (least, most), middle, scene);
    }
    text_at = text_at.max(most);
    let ink = if focused { Ink::FocusText } else { Ink::Text };
    let (align, x) = if value < 0.0 { (Align::Right, least - 6.0) } else { (Align::Left, text_at + 6.0) };
    let label = Label::text(ink).bold().align(align);
    label.put(Key::unit(subject.unit, Role::Label), x, middle, value_text(frame, row), scene);
}

/// The open end of a bar that is a bound: the value lies further on.
fn point(end: f64, bar: Rect) -> Shape {
    let (top, bottom) = (bar.y, bar.y + bar.h);
    let tip = end + POINT;
    let notch = 3.0;
    Shape::Polygon(vec![
        (end + notch, top),
        (end + notch + 2.0, top),
        (tip, (top + bottom) / 2.0),
        (end + notch + 2.0, bottom),
        (end + notch, bottom),
        (tip - 2.0, (top + bottom) / 2.0),
    ])
}

fn value_text(frame: &Frame<'_>, row: &Row) -> String {
    let figure = &frame.dataset.figures[row.figure];
    text::figure_value(frame.dataset.metric(figure.metric), figure, frame.view.lang, GrowthSign::Plain)
}

/// 3, 3= or 2–4; nothing where there is nobody to be ranked with.
fn rank_text(ranking: &Ranking, row: &Row) -> String {
    row.rank.filter(|_| ranking.rows.len() > 1).map(text::rank).unwrap_or_default()
}

const _: () = assert!(BAR > TEXT);
