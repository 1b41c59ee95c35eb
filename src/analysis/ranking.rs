//! One metric, units in order: who has which place, and who has none and why.

use super::availability::{Availability, Coverage, availabilities, is_given};
use super::interval::in_order;
use super::{Interval, RankRange, ranks};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Kind, Lang, Metric, MetricIx, UnitIx};
use crate::sort::sort_numbered;
use std::cell::Cell;

/// One metric, units in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The metric.
    pub metric: MetricIx,
    /// Whether it ranks what may have been rounded to the print, instead of the print.
    pub rounding: bool,
    /// Who reported it, the better first as printed; equals in the order of the source.
    pub rows: Vec<Row>,
    /// Everybody else, with the reason, in the order of the source.
    pub unranked: Vec<(UnitIx, Availability)>,
    /// How many stand where.
    pub coverage: Coverage,
    /// Whether the order is a contest: not with one reporter, not where neither end is the good one, and not
    /// where somebody else gave the places.
    pub contest: bool,
    /// The place in `rows` of the longest name in each language, once somebody asked.
    longest: [Cell<Option<usize>>; 2],
}

impl Ranking {
    /// The place in `rows` of the longest name.
    pub fn longest(&self, dataset: &Dataset, lang: Lang) -> usize {
        let known = &self.longest[lang as usize];
        let length = |place: &usize| dataset.unit(self.rows[*place].unit).short.get(lang).len();
        let longest = known.get().or_else(|| (0..self.rows.len()).max_by_key(length));
        known.set(longest);
        longest.unwrap_or(0)
    }
}

/// One unit in a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Who reported.
    pub unit: UnitIx,
    /// Place of the figure in [`Dataset::figures`].
    pub figure: usize,
    /// What the figure may stand for; `None` for a grade.
    pub interval: Option<Interval>,
    /// The computed place; `None` for ranks and grades, which somebody else gave.
    pub rank: Option<RankRange>,
}

impl Row {
    /// Where a mark for it ends: the printed number, which for a bound is where the unknown begins. `None`
    /// for a grade.
    pub fn drawn(&self) -> Option<f64> {
        let interval = self.interval?;
        let lower = interval.lo();
        Some(if lower.is_finite() { lower } else { interval.hi() }).filter(|end| end.is_finite())
    }
}

impl Ranking {
    /// Ranks the units that reported the metric, on what is printed or, with `rounding`, on what may have been
    /// rounded to it. The order of the rows is the printed one either way.
    pub fn of(dataset: &Dataset, metric: MetricIx, rounding: bool) -> Self {
        let all = availabilities(dataset, metric);
        let coverage = Coverage::of(dataset, metric, &all);
        let mut rows = Vec::new();
        let mut unranked = Vec::new();
        for (unit, availability) in dataset.unit_ixs().zip(all) {
            match availability {
                Availability::Reported(figure) => rows.push((printed(dataset, metric, figure), unit, figure)),
                other => unranked.push((unit, other)),
            }
        }
        let definition = dataset.metric(metric);
        let rows = place(dataset, metric, rounding, &sort(&rows, definition));
        let contest = rows.len() > 1 && !is_given(definition.kind) && definition.better != Better::Neither;
        Self { metric, rounding, rows, unranked, coverage, contest, longest: Default::default() }
    }
}

type Entry = (Option<Interval>, UnitIx, usize);

fn printed(dataset: &Dataset, metric: MetricIx, figure: usize) -> Option<Interval> {
    Interval::printed(dataset.metric(metric), dataset.figures.get(figure)?)
}

/// Sorts by the lower end, where a bound begins, then by the upper; equals stay in the order of the source.
fn sort(rows: &[Entry], metric: &Metric) -> Vec<Entry> {
    let least_first = metric.better == Better::Lower || metric.kind == Kind::Rank;
    // The bitwise complement turns the order round without an overflow at the infinite ends.
    let turn = |end: i64| if least_first { end } else { !end };
    let ends = |(interval, ..): &Entry| interval.map_or((0, 0), |interval| interval.ends());
    let mut order = Vec::with_capacity(rows.len());
    for place in 0..rows.len() as u32 {
        order.push((0, place));
    }
    // What decides comes last.
    for decides in [false, true] {
        for (number, place) in &mut order {
            let (lo, hi) = ends(&rows[*place as usize]);
            *number = in_order(turn(if decides { lo } else { hi }));
        }
        sort_numbered(&mut order);
    }
    order.iter().map(|(_, place)| rows[*place as usize]).collect_vec()
}

fn place(dataset: &Dataset, metric: MetricIx, rounding: bool, entries: &[Entry]) -> Vec<Row> {
    let definition = dataset.metric(metric);
    let read = |entry: &Entry| match dataset.figures.get(entry.2) {
        Some(figure) if rounding => Interval::rounded(definition, figure),
        _ => entry.0,
    };
    let intervals: Vec<Option<Interval>> = entries.iter().map(read).collect_vec();
    let known: Vec<Interval> = intervals.iter().flatten().copied().collect_vec();
    let mut places = match is_given(definition.kind) {
        true => Vec::new(),
        false => ranks(&known, definition.better),
    }
    .into_iter();
    let row = |(&(_, unit, figure), interval): (&Entry, Option<Interval>)| Row {
        unit,
        figure,
        interval,
        rank: interval.and_then(|_| places.next()),
    };
    entries.iter().zip(intervals).map(row).collect_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{figure, gdp, metric, names, unit};
    use crate::analysis::{AnalysedDataset, End};
    use crate::dataset::{Bound, Figure, Fixed, UnitKind};
    use proptest::prelude::*;

    fn analysed(metric: Metric, figures: Vec<Figure>) -> AnalysedDataset {
        AnalysedDataset::new(dataset(metric, figures))
    }

    fn dataset(metric: Metric, figures: Vec<Figure>) -> Dataset {
        let units = ["甲", "乙", "丙", "丁"].iter().map(|name| unit(name, UnitKind::District)).collect();
        Dataset { units, metrics: vec![metric], figures, ..Dataset::default() }
    }

    fn order<'a>(dataset: &'a Dataset, ranking: &Ranking) -> Vec<&'a str> {
        names(dataset, ranking.rows.iter().map(|row| row.unit))
    }

    #[test]
    fn seven_reported_gdp_and_three_are_named_with_the_reason() {
        let dataset = AnalysedDataset::new(gdp());
        let ranking = dataset.ranking(MetricIx(0), false);
        let expected = ["高新区", "万盛", "永川区", "彭水县", "大足区", "忠县", "南岸区"];
        assert_eq!(order(&dataset, &ranking), expected);
        let places: Vec<_> = ranking.rows.iter().map(|row| row.rank.unwrap()).collect();
        assert_eq!(places.iter().map(|place| place.best).collect::<Vec<_>>(), [1, 2, 3, 3, 5, 6, 7]);
        assert!(places.iter().all(RankRange::is_settled));
        assert_eq!(places.iter().map(|place| place.tied).filter(|tied| *tied).count(), 2);
        assert!(ranking.contest);
        let reasons = [Availability::NotReported, Availability::NotApplicable, Availability::NotApplicable];
        assert_eq!(
            names(&dataset, ranking.unranked.iter().map(|(unit, _)| *unit)),
            ["万州区", "科技局", "水利局"]
        );
        assert!(ranking.unranked.iter().map(|(_, reason)| reason).eq(&reasons));
    }

    #[test]
    fn rounding_widens_the_places_and_keeps_the_order() {
        let dataset = AnalysedDataset::new(gdp());
        let rounded = dataset.ranking(MetricIx(0), true);
        assert_eq!(order(&dataset, &rounded), order(&dataset, &dataset.ranking(MetricIx(0), false)));
        let places: Vec<_> = rounded.rows.iter().map(|row| row.rank.unwrap()).collect();
        let ranges: Vec<_> = places.iter().map(|place| (place.best, place.worst)).collect();
        assert_eq!(ranges, [(1, 3), (2, 4), (1, 5), (1, 5), (3, 5), (6, 6), (7, 7)]);
    }

    #[test]
    fn a_bound_sorts_where_it_begins() {
        let over = Figure { bound: Bound::Over, ..figure(2, 0, "8") };
        let mut data = dataset(metric(Kind::Amount), vec![figure(0, 0, "8"), figure(1, 0, "9"), over]);
        let higher = AnalysedDataset::new(data.clone());
        assert_eq!(order(&data, &higher.ranking(MetricIx(0), false)), ["乙", "丙", "甲"]);
        data.metrics[0].better = Better::Lower;
        let data = AnalysedDataset::new(data);
        let ranking = data.ranking(MetricIx(0), false);
        assert_eq!(order(&data, &ranking), ["甲", "丙", "乙"]);
        let places: Vec<_> = ranking.rows.iter().map(|row| row.rank.unwrap()).collect();
        assert_eq!(places.iter().map(|it| (it.best, it.worst)).collect::<Vec<_>>(), [(1, 1), (2, 3), (2, 3)]);
    }

    #[test]
    fn one_reporter_is_no_contest() {
        let data = analysed(metric(Kind::Growth), vec![figure(1, 0, "8")]);
        let ranking = data.ranking(MetricIx(0), false);
        assert!(!ranking.contest);
        assert_eq!((ranking.rows.len(), ranking.unranked.len()), (1, 3));
    }

    #[test]
    fn an_order_without_a_good_end_is_shown_without_a_winner() {
        let neither = Metric { better: Better::Neither, ..metric(Kind::Share) };
        let data = analysed(neither, vec![figure(0, 0, "8"), figure(1, 0, "9")]);
        let ranking = data.ranking(MetricIx(0), false);
        assert_eq!(order(&data, &ranking), ["乙", "甲"]);
        assert!(!ranking.contest);
    }

    #[test]
    fn given_places_are_ordered_and_never_computed() {
        let data =
            analysed(metric(Kind::Rank), vec![figure(0, 0, "8"), figure(1, 0, "3"), figure(2, 0, "5")]);
        let ranks = data.ranking(MetricIx(0), true);
        assert_eq!(order(&data, &ranks), ["乙", "丙", "甲"]);
        assert!(!ranks.contest && ranks.rows.iter().all(|row| row.rank.is_none()));
        let data = analysed(metric(Kind::Grade), vec![figure(2, 0, "优秀"), figure(1, 0, "良好")]);
        let grades = data.ranking(MetricIx(0), false);
        assert_eq!(order(&data, &grades), ["乙", "丙"]);
        assert!(grades.rows.iter().all(|row| row.rank.is_none() && row.interval.is_none()));
    }

    fn interval() -> impl Strategy<Value = Option<Interval>> {
        let end = || {
            prop_oneof![
                Just(End::Unbounded),
                (-3i64..3).prop_map(|n| End::Open(Fixed::whole(n))),
                (-3i64..3).prop_map(|n| End::Closed(Fixed::whole(n)))
            ]
        };
        (end(), end()).prop_map(|(lo, hi)| Interval::new(lo, hi))
    }

    proptest! {
        #[test]
        fn rows_stand_as_comparing_them_would_put_them(
            intervals in proptest::collection::vec(interval(), 0..40),
            lower in any::<bool>(),
        ) {
            let better = if lower { Better::Lower } else { Better::Higher };
            let metric = Metric { better, ..metric(Kind::Amount) };
            let rows: Vec<Entry> = intervals.into_iter().enumerate().map(|(place, it)| (it, UnitIx(place as u32), place)).collect();
            let ends = |row: &Entry| row.0.map_or((0, 0), |it| it.ends());
            let mut expected = rows.clone();
            expected.sort_by(|a, b| if lower { ends(a).cmp(&ends(b)) } else { ends(b).cmp(&ends(a)) });
            prop_assert_eq!(sort(&rows, &metric), expected);
        }
    }
}
