//! Growth: every growth figure at once, a row per unit, the chosen metric in focus.
//!
//! From 6 % to 585 % on one axis: its scale is logarithmic and says so, or linear on request.

use super::input::ChartInput;
use super::text_style::TextStyle;
use super::whisker;
use crate::analysis::{self, GrowthFigure, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::{Fixed, Subject, UnitIx};
use crate::scale::{Linear, Scale};
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text::{self, number};
use crate::view::{GrowthScale, Line};

/// Height of the axis.
const HEADER: f64 = 46.0;
/// Height of a row.
const ROW: f64 = 46.0;
/// Where the name and the marks of a row are; above them is the label of the one in focus.
const MIDDLE: f64 = 29.0;
const LABEL: f64 = 11.0;
const RADIUS: f64 = 5.0;
/// Where something shrank, the axis is linear between minus and plus this many per cent.
const THRESHOLD: f64 = 5.0;
/// Marks of a row that would overlap are drawn on different lines: the middle one, below it, above it.
const LANES: [f64; 3] = [0.0, 9.0, -9.0];

/// Lays out all growth figures.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let growths = analysis::growths(input.dataset);
    let units = input.view.growth_rows(input.dataset);
    let lines = input.view.lines(input.dataset, &units);
    let mut scene = Scene::new(input.width);
    let left = left(input, &units, &lines);
    let axis = axis(input, &growths, (left + RADIUS + 2.0, input.width - 18.0));
    let bottom = HEADER + ROW * lines.len() as f64;
    draw_axis(input, &axis, left, bottom, &mut scene);
    let ranking = input.view.hold.then(|| input.dataset.ranking(input.view.metric, true));
    for (index, line) in lines.iter().enumerate() {
        let top = HEADER + ROW * index as f64;
        let unit = match line {
            Line::Row(index) => units[*index],
            Line::Skipped(count) => {
                input.draw_skipped(*count, 0.0, top + MIDDLE, &mut scene);
                continue;
            }
        };
        draw_row(input, unit, &of_unit(input, &growths, unit), &axis, left, top, &mut scene);
        if let Some(ranking) = &ranking {
            draw_rank(ranking, unit, top, &mut scene);
        }
    }
    scene.height = bottom;
    scene
}

/// The growth figures of a unit by value; of equals the chosen one first, so that the others make way for it.
fn of_unit<'a>(input: &ChartInput<'_>, growths: &'a [GrowthFigure], unit: UnitIx) -> Vec<&'a GrowthFigure> {
    let mut own: Vec<&GrowthFigure> = growths.iter().filter(|growth| growth.unit == unit).collect_vec();
    let key = |growth: &GrowthFigure| (growth.percent, growth.metric != input.view.metric);
    sort_by(&mut own, |a, b| key(a).cmp(&key(b)));
    own
}

/// Where names end.
fn left(input: &ChartInput<'_>, units: &[UnitIx], lines: &[Line]) -> f64 {
    let style = TextStyle::body(Ink::Text).bold();
    let shown = lines.iter().filter_map(|line| match line {
        Line::Row(index) => Some(units[*index]),
        Line::Skipped(_) => None,
    });
    shown.map(|unit| style.width(&input.name(unit))).fold(0.0, f64::max) + 10.0
}

/// The one axis of all growth: logarithmic, linear near zero where something shrank, or linear on request.
fn axis(input: &ChartInput<'_>, growths: &[GrowthFigure], range: (f64, f64)) -> Scale {
    let values = || growths.iter().map(|growth| growth.percent.as_f64());
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = widened(low, high);
    match input.view.scale {
        GrowthScale::Linear => Scale::Linear(Linear::new((low.min(0.0), high.max(0.0)), range)),
        _ => Scale::logarithmic((low, high), THRESHOLD, range),
    }
}

fn draw_axis(input: &ChartInput<'_>, axis: &Scale, left: f64, bottom: f64, scene: &mut Scene) {
    let words = input.view.lang.words();
    let is_linear = matches!(axis, Scale::Linear(_));
    let title = if is_linear { words.axis_linear } else { words.axis_log };
    let style = TextStyle::small(Ink::Soft);
    style.draw(Key::chart(Role::Note, 0), 0.0, 10.0, title, scene);
    let style = style.align(Align::Centre);
    // Where the next tick label may begin.
    let mut free = left;
    let ticks = axis.ticks((input.width / 60.0) as usize);
    let decimals = decimals(&ticks);
    for (index, tick) in ticks.into_iter().enumerate() {
        let x = axis.map(tick);
        let key = |role| Key::chart(role, index as u32);
        scene.add_rule(key(Role::Grid), (x, HEADER - 6.0), (x, bottom));
        let tick = fixed(tick);
        let text = number(tick, decimals.unwrap_or(tick.decimals()), input.view.lang);
        let half = style.width(&text) / 2.0;
        let middle = x.min(input.width - half);
        if middle - half >= free {
            style.draw(key(Role::Tick), middle, HEADER - 16.0, text, scene);
            free = middle + half + 8.0;
        }
    }
}

fn fixed(tick: f64) -> Fixed {
    Fixed::from_millionths((tick * 1e6).round() as i64)
}

/// The digits after the point that all ticks are printed with, so that each label is the tick itself; `None` where the ticks
/// span several powers of ten and each has its own.
fn decimals(ticks: &[f64]) -> Option<u8> {
    let sizes = || ticks.iter().map(|tick| tick.abs()).filter(|size| *size > 0.0);
    let (least, most) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    (most < 100.0 * least).then(|| ticks.iter().map(|tick| fixed(*tick).decimals()).max().unwrap_or(0))
}

/// A domain for values that are all equal, so that the axis has a tick.
fn widened(low: f64, high: f64) -> (f64, f64) {
    let margin = if low == high { (low.abs() / 4.0).max(0.5) } else { 0.0 };
    (if low > 0.0 { (low - margin).max(low / 2.0) } else { low - margin }, high + margin)
}

/// A unit's name and all its growth figures.
fn draw_row(
    input: &ChartInput<'_>,
    unit: UnitIx,
    growths: &[&GrowthFigure],
    axis: &Scale,
    left: f64,
    top: f64,
    scene: &mut Scene,
) {
    scene.add_rule(Key::unit(unit, Role::Background), (0.0, top), (input.width, top));
    let chosen = growths.iter().copied().find(|growth| growth.metric == input.view.metric);
    let ink = if chosen.is_some() { Ink::Text } else { Ink::Soft };
    let style = TextStyle { bold: chosen.is_some(), ..TextStyle::body(ink) };
    style.draw(Key::unit(unit, Role::Name), 0.0, top + MIDDLE, input.name(unit), scene);
    if growths.is_empty() {
        let style = TextStyle::small(Ink::Soft);
        let text = input.view.lang.words().no_growth_reported;
        style.draw(Key::unit(unit, Role::Note), left, top + MIDDLE, text, scene);
    }
    let mut lanes = Lanes::new(chosen.map(|growth| {
        let style = TextStyle::small(Ink::FocusText).bold();
        let label = text::growth_percent(input.dataset, growth, input.view.lang);
        (axis.map(growth.percent.as_f64()), style.width(&label) / 2.0)
    }));
    for growth in growths {
        let x = axis.map(growth.percent.as_f64());
        let y = top + MIDDLE + LANES[lanes.take(x, growth.metric == input.view.metric)];
        draw_mark(input, growth, axis, (x, y), top, scene);
    }
}

/// The lines of a row, filled with marks from left to right.
struct Lanes {
    /// The position of the last mark on each.
    last: [f64; LANES.len()],
    /// The position of the chosen mark, and half the width of the label above it.
    chosen: Option<(f64, f64)>,
}

impl Lanes {
    fn new(chosen: Option<(f64, f64)>) -> Self {
        Self { last: [f64::NEG_INFINITY; LANES.len()], chosen }
    }

    /// The index of the line for a mark at `x`: the first on which it overlaps neither the last mark, nor the chosen
    /// one, nor the label above that; the chosen mark itself is always on the first.
    fn take(&mut self, x: f64, is_chosen: bool) -> usize {
        let lane =
            if is_chosen { 0 } else { (0..LANES.len()).find(|lane| self.is_free(x, *lane)).unwrap_or(1) };
        self.last[lane] = x;
        lane
    }

    fn is_free(&self, x: f64, lane: usize) -> bool {
        let label = self.chosen.map_or(0.0, |(_, half)| half + RADIUS + 1.0);
        let distance = [RADIUS * 2.0 + 3.0, 0.0, label][lane];
        x - self.last[lane] >= RADIUS * 2.0 + 1.0
            && self.chosen.is_none_or(|(chosen, _)| (x - chosen).abs() >= distance)
    }
}

/// The ranks that a unit may have, small above its name.
fn draw_rank(ranking: &Ranking, unit: UnitIx, top: f64, scene: &mut Scene) {
    let row = ranking.rows.iter().find(|row| row.unit == unit);
    if let Some(rank) = row.and_then(|row| row.rank).filter(|_| ranking.contest) {
        let style = TextStyle::small(Ink::Soft);
        style.draw(Key::unit(unit, Role::Rank), 0.0, top + LABEL, text::rank(rank), scene);
    }
}

/// A dot; on the chosen metric and in focus also its label.
fn draw_mark(
    input: &ChartInput<'_>,
    growth: &GrowthFigure,
    axis: &Scale,
    at: (f64, f64),
    top: f64,
    scene: &mut Scene,
) {
    let subject = Subject { unit: growth.unit, metric: growth.metric };
    let is_chosen = growth.metric == input.view.metric;
    let focused = input.in_focus(subject);
    let (layer, ink) = if is_chosen { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    let stroke = (!is_chosen).then_some(if focused { 3.0 } else { 1.5 });
    let radius = if is_chosen { RADIUS + 1.5 } else { RADIUS };
    scene.add_circle(Key::figure(subject, Role::Value), layer, ink, at, radius, stroke);
    if is_chosen && input.view.hold {
        draw_whisker(input, growth, axis, at, scene);
    }
    if is_chosen || focused {
        let style = TextStyle::small(if is_chosen { Ink::FocusText } else { Ink::Text }).bold();
        let text = text::growth_percent(input.dataset, growth, input.view.lang);
        let half = style.width(&text) / 2.0;
        let x = at.0.clamp(half, input.width - half);
        style.align(Align::Centre).draw(Key::figure(subject, Role::Label), x, top + LABEL, text, scene);
    }
    let reach = RADIUS + 2.0;
    scene.add_target(subject, Rect { x: at.0 - reach, y: at.1 - reach, w: reach * 2.0, h: reach * 2.0 });
}

/// The interval that a growth figure stands for, given how it was rounded and bounded.
fn draw_whisker(
    input: &ChartInput<'_>,
    growth: &GrowthFigure,
    axis: &Scale,
    at: (f64, f64),
    scene: &mut Scene,
) {
    let figure = &input.dataset.figures[growth.figure];
    let metric = input.dataset.metric(growth.metric);
    let Some(interval) = analysis::percent_interval(metric, figure) else { return };
    let ends = whisker::ends(&|value| axis.map(value), interval, at.0);
    let key = Key::figure(Subject { unit: growth.unit, metric: growth.metric }, Role::Bound);
    // One hardly wider than the dot would look like a blot.
    if ends.1 - ends.0 > 2.0 * RADIUS + 6.0 {
        whisker::draw(key, ends, at.1, scene);
    }
}
