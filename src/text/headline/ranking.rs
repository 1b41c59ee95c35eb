//! The headline of a ranking: who leads and who is last, and how many of those who could report did.

use super::contest::contest;
use super::parts::{Finding, Headline, counts_in_words, gaps_in_words};
use super::stability::{assumptions, stability};
use crate::analysis::{self, AnalysedDataset, Coverage, OverTime, Ranking, Rounding, Stability};
use crate::dataset::{Dataset, Lang, UnitIx};
use crate::text::{change_notes, count, counted, fill, indistinct_sentence, plural, reference};
use crate::view::{Chart, View};

/// The headline of the metric in focus.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let (finding, coverage) = finding_and_coverage(dataset, view);
    finding.headline(coverage, view.lang)
}

/// Who leads and who is last, and what that rests on.
pub fn finding_and_coverage(dataset: &AnalysedDataset, view: &View) -> (Finding, String) {
    let ranking = dataset.ranking(view.metric, false);
    let found = view.hold.is_on().then(|| analysis::stability(dataset, view.metric, view.hold)).flatten();
    let shown = view.shown_ranking(dataset, Rounding::Ignored);
    let finding = match &found {
        Some(found) => stability(dataset, &ranking, found, &|unit| view.shows(dataset, unit), view.lang),
        None => contest(dataset, &shown, view.lang),
    };
    let mut parts = vec![counts(&ranking.coverage, view.lang)];
    // Nothing is said of an order, or of ranks, where there are none to see.
    let has_order = view.chart != Chart::Growth || !has_lines_of_values(dataset, view);
    let has_ranks = view.chart != Chart::Growth || view.is_ranks_over_time(dataset);
    // With the switch on, the ranks themselves show what the printing does not tell apart.
    let notes = match &found {
        Some(found) => {
            let held = dataset.ranking(view.metric, view.hold);
            parts.extend(assumptions(dataset, &held, &|unit| view.shows(dataset, unit), view.lang));
            missing_units(&ranking, found, view.lang)
        }
        None if !has_order => Vec::new(),
        None => Vec::from_iter(indistinct_sentence(dataset, &shown, shown.indistinct(dataset), view.lang)),
    };
    if let Some(shown) = rows_shown(dataset, view, &ranking) {
        let ranks = if has_ranks { view.lang.words().rows_shown_ranks } else { "" };
        let others =
            if view.chart == Chart::Growth { others_shown(dataset, view, &ranking) } else { String::new() };
        parts.push([&*shown, &*others, ranks].concat());
    }
    for note in notes {
        parts.push(note);
    }
    if !dataset.references.is_empty() {
        add_references(dataset, view, &ranking, &mut parts);
    }
    if view.chart == Chart::Ranking
        && let Some(changes) = dataset.changes_as(view.metric, view.hold)
    {
        parts.extend(change_notes(dataset, &changes, &|unit| view.shows(dataset, unit), view.lang));
    }
    (finding, parts.join(view.lang.words().dot))
}

/// Whether the picture has lines of values over time, which have no ranks and no order.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn has_lines_of_values(dataset: &AnalysedDataset, view: &View) -> bool {
    view.is_over_time(dataset) && !view.is_ranks_over_time(dataset)
}

/// The values to compare with.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn add_references(dataset: &AnalysedDataset, view: &View, ranking: &Ranking, parts: &mut Vec<String>) {
    // Lines of ranks have no place for a value.
    if view.chart == Chart::Growth && view.is_ranks_over_time(dataset) {
        return;
    }
    for one in analysis::references(dataset, ranking) {
        parts.push(reference(dataset, one, view.lang));
    }
}

/// Who reported and who did not, counted: 7个单位报告 · 1个未报 · 2个不适用.
fn counts(coverage: &Coverage, lang: Lang) -> String {
    let words = lang.words();
    // Units that gave only a rank or something that looks alike count as missing here; below the ranking they have a
    // line that says what they gave.
    let mut parts = counts_in_words(
        &[
            (coverage.reported, words.count_reported),
            (coverage.other_period, words.count_other_period),
            (coverage.silent(), words.count_missing),
        ],
        lang,
    );
    parts.extend(gaps_in_words(&coverage.gaps, lang));
    parts.extend(counts_in_words(&[(coverage.not_applicable, words.count_not_applicable)], lang));
    parts.join(words.dot)
}

/// That ranks might be lower if the missing units had reported; nothing where none is missing, or where nothing can be better
/// than what everyone reported.
fn missing_units(ranking: &Ranking, found: &Stability, lang: Lang) -> Vec<String> {
    let (words, missing) = (lang.words(), found.missing as usize);
    if missing == 0 || found.unbeatable == ranking.rows.len() {
        return Vec::new();
    }
    let except = if found.unbeatable > 0 { words.stability_but_first } else { "" };
    vec![fill(plural(words.stability_missing_units, missing), &[&count(missing, lang), except])]
}

/// How many of the ranked units are shown; `None` where all of these are.
fn rows_shown(dataset: &Dataset, view: &View, ranking: &Ranking) -> Option<String> {
    let shown = ranking.rows.iter().filter(|row| view.shows(dataset, row.unit)).count();
    if shown == ranking.rows.len() {
        return None;
    }
    let (shown, all) = (count(shown, view.lang), count(ranking.rows.len(), view.lang));
    Some(fill(view.lang.words().rows_shown, &[&shown, &all]))
}

/// How many units are drawn besides, whose lines end before the period of the ranking; empty where none is.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn others_shown(dataset: &AnalysedDataset, view: &View, ranking: &Ranking) -> String {
    if !view.is_over_time(dataset) {
        return String::new();
    }
    let has_row = |unit: UnitIx| ranking.rows.iter().any(|row| row.unit == unit);
    let lines = OverTime::of(dataset, view.metric).lines;
    let others = lines.iter().filter(|line| view.shows(dataset, line.unit) && !has_row(line.unit)).count();
    match others {
        0 => String::new(),
        _ => counted(view.lang.deferred_words().rows_shown_others, others, view.lang),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::{Gap, GapReason, LocalText, embedded};

    #[test]
    fn each_reason_of_a_gap_is_counted_by_its_own_name() {
        let mut dataset = embedded();
        let metric = dataset.metric_by_id("fixed_asset_investment_growth").unwrap();
        let units = ["wanzhou", "zhongxian", "dazu"].map(|id| dataset.unit_by_id(id).unwrap());
        dataset.figures.retain(|figure| figure.metric != metric || !units.contains(&figure.unit));
        dataset.gaps = units
            .into_iter()
            .zip([GapReason::CutOff, GapReason::Unreadable, GapReason::NotYetDue])
            .map(|(unit, reason)| Gap {
                unit,
                metric,
                period: None,
                reason,
                quote: "投".into(),
                note: LocalText::default(),
            })
            .collect();
        let dataset = AnalysedDataset::new(dataset);
        let counts = |lang| counts(&dataset.ranking(metric, false).coverage, lang);
        assert!(counts(Lang::En).contains("1 cut off in the source · 1 unreadable · 1 not yet due"));
        assert!(counts(Lang::Zh).contains("1个原文截断 · 1个无法辨认 · 1个尚未到期"), "{}", counts(Lang::Zh));
    }

    #[test]
    fn every_unit_is_counted_once() {
        let dataset = AnalysedDataset::new(embedded());
        for metric in dataset.metric_ixs() {
            let coverage = dataset.ranking(metric, false).coverage;
            let all = coverage.reported + coverage.missing() + coverage.not_applicable;
            assert_eq!(all as usize, dataset.units.len(), "{}", dataset.metric(metric).id);
        }
    }
}
