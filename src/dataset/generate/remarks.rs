//! What generated datasets have beside figures: statuses, notes, translations, reasons, kinds and themes of their own, references,
//! corrections.
//!
//! All of it follows from positions in the dataset, so that the figures are the same with and without it.

use super::super::{
    Correction, Dataset, GapReason, Kind, LocalText, MetricIx, Named, Part, Period, Reference, Status, Value,
};

const NOTE: [&str; 2] = ["虚构的说明。", "A made-up note."];

/// Adds them.
pub(super) fn add(dataset: &mut Dataset) {
    for (index, figure) in dataset.figures.iter_mut().enumerate() {
        if index % 9 == 4 {
            figure.status.add(Status::ALL[index / 9 % Status::ALL.len()]);
        }
        if index % 63 == 4 {
            figure.status.add(Status::Revised);
        }
        figure.note = note(index % 23 == 5);
        if index % 31 == 7 {
            figure.quote_translation.push("en", "A made-up translation");
        }
    }
    for (index, gap) in dataset.gaps.iter_mut().enumerate() {
        gap.note = note(index % 3 == 1);
        if index % 2 == 1 {
            gap.reason = GapReason::ALL[index / 2 % GapReason::ALL.len()];
        }
        if index % 4 == 3 {
            gap.quote = String::new();
        }
    }
    for (index, unit) in dataset.units.iter_mut().enumerate() {
        unit.note = note(index % 10 == 7);
    }
    for (index, metric) in dataset.metrics.iter_mut().enumerate() {
        metric.note = note(index % 13 == 4);
        if metric.kind == Kind::Grade && index % 2 == 1 {
            metric.grades = ["A", "B", "C"].map(grade).into();
        }
    }
    // As version 1 has them, or as another newsroom would call them.
    if dataset.metrics.len() % 2 == 1 {
        rename(&mut dataset.kinds, ["类型", "Type"]);
        rename(&mut dataset.themes, ["主题", "Theme"]);
    }
    dataset.references = references(dataset);
    dataset.note = note(dataset.units.len() % 2 == 1);
    dataset.retrieved = Some(day(9, 12));
    dataset.corrections = vec![Correction { date: day(10, 2), text: LocalText::both(NOTE[0], NOTE[1]) }];
}

/// Gives kinds or themes names and identifiers of the dataset's own: Type 1, Type 2.
fn rename(all: &mut [Named], [zh, en]: [&str; 2]) {
    for (index, one) in (1..).zip(all) {
        one.id = format!("{}-{index}", en.to_lowercase());
        one.name = LocalText::both(&format!("{zh}{index}"), &format!("{en} {index}"));
    }
}

fn note(is_there: bool) -> LocalText {
    if is_there { LocalText::both(NOTE[0], NOTE[1]) } else { LocalText::default() }
}

fn day(month: u8, day: u8) -> Period {
    Period { year: 2024, part: Part::Day(month, day) }
}

fn grade(letter: &str) -> Named {
    Named {
        id: format!("{letter}档"),
        name: LocalText::both(&format!("{letter}档"), &format!("grade {letter}")),
    }
}

/// The first figure of every fourth metric with numbers of its own, as if it were a target.
fn references(dataset: &Dataset) -> Vec<Reference> {
    let metrics = dataset.metric_ixs().filter(|metric| metric.0 % 4 == 1);
    let of = |metric: MetricIx| {
        let is_given = matches!(dataset.metric(metric).kind, Kind::Rank | Kind::Grade);
        let figure = dataset.figures_of(metric).next().filter(|_| !is_given)?;
        let Value::Number { number: value, decimals } = figure.value else { return None };
        Some(Reference { metric, period: None, value, decimals, name: LocalText::both("目标", "Target") })
    };
    metrics.filter_map(of).collect()
}
