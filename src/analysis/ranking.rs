//! Rankings: the units that reported a metric in order, and the others with the reason.

use super::availability::{Availability, availabilities, is_given};
use super::coverage::Coverage;
use super::interval::sort_key;
use super::judged_apart::with_lists_together;
use super::kept::Kept;
use super::row_groups::{Ends, Indistinct};
use super::{Interval, RankRange, Rounding, ranks};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Bound, Dataset, Fixed, Kind, Lang, Metric, MetricIx, UnitIx, Value};
use crate::sort::sort_by_pair;
use std::cell::Cell;

/// All units, ranked by one metric or with the reason why they are not.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The metric.
    pub metric: MetricIx,
    /// What the ranks assume of rounding.
    pub rounding: Rounding,
    /// The units that are ranked, from the best as printed; equals in the order of the source. Ranks and grades that different
    /// bodies gave stand in a list for each of them.
    pub rows: Vec<Row>,
    /// The other units with the reason, in the order of the source.
    pub unranked: Vec<(UnitIx, Availability)>,
    /// How many units have which availability.
    pub coverage: Coverage,
    /// Whether being first means being best: there are at least two rows, more or less is better, and nobody else gave the
    /// ranks.
    pub contest: bool,
    /// Of how many ranked units the rows are a part; `None` where they are all.
    pub part_of: Option<usize>,
    /// The index in `rows` of the longest of several texts in each language, once it is known.
    longest: [[Cell<Option<usize>>; 2]; 3],
    pub(super) ends: Kept<Ends>,
    pub(super) indistinct: Kept<Vec<Indistinct>>,
}

impl Ranking {
    /// Whether at least two units have ranks that are computed, whichever direction is better.
    pub fn has_ranks(&self) -> bool {
        self.rows.len() > 1 && self.rows.iter().any(|row| row.rank.is_some())
    }

    /// The row of a unit, where it has one.
    pub fn row_of(&self, unit: UnitIx) -> Option<&Row> {
        self.rows.iter().find(|row| row.unit == unit)
    }

    /// Why a unit is not ranked, in logarithmic time; `None` if it is.
    pub fn reason(&self, unit: UnitIx) -> Option<&Availability> {
        let found = self.unranked.binary_search_by_key(&unit, |(other, _)| *other).ok()?;
        self.unranked.get(found).map(|(_, availability)| availability)
    }

    /// The index in `rows` of the longest of a column's texts, by their lengths: 0 without rows. What was found for a column,
    /// 0 to 2, is kept, so that it must have the same texts each time.
    pub fn longest(&self, column: usize, lang: Lang, length: &dyn Fn(usize) -> usize) -> usize {
        let known = &self.longest[column][lang as usize];
        let longest = known.get().or_else(|| (0..self.rows.len()).max_by_key(|row| length(*row)));
        known.set(longest);
        longest.unwrap_or(0)
    }
}

/// A ranked unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The unit.
    pub unit: UnitIx,
    /// The index of its figure in [`Dataset::figures`].
    pub figure: usize,
    /// The printed number; `None` for a grade.
    pub number: Option<Fixed>,
    /// The values that the figure can stand for; `None` for a grade.
    pub interval: Option<Interval>,
    /// The computed rank; `None` for ranks and grades that somebody else gave.
    pub rank: Option<RankRange>,
}

impl Row {
    /// The value at which its mark ends: the printed number, of a bound too. `None` for a grade.
    pub fn drawn(&self) -> Option<f64> {
        self.number.map(Fixed::as_f64)
    }
}

impl Ranking {
    /// Ranks the units by the values as printed or, with `rounding`, by the values that can have been rounded to them. The
    /// order of the rows is that of the printed values in all cases.
    pub fn of(dataset: &Dataset, metric: MetricIx, rounding: Rounding) -> Self {
        let all = availabilities(dataset, metric);
        let coverage = Coverage::of(dataset, &all);
        let mut rows = Vec::new();
        let mut unranked = Vec::new();
        let definition = dataset.metric(metric);
        let mut grades = Grades::of(definition);
        for (unit, availability) in dataset.unit_ixs().zip(all) {
            match availability {
                Availability::Reported(figure) => {
                    rows.push((sorted_as(dataset, metric, figure, &mut grades), unit, figure))
                }
                other => unranked.push((unit, other)),
            }
        }
        let mut sorted = sort(&rows, definition);
        let is_judged = |row: &Unsorted| dataset.figures[row.2].is_judged();
        if is_given(definition.kind) && sorted.len() > 1 && sorted.iter().any(is_judged) {
            sorted = with_lists_together(dataset, sorted);
        }
        let rows = rank(dataset, metric, rounding, &sorted);
        let contest = rows.len() > 1 && !is_given(definition.kind) && definition.better != Better::Neither;
        Self {
            metric,
            rounding,
            rows,
            unranked,
            coverage,
            contest,
            part_of: None,
            longest: Default::default(),
            ends: Kept::default(),
            indistinct: Kept::default(),
        }
    }

    /// The ranking of some of the units, each with its rank among these.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn among(&self, dataset: &Dataset, is_shown: &dyn Fn(UnitIx) -> bool) -> Self {
        let mut rows = Vec::new();
        for row in &self.rows {
            if is_shown(row.unit) {
                rows.push((row.interval, row.unit, row.figure));
            }
        }
        Self {
            rows: rank(dataset, self.metric, self.rounding, &rows),
            contest: self.contest && rows.len() > 1,
            part_of: Some(self.rows.len()),
            unranked: Vec::new(),
            longest: Default::default(),
            ends: Kept::default(),
            indistinct: Kept::default(),
            coverage: self.coverage,
            ..*self
        }
    }
}

/// A row before it has a rank: the interval that it is sorted by, the unit, and the index of the figure.
type Unsorted = (Option<Interval>, UnitIx, usize);

/// The grades of a metric, each in the order of its index: as declared, the best first, whatever `better` says; without a
/// declaration in the order of the source, so that equal ones stand together and none is called better.
struct Grades<'a>(Vec<&'a str>);

impl<'a> Grades<'a> {
    fn of(metric: &'a Metric) -> Self {
        Self(metric.grades.iter().map(|grade| grade.id.as_str()).collect_vec())
    }

    fn index_of(&mut self, grade: &'a str) -> usize {
        self.0.iter().position(|known| *known == grade).unwrap_or_else(|| {
            self.0.push(grade);
            self.0.len() - 1
        })
    }
}

/// The printed interval; for “about 10”, for bounds of ranks, and for bounds from above where less is better, the number itself; for
/// a grade, its index.
fn sorted_as<'a>(
    dataset: &'a Dataset,
    metric: MetricIx,
    figure: usize,
    grades: &mut Grades<'a>,
) -> Option<Interval> {
    let figure = dataset.figures.get(figure)?;
    if let Value::Grade(grade) = &figure.value {
        return Some(Interval::point(Fixed::whole(grades.index_of(grade) as i64)));
    }
    let metric = dataset.metric(metric);
    match figure.bound {
        Bound::Exact => Interval::printed(metric, figure),
        Bound::About => figure.number().map(Interval::point),
        // “Under 10th” may be 9th, and stands behind a 2nd.
        _ if metric.kind == Kind::Rank => figure.number().map(Interval::point),
        // Where less is better, “under 104” is surely no more than that, and may be anything below.
        Bound::Under | Bound::AtMost if metric.better == Better::Lower => {
            figure.number().map(Interval::point)
        }
        _ => Interval::printed(metric, figure),
    }
}

/// Sorts by the lower end, then by the upper; equals stay in the order of the source.
fn sort(rows: &[Unsorted], metric: &Metric) -> Vec<Unsorted> {
    let least_first = metric.better == Better::Lower || is_given(metric.kind);
    // The bitwise complement reverses the order and, unlike negation, does not overflow at the infinite ends.
    let directed = |end: i128| if least_first { end } else { !end };
    let ends = |(interval, ..): &Unsorted| interval.map_or((0, 0), |interval| interval.ends());
    let mut order: Vec<u32> = (0..rows.len() as u32).collect_vec();
    // The sort is stable, so the end that decides comes last.
    for by_lower in [false, true] {
        sort_by_pair(&mut order, &|index| {
            let (lo, hi) = ends(&rows[index as usize]);
            sort_key(directed(if by_lower { lo } else { hi }))
        });
    }
    order.iter().map(|index| rows[*index as usize]).collect_vec()
}

/// Gives each of the sorted rows its rank.
fn rank(dataset: &Dataset, metric: MetricIx, rounding: Rounding, sorted: &[Unsorted]) -> Vec<Row> {
    let definition = dataset.metric(metric);
    let interval = |row: &Unsorted| Interval::of_figure(definition, &dataset.figures[row.2], rounding);
    let intervals: Vec<Option<Interval>> = sorted.iter().map(interval).collect_vec();
    let known: Vec<Interval> = intervals.iter().flatten().copied().collect_vec();
    let mut ranks = match is_given(definition.kind) {
        true => Vec::new(),
        false => ranks(&known, definition.better),
    }
    .into_iter();
    let row = |(row, interval): (&Unsorted, Option<Interval>)| Row {
        unit: row.1,
        figure: row.2,
        number: dataset.figures[row.2].number(),
        interval,
        rank: interval.and_then(|_| ranks.next()),
    };
    sorted.iter().zip(intervals).map(row).collect_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{DISTRICT, figure, gdp, metric, names, unit};
    use crate::analysis::{AnalysedDataset, End};
    use crate::dataset::{Figure, Kind, LocalText, Named};
    use proptest::prelude::*;

    fn analysed(metric: Metric, figures: Vec<Figure>) -> AnalysedDataset {
        AnalysedDataset::new(dataset(metric, figures))
    }

    fn dataset(metric: Metric, figures: Vec<Figure>) -> Dataset {
        let units = ["甲", "乙", "丙", "丁"].iter().map(|name| unit(name, DISTRICT)).collect();
        Dataset { units, metrics: vec![metric], figures, ..Dataset::default() }
    }

    fn order<'a>(dataset: &'a Dataset, ranking: &Ranking) -> Vec<&'a str> {
        names(dataset, ranking.rows.iter().map(|row| row.unit))
    }

    #[test]
    fn seven_units_reported_gdp_and_three_have_a_reason() {
        let dataset = AnalysedDataset::new(gdp());
        let ranking = dataset.ranking(MetricIx(0), false);
        let expected = ["高新区", "万盛", "永川区", "彭水县", "大足区", "忠县", "南岸区"];
        assert_eq!(order(&dataset, &ranking), expected);
        let ranks: Vec<_> = ranking.rows.iter().map(|row| row.rank.unwrap()).collect();
        assert_eq!(ranks.iter().map(|rank| rank.best).collect::<Vec<_>>(), [1, 2, 3, 3, 5, 6, 7]);
        assert!(ranks.iter().all(RankRange::is_settled));
        assert_eq!(ranks.iter().map(|rank| rank.tied).filter(|tied| *tied).count(), 2);
        assert!(ranking.contest);
        let reasons = [Availability::NotReported, Availability::NotApplicable, Availability::NotApplicable];
        assert_eq!(
            names(&dataset, ranking.unranked.iter().map(|(unit, _)| *unit)),
            ["万州区", "科技局", "水利局"]
        );
        assert!(ranking.unranked.iter().map(|(_, reason)| reason).eq(&reasons));
    }

    #[test]
    fn rounding_widens_the_ranks_and_keeps_the_order() {
        let dataset = AnalysedDataset::new(gdp());
        let rounded = dataset.ranking(MetricIx(0), true);
        assert_eq!(order(&dataset, &rounded), order(&dataset, &dataset.ranking(MetricIx(0), false)));
        let ranks: Vec<_> = rounded.rows.iter().map(|row| row.rank.unwrap()).collect();
        let ranges: Vec<_> = ranks.iter().map(|rank| (rank.best, rank.worst)).collect();
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
        let ranks: Vec<_> = ranking.rows.iter().map(|row| row.rank.unwrap()).collect();
        assert_eq!(ranks.iter().map(|it| (it.best, it.worst)).collect::<Vec<_>>(), [(1, 1), (2, 3), (2, 3)]);
    }

    #[test]
    fn a_bound_of_a_given_rank_stands_at_its_number() {
        let bound = Figure { bound: Bound::Under, ..figure(0, 0, "10") };
        let others = [figure(1, 0, "2"), figure(2, 0, "11"), figure(3, 0, "9")];
        let data = analysed(metric(Kind::Rank), [vec![bound], others.to_vec()].concat());
        assert_eq!(order(&data, &data.ranking(MetricIx(0), false)), ["乙", "丁", "甲", "丙"]);
    }

    #[test]
    fn about_is_drawn_and_sorted_at_the_printed_number() {
        let about = Figure { bound: Bound::About, ..figure(0, 0, "10") };
        let data = analysed(metric(Kind::Growth), vec![about, figure(1, 0, "8"), figure(2, 0, "12")]);
        let ranking = data.ranking(MetricIx(0), false);
        assert_eq!(order(&data, &ranking), ["丙", "甲", "乙"]);
        assert_eq!(ranking.rows[1].drawn(), Some(10.0));
        assert_eq!(ranking.rows[1].interval.unwrap().lo(), 5.0);
    }

    #[test]
    fn one_reporter_is_no_contest() {
        let data = analysed(metric(Kind::Growth), vec![figure(1, 0, "8")]);
        let ranking = data.ranking(MetricIx(0), false);
        assert!(!ranking.contest);
        assert_eq!((ranking.rows.len(), ranking.unranked.len()), (1, 3));
    }

    #[test]
    fn without_a_better_direction_nobody_leads() {
        let neither = Metric { better: Better::Neither, ..metric(Kind::Share) };
        let data = analysed(neither, vec![figure(0, 0, "8"), figure(1, 0, "9")]);
        let ranking = data.ranking(MetricIx(0), false);
        assert_eq!(order(&data, &ranking), ["乙", "甲"]);
        assert!(!ranking.contest);
    }

    #[test]
    fn given_ranks_are_ordered_and_not_computed() {
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
        fn rows_are_sorted_as_comparing_them_would_sort_them(
            intervals in proptest::collection::vec(interval(), 0..40),
            lower in any::<bool>(),
        ) {
            let better = if lower { Better::Lower } else { Better::Higher };
            let metric = Metric { better, ..metric(Kind::Amount) };
            let rows: Vec<Unsorted> = intervals.into_iter().enumerate().map(|(index, it)| (it, UnitIx(index as u32), index)).collect();
            let ends = |row: &Unsorted| row.0.map_or((0, 0), |it| it.ends());
            let mut expected = rows.clone();
            expected.sort_by(|a, b| if lower { ends(a).cmp(&ends(b)) } else { ends(b).cmp(&ends(a)) });
            prop_assert_eq!(sort(&rows, &metric), expected);
        }
    }

    #[test]
    fn where_less_is_better_a_bound_from_above_stands_at_its_number() {
        let order = |better| {
            let units = ["甲", "乙", "丙"].iter().map(|name| unit(name, DISTRICT)).collect();
            let metrics = vec![Metric { better, ..metric(Kind::Duration) }];
            let under = Figure { bound: Bound::Under, ..figure(0, 0, "104") };
            let figures = vec![under, figure(1, 0, "22"), figure(2, 0, "130")];
            let dataset = Dataset { units, metrics, figures, ..Dataset::default() };
            let ranking = Ranking::of(&dataset, MetricIx(0), Rounding::Ignored);
            let best: Vec<_> = ranking.rows.iter().filter_map(|row| Some(row.rank?.best)).collect();
            (names(&dataset, ranking.rows.iter().map(|row| row.unit)).concat(), best)
        };
        assert_eq!(order(Better::Lower), ("乙甲丙".to_owned(), vec![1, 1, 3]));
        assert_eq!(order(Better::Higher).0, "丙乙甲");
    }

    #[test]
    fn declared_grades_are_ordered_and_others_stand_together() {
        let order = |grades: &[&str], better| {
            let named = |id: &&str| Named { id: (*id).into(), name: LocalText::default() };
            let units = ["甲", "乙", "丙", "丁"].iter().map(|name| unit(name, DISTRICT)).collect();
            let grades = grades.iter().map(named).collect();
            let metrics = vec![Metric { grades, better, ..metric(Kind::Grade) }];
            let figures = ["B", "A", "C", "B"].iter().enumerate().map(|(at, it)| figure(at as u32, 0, it));
            let dataset = Dataset { units, metrics, figures: figures.collect(), ..Dataset::default() };
            let ranking = Ranking::of(&dataset, MetricIx(0), Rounding::Ignored);
            assert!(ranking.rows.iter().all(|row| row.rank.is_none()) && !ranking.contest);
            names(&dataset, ranking.rows.iter().map(|row| row.unit)).concat()
        };
        for better in [Better::Higher, Better::Lower, Better::Neither] {
            assert_eq!(order(&["A", "B", "C"], better), "乙甲丁丙", "{better:?}");
            assert_eq!(order(&[], better), "甲丁乙丙", "{better:?}");
        }
    }
}
