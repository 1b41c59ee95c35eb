//! Two to four units: what can be compared, on which axis, and what only one of them reported.

use super::availability::coverage;
use super::{AnalysedDataset, Interval, ranks};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Figure, Kind, MetricIx, UnitIx};
use crate::sort::sort_by;

/// A few units side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The units.
    pub units: Vec<UnitIx>,
    /// Metrics that at least two of them reported: by axis, then by theme.
    pub shared: Vec<Shared>,
    /// What only one of them reported: places in [`Dataset::figures`], by theme. Units in the order of
    /// `units`, those without such figures left out.
    pub own: Vec<(UnitIx, Vec<usize>)>,
}

/// One metric of a [`Comparison`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The metric.
    pub metric: MetricIx,
    /// With which others it may stand on one scale.
    pub axis: Axis,
    /// Places in [`Dataset::figures`], in the order of the units that reported it.
    pub figures: Vec<usize>,
    /// Who did not.
    pub absent: Vec<UnitIx>,
    /// Who is surely ahead of the others; `None` where nobody is, or neither end is the good one.
    pub leader: Option<UnitIx>,
}

/// Which metrics may share a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// Growth in per cent, multiples among it.
    Growth,
    /// Percentage points.
    Points,
    /// Shares in per cent.
    Share,
    /// A scale of its own for each.
    Own,
    /// No scale: somebody else gave places or grades.
    Given,
    /// No scale: the figures speak of different periods.
    Apart,
}

impl Axis {
    /// The axis of a kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Growth | Kind::Multiple => Axis::Growth,
            Kind::Points => Axis::Points,
            Kind::Share => Axis::Share,
            Kind::Amount | Kind::Count | Kind::Streak => Axis::Own,
            Kind::Rank | Kind::Grade => Axis::Given,
        }
    }
}

impl Comparison {
    /// Compares the units.
    pub fn of(dataset: &AnalysedDataset, units: Vec<UnitIx>) -> Self {
        let mut shared = Vec::new();
        let mut own: Vec<(UnitIx, Vec<usize>)> = units.iter().map(|unit| (*unit, Vec::new())).collect_vec();
        for metric in by_theme(dataset) {
            match figures(dataset, &units, metric).as_slice() {
                [] => {}
                [only] => {
                    let unit = dataset.figures[*only].unit;
                    own.iter_mut()
                        .filter(|(owner, _)| *owner == unit)
                        .for_each(|(_, places)| places.push(*only));
                }
                several => shared.push(share(dataset, &units, metric, several)),
            }
        }
        sort_by(&mut shared, |a, b| a.axis.cmp(&b.axis));
        own.retain(|(_, places)| !places.is_empty());
        Self { units, shared, own }
    }

    /// All figures, in reading order: places in [`Dataset::figures`].
    pub fn places(&self) -> impl Iterator<Item = usize> {
        let own = self.own.iter().flat_map(|(_, places)| places);
        self.shared.iter().flat_map(|shared| &shared.figures).chain(own).copied()
    }
}

fn by_theme(dataset: &Dataset) -> Vec<MetricIx> {
    let mut metrics: Vec<MetricIx> = dataset.metric_ixs().collect_vec();
    sort_by(&mut metrics, |a, b| dataset.metric(*a).theme.cmp(&dataset.metric(*b).theme));
    metrics
}

/// Indices of the figures of those units, in their order.
fn figures(dataset: &AnalysedDataset, units: &[UnitIx], metric: MetricIx) -> Vec<usize> {
    units.iter().filter_map(|unit| dataset.figure_index(*unit, metric)).collect_vec()
}

fn share(dataset: &Dataset, units: &[UnitIx], metric: MetricIx, figures: &[usize]) -> Shared {
    let has = |unit: &&UnitIx| figures.iter().any(|place| dataset.figures[*place].unit == **unit);
    let periods = figures.iter().filter_map(|place| dataset.figures[*place].period);
    let axis = match periods.clone().zip(periods.skip(1)).all(|(a, b)| a == b) {
        true => Axis::of(dataset.metric(metric).kind),
        false => Axis::Apart,
    };
    Shared {
        metric,
        axis,
        figures: figures.to_vec(),
        absent: units.iter().filter(|unit| !has(unit)).copied().collect_vec(),
        leader: if axis < Axis::Given { leader(dataset, metric, figures) } else { None },
    }
}

/// Whether two figures may speak of the same time: a period that is not known speaks against nothing.
fn same_time(a: &Figure, b: &Figure) -> bool {
    a.period.zip(b.period).is_none_or(|(a, b)| a == b)
}

/// Two units to begin with: the one with most figures that others reported too, and whoever shares most with it.
pub fn pair(dataset: &Dataset) -> Vec<UnitIx> {
    let counts = coverage(dataset);
    let shared = |figure: &&Figure| counts.get(figure.metric.0 as usize).is_some_and(|count| *count > 1);
    let mut own = vec![0u32; dataset.units.len()];
    for figure in dataset.figures.iter().filter(shared) {
        own[figure.unit.0 as usize] += 1;
    }
    let first = most(dataset, &own, None);
    first.into_iter().chain(first.and_then(|unit| partner(dataset, unit))).collect_vec()
}

/// The other unit that shares most metrics with this one, of the same time; of equals the first in the source.
pub fn partner(dataset: &Dataset, unit: UnitIx) -> Option<UnitIx> {
    let mut shared = vec![0u32; dataset.units.len()];
    for own in dataset.figures.iter().filter(|figure| figure.unit == unit) {
        for other in dataset.figures_of(own.metric).filter(|other| same_time(own, other)) {
            shared[other.unit.0 as usize] += 1;
        }
    }
    most(dataset, &shared, Some(unit))
}

/// The first unit with the greatest count, but not that one.
fn most(dataset: &Dataset, counts: &[u32], but: Option<UnitIx>) -> Option<UnitIx> {
    let others = dataset.unit_ixs().rev().filter(|unit| Some(*unit) != but);
    others.max_by_key(|unit| counts[unit.0 as usize])
}

fn leader(dataset: &Dataset, metric: MetricIx, figures: &[usize]) -> Option<UnitIx> {
    let definition = dataset.metric(metric);
    if definition.better == Better::Neither {
        return None;
    }
    let read = |place: &usize| Interval::printed(definition, &dataset.figures[*place]);
    let intervals = Option::<Vec<Interval>>::from_iter(figures.iter().map(read));
    let places = ranks(&intervals?, definition.better);
    let first = places.iter().position(|place| place.worst == 1 && !place.tied)?;
    figures.get(first).map(|place| dataset.figures[*place].unit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{figure, metric, names, unit};
    use crate::dataset::{Bound, Metric, UnitKind, embedded};

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
        let own: Vec<usize> = comparison.own.iter().map(|(_, places)| places.len()).collect();
        assert_eq!(own, [19, 18]);
    }

    #[test]
    fn figures_of_different_periods_are_apart_and_lead_nothing() {
        let (dataset, comparison) = compared(&["wanzhou", "zhongxian"]);
        let grade = comparison
            .shared
            .iter()
            .find(|shared| shared.metric == dataset.metric_by_id("economic_report_grade").unwrap());
        assert_eq!(grade.unwrap().axis, Axis::Apart);
        assert!(comparison.shared.iter().all(|shared| shared.leader.is_none()));
    }

    #[test]
    fn the_first_two_share_most() {
        let dataset = embedded();
        assert_eq!(names(&dataset, pair(&dataset)), ["高新区", "南岸区"]);
        let yongchuan = dataset.unit_by_id("yongchuan").unwrap();
        assert_eq!(names(&dataset, partner(&dataset, yongchuan)), ["忠县"]);
        assert!(pair(&Dataset::default()).is_empty());
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
        let units = vec![unit("甲", UnitKind::District), unit("乙", UnitKind::District)];
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
