//! One unit: all it reported, what it may be compared with, and where it kept silent while others spoke.

use super::availability::{Availability, coverage};
use super::{AnalysedDataset, RankRange, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Kind, MetricIx, UnitIx};
use crate::sort::sort_by;
use std::rc::Rc;

/// Everything one unit reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The unit.
    pub unit: UnitIx,
    /// Its figures by theme, then by kind; equals in document order.
    pub entries: Vec<Entry>,
    /// What the source began to say of it and did not finish: places in [`Dataset::gaps`].
    pub gaps: Vec<usize>,
    /// Metrics that several reported and it did not, though it could: gaps are not among them.
    pub silent: Vec<MetricIx>,
    /// How many metrics several units reported.
    pub several: usize,
    /// How many of those it cannot have.
    pub never: usize,
}

/// One figure of a [`Profile`].
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Place of the figure in [`Dataset::figures`].
    pub figure: usize,
    /// The ranking it stands in; `None` where nobody else reported the metric.
    pub peers: Option<Rc<Ranking>>,
}

impl Profile {
    /// Gathers what one unit reported.
    pub fn of(dataset: &AnalysedDataset, unit: UnitIx) -> Self {
        let counts = coverage(dataset);
        let several: Vec<Rc<Ranking>> = dataset
            .metric_ixs()
            .filter(|metric| counts.get(metric.0 as usize).is_some_and(|count| *count > 1))
            .map(|metric| dataset.ranking(metric, false))
            .collect_vec();
        let availability = |ranking: &Ranking| {
            ranking
                .unranked
                .iter()
                .find(|(other, _)| *other == unit)
                .map(|(_, availability)| availability.clone())
        };
        let cannot = |ranking: &&Rc<Ranking>| {
            availability(ranking).is_some_and(|availability| availability.figure().is_none())
                && !dataset.applies(unit, ranking.metric)
        };
        let is_silent = |ranking: &&Rc<Ranking>| {
            let spoke = |availability: &Availability| {
                availability.figure().is_some() || matches!(availability, Availability::CutOff(_))
            };
            let kept = availability(ranking).is_some_and(|availability| !spoke(&availability));
            kept && !cannot(ranking)
        };
        let gaps = dataset.gaps.iter().enumerate().filter(|(_, gap)| gap.unit == unit);
        let gaps = gaps.filter(|(_, gap)| dataset.figure(unit, gap.metric).is_none());
        Self {
            unit,
            gaps: gaps.map(|(place, _)| place).collect_vec(),
            silent: several.iter().filter(is_silent).map(|ranking| ranking.metric).collect_vec(),
            several: several.len(),
            never: several.iter().filter(cannot).count(),
            entries: entries(dataset, unit, several),
        }
    }

    /// The computed place of a figure, and among how many; `None` where there is nobody to be ranked with, or
    /// somebody else gave the places.
    pub fn place(&self, entry: &Entry) -> Option<(RankRange, usize)> {
        let rows = &entry.peers.as_ref()?.rows;
        let own = rows.iter().find(|row| row.unit == self.unit)?;
        Some((own.rank?, rows.len()))
    }

    /// The figures that have peers in an order with a good end, with their place in it.
    pub fn places(&self) -> impl Iterator<Item = (&Ranking, &Row)> {
        self.entries.iter().filter_map(|entry| {
            let ranking = entry.peers.as_deref().filter(|ranking| ranking.contest)?;
            Some((ranking, ranking.rows.iter().find(|row| row.unit == self.unit)?))
        })
    }
}

fn entries(dataset: &Dataset, unit: UnitIx, mut several: Vec<Rc<Ranking>>) -> Vec<Entry> {
    let own = dataset.figures.iter().enumerate().filter(|(_, figure)| figure.unit == unit);
    let mut places: Vec<usize> = own.map(|(place, _)| place).collect_vec();
    let key = |place: usize| {
        let metric = dataset.metric(dataset.figures[place].metric);
        (metric.theme, kind_order(metric.kind))
    };
    sort_by(&mut places, |a, b| key(*a).cmp(&key(*b)));
    let entry = |figure: usize| {
        let metric = dataset.figures[figure].metric;
        let peers = several.iter().position(|ranking| ranking.metric == metric);
        Entry { figure, peers: peers.map(|place| several.swap_remove(place)) }
    };
    places.into_iter().map(entry).collect_vec()
}

/// Growth first, what others gave last.
fn kind_order(kind: Kind) -> u8 {
    match kind {
        Kind::Growth | Kind::Multiple => 0,
        Kind::Points => 1,
        Kind::Share => 2,
        Kind::Amount => 3,
        Kind::Count => 4,
        Kind::Streak => 5,
        Kind::Rank => 6,
        Kind::Grade => 7,
    }
}

/// The unit that reported most; of equals the first in the source. `None` where there are no units.
pub fn busiest(dataset: &Dataset) -> Option<UnitIx> {
    let mut counts = vec![0_u32; dataset.units.len()];
    for figure in &dataset.figures {
        if let Some(count) = counts.get_mut(figure.unit.0 as usize) {
            *count += 1;
        }
    }
    dataset.unit_ixs().rev().max_by_key(|unit| counts.get(unit.0 as usize))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::dataset::embedded;

    fn profile(id: &str) -> (AnalysedDataset, Profile) {
        let dataset = AnalysedDataset::new(embedded());
        let profile = Profile::of(&dataset, dataset.unit_by_id(id).unwrap());
        (dataset, profile)
    }

    #[test]
    fn a_profile_holds_every_figure_of_its_unit_by_theme() {
        let (dataset, profile) = profile("hitech");
        assert_eq!(profile.entries.len(), 21);
        let themes =
            profile.entries.iter().map(|entry| dataset.metric(dataset.figures[entry.figure].metric).theme);
        assert!(themes.is_sorted());
        assert_eq!((profile.several, profile.never, profile.places().count()), (7, 0, 4));
        let (ranking, row) = profile.places().next().unwrap();
        assert_eq!((ranking.rows.len(), row.rank.unwrap().best), (7, 1));
    }

    #[test]
    fn silence_is_no_gap_and_no_impossibility() {
        let (dataset, dazu) = profile("dazu");
        let ids: Vec<&str> = dazu.silent.iter().map(|metric| dataset.metric(*metric).id.as_str()).collect();
        assert!(!ids.contains(&"fixed_asset_investment_growth") && ids.contains(&"tax_revenue_growth"));
        assert_eq!(dazu.gaps.len(), 1);
        let (_, bureau) = profile("water-bureau");
        assert_eq!((bureau.silent.len(), bureau.never, bureau.places().count()), (0, 7, 0));
    }

    #[test]
    fn the_busiest_reported_most() {
        let dataset = embedded();
        assert_eq!(busiest(&dataset), dataset.unit_by_id("hitech"));
        assert_eq!(busiest(&Dataset::default()), None);
    }
}
