//! How far a printed figure leaves the true one open: bounds and their other ends, ranges, and intervals around a value.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Bound, Fixed, Kind, Spread, Value};
use super::numbers::{ANY, Limits, read_decimals, read_number};
use super::objects::missing;
use super::texts::read_choice;
use super::version::Version;

/// The bound of a figure; version 2 may leave it out where the number is exact.
pub(super) fn read_bound(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    (figure, version): (JsonValue<'_>, Version),
    problems: &mut impl ProblemSink,
) -> Option<Bound> {
    if value.is_none() && version == Version::Two {
        return Some(Bound::Exact);
    }
    if value.is_none() {
        missing(figure, "bound", "\"exact\", \"over\", \"at_least\" or \"about\"", problems);
    }
    let bound = read_choice(value, Bound::ALL, Bound::NAMES, problems)?;
    if let (Some(value), true) = (value, kind == Some(Kind::Grade) && bound != Bound::Exact) {
        problems.report(value, &["a grade has no bounds"], &["write \"exact\""]);
    }
    Some(bound)
}

/// The other end of a bound, where it has one: 3000余 is below 4000.
pub(super) fn read_far_end(
    limits: Limits,
    [lower, upper]: Ends<'_>,
    bound: Option<Bound>,
    number: Option<Fixed>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    let bound = bound?;
    let has_upper = matches!(bound, Bound::Over | Bound::AtLeast);
    let has_lower = matches!(bound, Bound::Under | Bound::AtMost);
    let wrong = if has_upper { lower } else { upper.or(lower.filter(|_| !has_lower)) };
    if let Some(wrong) = wrong {
        let message =
            "beside a value, `upper` is only for `over` and `at_least`, `lower` for `under` and `at_most`";
        problems.report(wrong, &[message], &["remove it, or correct the bound"]);
        return None;
    }
    let value = lower.or(upper)?;
    let (end, _) = read_number(limits, Some(value), problems)?;
    if number.is_some_and(|number| end == number || (end > number) != has_upper) {
        let help = "write the next round number, such as 4000 for 3000余, or the least that it can be";
        problems.report(value, &["this end is not on the open side of the value"], &[help]);
    }
    Some(end)
}

/// The lower and the upper end of a range, an interval or a bound.
pub(super) type Ends<'a> = [Option<JsonValue<'a>>; 2];

/// Two ends, each of which must be there, in order.
fn read_ends(
    limits: Limits,
    names: [&str; 2],
    ends: Ends<'_>,
    figure: JsonValue<'_>,
    problems: &mut impl ProblemSink,
) -> Option<[(Fixed, i8); 2]> {
    for index in 0..2 {
        if ends[index].is_none() {
            missing(figure, names[index], "the other end, or remove this one", problems);
        }
    }
    let (from, to) = (read_number(limits, ends[0], problems), read_number(limits, ends[1], problems));
    let (from, to) = (from?, to?);
    if let Some(upper) = ends[1].filter(|_| to.0 <= from.0) {
        problems.report(upper, &["the upper end is not above the lower"], &["exchange them"]);
    }
    Some([from, to])
}

/// A printed range: a figure without a value.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub(super) fn read_range<C: ProblemSink>(
    limits: Limits,
    ends: Ends<'_>,
    decimals: Option<JsonValue<'_>>,
    bound: Option<JsonValue<'_>>,
    figure: JsonValue<'_>,
    problems: &mut C,
) -> Option<Value> {
    if let Some(bound) = bound {
        problems.report(bound, &["a range has no bound"], &["remove `bound`, or write `value`"]);
    }
    let [from, to] = read_ends(limits, ["lower", "upper"], ends, figure, problems)?;
    let decimals = match decimals {
        None => from.1.max(to.1),
        Some(decimals) => {
            let finer = if from.0.decimals() > to.0.decimals() { from.0 } else { to.0 };
            read_decimals(Some(finer), decimals, problems)?
        }
    };
    Some(Value::Range { lower: from.0, upper: to.0, decimals })
}

/// An interval around an exact value, such as that of a survey. It may reach below the floor: it was computed, not counted.
pub(super) fn read_spread(
    values: [Option<JsonValue<'_>>; 3],
    number: Option<Fixed>,
    figure: JsonValue<'_>,
    problems: &mut impl ProblemSink,
) -> Option<Box<Spread>> {
    if values.iter().all(Option::is_none) { None } else { read_interval(values, number, figure, problems) }
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn read_interval<C: ProblemSink>(
    [low, high, confidence]: [Option<JsonValue<'_>>; 3],
    number: Option<Fixed>,
    figure: JsonValue<'_>,
    problems: &mut C,
) -> Option<Box<Spread>> {
    let first = low.or(high).or(confidence)?;
    let [(from, _), (to, _)] = read_ends(ANY, ["low", "high"], [low, high], figure, problems)?;
    if number.is_none_or(|number| number < from || to < number) {
        let help =
            "correct it; an interval is for an exact value, others have a bound or `lower` and `upper`";
        problems.report(first, &["the value does not lie in the interval"], &[help]);
    }
    let level = read_number(ANY, confidence, problems).map(|(level, _)| level);
    if let (Some(value), Some(level)) = (confidence, level)
        && (level <= Fixed::ZERO || level >= Fixed::whole(100))
    {
        problems.report(value, &["a confidence lies between 0 and 100"], &["write 95 for 95 %"]);
    }
    Some(Box::new(Spread { low: from, high: to, confidence: level }))
}
