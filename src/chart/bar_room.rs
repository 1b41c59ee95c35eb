//! The room that bars have between names and values: what they need at least, and how long the longest of them is then.

use super::input::ChartInput;
use super::ranking_columns::GAP;

/// Space for the point of a bar that is a bound.
pub const POINT: f64 = 10.0;
/// The least width of bars while something else can be narrower.
pub const MIN_BARS: f64 = 48.0;
/// The part of the room beside names that the longest bar has, where there are bars on both sides of zero.
const PART_OF_LONGEST: f64 = 0.25;

/// The longest bar on so much width.
pub fn longest(domain: (f64, f64), width: f64) -> f64 {
    width / both_sides(domain).unwrap_or(1.0)
}

/// The least width of bars: where they are on both sides of zero, the longest of them has only a part of it.
pub fn least_width(least: f64, domain: (f64, f64), room: f64) -> f64 {
    match both_sides(domain) {
        Some(times) => least.max(room * PART_OF_LONGEST) * times,
        None => least,
    }
}

/// How far right bars may begin that are to have the least width.
pub fn most_left(domain: (f64, f64), right: f64, width: f64) -> f64 {
    match both_sides(domain) {
        Some(times) => {
            let part = PART_OF_LONGEST * times;
            (right - MIN_BARS * times).min((right - width * part) / (1.0 - part))
        }
        None => right - MIN_BARS,
    }
}

/// How much longer than the longest bar all of them are, where they are on both sides of zero: twice at most.
fn both_sides((low, high): (f64, f64)) -> Option<f64> {
    (low < 0.0 && high > 0.0).then(|| (high - low) / high.max(-low))
}

/// The right end of bars beside values of that width.
pub fn right_of_bars(input: &ChartInput<'_>, value: f64) -> f64 {
    input.width - value - GAP - POINT
}
