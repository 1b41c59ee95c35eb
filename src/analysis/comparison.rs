//! Two to four units: what can be compared, on which axis, and what only one of them reported.

use super::{Interval, ranks};
use crate::dataset::{Better, Dataset, Kind, MetricIx, UnitIx};

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
    pub fn of(dataset: &Dataset, units: Vec<UnitIx>) -> Self {
        let mut shared = Vec::new();
        let mut own: Vec<(UnitIx, Vec<usize>)> = units.iter().map(|unit| (*unit, Vec::new())).collect();
        for metric in by_theme(dataset) {
            match figures(dataset, &units, metric).as_slice() {
                [] => {}
                [only] => {
                    let unit = dataset.figures[*only].unit;
                    own.iter_mut().filter(|(owner, _)| *owner == unit).for_each(|(_, places)| places.push(*only));
                }
                several => shared.push(share(dataset, &units, metric, several)),
            }
        }
        shared.sort_by_key(|shared| shared.axis);
        own.retain(|(_, places)| !places.is_empty());
        Self { units, shared, own }
    }
}

fn by_theme(dataset: &Dataset) -> Vec<MetricIx> {
    let mut metrics: Vec<MetricIx> = dataset.metric_ixs().collect();
    metrics.sort_by_key(|metric| dataset.metric(*metric).theme);
    metrics
}

/// Places of the figures of those units, in their order.
fn figures(dataset: &Dataset, units: &[UnitIx], metric: MetricIx) -> Vec<usize> {
    let place = |unit: &UnitIx| {
        dataset.figures.iter().position(|figure| figure.metric == metric && figure.unit == *unit)
    };
    units.iter().filter_map(place).collect()
}

fn share(dataset: &Dataset, units: &[UnitIx], metric: MetricIx, figures: &[usize]) -> Shared {
    let has = |unit: &&UnitIx| figures.iter().any(|place| dataset.figures[*place].unit == **unit);
    Shared {
        metric,
        axis: Axis::of(dataset.metric(metric).kind),
        figures: figures.to_vec(),
        absent: units.iter().filter(|unit| !has(unit)).copied().collect(),
        leader: leader(dataset, metric, figures),
    }
}

fn leader(dataset: &Dataset, metric: MetricIx, figures: &[usize]) -> Option<UnitIx> {
    let definition = dataset.metric(metric);
    if definition.better == Better::Neither || Axis::of(definition.kind) == Axis::Given {
        return None;
    }
    let read = |place: &usize| Interval::printed(definition, &dataset.figures[*place]);
    let intervals: Option<Vec<Interval>> = figures.iter().map(read).collect();
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

    fn compared(ids: &[&str]) -> (Dataset, Comparison) {
        let dataset = embedded();
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
        let leader = |dataset: &Dataset| Comparison::of(dataset, vec![UnitIx(0), UnitIx(1)]).shared[0].leader;
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
