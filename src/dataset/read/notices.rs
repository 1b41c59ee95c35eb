//! What stands beside the figures: values to compare with, and corrections.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Correction, MetricIx, Part, Reference};
use super::definitions::Definitions;
use super::local::LocalTexts;
use super::numbers::{ANY, read_number};
use super::objects::{Format, items, members, object_format};
use super::periods::read_calendar;

const REFERENCE: Format<4> = object_format![
    required("metric", "\"gdp_growth\""),
    optional("period"),
    required("value", "8.1"),
    required("name", "\"Target\""),
];

const CORRECTION: Format<2> = object_format![required("date", "\"2024-08-01\""), required("text", "\"…\"")];

/// Reads the values to compare with.
pub(super) fn read_references(
    array: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    problems: &mut impl ProblemSink,
) -> Vec<Reference> {
    let mut list = Vec::new();
    for item in items(array, 10_000, problems).into_iter().flatten() {
        let Some([metric, period, value, name]) = members(item, REFERENCE, problems) else {
            continue;
        };
        let metric = definitions.metrics.ids.resolve(metric, problems).map(MetricIx);
        let value = read_number(ANY, value, problems);
        let period = definitions.periods.read(period, problems);
        let name = definitions.texts.read(name, problems);
        if let (Some(metric), Some((value, decimals))) = (metric, value) {
            list.push(Reference { metric, period, value, decimals, name });
        }
    }
    list
}

/// Reads the corrections.
pub(super) fn read_corrections(
    array: Option<JsonValue<'_>>,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Vec<Correction> {
    let mut list = Vec::new();
    for item in items(array, 1_000, problems).into_iter().flatten() {
        let Some([date, text]) = members(item, CORRECTION, problems) else { continue };
        let day = read_calendar(date, problems);
        if let (Some(date), Some(day)) = (date, day)
            && !matches!(day.part, Part::Day(..))
        {
            problems.report(date, &["a correction has a day"], &["write it as 2024-08-01"]);
        }
        let text = texts.read(text, problems);
        list.extend(day.map(|date| Correction { date, text }));
    }
    list
}
