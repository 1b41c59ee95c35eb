//! Growth: all figures of it in per cent, and the level of the year before where level and growth are both reported.

use super::{AnalysedDataset, Interval, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Fixed, Kind, Metric, MetricIx, UnitIx, Value};
use std::cmp::Ordering;

/// A figure of growth, in per cent of the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrowthFigure {
    /// The unit that reported it.
    pub unit: UnitIx,
    /// The metric.
    pub metric: MetricIx,
    /// The index of the figure in [`Dataset::figures`].
    pub figure: usize,
    /// Per cent, as printed or converted from a multiple.
    pub percent: Fixed,
}

/// The level of the year before, computed: the level · 100 / (100 + growth in per cent).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastYear {
    /// The index of this year's level in [`Dataset::figures`].
    pub level: usize,
    /// The index of the growth in [`Dataset::figures`].
    pub growth: usize,
    /// The growth in per cent.
    pub percent: Fixed,
    /// The level of the year before, from the printed numbers, in the unit of measurement of the level.
    pub value: f64,
    /// The least that it can have been before both numbers were rounded, and with their bounds; at least 0.
    pub lo: f64,
    /// The most that it can have been; ∞ if a bound has no end.
    pub hi: f64,
}

/// The least and the greatest growth of a metric among some of the units that reported it, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthRange {
    /// How many units these are.
    pub count: usize,
    /// The least growth.
    pub low: GrowthEnd,
    /// The greatest growth.
    pub high: GrowthEnd,
}

/// One end of a [`GrowthRange`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthEnd {
    /// The index of the figure in [`Dataset::figures`]; of several, the first.
    pub figure: usize,
    /// The units that reported it.
    pub units: Vec<UnitIx>,
}

impl GrowthEnd {
    /// The most units that a headline names at an end of the range.
    const MAX_NAMED: usize = 2;

    /// The units if they are few enough to be named.
    pub fn named(&self) -> &[UnitIx] {
        if self.units.len() <= Self::MAX_NAMED { &self.units } else { &[] }
    }

    /// Takes a row into account: `further` is how a value compares that lies further out.
    fn add(&mut self, dataset: &Dataset, row: &Row, further: Ordering) {
        let compared = order(dataset, row.figure).cmp(&order(dataset, self.figure));
        if compared == further {
            self.figure = row.figure;
            self.units.clear();
        }
        if compared == further || compared == Ordering::Equal {
            self.units.push(row.unit);
        }
    }
}

impl GrowthRange {
    /// The range of the rows of a ranking that are shown; `None` if there are none.
    pub fn of(dataset: &Dataset, rows: &[Row], is_shown: impl Fn(&Row) -> bool) -> Option<Self> {
        let mut range: Option<Self> = None;
        for row in rows.iter().filter(|row| is_shown(row)) {
            let end = || GrowthEnd { figure: row.figure, units: Vec::new() };
            let range = range.get_or_insert_with(|| Self { count: 0, low: end(), high: end() });
            range.count += 1;
            range.low.add(dataset, row, Ordering::Less);
            range.high.add(dataset, row, Ordering::Greater);
        }
        range
    }

    /// The units that a headline names.
    pub fn named(&self) -> Vec<UnitIx> {
        let mut units = self.low.named().to_vec();
        units.extend_from_slice(self.high.named());
        units
    }
}

/// What figures of one metric are ordered by: the printed number, then whether more than it is meant.
fn order(dataset: &Dataset, figure: usize) -> (Fixed, bool) {
    let figure = &dataset.figures[figure];
    let number = figure.number().unwrap_or_default();
    (number, figure.is_more())
}

/// The growth of a figure in per cent: 增长5.85倍 (by 5.85 times) is 585. `None` if it is not growth.
pub fn percent_of(metric: &Metric, figure: &Figure) -> Option<Fixed> {
    in_percent(metric.kind, figure.number()?)
}

/// A number of growth in per cent; `None` if the kind is not growth.
pub fn in_percent(kind: Kind, number: Fixed) -> Option<Fixed> {
    Some(number.times_power_of_ten(percents(kind)?))
}

/// The values in per cent that the growth of a figure can have been before rounding. `None` if it is not growth.
pub fn percent_interval(metric: &Metric, figure: &Figure) -> Option<Interval> {
    let power = percents(metric.kind)?;
    Some(Interval::rounded(metric, figure)?.times_power_of_ten(power))
}

/// The power of ten of how many per cent of growth one is, in figures of a kind; `None` if they are not growth, as shares and
/// percentage points are not.
fn percents(kind: Kind) -> Option<i8> {
    match kind {
        Kind::Growth => Some(0),
        Kind::Multiple => Some(2),
        _ => None,
    }
}

/// Whether the growth chart can show a metric: growth, or numbers of several periods.
pub fn has_growth(dataset: &Dataset, metric: MetricIx) -> bool {
    let is_over_time = !dataset.periods_of(metric).is_empty() && dataset.metric(metric).kind != Kind::Grade;
    is_over_time || is_growth(dataset, metric)
}

/// Whether the growth chart can show any metric.
pub fn any_growth(dataset: &Dataset) -> bool {
    dataset.metric_ixs().any(|metric| has_growth(dataset, metric))
}

/// Whether the figures of a metric are growth, which share one axis.
pub fn is_growth(dataset: &Dataset, metric: MetricIx) -> bool {
    percents(dataset.metric(metric).kind).is_some()
}

/// All figures of growth, in the order of the document.
pub fn growths(dataset: &Dataset) -> Vec<GrowthFigure> {
    let growth = |(index, figure): (usize, &Figure)| {
        let percent = percent_of(dataset.metric(figure.metric), figure)?;
        Some(GrowthFigure { unit: figure.unit, metric: figure.metric, figure: index, percent })
    };
    dataset.figures.iter().enumerate().filter_map(growth).collect_vec()
}

/// Whether a figure of growth has an index: nothing falls by more than all of it. A profit that turned into a loss does, and
/// has none.
pub fn has_index(dataset: &Dataset, figure: usize) -> bool {
    let figure = &dataset.figures[figure];
    let percent = percent_of(dataset.metric(figure.metric), figure);
    percent.is_some_and(|percent| growth_index(percent) >= Fixed::default())
}

/// The level as an index, with the year before as 100: 108.1 for a growth of 8.1 %.
pub fn growth_index(percent: Fixed) -> Fixed {
    percent + Fixed::whole(100)
}

/// The growth of a metric: the first metric of growth in the document that has it as its level.
pub fn growth_of(dataset: &Dataset, level: MetricIx) -> Option<MetricIx> {
    let is_growth_of_it = |metric: &MetricIx| {
        let metric = dataset.metric(*metric);
        metric.level == Some(level) && percents(metric.kind).is_some()
    };
    dataset.metric_ixs().find(is_growth_of_it)
}

/// The level of the year before for a unit, from the metric `growth` and the metric that is its level.
///
/// `None` if one of the figures is missing, their periods differ, the level is not a positive quantity, or the growth is
/// −100 % or less.
pub fn last_year(dataset: &AnalysedDataset, unit: UnitIx, growth: MetricIx) -> Option<LastYear> {
    let definition = dataset.metric(growth);
    let level_metric = definition.level.filter(|_| definition.chains)?;
    year_before_of(dataset, unit, growth, level_metric)
}

// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn year_before_of(
    dataset: &AnalysedDataset,
    unit: UnitIx,
    growth: MetricIx,
    level_metric: MetricIx,
) -> Option<LastYear> {
    let definition = dataset.metric(growth);
    let growth_index = dataset.figure_index(unit, growth)?;
    let level_index = dataset.figure_index(unit, level_metric)?;
    let growth_figure = dataset.figures.get(growth_index)?;
    let level_figure = dataset.figures.get(level_index)?;
    if growth_figure.period != level_figure.period {
        return None;
    }
    let level = positive_level(dataset.metric(level_metric), level_figure)?;
    let percent = percent_of(definition, growth_figure)?;
    let interval = percent_interval(definition, growth_figure)?;
    let (value, lo, hi) = year_before(level, (percent, interval))?;
    Some(LastYear { level: level_index, growth: growth_index, percent, value, lo, hi })
}

/// The printed level if it is a positive quantity, and the values that can have been rounded to it.
fn positive_level(metric: &Metric, figure: &Figure) -> Option<(Fixed, Interval)> {
    let is_number = matches!(figure.value, Value::Number { .. });
    let number = figure.number().filter(|number| is_number && *number > Fixed::ZERO)?;
    let is_level = matches!(metric.kind, Kind::Amount | Kind::Count);
    if is_level { Some((number, Interval::rounded(metric, figure)?)) } else { None }
}

/// The value, the least and the most of the level of the year before.
fn year_before(level: (Fixed, Interval), percent: (Fixed, Interval)) -> Option<(f64, f64, f64)> {
    let now = growth_index(percent.0);
    if now <= Fixed::ZERO {
        return None;
    }
    let (least_now, most_now) = (100.0 + percent.1.lo(), 100.0 + percent.1.hi());
    let value = level.0.as_f64() * 100.0 / now.as_f64();
    // A growth without an upper end is infinite: the least is then 0.
    let lo = level.1.lo().max(0.0) * 100.0 / most_now;
    let hi = if least_now > 0.0 { level.1.hi() * 100.0 / least_now } else { f64::INFINITY };
    Some((value, lo, hi))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{BUREAU, figure, metric, number, unit};
    use crate::dataset::{Bound, Part, Period, Value};
    use proptest::prelude::*;

    /// One unit with a level and its growth.
    fn pair(level: &str, kind: Kind, growth: &str) -> Dataset {
        let metrics =
            vec![metric(Kind::Amount), Metric { level: Some(MetricIx(0)), chains: true, ..metric(kind) }];
        let figures = vec![figure(0, 0, level), figure(0, 1, growth)];
        Dataset { units: vec![unit("水利局", BUREAU)], metrics, figures, ..Dataset::default() }
    }

    fn computed(dataset: &Dataset) -> Option<LastYear> {
        last_year(&AnalysedDataset::new(dataset.clone()), UnitIx(0), MetricIx(1))
    }

    fn is_near(value: f64, expected: f64) -> bool {
        (value - expected).abs() < 0.005
    }

    #[test]
    fn last_year_follows_from_level_and_growth_with_its_spread() {
        let last = computed(&pair("207.5", Kind::Growth, "55.2")).unwrap();
        assert!(
            is_near(last.value, 133.70) && is_near(last.lo, 133.62) && is_near(last.hi, 133.77),
            "{last:?}"
        );
        assert_eq!((last.level, last.growth, last.percent), (0, 1, number("55.2").0));
    }

    #[test]
    fn five_point_eight_five_times_more_is_585_per_cent() {
        let dataset = pair("685", Kind::Multiple, "5.85");
        assert_eq!(percent_of(&dataset.metrics[1], &dataset.figures[1]), Some(Fixed::whole(585)));
        assert_eq!(growth_index(Fixed::whole(585)), Fixed::whole(685));
        let last = computed(&dataset).unwrap();
        assert!(is_near(last.value, 100.0) && last.lo < 100.0 && last.hi > 100.0);
    }

    #[test]
    fn a_bound_leaves_one_side_open() {
        let mut dataset = pair("210", Kind::Growth, "50");
        dataset.figures[0].bound = Bound::Over;
        let last = computed(&dataset).unwrap();
        assert!(is_near(last.lo, 210.0 / 1.505) && last.hi == f64::INFINITY);
        dataset.figures[0].bound = Bound::Exact;
        dataset.figures[1].bound = Bound::AtLeast;
        let last = computed(&dataset).unwrap();
        assert!(last.lo == 0.0 && is_near(last.hi, 210.5 / 1.5));
    }

    #[test]
    fn a_loss_of_everything_says_nothing_of_last_year() {
        assert_eq!(computed(&pair("5", Kind::Growth, "-100")), None);
        assert_eq!(computed(&pair("5", Kind::Growth, "-180")), None);
        assert_eq!(computed(&pair("5", Kind::Growth, "-99.9")).unwrap().hi.round(), 11_000.0);
        let about = |dataset: &mut Dataset| dataset.figures[1].bound = Bound::About;
        let mut dataset = pair("5", Kind::Growth, "-98");
        about(&mut dataset);
        assert!(computed(&dataset).unwrap().hi.is_finite());
        let mut dataset = pair("5", Kind::Growth, "-99.99");
        dataset.figures[1].value = Value::Number { number: number("-99.6").0, decimals: 0 };
        assert_eq!(computed(&dataset).unwrap().hi, f64::INFINITY);
    }

    #[test]
    fn what_does_not_fit_is_not_computed() {
        let mut dataset = pair("5", Kind::Share, "50");
        assert_eq!(computed(&dataset), None);
        dataset = pair("5", Kind::Growth, "50");
        dataset.metrics[0].kind = Kind::Share;
        assert_eq!(computed(&dataset), None);
        dataset = pair("-5", Kind::Growth, "50");
        assert_eq!(computed(&dataset), None);
        dataset = pair("5", Kind::Growth, "50");
        dataset.figures[0].period = Some(Period { year: 2023, part: Part::Year });
        assert_eq!(computed(&dataset), None);
        dataset.figures.remove(0);
        assert_eq!(computed(&dataset), None);
    }

    #[test]
    fn only_growth_and_multiples_are_growth() {
        let mut dataset = pair("5", Kind::Growth, "50");
        for (index, kind) in [Kind::Points, Kind::Share, Kind::Multiple, Kind::Count].into_iter().enumerate()
        {
            dataset.metrics.push(metric(kind));
            dataset.figures.push(figure(0, index as u32 + 2, "2"));
        }
        let found: Vec<_> = growths(&dataset).iter().map(|mark| (mark.metric.0, mark.percent)).collect();
        assert_eq!(found, [(1, Fixed::whole(50)), (4, Fixed::whole(200))]);
        assert_eq!(growth_of(&dataset, MetricIx(0)), Some(MetricIx(1)));
        assert_eq!(growth_of(&dataset, MetricIx(1)), None);
    }

    /// The value as somebody would print it with that many decimals.
    fn print(value: f64, decimals: i8) -> Value {
        let scale = 10f64.powi(decimals.into());
        let steps = (value * scale).round() as i64;
        Value::Number {
            number: Fixed::from_parts(Fixed::half_step(decimals).parts() * i128::from(steps) * 2),
            decimals,
        }
    }

    proptest! {
        #[test]
        fn the_true_level_lies_in_the_spread(
            then in 1.0f64..100_000.0,
            ratio in 0.02f64..9.0,
            decimals in (0i8..4, 0i8..3),
            multiple in any::<bool>(),
        ) {
            let now = then * ratio;
            let kind = if multiple { Kind::Multiple } else { Kind::Growth };
            let growth = (ratio - 1.0) * if multiple { 1.0 } else { 100.0 };
            let mut dataset = pair("1", kind, "1");
            dataset.figures[0].value = print(now, decimals.0);
            dataset.figures[1].value = print(growth, decimals.1);
            let Some(last) = computed(&dataset) else {
                // Only a level that is printed as 0, or a loss that is printed as a loss of everything, is not computed.
                let printed = |figure: usize| dataset.figures[figure].number().unwrap();
                let everything = Fixed::whole(if multiple { -1 } else { -100 });
                prop_assert!(printed(0) == Fixed::whole(0) || printed(1) <= everything, "{:?}", dataset.figures);
                return Ok(());
            };
            let slack = then * 1e-9;
            prop_assert!(last.lo <= then + slack && then - slack <= last.hi, "{} in {:?}", then, last);
            prop_assert!(last.lo <= last.value && last.value <= last.hi);
        }
    }
}
