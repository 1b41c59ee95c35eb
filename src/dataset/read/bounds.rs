//! How far a printed figure leaves the true one open: bounds and their other ends, ranges, and intervals around a value.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Bound, Fixed, Kind, Spread, Value};
use super::numbers::{Limits, read_decimals, read_number};
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
    (lower, upper): (Option<JsonValue<'_>>, Option<JsonValue<'_>>),
    bound: Option<Bound>,
    number: Option<Fixed>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    let bound = bound?;
    let has_upper = matches!(bound, Bound::Over | Bound::AtLeast);
    if let Some(upper) = upper.filter(|_| !has_upper) {
        problems.report(
            upper,
            &["`upper` is only for the bounds `over` and `at_least`, and for a range without a value"],
            &["remove it, or make the bound \"over\""],
        );
    }
    let has_lower = matches!(bound, Bound::Under | Bound::AtMost);
    if let Some(lower) = lower.filter(|_| !has_lower) {
        problems.report(
            lower,
            &["`lower` is only for the bounds `under` and `at_most`, and for a range without a value"],
            &["remove it, or make the bound \"under\""],
        );
    }
    let value = if has_upper { upper? } else { lower.filter(|_| has_lower)? };
    let (end, _) = read_number(limits, Some(value), problems)?;
    if number.is_some_and(|number| if has_upper { end <= number } else { end >= number }) {
        let (message, help) = match has_upper {
            true => {
                ("`upper` is not above the value", "write the next round number, such as 4000 for 3000余")
            }
            false => ("`lower` is not below the value", "write the least that it can be"),
        };
        problems.report(value, &[message], &[help]);
    }
    Some(end)
}

/// A printed range: a figure without a value.
pub(super) fn read_range(
    limits: Limits,
    (lower, upper): (Option<JsonValue<'_>>, Option<JsonValue<'_>>),
    decimals: Option<JsonValue<'_>>,
    bound: Option<JsonValue<'_>>,
    figure: JsonValue<'_>,
    problems: &mut impl ProblemSink,
) -> Option<Value> {
    for (name, end) in [("lower", lower), ("upper", upper)] {
        if end.is_none() {
            missing(figure, name, "the other end of the range, or \"value\"", problems);
        }
    }
    if let Some(bound) = bound {
        problems.report(bound, &["a range has no bound"], &["remove `bound`, or write `value`"]);
    }
    let from = read_number(limits, lower, problems);
    let to = read_number(limits, upper, problems);
    let ((from, from_decimals), (to, to_decimals)) = (from?, to?);
    if let Some(upper) = upper.filter(|_| to <= from) {
        problems.report(upper, &["`upper` is not above `lower`"], &["exchange them, or write `value`"]);
    }
    let decimals = match decimals {
        None => from_decimals.max(to_decimals),
        Some(decimals) => {
            read_decimals(Some(if from.decimals() > to.decimals() { from } else { to }), decimals, problems)?
        }
    };
    Some(Value::Range { lower: from, upper: to, decimals })
}

/// An interval around an exact value, such as that of a survey.
pub(super) fn read_spread(
    limits: Limits,
    [low, high, confidence]: [Option<JsonValue<'_>>; 3],
    number: Option<Fixed>,
    figure: JsonValue<'_>,
    problems: &mut impl ProblemSink,
) -> Option<Box<Spread>> {
    let first = low.or(high).or(confidence)?;
    for (name, end) in [("low", low), ("high", high)] {
        if end.is_none() {
            missing(figure, name, "the end of the interval around the value", problems);
        }
    }
    // An interval may reach below the floor: it was computed, not counted.
    let limits = Limits { kind: limits.kind.map(|_| Kind::Amount), floor: None };
    let (from, _) = read_number(limits, low, problems)?;
    let (to, _) = read_number(limits, high, problems)?;
    if number.is_none_or(|number| number < from || to < number || from == to) {
        let help =
            "correct it; an interval is for an exact value, others have a bound or `lower` and `upper`";
        problems.report(first, &["the value does not lie in the interval"], &[help]);
    }
    let confidence = match confidence {
        None => None,
        Some(value) => Some((value, read_number(limits, Some(value), problems)?.0)),
    };
    if let Some((value, _)) =
        confidence.filter(|(_, level)| *level <= Fixed::ZERO || *level >= Fixed::whole(100))
    {
        problems.report(value, &["a confidence lies between 0 and 100"], &["write 95 for 95 %"]);
    }
    Some(Box::new(Spread { low: from, high: to, confidence: confidence.map(|(_, level)| level) }))
}
