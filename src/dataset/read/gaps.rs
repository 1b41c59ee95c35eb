//! Gaps: figures that the source speaks of without giving them.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Gap, GapReason};
use super::definitions::Definitions;
use super::objects::{Format, items, members, object_format};
use super::pairs::Pairs;
use super::texts::{read_choice, read_text};

const GAP: Format<4> = object_format![
    required("unit", "\"wanzhou\""),
    required("metric", "\"gdp_growth\""),
    required("reason", "\"cut_off\""),
    required("quote", "the characters of the source that are left"),
];

/// Reads the gaps. A unit that has a figure for a metric cannot have a gap for it.
pub(super) fn read_gaps(
    array: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    figures: &Pairs,
    problems: &mut impl ProblemSink,
) -> Vec<Gap> {
    let (mut list, mut pairs) = (Vec::new(), Pairs::default());
    for (index, item) in items(array, 2_000_000, problems).into_iter().flatten().enumerate() {
        let Some([unit, metric, reason, quote]) = members(item, GAP, problems) else { continue };
        let pair = definitions.pair(unit, metric, problems);
        let reason = read_choice(reason, GapReason::ALL, GapReason::NAMES, problems);
        let quote = read_text(quote, problems);
        let (Some(unit), Some(metric)) = pair else { continue };
        pairs.push(unit, metric, index);
        if figures.contains(unit, metric) {
            problems.report(
                item,
                &["this unit has a figure for this metric"],
                &["remove either the figure or the gap"],
            );
        }
        if let (Some(reason), Some(quote)) = (reason, quote) {
            list.push(Gap { unit, metric, reason, quote: quote.into_owned() });
        }
    }
    pairs.sort(array, "gaps", problems);
    list
}
