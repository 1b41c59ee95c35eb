//! Whiskers: what a figure may have been, given how it was rounded and bounded.

use crate::analysis::Interval;
use crate::scale::Linear;
use crate::scene::{Ink, Key, Layer, Scene};

/// Half the height of an end.
const END: f64 = 5.0;

/// Where an interval ends on a scale; where it is open, at the printed value: the sign of a bound stands there.
pub fn ends(scale: &Linear, interval: Interval, printed: f64) -> (f64, f64) {
    let end = |value: f64| if value.is_finite() { scale.map(value) } else { printed };
    (end(interval.lo()), end(interval.hi()))
}

/// Draws a line from end to end across `y`; nothing where both ends are one place.
pub fn draw(key: Key, (left, right): (f64, f64), y: f64, scene: &mut Scene) {
    if right - left < 0.5 {
        return;
    }
    let points =
        [[(left, y), (right, y)], [(left, y - END), (left, y + END)], [(right, y - END), (right, y + END)]];
    for (index, points) in points.into_iter().enumerate() {
        scene.line(key.at(index as u32 + 1), Layer::Focus, Ink::Text, 1.5, points);
    }
}
