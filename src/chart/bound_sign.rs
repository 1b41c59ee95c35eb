//! The sign of a bound at a dot: a chevron that points to where the figure may be.

use crate::collect::CollectVec as _;
use crate::dataset::Bound;
use crate::scene::Shape;

/// How far the sign beside a dot reaches from the dot.
pub const REACH: f64 = GAP + TIP;
/// From a dot to its sign.
const GAP: f64 = 3.0;
/// From the back of a sign to its tip.
const TIP: f64 = 7.0;
/// Half the height of a sign.
const HALF: f64 = 6.0;

/// Which way a bounded figure may be from its number: 1 for more, −1 for less; `None` of an exact or approximate number.
pub fn direction(bound: Bound) -> Option<f64> {
    match bound {
        Bound::Over | Bound::AtLeast => Some(1.0),
        Bound::Under | Bound::AtMost => Some(-1.0),
        Bound::Exact | Bound::About => None,
    }
}

/// Whether a figure has a sign.
pub fn has_sign(bound: Bound) -> bool {
    direction(bound).is_some()
}

/// Whether it has one that points to the right.
pub fn points_right(bound: Bound) -> bool {
    direction(bound) == Some(1.0)
}

/// The sign beside a dot of that radius on a horizontal axis, if its figure has one.
pub fn sign_beside_dot(bound: Bound, (x, y): (f64, f64), radius: f64) -> Option<Shape> {
    let side = direction(bound)?;
    Some(bound_sign(x + (radius + GAP) * side, y, side))
}

/// The sign above or below the end of a line on a vertical axis, where more is above, if its figure has one.
pub fn sign_at_end_of_line(bound: Bound, (x, y): (f64, f64)) -> Option<Shape> {
    let side = -direction(bound)?;
    let Shape::Polygon(corners) = bound_sign(y + GAP * side, x, side) else { return None };
    Some(Shape::Polygon(corners.into_iter().map(|(y, x)| (x, y)).collect_vec()))
}

/// The sign with its back at `x`: the value is further on, or with −1 further back.
pub fn bound_sign(x: f64, y: f64, side: f64) -> Shape {
    let (shoulder, tip) = (x + 2.0 * side, x + TIP * side);
    Shape::Polygon(vec![
        (x, y - HALF),
        (shoulder, y - HALF),
        (tip, y),
        (shoulder, y + HALF),
        (x, y + HALF),
        (tip - 2.0 * side, y),
    ])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// The least and the greatest of the coordinates of a sign, across and down.
    fn extent(sign: &Shape) -> [(f64, f64); 2] {
        let Shape::Polygon(corners) = sign else { panic!("a sign is a polygon") };
        let range = |values: Vec<f64>| {
            let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
            values.into_iter().fold((low, high), |(low, high), it| (low.min(it), high.max(it)))
        };
        [range(corners.iter().map(|it| it.0).collect()), range(corners.iter().map(|it| it.1).collect())]
    }

    #[test]
    fn a_sign_is_where_the_figure_may_be() {
        for bound in [Bound::Over, Bound::AtLeast] {
            let [across, _] = extent(&sign_beside_dot(bound, (50.0, 20.0), 5.0).unwrap());
            assert!(across.0 > 55.0 && across.1 <= 50.0 + 5.0 + REACH, "{across:?}");
            let [across, down] = extent(&sign_at_end_of_line(bound, (50.0, 20.0)).unwrap());
            assert!(down.1 < 20.0 && across.0 < 50.0 && across.1 > 50.0, "{across:?} {down:?}");
        }
        for bound in [Bound::Under, Bound::AtMost] {
            let [across, _] = extent(&sign_beside_dot(bound, (50.0, 20.0), 5.0).unwrap());
            assert!(across.1 < 45.0 && across.0 >= 50.0 - 5.0 - REACH, "{across:?}");
            let [_, down] = extent(&sign_at_end_of_line(bound, (50.0, 20.0)).unwrap());
            assert!(down.0 > 20.0, "{down:?}");
        }
        assert!(sign_beside_dot(Bound::About, (50.0, 20.0), 5.0).is_none());
        assert!(sign_at_end_of_line(Bound::Exact, (50.0, 20.0)).is_none());
    }
}
