//! Gaps: what the source began to say and did not finish.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Gap, GapReason, MetricIx, UnitIx};
use super::Known;
use super::cells::Cells;
use super::fields::{Keys, fields, items, keys};
use super::texts::{choice, text};

const GAP: Keys<4> = keys![
    must("unit", "\"wanzhou\""),
    must("metric", "\"gdp-growth\""),
    must("reason", "\"cut_off\""),
    must("quote", "what is left of it"),
];

/// Reads the gaps, none of which may stand where a figure is.
pub(super) fn gaps(
    array: Option<JsonValue<'_>>,
    known: &Known<'_, '_>,
    figures: &Cells,
    problems: &mut impl ProblemSink,
) -> Vec<Gap> {
    let (mut list, mut cells) = (Vec::new(), Cells::default());
    for (place, item) in items(array, 2_000_000, problems).into_iter().flatten().enumerate() {
        let Some([unit, metric, reason, quote]) = fields(item, GAP, problems) else { continue };
        let cell = known.cell(unit, metric, problems);
        let reason = choice(reason, GapReason::ALL, GapReason::NAMES, problems);
        let quote = text(quote, problems);
        let (Some(unit), Some(metric)) = cell else { continue };
        cells.push(unit, metric, place);
        if figures.contains(unit, metric) {
            problems.add(
                item,
                &["this unit has a figure for this metric"],
                &["remove the figure or the gap"],
            );
        }
        if let (Some(reason), Some(quote)) = (reason, quote) {
            list.push(Gap { unit, metric, reason, quote: quote.into_owned() });
        }
    }
    cells.sort(array, "gaps", problems);
    list
}

impl Known<'_, '_> {
    /// The unit and the metric that a figure or gap is about, if the one can have the other.
    pub(super) fn cell(
        &self,
        unit: Option<JsonValue<'_>>,
        metric: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> (Option<UnitIx>, Option<MetricIx>) {
        let unit_ix = self.units.ids.find(unit, problems);
        let metric_ix = self.metrics.ids.find(metric, problems);
        let kind = unit_ix.and_then(|unit| self.units.kinds.get(unit as usize).copied().flatten());
        let about = metric_ix.and_then(|metric| self.metrics.list.get(metric as usize));
        if let (Some(value), Some(unit), Some(kind), Some(about)) = (metric, unit_ix, kind, about)
            && !about.applies_to(UnitIx(unit), kind)
        {
            let help = "mend one of the two, or add the unit or its kind to the metric's `applies`";
            problems.add(value, &["this metric does not apply to this unit, a ", kind.as_str()], &[help]);
        }
        (unit_ix.map(UnitIx), metric_ix.map(MetricIx))
    }
}
