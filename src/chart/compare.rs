//! Compare: two to four units side by side. What several reported stands on one scale a kind, a dot a unit, the
//! dots joined; below, what only one of them reported.

use super::Frame;
use super::label::{Label, SMALL};
use crate::analysis::{self, Axis, Comparison, Shared};
use crate::dataset::{Bound, Figure, Subject, UnitIx};
use crate::list::List as _;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{self, GrowthSign, fill, wrap, wrap_evenly};

/// Height of a unit's line, of a metric's name, and of a line that stands back.
const ROW: f64 = 26.0;
const NAME: f64 = 19.0;
const NOTE: f64 = 16.0;
/// Room above and below a metric, and between columns.
const PAD: f64 = 10.0;
const GUTTER: f64 = 32.0;
/// From here on what only one reported stands in two columns.
const WIDE: f64 = 560.0;
const RADIUS: f64 = 5.5;
/// Room for the sign that a value is a bound.
const POINT: f64 = 10.0;

/// Draws a few units side by side.
pub fn scene(frame: &Frame<'_>) -> Scene {
    let comparison = Comparison::of(frame.dataset, frame.view.compared(frame.dataset));
    let mut scene = Scene::new(frame.width);
    let columns = Columns::of(frame, &comparison);
    let mut axis = None;
    for shared in &comparison.shared {
        if axis.replace(shared.axis) != Some(shared.axis) {
            draw_head(frame, shared.axis as u32, text::axis(shared.axis, frame.view.lang), &mut scene);
        }
        draw_shared(frame, &comparison, &columns, shared, &mut scene);
    }
    draw_own(frame, &comparison, &mut scene);
    scene
}

/// Where the parts of a unit's line stand.
struct Columns {
    /// Left end of scales and of what stands without one.
    left: f64,
    /// Ends of scales.
    scale: (f64, f64),
}

impl Columns {
    fn of(frame: &Frame<'_>, comparison: &Comparison) -> Self {
        let label = Label::text(Ink::Text).bold();
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let names = comparison.units.iter().map(|unit| label.width(&frame.name(*unit)));
        let left = widest(&mut names.into_iter()) + 12.0;
        let figures = comparison.shared.iter().filter(|shared| shared.axis < Axis::Given);
        let places = figures.flat_map(|shared| &shared.figures);
        let values = places.map(|place| label.width(&value(frame, &frame.dataset.figures[*place])));
        let right = frame.width - widest(&mut values.into_iter()) - POINT - RADIUS - 8.0;
        Self { left, scale: (left + RADIUS, right.max(left + 24.0)) }
    }
}

fn value(frame: &Frame<'_>, figure: &Figure) -> String {
    text::figure_value(frame.dataset.metric(figure.metric), figure, frame.view.lang, GrowthSign::Plain)
}

/// A line with what the rows below have in common.
fn draw_head(frame: &Frame<'_>, index: u32, text: &str, scene: &mut Scene) {
    let top = if scene.height > 0.0 { scene.height + 10.0 } else { 0.0 };
    scene.rule(Key::nth(Role::Grid, index), (0.0, top), (frame.width, top));
    Label::small(Ink::Soft).bold().put(Key::nth(Role::Tick, index), 0.0, top + 16.0, text, scene);
    scene.height = top + 26.0;
}

/// One metric: its name, a line a unit, and why the others have none.
fn draw_shared(
    frame: &Frame<'_>,
    comparison: &Comparison,
    columns: &Columns,
    shared: &Shared,
    scene: &mut Scene,
) {
    let first = subject(&frame.dataset.figures[shared.figures[0]]);
    let has_focus = frame.focus.is_some_and(|focus| focus.metric == shared.metric);
    scene.height += PAD;
    draw_metric(frame, first, has_focus, (0.0, frame.width), scene);
    let top = scene.height;
    let scale = (shared.axis < Axis::Given).then(|| scale(frame, comparison, columns, shared));
    let mut dots = Vec::new();
    for place in &shared.figures {
        let figure = &frame.dataset.figures[*place];
        let middle = scene.height + ROW / 2.0;
        if let Some(scale) = scale {
            let dot = (scale.map(position(frame, figure)), middle);
            draw_stem(frame, figure, scale.map(0.0), dot, scene);
            dots.push(dot);
        }
        draw_line(frame, columns, shared.axis, figure, dots.last().copied(), scene);
    }
    if let Some(scale) = scale {
        draw_frame(first, scale.map(0.0), top, &dots, scene);
    }
    draw_absent(frame, shared, first, scene);
}

fn subject(figure: &Figure) -> Subject {
    Subject { unit: figure.unit, metric: figure.metric }
}

/// The metric's name, wrapped.
fn draw_metric(frame: &Frame<'_>, subject: Subject, bold: bool, (x, room): (f64, f64), scene: &mut Scene) {
    let label = Label { bold, ..Label::text(Ink::Text) };
    let text = frame.dataset.metric(subject.metric).name.get(frame.view.lang);
    for (index, line) in wrap_evenly(text, label.size, true, room).into_iter().enumerate() {
        let key = Key::of(subject, Role::Name).at(index as u32 + 1);
        label.put(key, x, scene.height + NAME / 2.0, line, scene);
        scene.height += NAME;
    }
}

/// All metrics of one axis share a scale, from zero; what has none in common has its own.
fn scale(frame: &Frame<'_>, comparison: &Comparison, columns: &Columns, shared: &Shared) -> Linear {
    let alike = |other: &&Shared| match shared.axis {
        Axis::Own => other.metric == shared.metric,
        axis => other.axis == axis,
    };
    let places = comparison.shared.iter().filter(alike).flat_map(|shared| &shared.figures);
    let values = places.map(|place| position(frame, &frame.dataset.figures[*place]));
    let domain = values.fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
    Linear::new(domain, columns.scale)
}

/// The printed number; a multiple in per cent.
fn position(frame: &Frame<'_>, figure: &Figure) -> f64 {
    let percent = analysis::percent_of(frame.dataset.metric(figure.metric), figure);
    percent.or(figure.number()).map_or(0.0, |number| number.as_f64())
}

/// One unit: name, dot and value, and below what must be known of it.
fn draw_line(
    frame: &Frame<'_>,
    columns: &Columns,
    axis: Axis,
    figure: &Figure,
    dot: Option<(f64, f64)>,
    scene: &mut Scene,
) {
    let subject = subject(figure);
    let top = scene.height;
    let middle = top + ROW / 2.0;
    let has_focus = frame.in_focus(subject);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let label = Label { bold: has_focus, ..Label::text(ink) };
    label.put(Key::of(subject, Role::Name), 0.0, middle, frame.name(subject.unit), scene);
    let label = label.bold();
    let (label, x) = match dot {
        Some(_) => (label.align(Align::Right), frame.width),
        None => (label, columns.left),
    };
    label.put(Key::of(subject, Role::Label), x, middle, value(frame, figure), scene);
    if let Some(at) = dot {
        draw_dot(frame, figure, at, scene);
    }
    scene.height += ROW;
    draw_beside(frame, figure, axis, (columns.left, frame.width - columns.left), scene);
    scene.answer(subject, Rect { x: 0.0, y: top, w: frame.width, h: scene.height - top });
}

/// The dot, and behind it the sign that the value lies further on.
fn draw_dot(frame: &Frame<'_>, figure: &Figure, (x, y): (f64, f64), scene: &mut Scene) {
    let subject = subject(figure);
    let has_focus = frame.focus.is_some_and(|focus| focus.unit == subject.unit);
    let (layer, ink) = if has_focus { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    let radius = if frame.in_focus(subject) { RADIUS + 1.5 } else { RADIUS };
    scene.dot(Key::of(subject, Role::Value), layer, ink, (x, y), radius, None);
    if matches!(figure.bound, Bound::Over | Bound::AtLeast) {
        let sign = point(x + RADIUS + 3.0, y);
        scene.push(Mark::new(Key::of(subject, Role::Bound), layer, ink, sign));
    }
}

/// The open end of a bound: the value lies further on.
fn point(x: f64, y: f64) -> Shape {
    let (shoulder, tip) = (x + 2.0, x + 7.0);
    let outer = [(x, y - 6.0), (shoulder, y - 6.0), (tip, y), (shoulder, y + 6.0), (x, y + 6.0)];
    Shape::Polygon(outer.into_iter().chain([(tip - 2.0, y)]).list())
}

/// From zero to the dot.
fn draw_stem(frame: &Frame<'_>, figure: &Figure, zero: f64, (x, y): (f64, f64), scene: &mut Scene) {
    let is_own = frame.focus.is_some_and(|focus| focus.unit == figure.unit);
    let ink = if is_own { Ink::Focus } else { Ink::Mark };
    scene.line(Key::of(subject(figure), Role::Ground), Layer::Grid, ink, 2.0, [(zero, y), (x, y)]);
}

/// Zero, and where there are two, the line from dot to dot.
fn draw_frame(first: Subject, zero: f64, top: f64, dots: &[(f64, f64)], scene: &mut Scene) {
    let base = [(zero, top), (zero, scene.height)];
    scene.line(Key::of(first, Role::Grid), Layer::Grid, Ink::Soft, 1.0, base);
    // More than two have no order that a line could follow.
    if let [from, to] = *dots {
        scene.line(Key::of(first, Role::Grid).at(1), Layer::Grid, Ink::Rule, 1.5, [from, to]);
    }
}

/// What must be known beside a value.
fn draw_beside(frame: &Frame<'_>, figure: &Figure, axis: Axis, (x, room): (f64, f64), scene: &mut Scene) {
    let text = text::beside(frame.dataset, figure, axis, frame.view.lang);
    let label = Label::small(Ink::Soft);
    for (index, line) in wrap(&text, SMALL, false, room).into_iter().enumerate() {
        let key = Key::of(subject(figure), Role::Note).at(index as u32);
        label.put(key, x, scene.height + NOTE / 2.0 - 2.0, line, scene);
        scene.height += NOTE;
    }
}

/// Who of them did not report it, and why.
fn draw_absent(frame: &Frame<'_>, shared: &Shared, first: Subject, scene: &mut Scene) {
    let text = text::silent(frame.dataset, shared, frame.view.lang);
    let label = Label::small(Ink::Soft);
    for (index, line) in wrap(&text, SMALL, false, frame.width).into_iter().enumerate() {
        let key = Key::of(first, Role::Note).at(100 + index as u32);
        label.put(key, 0.0, scene.height + NOTE / 2.0, line, scene);
        scene.height += NOTE;
    }
}

/// What only one of them reported: a unit under another, or two side by side where there is room.
fn draw_own(frame: &Frame<'_>, comparison: &Comparison, scene: &mut Scene) {
    let across = if frame.width < WIDE { 1 } else { 2 };
    let room = (frame.width - GUTTER * (across as f64 - 1.0)) / across as f64;
    for pair in comparison.own.chunks(across) {
        let top = scene.height;
        let mut bottom = top;
        for (column, (unit, places)) in pair.iter().enumerate() {
            scene.height = top;
            draw_unit(frame, *unit, places, ((room + GUTTER) * column as f64, room), scene);
            bottom = bottom.max(scene.height);
        }
        scene.height = bottom;
    }
}

fn draw_unit(frame: &Frame<'_>, unit: UnitIx, places: &[usize], (x, room): (f64, f64), scene: &mut Scene) {
    let top = if scene.height > 0.0 { scene.height + 14.0 } else { 0.0 };
    scene.rule(Key::unit(unit, Role::Grid), (x, top), (x + room, top));
    let label = Label::small(Ink::Soft).bold();
    let text = fill(frame.view.lang.words().cmp_only, &[&frame.name(unit)]);
    label.put(Key::unit(unit, Role::Tick), x, top + 16.0, text, scene);
    scene.height = top + 28.0;
    for place in places {
        draw_single(frame, &frame.dataset.figures[*place], (x, room), scene);
    }
}

/// One figure without a counterpart: metric on the left, value on the right.
fn draw_single(frame: &Frame<'_>, figure: &Figure, (x, room): (f64, f64), scene: &mut Scene) {
    let subject = subject(figure);
    let top = scene.height;
    scene.height += 3.0;
    let has_focus = frame.in_focus(subject);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let label = Label::text(ink).bold().align(Align::Right);
    let text = value(frame, figure);
    let left = room - label.width(&text) - 14.0;
    label.put(Key::of(subject, Role::Label), x + room, scene.height + NAME / 2.0, text, scene);
    draw_metric(frame, subject, has_focus, (x, left), scene);
    draw_beside(frame, figure, Axis::Own, (x, room), scene);
    scene.height += 3.0;
    scene.answer(subject, Rect { x, y: top, w: room, h: scene.height - top });
}
