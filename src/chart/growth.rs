//! Growth: every growth figure at once, a row a unit, the chosen metric in focus.
//!
//! From 6 % to 585 % on one line: the scale is logarithmic and says so, or linear on request.

use super::label::Label;
use super::{Frame, whisker};
use crate::analysis::{self, GrowthFigure, Ranking};
use crate::dataset::{Fixed, Subject, UnitIx};
use crate::list::List as _;
use crate::scale::{Linear, Scale};
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text::{self, number};
use crate::view::{GrowthScale, Line};

const HEAD: f64 = 46.0;
const ROW: f64 = 46.0;
/// Where in a row its marks stand; above them the focused label.
const LINE: f64 = 29.0;
const RADIUS: f64 = 5.0;
/// Where something shrank, the axis is linear between minus and plus this many per cent.
const THRESHOLD: f64 = 5.0;
/// A row's marks evade each other onto these lines.
const LANES: [f64; 3] = [0.0, 9.0, -9.0];

/// Draws all growth figures.
pub fn scene(frame: &Frame<'_>) -> Scene {
    let growths = analysis::growths(frame.dataset);
    let units = frame.view.growing(frame.dataset);
    let lines = frame.view.lines(frame.dataset, &units);
    let ranking = frame.dataset.ranking(frame.view.metric, true);
    let mut scene = Scene::new(frame.width);
    let left = left(frame, &units, &lines);
    let axis = axis(frame, &growths, (left + RADIUS + 2.0, frame.width - 18.0));
    let bottom = HEAD + ROW * lines.len() as f64;
    draw_axis(frame, &axis, left, bottom, &mut scene);
    for (index, line) in lines.iter().enumerate() {
        let top = HEAD + ROW * index as f64;
        let unit = match line {
            Line::Row(place) => units[*place],
            Line::Skipped(count) => {
                frame.skipped(*count, 0.0, top + LINE, &mut scene);
                continue;
            }
        };
        let mut own: Vec<&GrowthFigure> = growths.iter().filter(|growth| growth.unit == unit).list();
        // Of equals the chosen one comes first: the others evade it.
        let is_other = |growth: &GrowthFigure| growth.metric != frame.view.metric;
        sort_by(&mut own, |a, b| (a.percent, is_other(a)).cmp(&(b.percent, is_other(b))));
        draw_row(frame, unit, &own, &axis, left, top, &mut scene);
        if frame.view.hold {
            draw_place(&ranking, unit, top, &mut scene);
        }
    }
    scene.height = bottom;
    scene
}

fn left(frame: &Frame<'_>, units: &[UnitIx], lines: &[Line]) -> f64 {
    let label = Label::text(Ink::Text).bold();
    let width = |unit| label.width(&frame.name(unit));
    let shown = lines.iter().filter_map(|line| match line {
        Line::Row(place) => Some(units[*place]),
        Line::Skipped(_) => None,
    });
    shown.map(width).fold(0.0, f64::max) + 10.0
}

/// The one axis of all growth: logarithmic, with a linear core where something shrank, or linear on request.
fn axis(frame: &Frame<'_>, growths: &[GrowthFigure], range: (f64, f64)) -> Scale {
    let values = || growths.iter().map(|growth| growth.percent.as_f64());
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    match frame.view.scale {
        GrowthScale::Linear => Scale::Linear(Linear::new((low.min(0.0), high.max(0.0)), range)),
        _ => Scale::logarithmic((low, high), THRESHOLD, range),
    }
}

fn draw_axis(frame: &Frame<'_>, axis: &Scale, left: f64, bottom: f64, scene: &mut Scene) {
    let words = frame.view.lang.words();
    let is_linear = matches!(axis, Scale::Linear(_));
    let title = if is_linear { words.axis_linear } else { words.axis_log };
    let soft = Label::small(Ink::Soft);
    soft.put(Key::nth(Role::Note, 0), 0.0, 10.0, title, scene);
    let mut free = left;
    for (index, tick) in axis.ticks((frame.width / 60.0) as usize).into_iter().enumerate() {
        let x = axis.map(tick);
        let key = |role| Key::nth(role, index as u32);
        scene.rule(key(Role::Grid), (x, HEAD - 6.0), (x, bottom));
        let text = number(Fixed::from_millionths((tick * 1e6) as i64), 0, frame.view.lang);
        let half = soft.width(&text) / 2.0;
        if x - half >= free {
            soft.clone().align(Align::Centre).put(key(Role::Tick), x, HEAD - 16.0, text, scene);
            free = x + half + 8.0;
        }
    }
}

fn draw_row(
    frame: &Frame<'_>,
    unit: UnitIx,
    growths: &[&GrowthFigure],
    axis: &Scale,
    left: f64,
    top: f64,
    scene: &mut Scene,
) {
    scene.rule(Key::unit(unit, Role::Ground), (0.0, top), (frame.width, top));
    let is_chosen = |growth: &&GrowthFigure| growth.metric == frame.view.metric;
    let has_chosen = growths.iter().any(is_chosen);
    let ink = if has_chosen { Ink::Text } else { Ink::Soft };
    let name = Label { bold: has_chosen, ..Label::text(ink) };
    let text = frame.name(unit);
    name.put(Key::unit(unit, Role::Name), 0.0, top + LINE, text, scene);
    if growths.is_empty() {
        let words = frame.view.lang.words();
        let label = Label::small(Ink::Soft);
        label.put(Key::unit(unit, Role::Note), left, top + LINE, words.no_growth, scene);
    }
    let place = |growth: &&GrowthFigure| axis.map(growth.percent.as_f64());
    let chosen = growths.iter().find(|growth| is_chosen(growth)).map(|growth| {
        let label = Label::small(Ink::FocusText).bold();
        (place(growth), label.width(&text::percent(frame.dataset, growth, frame.view.lang)) / 2.0)
    });
    let mut lanes = [f64::NEG_INFINITY; LANES.len()];
    for growth in growths {
        let x = place(growth);
        let lane = if is_chosen(growth) { 0 } else { lane(x, &lanes, chosen) };
        lanes[lane] = x;
        draw_mark(frame, growth, axis, (x, top + LINE + LANES[lane]), top, scene);
    }
}

/// The first line on which a mark meets neither the one before, nor the chosen one, nor the label above that.
fn lane(x: f64, lanes: &[f64; LANES.len()], chosen: Option<(f64, f64)>) -> usize {
    let away = |room: f64| chosen.is_none_or(|(at, _)| (x - at).abs() >= room);
    let is_free = |lane: &usize| {
        let label = chosen.map_or(0.0, |(_, half)| half + RADIUS + 1.0);
        let room = [RADIUS * 2.0 + 3.0, 0.0, label][*lane];
        x - lanes[*lane] >= RADIUS * 2.0 + 1.0 && away(room)
    };
    (0..LANES.len()).find(is_free).unwrap_or(1)
}

/// The places that a unit may have, small above its name.
fn draw_place(ranking: &Ranking, unit: UnitIx, top: f64, scene: &mut Scene) {
    let row = ranking.rows.iter().find(|row| row.unit == unit);
    if let Some(rank) = row.and_then(|row| row.rank).filter(|_| ranking.contest) {
        let label = Label::small(Ink::Soft);
        label.put(Key::unit(unit, Role::Rank), 0.0, top + 11.0, text::rank(rank), scene);
    }
}

/// What a growth may have been, given how it was rounded and bounded.
fn draw_spread(frame: &Frame<'_>, growth: &GrowthFigure, axis: &Scale, at: (f64, f64), scene: &mut Scene) {
    let figure = &frame.dataset.figures[growth.figure];
    let Some(interval) = analysis::percent_interval(frame.dataset.metric(growth.metric), figure) else {
        return;
    };
    let end = |value: f64| if value.is_finite() { axis.map(value) } else { at.0 };
    let ends = (end(interval.lo()), end(interval.hi()));
    let key = Key::of(Subject { unit: growth.unit, metric: growth.metric }, Role::Bound);
    // What is narrower than the dot would only stain it.
    if ends.1 - ends.0 > 2.0 * RADIUS + 6.0 {
        whisker::draw(key, ends, at.1, scene);
    }
}

fn draw_mark(
    frame: &Frame<'_>,
    growth: &GrowthFigure,
    axis: &Scale,
    at: (f64, f64),
    top: f64,
    scene: &mut Scene,
) {
    let subject = Subject { unit: growth.unit, metric: growth.metric };
    let chosen = growth.metric == frame.view.metric;
    let focused = frame.in_focus(subject);
    let (layer, ink) = if chosen { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    let stroke = (!chosen).then_some(if focused { 3.0 } else { 1.5 });
    let radius = if chosen { RADIUS + 1.5 } else { RADIUS };
    scene.dot(Key::of(subject, Role::Value), layer, ink, at, radius, stroke);
    if chosen && frame.view.hold {
        draw_spread(frame, growth, axis, at, scene);
    }
    if chosen || focused {
        let label = Label::small(if chosen { Ink::FocusText } else { Ink::Text }).bold();
        let text = text::percent(frame.dataset, growth, frame.view.lang);
        let half = label.width(&text) / 2.0;
        let x = at.0.clamp(half, frame.width - half);
        let label = label.align(Align::Centre);
        label.put(Key::of(subject, Role::Label), x, top + 11.0, text, scene);
    }
    let reach = RADIUS + 2.0;
    scene.answer(subject, Rect { x: at.0 - reach, y: at.1 - reach, w: reach * 2.0, h: reach * 2.0 });
}
