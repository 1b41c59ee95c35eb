//! Which rows of a ranking are first and last, as far as bounds and the printed digits tell.

use super::row_groups::{EndRows, Ends, Indistinct};
use super::{RankRange, Ranking, Row, ranks};
use crate::dataset::{Better, Dataset};

impl Ranking {
    /// Who is first and who is last, where the rows have ranks, by the dataset that they are of; worked out once.
    pub fn ends(&self, dataset: &Dataset) -> &Ends {
        self.ends.get(|| Ends::of(dataset, self))
    }
}

impl Ends {
    /// Of a ranking whose rows have ranks, and so intervals.
    fn of(dataset: &Dataset, ranking: &Ranking) -> Self {
        let field = Field::of(dataset, ranking);
        Self { first: field.first(), last: field.last() }
    }

    /// Whether it is certain who is first and who is last.
    pub fn are_settled(&self) -> bool {
        matches!((&self.first, &self.last), (EndRows::Settled(_), EndRows::Settled(_)))
    }
}

/// What decides the two ends of a ranking.
struct Field<'a> {
    rows: &'a [Row],
    is_lower_better: bool,
    /// For each row, those that the printing does not tell apart from it.
    indistinct: Vec<Vec<usize>>,
    /// The rank of each row if being worst were best.
    reversed: Vec<RankRange>,
}

impl<'a> Field<'a> {
    fn of(dataset: &Dataset, ranking: &'a Ranking) -> Self {
        let rows = ranking.rows.as_slice();
        let mut indistinct = vec![Vec::new(); rows.len()];
        for Indistinct { coarse, others } in ranking.indistinct(dataset) {
            for one in coarse {
                for other in others {
                    indistinct[*one].push(*other);
                    indistinct[*other].push(*one);
                }
            }
        }
        let is_lower_better = dataset.metric(ranking.metric).better == Better::Lower;
        let mut intervals = Vec::with_capacity(rows.len());
        for row in rows {
            intervals.extend(row.interval);
        }
        let reversed = ranks(&intervals, if is_lower_better { Better::Higher } else { Better::Lower });
        Self { rows, is_lower_better, indistinct, reversed }
    }

    fn first(&self) -> EndRows {
        self.end(&|row| self.is_surely_first(row), &|row| self.may_be_first(row))
    }

    fn last(&self) -> EndRows {
        self.end(&|row| self.is_surely_last(row), &|row| self.may_be_last(row))
    }

    fn end(&self, is_sure: &dyn Fn(usize) -> bool, may_be: &dyn Fn(usize) -> bool) -> EndRows {
        let (mut sure, mut open) = (Vec::new(), Vec::new());
        for row in (0..self.rows.len()).filter(|row| may_be(*row)) {
            if is_sure(row) { sure.push(row) } else { open.push(row) }
        }
        // One that is surely at the end may share it with another that a bound leaves open.
        if open.is_empty() { EndRows::Settled(sure) } else { EndRows::Open(sure, open) }
    }

    /// Whether nobody can be better.
    fn is_surely_first(&self, row: usize) -> bool {
        self.rows[row].rank.is_some_and(|rank| rank.worst == 1) && self.is_told_apart(row)
    }

    /// Whether nobody can be worse.
    fn is_surely_last(&self, row: usize) -> bool {
        self.reversed.get(row).is_some_and(|rank| rank.worst == 1) && self.is_told_apart(row)
    }

    /// Whether all that are better as printed are not told apart from it.
    fn may_be_first(&self, row: usize) -> bool {
        let better = self.rows[row].rank.map_or(0, |rank| rank.best as usize - 1);
        better == self.indistinct[row].iter().filter(|other| self.is_better(**other, row)).count()
    }

    /// Whether all that are worse as printed are not told apart from it.
    fn may_be_last(&self, row: usize) -> bool {
        // Grades have no rank.
        let worse = self.reversed.get(row).map_or(0, |rank| rank.best as usize - 1);
        worse == self.indistinct[row].iter().filter(|other| self.is_better(row, **other)).count()
    }

    /// Whether the printing tells it apart from all rows with another number.
    fn is_told_apart(&self, row: usize) -> bool {
        self.indistinct[row].iter().all(|other| self.rows[*other].number == self.rows[row].number)
    }

    /// Whether one row is surely better than another as printed.
    fn is_better(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.rows[one].interval, self.rows[other].interval) else {
            return false;
        };
        if self.is_lower_better { one.surely_less(&other) } else { other.surely_less(&one) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::analysis::testing::{DISTRICT, figure, metric, unit};
    use crate::dataset::{Bound, Figure, Kind, Metric, MetricIx};

    fn bound(text: &str) -> Bound {
        match text.chars().next() {
            Some('>') => Bound::Over,
            Some('<') => Bound::Under,
            Some('~') => Bound::About,
            _ => Bound::Exact,
        }
    }

    /// The values, with `>` for over, `<` for under and `~` for about, that are first and last.
    fn ends(better: Better, texts: &[&str]) -> [(bool, Vec<String>); 2] {
        let figures = (0..).zip(texts).map(|(index, text)| {
            let mut figure = figure(index, 0, text.trim_start_matches(['>', '<', '~']));
            figure.bound = bound(text);
            figure
        });
        let dataset = AnalysedDataset::new(Dataset {
            units: texts.iter().map(|text| unit(text, DISTRICT)).collect(),
            metrics: vec![Metric { better, ..metric(Kind::Growth) }],
            figures: figures.collect(),
            ..Dataset::default()
        });
        let ranking = dataset.ranking(MetricIx(0), false);
        let ends = ranking.ends(&dataset).clone();
        [ends.first, ends.last].map(|end| {
            let (is_settled, rows) = match end {
                EndRows::Settled(rows) => (true, rows),
                EndRows::Open(sure, open) => (false, [sure, open].concat()),
            };
            let text = |row: &usize| texts[ranking.rows[*row].unit.0 as usize].to_owned();
            let mut texts: Vec<String> = rows.iter().map(text).collect();
            texts.sort();
            (is_settled, texts)
        })
    }

    fn end(is_settled: bool, texts: &[&str]) -> (bool, Vec<String>) {
        (is_settled, texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn a_bound_leaves_the_last_open_as_it_leaves_the_first() {
        let higher = |texts: &[&str]| ends(Better::Higher, texts);
        assert_eq!(higher(&["9", "7", "5"]), [end(true, &["9"]), end(true, &["5"])]);
        assert_eq!(higher(&["9", "5", "5"]), [end(true, &["9"]), end(true, &["5", "5"])]);
        assert_eq!(higher(&["10", "5", "<6", "7"]), [end(true, &["10"]), end(false, &["5", "<6"])]);
        assert_eq!(
            higher(&["10", ">9", "<12", "~11"]),
            [end(false, &["<12", ">9", "~11"]), end(false, &["10", "<12", ">9"])]
        );
        assert_eq!(
            ends(Better::Lower, &["5", "7", "10", ">9"]),
            [end(true, &["5"]), end(false, &["10", ">9"])]
        );
    }

    /// Of a ranking by the number of things: those that surely are first or last, and those that may tie with them.
    fn sure_and_open(better: Better, texts: &[&str]) -> [[Vec<String>; 2]; 2] {
        let figures = (0..).zip(texts).map(|(index, text)| Figure {
            bound: bound(text),
            ..figure(index, 0, text.trim_start_matches(['>', '<']))
        });
        let dataset = AnalysedDataset::new(Dataset {
            units: texts.iter().map(|text| unit(text, DISTRICT)).collect(),
            metrics: vec![Metric { better, is_whole: true, ..metric(Kind::Count) }],
            figures: figures.collect(),
            ..Dataset::default()
        });
        let ranking = dataset.ranking(MetricIx(0), false);
        let ends = Ends::of(&dataset, &ranking);
        let text = |row: &usize| texts[ranking.rows[*row].unit.0 as usize].to_owned();
        let texts = |rows: Vec<usize>| rows.iter().map(text).collect();
        [ends.first, ends.last].map(|end| match end {
            EndRows::Settled(rows) => [texts(rows), Vec::new()],
            EndRows::Open(sure, open) => [texts(sure), texts(open)],
        })
    }

    #[test]
    fn a_bound_of_a_count_may_tie_with_who_is_surely_at_the_end() {
        // Over 5 things are 6 or more, under 3 are 2 or less.
        let found = sure_and_open(Better::Higher, &["6", ">5", "4", "2", "<3"]);
        assert_eq!(found, [[vec![">5"], vec!["6"]], [vec!["<3"], vec!["2"]]]);
        let found = sure_and_open(Better::Lower, &["0", "<3", "3", "0", "3"]);
        assert_eq!(found, [[vec!["0", "0"], vec!["<3"]], [vec!["3", "3"], vec![]]]);
        let found = sure_and_open(Better::Lower, &["0", "<1", "7"]);
        assert_eq!(found, [[vec!["0", "<1"], vec![]], [vec!["7"], vec![]]]);
    }

    #[test]
    fn only_those_that_may_pass_every_other_are_at_an_end() {
        let higher = |texts: &[&str]| ends(Better::Higher, texts);
        // 10.6 may be 11; 10.54 is below 10.6 in any case.
        assert_eq!(higher(&["11", "10.6", "10.54", "3"])[0], end(false, &["10.6", "11"]));
        // 5 may be 5.2 or 4.8; 5.2 is above 5.11 in any case.
        assert_eq!(higher(&["9.9", "5.2", "5.11", "5"])[1], end(false, &["5", "5.11"]));
    }
}
