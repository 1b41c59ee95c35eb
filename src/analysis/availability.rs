//! Availability: whether a unit has a figure that can be ranked with those of other units, and if not, why.

use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, GapReason, Kind, MetricIx, Period, UnitIx};

/// Whether a unit has a figure for a metric that can be ranked, and if not, why. Every unit has exactly one availability
/// for every metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Availability {
    /// It reported the metric: the index in [`Dataset::figures`].
    Reported(usize),
    /// It reported the metric for another period than most units: the index in [`Dataset::figures`].
    OtherPeriod(usize),
    /// The source mentions its figure without giving it: the index in [`Dataset::gaps`].
    Gap(usize),
    /// It reported only ranks or grades that somebody else gave, for metrics near this one: those metrics. If this metric
    /// is itself a rank or grade, near ones only [look alike](Self::LooksAlike).
    RankOnly(Vec<MetricIx>),
    /// It reported only metrics that look alike and must not be ranked with this one: those metrics.
    LooksAlike(Vec<MetricIx>),
    /// The metric does not apply to it.
    NotApplicable,
    /// The metric applies to it, and the source says nothing.
    NotReported,
}

impl Availability {
    /// The index of the unit's figure in [`Dataset::figures`], if it has one.
    pub fn figure(&self) -> Option<usize> {
        match self {
            Availability::Reported(index) | Availability::OtherPeriod(index) => Some(*index),
            _ => None,
        }
    }
}

/// The availability of every unit for a metric, in the order of the units.
///
/// A figure takes precedence over a gap, but one of another period does not over a gap of the period that is ranked; and a gap takes
/// precedence over near metrics. A metric that does not apply to a unit is [`Availability::NotApplicable`] whatever the unit reported: a
/// bureau cannot be silent about its GDP.
pub fn availabilities(dataset: &Dataset, metric: MetricIx) -> Vec<Availability> {
    let without_figure = |unit: UnitIx| match dataset.applies(unit, metric) {
        true => Availability::NotReported,
        false => Availability::NotApplicable,
    };
    let mut all = dataset.unit_ixs().map(without_figure).collect_vec();
    set_near(dataset, metric, &mut all);
    set_gaps(dataset, metric, &mut all);
    set_figures(dataset, metric, &mut all);
    all
}

fn set_near(dataset: &Dataset, metric: MetricIx, all: &mut [Availability]) {
    let is_near = near_flags(dataset, metric);
    // Most metrics have no near ones; then a large dataset is not searched for them.
    if !is_near.contains(&true) {
        return;
    }
    let has_values = !is_given(dataset.metric(metric).kind);
    for figure in dataset.figures.iter().filter(|figure| is_near[figure.metric.0 as usize]) {
        let is_rank = is_given(dataset.metric(figure.metric).kind);
        // A rank or grade is near to other ranks and grades only, not to values.
        if (has_values || is_rank) && dataset.applies(figure.unit, metric) {
            add_near(&mut all[figure.unit.0 as usize], figure.metric, has_values && is_rank);
        }
    }
}

fn set_gaps(dataset: &Dataset, metric: MetricIx, all: &mut [Availability]) {
    for (index, gap) in dataset.gaps.iter().enumerate().filter(|(_, gap)| gap.metric == metric) {
        all[gap.unit.0 as usize] = match gap.reason {
            GapReason::NotApplicable => Availability::NotApplicable,
            GapReason::NotReported => Availability::NotReported,
            _ => Availability::Gap(index),
        };
    }
}

fn set_figures(dataset: &Dataset, metric: MetricIx, all: &mut [Availability]) {
    let period = usual_period(dataset, metric);
    for (index, figure) in dataset.figures.iter().enumerate().filter(|(_, figure)| figure.metric == metric) {
        let own = &mut all[figure.unit.0 as usize];
        // The source says why it has none of the period that is ranked, which is more than that it has one of another.
        let is_gap_of_it = |gap: usize| dataset.gaps[gap].period.is_some_and(|of| Some(of) == period);
        if is_of(dataset, figure, period) {
            *own = Availability::Reported(index);
        } else if !matches!(own, Availability::Gap(gap) if is_gap_of_it(*gap)) {
            *own = Availability::OtherPeriod(index);
        }
    }
}

/// Whether a figure is of the usual period of its metric. One that states none is taken to be, but not to be of the one of several
/// that is shown.
fn is_of(dataset: &Dataset, figure: &Figure, usual: Option<Period>) -> bool {
    match (figure.period, usual) {
        (Some(own), Some(usual)) => own == usual,
        (None, Some(_)) => dataset.shown_of(figure.metric).is_none(),
        (_, None) => true,
    }
}

/// How many units reported a metric for its usual period: as many as its ranking has.
pub fn usual_count(dataset: &Dataset, metric: MetricIx) -> usize {
    let usual = usual_period(dataset, metric);
    dataset.figures_of(metric).filter(|figure| is_of(dataset, figure, usual)).count()
}

/// The period of most figures of a metric; of two with equally many, that of the dataset, then the first in the document.
///
/// Of a metric with figures of several periods for one unit, the period that is shown. `None` where no figure has a
/// period, and for ranks and grades that somebody else gave, which are never ranked.
pub fn usual_period(dataset: &Dataset, metric: MetricIx) -> Option<Period> {
    if is_given(dataset.metric(metric).kind) {
        return None;
    }
    if let Some(shown) = dataset.shown_of(metric) {
        return Some(shown);
    }
    // A list, because there are few periods.
    let mut counts: Vec<(Period, usize)> = Vec::new();
    for period in dataset.figures_of(metric).filter_map(|figure| figure.period) {
        match counts.iter_mut().find(|(known, _)| *known == period) {
            Some((_, count)) => *count += 1,
            None => counts.push((period, 1)),
        }
    }
    // Reversed, because `max_by_key` returns the last of equals.
    counts
        .into_iter()
        .rev()
        .max_by_key(|(period, count)| (*count, Some(*period) == dataset.period))
        .map(|(period, _)| period)
}

/// Adds a near metric that the unit reported. A rank or grade takes precedence over a value, because it is about the metric
/// itself.
fn add_near(availability: &mut Availability, metric: MetricIx, is_rank: bool) {
    match availability {
        Availability::RankOnly(metrics) if is_rank => metrics.push(metric),
        Availability::RankOnly(_) => {}
        _ if is_rank => *availability = Availability::RankOnly(vec![metric]),
        Availability::LooksAlike(metrics) => metrics.push(metric),
        _ => *availability = Availability::LooksAlike(vec![metric]),
    }
}

/// Whether figures of a kind are ranks or grades that somebody else gave.
pub(super) fn is_given(kind: Kind) -> bool {
    matches!(kind, Kind::Rank | Kind::Grade)
}

/// Whether each metric is near to this one, by index.
fn near_flags(dataset: &Dataset, metric: MetricIx) -> Vec<bool> {
    let mut flags = vec![false; dataset.metrics.len()];
    for near in &dataset.metric(metric).near {
        flags[near.metric.0 as usize] = true;
    }
    flags
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::reporters::reporter_counts;
    use crate::analysis::testing::{figure, gdp, metric};
    use crate::analysis::{AnalysedDataset, Coverage};
    use crate::dataset::{Gap, LocalText, Near, Part, generate, generate_with_periods};
    use proptest::prelude::*;

    /// GDP, then its rank, then the growth of a part of GDP. GDP names both as near.
    fn with_near() -> Dataset {
        let mut dataset = gdp();
        let near = |metric| Near { metric: MetricIx(metric), reason: LocalText::default() };
        dataset.metrics[0].near = vec![near(1), near(2)];
        dataset.metrics.push(metric(Kind::Rank));
        dataset.metrics.push(metric(Kind::Growth));
        dataset
    }

    #[test]
    fn gdp_does_not_apply_to_a_bureau_and_was_not_reported_by_a_district() {
        let dataset = AnalysedDataset::new(gdp());
        let all = availabilities(&dataset, MetricIx(0));
        assert_eq!(all[0], Availability::NotReported);
        assert_eq!(all[1], Availability::Reported(0));
        assert_eq!(all[4], Availability::NotApplicable);
        let count = Coverage::of(&dataset, &all);
        assert_eq!((count.reported, count.applicable(), count.missing()), (7, 8, 1));
    }

    #[test]
    fn a_rank_takes_precedence_over_a_near_value() {
        let mut dataset = with_near();
        dataset.figures.push(figure(0, 2, "9.5"));
        assert_eq!(availabilities(&dataset, MetricIx(0))[0], Availability::LooksAlike(vec![MetricIx(2)]));
        dataset.figures.push(figure(0, 1, "5"));
        assert_eq!(availabilities(&dataset, MetricIx(0))[0], Availability::RankOnly(vec![MetricIx(1)]));
    }

    #[test]
    fn a_whole_is_no_likeness_of_its_part() {
        // Whoever reported GDP has reported nothing about the part; only GDP names the other as near.
        assert_eq!(availabilities(&with_near(), MetricIx(2))[1], Availability::NotReported);
    }

    #[test]
    fn to_a_rank_another_rank_only_looks_alike() {
        let mut dataset = with_near();
        dataset.metrics.push(metric(Kind::Grade));
        dataset.metrics[1].near = vec![Near { metric: MetricIx(3), reason: LocalText::default() }];
        dataset.figures.push(figure(0, 3, "A档"));
        assert_eq!(availabilities(&dataset, MetricIx(1))[0], Availability::LooksAlike(vec![MetricIx(3)]));
    }

    #[test]
    fn a_figure_takes_precedence_over_a_gap() {
        let mut dataset = gdp();
        let gap = |unit| Gap {
            period: None,
            unit: UnitIx(unit),
            metric: MetricIx(0),
            reason: GapReason::CutOff,
            quote: "".into(),
            note: LocalText::default(),
        };
        dataset.gaps = vec![gap(0), gap(1)];
        let all = availabilities(&dataset, MetricIx(0));
        assert_eq!(all[0], Availability::Gap(0));
        assert_eq!(all[1], Availability::Reported(0));
    }

    #[test]
    fn not_applicable_takes_precedence_over_a_near_metric() {
        let mut dataset = with_near();
        dataset.figures.push(figure(4, 2, "55.2"));
        let all = availabilities(&dataset, MetricIx(0));
        assert_eq!(all[4], Availability::NotApplicable);
        let count = Coverage::of(&dataset, &all);
        assert_eq!((count.looks_alike, count.not_applicable), (0, 2));
        assert_eq!((count.applicable(), count.missing()), (8, 1));
    }

    #[test]
    fn like_for_like_means_the_same_period() {
        let mut dataset = gdp();
        let half = Period { year: 2024, part: Part::Half(1) };
        dataset.period = Some(half);
        let set = |dataset: &mut Dataset, index: usize, period| dataset.figures[index].period = period;
        (0..7).for_each(|index| set(&mut dataset, index, Some(half)));
        set(&mut dataset, 2, Some(Period { part: Part::Quarter(2), ..half }));
        set(&mut dataset, 3, None);
        let all = availabilities(&dataset, MetricIx(0));
        assert_eq!((&all[3], &all[5]), (&Availability::OtherPeriod(2), &Availability::Reported(3)));
        let count = Coverage::of(&dataset, &all);
        assert_eq!((count.reported, count.other_period, count.applicable(), count.missing()), (6, 1, 8, 2));
        dataset.metrics[0].kind = Kind::Rank;
        assert_eq!(availabilities(&dataset, MetricIx(0))[3], Availability::Reported(2));
    }

    /// Checks for every metric that each unit is listed once, and that every count is the length of its list.
    fn counts_are_lists(dataset: Dataset) {
        let dataset = AnalysedDataset::new(dataset);
        for metric in dataset.metric_ixs() {
            let ranking = dataset.ranking(metric, false);
            let listed = |is_it: fn(&Availability) -> bool| {
                ranking.unranked.iter().filter(|(_, availability)| is_it(availability)).count() as u32
            };
            let count = ranking.coverage;
            let id = &dataset.metric(metric).id;
            assert_eq!(count.reported as usize, ranking.rows.len(), "{id}");
            assert_eq!(usual_count(&dataset, metric), ranking.rows.len(), "{id}");
            assert_eq!(count.not_applicable, listed(|it| *it == Availability::NotApplicable), "{id}");
            assert_eq!(count.missing(), listed(|it| *it != Availability::NotApplicable), "{id}");
            assert_eq!(ranking.rows.len() + ranking.unranked.len(), dataset.units.len(), "{id}");
            for (unit, availability) in &ranking.unranked {
                let has_figure = dataset.figure(*unit, metric).is_some();
                let could = has_figure || dataset.applies(*unit, metric);
                assert_eq!(*availability != Availability::NotApplicable, could, "{id}");
            }
        }
    }

    #[test]
    fn what_is_counted_is_what_is_listed() {
        counts_are_lists(crate::dataset::embedded());
        for seed in 0..200 {
            counts_are_lists(generate(1 + seed as u32 % 23, 18, seed));
        }
    }

    #[test]
    fn no_ranking_mixes_periods() {
        for seed in 0..200 {
            let dataset = AnalysedDataset::new(match seed % 2 {
                0 => generate(12, 18, seed),
                _ => generate_with_periods(12, 18, 4, seed),
            });
            for metric in dataset.metric_ixs().filter(|metric| !is_given(dataset.metric(*metric).kind)) {
                let ranked = dataset.ranking(metric, false);
                let all = ranked.rows.iter().map(|row| dataset.figures[row.figure].period);
                let is_dated = dataset.shown_of(metric).is_some();
                assert!(!is_dated || all.clone().all(|period| period.is_some()), "{seed} {metric:?}");
                let periods = all.flatten();
                assert!(periods.clone().zip(periods.skip(1)).all(|(a, b)| a == b), "{seed} {metric:?}");
                let other_period =
                    ranked.unranked.iter().filter_map(|(_, availability)| availability.figure()).count();
                assert_eq!(ranked.rows.len() + other_period, dataset.figures_of(metric).count());
            }
        }
    }

    proptest! {
        #[test]
        fn every_unit_has_one_availability(
            figures in proptest::collection::btree_set((0u32..10, 0u32..3), 0..30),
            gaps in proptest::collection::vec((0u32..10, 0u32..3), 0..6),
        ) {
            let mut dataset = with_near();
            dataset.figures = figures.iter().map(|&(unit, metric)| figure(unit, metric, "7")).collect();
            let gap = |&(unit, metric): &(u32, u32)| Gap {
                period: None,
                unit: UnitIx(unit), metric: MetricIx(metric), reason: GapReason::CutOff, quote: String::new(),
                note: LocalText::default(),
            };
            dataset.gaps = gaps.iter().map(gap).collect();
            let dataset = AnalysedDataset::new(dataset);
            let reported = reporter_counts(&dataset);
            for metric in dataset.metric_ixs() {
                let all = availabilities(&dataset, metric);
                let count = Coverage::of(&dataset, &all);
                prop_assert_eq!(all.len(), dataset.units.len());
                let applies = |unit: &UnitIx| dataset.applies(*unit, metric);
                let could = dataset.unit_ixs().filter(applies).count() as u32;
                prop_assert_eq!(count.applicable() + count.not_applicable, 10);
                prop_assert!(count.applicable() >= could);
                prop_assert_eq!(count.reported, reported[metric.0 as usize]);
                for (unit, availability) in dataset.unit_ixs().zip(&all) {
                    let has = dataset.figure(unit, metric).is_some();
                    prop_assert_eq!(matches!(availability, Availability::Reported(_)), has);
                    let is_its = |gap: &Gap| gap.unit == unit && gap.metric == metric;
                    let gap = !has && dataset.gaps.iter().any(is_its);
                    prop_assert_eq!(matches!(availability, Availability::Gap(_)), gap);
                }
            }
        }
    }
}
