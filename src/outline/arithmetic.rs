//! Arithmetic on show: what was computed and not printed, each behind its result: inputs, formula, spread.

use super::OutlineWriter;
use crate::analysis::{self, AnalysedDataset, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Figure, Kind, Lang, Value};
use crate::text::{self, GrowthSign, figure_value, fill, join, plain_number, unit_name};

/// More names than that are only counted.
const NAMES: usize = 12;

/// A result that opens to how it came about.
fn unfold(out: &mut OutlineWriter, result: &str, lines: &[String]) {
    out.open("details class=sum");
    out.leaf("summary", result);
    for line in lines {
        out.leaf("p", line);
    }
    out.close();
}

/// 增长5.85倍 as +585 %.
pub fn multiple(out: &mut OutlineWriter, dataset: &Dataset, figure: &Figure, lang: Lang) {
    let words = lang.words();
    let metric = dataset.metric(figure.metric);
    let percent = analysis::percent_of(metric, figure).filter(|_| metric.kind == Kind::Multiple);
    let (Some(times), Some(percent)) = (figure.number(), percent) else { return };
    let (times, percent) = (text::trimmed(times, lang), text::trimmed(percent, lang));
    let sum = fill(words.arithmetic_times, &[&times, &percent]);
    unfold(out, &fill(words.times_as_percent, &[&times, &percent]), &[sum]);
}

/// The place among those that reported, from how many are better.
pub fn place(
    out: &mut OutlineWriter,
    dataset: &Dataset,
    lang: Lang,
    ranking: &Ranking,
    row: &Row,
    result: &str,
) {
    let words = lang.words();
    let mut lines = Vec::new();
    lines.extend(spread(dataset, row, lang));
    let mut line = |template, surely| lines.push(counted(dataset, lang, ranking, row, template, surely));
    if row.rank.is_none_or(|rank| rank.is_settled()) {
        line(words.rank_arithmetic, true);
    } else {
        line(words.arithmetic_best, true);
        line(words.arithmetic_worst, false);
    }
    unfold(out, result, &lines);
}

/// How many are surely, or possibly, better, and who they are.
fn counted(
    dataset: &Dataset,
    lang: Lang,
    ranking: &Ranking,
    row: &Row,
    template: &str,
    surely: bool,
) -> String {
    let ahead = ahead(dataset, ranking, row, surely);
    let count = ahead.len() as i64;
    let sum = fill(template, &[&plain_number(count), &plain_number(count + 1)]);
    match ahead.len() {
        1..=NAMES => fill(lang.words().arithmetic_names, &[&sum, &names(dataset, &ahead, lang)]),
        _ => sum,
    }
}

/// Who is surely, or possibly, better than one row.
fn ahead<'a>(dataset: &Dataset, ranking: &'a Ranking, row: &Row, surely: bool) -> Vec<&'a Row> {
    let is_lower = dataset.metric(ranking.metric).better == Better::Lower;
    let is_ahead = |other: &&Row| {
        let (Some(own), Some(theirs)) = (row.interval, other.interval) else { return false };
        let (less, more) = if is_lower { (theirs, own) } else { (own, theirs) };
        let better = if surely { less.surely_less(&more) } else { less.possibly_less(&more) };
        other.unit != row.unit && better
    };
    ranking.rows.iter().filter(is_ahead).collect_vec()
}

/// Each with its value: 高新区 8.2%.
fn names(dataset: &Dataset, rows: &[&Row], lang: Lang) -> String {
    let name =
        |row: &&Row| [unit_name(dataset, row.unit, lang), " ", &value(dataset, row.figure, lang)].concat();
    let names: Vec<String> = rows.iter().map(name).collect_vec();
    join(&names.iter().map(String::as_str).collect_vec(), lang)
}

fn value(dataset: &Dataset, place: usize, lang: Lang) -> String {
    let figure = &dataset.figures[place];
    figure_value(dataset.metric(figure.metric), figure, lang, GrowthSign::Plain)
}

/// What may have been rounded to the print, where the row says more than the print does.
fn spread(dataset: &Dataset, row: &Row, lang: Lang) -> Option<String> {
    let figure = &dataset.figures[row.figure];
    let Value::Number { decimals, .. } = figure.value else { return None };
    let interval = row.interval.filter(|it| !it.is_point() && it.lo().is_finite() && it.hi().is_finite())?;
    let unit = dataset.metric(figure.metric).unit.get(lang);
    let end = |end: f64| text::rounded(end, decimals + 1, unit, lang);
    let printed = value(dataset, row.figure, lang);
    Some(fill(lang.words().arithmetic_spread, &[&printed, &end(interval.lo()), &end(interval.hi())]))
}

/// Last year's level, where level and growth were both reported, with its arithmetic and its rounding interval.
pub fn last_year(
    out: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    lang: Lang,
    figure: &Figure,
) -> Option<()> {
    let words = lang.words();
    let growth = match dataset.metric(figure.metric).level {
        Some(_) => figure.metric,
        None => analysis::growth_of(dataset, figure.metric)?,
    };
    let last = analysis::last_year(dataset, figure.unit, growth)?;
    let unit = dataset.metric(dataset.figures.get(last.level)?.metric).unit.get(lang);
    let show = |value: f64| text::rounded(value, 2, unit, lang);
    let input = |place: usize| text::measured_figure(dataset, &dataset.figures[place], lang);
    let now = value(dataset, last.level, lang);
    let result = show(last.value);
    let sum = fill(words.computed_sum, &[&now, &text::trimmed(last.percent, lang), &result]);
    let spread = match last.hi.is_finite() {
        true => fill(words.computed_between, &[&show(last.lo), &show(last.hi)]),
        false => fill(words.computed_open, &[&show(last.lo)]),
    };
    let inputs = [&input(last.level), words.dot, &input(last.growth)].concat();
    unfold(out, &fill(words.computed_last_year, &[&result]), &[inputs, sum, spread]);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::generate;

    #[test]
    fn every_place_is_one_more_than_those_ahead() {
        let mut checked = 0;
        for seed in 0..100 {
            let dataset = AnalysedDataset::new(generate(12, 18, seed));
            for metric in dataset.metric_ixs() {
                for hold in [false, true] {
                    let ranking = dataset.ranking(metric, hold);
                    for (row, rank) in ranking.rows.iter().filter_map(|row| Some((row, row.rank?))) {
                        let count = |surely| ahead(&dataset, &ranking, row, surely).len() as u32 + 1;
                        assert_eq!((rank.best, rank.worst), (count(true), count(false)), "{seed} {metric:?}");
                        checked += 1;
                    }
                }
            }
        }
        assert!(checked > 1000, "{checked} rows have a rank");
    }
}
