//! Values: numbers as printed, grades, and what fits the kind of a metric.

use super::super::json::{JsonValue as Json, Shape};
use super::super::problem::{ProblemSink, Problems};
use super::super::{Fixed, Kind, NotFixed, Value};
use super::fields::{missing, shown, wrong_shape};
use super::texts::text;

/// Reads the value of a figure and its digits after the point.
///
/// Where the metric's kind is not known, what the document has is taken as it is.
pub(super) fn value(
    kind: Option<Kind>,
    value: Option<Json<'_>>,
    decimals: Option<Json<'_>>,
    figure: Json<'_>,
    problems: &mut impl ProblemSink,
) -> Option<Value> {
    let is_text = value.is_some_and(|value| value.shape() == Shape::String);
    if kind == Some(Kind::Grade) || (kind.is_none() && is_text) {
        return grade(value, decimals, problems);
    }
    let number = number(kind, value, problems);
    match (decimals, value) {
        (None, Some(_)) => {
            missing(figure, "decimals", "0, or how many digits are printed after the point", problems)
        }
        (None, None) => {}
        (Some(decimals), _) => {
            let decimals = digits(number, decimals, problems)?;
            return Some(Value::Number { number: number?, decimals });
        }
    }
    None
}

fn grade(
    value: Option<Json<'_>>,
    decimals: Option<Json<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<Value> {
    if let Some(decimals) = decimals {
        problems.add(decimals, &["a grade has no decimals"], &["remove the key"]);
    }
    let value = value?;
    if value.shape() == Shape::Number {
        problems.add(value, &["a grade is a text"], &["write it in double quotes, or choose another metric"]);
        return None;
    }
    Some(Value::Grade(text(Some(value), problems)?.into_owned()))
}

/// Reads a number that fits the kind.
pub(super) fn number(
    kind: Option<Kind>,
    value: Option<Json<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    let value = value?;
    if value.shape() != Shape::Number {
        wrong_shape(
            value,
            "a number",
            "write the printed number alone, such as 8.1, without quotes or units",
            problems,
        );
        return None;
    }
    let number = match Fixed::parse(value.source()) {
        Ok(number) => number,
        Err(fault) => {
            problems.note(|problems| no_number(value, fault, problems));
            return None;
        }
    };
    if let Some(kind) = kind.filter(|kind| !fits(*kind, number)) {
        problems.note(|problems| misfit(kind, value, problems));
        return None;
    }
    Some(number)
}

fn no_number(value: Json<'_>, fault: NotFixed, problems: &mut Problems) {
    let (message, help) = match fault {
        NotFixed::TooFine => {
            ("has more than 5 digits after the point", "no page prints so many; write those printed")
        }
        _ => ("is out of range", "write at most 1,000,000,000,000; choose a larger unit of measurement"),
    };
    problems.add(value, &[&shown(value), " ", message], &[help]);
}

/// Whether a number can be of that kind.
fn fits(kind: Kind, number: Fixed) -> bool {
    let from = |least: i64| number.is_whole() && number >= Fixed::whole(least);
    match kind {
        Kind::Rank => from(1),
        Kind::Count | Kind::Streak => from(0),
        Kind::Share => (Fixed::whole(0)..=Fixed::whole(100)).contains(&number),
        _ => true,
    }
}

/// Reports a number that cannot be of that kind.
fn misfit(kind: Kind, value: Json<'_>, problems: &mut Problems) {
    let (message, help) = match kind {
        Kind::Rank => ("a rank is a whole number from 1", "write 3 for third"),
        Kind::Count => (
            "a count is a whole number from 0",
            "write it out (15000 for 1.5万), or make the metric an amount",
        ),
        Kind::Streak => ("a streak is a whole number of years", "write 9 for the ninth year in a row"),
        _ => (
            "a share lies between 0 and 100",
            "write 57.7 for 57.7 %; what may pass 100 % is no share but an amount",
        ),
    };
    problems.add(value, &[message], &[help]);
}

/// Reads how many digits are printed after the point, which cannot be fewer than the number has.
fn digits(number: Option<Fixed>, value: Json<'_>, problems: &mut impl ProblemSink) -> Option<u8> {
    if value.shape() != Shape::Number {
        wrong_shape(value, "a number", "write how many digits are printed after the point", problems);
        return None;
    }
    let most = Fixed::whole(i64::from(Fixed::MAX_DECIMALS));
    let decimals = Fixed::parse(value.source()).ok();
    let fits = |decimals: &Fixed| decimals.is_whole() && (Fixed::whole(0)..=most).contains(decimals);
    let Some(decimals) = decimals.filter(fits) else {
        problems.add(
            value,
            &["decimals are a whole number from 0 to 5"],
            &["count the digits printed after the point"],
        );
        return None;
    };
    let decimals = (decimals.millionths() / Fixed::ONE) as u8;
    let needed = number.map_or(0, Fixed::decimals);
    if decimals < needed {
        problems.note(|problems| {
            let help = ["write ", &needed.to_string(), ", or mend the value"];
            problems.add(value, &["the value has more digits after the point"], &help);
        });
    }
    Some(decimals)
}
