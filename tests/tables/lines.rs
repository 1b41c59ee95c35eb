//! A table that was read, as lines that a person can check.

use reported_figures::table::figure::{Figure, Outcome};
use reported_figures::table::remark::Remark;
use reported_figures::table::{Mapping, Reading, read};

/// Each observation as a line, then what is asked, then what was not understood. The counts must add up.
pub fn lines(bytes: &[u8], mapping: Option<&Mapping>) -> Vec<String> {
    let reading = match read(bytes, mapping) {
        Ok(reading) => reading,
        Err(refusal) => return vec![format!("refused: {refusal}")],
    };
    let counts = reading.counts();
    let sum = counts.figures + counts.gaps + counts.not_data + counts.not_understood;
    assert_eq!(sum, counts.cells, "{counts:?}");
    assert_eq!(counts.figures + counts.gaps, reading.observations.len(), "{counts:?}");
    let mut lines: Vec<String> =
        (0..reading.observations.len()).map(|index| observation(&reading, index)).collect();
    lines.extend(
        reading.questions.iter().map(|it| format!("? {} {}: {}", it.code.name(), it.about, it.default)),
    );
    lines.extend(
        reading.presumed.iter().map(|it| format!("presumed {} {}: {}", it.code.name(), it.about, it.default)),
    );
    lines.extend(reading.not_understood().map(|(at, why)| format!("! {}: {why}", reading.text(at))));
    lines.extend(reading.misfits.iter().map(|misfit| format!("misfit: {misfit}")));
    lines
}

fn observation(reading: &Reading, index: usize) -> String {
    let observation = reading.observations[index];
    let names = &reading.names;
    let period = observation.subject.period.map(|period| format!(" @ {}", names.periods.text(period)));
    let value = match reading.outcome(observation.position) {
        Some(Outcome::Figure(it)) => figure(it),
        Some(Outcome::Gap { reason, .. }) => reason.as_str().to_owned(),
        other => panic!("{other:?} is no observation"),
    };
    let (unit, metric) =
        (names.units.text(observation.subject.unit), names.metrics.text(observation.subject.metric));
    format!("{unit} / {metric}{} = {value}", period.unwrap_or_default())
}

fn figure(figure: &Figure) -> String {
    let mut out = String::new();
    if figure.bound.as_str() != "exact" {
        out += &format!("{} ", figure.bound.as_str());
    }
    if let Some(grade) = &figure.grade {
        return format!("grade {grade}{}", if figure.is_guess { " guess" } else { "" });
    }
    out += &match (figure.value, figure.lower, figure.upper) {
        (Some(value), None, None) => value.to_string(),
        (Some(value), _, Some(upper)) => format!("{value} up to {upper}"),
        (None, Some(lower), Some(upper)) => format!("{lower} to {upper}"),
        other => panic!("{other:?}"),
    };
    if let Some(value) = figure.value.filter(|value| value.decimals() < 0) {
        out += &format!(" in steps of 10^{}", -value.decimals());
    }
    if let (Some(low), Some(high)) = (figure.low, figure.high) {
        out += &format!(
            " ({low}..{high}{})",
            figure.confidence.map(|it| format!(" {it} %")).unwrap_or_default()
        );
    }
    for status in &figure.status {
        out += &format!(" {}", status.as_str());
    }
    if figure.is_guess {
        out += " guess";
    }
    figure.note.iter().for_each(|note| out += &format!(" “{note}”"));
    let unexplained = figure.remarks.iter().filter(|it| matches!(it, Remark::Unexplained(_)));
    unexplained.for_each(|it| out += &format!(" “{}”", it.text("en")));
    out
}
