//! What can be said of a few units side by side: what they share, who is ahead in what, what only one reported.

use crate::analysis::{Axis, CellState, Comparison, Shared, availabilities};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Lang, UnitIx};
use crate::sort::sort_by;
use crate::text::{fill, given, join, period, plain_number, plural, unit_name};

/// How much the units share and how often each is ahead; in what, where that is one metric in all.
pub fn comparison_headline(dataset: &Dataset, comparison: &Comparison, lang: Lang) -> String {
    let words = lang.words();
    let names: Vec<&str> = comparison.units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    let count = comparison.shared.len();
    let template = match (count, names.len()) {
        (0, _) => words.cmp_none,
        (_, 2) => words.cmp_both,
        _ => words.cmp_several,
    };
    let head = fill(plural(template, count), &[&join(&names, lang), &plain_number(count as i64)]);
    let ahead: Vec<String> =
        comparison.units.iter().filter_map(|unit| ahead(dataset, comparison, *unit, lang)).collect_vec();
    match ahead.is_empty() {
        true => head,
        false => [&head, words.colon, &ahead.join(words.pause)].concat(),
    }
}

/// In how many metrics a unit is ahead; by name where the units share a single one.
fn ahead(dataset: &Dataset, comparison: &Comparison, unit: UnitIx, lang: Lang) -> Option<String> {
    let words = lang.words();
    let led = |shared: &&Shared| shared.leader == Some(unit);
    let first = comparison.shared.iter().find(led)?;
    let name = unit_name(dataset, unit, lang);
    let count = comparison.shared.iter().filter(led).count();
    Some(match comparison.shared.len() {
        1 => fill(words.cmp_ahead, &[name, dataset.metric(first.metric).name.get(lang)]),
        _ => fill(words.cmp_count, &[name, &plain_number(count as i64)]),
    })
}

/// How many figures only one of them reported, and how many metrics each of them could not be compared in.
pub fn comparison_line(dataset: &Dataset, comparison: &Comparison, lang: Lang) -> String {
    let words = lang.words();
    let own = comparison.own.iter().map(|(unit, places)| {
        let count = plain_number(places.len() as i64);
        fill(plural(words.cmp_own, places.len()), &[unit_name(dataset, *unit, lang), &count])
    });
    let closed = comparison.shared.iter().filter(|shared| shared.axis >= Axis::Given).count();
    let closed = (closed > 0).then(|| fill(words.cmp_closed, &[&plain_number(closed as i64)]));
    own.chain(closed).collect_vec().join(words.dot)
}

/// What figures that stand on one scale have in common, or why there is none.
pub fn axis(axis: Axis, lang: Lang) -> &'static str {
    lang.words().axes[axis as usize]
}

/// Who of the units side by side has no figure for a metric, by how they stand towards it.
pub fn silent(dataset: &Dataset, shared: &Shared, lang: Lang) -> String {
    let availabilities = availabilities(dataset, shared.metric);
    let sign = |unit: &UnitIx| CellState::of(dataset, &availabilities[unit.0 as usize]);
    let mut signs: Vec<CellState> = shared.absent.iter().map(sign).collect_vec();
    sort_by(&mut signs, Ord::cmp);
    signs.dedup();
    let said = signs.into_iter().map(|own| {
        let units = shared.absent.iter().filter(|unit| sign(unit) == own);
        let names: Vec<&str> = units.map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
        [lang.words().signs[own as usize], lang.words().colon, &join(&names, lang)].concat()
    });
    said.collect_vec().join(lang.words().dot)
}

/// What must be known beside a value: among whom and that somebody else gave it; the period where it matters.
pub fn beside(dataset: &Dataset, figure: &Figure, axis: Axis, lang: Lang) -> String {
    let words = lang.words();
    let said = figure.period.as_ref().map(|it| period(it, lang));
    let period = (axis == Axis::Apart).then(|| said.unwrap_or_else(|| words.period_unknown.to_owned()));
    let percent = crate::text::as_percent(dataset, figure, lang);
    let parts = percent.into_iter().chain(period).chain(given(dataset, figure, lang));
    parts.collect_vec().join(words.dot)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::embedded;

    fn headline(ids: &[&str], lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let units = ids.iter().map(|id| dataset.unit_by_id(id).unwrap()).collect();
        comparison_headline(&dataset, &Comparison::of(&dataset, units), lang)
    }

    #[test]
    fn the_headline_says_what_is_shared_and_who_is_ahead() {
        assert_eq!(
            headline(&["hitech", "nanan"], Lang::En),
            "High-tech and Nan'an both reported 3 metrics: High-tech is ahead in 2, Nan'an is ahead in 1"
        );
        assert!(headline(&["hitech", "wansheng"], Lang::Zh).contains("高新区领先1个"));
        assert!(headline(&["hitech", "yongchuan"], Lang::Zh).ends_with("高新区在GDP增速上领先"));
    }

    #[test]
    fn nothing_in_common_is_said() {
        let said = headline(&["scitech-bureau", "water-bureau"], Lang::En);
        assert!(said.ends_with("reported no metric in common: nothing to compare"), "{said}");
    }
}
