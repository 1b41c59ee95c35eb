//! Whiskers: a line with a cap at either end, for the interval that a printed figure stands for.

use crate::analysis::Interval;
use crate::scene::{Ink, Key, Layer, Scene};

/// Half the height of a cap.
const CAP: f64 = 5.0;
/// The least width of what shows a range, so that it can be seen where its ends are close.
pub const NARROWEST: f64 = 2.0;

/// The positions of an interval's ends, by a scale. An open end is at the position of the `printed` value, where the
/// sign of a bound is.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn ends(scale: &dyn Fn(f64) -> f64, interval: Interval, printed: f64) -> (f64, f64) {
    let end = |value: f64| if value.is_finite() { scale(value) } else { printed };
    (end(interval.lo()), end(interval.hi()))
}

/// Draws a whisker at the height `y`; nothing where both ends are at the same position.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn draw(key: Key, (left, right): (f64, f64), y: f64, scene: &mut Scene) {
    if right - left < 0.5 {
        return;
    }
    let cap = |x: f64| [(x, y - CAP), (x, y + CAP)];
    let lines = [[(left, y), (right, y)], cap(left), cap(right)];
    for (index, ends) in lines.into_iter().enumerate() {
        scene.add_line(key.nth(index as u32 + 1), Layer::Focus, Ink::Text, 1.5, ends);
    }
}
