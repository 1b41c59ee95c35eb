//! What is known of the figure of a point.

use crate::analysis::{Interval, Point};
use crate::chart::bound_sign::direction;
use crate::chart::input::ChartInput;
use crate::dataset::{Bound, Figure};

/// The figure of a point.
pub fn figure_of<'a>(input: &ChartInput<'a>, point: &Point) -> &'a Figure {
    &input.dataset.whole().figures[point.figure]
}

/// Whether the figure of a point is greater than what is printed, or less; `None` where it is neither. A rank among these units
/// has no bound: it is a range where it is not settled.
pub fn is_greater(input: &ChartInput<'_>, point: &Point) -> Option<bool> {
    let side = direction(figure_of(input, point).bound).filter(|_| point.rank.is_none());
    side.map(|side| side > 0.0)
}

/// The ends of what a number with “about” may be, or of the interval around it.
pub fn whisker_of(input: &ChartInput<'_>, point: &Point) -> Option<(f64, f64)> {
    let figure = figure_of(input, point);
    if point.rank.is_some() {
        return None;
    }
    if let Some(spread) = &figure.spread {
        return Some((spread.low.as_f64(), spread.high.as_f64()));
    }
    let interval = Interval::printed(input.dataset.metric(figure.metric), figure);
    let interval = interval.filter(|_| figure.bound == Bound::About)?;
    Some((interval.lo(), interval.hi()))
}
