//! The sign of a bound at a dot: a chevron that points to where the figure may be.

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

/// The sign beside a dot of that radius on a horizontal axis; `None` of an exact or approximate number.
pub fn sign_beside_dot(bound: Bound, (x, y): (f64, f64), radius: f64) -> Option<Shape> {
    let side = match bound {
        Bound::Over | Bound::AtLeast => 1.0,
        Bound::Under | Bound::AtMost => -1.0,
        Bound::Exact | Bound::About => return None,
    };
    Some(bound_sign(x + (radius + GAP) * side, y, side))
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
