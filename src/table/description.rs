//! What an editor says of a table beyond its cells: title and source, and what its metrics are called.

use super::decisions::{Code, Decisions};
use super::own_period;

/// What an editor says of a table; nothing where the table's own words stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// The dataset's title.
    pub title: Option<String>,
    /// A headline of the editor's own, for the page around a chart.
    pub headline: Option<String>,
    /// The period of all figures, as a dataset writes it, where the table has none.
    pub period: Option<String>,
    /// The name of its source.
    pub source_name: Option<String>,
    /// The address of its source.
    pub source_link: Option<String>,
    /// A note on all of it.
    pub note: Option<String>,
    /// Each metric, by its number.
    pub metrics: Vec<MetricDescription>,
}

/// What an editor says of one metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetricDescription {
    /// Its name.
    pub name: Option<String>,
    /// Its unit of measure.
    pub unit: Option<String>,
    /// Its kind, as a dataset names it.
    pub kind: Option<String>,
    /// Which end of it is better.
    pub better: Option<String>,
}

/// The kinds of metric that an editor may choose.
pub const KINDS: [&str; 11] = [
    "amount", "count", "share", "growth", "rate", "rank", "score", "points", "multiple", "duration", "streak",
];

/// Which end of a metric may be better.
pub const BETTER: [&str; 3] = ["higher", "lower", "neither"];

impl Description {
    /// What the mapping says, for metrics of these names, and figures with or without periods of their own.
    pub fn chosen(metrics: &[String], has_own_periods: bool, decisions: &mut Decisions) -> Self {
        Self {
            title: decisions.chosen(Code::Title, "", &[]),
            headline: decisions.chosen(Code::Headline, "", &[]),
            period: own_period::chosen(has_own_periods, decisions),
            source_name: decisions.chosen(Code::SourceName, "", &[]),
            source_link: decisions.chosen(Code::SourceLink, "", &[]),
            note: decisions.chosen(Code::Note, "", &[]),
            metrics: metrics.iter().map(|name| MetricDescription::chosen(name, decisions)).collect(),
        }
    }

    /// What is said of a metric.
    pub fn metric(&self, number: usize) -> MetricDescription {
        self.metrics.get(number).cloned().unwrap_or_default()
    }
}

impl MetricDescription {
    fn chosen(name: &str, decisions: &mut Decisions) -> Self {
        Self {
            name: decisions.chosen(Code::Called, name, &[]),
            unit: decisions.chosen(Code::UnitOfMeasure, name, &[]),
            kind: decisions.chosen(Code::Kind, name, &KINDS),
            better: decisions.chosen(Code::Better, name, &BETTER),
        }
    }
}
