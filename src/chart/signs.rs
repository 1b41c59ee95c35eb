//! The line below a chart that says what the signs beside its values mean.

use super::coverage_periods;
use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::analysis::OverTime;
use crate::dataset::{Figure, Subject};
use crate::scene::{Datum, Ink, Key, Role, Scene, Shape};
use crate::text::{signs_in_words, wrap};

/// Height of a line.
const LINE: f64 = 18.0;

/// Where the indices of these notes begin: above those of all others.
const FIRST: u32 = 1 << 17;

/// Draws the line, where a value on the chart has a sign. A list that scrolls has none below it.
pub fn draw(input: &ChartInput<'_>, scene: &mut Scene) {
    let has_signs = input.dataset.whole().figures.iter().any(Figure::has_signs);
    if has_signs && scene.list.is_none() {
        draw_signs(input, scene);
    }
}

/// The figure that a label is about. Over time it is that of a period, counted from 1, or with 0 the last of the unit.
fn figure_of<'a>(input: &ChartInput<'a>, over_time: Option<&OverTime>, key: Key) -> Option<&'a Figure> {
    let subject = match key.datum {
        Datum::Chart => return None,
        Datum::Unit(unit) => Subject { unit, metric: input.view.metric },
        Datum::Figure(subject) => subject,
    };
    if let Some(over_time) = over_time {
        let line = over_time.lines.iter().find(|line| line.unit == subject.unit)?;
        let of_period = line.points.iter().find(|point| point.period + 1 == key.index as usize);
        let point = if key.index == 0 { line.points.last() } else { of_period };
        return input.dataset.whole().figures.get(point?.figure);
    }
    input.dataset.figure(subject.unit, subject.metric)
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn draw_signs(input: &ChartInput<'_>, scene: &mut Scene) {
    let over_time =
        input.view.is_over_time(input.dataset).then(|| OverTime::of(input.dataset, input.view.metric));
    let grid = input.view.is_coverage_of_periods().then(|| input.view.period_coverage(input.dataset));
    let of_mark = |key: Key| match &grid {
        Some(grid) => coverage_periods::figure_of(input, grid, key),
        None => figure_of(input, over_time.as_ref(), key),
    };
    let mut labels = Vec::new();
    for mark in &scene.marks {
        let is_sign = mark.key.role == Role::Label || over_time.is_some() && mark.key.role == Role::Note;
        if let Shape::Text { text, .. } = &mark.shape
            && is_sign
            && let Some(figure) = of_mark(mark.key)
        {
            labels.push((text.as_str(), figure));
        }
    }
    let text = signs_in_words(&labels, input.view.lang);
    if text.is_empty() {
        return;
    }
    scene.height += 8.0;
    for (index, line) in wrap(&text, SMALL, false, input.width).into_iter().enumerate() {
        let key = Key::chart(Role::Note, FIRST + index as u32);
        TextStyle::small(Ink::Soft).draw(key, 0.0, scene.height + LINE / 2.0, line, scene);
        scene.height += LINE;
    }
}
