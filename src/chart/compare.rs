//! Compare: two to four units side by side. Metrics that several of them reported come first, by kind, with a dot
//! per unit on a scale that all of the kind share; below, what only one of them reported.

use super::bound_sign::{REACH, points_right, sign_beside_dot};
use super::compare_columns::{CompareColumns, RADIUS, VALUE};
use super::input::ChartInput;
use super::name_column::NARROW;
use super::text_style::{SMALL, TextStyle};
use super::whisker::{self, NARROWEST};
use crate::analysis::{self, Axis, Comparison, Interval, SharedMetric};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Figure, GapReason, Period, Subject, UnitIx, Value};
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene};
use crate::text::{self, fill, wrap, wrap_evenly};

/// Height of a line of a metric's name, and of a line of small text.
const NAME: f64 = 19.0;
const NOTE: f64 = 16.0;
/// Space between a part of a line at zero and the text above and below.
const BASELINE_GAP: f64 = 3.5;
/// Space above a metric, and between two columns of single figures.
const PAD: f64 = 10.0;
const GUTTER: f64 = 32.0;
/// Single figures are in as many columns as this width fits into the picture's.
const COLUMN: f64 = 280.0;

/// Lays out a few units side by side.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let comparison = Comparison::of(input.dataset, input.view.compared_units(input.dataset));
    let mut scene = Scene::new(input.width);
    let columns = CompareColumns::of(input, &comparison);
    let mut axis = None;
    for shared in &comparison.shared {
        if axis.replace(shared.axis) != Some(shared.axis) {
            draw_heading(
                input,
                shared.axis as u32,
                text::axis_title(shared.axis, input.view.lang),
                &mut scene,
            );
        }
        draw_shared(input, &comparison, &columns, shared, &mut scene);
    }
    draw_singles(input, &comparison, &mut scene);
    scene
}

/// A line, and below it what the metrics that follow have in common.
fn draw_heading(input: &ChartInput<'_>, index: u32, text: &str, scene: &mut Scene) {
    let top = if scene.height > 0.0 { scene.height + 10.0 } else { 0.0 };
    scene.add_rule(Key::chart(Role::Grid, index), (0.0, top), (input.width, top));
    let style = TextStyle::small(Ink::Soft).bold();
    style.draw(Key::chart(Role::Tick, index), 0.0, top + 16.0, text, scene);
    scene.height = top + 26.0;
}

/// A metric that several units reported: its name, a line per unit, and why the others have none.
fn draw_shared(
    input: &ChartInput<'_>,
    comparison: &Comparison,
    columns: &CompareColumns,
    shared: &SharedMetric,
    scene: &mut Scene,
) {
    let first = subject(&input.dataset.figures[shared.figures[0]]);
    let period = text::period_of_figures(input.dataset, shared.metric, &shared.figures);
    let name = input.metric_name_of(shared.metric, period, columns.has_measure);
    let has_focus = input.focus.is_some_and(|focus| focus.metric == shared.metric);
    scene.height += PAD;
    draw_metric(first, &name, has_focus, (0.0, input.width), scene);
    if shared.can_lead && input.dataset.metric(shared.metric).better == Better::Lower {
        let text = input.view.lang.deferred_words().lower_is_better;
        draw_small(Key::figure(first, Role::Note).nth(200), text, (0.0, input.width), scene);
    }
    let top = scene.height;
    let scale = (shared.axis < Axis::Given).then(|| scale(input, comparison, columns, shared));
    let mut dots = Vec::new();
    for index in shared.all_figures() {
        let figure = &input.dataset.figures[index];
        let axis = shared.axis_of(index);
        let middle = scene.height + columns.line() / 2.0;
        let dot = scale.as_ref().filter(|_| axis < Axis::Given).map(|scale| {
            let dot = (scale.map(number(input, figure)), middle);
            draw_stem(input, figure, scale.map(0.0), dot, scene);
            // A negative dot has its value on the other side of zero, where its row is free.
            let right = draw_spread(input, figure, scale, dot, scene).max(scale.map(0.0) - RADIUS);
            dots.push(dot);
            (dot, right)
        });
        draw_line(input, columns, axis, index, dot, scene);
    }
    if let Some(scale) = scale {
        // Notes and values between the rows are in the way of lines.
        let between = dots.last().map_or(0.0, |(_, last)| last - top) - columns.line() / 2.0;
        let is_parted = between > columns.line() * (dots.len() as f64 - 1.0) + 0.5;
        draw_baseline(first, scale.map(0.0), columns.line(), is_parted, &dots, scene);
    }
    draw_absent(input, shared, period, first, scene);
}

fn subject(figure: &Figure) -> Subject {
    Subject { unit: figure.unit, metric: figure.metric }
}

/// The metric's name, wrapped.
fn draw_metric(subject: Subject, name: &str, bold: bool, (x, width): (f64, f64), scene: &mut Scene) {
    let style = TextStyle { bold, ..TextStyle::body(Ink::Text) };
    for (index, line) in wrap_evenly(name, style.size, true, width).into_iter().enumerate() {
        // Index 0 is the unit's name.
        let key = Key::figure(subject, Role::Name).nth(index as u32 + 1);
        style.draw(key, x, scene.height + NAME / 2.0, line, scene);
        scene.height += NAME;
    }
}

/// A scale from zero, the same for all metrics of one axis; for [`Axis::Own`] one for each.
fn scale(
    input: &ChartInput<'_>,
    comparison: &Comparison,
    columns: &CompareColumns,
    shared: &SharedMetric,
) -> Linear {
    let has_same_scale = |other: &&SharedMetric| match shared.axis {
        Axis::Own => other.metric == shared.metric,
        axis => other.axis == axis,
    };
    let figures = || comparison.shared.iter().filter(has_same_scale).flat_map(|shared| &shared.figures);
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for index in figures() {
        let figure = &input.dataset.figures[*index];
        let (lo, hi) = spread(input, figure).map_or((0.0, 0.0), |interval| (interval.lo(), interval.hi()));
        for value in [number(input, figure), lo, hi] {
            (low, high) = (low.min(value), high.max(value));
        }
    }
    let ends = columns.scale_beside(input, figures().copied());
    Linear::new(if low == high { (0.0, 1.0) } else { (low, high) }, ends)
}

/// The printed number; a multiple in per cent.
fn number(input: &ChartInput<'_>, figure: &Figure) -> f64 {
    let percent = analysis::percent_of(input.dataset.metric(figure.metric), figure);
    percent.or(figure.number()).map_or(0.0, |number| number.as_f64())
}

fn is_range(figure: &Figure) -> bool {
    matches!(figure.value, Value::Range { .. })
}

/// What a number with “about” may be, and a range.
fn spread(input: &ChartInput<'_>, figure: &Figure) -> Option<Interval> {
    let metric = input.dataset.metric(figure.metric);
    let interval = || analysis::percent_interval(metric, figure).or(Interval::printed(metric, figure));
    figure.is_approximate().then(interval)?
}

/// The spread of a number with “about” or of a range, as a whisker; returns where that or the dot ends.
fn draw_spread(
    input: &ChartInput<'_>,
    figure: &Figure,
    scale: &Linear,
    dot: (f64, f64),
    scene: &mut Scene,
) -> f64 {
    let Some(interval) = spread(input, figure) else { return dot.0 };
    let mut ends = whisker::ends(&|value| scale.map(value), interval, dot.0);
    if is_range(figure) {
        ends.1 = ends.1.max(ends.0 + NARROWEST);
    }
    whisker::draw(Key::figure(subject(figure), Role::Bound), ends, dot.1, scene);
    ends.1.max(dot.0)
}

/// One unit: name, dot and value, and below them what the value cannot be read without.
fn draw_line(
    input: &ChartInput<'_>,
    columns: &CompareColumns,
    axis: Axis,
    index: usize,
    dot: Option<((f64, f64), f64)>,
    scene: &mut Scene,
) {
    let figure = &input.dataset.figures[index];
    let subject = subject(figure);
    let top = scene.height;
    let middle = top + columns.line() / 2.0;
    let has_focus = input.in_focus(subject);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let key = Key::figure(subject, Role::Name);
    columns.names.draw(subject.unit, key, has_focus, ink, (0.0, middle), scene);
    let style = TextStyle::body(ink).bold();
    let value = input.label(index, columns.has_measure);
    let key = Key::figure(subject, Role::Label);
    match dot {
        None => {
            let value = fitting_value(&style, figure, &value, input.width - columns.left);
            style.draw(key, columns.left, middle, value, scene);
        }
        Some((at, right)) => {
            draw_dot(input, figure, at, scene);
            let sign = if points_right(figure.bound) { REACH } else { 0.0 };
            let x = right + RADIUS + sign + 5.0;
            if columns.is_below {
                scene.height += VALUE;
                let y = top + columns.line() + VALUE / 2.0 - 4.0;
                style.draw_near(key, (at.0, y), value, input.width, scene);
            } else if x + style.width(&value) <= input.width {
                style.draw(key, x, middle, value, scene);
            }
        }
    }
    scene.height += columns.line();
    draw_notes(input, figure, axis, (columns.left, input.width - columns.left), scene);
    scene.add_target(subject, Rect { x: 0.0, y: top, w: input.width, h: scene.height - top });
}

/// A value where it fits into a width: a number is whole or not there, of a grade there is the beginning.
fn fitting_value(style: &TextStyle, figure: &Figure, value: &str, width: f64) -> String {
    let fits = figure.number().is_none() || style.width(value) <= width;
    if fits { style.truncate(value, width) } else { String::new() }
}

/// The dot, and beside it the sign of a bound. Of a range there is the whisker alone.
fn draw_dot(input: &ChartInput<'_>, figure: &Figure, (x, y): (f64, f64), scene: &mut Scene) {
    let subject = subject(figure);
    let has_focus = input.focus.is_some_and(|focus| focus.unit == subject.unit);
    let (layer, ink) = if has_focus { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    let radius = if input.in_focus(subject) { RADIUS + 1.5 } else { RADIUS };
    if is_range(figure) {
        return;
    }
    scene.add_circle(Key::figure(subject, Role::Value), layer, ink, (x, y), radius, None);
    if let Some(sign) = sign_beside_dot(figure.bound, (x, y), RADIUS) {
        scene.add(Mark::new(Key::figure(subject, Role::Bound), layer, ink, sign));
    }
}

/// A line from zero to the dot.
fn draw_stem(input: &ChartInput<'_>, figure: &Figure, zero: f64, (x, y): (f64, f64), scene: &mut Scene) {
    let has_focus = input.focus.is_some_and(|focus| focus.unit == figure.unit);
    let ink = if has_focus { Ink::Focus } else { Ink::Mark };
    let key = Key::figure(subject(figure), Role::Background);
    scene.add_line(key, Layer::Grid, ink, 2.0, [(zero, y), (x, y)]);
}

/// A line at zero, over rows of that height. Where the rows are parted, each has a line of its own, clear of the notes between.
fn draw_baseline(
    first: Subject,
    zero: f64,
    row: f64,
    is_parted: bool,
    dots: &[(f64, f64)],
    scene: &mut Scene,
) {
    let parts = dots.chunks(if is_parted { 1 } else { dots.len().max(1) });
    let gap = if is_parted { BASELINE_GAP } else { 0.0 };
    for (index, part) in parts.enumerate() {
        let [(_, top), ..] = *part else { continue };
        let bottom = top + row * (part.len() as f64 - 0.5);
        let baseline = [(zero, top - row / 2.0 + gap), (zero, bottom - gap)];
        let key = Key::figure(first, Role::Grid).nth(if index == 0 { 0 } else { index as u32 + 1 });
        scene.add_line(key, Layer::Grid, Ink::Soft, 1.0, baseline);
    }
}

/// What a value cannot be read without, and what changed since the period before, wrapped.
fn draw_notes(
    input: &ChartInput<'_>,
    figure: &Figure,
    axis: Axis,
    (x, width): (f64, f64),
    scene: &mut Scene,
) {
    let mut text = text::figure_note(input.dataset, figure, axis, input.view.lang);
    if let Some(change) = text::change_of_figure(input.dataset, figure, input.view.lang) {
        let dot = if text.is_empty() { "" } else { input.view.lang.words().dot };
        text = [&*text, dot, &*change].concat();
    }
    draw_small(Key::figure(subject(figure), Role::Note), &text, (x, width), scene);
}

/// Lines of small text.
fn draw_small(key: Key, text: &str, (x, width): (f64, f64), scene: &mut Scene) {
    let style = TextStyle::small(Ink::Soft);
    for (index, line) in wrap(text, SMALL, false, width).into_iter().enumerate() {
        // A number is whole, and may need more than the width beside the names.
        let x = x.min(x + width - style.width(&line)).max(0.0);
        style.draw(key.nth(key.index + index as u32), x, scene.height + NOTE / 2.0 - 2.0, line, scene);
        scene.height += NOTE;
    }
}

/// Which of the units did not report the metric, and why.
fn draw_absent(
    input: &ChartInput<'_>,
    shared: &SharedMetric,
    period: Option<Period>,
    first: Subject,
    scene: &mut Scene,
) {
    let text = text::absent_units(input.dataset, shared.metric, &shared.absent, period, input.view.lang);
    let style = TextStyle::small(Ink::Soft);
    for (index, line) in wrap(&text, SMALL, false, input.width).into_iter().enumerate() {
        // Lower indices are the notes of the first unit.
        let key = Key::figure(first, Role::Note).nth(100 + index as u32);
        style.draw(key, 0.0, scene.height + NOTE / 2.0, line, scene);
        scene.height += NOTE;
    }
}

/// What only one of the units reported: unit below unit or, on a wide chart, each in the column that is shortest so far.
fn draw_singles(input: &ChartInput<'_>, comparison: &Comparison, scene: &mut Scene) {
    let columns = ((input.width / COLUMN) as usize).min(comparison.unshared.len()).max(1);
    let width = (input.width - GUTTER * (columns as f64 - 1.0)) / columns as f64;
    let mut bottoms = vec![scene.height; columns];
    for (unit, figures) in &comparison.unshared {
        let others = comparison.units.iter().copied().filter(|other| other != unit).collect_vec();
        let mut column = 0;
        for (other, bottom) in bottoms.iter().enumerate() {
            if *bottom < bottoms[column] {
                column = other;
            }
        }
        scene.height = bottoms[column];
        draw_unit(input, *unit, (figures, &others), ((width + GUTTER) * column as f64, width), scene);
        bottoms[column] = scene.height;
    }
    scene.height = bottoms.into_iter().fold(0.0, f64::max);
}

fn draw_unit(
    input: &ChartInput<'_>,
    unit: UnitIx,
    (figures, others): (&[usize], &[UnitIx]),
    (x, width): (f64, f64),
    scene: &mut Scene,
) {
    let top = if scene.height > 0.0 { scene.height + 14.0 } else { 0.0 };
    scene.add_rule(Key::unit(unit, Role::Grid), (x, top), (x + width, top));
    let style = TextStyle::small(Ink::Soft).bold();
    let name = text::unit_name(input.dataset, unit, input.view.lang);
    let text = fill(input.view.lang.deferred_words().comparison_only_heading, &[name]);
    scene.height = top + 16.0 - NOTE / 2.0;
    for (index, line) in wrap(&text, SMALL, true, width).into_iter().enumerate() {
        let key = Key::unit(unit, Role::Tick).nth(index as u32);
        style.draw(key, x, scene.height + NOTE / 2.0, line, scene);
        scene.height += NOTE;
    }
    scene.height += 4.0;
    for index in figures {
        draw_single(input, *index, others, (x, width), scene);
    }
}

/// A figure that no other unit has: metric on the left, value on the right; below it where both are long. Then why others have none,
/// where more is known than that they did not report it: silence is held against nobody who cannot have a figure.
fn draw_single(
    input: &ChartInput<'_>,
    index: usize,
    others: &[UnitIx],
    (x, width): (f64, f64),
    scene: &mut Scene,
) {
    let figure = &input.dataset.figures[index];
    let subject = subject(figure);
    let top = scene.height;
    scene.height += 3.0;
    let has_focus = input.in_focus(subject);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let style = TextStyle::body(ink).bold();
    let has_measure = style.width(&input.label(index, true)) <= width;
    let value = fitting_value(&style, figure, &input.label(index, has_measure), width);
    let name_width = width - style.width(&value) - 14.0;
    let is_beside = name_width >= width * NARROW;
    let y = scene.height + NAME / 2.0;
    let period = text::period_of_figures(input.dataset, figure.metric, &[index]);
    let name = input.metric_name_of(figure.metric, period, has_measure);
    draw_metric(subject, &name, has_focus, (x, if is_beside { name_width } else { width }), scene);
    let y = if is_beside { y } else { scene.height + NAME / 2.0 };
    if !is_beside {
        scene.height += NAME;
    }
    let key = Key::figure(subject, Role::Label);
    style.align(Align::Right).draw(key, x + width, y, value, scene);
    draw_notes(input, figure, Axis::Own, (x, width), scene);
    let has_reason = |unit: &UnitIx| match input.dataset.gap(*unit, figure.metric) {
        Some(gap) => gap.reason != GapReason::NotReported,
        None => !input.dataset.applies(*unit, figure.metric),
    };
    let absent = others.iter().copied().filter(has_reason).collect_vec();
    if !absent.is_empty() {
        let reasons = text::absent_units(input.dataset, figure.metric, &absent, period, input.view.lang);
        draw_small(Key::figure(subject, Role::Note).nth(100), &reasons, (x, width), scene);
    }
    scene.height += 3.0;
    scene.add_target(subject, Rect { x, y: top, w: width, h: scene.height - top });
}
