//! Units and metrics, as figures and gaps refer to them.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Kind, MetricIx, UnitIx};
use super::local::LocalTexts;
use super::metrics::Metrics;
use super::numbers::Limits;
use super::units::Units;
use super::version::Version;

/// What figures and gaps refer to.
pub(super) struct Definitions<'d, 'a> {
    pub units: &'d Units<'a>,
    pub metrics: &'d Metrics<'a>,
    pub version: Version,
    pub texts: &'d LocalTexts<'a>,
}

impl Definitions<'_, '_> {
    /// What the numbers of a metric can be.
    pub(super) fn limits(&self, metric: Option<MetricIx>, kind: Option<Kind>) -> Limits {
        let definition = metric.and_then(|metric| self.metrics.list.get(metric.0 as usize));
        Limits { kind, floor: definition.and_then(|metric| metric.floor) }
    }

    /// The unit and the metric that a figure or gap names; `None` for an id that does not exist. Reports a metric that
    /// does not apply to the unit.
    pub(super) fn pair(
        &self,
        unit: Option<JsonValue<'_>>,
        metric: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> (Option<UnitIx>, Option<MetricIx>) {
        let unit_index = self.units.ids.resolve(unit, problems);
        let metric_index = self.metrics.ids.resolve(metric, problems);
        let kind = unit_index.and_then(|unit| self.units.kinds.get(unit as usize).copied().flatten());
        let definition = metric_index.and_then(|metric| self.metrics.list.get(metric as usize));
        if let (Some(value), Some(unit), Some(kind), Some(definition)) =
            (metric, unit_index, kind, definition)
            && !definition.applies_to(UnitIx(unit), kind)
        {
            let help = "correct one of the two, or add the unit or its kind to `applies` of the metric";
            problems.report(value, &["this metric does not apply to this unit, a ", kind.as_str()], &[help]);
        }
        (unit_index.map(UnitIx), metric_index.map(MetricIx))
    }
}
