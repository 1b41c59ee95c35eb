//! Whiskers: a line with a cap at either end, for the interval that a printed figure stands for.

use crate::analysis::Interval;
use crate::dataset::Bound;
use crate::scene::{Ink, Key, Layer, Scene};

/// Half the height of a cap.
const CAP: f64 = 5.0;

/// The positions of an interval's ends, by a scale. An open end is at the position of the `printed` value, where the
/// sign of a bound is, and no whisker passes what the bound states: under 12 may be 12.04 before rounding, and is not.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn ends(scale: &dyn Fn(f64) -> f64, interval: Interval, bound: Bound, printed: f64) -> (f64, f64) {
    let end = |value: f64| if value.is_finite() { scale(value) } else { printed };
    let (left, right) = (end(interval.lo()), end(interval.hi()));
    match bound {
        Bound::Under | Bound::AtMost => (left, right.min(printed)),
        Bound::Over | Bound::AtLeast => (left.max(printed), right),
        Bound::Exact | Bound::About => (left, right),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::End;
    use crate::dataset::Fixed;

    #[test]
    fn no_whisker_passes_what_a_bound_states() {
        let number = |tenths: i64| Fixed::from_millionths(tenths * 100_000);
        let of = |lower, upper, bound| {
            Interval::new(lower, upper).map(|interval| ends(&|value| value, interval, bound, 12.0))
        };
        // Under 12 and over 12, each with what was rounded away.
        let under = of(End::Closed(number(0)), End::Open(number(125)), Bound::Under);
        assert_eq!(under, Some((0.0, 12.0)));
        let over = of(End::Open(number(115)), End::Closed(number(150)), Bound::Over);
        assert_eq!(over, Some((12.0, 15.0)));
        let exact = of(End::Closed(number(115)), End::Open(number(125)), Bound::Exact);
        assert_eq!(exact, Some((11.5, 12.5)));
    }
}
