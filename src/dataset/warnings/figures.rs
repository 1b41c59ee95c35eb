//! Figures that are valid and can hardly be right: a loss of more than everything, a number that its quote does not have.

use std::collections::HashMap;

use super::super::json::{JsonType, JsonValue};
use super::super::problem::{ProblemSink as _, Problems};
use super::super::{Fixed, Kind};
use super::member::member;

/// The greatest number that a quote may have in words only: three, zwölf.
const IN_WORDS: i64 = 12;
/// What Chinese writes numbers with, and parts of numbers: half, to double.
const CHINESE: &str = "〇零一二两三四五六七八九十百千万亿廿半倍翻首";

/// Reports figures that can hardly be right.
pub(super) fn figures(root: JsonValue<'_>, found: &mut Problems) {
    let metrics = member(root, "metrics").into_iter().flat_map(JsonValue::items);
    let kind = |metric| Kind::from_name(&member(metric, "kind")?.text()?);
    let precision = |metric| number(member(metric, "precision")?);
    let metrics: HashMap<_, _> = metrics
        .filter_map(|metric| Some((member(metric, "id")?.text()?, (kind(metric)?, precision(metric)))))
        .collect();
    for figure in member(root, "figures").into_iter().flat_map(JsonValue::items) {
        let metric = member(figure, "metric").and_then(JsonValue::text);
        let metric = metric.and_then(|metric| metrics.get(&metric).copied());
        let value = member(figure, "value");
        let number = value.and_then(|value| Some((value, number(value)?)));
        if let (Some((kind, precision)), Some((value, number))) = (metric, number) {
            loss_of_more_than_all(kind, value, number, found);
            between_steps(precision, value, number, found);
            quote_without_number(figure, value, number, found);
        }
    }
}

/// The number of a JSON number or a decimal in quotation marks.
fn number(value: JsonValue<'_>) -> Option<Fixed> {
    match value.json_type() {
        JsonType::Number => Fixed::parse(value.source()).ok(),
        _ => Fixed::parse(&value.text()?).ok(),
    }
}

/// Reports growth below −100 %.
fn loss_of_more_than_all(kind: Kind, value: JsonValue<'_>, number: Fixed, found: &mut Problems) {
    let (Some(all), _) = kind.plausible() else { return };
    if number < Fixed::whole(all) {
        let help = "check the number; only what can be below zero, such as a profit, can fall by more, and is left out where last year is 100";
        found.report(value, &["what cannot be negative cannot fall by more than 100 %"], &[help]);
    }
}

/// Reports a number between the steps in which its metric is said to be issued.
fn between_steps(precision: Option<Fixed>, value: JsonValue<'_>, number: Fixed, found: &mut Problems) {
    if precision.is_some_and(|step| !number.is_multiple_of(step)) {
        let help = "correct one of them; until then, this figure is read as rounded to its own digits where these are finer";
        found.report(value, &["this number is no multiple of the `precision` of its metric"], &[help]);
    }
}

/// Reports a quote that has neither the digits of the number nor a number in words.
fn quote_without_number(figure: JsonValue<'_>, value: JsonValue<'_>, number: Fixed, found: &mut Problems) {
    let Some(quote) = member(figure, "quote") else { return };
    let texts = [Some(quote), member(figure, "quote_label")].into_iter().flatten();
    let text: String = texts.filter_map(JsonValue::text).collect::<Vec<_>>().join(" ");
    if !holds(&text, number) {
        let help = "check the number and the quote, which has the source's own characters";
        found.report(quote, &["this quote does not have the number ", value.source()], &[help]);
    }
}

/// Whether a text has a number: its digits, with separators or without, or words that may mean it.
fn holds(text: &str, number: Fixed) -> bool {
    let wanted = significant(&number.parts().unsigned_abs().to_string());
    let mut has_digits = false;
    for run in runs(text) {
        has_digits = true;
        // 1.650,5 has the groups 1, 650 and 5; “2 bis 3” and “2024, 8” may be read as several numbers.
        let is_wanted = |groups: &[String]| significant(&groups.concat()) == wanted;
        let starts = 0..run.len();
        if starts
            .flat_map(|start| (start + 1..=run.len()).map(move |end| start..end))
            .any(|it| is_wanted(&run[it]))
        {
            return true;
        }
    }
    let is_small = number.is_whole() && number.abs() <= Fixed::whole(IN_WORDS);
    text.chars().any(|letter| CHINESE.contains(letter)) || (!has_digits && is_small)
}

/// The digits of a number without the zeros at its ends, which also stand for its power of ten.
fn significant(digits: &str) -> String {
    digits.trim_matches('0').to_owned()
}

/// The runs of digits of a text, each in the groups that separators divide it into. Digits of any width are ASCII here.
fn runs(text: &str) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    let (mut is_open, mut separator) = (false, None);
    for letter in text.chars() {
        let digit =
            letter.to_digit(10).or_else(|| (letter as u32).checked_sub('０' as u32).filter(|it| *it < 10));
        match digit.and_then(|digit| char::from_digit(digit, 10)) {
            Some(digit) => {
                match runs.last_mut().filter(|_| is_open) {
                    Some(run) if separator.is_some() => run.push(digit.into()),
                    Some(run) => run.last_mut().into_iter().for_each(|group| group.push(digit)),
                    None => runs.push(vec![digit.into()]),
                }
                (is_open, separator) = (true, None);
            }
            // A single separator between two digits.
            None if is_open && separator.is_none() && is_separator(letter) => separator = Some(letter),
            None => (is_open, separator) = (false, None),
        }
    }
    runs
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '.' | ',' | '\'' | '’' | '．' | '，' | '·' | '٫' | '٬')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_quote_has_its_number_in_any_writing() {
        for (text, number) in [
            ("GDP增长8.1%", "8.1"),
            ("12.345,6 Mio.", "12345.6"),
            ("12 345,60", "12345.6"),
            ("1,650.5", "1650.5"),
            ("1.2万", "12000"),
            ("１２．５％", "12.5"),
            ("二十三个", "23"),
            ("增长一倍", "1"),
            ("2024, 8", "8"),
            ("8,1 und 7,5", "7.5"),
            ("minus 3,4", "-3.4"),
            ("keine", "0"),
            ("drei Tage", "3"),
            ("0,0", "0"),
            ("1'000'000", "1000000"),
            ("0.05", "0.05"),
        ] {
            assert!(holds(text, Fixed::parse(number).unwrap()), "{text}: {number}");
        }
    }

    #[test]
    fn a_number_between_the_steps_of_its_metric_is_found() {
        let problems = |value: &str, precision: &str| {
            let text = format!(
                r#"{{"metrics": [{{"id": "m", "kind": "amount", "precision": {precision}}}],
                    "figures": [{{"unit": "u", "metric": "m", "value": {value}}}]}}"#
            );
            let found = super::super::warnings(&text);
            found.iter().filter(|problem| problem.message.contains("`precision`")).count()
        };
        for (value, precision, count) in [
            ("0.03", "0.05", 1),
            ("0.15", "0.05", 0),
            ("\"-8.0\"", "0.1", 0),
            ("7.25", "0.1", 1),
            ("12", "5", 1),
        ] {
            assert_eq!(problems(value, precision), count, "{value} in steps of {precision}");
        }
    }

    #[test]
    fn a_quote_with_another_number_or_none_is_found() {
        for (text, number) in
            [("17,8", "3.4"), ("drei Tage", "35"), ("GDP grew", "8.1"), ("12", "123"), ("3", "0.5")]
        {
            assert!(!holds(text, Fixed::parse(number).unwrap()), "{text}: {number}");
        }
    }
}
