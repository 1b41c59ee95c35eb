//! Which figures the printing does not tell apart: 10.4 beside 10.38 and 10.43.

use super::row_groups::Indistinct;
use super::{Interval, Ranking, Rounding};
use crate::dataset::{Dataset, Figure, Fixed, Metric};
use crate::sort::sort_by;

impl Ranking {
    /// What the printing does not tell apart, by the dataset that the rows are of; worked out once.
    pub fn indistinct(&self, dataset: &Dataset) -> &[Indistinct] {
        self.indistinct.get(|| Indistinct::of(dataset, self))
    }
}

impl Indistinct {
    /// The groups of a ranking, in its order; empty where all figures are printed alike.
    ///
    /// Linear for each number of digits: each value is looked at once, and the intervals of values with equally many digits
    /// do not overlap, so that each row is a neighbour of few values.
    fn of(dataset: &Dataset, ranking: &Ranking) -> Vec<Self> {
        let metric = dataset.metric(ranking.metric);
        let mut groups: Vec<Self> = Vec::new();
        let approximate = Approximate::of(dataset, ranking);
        // The steps of the figures with the number of the row, each with the index of its group if it has one.
        let (mut number, mut steps): (_, Vec<(Fixed, Option<usize>)>) = (None, Vec::new());
        for row in 0..ranking.rows.len() {
            let Some(own) = figure_of(dataset, ranking, row).filter(|own| own.is_exact()) else {
                continue;
            };
            if own.number() != number {
                number = own.number();
                steps.clear();
            }
            let own_step = step(metric, own);
            if let Some((_, group)) = steps.iter().find(|(known, _)| *known == own_step) {
                if let Some(group) = group.and_then(|group| groups.get_mut(group)) {
                    group.coarse.push(row);
                }
                continue;
            }
            let mut others = finer_neighbours(dataset, ranking, row, own);
            if !approximate.is_empty() {
                approximate.add_possibly_equal(dataset, ranking, own, &mut others);
            }
            steps.push((own_step, (!others.is_empty()).then_some(groups.len())));
            if !others.is_empty() {
                groups.push(Self { coarse: vec![row], others });
            }
        }
        groups
    }
}

fn figure_of<'a>(dataset: &'a Dataset, ranking: &Ranking, row: usize) -> Option<&'a Figure> {
    dataset.figures.get(ranking.rows.get(row)?.figure)
}

/// The rows beside one that are printed with more digits and cannot be told apart from it, in the order of the ranking.
fn finer_neighbours(dataset: &Dataset, ranking: &Ranking, row: usize, own: &Figure) -> Vec<usize> {
    let metric = dataset.metric(ranking.metric);
    let mut found = Vec::new();
    let neighbour =
        |index: usize| figure_of(dataset, ranking, index).filter(|other| possibly_equal(metric, own, other));
    let mut index = row;
    while index > 0 && neighbour(index - 1).is_some() {
        index -= 1;
    }
    while let Some(other) = neighbour(index) {
        if other.is_exact() && step(metric, other) < step(metric, own) {
            found.push(index);
        }
        index += 1;
    }
    found
}

fn step(metric: &Metric, figure: &Figure) -> Fixed {
    Rounding::Issued.half_step(metric, figure)
}

fn possibly_equal(metric: &Metric, a: &Figure, b: &Figure) -> bool {
    let rounded = |figure| Interval::rounded(metric, figure);
    rounded(a).zip(rounded(b)).is_some_and(|(a, b)| !a.surely_less(&b) && !b.surely_less(&a))
}

/// Whether the printing tells the order of two figures that are told apart as printed: not where an exact one has fewer digits, and
/// the other lies within what rounds to it. 50 and 50.0 tie as printed; which is greater, or that they are equal, nobody can tell.
pub(super) fn is_told_apart(metric: &Metric, a: &Figure, b: &Figure) -> bool {
    let (coarse, fine) = if step(metric, a) > step(metric, b) { (a, b) } else { (b, a) };
    !coarse.is_exact() || step(metric, fine) == step(metric, coarse) || !possibly_equal(metric, a, b)
}

/// The rows whose figures are no exact numbers, by either end of what they may be: of some, only one end is within what rounds to
/// a number, so that they are no neighbours of its row.
struct Approximate {
    by_end: [Vec<(i128, usize)>; 2],
}

impl Approximate {
    fn of(dataset: &Dataset, ranking: &Ranking) -> Self {
        let metric = dataset.metric(ranking.metric);
        let mut by_end = [Vec::new(), Vec::new()];
        for row in 0..ranking.rows.len() {
            let figure = figure_of(dataset, ranking, row).filter(|figure| !figure.is_exact());
            if let Some(interval) = figure.and_then(|figure| Interval::rounded(metric, figure)) {
                by_end[0].push((interval.ends().0, row));
                by_end[1].push((interval.ends().1, row));
            }
        }
        by_end.iter_mut().for_each(|ends| sort_by(ends, |a, b| a.cmp(b)));
        Self { by_end }
    }

    fn is_empty(&self) -> bool {
        self.by_end[0].is_empty()
    }

    /// Adds those with more digits that are told apart from an exact figure as printed, and not if it was rounded.
    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn add_possibly_equal(
        &self,
        dataset: &Dataset,
        ranking: &Ranking,
        own: &Figure,
        others: &mut Vec<usize>,
    ) {
        let metric = dataset.metric(ranking.metric);
        let intervals = Interval::rounded(metric, own).zip(Interval::printed(metric, own));
        let Some((rounded, printed)) = intervals else { return };
        let count = others.len();
        for ends in &self.by_end {
            let first = ends.partition_point(|(end, _)| *end < rounded.ends().0);
            for (_, row) in ends[first..].iter().take_while(|(end, _)| *end <= rounded.ends().1) {
                let interval = ranking.rows[*row].interval;
                let is_apart =
                    interval.is_some_and(|it| it.surely_less(&printed) || printed.surely_less(&it));
                let is_finer =
                    figure_of(dataset, ranking, *row).is_some_and(|it| step(metric, it) < step(metric, own));
                if is_apart && is_finer && !others.contains(row) {
                    others.push(*row);
                }
            }
        }
        if others.len() > count {
            sort_by(others, |a, b| a.cmp(b));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::analysis::testing::{DISTRICT, figure, metric, number, unit};
    use crate::dataset::{Better, Bound, Kind, MetricIx, Value, generate};

    fn dataset(metric: Metric, texts: &[&str]) -> AnalysedDataset {
        let figures = texts.iter().enumerate().map(|(index, text)| figure(index as u32, 0, text)).collect();
        let units = texts.iter().map(|text| unit(text, DISTRICT)).collect();
        AnalysedDataset::new(Dataset { units, metrics: vec![metric], figures, ..Dataset::default() })
    }

    /// The groups, by the positions of their figures in `texts`.
    fn groups(metric: Metric, texts: &[&str]) -> Vec<(Vec<u32>, Vec<u32>)> {
        let dataset = dataset(metric, texts);
        let ranking = dataset.ranking(MetricIx(0), false);
        let units = |rows: &[usize]| rows.iter().map(|row| ranking.rows[*row].unit.0).collect::<Vec<u32>>();
        let groups = Indistinct::of(&dataset, &ranking);
        groups.iter().map(|group| (units(&group.coarse), units(&group.others))).collect()
    }

    #[test]
    fn one_decimal_is_not_told_apart_from_two() {
        let growth = || metric(Kind::Growth);
        assert_eq!(groups(growth(), &["10.4", "10.38", "10.43", "11.2", "9.0"]), [(vec![0], vec![2, 1])]);
        assert_eq!(groups(growth(), &["10.4", "10.34", "10.46", "10.44"]), [(vec![0], vec![3])]);
        let lower = Metric { better: Better::Lower, ..growth() };
        assert_eq!(groups(lower, &["10.4", "10.38", "10.43"]), [(vec![0], vec![1, 2])]);
        // Two of the same value are one group, and a tie with another number of digits is one.
        assert_eq!(groups(growth(), &["8", "8", "8.2"]), [(vec![0, 1], vec![2])]);
        assert_eq!(groups(growth(), &["8", "8.0", "7.9"]), [(vec![0], vec![1, 2])]);
        assert_eq!(groups(growth(), &["8.0", "8", "8.00"]), [(vec![0], vec![2]), (vec![1], vec![0, 2])]);
        assert_eq!(groups(growth(), &["8.0", "8.0"]), []);
    }

    #[test]
    fn figures_that_are_printed_or_issued_alike_are_told_apart() {
        assert_eq!(groups(metric(Kind::Growth), &["8.2", "8.1", "8.0", "7.5"]), []);
        let issued = Metric { precision: Some(number("0.1").0), ..metric(Kind::Growth) };
        assert_eq!(groups(issued, &["8.2", "8.1", "8", "7.5"]), []);
        assert_eq!(groups(metric(Kind::Count), &["8", "9"]), []);
        assert_eq!(groups(metric(Kind::Grade), &["A", "B"]), []);
    }

    #[test]
    fn a_unit_is_ahead_only_where_the_printing_tells() {
        let compared = |texts: &[&str]| {
            let dataset = dataset(metric(Kind::Growth), texts);
            let comparison = crate::analysis::Comparison::of(&dataset, dataset.unit_ixs().collect());
            comparison.shared[0].leader.map(|unit| unit.0)
        };
        assert_eq!(compared(&["10.4", "10.38"]), None);
        assert_eq!(compared(&["10.4", "10.34"]), Some(0));
    }

    #[test]
    fn ranges_and_approximate_numbers_are_not_told_apart_either() {
        let mut figures: Vec<Figure> =
            (0..).zip(["0", "0.4", "0.3", "0.45", "9"]).map(|(unit, text)| figure(unit, 0, text)).collect();
        figures[2].bound = Bound::About;
        figures[3].value = Value::Range { lower: number("0.46").0, upper: number("7.5").0, decimals: 2 };
        figures[4].value = Value::Range { lower: number("-7.1").0, upper: number("-0.2").0, decimals: 1 };
        let units = figures.iter().map(|it| unit(&it.unit.0.to_string(), DISTRICT)).collect();
        let metrics = vec![Metric { better: Better::Lower, ..metric(Kind::Growth) }];
        let dataset = AnalysedDataset::new(Dataset { units, metrics, figures, ..Dataset::default() });
        let ranking = dataset.ranking(MetricIx(0), false);
        let groups = Indistinct::of(&dataset, &ranking);
        let units = |rows: &[usize]| rows.iter().map(|row| ranking.rows[*row].unit.0).collect::<Vec<u32>>();
        // 0 may be 0.46 or −0.3; all of the others are told apart from each other.
        let found: Vec<_> = groups.iter().map(|group| (units(&group.coarse), units(&group.others))).collect();
        assert_eq!(found, [(vec![0], vec![4, 2, 1, 3])]);
    }

    #[test]
    fn the_groups_are_those_of_all_pairs() {
        let mut found = 0;
        for seed in 0..100 {
            let dataset = AnalysedDataset::new(generate(30, 18, seed));
            for metric in dataset.metric_ixs() {
                let ranking = dataset.ranking(metric, false);
                let definition = dataset.metric(metric);
                let groups = Indistinct::of(&dataset, &ranking);
                let row = |index: usize| figure_of(&dataset, &ranking, index).unwrap();
                for a in 0..ranking.rows.len() {
                    for b in 0..ranking.rows.len() {
                        let intervals = ranking.rows[a].interval.zip(ranking.rows[b].interval);
                        let are_apart =
                            intervals.is_some_and(|(a, b)| a.surely_less(&b) || b.surely_less(&a));
                        let is_pair = !is_told_apart(definition, row(a), row(b))
                            && step(definition, row(a)) > step(definition, row(b))
                            && (row(b).is_exact() || are_apart);
                        let is_listed =
                            groups.iter().any(|it| it.coarse.contains(&a) && it.others.contains(&b));
                        assert_eq!(is_listed, is_pair, "{seed} {metric:?} {a} {b}");
                        found += usize::from(is_pair);
                    }
                }
            }
        }
        assert!(found > 100, "{found}");
    }
}
