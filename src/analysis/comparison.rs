//! Comparisons of a few units: the metrics that several of them reported, and the figures that only one of them has.

use super::indistinct::is_told_apart;
use super::reporters::reporter_counts;
use super::{AnalysedDataset, Interval, ranks};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Figure, Kind, MetricIx, Period, UnitIx};
use crate::sort::sort_by;

/// A few units side by side, in two parts: what they share, and what they do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The units.
    pub units: Vec<UnitIx>,
    /// The metrics that at least two of them reported, by axis, then by theme.
    pub shared: Vec<SharedMetric>,
    /// The figures for metrics that only one of them reported: indices into [`Dataset::figures`], by theme. The units are
    /// in the order of `units`, without those that have no such figures.
    pub unshared: Vec<(UnitIx, Vec<usize>)>,
}

/// A metric of a [`Comparison`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedMetric {
    /// The metric.
    pub metric: MetricIx,
    /// The metrics that it shares a scale with.
    pub axis: Axis,
    /// The figures of the units that reported it, in the order of the units: indices into [`Dataset::figures`].
    pub figures: Vec<usize>,
    /// The figures of other periods, where those of at least two units are of one: they are not compared.
    pub apart: Vec<usize>,
    /// The units that did not report it.
    pub absent: Vec<UnitIx>,
    /// Whether a unit can be ahead: the figures are compared, and more or less is better.
    pub can_lead: bool,
    /// The unit that is surely ahead of the others; `None` if there is none, or if none can be.
    pub leader: Option<UnitIx>,
}

impl SharedMetric {
    /// All its figures in reading order: those that are compared, then those of other periods.
    pub fn all_figures(&self) -> impl Iterator<Item = usize> {
        self.figures.iter().chain(&self.apart).copied()
    }

    /// The axis of one of its figures.
    pub fn axis_of(&self, figure: usize) -> Axis {
        if self.apart.contains(&figure) { Axis::DifferentPeriods } else { self.axis }
    }
}

/// The metrics that share a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// Growth in per cent, including multiples.
    Growth,
    /// Percentage points.
    Points,
    /// Shares in per cent.
    Share,
    /// Each metric has a scale of its own.
    Own,
    /// No scale: ranks or grades that somebody else gave.
    Given,
    /// No scale: the figures are about different periods.
    DifferentPeriods,
}

impl Axis {
    /// The axis of figures of a kind, if they are about the same period.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Growth | Kind::Multiple => Axis::Growth,
            Kind::Points => Axis::Points,
            Kind::Share => Axis::Share,
            Kind::Amount | Kind::Count | Kind::Streak => Axis::Own,
            Kind::Score | Kind::Rate | Kind::Duration => Axis::Own,
            Kind::Rank | Kind::Grade => Axis::Given,
        }
    }
}

impl Comparison {
    /// Compares units.
    pub fn of(dataset: &AnalysedDataset, units: Vec<UnitIx>) -> Self {
        let mut shared = Vec::new();
        let mut unshared: Vec<(UnitIx, Vec<usize>)> =
            units.iter().map(|unit| (*unit, Vec::new())).collect_vec();
        for metric in by_theme(dataset) {
            match figures(dataset, &units, metric).as_slice() {
                [] => {}
                [only] if !others_reported_too(dataset, &units, metric, *only) => {
                    let unit = dataset.figures[*only].unit;
                    let own = unshared.iter_mut().filter(|(owner, _)| *owner == unit);
                    own.for_each(|(_, figures)| figures.push(*only));
                }
                all => shared.push(shared_metric(dataset, &units, metric, all)),
            }
        }
        sort_by(&mut shared, |a, b| a.axis.cmp(&b.axis));
        unshared.retain(|(_, figures)| !figures.is_empty());
        Self { units, shared, unshared }
    }

    /// All figures in reading order: indices into [`Dataset::figures`].
    pub fn figures(&self) -> impl Iterator<Item = usize> {
        let unshared = self.unshared.iter().flat_map(|(_, figures)| figures);
        self.shared.iter().flat_map(SharedMetric::all_figures).chain(unshared.copied())
    }
}

/// All metrics by theme.
fn by_theme(dataset: &Dataset) -> Vec<MetricIx> {
    let mut metrics: Vec<MetricIx> = dataset.metric_ixs().collect_vec();
    sort_by(&mut metrics, |a, b| dataset.metric(*a).theme.cmp(&dataset.metric(*b).theme));
    metrics
}

/// The indices of the units' figures for a metric, in the order of the units.
fn figures(dataset: &AnalysedDataset, units: &[UnitIx], metric: MetricIx) -> Vec<usize> {
    units.iter().filter_map(|unit| dataset.figure_index(*unit, metric)).collect_vec()
}

/// Whether others of the units reported the metric too, though this is their only figure that is shown: it is not of the period that
/// is shown, and the figures of the others stand behind a gap of that period.
fn others_reported_too(dataset: &AnalysedDataset, units: &[UnitIx], metric: MetricIx, only: usize) -> bool {
    let figure = &dataset.figures[only];
    let is_of_shown = figure.period == dataset.shown_of(metric);
    !is_of_shown && units.iter().any(|unit| *unit != figure.unit && has_hidden(dataset, *unit, metric))
}

/// Whether a unit has figures of a metric, of which none is shown.
fn has_hidden(dataset: &AnalysedDataset, unit: UnitIx, metric: MetricIx) -> bool {
    let mut figures = dataset.whole().figures.iter();
    dataset.figure(unit, metric).is_none() && figures.any(|it| (it.unit, it.metric) == (unit, metric))
}

fn shared_metric(
    dataset: &AnalysedDataset,
    units: &[UnitIx],
    metric: MetricIx,
    all: &[usize],
) -> SharedMetric {
    let common = compared_period(dataset, metric, all);
    let (mut figures, mut apart, mut absent) = (Vec::new(), Vec::new(), units.to_vec());
    // Periods that are known, where no two are the same.
    let mut different = 0;
    for index in all {
        let figure = &dataset.figures[*index];
        absent.retain(|unit| *unit != figure.unit);
        match figure.period.is_none_or(|own| common.is_none_or(|common| own == common)) {
            true => figures.push(*index),
            false => apart.push(*index),
        }
        different += u32::from(common.is_none() && figure.period.is_some());
    }
    // Whoever has a gap of the period that is shown may have a figure of the one that these are of.
    let is_shown = common == dataset.shown_of(metric);
    let is_whole = is_shown || !absent.iter().any(|unit| has_hidden(dataset, *unit, metric));
    let axis = match different > 1 || !is_whole {
        true => Axis::DifferentPeriods,
        false => Axis::of(dataset.metric(metric).kind),
    };
    let can_lead = axis < Axis::Given && dataset.metric(metric).better != Better::Neither;
    let leader = if can_lead { leader(dataset, metric, &figures) } else { None };
    SharedMetric { metric, axis, figures, apart, absent, can_lead, leader }
}

/// The period that most figures are of, the later one of as many; `None` where no two are of one. Where units have figures of several
/// periods it is the one that is shown, unless no figure is of it: who has one of that may have one of another too.
fn compared_period(dataset: &Dataset, metric: MetricIx, figures: &[usize]) -> Option<Period> {
    let shown = dataset.shown_of(metric);
    let has_shown = shown.is_some() && figures.iter().any(|index| dataset.figures[*index].period == shown);
    let mut most = (1, None);
    for index in figures {
        let period = dataset.figures[*index].period;
        let alike = figures.iter().filter(|other| dataset.figures[**other].period == period).count();
        let is_possible = period.is_some() && (!has_shown || period == shown);
        if is_possible && (alike, period) > most {
            most = (alike, period);
        }
    }
    most.1.filter(|_| most.0 > 1)
}

/// Whether two figures can be about the same period; an unknown period can be any.
fn can_share_period(a: &Figure, b: &Figure) -> bool {
    a.period.zip(b.period).is_none_or(|(a, b)| a == b)
}

/// The two units that are compared unless the reader chooses: the one with most figures that others reported too, and the
/// [most comparable](most_comparable) one.
pub fn default_pair(dataset: &Dataset) -> Vec<UnitIx> {
    let counts = reporter_counts(dataset);
    let shared = |figure: &&Figure| counts.get(figure.metric.0 as usize).is_some_and(|count| *count > 1);
    let mut own = vec![0u32; dataset.units.len()];
    for figure in dataset.figures.iter().filter(shared) {
        own[figure.unit.0 as usize] += 1;
    }
    let first = greatest(dataset, &own, None);
    first.into_iter().chain(first.and_then(|unit| most_comparable(dataset, unit))).collect_vec()
}

/// The other unit that shares most metrics with this one, for the same periods; the first of equals. Linear in the number
/// of figures.
pub fn most_comparable(dataset: &Dataset, unit: UnitIx) -> Option<UnitIx> {
    let mut own: Vec<Option<&Figure>> = vec![None; dataset.metrics.len()];
    for figure in dataset.figures.iter().filter(|figure| figure.unit == unit) {
        own[figure.metric.0 as usize] = Some(figure);
    }
    let mut shared = vec![0u32; dataset.units.len()];
    for figure in &dataset.figures {
        let own = own[figure.metric.0 as usize];
        shared[figure.unit.0 as usize] += u32::from(own.is_some_and(|own| can_share_period(own, figure)));
    }
    greatest(dataset, &shared, Some(unit))
}

/// The unit with the greatest count, the first of equals, except for one.
fn greatest(dataset: &Dataset, counts: &[u32], except: Option<UnitIx>) -> Option<UnitIx> {
    let others = dataset.unit_ixs().rev().filter(|unit| Some(*unit) != except);
    others.max_by_key(|unit| counts[unit.0 as usize])
}

/// The unit that is surely ahead of the others.
fn leader(dataset: &Dataset, metric: MetricIx, figures: &[usize]) -> Option<UnitIx> {
    let definition = dataset.metric(metric);
    let interval = |index: &usize| Interval::printed(definition, &dataset.figures[*index]);
    let intervals = Option::<Vec<Interval>>::from_iter(figures.iter().map(interval));
    let ranks = ranks(&intervals?, definition.better);
    let first = ranks.iter().position(|rank| rank.worst == 1 && !rank.tied)?;
    // Whoever may be as good is not behind: “under 3” beside 0.
    if ranks.iter().enumerate().any(|(index, rank)| index != first && rank.best == 1) {
        return None;
    }
    let first = dataset.figures.get(*figures.get(first)?)?;
    let is_ahead = |index: &usize| is_told_apart(definition, first, &dataset.figures[*index]);
    figures.iter().all(is_ahead).then_some(first.unit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{DISTRICT, figure, metric, names, unit};
    use crate::dataset::{Bound, Metric, embedded};

    fn compared(ids: &[&str]) -> (AnalysedDataset, Comparison) {
        let dataset = AnalysedDataset::new(embedded());
        let units = ids.iter().map(|id| dataset.unit_by_id(id).unwrap()).collect();
        let comparison = Comparison::of(&dataset, units);
        (dataset, comparison)
    }

    #[test]
    fn two_units_share_what_both_reported_and_nothing_is_lost() {
        let (dataset, comparison) = compared(&["hitech", "wansheng"]);
        let shared: Vec<&str> =
            comparison.shared.iter().map(|shared| dataset.metric(shared.metric).id.as_str()).collect();
        assert_eq!(shared, ["gdp_growth", "industrial_va_growth"]);
        let leaders = comparison.shared.iter().filter_map(|shared| shared.leader);
        assert_eq!(names(&dataset, leaders), ["高新区", "万盛经开区"]);
        let own: Vec<usize> = comparison.unshared.iter().map(|(_, figures)| figures.len()).collect();
        assert_eq!(own, [19, 18]);
    }

    #[test]
    fn figures_of_different_periods_are_apart_and_lead_nothing() {
        let (dataset, comparison) = compared(&["wanzhou", "zhongxian"]);
        let grade = comparison
            .shared
            .iter()
            .find(|shared| shared.metric == dataset.metric_by_id("economic_report_grade").unwrap());
        assert_eq!(grade.unwrap().axis, Axis::DifferentPeriods);
        assert!(comparison.shared.iter().all(|shared| shared.leader.is_none()));
    }

    #[test]
    fn the_first_two_share_most() {
        let dataset = embedded();
        assert_eq!(names(&dataset, default_pair(&dataset)), ["高新区", "南岸区"]);
        let yongchuan = dataset.unit_by_id("yongchuan").unwrap();
        assert_eq!(names(&dataset, most_comparable(&dataset, yongchuan)), ["忠县"]);
        assert!(default_pair(&Dataset::default()).is_empty());
    }

    #[test]
    fn of_four_those_without_a_figure_are_named() {
        let (dataset, comparison) = compared(&["hitech", "nanan", "dazu", "pengshui"]);
        let investment = dataset.metric_by_id("fixed_asset_investment_growth").unwrap();
        let row = comparison.shared.iter().find(|shared| shared.metric == investment).unwrap();
        assert_eq!(names(&dataset, row.absent.iter().copied()), ["大足区", "彭水县"]);
        assert_eq!(row.figures.len(), 2);
    }

    #[test]
    fn nobody_leads_where_a_bound_or_a_tie_leaves_it_open() {
        let units = vec![unit("甲", DISTRICT), unit("乙", DISTRICT)];
        let mut dataset = Dataset { units, metrics: vec![metric(Kind::Amount)], ..Dataset::default() };
        dataset.figures = vec![figure(0, 0, "8"), figure(1, 0, "9")];
        let leader = |dataset: &Dataset| {
            let dataset = AnalysedDataset::new(dataset.clone());
            Comparison::of(&dataset, vec![UnitIx(0), UnitIx(1)]).shared[0].leader
        };
        assert_eq!(leader(&dataset), Some(UnitIx(1)));
        dataset.figures[0].bound = Bound::Over;
        assert_eq!(leader(&dataset), None);
        dataset.figures = vec![figure(0, 0, "8"), figure(1, 0, "8")];
        assert_eq!(leader(&dataset), None);
        dataset.figures = vec![figure(0, 0, "8"), figure(1, 0, "9")];
        dataset.metrics[0] = Metric { better: Better::Neither, ..metric(Kind::Amount) };
        assert_eq!(leader(&dataset), None);
    }
}
