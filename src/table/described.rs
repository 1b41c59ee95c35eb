//! The kind and the unit of measure of a metric, as its editor says or as its figures show.

use super::figure::Figure;
use super::kinds;
use super::reading::Reading;

/// The kind of a metric and its unit of measure: as the editor says, or as its figures show. Shares and growth are in per
/// cent.
pub fn kind_and_unit(reading: &Reading, metric: usize, figures: &[&Figure]) -> (String, String) {
    let name = reading.names.metrics.text(metric as u32);
    let (kind, unit) = kinds::of(name, &reading.series[metric], figures);
    let described = reading.description.metric(metric);
    let kind = described.kind.unwrap_or_else(|| kind.to_owned());
    let unit = if matches!(kind.as_str(), "share" | "growth") {
        "%".to_owned()
    } else {
        described.unit.unwrap_or(unit)
    };
    (kind, unit)
}
