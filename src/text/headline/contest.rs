//! The finding of a ranking as printed: how many of those who could report did, who leads, who is last.

use crate::analysis::{Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Lang, Metric};
use crate::text::names::join_for_headline;
use crate::text::{count, figure_value, fill, is_given, join, unit_name};

/// The most units that a headline names of a metric that somebody else gave.
const MAX_GIVEN: usize = 3;

/// The finding, by how many units are ranked and whether somebody else gave the figures.
pub fn contest(dataset: &Dataset, ranking: &Ranking, lang: Lang) -> String {
    let words = lang.words();
    let name = dataset.metric(ranking.metric).name.get(lang);
    match ranking.rows.as_slice() {
        [] => fill(words.headline_none, &[name]),
        rows if is_given(dataset, ranking.metric) => {
            fill(words.headline_given, &[name, &given(dataset, rows, lang)])
        }
        [only] => {
            let is_alone = ranking.coverage.other_period == 0;
            let template = if is_alone { words.headline_only } else { words.headline_only_in_period };
            fill(template, &[name, unit_name(dataset, only.unit, lang), &value(dataset, only, lang)])
        }
        rows => of_several(dataset, ranking, rows, lang),
    }
}

/// The first units with what they were given: Wanzhou 8th.
fn given(dataset: &Dataset, rows: &[Row], lang: Lang) -> String {
    let text = |row: &Row| [unit_name(dataset, row.unit, lang), " ", &value(dataset, row, lang)].concat();
    let texts: Vec<String> = rows.iter().take(MAX_GIVEN).map(text).collect_vec();
    join(&texts.iter().map(String::as_str).collect_vec(), lang)
}

fn of_several(dataset: &Dataset, ranking: &Ranking, rows: &[Row], lang: Lang) -> String {
    let words = lang.words();
    let metric = dataset.metric(ranking.metric);
    let name = metric.name.get(lang);
    let applicable = count(ranking.coverage.applicable() as usize, lang);
    let reported = count(rows.len(), lang);
    let ranks = || rows.iter().filter_map(|row| row.rank);
    let last_rank = ranks().map(|rank| rank.best).max().unwrap_or(1);
    if last_rank == 1 && ranks().all(|rank| rank.worst == 1) {
        let value = rows.first().map(|row| value(dataset, row, lang)).unwrap_or_default();
        return fill(words.headline_all_equal, &[name, &applicable, &reported, &value]);
    }
    let first = leaders(dataset, rows, metric, lang);
    let last = trailers(dataset, rows, metric, last_rank, lang);
    fill(words.headline_contest, &[name, &applicable, &reported, &first, &last])
}

/// Who leads: one unit, several that are tied, or those that might where the lead is not settled.
fn leaders(dataset: &Dataset, rows: &[Row], metric: &Metric, lang: Lang) -> String {
    let words = lang.words();
    let first = with_best_rank(rows, 1);
    let names = names(dataset, &first, lang);
    let is_settled = first.iter().all(|row| row.rank.is_some_and(|rank| rank.worst == 1));
    let template = match (is_settled, first.len(), metric.better) {
        (false, ..) => return fill(words.headline_lead_open, &[&names]),
        (true, 1, Better::Higher) => words.headline_leads,
        (true, 1, Better::Lower) => words.headline_lowest,
        (true, 1, Better::Neither) => words.headline_highest,
        _ => words.headline_lead_shared,
    };
    fill(template, &[&names, &first_value(dataset, &first, lang)])
}

fn trailers(dataset: &Dataset, rows: &[Row], metric: &Metric, last_rank: u32, lang: Lang) -> String {
    let words = lang.words();
    let last = with_best_rank(rows, last_rank);
    let template = match (last.len(), metric.better) {
        (1, Better::Higher) => words.headline_last,
        (1, Better::Lower) => words.headline_highest,
        (1, Better::Neither) => words.headline_lowest,
        _ => words.headline_last_shared,
    };
    fill(template, &[&names(dataset, &last, lang), &first_value(dataset, &last, lang)])
}

fn with_best_rank(rows: &[Row], best: u32) -> Vec<&Row> {
    rows.iter().filter(|row| row.rank.is_some_and(|rank| rank.best == best)).collect_vec()
}

fn names(dataset: &Dataset, rows: &[&Row], lang: Lang) -> String {
    let names: Vec<&str> = rows.iter().map(|row| unit_name(dataset, row.unit, lang)).collect_vec();
    join_for_headline(&names, lang)
}

fn first_value(dataset: &Dataset, rows: &[&Row], lang: Lang) -> String {
    rows.first().map(|row| value(dataset, row, lang)).unwrap_or_default()
}

fn value(dataset: &Dataset, row: &Row, lang: Lang) -> String {
    figure_value(dataset, &dataset.figures[row.figure], lang)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::embedded;

    fn finding(metric: &str, lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let metric = dataset.metric_by_id(metric).unwrap();
        contest(&dataset, &dataset.ranking(metric, false), lang)
    }

    #[test]
    fn a_contest_has_how_many_reported_who_leads_and_who_is_last() {
        assert_eq!(
            finding("gdp_growth", Lang::En),
            "GDP growth: 7 of 8 reported; High-tech leads with 8.2%, Nan'an is last with 6.3%"
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
    fn given_ranks_are_shown_as_given() {
        assert_eq!(
            finding("primary_va_growth_rank", Lang::En),
            "City rank by primary-sector growth: Wanzhou 8th"
        );
    }
}
