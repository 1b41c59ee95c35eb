//! The headline of a ranking: who leads and who is last, and how many of those who could report did.

use super::contest::contest;
use super::parts::Headline;
use super::stability::stability;
use crate::analysis::{self, AnalysedDataset, Coverage, Ranking, Stability};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang};
use crate::text::{fill, plain_number, plural};
use crate::view::View;

/// The headline of the metric in focus.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let ranking = dataset.ranking(view.metric, false);
    let found = view.hold.then(|| analysis::stability(dataset, view.metric)).flatten();
    let finding = match &found {
        Some(found) => stability(dataset, &ranking, found, view.lang),
        None => contest(dataset, &ranking, view.lang),
    };
    let coverage = [
        Some(counts(&ranking.coverage, view.lang)),
        found.and_then(|found| missing_units(&found, view.lang)),
        rows_shown(dataset, view, &ranking),
    ];
    Headline { finding, coverage: coverage.into_iter().flatten().collect_vec().join(view.lang.words().dot) }
}

/// Who reported and who did not, counted: 7个单位报告 · 1个未报 · 2个不适用.
fn counts(coverage: &Coverage, lang: Lang) -> String {
    let words = lang.words();
    // Units that gave only a rank or something that looks alike count as missing here; below the ranking they have a
    // line that says what they gave.
    let missing = coverage.missing() - coverage.cut_off - coverage.other_period;
    let not_applicable = coverage.not_applicable + coverage.near_but_not_applicable;
    let parts: Vec<String> = [
        (coverage.reported, words.count_reported),
        (coverage.other_period, words.count_other_period),
        (missing, words.count_missing),
        (coverage.cut_off, words.count_cut_off),
        (not_applicable, words.count_not_applicable),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, template)| fill(plural(template, count as usize), &[&plain_number(i64::from(count))]))
    .collect_vec();
    parts.join(words.dot)
}

/// That any rank might be lower if the missing units had reported; `None` where none is missing.
fn missing_units(found: &Stability, lang: Lang) -> Option<String> {
    let template = plural(lang.words().stability_missing_units, found.missing as usize);
    (found.missing > 0).then(|| fill(template, &[&plain_number(i64::from(found.missing))]))
}

/// How many of the ranked units are shown, and that their ranks are those among all; `None` where all are shown.
fn rows_shown(dataset: &Dataset, view: &View, ranking: &Ranking) -> Option<String> {
    if dataset.unit_ixs().all(|unit| view.shows(dataset, unit)) {
        return None;
    }
    let shown = ranking.rows.iter().filter(|row| view.shows(dataset, row.unit)).count();
    let (shown, all) = (plain_number(shown as i64), plain_number(ranking.rows.len() as i64));
    Some(fill(view.lang.words().rows_shown, &[&shown, &all]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::embedded;

    #[test]
    fn every_unit_is_counted_once() {
        let dataset = AnalysedDataset::new(embedded());
        for metric in dataset.metric_ixs() {
            let coverage = dataset.ranking(metric, false).coverage;
            let all = coverage.reported
                + coverage.missing()
                + coverage.not_applicable
                + coverage.near_but_not_applicable;
            assert_eq!(all as usize, dataset.units.len(), "{}", dataset.metric(metric).id);
        }
    }
}
