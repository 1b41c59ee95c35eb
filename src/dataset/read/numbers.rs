//! Values: printed numbers and grades, checked against the kind of their metric.

use super::super::json::{JsonType, JsonValue};
use super::super::problem::{ProblemSink, Problems};
use super::super::{Fixed, FixedError, Kind, Value};
use super::excerpt::excerpt;
use super::objects::{missing, wrong_type};
use super::texts::read_text;
use super::version::Version;

/// What the numbers of a metric can be.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// The kind of the metric; `None` where the document has no valid one.
    pub kind: Option<Kind>,
    /// The least that its figures can be.
    pub floor: Option<Fixed>,
}

/// Any number.
pub(super) const ANY: Limits = Limits { kind: None, floor: None };

/// Reads the value of a figure and how many digits after the point are printed: those that are written, unless `decimals`
/// says otherwise. In version 1 it always does.
///
/// Where the kind of the metric is invalid, the value is only checked against its own type.
pub(super) fn read_value(
    limits: Limits,
    value: Option<JsonValue<'_>>,
    decimals: Option<JsonValue<'_>>,
    (figure, version): (JsonValue<'_>, Version),
    problems: &mut impl ProblemSink,
) -> Option<Value> {
    let kind = limits.kind;
    let is_text = value.is_some_and(|value| value.json_type() == JsonType::String);
    if kind == Some(Kind::Grade) || (kind.is_none() && is_text) {
        return read_grade(value, decimals, problems);
    }
    if let Some(value) = value.filter(|value| value.json_type() == JsonType::Null) {
        let help = "remove the whole figure: without one, the unit did not report; a gap says more";
        problems.report(value, &["a figure has a value"], &[help]);
        return None;
    }
    let number = read_number(limits, value, problems);
    let Some(decimals) = decimals else {
        if value.is_some() && version == Version::One {
            missing(figure, "decimals", "0, or how many digits are printed after the point", problems);
        }
        return number.map(|(number, decimals)| Value::Number { number, decimals });
    };
    let decimals = read_decimals(number.map(|(number, _)| number), decimals, problems)?;
    Some(Value::Number { number: number?.0, decimals })
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

/// Reads a number that is possible for the kind, and how many digits after the point are written.
pub(super) fn read_number(
    limits: Limits,
    value: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<(Fixed, i8)> {
    let value = value?;
    let parsed = match value.json_type() {
        JsonType::Number => Fixed::parse_printed(value.source()),
        JsonType::String => Fixed::parse_printed(&value.text().unwrap_or_default()),
        _ => Err(FixedError::NotANumber),
    };
    let number = match parsed {
        Ok(number) => number,
        Err(error) => {
            problems.report_with(|problems| invalid_number(value, error, problems));
            return None;
        }
    };
    if !fits(limits, number.0) {
        problems.report_with(|problems| impossible(limits.kind, value, problems));
        return None;
    }
    Some(number)
}

fn invalid_number(value: JsonValue<'_>, error: FixedError, problems: &mut Problems) {
    let (message, help) = match error {
        FixedError::NotANumber => {
            let help =
                "write the digits alone, with a point, such as 8.1 or \"8.10\", without units or separators";
            return wrong_type(value, "a number", help, problems);
        }
        FixedError::TooPrecise => (
            "has more than 18 significant digits, or more than 12 after the point",
            "leave out digits that mean nothing, or choose a smaller unit of measurement",
        ),
        FixedError::TooLarge => {
            ("is out of range", "write at most 10^18; choose a larger unit of measurement")
        }
    };
    problems.report(value, &[&excerpt(value), " ", message], &[help]);
}

/// Whether a number is possible for a metric: whole where things are counted, and not below the floor.
fn fits(limits: Limits, number: Fixed) -> bool {
    let is_counted = matches!(limits.kind, Some(Kind::Rank | Kind::Count | Kind::Streak));
    (!is_counted || number.is_whole()) && limits.floor.is_none_or(|floor| number >= floor)
}

/// Reports a number that is not possible for its metric.
fn impossible(kind: Option<Kind>, value: JsonValue<'_>, problems: &mut Problems) {
    let is_negative = value.text().as_deref().unwrap_or(value.source()).starts_with('-');
    let can_be_less =
        "correct it, or add \"floor\": null to the metric if it can be below 0, as a net change can";
    let (message, help) = match kind {
        Some(Kind::Rank) => ("a rank is a whole number of at least 1", "write 3 for third"),
        Some(Kind::Count) if is_negative => ("a count is a whole number of at least 0", can_be_less),
        Some(Kind::Count) => (
            "a count is a whole number of at least 0",
            "write it out, such as 15000 for 1.5万, or make the metric an amount",
        ),
        Some(Kind::Streak) => ("a streak is a whole number of years", "write 9 for the ninth year in a row"),
        _ => ("this is below the least that the metric allows, its `floor`", can_be_less),
    };
    problems.report(value, &[message], &[help]);
}

/// Reads how many digits are printed after the point; the number cannot have more.
pub(super) fn read_decimals(
    number: Option<Fixed>,
    value: JsonValue<'_>,
    problems: &mut impl ProblemSink,
) -> Option<i8> {
    if value.json_type() != JsonType::Number {
        wrong_type(value, "a number", "write how many digits are printed after the point", problems);
        return None;
    }
    let limits = Fixed::whole(-18)..=Fixed::whole(Fixed::MAX_DECIMALS.into());
    let decimals = Fixed::parse(value.source()).ok();
    let fits = |decimals: &Fixed| decimals.is_whole() && limits.contains(decimals);
    let Some(decimals) = decimals.filter(fits) else {
        problems.report(
            value,
            &["`decimals` is a whole number from -18 to 12"],
            &["count the digits printed after the point; write -3 for whole thousands"],
        );
        return None;
    };
    let decimals = decimals.as_f64() as i8;
    let needed = number.map_or(decimals, Fixed::decimals);
    if decimals < needed {
        problems.report_with(|problems| {
            let help = ["write ", &needed.to_string(), ", or correct the value"];
            problems.report(value, &["the value has more digits"], &help);
        });
    }
    Some(decimals)
}
