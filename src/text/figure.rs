//! A figure as text: exactly what was printed, in either language.

use super::bound::with_bound;
use super::measure::{in_display_measure, measure_alone, with_measure};
use super::number::number;
use super::period::figure_period;
use super::template::fill;
use crate::dataset::{Dataset, Figure, Fixed, Kind, Lang, Metric, MetricIx, Value};

/// The value with its bound and unit of measurement: 超110亿元, 8.2%, 第8, 连续9年.
pub fn figure_value(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    value(dataset.metric(figure.metric), figure, lang, false)
}

/// As [`figure_value`]; growth and percentage points above zero get a plus sign: +8.2%.
pub fn growth_value(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    value(dataset.metric(figure.metric), figure, lang, true)
}

/// The value without its unit of measurement, which stands elsewhere: 47.56 bn; a per cent sign stays.
pub fn figure_number(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let value = figure_value(dataset, figure, lang);
    let measure = figure_measure(dataset, figure.metric, lang);
    value.strip_suffix(&*measure).map_or(value.as_str(), str::trim_end).to_owned()
}

/// The unit of measurement as it follows a number; empty where that is a per cent sign, or none.
pub fn figure_measure(dataset: &Dataset, metric: MetricIx, lang: Lang) -> String {
    let measure = measure_alone(dataset.metric(metric).unit.get(lang), lang);
    if measure == "%" { String::new() } else { measure }
}

fn value(metric: &Metric, figure: &Figure, lang: Lang, has_sign: bool) -> String {
    match &figure.value {
        Value::Grade(grade) => grade.clone(),
        Value::Number { number, .. } if metric.kind == Kind::Rank => (lang.words().ordinal)(*number),
        Value::Number { number: value, decimals } => {
            let shown = in_display_measure(*value, *decimals, metric.unit.get(lang));
            let is_growth = matches!(metric.kind, Kind::Growth | Kind::Points);
            let plus = if has_sign && is_growth && *value > Fixed::ZERO { "+" } else { "" };
            let number = [plus, &number(shown.value, shown.decimals, lang)].concat();
            with_measure(&with_bound(figure, number, shown.measure, lang), &shown, lang)
        }
    }
}

/// A figure after its metric's name in a sentence: GDP增速（8.2%）.
pub fn figure_with_metric(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let name = dataset.metric(figure.metric).name_inline.get(lang);
    fill(lang.words().parenthesized, &[name, &figure_value(dataset, figure, lang)])
}

/// A figure before its period: 8.2% (2024年第2季度).
pub fn figure_with_period(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let value = figure_value(dataset, figure, lang);
    fill(lang.words().parenthesized, &[&value, &figure_period(figure, lang)])
}

/// The source's own characters; where a column break separated a label from its value, the label comes first.
pub fn quote(figure: &Figure) -> String {
    match &figure.quote_label {
        Some(label) => [label, "……", &figure.quote].concat(),
        None => figure.quote.clone(),
    }
}
