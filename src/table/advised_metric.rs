//! The figures and gaps of one metric, for advice on them.

use super::decimal::Decimal;
use super::doubt::Doubt;
use super::figure::{Figure, Outcome};
use super::reading::Reading;
use super::structure::Observation;

/// What is found, and what it is about.
pub(super) type Found = (Doubt, String, String);

/// The figures and gaps of one metric.
pub(super) struct Metric<'a> {
    pub(super) reading: &'a Reading,
    pub(super) index: usize,
    pub(super) observations: &'a [Observation],
    /// Of each unit, whether it is called a total.
    pub(super) totals: &'a [bool],
}

impl<'a> Metric<'a> {
    pub(super) fn name(&self) -> String {
        let described = self.reading.description.metric(self.index).name;
        described.unwrap_or_else(|| self.reading.names.metrics.text(self.index as u32).to_owned())
    }

    pub(super) fn unit(&self, observation: &Observation) -> String {
        self.reading.names.units.text(observation.subject.unit).to_owned()
    }

    pub(super) fn kind(&self) -> String {
        let figures: Vec<&Figure> = self.figures().map(|(_, figure)| figure).collect();
        super::described::kind_and_unit(self.reading, self.index, &figures).0
    }

    pub(super) fn figures(&self) -> impl Iterator<Item = (&'a Observation, &'a Figure)> {
        let reading = self.reading;
        self.observations.iter().filter_map(move |observation| match reading.outcome(observation.position) {
            Some(Outcome::Figure(figure)) => Some((observation, &**figure)),
            _ => None,
        })
    }

    pub(super) fn values(&self) -> impl Iterator<Item = (&'a Observation, Decimal)> {
        self.figures().filter_map(|(observation, figure)| Some((observation, figure.value?)))
    }
}
