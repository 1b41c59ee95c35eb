//! Stability: which ranks hold if the printed numbers were rounded.

use super::assumed_step::{AssumedStep, assumed_step};
use super::{AnalysedDataset, Interval, RankRange, Ranking, Rounding, Row};
use crate::dataset::{Better, Figure, Fixed, Kind, Metric, MetricIx, UnitIx};

/// Which ranks of a ranking are the same for all values that can have been rounded to the printed ones. All units are in the
/// order of the ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stability {
    /// Whether every rank holds.
    pub holds: bool,
    /// Whether any figure can have been rounded; else only bounds and ranges leave ranks open.
    pub is_rounded: bool,
    /// The units with a single possible rank.
    pub settled: Vec<UnitIx>,
    /// The units with several, and which.
    pub unsettled: Vec<(UnitIx, RankRange)>,
    /// The units that can be first as printed; several if they tie or a bound leaves it open.
    pub leaders: Vec<UnitIx>,
    /// The units that can be first only before rounding.
    pub possible_leaders: Vec<UnitIx>,
    /// How many units could have reported the metric and did not. Each could have any rank, and lower any other by one but
    /// that of a unit that nothing can be better than.
    pub missing: u32,
    /// How many units reported the best that there can be: no day of strike, all of a whole.
    pub unbeatable: usize,
}

/// The stability of a metric's ranking against that rounding; `None` where fewer than two ranks are computed.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn stability(dataset: &AnalysedDataset, metric: MetricIx, rounding: Rounding) -> Option<Stability> {
    let printed = dataset.ranking(metric, false);
    if !printed.has_ranks() {
        return None;
    }
    let definition = dataset.metric(metric);
    let is_unbeatable = |row: &&Row| is_unbeatable(definition, &dataset.figures[row.figure], rounding);
    let unbeatable = printed.rows.iter().filter(is_unbeatable).count();
    let is_rounded = assumed_step(dataset, &printed, rounding) != AssumedStep::Counted;
    Some(Stability { unbeatable, is_rounded, ..compare(&printed, &dataset.ranking(metric, rounding)) })
}

/// Whether nothing better can be reported: none of what is counted where less is better, all of a whole where more is. What was
/// rounded to it need not be it: 100.0 may be 99.95.
fn is_unbeatable(metric: &Metric, figure: &Figure, rounding: Rounding) -> bool {
    let limit = match (metric.kind, metric.better) {
        (_, Better::Lower) => metric.floor,
        (Kind::Share, Better::Higher) if !metric.exceeds_all => Some(Fixed::whole(100)),
        _ => None,
    };
    let is_sure = Interval::of_figure(metric, figure, rounding).is_some_and(|interval| interval.is_point());
    is_sure && limit.is_some() && figure.number() == limit
}

/// Compares the ranks of two rankings with the same rows.
fn compare(printed: &Ranking, rounded: &Ranking) -> Stability {
    let mut found = Stability { missing: printed.coverage.missing(), ..Stability::default() };
    let can_lead = |row: &Row| row.rank.is_some_and(|rank| rank.best == 1);
    for (before, after) in printed.rows.iter().zip(&rounded.rows) {
        let Some(range) = after.rank else { continue };
        // The rounded interval contains the printed one, so a settled rank is also the printed rank.
        match range.is_settled() {
            true => found.settled.push(after.unit),
            false => found.unsettled.push((after.unit, range)),
        }
        if can_lead(before) {
            found.leaders.push(after.unit);
        } else if can_lead(after) {
            found.possible_leaders.push(after.unit);
        }
    }
    found.holds = found.unsettled.is_empty();
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{DISTRICT, figure, gdp, metric, names, unit};
    use crate::dataset::{Bound, Dataset};
    use proptest::prelude::*;

    fn stable(dataset: Dataset) -> Option<Stability> {
        stability(&AnalysedDataset::new(dataset), MetricIx(0), Rounding::Issued)
    }

    #[test]
    fn of_seven_ranks_the_last_two_hold_and_two_more_units_can_lead() {
        let dataset = AnalysedDataset::new(gdp());
        let found = stability(&dataset, MetricIx(0), Rounding::Issued).unwrap();
        assert!(!found.holds);
        assert_eq!(names(&dataset, found.settled.iter().copied()), ["忠县", "南岸区"]);
        assert_eq!(names(&dataset, found.leaders.iter().copied()), ["高新区"]);
        assert_eq!(names(&dataset, found.possible_leaders.iter().copied()), ["永川区", "彭水县"]);
        let unsettled = names(&dataset, found.unsettled.iter().map(|(unit, _)| *unit));
        assert_eq!(unsettled, ["高新区", "万盛", "永川区", "彭水县", "大足区"]);
        let last = dataset.ranking(MetricIx(0), Rounding::Issued).rows.last().copied().unwrap();
        assert_eq!(names(&dataset, [last.unit]), ["南岸区"]);
        assert_eq!(last.rank.map(|rank| (rank.best, rank.worst)), Some((7, 7)));
    }

    fn counted(kind: Kind, texts: &[&str]) -> Dataset {
        let figures = texts.iter().enumerate().map(|(index, text)| figure(index as u32, 0, text)).collect();
        let units = texts.iter().map(|text| unit(text, DISTRICT)).collect();
        Dataset { units, metrics: vec![metric(kind)], figures, ..Dataset::default() }
    }

    #[test]
    fn counts_hold_even_if_they_tie() {
        let found = stable(counted(Kind::Count, &["37", "66", "37"])).unwrap();
        assert!(found.holds && found.possible_leaders.is_empty());
        assert_eq!(found.settled.len(), 3);
    }

    #[test]
    fn nothing_is_better_than_none_or_all() {
        let unbeatable = |kind, better, texts: &[&str]| {
            let mut dataset = counted(kind, texts);
            dataset.metrics[0].better = better;
            stable(dataset).unwrap().unbeatable
        };
        assert_eq!(unbeatable(Kind::Count, Better::Lower, &["0", "3", "0"]), 2);
        assert_eq!(unbeatable(Kind::Count, Better::Higher, &["0", "3", "0"]), 0);
        // Rounded, 100.0 may be 99.95, and 0.0 be 0.04.
        assert_eq!(unbeatable(Kind::Share, Better::Higher, &["100.0", "98", "0"]), 0);
        assert_eq!(unbeatable(Kind::Share, Better::Lower, &["100", "98", "0.0"]), 0);
        assert_eq!(unbeatable(Kind::Amount, Better::Lower, &["0", "-3"]), 0);
        assert_eq!(unbeatable(Kind::Growth, Better::Higher, &["100", "3"]), 0);
    }

    #[test]
    fn a_bound_unsettles_ranks_without_any_rounding() {
        let mut dataset = counted(Kind::Count, &["37", "66", "30"]);
        dataset.figures[2].bound = Bound::Over;
        let found = stable(dataset).unwrap();
        assert_eq!(found.leaders, [UnitIx(1), UnitIx(2)]);
        assert!(found.settled.is_empty() && found.unsettled.len() == 3);
    }

    #[test]
    fn without_a_contest_there_is_no_stability() {
        assert_eq!(stable(counted(Kind::Growth, &["8"])), None);
        assert_eq!(stable(counted(Kind::Rank, &["1", "2"])), None);
    }

    proptest! {
        #[test]
        fn every_printed_rank_is_possible_before_rounding(
            values in proptest::collection::vec((0u32..30, any::<bool>(), any::<bool>()), 2..9),
            lower in any::<bool>(),
        ) {
            let texts: Vec<String> = values
                .iter()
                .map(|(value, coarse, _)| if *coarse { format!("{}", value / 10) } else { format!("{}.{}", value / 10, value % 10) })
                .collect();
            let mut dataset = counted(Kind::Growth, &texts.iter().map(String::as_str).collect::<Vec<_>>());
            let better = if lower { Better::Lower } else { Better::Higher };
            dataset.metrics[0] = Metric { better, ..dataset.metrics[0].clone() };
            for (figure, value) in dataset.figures.iter_mut().zip(&values) {
                *figure = Figure { bound: if value.2 { Bound::Over } else { Bound::Exact }, ..figure.clone() };
            }
            let dataset = AnalysedDataset::new(dataset);
            let printed = dataset.ranking(MetricIx(0), false);
            let rounded = dataset.ranking(MetricIx(0), Rounding::Issued);
            for (before, after) in printed.rows.iter().zip(&rounded.rows) {
                let (narrow, wide) = (before.rank.unwrap(), after.rank.unwrap());
                prop_assert_eq!(before.unit, after.unit);
                prop_assert!(wide.best <= narrow.best && narrow.worst <= wide.worst);
            }
            let found = stability(&dataset, MetricIx(0), Rounding::Issued).unwrap();
            prop_assert_eq!(found.settled.len() + found.unsettled.len(), values.len());
            prop_assert!(!found.leaders.is_empty());
        }
    }
}
