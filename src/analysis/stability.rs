//! Does the order hold? The printed places, asked again of what may have been rounded to the print.

use super::{AnalysedDataset, RankRange, Ranking, Row};
use crate::dataset::{MetricIx, UnitIx};

/// Which places of a ranking stand when rounding and bounds go the other way. Units are in printed order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stability {
    /// Whether every place stands.
    pub holds: bool,
    /// Datum place is the same either way.
    pub stands: Vec<UnitIx>,
    /// Datum place is not, with the places they may have.
    pub moves: Vec<(UnitIx, RankRange)>,
    /// Who leads as printed; several where they tie or a bound leaves it open.
    pub leads: Vec<UnitIx>,
    /// Who does not lead as printed and yet might.
    pub may_lead: Vec<UnitIx>,
    /// How many could have reported and have no figure. Each of them might push any place down by one.
    pub missing: u32,
}

impl Stability {
    /// The places that remain possible if those that are missing had reported.
    pub fn with_missing(&self, range: RankRange) -> RankRange {
        RankRange { worst: range.worst + self.missing, ..range }
    }
}

/// Asks whether the order of a metric holds; `None` where there is no contest to ask about.
pub fn stability(dataset: &AnalysedDataset, metric: MetricIx) -> Option<Stability> {
    let printed = dataset.ranking(metric, false);
    if !printed.contest {
        return None;
    }
    Some(compare(&printed, &dataset.ranking(metric, true)))
}

/// Rows of both rankings are in the same order, the printed one.
fn compare(printed: &Ranking, rounded: &Ranking) -> Stability {
    let mut found = Stability { missing: printed.coverage.missing(), ..Stability::default() };
    let first = |row: &Row| row.rank.is_some_and(|rank| rank.best == 1);
    for (before, after) in printed.rows.iter().zip(&rounded.rows) {
        let Some(range) = after.rank else { continue };
        // The rounded interval holds the printed one, so a settled place is also the printed place.
        match range.is_settled() {
            true => found.stands.push(after.unit),
            false => found.moves.push((after.unit, range)),
        }
        if first(before) {
            found.leads.push(after.unit);
        } else if first(after) {
            found.may_lead.push(after.unit);
        }
    }
    found.holds = found.moves.is_empty();
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{figure, gdp, metric, names, unit};
    use crate::dataset::{Better, Bound, Dataset, Figure, Kind, Metric, UnitKind};
    use proptest::prelude::*;

    fn stable(dataset: Dataset) -> Option<Stability> {
        stability(&AnalysedDataset::new(dataset), MetricIx(0))
    }

    #[test]
    fn of_seven_places_the_last_two_stand_and_two_more_might_lead() {
        let dataset = AnalysedDataset::new(gdp());
        let found = stability(&dataset, MetricIx(0)).unwrap();
        assert!(!found.holds);
        assert_eq!(names(&dataset, found.stands.iter().copied()), ["忠县", "南岸区"]);
        assert_eq!(names(&dataset, found.leads.iter().copied()), ["高新区"]);
        assert_eq!(names(&dataset, found.may_lead.iter().copied()), ["永川区", "彭水县"]);
        let moving = names(&dataset, found.moves.iter().map(|(unit, _)| *unit));
        assert_eq!(moving, ["高新区", "万盛", "永川区", "彭水县", "大足区"]);
        let last = dataset.ranking(MetricIx(0), true).rows.last().copied().unwrap();
        assert_eq!(names(&dataset, [last.unit]), ["南岸区"]);
        assert_eq!(last.rank.map(|rank| (rank.best, rank.worst)), Some((7, 7)));
    }

    #[test]
    fn who_kept_silent_may_push_everybody_down() {
        let found = stable(gdp()).unwrap();
        assert_eq!(found.missing, 1);
        let range = RankRange { best: 3, worst: 5, tied: false };
        assert_eq!(found.with_missing(range), RankRange { worst: 6, ..range });
    }

    fn counted(kind: Kind, texts: &[&str]) -> Dataset {
        let figures = texts.iter().enumerate().map(|(place, text)| figure(place as u32, 0, text)).collect();
        let units = texts.iter().map(|text| unit(text, UnitKind::District)).collect();
        Dataset { units, metrics: vec![metric(kind)], figures, ..Dataset::default() }
    }

    #[test]
    fn what_is_counted_holds_even_where_it_ties() {
        let found = stable(counted(Kind::Count, &["37", "66", "37"])).unwrap();
        assert!(found.holds && found.may_lead.is_empty());
        assert_eq!(found.stands.len(), 3);
    }

    #[test]
    fn a_bound_moves_a_place_without_any_rounding() {
        let mut dataset = counted(Kind::Count, &["37", "66", "30"]);
        dataset.figures[2].bound = Bound::Over;
        let found = stable(dataset).unwrap();
        assert_eq!(found.leads, [UnitIx(1), UnitIx(2)]);
        assert!(found.stands.is_empty() && found.moves.len() == 3);
    }

    #[test]
    fn without_a_contest_there_is_no_order_to_hold() {
        assert_eq!(stable(counted(Kind::Growth, &["8"])), None);
        assert_eq!(stable(counted(Kind::Rank, &["1", "2"])), None);
    }

    proptest! {
        #[test]
        fn every_printed_place_is_among_the_rounded_ones(
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
            let rounded = dataset.ranking(MetricIx(0), true);
            for (before, after) in printed.rows.iter().zip(&rounded.rows) {
                let (narrow, wide) = (before.rank.unwrap(), after.rank.unwrap());
                prop_assert_eq!(before.unit, after.unit);
                prop_assert!(wide.best <= narrow.best && narrow.worst <= wide.worst);
            }
            let found = stability(&dataset, MetricIx(0)).unwrap();
            prop_assert_eq!(found.stands.len() + found.moves.len(), values.len());
            prop_assert!(!found.leads.is_empty());
        }
    }
}
