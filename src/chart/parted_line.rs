//! A vertical line that is interrupted where it would run through a text, or the sign of a bound.

use crate::collect::CollectVec as _;
use crate::scene::{Align, Role, Scene, Shape};
use crate::text::width;

/// Space between a line and a text beside it.
const CLEAR: f64 = 3.0;

/// The parts of the line at `x` from `top` to `bottom`, downwards.
pub fn parts(x: f64, (top, bottom): (f64, f64), scene: &Scene) -> Vec<[(f64, f64); 2]> {
    let mut breaks =
        scene.marks.iter().filter_map(|mark| interrupted(x, mark.key.role, &mark.shape)).collect_vec();
    breaks.retain(|(start, end)| *end > top && *start < bottom);
    let mut parts = Vec::new();
    let mut from = top;
    while from < bottom {
        // Down to the next break, and on from the end of all that begin there.
        let (mut to, mut next) = (bottom, bottom);
        for (start, end) in &breaks {
            if *end > from && *start < to {
                (to, next) = (*start, *end);
            }
        }
        if to > from {
            parts.push([(x, from), (x, to)]);
        }
        from = next;
    }
    parts
}

/// From where to where the line is interrupted for a mark.
fn interrupted(x: f64, role: Role, shape: &Shape) -> Option<(f64, f64)> {
    match shape {
        Shape::Text { at, size, bold, align, text } => {
            let width = width(text, *size, *bold);
            let left = match align {
                Align::Left => at.0,
                Align::Centre => at.0 - width / 2.0,
                Align::Right => at.0 - width,
            };
            let is_across = left - CLEAR < x && x < left + width + CLEAR;
            is_across.then_some((at.1 - size * 0.75, at.1 + size * 0.75))
        }
        Shape::Polygon(corners) if role == Role::Bound => {
            let (mut left, mut right, mut top, mut bottom) =
                (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
            for (x, y) in corners {
                (left, right) = (left.min(*x), right.max(*x));
                (top, bottom) = (top.min(*y), bottom.max(*y));
            }
            (left - 1.0 < x && x < right + 1.0).then_some((top - 1.0, bottom + 1.0))
        }
        _ => None,
    }
}
