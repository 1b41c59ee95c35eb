//! Growth as text: in per cent, and as an index where last year's level is 100.

use super::bound::with_bound;
use super::number::number;
use super::template::fill;
use crate::analysis::{self, GrowthFigure};
use crate::dataset::{Dataset, Figure, Fixed, Kind, Lang, Value};

/// The growth in per cent, with its sign and bound and without “%”: +585, over +50.
pub fn growth_percent(dataset: &Dataset, growth: &GrowthFigure, lang: Lang) -> String {
    let figure = &dataset.figures[growth.figure];
    with_bound(figure, signed(growth.percent, figure, dataset.metric(growth.metric).kind, lang), "%", lang)
}

/// This year's level where last year's is 100, with its bound; empty for a figure that is not growth.
pub fn growth_index(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let metric = dataset.metric(figure.metric);
    let Some(percent) = analysis::percent_of(metric, figure) else { return String::new() };
    let index = number(analysis::growth_index(percent), decimals(figure, metric.kind), lang);
    with_bound(figure, index, "%", lang)
}

/// What a multiple is in per cent, marked as converted; `None` for any other kind of figure.
pub fn multiple_as_percent(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    let metric = dataset.metric(figure.metric);
    let percent = analysis::percent_of(metric, figure).filter(|_| metric.kind == Kind::Multiple)?;
    let percent = with_bound(figure, signed(percent, figure, metric.kind, lang), "%", lang);
    Some(fill(lang.words().converted_percent, &[&percent]))
}

/// A figure's value; after a multiple, what it is in per cent.
pub fn with_percent(value: String, dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    match multiple_as_percent(dataset, figure, lang) {
        Some(percent) => [&value, lang.words().clause_comma, &percent].concat(),
        None => value,
    }
}

fn signed(percent: Fixed, figure: &Figure, kind: Kind, lang: Lang) -> String {
    let text = number(percent, decimals(figure, kind), lang);
    if percent > Fixed::ZERO { ["+", &text].concat() } else { text }
}

/// Digits after the point, as printed; a multiple in per cent has two fewer.
fn decimals(figure: &Figure, kind: Kind) -> i8 {
    let shift = if kind == Kind::Multiple { 2 } else { 0 };
    match figure.value {
        Value::Number { decimals, .. } => decimals - shift,
        Value::Grade(_) => 0,
    }
}
