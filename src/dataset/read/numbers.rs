//! Values: printed numbers and grades, checked against the kind of their metric.

use super::super::json::{JsonType, JsonValue};
use super::super::problem::{ProblemSink, Problems};
use super::super::{Fixed, FixedError, Kind, Value};
use super::excerpt::excerpt;
use super::objects::{missing, wrong_type};
use super::texts::read_text;

/// Reads the value of a figure and the number of its decimals.
///
/// Where the kind of the metric is invalid, the value is only checked against its own type.
pub(super) fn read_value(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    decimals: Option<JsonValue<'_>>,
    figure: JsonValue<'_>,
    problems: &mut impl ProblemSink,
) -> Option<Value> {
    let is_text = value.is_some_and(|value| value.json_type() == JsonType::String);
    if kind == Some(Kind::Grade) || (kind.is_none() && is_text) {
        return read_grade(value, decimals, problems);
    }
    if let Some(value) = value.filter(|value| value.json_type() == JsonType::Null) {
        let help = "remove the whole figure: without one, the unit did not report; a gap says more";
        problems.report(value, &["a figure has a value"], &[help]);
        return None;
    }
    let number = read_number(kind, value, problems);
    match (decimals, value) {
        (None, Some(_)) => {
            missing(figure, "decimals", "0, or how many digits are printed after the point", problems)
        }
        (None, None) => {}
        (Some(decimals), _) => {
            let decimals = read_decimals(number, decimals, problems)?;
            return Some(Value::Number { number: number?, decimals });
        }
    }
    None
}

fn read_grade(
    value: Option<JsonValue<'_>>,
    decimals: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<Value> {
    if let Some(decimals) = decimals {
        problems.report(decimals, &["a grade has no decimals"], &["remove the key"]);
    }
    let value = value?;
    if value.json_type() == JsonType::Number {
        problems.report(
            value,
            &["a grade is a text"],
            &["write it in double quotes, or choose another metric"],
        );
        return None;
    }
    Some(Value::Grade(read_text(Some(value), problems)?.into_owned()))
}

/// Reads a number that is possible for the kind.
pub(super) fn read_number(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    let value = value?;
    if value.json_type() != JsonType::Number {
        wrong_type(
            value,
            "a number",
            "write the number alone, such as 8.1, without quotes or units",
            problems,
        );
        return None;
    }
    let number = match Fixed::parse(value.source()) {
        Ok(number) => number,
        Err(error) => {
            problems.report_with(|problems| invalid_number(value, error, problems));
            return None;
        }
    };
    if let Some(kind) = kind.filter(|kind| !fits(*kind, number)) {
        problems.report_with(|problems| impossible(kind, value, problems));
        return None;
    }
    Some(number)
}

fn invalid_number(value: JsonValue<'_>, error: FixedError, problems: &mut Problems) {
    let (message, help) = match error {
        FixedError::TooPrecise => (
            "has more than 5 digits after the point",
            "choose a smaller unit of measurement, so that 5 are enough",
        ),
        _ => ("is out of range", "write at most 1,000,000,000,000; choose a larger unit of measurement"),
    };
    problems.report(value, &[&excerpt(value), " ", message], &[help]);
}

/// Whether a number is possible for a kind.
fn fits(kind: Kind, number: Fixed) -> bool {
    let is_whole_from = |least: i64| number.is_whole() && number >= Fixed::whole(least);
    match kind {
        Kind::Rank => is_whole_from(1),
        Kind::Count | Kind::Streak => is_whole_from(0),
        Kind::Share => (Fixed::whole(0)..=Fixed::whole(100)).contains(&number),
        _ => true,
    }
}

/// Reports a number that is not possible for its kind.
fn impossible(kind: Kind, value: JsonValue<'_>, problems: &mut Problems) {
    let is_negative = value.source().starts_with('-');
    let (message, help) = match kind {
        Kind::Rank => ("a rank is a whole number of at least 1", "write 3 for third"),
        Kind::Count if is_negative => (
            "a count is a whole number of at least 0",
            "make the metric an amount if it can be below 0, as a net change can",
        ),
        Kind::Count => (
            "a count is a whole number of at least 0",
            "write it out, such as 15000 for 1.5万, or make the metric an amount",
        ),
        Kind::Streak => ("a streak is a whole number of years", "write 9 for the ninth year in a row"),
        _ => (
            "a share lies between 0 and 100",
            "write 57.7 for 57.7 %, or make the metric an amount if it can be below 0 or above 100 %",
        ),
    };
    problems.report(value, &[message], &[help]);
}

/// Reads how many digits are printed after the point; the number cannot have more.
fn read_decimals(number: Option<Fixed>, value: JsonValue<'_>, problems: &mut impl ProblemSink) -> Option<u8> {
    if value.json_type() != JsonType::Number {
        wrong_type(value, "a number", "write how many digits are printed after the point", problems);
        return None;
    }
    let most = Fixed::whole(i64::from(Fixed::MAX_DECIMALS));
    let decimals = Fixed::parse(value.source()).ok();
    let fits = |decimals: &Fixed| decimals.is_whole() && (Fixed::whole(0)..=most).contains(decimals);
    let Some(decimals) = decimals.filter(fits) else {
        problems.report(
            value,
            &["`decimals` is a whole number from 0 to 5"],
            &["count the digits printed after the point; of more than 5, choose a smaller unit of measurement"],
        );
        return None;
    };
    let decimals = (decimals.millionths() / Fixed::ONE) as u8;
    let needed = number.map_or(0, Fixed::decimals);
    if decimals < needed {
        problems.report_with(|problems| {
            let help = ["write ", &needed.to_string(), ", or correct the value"];
            problems.report(value, &["the value has more digits after the point"], &help);
        });
    }
    Some(decimals)
}
