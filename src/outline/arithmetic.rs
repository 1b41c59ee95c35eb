//! What was computed and not printed, each result with its arithmetic: inputs, formula, rounding.

use super::writer::OutlineWriter;
use crate::analysis::{self, AnalysedDataset, Change, Changes, End, Interval, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Bound, Dataset, Figure, Fixed, Lang, MetricIx, Value};
use crate::text::{
    change_arithmetic, change_heading, change_in_words, count, exact, figure_value, fill, join_strings,
    rounded, trimmed, unit_name,
};

/// The most units that are named with their values; of more, only the number is given.
const MAX_NAMES: usize = 12;

/// A result that opens to show how it was computed.
fn details(writer: &mut OutlineWriter, result: &str, lines: &[String]) {
    writer.open("details class=sum");
    writer.element("summary", result);
    for line in lines {
        writer.element("p", line);
    }
    writer.close();
}

/// A multiple in per cent: 增长5.85倍 is +585%.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn multiple(writer: &mut OutlineWriter, dataset: &Dataset, figure: &Figure, lang: Lang) {
    let words = lang.words();
    let metric = dataset.metric(figure.metric);
    let percent = analysis::percent_of(metric, figure);
    let (Some(times), Some(percent)) = (figure.number(), percent) else { return };
    let (times, percent) = (trimmed(times, lang), trimmed(percent, lang));
    let formula = fill(words.arithmetic_multiple, &[&times, &percent]);
    details(writer, &fill(words.multiple_as_percent, &[&times, &percent]), &[formula]);
}

/// A rank, from how many are better; a range of ranks, from how many surely are and how many may be.
pub fn rank(
    writer: &mut OutlineWriter,
    dataset: &Dataset,
    lang: Lang,
    ranking: &Ranking,
    row: &Row,
    result: &str,
) {
    let words = lang.words();
    let figure = &dataset.figures[row.figure];
    // What “about” and “under” mean stands in the evidence in any case, and an interval of the source beside its value.
    let is_stated = has_spread(figure) || figure.spread.is_some();
    let is_as_printed = matches!(figure.value, Value::Range { .. }) && !ranking.rounding.is_on();
    let rounded = row.interval.filter(|_| !is_stated && !is_as_printed);
    let mut lines = Vec::new();
    if let Some(rounded) = rounded.filter(|it| !it.is_point()) {
        lines.extend(rounding(dataset, figure, rounded, lang));
    }
    let formula = |template, surely| rank_formula(dataset, lang, ranking, row, template, surely);
    if row.rank.is_none_or(|rank| rank.is_settled()) {
        lines.push(formula(words.arithmetic_rank, true));
    } else {
        lines.push(formula(words.arithmetic_best, true));
        lines.push(formula(words.arithmetic_worst, false));
    }
    details(writer, result, &lines);
}

/// One more than those that are surely (or possibly) better, and who they are.
fn rank_formula(
    dataset: &Dataset,
    lang: Lang,
    ranking: &Ranking,
    row: &Row,
    template: &str,
    surely: bool,
) -> String {
    let ahead = ahead(dataset, ranking, row, surely);
    let formula = fill(template, &[&count(ahead.len(), lang), &count(ahead.len() + 1, lang)]);
    match ahead.len() {
        1..=MAX_NAMES => {
            fill(lang.words().arithmetic_names, &[&formula, &names_with_values(dataset, &ahead, lang)])
        }
        _ => formula,
    }
}

/// The rows that are surely (or possibly) better than one row.
fn ahead<'a>(dataset: &Dataset, ranking: &'a Ranking, row: &Row, surely: bool) -> Vec<&'a Row> {
    let is_lower = dataset.metric(ranking.metric).better == Better::Lower;
    let is_ahead = |other: &&Row| {
        let (Some(own), Some(theirs)) = (row.interval, other.interval) else { return false };
        let (less, more) = if is_lower { (theirs, own) } else { (own, theirs) };
        let is_better = if surely { less.surely_less(&more) } else { less.possibly_less(&more) };
        other.unit != row.unit && is_better
    };
    ranking.rows.iter().filter(is_ahead).collect_vec()
}

/// 高新区 8.2%、永川区 8%.
fn names_with_values(dataset: &Dataset, rows: &[&Row], lang: Lang) -> String {
    let text =
        |row: &&Row| [unit_name(dataset, row.unit, lang), " ", &value(dataset, row.figure, lang)].concat();
    let texts: Vec<String> = rows.iter().map(text).collect_vec();
    join_strings(&texts, lang)
}

fn value(dataset: &Dataset, figure: usize, lang: Lang) -> String {
    figure_value(dataset, &dataset.figures[figure], lang)
}

/// What changed since the period before, with how it was computed.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn change(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    changes: &Changes,
    figure: &Figure,
    lang: Lang,
) {
    let Some(words) = change_in_words(dataset, changes, figure.unit, lang) else { return };
    let result = [&change_heading(dataset, changes, lang), lang.words().colon, &words].concat();
    match changes.of_unit(figure.unit) {
        Some(Change::Since { before, difference: Some(by), .. }) => {
            let before = &dataset.whole().figures[*before];
            details(writer, &result, &[change_arithmetic(dataset, figure, before, *by, lang)]);
        }
        _ => writer.element("p", &result),
    }
}

/// Whether a figure is read as values on another side of its number than those that a reader would think of.
pub fn has_spread(figure: &Figure) -> bool {
    matches!(figure.bound, Bound::About | Bound::Under | Bound::AtMost)
}

/// What a number with “about”, “under” or “at most” is taken for.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn about(writer: &mut OutlineWriter, dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<()> {
    let interval = Interval::printed(dataset.metric(figure.metric), figure).filter(|it| !it.is_point());
    writer.element("p", &rounding(dataset, figure, interval?, lang)?);
    Some(())
}

/// The range, more than a point, that is printed as the figure; `None` where it has no end.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn rounding(dataset: &Dataset, figure: &Figure, interval: Interval, lang: Lang) -> Option<String> {
    // All digits of the ends: with an issued step of 0.1, 8% lies between 7.95% and 8.05%.
    let end = |end: End| match end {
        End::Open(number) | End::Closed(number) => Some(exact(dataset.metric(figure.metric), number, lang)),
        End::Unbounded => None,
    };
    let printed = figure_value(dataset, figure, lang);
    let ends = [end(interval.lower())?, end(interval.upper())?];
    Some(fill(lang.words().arithmetic_rounding, &[&printed, &ends[0], &ends[1]]))
}

/// The level a year earlier with its formula and rounding, where level and growth were both reported and chain; nothing
/// where a bound leaves it open.
pub fn year_earlier(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    lang: Lang,
    figure: &Figure,
) -> Option<()> {
    let growth = match dataset.metric(figure.metric).level {
        Some(_) => figure.metric,
        None => analysis::growth_of(dataset, figure.metric)?,
    };
    if dataset.metric(growth).chains { year_earlier_by(writer, dataset, lang, figure, growth) } else { None }
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn year_earlier_by(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    lang: Lang,
    figure: &Figure,
    growth: MetricIx,
) -> Option<()> {
    let words = lang.words();
    let earlier = analysis::last_year(dataset, figure.unit, growth)?;
    if earlier.lo <= 0.0 || earlier.hi.is_infinite() {
        return None;
    }
    let level = dataset.figures.get(earlier.level)?;
    let measure = dataset.metric(level.metric).unit.get(lang);
    let (step, decimals) = last_digit((earlier.hi - earlier.lo) / 2.0);
    let show = |steps: f64, step: f64, decimals| rounded(steps * step, decimals, measure, lang);
    let result = show((earlier.value / step).round(), step, decimals);
    // The ends have one digit more, rounded outwards.
    let finer = step / 10.0;
    let ends = [(earlier.lo / finer).floor(), (earlier.hi / finer).ceil()];
    let ends = ends.map(|it| show(it, finer, decimals + 1));
    let sign = if earlier.percent < Fixed::ZERO { "− " } else { "+ " };
    let percent = [sign, &trimmed(earlier.percent.abs(), lang)].concat();
    let formula = fill(words.year_earlier_formula, &[&figure_value(dataset, level, lang), &percent, &result]);
    let rounding = fill(words.year_earlier_between, &[&ends[0], &ends[1]]);
    let input = |figure: usize| {
        let name = dataset.metric(dataset.figures[figure].metric).name.get(lang);
        fill(words.labelled, &[name, &value(dataset, figure, lang)])
    };
    let inputs = [&input(earlier.level), words.dot, &input(earlier.growth)].concat();
    details(writer, &fill(words.year_earlier_result, &[&result]), &[inputs, formula, rounding]);
    Some(())
}

/// The last digit that a number may have which is uncertain by so much to either side: what one of it is, and how many
/// digits after the point that leaves.
fn last_digit(uncertainty: f64) -> (f64, i8) {
    let mut decimals = Fixed::MAX_DECIMALS - 1;
    let step = |decimals: i8| 10f64.powi(-i32::from(decimals));
    while decimals > -18 && step(decimals) < uncertainty {
        decimals -= 1;
    }
    (step(decimals), decimals)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::{Value, embedded, generate};

    /// The evidence for a growth with its level, where they chain: the level's and the growth's number, digits and bound.
    fn of(level: (&str, i8, Bound), growth: (&str, i8, Bound)) -> String {
        let mut dataset = embedded();
        let metric = dataset.metric_by_id("water_investment_growth").unwrap();
        let unit = dataset.figures_of(metric).next().unwrap().unit;
        let metrics = [dataset.metric(metric).level.unwrap(), metric];
        dataset.metrics[metric.0 as usize].chains = true;
        for (metric, (number, decimals, bound)) in metrics.into_iter().zip([level, growth]) {
            let figure =
                dataset.figures.iter_mut().find(|it| it.unit == unit && it.metric == metric).unwrap();
            figure.value = Value::Number { number: Fixed::parse(number).unwrap(), decimals };
            figure.bound = bound;
        }
        let dataset = AnalysedDataset::new(dataset);
        let mut writer = OutlineWriter::new(Lang::En);
        let figure = dataset.figure(unit, metric).unwrap();
        year_earlier(&mut writer, &dataset, Lang::En, figure);
        writer.finish()
    }

    #[test]
    fn a_computed_level_has_no_more_digits_than_its_inputs_allow() {
        let exact = |level: (&'static str, i8), growth: (&'static str, i8)| {
            of((level.0, level.1, Bound::Exact), (growth.0, growth.1, Bound::Exact))
        };
        let text = exact(("207.5", 1), ("55.2", 1));
        for part in
            ["about 13.37 bn yuan", "÷ (1 + 55.2%) ≈ 13.37 bn yuan", "13.362 bn yuan and 13.378 bn yuan"]
        {
            assert!(text.contains(part), "{text}");
        }
        let text = exact(("130", 0), ("8", 0));
        assert!(
            text.contains("about 12 bn yuan") && text.contains("11.98 bn yuan and 12.09 bn yuan"),
            "{text}"
        );
        let text = exact(("97", 0), ("-3", 0));
        assert!(text.contains("÷ (1 − 3%) ≈ 10 bn yuan"), "{text}");
    }

    #[test]
    fn a_level_that_does_not_chain_or_is_left_open_is_not_computed() {
        let dataset = AnalysedDataset::new(embedded());
        for figure in &dataset.figures {
            let mut writer = OutlineWriter::new(Lang::En);
            let growth = dataset.metric(figure.metric);
            if !growth.chains {
                year_earlier(&mut writer, &dataset, Lang::En, figure);
                assert!(growth.level.is_none() || writer.finish().is_empty(), "{}", growth.id);
            }
        }
        assert_eq!(of(("207.5", 1, Bound::Over), ("55.2", 1, Bound::Exact)), "");
        assert_eq!(of(("207.5", 1, Bound::Exact), ("55.2", 1, Bound::AtLeast)), "");
    }

    #[test]
    fn every_rank_is_one_more_than_those_ahead() {
        let mut checked = 0;
        for seed in 0..100 {
            let dataset = AnalysedDataset::new(generate(12, 18, seed));
            for metric in dataset.metric_ixs() {
                for rounding in [false, true] {
                    let ranking = dataset.ranking(metric, rounding);
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
