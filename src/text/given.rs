//! Ranks and grades that somebody else gave: shown as given, never mixed with computed ranks.

use super::template::fill;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Kind, Lang, MetricIx};

/// Whether somebody else gave the metric's figures.
pub fn is_given(dataset: &Dataset, metric: MetricIx) -> bool {
    matches!(dataset.metric(metric).kind, Kind::Rank | Kind::Grade)
}

/// That somebody else gave a figure, and among whom: 全市范围内 · 由他人评定. `None` for what is measured.
pub fn given_note(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    let words = lang.words();
    let given = is_given(dataset, figure.metric).then_some(words.given_by_others);
    let scope = figure.scope.as_ref().map(|scope| fill(words.in_scope, &[scope.get(lang)]));
    let parts: Vec<&str> = scope.as_deref().into_iter().chain(given).collect_vec();
    (!parts.is_empty()).then(|| parts.join(words.dot))
}
