//! A figure as text: exactly what was printed, in either language.

use super::bound::bounded;
use super::measure::{in_display_measure, measure_alone, with_measure};
use super::number::{number, trimmed};
use super::period::figure_period;
use super::template::fill;
use crate::dataset::{Dataset, Figure, Fixed, Kind, Lang, Metric, MetricIx, Spread, Value};

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
    let (last, decimals) = match &figure.value {
        Value::Grade(grade) => return grade.clone(),
        Value::Number { number, decimals } => (*number, *decimals),
        Value::Range { upper, decimals, .. } => (*upper, *decimals),
    };
    if metric.kind == Kind::Rank {
        return bounded(figure, "", lang, &|rank| (lang.words().ordinal)(rank));
    }
    let decimals = decimals.max(metric.decimals.unwrap_or(decimals));
    let measured = |number| in_display_measure(number, decimals, metric.unit.get(lang));
    let has_sign = has_sign && matches!(metric.kind, Kind::Growth | Kind::Points);
    let shown = measured(last);
    let show = |value: Fixed| {
        let own = measured(value);
        let plus = if has_sign && value > Fixed::ZERO { "+" } else { "" };
        let number = [plus, &number(own.value, own.decimals, lang)].concat();
        // The ends of a range can have other words for their powers of ten.
        if own.power == shown.power { number } else { with_measure(&number, &own, lang) }
    };
    with_measure(&bounded(figure, shown.measure, lang, &show), &shown, lang)
}

/// A figure's value; then the interval around it, where the source gives one: 8.1% (95% interval 7.2–9.0%).
pub fn value_with_interval(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let value = figure_value(dataset, figure, lang);
    match interval(dataset, figure, lang) {
        Some(interval) => fill(lang.words().parenthesized, &[&value, &interval]),
        None => value,
    }
}

/// The interval around a figure, where the source gives one: 95% interval 7.2–9.0%.
fn interval(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    let Spread { low, high, confidence } = **figure.spread.as_ref()?;
    let decimals = low.decimals().max(high.decimals());
    let ends =
        Figure { value: Value::Range { lower: low, upper: high, decimals }, spread: None, ..figure.clone() };
    let ends = figure_value(dataset, &ends, lang);
    let words = lang.words();
    Some(match confidence {
        Some(level) => fill(words.interval[1], &[&ends, &trimmed(level, lang)]),
        None => fill(words.interval[0], &[&ends]),
    })
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
