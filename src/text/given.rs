//! Ranks and grades that somebody else gave: shown as given, never mixed with computed ranks.

use super::period::period;
use super::template::fill;
use crate::dataset::{Dataset, Figure, Kind, Lang, LocalText, MetricIx};

/// Whether somebody else gave the metric's figures.
pub fn is_given(dataset: &Dataset, metric: MetricIx) -> bool {
    matches!(dataset.metric(metric).kind, Kind::Rank | Kind::Grade)
}

/// That somebody else gave a figure, and among whom: 全市范围内 · 外部评定. `None` for what is measured.
pub fn given_note(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    given(dataset, figure, lang.words().given_by_others, lang)
}

/// As [`given_note`]; where the source does not say who gave it, that it does not.
pub fn given_sentence(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    given(dataset, figure, lang.words().given_unnamed, lang)
}

/// The period of a figure that somebody else gave, where not all of its metric are of one.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn period_apart(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    let own = figure.period?;
    let is_other = |other: &Figure| other.period.is_some_and(|other| other != own);
    dataset.figures_of(figure.metric).any(is_other).then(|| period(dataset, &own, lang))
}

fn given(dataset: &Dataset, figure: &Figure, unnamed: &str, lang: Lang) -> Option<String> {
    is_given(dataset, figure.metric).then(|| scope_and_judge(figure, unnamed, lang))
}

/// Among whom a figure was given, and by whom; the judge is not the scope. `unnamed` stands for a judge that is not known.
fn scope_and_judge(figure: &Figure, unnamed: &str, lang: Lang) -> String {
    let words = lang.words();
    let filled = |template, text: &LocalText| fill(template, &[text.get(lang)]);
    let scope = figure.scope.as_ref().map(|scope| filled(words.in_scope, scope)).unwrap_or_default();
    let judge = figure.judge.as_ref().map_or(unnamed.to_owned(), |judge| filled(words.given_by, judge));
    let dot = if scope.is_empty() || judge.is_empty() { "" } else { words.dot };
    [&*scope, dot, &*judge].concat()
}
