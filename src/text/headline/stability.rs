//! The finding of a ranking with the switch “Does the order hold?” on.

use super::parts::Finding;
use crate::analysis::{self, AssumedStep, Interval, Ranking, Rounding, Row, Stability};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Figure, Fixed, Lang, UnitIx};
use crate::text::names::{join_for_headline, metric_with_period};
use crate::text::{count, counted, exact, fill, join, plural, trimmed, unit_name};

/// The most pairs of neighbours that are named.
const MAX_PAIRS: usize = 3;

/// How many ranks are stable against rounding and bounds, who might lead, and whether the last stays last; of those ends that
/// only have units that are shown. Where neither more nor less is better, nobody leads, and only the ranks are counted.
#[inline(never)]
pub fn stability(
    dataset: &Dataset,
    ranking: &Ranking,
    found: &Stability,
    is_shown: &dyn Fn(UnitIx) -> bool,
    lang: Lang,
) -> Finding {
    let words = lang.words();
    let deferred = lang.deferred_words();
    let name = &metric_with_period(dataset, ranking.metric, lang);
    let shown = ranking.rows.iter().filter(|row| is_shown(row.unit)).count();
    let stable = found.settled.iter().filter(|unit| is_shown(**unit)).count();
    let all = ranking.rows.len();
    let holds = found.holds || shown < all && stable == shown;
    let template = match stable {
        _ if holds => plural(deferred.stability_all, shown),
        0 => plural(deferred.stability_none, shown),
        _ => plural(deferred.stability_some, stable),
    };
    let [among_all, among_shown] = deferred.stability_among;
    let among = if shown < all { among_shown } else { among_all };
    let cause = cause(dataset, ranking, found, lang);
    let how_many = fill(template, &[name, &count(shown, lang), &count(stable, lang), cause, among]);
    if dataset.metric(ranking.metric).better == Better::Neither {
        return Finding::whole(how_many);
    }
    let first = first(dataset, found, is_shown, lang);
    let last = last(dataset, ranking, found, lang).filter(|(units, _)| units.iter().all(|it| is_shown(*it)));
    let clauses = [Some(how_many), first, last.map(|(_, text)| text)].into_iter().flatten().collect_vec();
    Finding { clauses, separator: words.finding_separator }
}

/// What may change the ranks.
fn cause(dataset: &Dataset, ranking: &Ranking, found: &Stability, lang: Lang) -> &'static str {
    let figures = || ranking.rows.iter().map(|row| &dataset.figures[row.figure]);
    let metric = dataset.metric(ranking.metric);
    let is_open = |figure: &Figure| Interval::printed(metric, figure).is_some_and(|it| !it.is_point());
    let [of_rounding, of_intervals, of_bounds, of_both] = lang.deferred_words().stability_causes;
    match found.is_rounded {
        _ if figures().any(|figure| figure.spread.is_some()) => of_intervals,
        false => of_bounds,
        true if figures().any(is_open) => of_both,
        true => of_rounding,
    }
}

/// Who leads in any case, or all who might.
fn first(
    dataset: &Dataset,
    found: &Stability,
    is_shown: &dyn Fn(UnitIx) -> bool,
    lang: Lang,
) -> Option<String> {
    let deferred = lang.deferred_words();
    let all = [&*found.leaders, &*found.possible_leaders].concat();
    if all.is_empty() || !all.iter().all(|unit| is_shown(*unit)) {
        return None;
    }
    if !found.leaders.iter().all(|unit| found.settled.contains(unit)) {
        return Some(with_names(dataset, plural(deferred.stability_may_lead, all.len()), &all, lang));
    }
    let template = plural(deferred.stability_first, found.leaders.len());
    let sure = with_names(dataset, template, &found.leaders, lang);
    Some(match found.possible_leaders.as_slice() {
        [] => sure,
        // Nobody is ahead of who is first in any case, but one may be level.
        others => fill(lang.words().headline_perhaps_with, &[&sure, &names(dataset, others, lang)]),
    })
}

/// Who is last in any case, and that in words: the last row, and those that tie with it.
fn last(
    dataset: &Dataset,
    ranking: &Ranking,
    found: &Stability,
    lang: Lang,
) -> Option<(Vec<UnitIx>, String)> {
    let last = ranking.rows.last()?;
    let tied = ranking.rows.iter().filter(|row| row.rank == last.rank).map(|row| row.unit).collect_vec();
    let is_stable =
        tied.iter().all(|unit| found.settled.contains(unit)) && !found.leaders.contains(&last.unit);
    let template = plural(lang.deferred_words().stability_last, tied.len());
    let text = with_names(dataset, template, &tied, lang);
    is_stable.then_some((tied, text))
}

/// What the ranks are computed from where the source gives intervals, and which neighbours these do not tell apart; nothing
/// where it gives none. Then what is assumed of the rounding of the other figures, if there are some.
#[inline(never)]
pub fn assumptions(
    dataset: &Dataset,
    ranking: &Ranking,
    is_shown: &dyn Fn(UnitIx) -> bool,
    lang: Lang,
) -> Vec<String> {
    let deferred = lang.deferred_words();
    let spread = |row: &Row| dataset.figures[row.figure].spread.as_deref();
    let mut texts = Vec::new();
    if let Some(first) = ranking.rows.iter().find_map(spread) {
        let has_level = |row: &Row| spread(row).is_none_or(|other| other.confidence == first.confidence);
        let [unknown, known, different] = deferred.stability_intervals;
        texts.push(match first.confidence {
            _ if !ranking.rows.iter().all(has_level) => different.to_owned(),
            Some(level) => fill(known, &[&trimmed(level, lang)]),
            None => unknown.to_owned(),
        });
    }
    if !ranking.rows.iter().all(|row| spread(row).is_some()) {
        texts.push(assumption(dataset, ranking, ranking.rounding, lang));
    }
    if ranking.rows.iter().any(|row| spread(row).is_some()) {
        texts.extend(overlaps(dataset, ranking, is_shown, lang));
    }
    texts
}

/// The pairs of neighbours among those shown that cannot be told apart, of which the first few are named.
fn overlaps(
    dataset: &Dataset,
    ranking: &Ranking,
    is_shown: &dyn Fn(UnitIx) -> bool,
    lang: Lang,
) -> Option<String> {
    let words = lang.words();
    let deferred = lang.deferred_words();
    let (mut pairs, mut more) = (Vec::new(), 0);
    let shown = ranking.rows.iter().filter(|row| is_shown(row.unit)).cloned().collect_vec();
    for rows in shown.windows(2) {
        let [Some(first), Some(second)] = [rows[0].interval, rows[1].interval] else { continue };
        let is_tie = first == second && first.is_point();
        if is_tie || first.surely_less(&second) || second.surely_less(&first) {
            continue;
        }
        match pairs.len() {
            MAX_PAIRS => more += 1,
            _ => pairs.push(join(&[0, 1].map(|at: usize| unit_name(dataset, rows[at].unit, lang)), lang)),
        }
    }
    if more > 0 {
        pairs.push(counted(deferred.stability_more_pairs, more, lang));
    }
    (!pairs.is_empty()).then(|| fill(deferred.stability_overlap, &[&pairs.join(words.finding_separator)]))
}

/// What the ranks assume of the rounding of the figures.
fn assumption(dataset: &Dataset, ranking: &Ranking, rounding: Rounding, lang: Lang) -> String {
    let deferred = lang.deferred_words();
    match analysis::assumed_step(dataset, ranking, rounding) {
        AssumedStep::Counted => deferred.stability_counted.to_owned(),
        AssumedStep::PrintedDigits => deferred.stability_printed.to_owned(),
        AssumedStep::Issued(step) => issued(dataset, ranking, step, deferred.stability_issued, lang),
        AssumedStep::IssuedOrFiner(step) => {
            issued(dataset, ranking, step, deferred.stability_issued_or_finer, lang)
        }
    }
}

fn issued(dataset: &Dataset, ranking: &Ranking, step: Fixed, template: &str, lang: Lang) -> String {
    fill(template, &[&exact(dataset.metric(ranking.metric), step, lang)])
}

fn with_names(dataset: &Dataset, template: &str, units: &[UnitIx], lang: Lang) -> String {
    fill(template, &[&names(dataset, units, lang)])
}

fn names(dataset: &Dataset, units: &[UnitIx], lang: Lang) -> String {
    let names: Vec<&str> = units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    join_for_headline(&names, lang)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::{AnalysedDataset, testing};
    use crate::dataset::{Bound, Kind, MetricIx, Spread, embedded};

    #[test]
    fn of_gdp_growth_the_last_stays_last_and_others_might_lead() {
        let dataset = AnalysedDataset::new(embedded());
        let metric = dataset.metric_by_id("gdp_growth").unwrap();
        let ranking = dataset.ranking(metric, false);
        let found = analysis::stability(&dataset, metric, Rounding::Printed).unwrap();
        let finding = |lang| stability(&dataset, &ranking, &found, &|_| true, lang).text();
        assert_eq!(
            finding(Lang::En),
            "GDP growth: 2 of the 7 ranks among those that reported hold, whatever the rounding; High-tech, Yongchuan and Pengshui might each lead; Nan'an is last of them in any case"
        );
        assert!(finding(Lang::Zh).contains("南岸区末位不变"));
    }

    /// The finding of beds, each as a number and the interval around it.
    fn of_beds(beds: &[(&str, Option<(&str, &str)>)]) -> String {
        let spread = |(low, high): (&str, &str)| {
            let [low, high] = [low, high].map(|end| Fixed::parse(end).unwrap());
            Box::new(Spread { low, high, confidence: None })
        };
        let figures = (0..).zip(beds).map(|(index, (value, interval))| Figure {
            spread: interval.map(spread),
            ..testing::figure(index, 0, value)
        });
        let dataset = AnalysedDataset::new(Dataset {
            units: ["Ash", "Beech", "Cedar"].map(|name| testing::unit(name, testing::DISTRICT)).to_vec(),
            metrics: vec![testing::metric(Kind::Count)],
            figures: figures.collect(),
            ..Dataset::default()
        });
        let found = analysis::stability(&dataset, MetricIx(0), Rounding::Printed).unwrap();
        stability(&dataset, &dataset.ranking(MetricIx(0), false), &found, &|_| true, Lang::En).text()
    }

    #[test]
    fn who_may_only_tie_is_not_said_to_be_at_the_end_in_any_case() {
        let first = of_beds(&[("7", None), ("5", Some(("4", "7"))), ("3", None)]);
        assert!(first.contains("Ash leads them in any case (perhaps jointly with Beech)"), "{first}");
        let last = of_beds(&[("7", None), ("0", None), ("0", Some(("0", "2")))]);
        assert!(!last.contains("last of them in any case"), "{last}");
    }

    #[test]
    fn nobody_leads_where_neither_is_better() {
        let mut dataset = embedded();
        let metric = dataset.metric_by_id("gdp_growth").unwrap();
        dataset.metrics[metric.0 as usize].better = Better::Neither;
        let dataset = AnalysedDataset::new(dataset);
        let found = analysis::stability(&dataset, metric, Rounding::Printed).unwrap();
        let ranking = dataset.ranking(metric, false);
        assert_eq!(
            stability(&dataset, &ranking, &found, &|_| true, Lang::En).text(),
            "GDP growth: 2 of the 7 ranks among those that reported hold, whatever the rounding"
        );
    }

    #[test]
    fn of_what_was_counted_only_bounds_leave_ranks_open() {
        let metrics = vec![testing::metric(Kind::Count)];
        let units = ["A", "B", "C"].map(|name| testing::unit(name, testing::DISTRICT)).into();
        let figures = vec![
            testing::figure(0, 0, "10"),
            testing::figure(1, 0, "8"),
            Figure { bound: Bound::Over, ..testing::figure(2, 0, "5") },
        ];
        let dataset = AnalysedDataset::new(Dataset { units, metrics, figures, ..Dataset::default() });
        let finding = |lang| {
            let found = analysis::stability(&dataset, MetricIx(0), Rounding::Issued).unwrap();
            stability(&dataset, &dataset.ranking(MetricIx(0), false), &found, &|_| true, lang).text()
        };
        let found = analysis::stability(&dataset, MetricIx(0), Rounding::Issued).unwrap();
        let ranking = dataset.ranking(MetricIx(0), false);
        let of_one = stability(&dataset, &ranking, &found, &|unit| unit == UnitIx(1), Lang::En).text();
        assert!(of_one.contains(": the one rank shown here is not certain, given the values"), "{of_one}");
        let of_two = stability(&dataset, &ranking, &found, &|unit| unit != UnitIx(1), Lang::En).text();
        assert!(of_two.contains(": neither of the two ranks shown here is certain"), "{of_two}");
        let expected = ": none of the 3 ranks among those that reported is certain, given the values that bounds and ranges leave open";
        assert!(finding(Lang::En).contains(expected), "{}", finding(Lang::En));
        assert!(
            finding(Lang::Zh).contains("考虑在界限和范围内取值，报告单位的3个名次都不一定站得住"),
            "{}",
            finding(Lang::Zh)
        );
    }

    #[test]
    fn gdp_growth_is_issued_to_one_decimal_and_its_order_holds() {
        let dataset = AnalysedDataset::new(embedded());
        let metric = dataset.metric_by_id("gdp_growth").unwrap();
        let ranking = dataset.ranking(metric, false);
        let found = analysis::stability(&dataset, metric, Rounding::Issued).unwrap();
        assert!(
            stability(&dataset, &ranking, &found, &|_| true, Lang::En)
                .text()
                .contains("High-tech leads them in any case")
        );
        let assumed = |rounding| assumption(&dataset, &ranking, rounding, Lang::En);
        assert_eq!(
            assumed(Rounding::Issued),
            "assumes that figures are issued in steps of 0.1%, whatever the printed digits"
        );
        assert_eq!(assumed(Rounding::Printed), "assumes rounding to the printed digits");
    }
}
