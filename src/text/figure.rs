//! A figure as text: exactly what was printed, in either language.

use super::bound::{bounded, bounded_rank, range};
use super::measure::{in_display_measure, measure, measure_alone, with_measure};
use super::number::{number, trimmed};
use super::period::figure_period;
use super::template::fill;
use super::width::width;
use crate::dataset::{
    Bound, Dataset, Figure, Fixed, Kind, Lang, Metric, MetricIx, Reference, Spread, Value, isolated,
};
use std::borrow::Cow;

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
    // Of 1, where the measure is singular.
    let without_one = || {
        let measure = self::measure(dataset.metric(figure.metric), lang);
        let of_one = with_measure("", &in_display_measure(Fixed::whole(1), 0, &measure), lang);
        value.strip_suffix(of_one.trim_start())
    };
    let number = value.strip_suffix(&*measure).or_else(without_one);
    number.map_or(value.as_str(), str::trim_end).to_owned()
}

/// As [`figure_number`], with the sign of a bound in place of its words: ≥7.
pub fn short_number(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let sign = match figure.bound {
        Bound::Exact => return figure_number(dataset, figure, lang),
        Bound::Over => ">",
        Bound::AtLeast => "≥",
        Bound::Under => "<",
        Bound::AtMost => "≤",
        Bound::About => "~",
    };
    let exact = Figure { bound: Bound::Exact, ..figure.clone() };
    [sign, &figure_number(dataset, &exact, lang)].concat()
}

/// The unit of measurement as it follows a number; empty where that is a per cent sign, or none.
pub fn figure_measure(dataset: &Dataset, metric: MetricIx, lang: Lang) -> String {
    let measure = measure_alone(&measure(dataset.metric(metric), lang), lang);
    if measure == "%" { String::new() } else { measure }
}

/// The unit of measurement as it stands above an axis, whose numbers have none: a per cent sign too.
pub fn axis_measure(dataset: &Dataset, metric: MetricIx, lang: Lang) -> String {
    measure_alone(&measure(dataset.metric(metric), lang), lang)
}

/// A number on such an axis, with its word for a power of ten: 20 bn where yuan stand above, for 200 of 100 million yuan.
pub fn axis_number(
    dataset: &Dataset,
    metric: MetricIx,
    (value, decimals): (Fixed, i8),
    lang: Lang,
) -> String {
    let measure = measure(dataset.metric(metric), lang);
    let shown = in_display_measure(value, decimals, &measure);
    let number = number(shown.value, shown.decimals, lang);
    match shown.power.trim_end() {
        "" => number,
        _ if shown.value == Fixed::ZERO => number,
        power if lang == Lang::En => [&number, " ", power].concat(),
        power => [&number, power].concat(),
    }
}

fn value(metric: &Metric, figure: &Figure, lang: Lang, has_sign: bool) -> String {
    let (last, decimals) = match &figure.value {
        Value::Grade(grade) => return grade_name(metric, grade, lang).into_owned(),
        Value::Number { number, decimals } => (*number, *decimals),
        Value::Range { upper, decimals, .. } => (*upper, *decimals),
    };
    if metric.kind == Kind::Rank {
        return bounded_rank(figure, lang, &|rank| (lang.words().ordinal)(rank));
    }
    let has_sign = has_sign && matches!(metric.kind, Kind::Growth | Kind::Points);
    measured(metric, (last, decimals), lang, has_sign, &|show, measure| bounded(figure, measure, lang, show))
}

/// How a number of a metric is shown, without its measure.
type Show<'a> = &'a dyn Fn(Fixed) -> String;

/// A text that is put together of numbers, the last of which has so many decimals, and then of their measure.
fn measured(
    metric: &Metric,
    (last, decimals): (Fixed, i8),
    lang: Lang,
    has_sign: bool,
    put: &dyn Fn(Show<'_>, &str) -> String,
) -> String {
    let measure = measure(metric, lang);
    let decimals = decimals.max(metric.decimals.unwrap_or(decimals));
    let shown = in_display_measure(last, decimals, &measure);
    let show = |value: Fixed| {
        let own = in_display_measure(value, decimals, &measure);
        let plus = if has_sign && value > Fixed::ZERO { "+" } else { "" };
        let number = [plus, &number(own.value, own.decimals, lang)].concat();
        // The ends of a range can have other words for their powers of ten.
        if own.power == shown.power { number } else { with_measure(&number, &own, lang) }
    };
    with_measure(&put(&show, shown.measure), &shown, lang)
}

/// A figure's value; then the interval around it, where the source gives one: 8.1% (95% interval 7.2–9.0%). The ends have at
/// least the digits of the value, because a dataset does not keep how they are printed.
pub fn value_with_interval(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let value = figure_value(dataset, figure, lang);
    let Some(spread) = &figure.spread else { return value };
    let Spread { low, high, confidence } = **spread;
    let (metric, words) = (dataset.metric(figure.metric), lang.words());
    let own = match figure.value {
        Value::Number { decimals, .. } | Value::Range { decimals, .. } => decimals,
        Value::Grade(_) => 0,
    };
    let last = (high, low.decimals().max(high.decimals()).max(own));
    let ends = measured(metric, last, lang, false, &|show, _| range(&show(low), &show(high), lang));
    let level = confidence.map(|level| trimmed(level, lang)).unwrap_or_default();
    let interval = fill(words.interval[usize::from(confidence.is_some())], &[&ends, &level]);
    fill(words.parenthesized, &[&value, &interval])
}

/// The name of a grade, where the dataset has one for what is printed.
fn grade_name<'a>(metric: &'a Metric, grade: &'a str, lang: Lang) -> Cow<'a, str> {
    let known = metric.grades.iter().find(|known| known.id == grade);
    known.map_or_else(|| isolated(grade), |known| Cow::Borrowed(known.name.get(lang)))
}

/// A reference with its name: National target: 95%.
pub fn reference(dataset: &Dataset, reference: &Reference, lang: Lang) -> String {
    fill(lang.words().labelled, &[reference.name.get(lang), &reference_value(dataset, reference, lang)])
}

/// The value of a reference: 95%.
fn reference_value(dataset: &Dataset, reference: &Reference, lang: Lang) -> String {
    let metric = dataset.metric(reference.metric);
    let value = reference.value;
    measured(metric, (value, reference.decimals), lang, false, &|show, _| show(value))
}

/// The value of a reference, where it fits at a size of text; else its number without the unit of measurement, or nothing.
pub fn fitting_reference_value(
    dataset: &Dataset,
    reference: &Reference,
    lang: Lang,
    (size, most): (f64, f64),
) -> Option<String> {
    let value = reference_value(dataset, reference, lang);
    if width(&value, size, false) <= most {
        return Some(value);
    }
    let number = value.strip_suffix(&*axis_measure(dataset, reference.metric, lang))?.trim_end();
    (width(number, size, false) <= most).then(|| number.to_owned())
}

/// A figure after its metric's name in a sentence: GDP增速（8.2%）.
pub fn figure_with_metric(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let name = dataset.metric(figure.metric).name_inline.get(lang);
    fill(lang.words().parenthesized, &[name, &figure_value(dataset, figure, lang)])
}

/// A figure before its period: 8.2% (2024年第2季度).
pub fn figure_with_period(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let value = figure_value(dataset, figure, lang);
    fill(lang.words().parenthesized, &[&value, &figure_period(dataset, figure, lang)])
}

/// The source's own characters; where a column break separated a label from its value, the label comes first.
pub fn quote(figure: &Figure) -> String {
    match &figure.quote_label {
        Some(label) => [label, "……", &figure.quote].concat(),
        None => figure.quote.clone(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::testing::{figure, metric};
    use crate::dataset::LocalText;

    #[test]
    fn an_interval_has_at_least_the_digits_of_its_value() {
        let share = Metric { unit: LocalText::both("%", "%"), ..metric(Kind::Share) };
        let dataset = Dataset { metrics: vec![share], ..Dataset::default() };
        let shown = |value: &str, low: &str, high: &str| {
            let [low, high] = [low, high].map(|end| Fixed::parse(end).unwrap());
            let spread = Some(Box::new(Spread { low, high, confidence: None }));
            value_with_interval(&dataset, &Figure { spread, ..figure(0, 0, value) }, Lang::En)
        };
        assert!(shown("12.70", "12.10", "13.30").contains("12.10–13.30%"));
        assert!(shown("12.7", "12.15", "13.3").contains("12.15–13.30%"));
    }
}
