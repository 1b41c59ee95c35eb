//! Names of units and metrics, alone and in lists.

use super::number::{count, plain_number};
use super::period::period;
use super::template::fill;
use crate::analysis::{self, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Lang, MetricIx, Period, UnitIx, is_isolate};

/// Forbids a break where it stands, and is not seen.
pub const WORD_JOINER: char = '\u{2060}';

/// The most names that a list gives in full.
pub(super) const MAX_NAMES: usize = 12;
/// The most names that a headline gives, which stands on a phone above the picture.
pub const HEADLINE_NAMES: usize = 3;

/// Short name of a unit.
pub fn unit_name(dataset: &Dataset, unit: UnitIx, lang: Lang) -> &str {
    dataset.unit(unit).short.get(lang)
}

/// The name of a metric; with the period that is shown, where it has figures of several: Waiting time (2024). Also where the
/// dataset as a whole has no period, and the metric has one.
pub fn metric_with_period(dataset: &Dataset, metric: MetricIx, lang: Lang) -> String {
    metric_of_period(dataset, metric, period_of_metric(dataset, metric), lang)
}

/// The name of a metric with a period: Waiting time (2024).
pub fn metric_of_period(dataset: &Dataset, metric: MetricIx, of: Option<Period>, lang: Lang) -> String {
    let name = dataset.metric(metric).name.get(lang);
    match of {
        Some(shown) => fill(lang.words().parenthesized, &[name, &period(dataset, &shown, lang)]),
        None => name.to_owned(),
    }
}

/// The period that belongs to the name of a metric.
pub fn period_of_metric(dataset: &Dataset, metric: MetricIx) -> Option<Period> {
    let shown = dataset.shown_of(metric);
    if shown.is_some() || is_of_usual_period(dataset, metric) { shown } else { own_period(dataset, metric) }
}

/// The period that belongs to the name of a metric beside some of its figures, by index: theirs, where it is another than that of
/// the figures that are ranked together, and none where theirs differ.
// The picture and the table of a comparison call it: once is enough.
#[inline(never)]
pub fn period_of_figures(dataset: &Dataset, metric: MetricIx, figures: &[usize]) -> Option<Period> {
    let mut own = figures.iter().filter_map(|index| dataset.figures[*index].period);
    let first = own.next();
    let ranked = dataset.shown_of(metric).or_else(|| common_period(dataset, metric)).or(dataset.period);
    match own.all(|period| Some(period) == first) {
        true if first.is_none() || first == ranked => period_of_metric(dataset, metric),
        true => first,
        false => None,
    }
}

/// Whether all figures of a metric are of the period that the dataset names for all, so that its title may say it.
pub fn is_of_usual_period(dataset: &Dataset, metric: MetricIx) -> bool {
    dataset.figures_of(metric).all(|figure| figure.period == dataset.period)
}

/// The period of the figures of a metric that are ranked together, where not all are of that of the dataset, unless the name of the
/// metric has the year.
// In the deferred module: see `src/site/build/shrink/split`. Whatever is not of the dataset's period is deferred.
#[inline(never)]
fn own_period(dataset: &Dataset, metric: MetricIx) -> Option<Period> {
    let own = common_period(dataset, metric)?;
    let year = plain_number(i64::from(own.year));
    let name = &dataset.metric(metric).name;
    (!name.iter().any(|(_, name)| name.contains(&*year))).then_some(own)
}

/// The period of the figures of a metric that are ranked together; `None` where it is not known of each of them.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn common_period(dataset: &Dataset, metric: MetricIx) -> Option<Period> {
    let first = dataset.figures_of(metric).next()?.period?;
    let usual = analysis::usual_period(dataset, metric);
    let is_given = usual.is_none();
    let is_known = |figure: &Figure| match is_given {
        true => figure.period == Some(first),
        false => figure.period.is_some(),
    };
    dataset.figures_of(metric).all(is_known).then_some(usual.unwrap_or(first))
}

/// A text in which the Chinese names of units and metrics have a word joiner between their characters, so that
/// [`wrap_phrases`](super::wrap_phrases) breaks none that fits into a line: not 高|新区.
pub fn with_whole_names(dataset: &Dataset, text: &str, lang: Lang) -> String {
    let mut names: Vec<&str> = dataset.unit_ixs().map(|unit| unit_name(dataset, unit, lang)).collect_vec();
    for metric in &dataset.metrics {
        names.push(metric.name.get(lang));
        names.push(metric.name_inline.get(lang));
    }
    let mut joined = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let starts = names.iter().filter(|name| rest.starts_with(**name));
        let length = starts.map(|name| name.len()).fold(next.len_utf8(), usize::max);
        let (name, after) = rest.split_at(length);
        let mut last = ' ';
        for letter in name.chars() {
            let is_wide = letter >= '\u{2e80}' || last >= '\u{2e80}';
            if is_wide && letter != ' ' && last != ' ' {
                joined.push(WORD_JOINER);
            }
            joined.push(letter);
            last = letter;
        }
        rest = after;
    }
    joined
}

/// The name of a unit with its kind, where the dataset has units of several kinds and the name does not end with it: 高新区（开发区）. A zone may lie within a
/// district, so that the two are no two parts of one whole.
pub fn with_kind(dataset: &Dataset, unit: UnitIx, name: &str, lang: Lang) -> String {
    match kind_beyond(dataset, unit, name, lang) {
        "" => name.to_owned(),
        kind => fill(lang.words().parenthesized, &[name, kind]),
    }
}

/// The kind of a unit, to stand with its short name; empty where the name ends with it, and where all units are of one kind.
pub fn kind_beside(dataset: &Dataset, unit: UnitIx, lang: Lang) -> &str {
    kind_beyond(dataset, unit, unit_name(dataset, unit, lang), lang)
}

fn kind_beyond<'a>(dataset: &'a Dataset, unit: UnitIx, name: &str, lang: Lang) -> &'a str {
    let Some(kind) = dataset.unit(unit).kind else { return "" };
    if !dataset.has_kinds() {
        return "";
    }
    let word = dataset.kind(kind).name.get(lang);
    let (bare, end) = (name.trim_matches(is_isolate), word.trim_matches(is_isolate));
    let end_of_name = bare.get(bare.len().saturating_sub(end.len())..).unwrap_or_default();
    if end_of_name.eq_ignore_ascii_case(end) { "" } else { word }
}

/// Names of metrics as a list that begins a line; empty where there are none.
pub fn metric_names(dataset: &Dataset, metrics: &[MetricIx], lang: Lang) -> String {
    let name = |(index, metric): (usize, &MetricIx)| {
        let metric = dataset.metric(*metric);
        if index == 0 { metric.name.get(lang) } else { metric.name_inline.get(lang) }
    };
    let names: Vec<&str> = metrics.iter().enumerate().map(name).collect_vec();
    join(&names, lang)
}

/// Names as a list: 永川区、彭水县; Yongchuan and Pengshui. Of more than 12, the first 12 are named and the others counted.
pub fn join(names: &[&str], lang: Lang) -> String {
    join_at_most(names, MAX_NAMES, lang)
}

/// As [`join`]; of more than three, the first three are named, and of long names the first.
pub fn join_for_headline(names: &[&str], lang: Lang) -> String {
    let length: usize = names.iter().take(HEADLINE_NAMES).map(|name| name.len()).sum();
    join_at_most(names, if length > LONG_NAMES { 1 } else { HEADLINE_NAMES }, lang)
}

/// More bytes of names, in whatever script, would be more than three lines on a phone.
const LONG_NAMES: usize = 100;

/// As [`join`], of texts that are made for the list.
pub fn join_strings(texts: &[String], lang: Lang) -> String {
    join(&texts.iter().map(String::as_str).collect_vec(), lang)
}

/// The names of some rows of a ranking, as in a headline.
pub fn row_names(dataset: &Dataset, rows: &[Row], indices: &[usize], lang: Lang) -> String {
    let name = |index: &usize| rows.get(*index).map_or("", |row| unit_name(dataset, row.unit, lang));
    join_for_headline(&indices.iter().map(name).collect_vec(), lang)
}

fn join_at_most(names: &[&str], most: usize, lang: Lang) -> String {
    let words = lang.words();
    match names {
        [] => String::new(),
        _ if names.len() > most => {
            let (others, all) = (count(names.len() - most, lang), count(names.len(), lang));
            fill(words.names_and_more, &[&names[..most].join(words.comma), &others, &all])
        }
        [one] => (*one).to_owned(),
        [all @ .., last] => [&all.join(words.comma), words.and, last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_names_some_and_counts_the_others() {
        let names = ["A"; 15];
        assert!(join(&names, Lang::En).ends_with("A, A and 3 more"));
        assert_eq!(join_for_headline(&names, Lang::En), "A, A, A and 12 more");
        assert_eq!(join_for_headline(&names[..4], Lang::Zh), "A、A、A等4个");
        assert_eq!(join_for_headline(&names[..3], Lang::En), join(&names[..3], Lang::En));
        assert_eq!(join(&["A", "B"], Lang::En), "A and B");
    }

    #[test]
    fn of_long_names_a_headline_gives_one() {
        let long = "Samtgemeinde Oberharz-Clausthal-Zellerfeld im Westharzvorland";
        assert_eq!(join_for_headline(&[long; 3], Lang::En), format!("{long} and 2 more"));
        assert_eq!(join_for_headline(&[long], Lang::En), long);
        let middle = "Clausthal-Zellerfeld";
        assert_eq!(join_for_headline(&[middle; 3], Lang::En), join(&[middle; 3], Lang::En));
    }
}
