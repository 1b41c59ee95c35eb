//! The headline of a profile: how much a unit reported, how much of it can be compared, and between which ranks it is.

use super::coverage;
use super::parts::{Headline, counts_in_words};
use crate::analysis::{AnalysedDataset, Profile, Ranking, Row};
use crate::dataset::{Dataset, Lang};
use crate::text::rank::rank_in_words;
use crate::text::{count, counted, fill, plural, unit_name};
use crate::view::View;

/// The headline of the view's unit; where the dataset has none, that of the whole dataset.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let Some(unit) = view.profiled_unit(dataset) else { return coverage::headline(dataset, view) };
    let profile = Profile::of(dataset, unit);
    Headline {
        finding: finding(dataset, &profile, view.lang),
        coverage: counts(dataset, &profile, view.lang),
    }
}

/// How much a unit reported, and its first and last rank.
fn finding(dataset: &Dataset, profile: &Profile, lang: Lang) -> String {
    let words = lang.words();
    let figures = profile.entries.len();
    let name = unit_name(dataset, profile.unit, lang);
    let (all, comparable) = (count(figures, lang), count(profile.contests().count(), lang));
    let reported = |template| fill(plural(template, figures), &[name, &all, &comparable]);
    match rank_span(dataset, profile, lang) {
        Some(span) => [&reported(words.profile_reported), words.colon, &span].concat(),
        None => reported(words.profile_not_comparable),
    }
}

/// From its first rank to its last, relative to how many are ranked; `None` where nothing of it is ranked.
fn rank_span(dataset: &Dataset, profile: &Profile, lang: Lang) -> Option<String> {
    let first =
        profile.contests().min_by_key(|(ranking, row)| (best(row), std::cmp::Reverse(ranking.rows.len())))?;
    let last = profile
        .contests()
        .max_by_key(|(ranking, row)| best(row) * 1000 / ranking.rows.len().max(1) as u32)?;
    let in_words =
        |(_, row): (&Ranking, &Row)| row.rank.map(|rank| rank_in_words(rank, lang)).unwrap_or_default();
    let from = rank_in_metric(dataset, first, lang);
    if first.0.metric == last.0.metric {
        return Some(from);
    }
    if in_words(first) == in_words(last) {
        return Some(fill(lang.words().profile_rank_same, &[&in_words(first)]));
    }
    Some(fill(lang.words().profile_rank_span, &[&from, &rank_in_metric(dataset, last, lang)]))
}

fn best(row: &Row) -> u32 {
    row.rank.map_or(u32::MAX / 1000, |rank| rank.best)
}

/// 1st of 7 in GDP growth.
fn rank_in_metric(dataset: &Dataset, (ranking, row): (&Ranking, &Row), lang: Lang) -> String {
    let rank = row.rank.map(|rank| rank_in_words(rank, lang)).unwrap_or_default();
    let name = dataset.metric(ranking.metric).name_inline.get(lang);
    fill(lang.words().profile_rank, &[&rank, &count(ranking.rows.len(), lang), name])
}

/// How many figures no other unit reported, how many the source mentions without giving them, and how many of the metrics that several
/// reported this unit did not.
fn counts(dataset: &Dataset, profile: &Profile, lang: Lang) -> String {
    let words = lang.words();
    let single = profile.entries.iter().filter(|entry| entry.peers.is_none()).count();
    let [cut_off, unreadable, not_yet_due] = words.count_gaps;
    let mut counts =
        [(single as u32, words.profile_single_reporter), (0, cut_off), (0, unreadable), (0, not_yet_due)];
    for gap in &profile.gaps {
        counts[dataset.gaps[*gap].reason as usize + 1].0 += 1;
    }
    let mut parts = counts_in_words(&counts, lang);
    parts.extend(missing(profile, lang));
    let mut line = parts.join(words.dot);
    if let Some(first) = line.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    line
}

/// How many of the metrics that several units reported this one did not; `None` where there are no such metrics.
fn missing(profile: &Profile, lang: Lang) -> Option<String> {
    let words = lang.words();
    let (shared, missing) = (profile.shared_count, profile.not_reported.len());
    Some(match missing {
        _ if shared == 0 => return None,
        _ if profile.not_applicable_count == shared => counted(words.profile_none_applies, shared, lang),
        0 => counted(words.profile_all, shared, lang),
        _ => fill(plural(words.profile_missing, shared), &[&count(missing, lang), &count(shared, lang)]),
    })
}
