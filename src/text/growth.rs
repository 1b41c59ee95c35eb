//! Growth as text: in per cent, and as this year's level where last year's is 100.

use super::{GrowthSign, figure_value, fill, number};
use crate::analysis::{self, GrowthFigure};
use crate::dataset::{Dataset, Figure, Fixed, Kind, Lang, Value};

/// The growth in per cent, with its sign and without unit: +585.
pub fn percent(dataset: &Dataset, growth: &GrowthFigure, lang: Lang) -> String {
    signed(growth.percent, &dataset.figures[growth.figure], dataset.metric(growth.metric).kind, lang)
}

/// This year's level where last year's is 100.
pub fn index(dataset: &Dataset, growth: &GrowthFigure, lang: Lang) -> String {
    let decimals = decimals(&dataset.figures[growth.figure], dataset.metric(growth.metric).kind);
    number(analysis::this_year(growth.percent), decimals, lang)
}

/// What a multiple is in per cent, told as converted; `None` for anything else.
pub fn as_percent(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    let metric = dataset.metric(figure.metric);
    let percent = analysis::percent_of(metric, figure).filter(|_| metric.kind == Kind::Multiple)?;
    Some(fill(lang.words().as_percent, &[&signed(percent, figure, metric.kind, lang)]))
}

/// A figure as printed, growth with its sign where that is asked for, and a multiple with what it is in per cent.
pub fn converted(dataset: &Dataset, figure: &Figure, lang: Lang, signs: GrowthSign) -> String {
    let value = figure_value(dataset.metric(figure.metric), figure, lang, signs);
    match as_percent(dataset, figure, lang) {
        Some(percent) => [&value, lang.words().colon, &percent].concat(),
        None => value,
    }
}

fn signed(percent: Fixed, figure: &Figure, kind: Kind, lang: Lang) -> String {
    let text = number(percent, decimals(figure, kind), lang);
    if percent.millionths() > 0 { ["+", &text].concat() } else { text }
}

/// The digits that were printed; a multiple in per cent has two fewer after the point.
fn decimals(figure: &Figure, kind: Kind) -> u8 {
    let shift = if kind == Kind::Multiple { 2 } else { 0 };
    match figure.value {
        Value::Number { decimals, .. } => decimals.saturating_sub(shift),
        Value::Grade(_) => 0,
    }
}
