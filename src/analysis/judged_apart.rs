//! Ranks and grades of one metric that different bodies gave, that were given among different units, or for different periods: lists
//! of their own, which form no single order.

use super::Interval;
use crate::dataset::{Dataset, Figure, LocalText, UnitIx};

/// With more lists than this, rows stay in the order of their values: each list is hardly more than a row then.
const MAX_LISTS: usize = 50;

/// Whether two figures were given by the same body, among the same units, as far as the source says.
pub fn are_judged_together(one: &Figure, other: &Figure) -> bool {
    list_of(one) == list_of(other)
}

/// Whether two figures of one ranking are in one list: judged together, and of one period, as far as the source says.
pub fn are_listed_together(one: &Figure, other: &Figure) -> bool {
    let is_of_another = one.period.zip(other.period).is_some_and(|(one, other)| one != other);
    are_judged_together(one, other) && !is_of_another
}

/// Sorted rows of a ranking, each with the index of its figure at the end, with those of each list together; the lists stand in the
/// order of their first rows.
// In the deferred module: see `src/site/build/shrink/split`. The embedded dataset has no such metric.
#[inline(never)]
pub(super) fn with_lists_together(dataset: &Dataset, sorted: Vec<SortedRow>) -> Vec<SortedRow> {
    let figure = |row: &SortedRow| &dataset.figures[row.2];
    let mut lists: Vec<Vec<SortedRow>> = Vec::new();
    for row in &sorted {
        match lists.iter().position(|list| are_listed_together(figure(&list[0]), figure(row))) {
            Some(list) => lists[list].push(*row),
            None if lists.len() == MAX_LISTS => return sorted,
            None => lists.push(vec![*row]),
        }
    }
    lists.concat()
}

/// The interval that a row is sorted by, its unit, and the index of its figure.
type SortedRow = (Option<Interval>, UnitIx, usize);

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
    use crate::dataset::{Kind, MetricIx, Part, Period};

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
    fn ranks_of_two_periods_are_two_lists_unless_one_is_not_known() {
        let of = |year: Option<u16>| Figure {
            period: year.map(|year| Period { year, part: Part::Year }),
            ..figure(0, 0, "1")
        };
        assert!(!are_listed_together(&of(Some(2019)), &of(Some(2023))));
        assert!(are_listed_together(&of(Some(2023)), &of(Some(2023))));
        assert!(are_listed_together(&of(None), &of(Some(2023))));
        assert!(are_judged_together(&of(Some(2019)), &of(Some(2023))));
    }

    #[test]
    fn ranks_of_two_bodies_are_two_lists() {
        assert_eq!(order(&[("2", "P"), ("1", "Q"), ("1", "P"), ("3", "Q")]), "BDCA");
        assert_eq!(order(&[("2", "P"), ("1", "P"), ("3", "P")]), "BAC");
        assert_eq!(order(&[]), "");
    }
}
