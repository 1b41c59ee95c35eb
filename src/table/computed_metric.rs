//! What a computed metric is called and counted in.

use super::computed::Computed;
use super::decimal::Decimal;
use super::described::kind_and_unit;
use super::description::MetricDescription;
use super::reading::Reading;

impl Computed {
    /// The units of measure of the two metrics.
    fn units(&self, reading: &Reading) -> [String; 2] {
        let figures = reading.figures_by_metric();
        self.operands.map(|metric| kind_and_unit(reading, metric as usize, &figures[metric as usize]).1)
    }

    /// What is divided by what.
    pub fn formula(&self, reading: &Reading) -> String {
        let [of, per] = self.units(reading);
        self.ratio.formula([&of, &per])
    }

    /// What its editor says of it.
    pub fn description(&self, reading: &Reading) -> MetricDescription {
        reading.description.metric(reading.names.metrics.all().len() + self.number)
    }

    /// The kind, the unit of measure, and how many of what it is for; as its editor says, or by its figures.
    pub fn kind_unit_per(&self, reading: &Reading) -> (String, String, Option<String>) {
        let described = self.description(reading);
        let is_negative = self
            .figures()
            .any(|figure| [figure.value, figure.lower].into_iter().flatten().any(Decimal::is_negative));
        let kind = described.kind.unwrap_or_else(|| if is_negative { "amount" } else { "rate" }.to_owned());
        let [unit, per_unit] = self.units(reading);
        let per = self.ratio.for_each(&per_unit);
        match kind.as_str() {
            "rate" => (kind, described.unit.unwrap_or(unit), Some(per)),
            "share" | "growth" => (kind, "%".to_owned(), None),
            _ => (kind, described.unit.unwrap_or_else(|| format!("{unit}/{per}")), None),
        }
    }
}
