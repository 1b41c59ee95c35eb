//! Ranks and grades of one metric that different bodies gave, or that were given among different units: lists of their
//! own, which form no single order.

use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, LocalText};

/// With more lists than this, rows stay in the order of their values: each list is hardly more than a row then.
const MAX_LISTS: usize = 50;

/// Whether two figures were given by the same body, among the same units, as far as the source says.
pub fn are_judged_together(one: &Figure, other: &Figure) -> bool {
    list_of(one) == list_of(other)
}

/// The order in which sorted figures stand with those of each list together, the lists in the order of their first: positions in
/// `figures`, which are indices of the dataset's.
// In the deferred module: see `src/site/build/shrink/split`. The embedded dataset has no such metric.
#[inline(never)]
pub(super) fn order_by_list(dataset: &Dataset, figures: &[usize]) -> Vec<usize> {
    let figure = |at: usize| &dataset.figures[figures[at]];
    let mut lists: Vec<Vec<usize>> = Vec::new();
    for at in 0..figures.len() {
        match lists.iter().position(|list| are_judged_together(figure(list[0]), figure(at))) {
            Some(list) => lists[list].push(at),
            None if lists.len() == MAX_LISTS => return (0..figures.len()).collect_vec(),
            None => lists.push(vec![at]),
        }
    }
    lists.concat()
}

/// Among whom a rank or grade was given, and by whom.
fn list_of(figure: &Figure) -> (Option<&LocalText>, Option<&LocalText>) {
    (figure.scope.as_ref(), figure.judge.as_ref())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::analysis::testing::{DISTRICT, figure, metric, names, unit};
    use crate::dataset::{Kind, MetricIx};

    /// The units in order, whose ranks are given by these bodies.
    fn order(ranks: &[(&str, &str)]) -> String {
        let letters = ["A", "B", "C", "D", "E", "F"];
        let judged = (0..).zip(ranks).map(|(index, (rank, judge))| Figure {
            judge: Some(LocalText::both(judge, judge)),
            ..figure(index, 0, rank)
        });
        let dataset = AnalysedDataset::new(Dataset {
            units: letters.iter().take(ranks.len()).map(|name| unit(name, DISTRICT)).collect(),
            metrics: vec![metric(Kind::Rank)],
            figures: judged.collect(),
            ..Dataset::default()
        });
        let ranking = dataset.ranking(MetricIx(0), false);
        names(&dataset, ranking.rows.iter().map(|row| row.unit)).concat()
    }

    #[test]
    fn ranks_of_two_bodies_are_two_lists() {
        assert_eq!(order(&[("2", "P"), ("1", "Q"), ("1", "P"), ("3", "Q")]), "BDCA");
        assert_eq!(order(&[("2", "P"), ("1", "P"), ("3", "P")]), "BAC");
        assert_eq!(order(&[]), "");
    }
}
