//! What the reader asked for: chart, metric, units, order, language, theme. Round-trips through a URL query.

mod choice;
mod query;

pub use choice::{Chart, Choice, Controls, Motion, Scale, Sort, ThemeChoice};
pub use query::{Unknown, parse, to_query};

use crate::analysis;
use crate::dataset::{Dataset, MetricIx, UnitIx};
use crate::scene::Subject;
use crate::text::Lang;

/// Everything that decides what is on the screen, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which chart.
    pub chart: Chart,
    /// Which metric is in focus.
    pub metric: MetricIx,
    /// Units to show or compare; empty for all.
    pub units: Vec<UnitIx>,
    /// The unit in focus, where the reader chose one.
    pub highlight: Option<UnitIx>,
    /// Order of rows.
    pub sort: Sort,
    /// How growth is placed.
    pub scale: Scale,
    /// Language.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeChoice,
    /// Which controls are there.
    pub controls: Controls,
    /// Whether marks travel.
    pub motion: Motion,
}

impl View {
    /// Where a reader starts: the ranking of the metric that most units reported.
    pub fn start(dataset: &Dataset, lang: Lang) -> Self {
        Self {
            chart: Chart::Ranking,
            metric: start_metric(dataset),
            units: Vec::new(),
            highlight: None,
            sort: Sort::Value,
            scale: Scale::Log,
            lang,
            theme: ThemeChoice::Auto,
            controls: Controls::Full,
            motion: Motion::Auto,
        }
    }

    /// What evidence is shown: the reader's choice, or what the headline speaks of.
    pub fn focus(&self, dataset: &Dataset) -> Option<Subject> {
        let leader = || analysis::ranking(dataset, self.metric, false).rows.first().map(|row| row.unit);
        let unit = self.highlight.or_else(leader)?;
        Some(Subject { unit, metric: self.metric })
    }
}

/// The metric that most units reported; of several, the first in the document.
fn start_metric(dataset: &Dataset) -> MetricIx {
    let mut reported = vec![0u32; dataset.metrics.len()];
    for figure in &dataset.figures {
        if let Some(count) = reported.get_mut(figure.metric.0 as usize) {
            *count += 1;
        }
    }
    let most = reported.iter().copied().max().unwrap_or_default();
    MetricIx(reported.iter().position(|count| *count == most).unwrap_or_default() as u32)
}
