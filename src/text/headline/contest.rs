//! The finding of a ranking as printed: how many of those who could report did, who leads, who is last.

use super::parts::Finding;
use crate::analysis::{EndRows, Ranking, Row, are_listed_together};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Figure, Fixed, Kind, Lang};
use crate::text::names::{join_strings, metric_with_period, row_names};
use crate::text::{
    Words, count, figure_value, fill, growth_index, is_given, period_apart, plural, unit_name, with_statuses,
};

/// The most units whose given ranks or grades a headline gives one by one.
const MAX_GIVEN: usize = 3;

/// The finding, by how many units are ranked and whether somebody else gave the figures.
pub fn contest(dataset: &Dataset, ranking: &Ranking, lang: Lang) -> Finding {
    let name = &metric_with_period(dataset, ranking.metric, lang);
    Contest { dataset, ranking, name, is_index: false, lang }.finding()
}

/// The finding of growth that is drawn as an index: its numbers are those of the axis, not the rates.
pub fn contest_of_indices(dataset: &Dataset, ranking: &Ranking, name: &str, lang: Lang) -> Finding {
    Contest { dataset, ranking, name, is_index: true, lang }.finding()
}

/// A ranking, and how it is told.
struct Contest<'a> {
    dataset: &'a Dataset,
    ranking: &'a Ranking,
    /// The name of the metric.
    name: &'a str,
    /// Whether values are told as an index of the year before.
    is_index: bool,
    lang: Lang,
}

impl Contest<'_> {
    fn finding(&self) -> Finding {
        Finding::whole(match self.ranking.rows.as_slice() {
            [] | [_] if self.ranking.part_of.is_some() => self.of_one_shown(),
            [] => self.of_none(),
            rows if is_given(self.dataset, self.ranking.metric) => self.given(rows),
            [only] => self.of_only_one(only),
            rows => return self.of_several(rows),
        })
    }

    fn words(&self) -> &'static Words {
        self.lang.words()
    }

    /// The figure of the only unit that reported it.
    // In the deferred module: see `src/site/build/shrink/split`. It is no contest, so that its chart is deferred too.
    #[inline(never)]
    fn of_only_one(&self, only: &Row) -> String {
        let words = self.lang.deferred_words();
        let template = match self.ranking.coverage {
            coverage if coverage.other_period > 0 => words.headline_only_in_period,
            coverage if coverage.concerns_one() => words.headline_concerns_one,
            _ => words.headline_only,
        };
        fill(
            template,
            &[self.name, unit_name(self.dataset, only.unit, self.lang), &self.final_value(&[only])],
        )
    }

    /// That no unit has a figure: none can have one, or none reported it.
    // In the deferred module: see `src/site/build/shrink/split`. It is no contest either.
    #[inline(never)]
    fn of_none(&self) -> String {
        let words = self.lang.deferred_words();
        let can_any = self.ranking.coverage.applicable() > 0;
        fill(if can_any { words.headline_none } else { words.headline_not_applicable }, &[self.name])
    }

    /// The figure of the only unit that is shown, or that none is.
    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn of_one_shown(&self) -> String {
        let Some(only) = self.ranking.rows.first() else {
            return fill(self.lang.deferred_words().headline_none_shown, &[self.name]);
        };
        let text = [unit_name(self.dataset, only.unit, self.lang), " ", &self.final_value(&[only])].concat();
        fill(self.words().headline_given, &[self.name, &text])
    }

    /// How many of those who could report did, or how many of those who did are shown, and a summary.
    fn reported(&self, template: &str, summary: &str) -> String {
        let (template, all) = match self.ranking.part_of {
            Some(reported) => (self.words().headline_shown, reported),
            None => (template, self.ranking.coverage.applicable() as usize),
        };
        let (all, shown) = (count(all, self.lang), count(self.ranking.rows.len(), self.lang));
        fill(template, &[self.name, &all, &shown, summary])
    }

    /// What somebody else gave: of few units, each (Wanzhou 8th); of more, the best and the last rank, or how often each grade.
    // In the deferred module: see `src/site/build/shrink/split`. So is the chart of what somebody else gave.
    #[inline(never)]
    fn given(&self, rows: &[Row]) -> String {
        let (dataset, lang) = (self.dataset, self.lang);
        if rows.len() > MAX_GIVEN {
            let summary = judged_apart(dataset, rows, lang).unwrap_or_else(|| {
                match dataset.metric(self.ranking.metric).kind {
                    Kind::Grade => self.grades(rows),
                    _ => self.given_ranks(rows),
                }
            });
            return self.reported(self.words().headline_reported, &summary);
        }
        let text = |row: &Row| {
            let text = [unit_name(dataset, row.unit, lang), " ", &self.value(row)].concat();
            match period_apart(dataset, &dataset.figures[row.figure], lang) {
                Some(period) => fill(self.words().parenthesized, &[&text, &period]),
                None => text,
            }
        };
        let texts = join_strings(&rows.iter().map(text).collect_vec(), lang);
        fill(self.words().headline_given, &[self.name, &texts])
    }

    /// From 1st (Town A, Town B and 3 more) to 9th (Town C).
    fn given_ranks(&self, rows: &[Row]) -> String {
        let words = self.words();
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return String::new() };
        let end = |row: &Row| {
            let same = rows_where(rows, &|other| other.interval == row.interval);
            let names = row_names(self.dataset, rows, &same, self.lang);
            fill(words.parenthesized, &[&self.value(row), &names])
        };
        match first.interval == last.interval {
            true => fill(words.headline_equal, &[&self.value(first)]),
            false => fill(words.headline_span, &[&end(first), &end(last)]),
        }
    }

    /// How many units have each grade, in the order of the document: A (5), B (4).
    fn grades(&self, rows: &[Row]) -> String {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for row in rows {
            let grade = self.value(row);
            match counts.iter_mut().find(|(known, _)| *known == grade) {
                Some((_, count)) => *count += 1,
                None => counts.push((grade, 1)),
            }
        }
        let mut texts = Vec::new();
        for (grade, number) in &counts {
            texts.push(fill(self.words().parenthesized, &[grade, &count(*number, self.lang)]));
        }
        join_strings(&texts, self.lang)
    }

    fn of_several(&self, rows: &[Row]) -> Finding {
        let words = self.words();
        let better = self.dataset.metric(self.ranking.metric).better;
        let ranks = || rows.iter().filter_map(|row| row.rank);
        if ranks().all(|rank| rank.worst == 1) {
            let value = rows.first().map(|row| self.value(row)).unwrap_or_default();
            let summary = fill(words.headline_equal, &[&value]);
            return Finding::whole(self.reported(words.headline_reported, &summary));
        }
        let first =
            rows.first().and_then(|row| self.dataset.figures[row.figure].number()).unwrap_or_default();
        let has_leader = first >= Fixed::default();
        let ends = self.ranking.ends(self.dataset);
        let first = self.end(rows, &ends.first, Templates::of_first(words, better, has_leader));
        let last = self.end(rows, &ends.last, Templates::of_last(words, better, has_leader));
        let first = self.reported(words.headline_contest, &first);
        // It may stand apart from the clause that says how many are shown.
        let last =
            if self.ranking.part_of.is_some() { [words.of_those_shown, &*last].concat() } else { last };
        Finding { clauses: vec![first, last], separator: words.clause_comma }
    }

    /// Who is at one end: one unit, several that are tied or, where bounds or the printing leave it open, all that might be.
    fn end(&self, rows: &[Row], found: &EndRows, templates: Templates) -> String {
        let names = |indices: &[usize]| row_names(self.dataset, rows, indices, self.lang);
        match found {
            EndRows::Settled(at_end) => {
                let value = self.final_value(&at_end.iter().map(|row| &rows[*row]).collect_vec());
                fill(plural(templates.settled, at_end.len()), &[&names(at_end), &value])
            }
            EndRows::Open(sure, possible) if sure.is_empty() => {
                fill(plural(templates.open, possible.len()), &[&names(possible)])
            }
            EndRows::Open(sure, possible) => {
                let sure = self.end(rows, &EndRows::Settled(sure.clone()), templates);
                fill(self.words().headline_perhaps_with, &[&sure, &names(possible)])
            }
        }
    }

    /// The value of rows that share one, with their statuses where those are the same.
    fn final_value(&self, rows: &[&Row]) -> String {
        let Some(first) = rows.first() else { return String::new() };
        let figure = &self.dataset.figures[first.figure];
        let is_same = rows.iter().all(|row| self.dataset.figures[row.figure].status == figure.status);
        let value = self.value(first);
        if is_same { with_statuses(value, figure, self.lang) } else { value }
    }

    fn value(&self, row: &Row) -> String {
        let figure = &self.dataset.figures[row.figure];
        match self.is_index {
            true => growth_index(self.dataset, figure, self.lang),
            false => figure_value(self.dataset, figure, self.lang),
        }
    }
}

/// Why ranks or grades are no single order: who gave them differs, among whom, or for which period. `None` where they are one.
fn judged_apart(dataset: &Dataset, rows: &[Row], lang: Lang) -> Option<String> {
    let figure = |row: &Row| &dataset.figures[row.figure];
    let [by_several, among_several, of_several] = lang.deferred_words().headline_judged_apart;
    let has = |is_apart: &dyn Fn(&Figure, &Figure) -> bool| {
        rows.iter().zip(&rows[1..]).any(|(one, other)| is_apart(figure(one), figure(other)))
    };
    let text = match () {
        () if has(&|one, other| one.judge != other.judge) => by_several,
        () if has(&|one, other| one.scope != other.scope) => among_several,
        () if has(&|one, other| !are_listed_together(one, other)) => of_several,
        () => return None,
    };
    Some(text.to_owned())
}

/// How one end of a ranking is put into words.
struct Templates {
    settled: &'static str,
    open: &'static str,
}

impl Templates {
    /// The least of several losses is no lead: “leads with −0.01%”.
    fn of_first(words: &Words, better: Better, has_leader: bool) -> Self {
        match better {
            Better::Higher if has_leader => {
                Self { settled: words.headline_leads, open: words.headline_lead_open }
            }
            Better::Lower => Self::lowest(words),
            _ => Self::highest(words),
        }
    }

    /// Nobody is last where nobody leads: the highest of several losses stands beside the lowest.
    fn of_last(words: &Words, better: Better, has_leader: bool) -> Self {
        match better {
            Better::Higher if has_leader => {
                Self { settled: words.headline_last, open: words.headline_last_open }
            }
            Better::Lower => Self::highest(words),
            Better::Higher | Better::Neither => Self::lowest(words),
        }
    }

    fn highest(words: &Words) -> Self {
        Self { settled: words.headline_highest, open: words.headline_highest_open }
    }

    fn lowest(words: &Words) -> Self {
        Self { settled: words.headline_lowest, open: words.headline_lowest_open }
    }
}

/// The rows that pass a test: indices.
fn rows_where(rows: &[Row], test: &dyn Fn(&Row) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if test(row) {
            found.push(index);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::analysis::testing::{DISTRICT, figure, metric, unit};
    use crate::dataset::{LocalText, Metric, MetricIx, embedded};

    fn finding(metric: &str, lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let metric = dataset.metric_by_id(metric).unwrap();
        contest(&dataset, &dataset.ranking(metric, false), lang).text()
    }

    /// The headline of a made-up metric of that kind, with the values of units A, B, C …
    fn of_made_up(metric: Metric, texts: &[&str]) -> String {
        let name = |index: usize| char::from(b'A' + index as u8).to_string();
        let units = (0..texts.len()).map(|index| unit(&name(index), DISTRICT)).collect();
        let figures = texts.iter().enumerate().map(|(index, text)| figure(index as u32, 0, text)).collect();
        let metric = Metric { name: LocalText::both("M", "M"), ..metric };
        let dataset =
            AnalysedDataset::new(Dataset { units, metrics: vec![metric], figures, ..Dataset::default() });
        contest(&dataset, &dataset.ranking(MetricIx(0), false), Lang::En).text()
    }

    #[test]
    fn nobody_is_charged_with_what_applies_to_none() {
        assert_eq!(of_made_up(metric(Kind::Count), &[]), "M: not applicable to any of the units");
        let of_nobody = Dataset {
            units: vec![unit("A", DISTRICT)],
            metrics: vec![Metric { name: LocalText::both("M", "M"), ..metric(Kind::Count) }],
            ..Dataset::default()
        };
        let dataset = AnalysedDataset::new(of_nobody);
        let finding = contest(&dataset, &dataset.ranking(MetricIx(0), false), Lang::En).text();
        assert_eq!(finding, "M: no unit reported a complete figure");
    }

    #[test]
    fn a_contest_has_how_many_reported_who_leads_and_who_is_last() {
        assert_eq!(
            finding("gdp_growth", Lang::En),
            "GDP growth: 7 of 8 reported; of these, High-tech leads with 8.2%, Nan'an is last with 6.3%"
        );
        let zh = finding("gdp_growth", Lang::Zh);
        assert!(zh.contains("8个单位中7个已报告") && zh.contains("高新区\u{a0}8.2%\u{a0}领先"), "{zh}");
    }

    #[test]
    fn a_single_reporter_is_no_contest() {
        assert_eq!(
            finding("reserve_project_investment", Lang::En),
            "Total investment in reserve projects: only High-tech reported it, over 200 bn yuan"
        );
    }

    #[test]
    fn nobody_is_silent_about_what_concerns_one_unit() {
        assert_eq!(
            finding("rainstorm_deaths", Lang::En),
            "Deaths in the 11 July rainstorm: Zhongxian, 0 deaths; as far as the source says, it concerns no other unit"
        );
    }

    #[test]
    fn nobody_is_ahead_where_the_printing_does_not_tell() {
        let growth = || metric(Kind::Growth);
        assert_eq!(
            of_made_up(growth(), &["10.4", "10.38", "9.0"]),
            "M: 3 of 3 reported; of these, A and B may each lead, C is last with 9.0"
        );
        assert_eq!(
            of_made_up(growth(), &["11.2", "10.38", "10.4"]),
            "M: 3 of 3 reported; of these, A leads with 11.2, C and B may each be last"
        );
        let issued = Metric { precision: Some(Fixed::from_millionths(100_000)), ..growth() };
        assert!(of_made_up(issued, &["8", "7.8"]).contains("A leads with 8"));
    }

    #[test]
    fn the_least_loss_is_no_lead() {
        assert_eq!(
            of_made_up(metric(Kind::Growth), &["-0.01", "-2.00"]),
            "M: 2 of 2 reported; of these, A is highest with −0.01, B is lowest with −2.00"
        );
        assert!(of_made_up(metric(Kind::Growth), &["0.1", "-2.0"]).contains("A leads with 0.1"));
        let neither = || Metric { better: Better::Neither, ..metric(Kind::Share) };
        assert!(of_made_up(neither(), &["8", "8", "7"]).contains("A and B are joint highest with 8"));
        assert_eq!(
            of_made_up(neither(), &["8", "7.9", "5.1", "3.2", "3"]),
            "M: 5 of 5 reported; of these, A and B may each be highest, D and E may each be lowest"
        );
        let lower = Metric { better: Better::Lower, ..metric(Kind::Share) };
        assert!(
            of_made_up(lower, &["8", "7.9", "5.1"])
                .contains("C is lowest with 5.1, B and A may each be highest")
        );
    }

    #[test]
    fn given_ranks_are_shown_as_given() {
        assert_eq!(
            finding("primary_va_growth_rank", Lang::En),
            "City rank by primary-sector growth: Wanzhou 8th"
        );
        let ranks = ["1", "1", "1", "1", "5", "9"];
        assert_eq!(
            of_made_up(Metric { better: Better::Lower, ..metric(Kind::Rank) }, &ranks),
            "M: 6 of 6 reported, from 1st (A, B, C and 1 more) to 9th (F)"
        );
        assert_eq!(of_made_up(metric(Kind::Rank), &["2"; 5]), "M: 5 of 5 reported, each 2nd");
        assert_eq!(
            of_made_up(metric(Kind::Grade), &["good", "fair", "good", "poor"]),
            "M: 4 of 4 reported, good (2), fair (1) and poor (1)"
        );
    }
}
