//! Gaps: figures that are not given, and why.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Gap, GapReason};
use super::definitions::Definitions;
use super::objects::{Format, items, members, object_format};
use super::pairs::Pairs;
use super::texts::{read_choice, read_text};
use super::version::Version;

const GAP: Format<6> = object_format![
    required("unit", "\"wanzhou\""),
    required("metric", "\"gdp_growth\""),
    required("reason", "\"cut_off\""),
    once_required("quote", "the characters of the source that are left"),
    new("period"),
    new("note"),
];

/// How many of [`GapReason::ALL`] version 1 has.
const REASONS_OF_VERSION_1: usize = 3;

/// Reads the gaps. A unit that has a figure for a metric and a period cannot have a gap for them. A gap without a period is
/// of that of the dataset.
pub(super) fn read_gaps(
    array: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    figures: &Pairs,
    problems: &mut impl ProblemSink,
) -> Vec<Gap> {
    let (mut list, mut pairs) = (Vec::new(), Pairs::default());
    let is_old = definitions.version == Version::One;
    let reasons = if is_old { REASONS_OF_VERSION_1 } else { GapReason::ALL.len() };
    for (index, item) in items(array, 2_000_000, problems).into_iter().flatten().enumerate() {
        let Some(values) = members(item, GAP, problems) else { continue };
        definitions.version.check(item, GAP, &values, problems);
        let [unit, metric, reason, quote, period, note] = values;
        let pair = definitions.pair(unit, metric, problems);
        let reason = read_choice(reason, &GapReason::ALL[..reasons], &GapReason::NAMES[..reasons], problems);
        let quote = read_text(quote, problems).unwrap_or_default().into_owned();
        let note = definitions.texts.read(note, problems);
        let period = definitions.periods.read(period, problems).or(definitions.period);
        let (Some(unit), Some(metric)) = pair else { continue };
        pairs.push(unit, metric, period, index);
        // In version 1, a pair has one figure or gap, whatever its period.
        let excluded = period.filter(|_| definitions.version == Version::Two);
        if figures.contains(unit, metric, excluded) {
            problems.report(
                item,
                &["this unit has a figure for this metric and period"],
                &["remove either the figure or the gap"],
            );
        }
        list.extend(reason.map(|reason| Gap { unit, metric, period, reason, quote, note }));
    }
    pairs.sort(array, "gaps", definitions.version == Version::Two, problems);
    list
}
