//! Lines across a ranking for the values to compare with, each with its name above the rows. They have no rank.

use super::input::ChartInput;
use super::text_style::TextStyle;
use crate::dataset::Reference;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Role, Scene, Shape};
use crate::text::{reference, width};

/// Height of the line of a name.
pub const LINE: f64 = 18.0;

/// Space between a line and a value beside it.
const CLEAR: f64 = 3.0;

/// Where the indices of these marks begin: above those of other ticks.
const FIRST: u32 = 1 << 16;

/// Draws the names downwards from `top`, one below the other, and from each a line down to the end of the rows.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn draw(
    input: &ChartInput<'_>,
    references: &[&Reference],
    scale: &Linear,
    (top, bottom): (f64, f64),
    scene: &mut Scene,
) {
    let style = TextStyle::small(Ink::Text).align(Align::Centre);
    let mut y = top;
    for (index, one) in references.iter().enumerate() {
        let key = |role| Key::chart(role, FIRST + index as u32);
        let x = scale.map(one.value.as_f64());
        let text = style.truncate(&reference(input.dataset, one, input.view.lang), input.width);
        let half = style.width(&text) / 2.0;
        let centre = x.min(input.width - half).max(half);
        style.draw(key(Role::Tick), centre, y + LINE / 2.0, text, scene);
        y += LINE;
        let breaks = labels_across(x, y, scene);
        let mut from = y;
        for (part, (start, end)) in breaks.into_iter().chain([(bottom, bottom)]).enumerate() {
            if start > from {
                let key = key(Role::Grid).nth(FIRST + part as u32 * 100 + index as u32);
                scene.add_line(key, Layer::Focus, Ink::Text, 1.5, [(x, from), (x, start)]);
            }
            from = end;
        }
    }
}

/// Where the line at `x` would cross values below `top`: each from its top to its bottom, downwards.
fn labels_across(x: f64, top: f64, scene: &Scene) -> Vec<(f64, f64)> {
    let mut breaks = Vec::new();
    for mark in &scene.marks {
        let Shape::Text { at, size, bold, text, .. } = &mark.shape else { continue };
        let is_across = at.0 - CLEAR < x && x < at.0 + width(text, *size, *bold) + CLEAR;
        if mark.key.role == Role::Label && at.1 > top && is_across {
            breaks.push((at.1 - size * 0.75, at.1 + size * 0.75));
        }
    }
    breaks
}
