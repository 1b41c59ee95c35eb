//! Growth as text: in per cent, and as an index where last year's level is 100.

use super::bound::bounded;
use super::number::number;
use super::template::fill;
use crate::analysis::{self, GrowthFigure};
use crate::dataset::{Dataset, Figure, Fixed, Kind, Lang, Value};

/// The growth in per cent, with its sign and bound and without “%”: +585, over +50.
pub fn growth_percent(dataset: &Dataset, growth: &GrowthFigure, lang: Lang) -> String {
    percent(dataset.metric(growth.metric).kind, &dataset.figures[growth.figure], lang)
}

/// This year's level where last year's is 100, with its bound; a dash where there is none; empty for a figure that is not
/// growth.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn growth_index(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let metric = dataset.metric(figure.metric);
    let Some(percent) = analysis::percent_of(metric, figure) else { return String::new() };
    if analysis::growth_index(percent) < Fixed::ZERO {
        return lang.words().not_ranked.to_owned();
    }
    let index = |value| analysis::growth_index(in_percent(metric.kind, value));
    bounded(figure, "%", lang, &|value| number(index(value), decimals(figure, metric.kind), lang))
}

/// What a multiple is in per cent, marked as converted; `None` for any other kind of figure.
pub fn multiple_as_percent(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    let metric = dataset.metric(figure.metric);
    analysis::percent_of(metric, figure).filter(|_| metric.kind == Kind::Multiple)?;
    Some(fill(lang.words().converted_percent, &[&percent(metric.kind, figure, lang)]))
}

/// A figure's value; after a multiple, what it is in per cent.
pub fn with_percent(value: String, dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    match multiple_as_percent(dataset, figure, lang) {
        Some(percent) => [&value, lang.words().clause_comma, &percent].concat(),
        None => value,
    }
}

fn percent(kind: Kind, figure: &Figure, lang: Lang) -> String {
    bounded(figure, "%", lang, &|value| {
        let percent = in_percent(kind, value);
        let text = number(percent, decimals(figure, kind), lang);
        if percent > Fixed::ZERO { ["+", &text].concat() } else { text }
    })
}

fn in_percent(kind: Kind, value: Fixed) -> Fixed {
    analysis::in_percent(kind, value).unwrap_or(value)
}

/// Digits after the point, as printed; a multiple in per cent has two fewer.
fn decimals(figure: &Figure, kind: Kind) -> i8 {
    let shift = if kind == Kind::Multiple { 2 } else { 0 };
    match figure.value {
        Value::Number { decimals, .. } | Value::Range { decimals, .. } => decimals - shift,
        Value::Grade(_) => 0,
    }
}
