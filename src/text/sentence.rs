//! What can be said in one sentence: the finding, who is missing and why.

use super::{GrowthSign, figure_value, fill, period, plain_number, plural};
use crate::analysis::{AnalysedDataset, Availability, Coverage, RankRange, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Dataset, Figure, GapReason, Kind, Lang, Metric, MetricIx, UnitIx};

/// Short name of a unit.
pub fn unit_name(dataset: &Dataset, unit: UnitIx, lang: Lang) -> &str {
    dataset.unit(unit).short.get(lang)
}

/// A place: 3, 3= for a tie, 2–4 where it is not settled.
pub fn rank(rank: RankRange) -> String {
    let best = plain_number(i64::from(rank.best));
    match (rank.is_settled(), rank.tied) {
        (false, _) => [&best, "–", &plain_number(i64::from(rank.worst))].concat(),
        (true, true) => [&best, "="].concat(),
        (true, false) => best,
    }
}

/// A place in a sentence: 3rd, joint 3rd, 2–4.
pub fn place(place: RankRange, lang: Lang) -> String {
    let words = lang.words();
    let best = (words.ordinal)(i64::from(place.best));
    let number = |place| plain_number(i64::from(place));
    match (place.is_settled(), place.tied) {
        (false, _) => fill(words.rank_range, &[&number(place.best), &number(place.worst)]),
        (true, true) => fill(words.joint, &[&best]),
        (true, false) => best,
    }
}

/// A place and among how many: 3= / 7.
pub fn rank_of(place: RankRange, count: usize, lang: Lang) -> String {
    fill(lang.words().rank_of, &[&rank(place), &plain_number(count as i64)])
}

/// More names than these nobody reads in a row.
const MOST_NAMES: usize = 12;
/// So many of a crowd are named in a headline.
const HEADLINE_NAMES: usize = 3;

/// Names in a row: 永川区、彭水县; Yongchuan and Pengshui.
///
/// Of more than a reader would read, the first are named and the others counted.
pub fn join(names: &[&str], lang: Lang) -> String {
    join_most(names, MOST_NAMES, lang)
}

/// As [`join`], with so many named where there are more than a reader would read.
fn join_most(names: &[&str], most: usize, lang: Lang) -> String {
    let words = lang.words();
    match names {
        [] => String::new(),
        _ if names.len() > MOST_NAMES => {
            let others = plain_number((names.len() - most) as i64);
            [&names[..most].join(words.comma), words.comma, &fill(words.others, &[&others])].concat()
        }
        [one] => (*one).to_owned(),
        [all @ .., last] => [&all.join(words.comma), words.and, last].concat(),
    }
}

/// The finding of a ranking: how many of those who could report did, who leads, who is last.
pub fn ranking_headline(dataset: &Dataset, ranking: &Ranking, lang: Lang) -> String {
    let words = lang.words();
    let metric = dataset.metric(ranking.metric);
    let name = metric.name.get(lang);
    match ranking.rows.as_slice() {
        [] => fill(words.head_none, &[name]),
        [only] if !is_given(dataset, ranking.metric) => {
            let alone = ranking.coverage.other_period == 0;
            let template = if alone { words.head_only } else { words.head_only_period };
            fill(template, &[name, unit_name(dataset, only.unit, lang), &value(dataset, only, lang)])
        }
        rows if is_given(dataset, ranking.metric) => {
            let placed: Vec<String> =
                rows.iter().take(3).map(|row| given_rank(dataset, row, lang)).collect_vec();
            let placed: Vec<&str> = placed.iter().map(String::as_str).collect_vec();
            fill(words.head_given, &[name, &join(&placed, lang)])
        }
        rows => contest(dataset, ranking, rows, lang),
    }
}

/// Whether somebody else gave the metric's figures.
pub fn is_given(dataset: &Dataset, metric: MetricIx) -> bool {
    matches!(dataset.metric(metric).kind, Kind::Rank | Kind::Grade)
}

/// That somebody else gave a figure, and among whom: 全市范围内 · 由他人评定. `None` for what is measured.
pub fn given(dataset: &Dataset, figure: &Figure, lang: Lang) -> Option<String> {
    let words = lang.words();
    let given = is_given(dataset, figure.metric).then_some(words.given);
    let among = figure.scope.as_ref().map(|scope| fill(words.among, &[scope.get(lang)]));
    let parts: Vec<&str> = among.as_deref().into_iter().chain(given).collect_vec();
    (!parts.is_empty()).then(|| parts.join(words.dot))
}

fn given_rank(dataset: &Dataset, row: &Row, lang: Lang) -> String {
    [unit_name(dataset, row.unit, lang), " ", &value(dataset, row, lang)].concat()
}

fn contest(dataset: &Dataset, ranking: &Ranking, rows: &[Row], lang: Lang) -> String {
    let words = lang.words();
    let metric = dataset.metric(ranking.metric);
    let could = plain_number(i64::from(ranking.coverage.applicable()));
    let did = plain_number(rows.len() as i64);
    let name = metric.name.get(lang);
    let ranks = || rows.iter().filter_map(|row| row.rank);
    let worst = ranks().map(|rank| rank.best).max().unwrap_or(1);
    if worst == 1 && ranks().all(|rank| rank.worst == 1) {
        let all = rows.first().map(|row| value(dataset, row, lang)).unwrap_or_default();
        return fill(words.head_all_equal, &[name, &could, &did, &all]);
    }
    let first = leaders(dataset, rows, metric, lang);
    let last = trailers(dataset, rows, metric, worst, lang);
    fill(words.head_contest, &[name, &could, &did, &first, &last])
}

fn leaders(dataset: &Dataset, rows: &[Row], metric: &Metric, lang: Lang) -> String {
    let words = lang.words();
    let may_lead: Vec<&Row> = rows.iter().filter(|row| best(row) == Some(1)).collect_vec();
    let names = names(dataset, &may_lead, lang);
    let settled = may_lead.iter().all(|row| row.rank.is_some_and(|rank| rank.worst == 1));
    let text = may_lead.first().map(|row| value(dataset, row, lang)).unwrap_or_default();
    let template = match (settled, may_lead.len(), metric.better) {
        (false, ..) => return fill(words.head_lead_open, &[&names]),
        (true, 1, Better::Higher) => words.head_leads,
        (true, 1, Better::Lower) => words.head_lowest,
        (true, 1, Better::Neither) => words.head_highest,
        _ => words.head_lead_shared,
    };
    fill(template, &[&names, &text])
}

fn trailers(dataset: &Dataset, rows: &[Row], metric: &Metric, worst: u32, lang: Lang) -> String {
    let words = lang.words();
    let last: Vec<&Row> = rows.iter().filter(|row| best(row) == Some(worst)).collect_vec();
    let text = last.first().map(|row| value(dataset, row, lang)).unwrap_or_default();
    let template = match (last.len(), metric.better) {
        (1, Better::Higher) => words.head_last,
        (1, Better::Lower) => words.head_highest,
        (1, Better::Neither) => words.head_lowest,
        _ => words.head_last_shared,
    };
    fill(template, &[&names(dataset, &last, lang), &text])
}

fn best(row: &Row) -> Option<u32> {
    row.rank.map(|rank| rank.best)
}

fn names(dataset: &Dataset, rows: &[&Row], lang: Lang) -> String {
    let names: Vec<&str> = rows.iter().map(|row| unit_name(dataset, row.unit, lang)).collect_vec();
    join_most(&names, HEADLINE_NAMES, lang)
}

fn value(dataset: &Dataset, row: &Row, lang: Lang) -> String {
    let figure = &dataset.figures[row.figure];
    figure_value(dataset.metric(figure.metric), figure, lang, GrowthSign::Plain)
}

/// Who reported and who did not, counted: 7个单位报告 · 1个未报 · 2个不适用.
pub fn coverage_line(coverage: &Coverage, lang: Lang) -> String {
    let words = lang.words();
    // Who gave a rank or something alike did not report this: the band says what was given instead.
    let silent = coverage.missing() - coverage.cut_off - coverage.other_period;
    let elsewhere = coverage.not_applicable + coverage.beyond;
    let parts: Vec<String> = [
        (coverage.reported, words.cover_reported),
        (coverage.other_period, words.cover_period),
        (silent, words.cover_missing),
        (coverage.cut_off, words.cover_cut),
        (elsewhere, words.cover_not_applicable),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, template)| fill(plural(template, count as usize), &[&plain_number(i64::from(count))]))
    .collect_vec();
    parts.join(words.dot)
}

/// Why a unit has no place in a ranking.
pub fn reason(dataset: &AnalysedDataset, unit: UnitIx, availability: &Availability, lang: Lang) -> String {
    let words = lang.words();
    match availability {
        Availability::Reported(_) => String::new(),
        Availability::OtherPeriod(place) => {
            fill(words.why_period, &[&dated(dataset, &dataset.figures[*place], lang)])
        }
        Availability::CutOff(gap) => {
            let gap = &dataset.gaps[*gap];
            let template = match gap.reason {
                GapReason::CutOff => words.why_cut,
                GapReason::Unreadable => words.why_unreadable,
                GapReason::NotYetDue => words.why_later,
            };
            fill(template, &[&gap.quote])
        }
        Availability::RankOnly(metrics) => {
            fill(words.why_rank_only, &[&others(dataset, unit, metrics, lang)])
        }
        Availability::LooksAlike(metrics) => fill(words.why_near, &[&others(dataset, unit, metrics, lang)]),
        Availability::NotApplicable => {
            fill(words.why_not_applicable, &[words.kinds[dataset.unit(unit).kind as usize]])
        }
        Availability::NotReported => words.why_missing.to_owned(),
    }
}

/// What the unit said of other metrics: 一产增加值增速位次第8.
fn others(dataset: &AnalysedDataset, unit: UnitIx, metrics: &[MetricIx], lang: Lang) -> String {
    let said: Vec<String> = metrics
        .iter()
        .filter_map(|metric| dataset.figure(unit, *metric))
        .map(|figure| measured_figure(dataset, figure, lang))
        .collect_vec();
    let said: Vec<&str> = said.iter().map(String::as_str).collect_vec();
    join(&said, lang)
}

/// A figure with its metric's name: GDP增速 8.2%.
pub fn measured_figure(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let metric = dataset.metric(figure.metric);
    [metric.name.get(lang), " ", &figure_value(metric, figure, lang, GrowthSign::Plain)].concat()
}

/// A figure with its period: 8.2% (2024年第2季度).
pub fn dated(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let words = lang.words();
    let value = figure_value(dataset.metric(figure.metric), figure, lang, GrowthSign::Plain);
    let said = figure.period.as_ref().map(|it| period(it, lang));
    fill(words.period_basis, &[&value, said.as_deref().unwrap_or(words.period_unknown)])
}

/// The source's own characters; where a column break tore them apart, label first.
pub fn quote(figure: &Figure) -> String {
    match &figure.quote_label {
        Some(label) => [label, "……", &figure.quote].concat(),
        None => figure.quote.clone(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::embedded;

    fn headline(metric: &str, lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let metric = dataset.metric_by_id(metric).unwrap();
        ranking_headline(&dataset, &dataset.ranking(metric, false), lang)
    }

    #[test]
    fn the_headline_says_how_many_reported_who_leads_and_who_is_last() {
        assert_eq!(
            headline("gdp_growth", Lang::En),
            "GDP growth: 7 of 8 reported; High-tech leads with 8.2%, Nan'an is last with 6.3%"
        );
        let zh = headline("gdp_growth", Lang::Zh);
        assert!(zh.contains("8个单位报了7个") && zh.contains("高新区\u{a0}8.2%\u{a0}领先"), "{zh}");
    }

    #[test]
    fn one_reporter_is_no_contest() {
        assert_eq!(
            headline("reserve_project_investment", Lang::En),
            "Total investment of projects in the reserve: only High-tech reported it, over 200 bn yuan"
        );
    }

    #[test]
    fn given_places_are_told_as_given() {
        assert_eq!(
            headline("primary_va_growth_rank", Lang::En),
            "City rank by primary-sector growth: Wanzhou 8th"
        );
    }

    #[test]
    fn nobody_is_forgotten_in_the_count() {
        let dataset = AnalysedDataset::new(embedded());
        for metric in dataset.metric_ixs() {
            let coverage = dataset.ranking(metric, false).coverage;
            let all = coverage.reported + coverage.missing() + coverage.not_applicable + coverage.beyond;
            assert_eq!(all as usize, dataset.units.len(), "{}", dataset.metric(metric).id);
        }
    }
}
