//! Profiles: all that one unit reported, how it ranks, and what it did not report though others did.

use super::{AnalysedDataset, RankRange, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Gap, Kind, MetricIx, UnitIx};
use crate::sort::sort_by;
use std::rc::Rc;

/// Everything that one unit reported, and did not.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The unit.
    pub unit: UnitIx,
    /// Its figures by theme, then by kind; equals in the order of the document.
    pub entries: Vec<ProfileEntry>,
    /// Its gaps, except where it has a figure: indices into [`Dataset::gaps`].
    pub gaps: Vec<usize>,
    /// The metrics that several units reported and that apply to it, for which it has neither a figure nor a gap.
    pub not_reported: Vec<MetricIx>,
    /// How many metrics several units reported.
    pub shared_count: usize,
    /// How many of those do not apply to it.
    pub not_applicable_count: usize,
}

/// A figure of a [`Profile`].
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileEntry {
    /// The index of the figure in [`Dataset::figures`].
    pub figure: usize,
    /// The ranking of its metric; `None` if no other unit reported it.
    pub peers: Option<Rc<Ranking>>,
}

impl Profile {
    /// The profile of a unit.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn of(dataset: &AnalysedDataset, unit: UnitIx) -> Self {
        let shared = shared_rankings(dataset);
        let is_missing = |ranking: &&Rc<Ranking>| {
            ranking.reason(unit).is_some_and(|availability| availability.figure().is_none())
        };
        let is_applicable = |ranking: &&Rc<Ranking>| dataset.applies(unit, ranking.metric);
        let gaps = gaps(dataset, unit, &shared);
        // Whatever has its reason among the gaps is not said again.
        let has_gap =
            |ranking: &&Rc<Ranking>| gaps.iter().any(|gap| dataset.gaps[*gap].metric == ranking.metric);
        let missing = || shared.iter().filter(is_missing);
        let not_reported = missing().filter(is_applicable).filter(|ranking| !has_gap(ranking));
        Self {
            unit,
            not_reported: not_reported.map(|ranking| ranking.metric).collect_vec(),
            shared_count: shared.len(),
            not_applicable_count: missing().filter(|ranking| !is_applicable(ranking)).count(),
            gaps,
            entries: entries(dataset, unit, shared),
        }
    }

    /// The computed rank of a figure, and the number of ranked units; `None` if no other unit reported the metric for the
    /// same period, or if somebody else gave the ranks. It is the one that the ranking of the metric shows.
    pub fn rank_of(&self, entry: &ProfileEntry) -> Option<(RankRange, usize)> {
        let ranking = entry.peers.as_deref().filter(|ranking| ranking.rows.len() > 1)?;
        Some((ranking.row_of(self.unit)?.rank?, ranking.rows.len()))
    }

    /// Whether a figure has a rank.
    pub fn is_ranked(&self, entry: &ProfileEntry) -> bool {
        self.rank_of(entry).is_some()
    }

    /// How many of its figures have a rank, whether or not being first means being best.
    pub fn ranked_count(&self) -> usize {
        self.entries.iter().filter(|entry| self.is_ranked(entry)).count()
    }

    /// How many of its ranks the printed digits leave open.
    pub fn open_count(&self, dataset: &AnalysedDataset) -> usize {
        let rankings = self.entries.iter().filter_map(|entry| entry.peers.as_deref());
        let is_open = |ranking: &&Ranking| {
            ranking.row_of(self.unit).is_some_and(|own| left_open(dataset, ranking, own).is_some())
        };
        rankings.filter(is_open).count()
    }

    /// The rankings that the unit is in where being first means being best, each with its row.
    pub fn contests(&self) -> impl Iterator<Item = (&Ranking, &Row)> {
        self.entries.iter().filter_map(|entry| {
            let ranking = entry.peers.as_deref().filter(|ranking| ranking.contest)?;
            Some((ranking, ranking.row_of(self.unit)?))
        })
    }
}

/// Between which ranks a unit is where the printed digits do not tell it apart from others; `None` where they do.
pub fn left_open(dataset: &AnalysedDataset, ranking: &Ranking, own: &Row) -> Option<RankRange> {
    let is_own = |row: &usize| ranking.rows[*row].unit == own.unit;
    let mut groups = ranking.indistinct(dataset).iter();
    if !groups.any(|group| group.coarse.iter().chain(&group.others).any(is_own)) {
        return None;
    }
    dataset.ranking(ranking.metric, true).row_of(own.unit)?.rank
}

/// The rankings of all metrics that several units reported.
fn shared_rankings(dataset: &AnalysedDataset) -> Vec<Rc<Ranking>> {
    let counts = dataset.reporter_counts();
    let shared = dataset.metric_ixs().filter(|metric| counts[metric.0 as usize] > 1);
    shared.map(|metric| dataset.ranking(metric, false)).collect_vec()
}

/// The indices of the gaps of a unit, except where it has a figure, and where the source says nothing but what follows from the
/// figures of others: that it did not report what they did.
fn gaps(dataset: &AnalysedDataset, unit: UnitIx, shared: &[Rc<Ranking>]) -> Vec<usize> {
    let is_silence =
        |gap: &Gap| gap.is_silence() && shared.iter().any(|ranking| ranking.metric == gap.metric);
    let mut gaps = Vec::new();
    for (index, gap) in dataset.gaps.iter().enumerate() {
        if gap.unit == unit && dataset.figure(unit, gap.metric).is_none() && !is_silence(gap) {
            gaps.push(index);
        }
    }
    gaps
}

/// The figures of a unit in the order of a profile, each with its ranking if there is one.
fn entries(dataset: &Dataset, unit: UnitIx, mut rankings: Vec<Rc<Ranking>>) -> Vec<ProfileEntry> {
    let own = dataset.figures.iter().enumerate().filter(|(_, figure)| figure.unit == unit);
    let mut figures: Vec<usize> = own.map(|(index, _)| index).collect_vec();
    let key = |index: usize| {
        let metric = dataset.metric(dataset.figures[index].metric);
        (metric.theme, kind_order(metric.kind))
    };
    sort_by(&mut figures, |a, b| key(*a).cmp(&key(*b)));
    let entry = |figure: usize| {
        let metric = dataset.figures[figure].metric;
        let peers = rankings.iter().position(|ranking| ranking.metric == metric);
        ProfileEntry { figure, peers: peers.map(|index| rankings.swap_remove(index)) }
    };
    figures.into_iter().map(entry).collect_vec()
}

/// The order of kinds: growth first, what somebody else gave last.
fn kind_order(kind: Kind) -> u8 {
    match kind {
        Kind::Growth | Kind::Multiple => 0,
        Kind::Points => 1,
        Kind::Share => 2,
        Kind::Amount | Kind::Score | Kind::Rate | Kind::Duration => 3,
        Kind::Count => 4,
        Kind::Streak => 5,
        Kind::Rank => 6,
        Kind::Grade => 7,
    }
}

/// The unit with most figures; the first of equals. `None` if there are no units.
pub fn unit_with_most_figures(dataset: &Dataset) -> Option<UnitIx> {
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
        assert_eq!(
            (profile.shared_count, profile.not_applicable_count, profile.contests().count()),
            (7, 0, 4)
        );
        let (ranking, row) = profile.contests().next().unwrap();
        assert_eq!((ranking.rows.len(), row.rank.unwrap().best), (7, 1));
    }

    #[test]
    fn silence_is_no_gap_and_no_impossibility() {
        let (dataset, dazu) = profile("dazu");
        let ids: Vec<&str> =
            dazu.not_reported.iter().map(|metric| dataset.metric(*metric).id.as_str()).collect();
        assert!(!ids.contains(&"fixed_asset_investment_growth") && ids.contains(&"tax_revenue_growth"));
        assert_eq!(dazu.gaps.len(), 1);
        let (_, bureau) = profile("water-bureau");
        assert_eq!(
            (bureau.not_reported.len(), bureau.not_applicable_count, bureau.contests().count()),
            (0, 7, 0)
        );
    }

    #[test]
    fn the_busiest_reported_most() {
        let dataset = embedded();
        assert_eq!(unit_with_most_figures(&dataset), dataset.unit_by_id("hitech"));
        assert_eq!(unit_with_most_figures(&Dataset::default()), None);
    }

    #[test]
    fn what_is_not_given_is_said_once_and_with_its_own_reason() {
        use crate::analysis::testing::{DISTRICT, figure, metric, unit};
        use crate::dataset::{Figure, GapReason, LocalText};
        let gap = |metric, reason, quote: &str| Gap {
            unit: UnitIx(0),
            metric: MetricIx(metric),
            period: None,
            reason,
            quote: quote.into(),
            note: LocalText::default(),
        };
        let shared = |metric| [1, 2].map(|unit| figure(unit, metric, "3"));
        let figures: Vec<Figure> = (0..4).flat_map(shared).chain([figure(1, 4, "3")]).collect();
        let dataset = AnalysedDataset::new(Dataset {
            units: ["A", "B", "C"].map(|name| unit(name, DISTRICT)).into(),
            metrics: vec![metric(Kind::Count); 5],
            figures,
            gaps: vec![
                gap(0, GapReason::NotReported, ""),
                gap(1, GapReason::NotApplicable, ""),
                gap(2, GapReason::Suppressed, ""),
                gap(3, GapReason::NotReported, "k. A."),
                gap(4, GapReason::NotReported, ""),
            ],
            ..Dataset::default()
        });
        let profile = Profile::of(&dataset, UnitIx(0));
        // An empty cell is among what others reported, unless at most one did: then nothing else would say it.
        assert_eq!(profile.not_reported, [MetricIx(0)]);
        assert_eq!(profile.gaps, [1, 2, 3, 4]);
    }
}
