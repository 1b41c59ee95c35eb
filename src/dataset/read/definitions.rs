//! Units and metrics, as figures and gaps refer to them.

use super::super::json::JsonValue;
use super::super::problem::{ProblemSink, Problems};
use super::super::{Kind, KindIx, MetricIx, Period, UnitIx};
use super::local::LocalTexts;
use super::metrics::Metrics;
use super::numbers::Limits;
use super::periods::Periods;
use super::units::Units;
use super::version::Version;

/// What figures and gaps refer to.
pub(super) struct Definitions<'d, 'a> {
    pub units: &'d Units<'a>,
    pub metrics: &'d Metrics<'a>,
    pub version: Version,
    pub texts: &'d LocalTexts<'a>,
    pub periods: &'d Periods,
    /// The period of figures that do not name theirs.
    pub period: Option<Period>,
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
        let definition = metric_index.and_then(|metric| self.metrics.list.get(metric as usize));
        if let (Some(value), Some(unit), Some(definition)) = (metric, unit_index, definition)
            && self.units.are_valid[unit as usize]
            && let kind = self.units.list[unit as usize].kind
            && !definition.applies_to(UnitIx(unit), kind)
        {
            problems.report_with(|problems| self.does_not_apply(value, kind, problems));
        }
        (unit_index.map(UnitIx), metric_index.map(MetricIx))
    }

    /// The kind of a metric; `None` where it is not valid, so that nothing can be checked against it.
    pub(super) fn kind_of(&self, metric: Option<MetricIx>) -> Option<Kind> {
        metric.and_then(|metric| self.metrics.kinds.get(metric.0 as usize).copied().flatten())
    }

    fn does_not_apply(&self, metric: JsonValue<'_>, kind: Option<KindIx>, problems: &mut Problems) {
        let kind = kind.and_then(|kind| self.units.kinds.get(kind.0 as usize));
        let unit = kind.map_or(String::from("this unit"), |kind| ["this unit, a ", &kind.id].concat());
        let help = "correct one of the two, or add the unit or its kind to `applies` of the metric";
        problems.report(metric, &["this metric does not apply to ", &unit], &[help]);
    }
}
