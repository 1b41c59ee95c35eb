//! Gaps: figures that the source speaks of without giving them.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Gap, GapReason, Period};
use super::definitions::Definitions;
use super::objects::{Format, items, members, object_format};
use super::pairs::Pairs;
use super::texts::{read_choice, read_period, read_text};
use super::version::Version;

const GAP: Format<5> = object_format![
    required("unit", "\"wanzhou\""),
    required("metric", "\"gdp_growth\""),
    required("reason", "\"cut_off\""),
    required("quote", "the characters of the source that are left"),
    optional("period"),
];

/// Reads the gaps. A unit that has a figure for a metric and a period cannot have a gap for them; `usual`
/// is the period of a gap without one.
pub(super) fn read_gaps(
    array: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    figures: &Pairs,
    usual: Period,
    problems: &mut impl ProblemSink,
) -> Vec<Gap> {
    let (mut list, mut pairs) = (Vec::new(), Pairs::default());
    for (index, item) in items(array, 2_000_000, problems).into_iter().flatten().enumerate() {
        let Some([unit, metric, reason, quote, period]) = members(item, GAP, problems) else { continue };
        let pair = definitions.pair(unit, metric, problems);
        let reason = read_choice(reason, GapReason::ALL, GapReason::NAMES, problems);
        let quote = read_text(quote, problems);
        definitions.version.check_new("period", period, problems);
        let period = read_period(period, problems).or(Some(usual));
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
        if let (Some(reason), Some(quote)) = (reason, quote) {
            list.push(Gap { unit, metric, period, reason, quote: quote.into_owned() });
        }
    }
    pairs.sort(array, "gaps", definitions.version == Version::Two, problems);
    list
}
