//! What can be said of one unit: how much it reported, what of it can be compared, where it kept silent.

use crate::analysis::{Profile, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang};
use crate::text::{fill, join, place, plain_number, plural, unit_name};

/// How much a unit reported, and between which places it stands.
pub fn profile_headline(dataset: &Dataset, profile: &Profile, lang: Lang) -> String {
    let words = lang.words();
    let figures = profile.entries.len();
    let (name, count) = (unit_name(dataset, profile.unit, lang), plain_number(figures as i64));
    let comparable = plain_number(profile.places().count() as i64);
    let head = |template| fill(plural(template, figures), &[name, &count, &comparable]);
    let first =
        profile.places().min_by_key(|(ranking, row)| (best(row), std::cmp::Reverse(ranking.rows.len())));
    let last =
        profile.places().max_by_key(|(ranking, row)| best(row) * 1000 / ranking.rows.len().max(1) as u32);
    let (Some(first), Some(last)) = (first, last) else {
        return head(words.prof_none);
    };
    let from = placed(dataset, first, lang);
    let span = match first.0.metric == last.0.metric {
        true => from,
        false => fill(words.prof_span, &[&from, &placed(dataset, last, lang)]),
    };
    [&head(words.prof_head), words.colon, &span].concat()
}

fn best(row: &Row) -> u32 {
    row.rank.map_or(u32::MAX / 1000, |rank| rank.best)
}

/// 1st of 7 in GDP growth.
fn placed(dataset: &Dataset, (ranking, row): (&Ranking, &Row), lang: Lang) -> String {
    let place = row.rank.map(|rank| place(rank, lang)).unwrap_or_default();
    let name = dataset.metric(ranking.metric).name.get(lang);
    fill(lang.words().profile_rank, &[&place, &plain_number(ranking.rows.len() as i64), name])
}

/// What stands alone, what is cut off, and in how many of the metrics that several reported it is missing.
pub fn profile_line(profile: &Profile, lang: Lang) -> String {
    let words = lang.words();
    let alone = profile.entries.iter().filter(|entry| entry.peers.is_none()).count();
    let several = plain_number(profile.several as i64);
    let counted = [(alone, words.prof_alone), (profile.gaps.len(), words.cover_cut)]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, template)| fill(plural(template, count), &[&plain_number(count as i64)]));
    let missing = match profile.never == profile.several {
        true => fill(words.prof_never, &[&several]),
        false => fill(words.prof_missing, &[&plain_number(profile.silent.len() as i64), &several]),
    };
    counted.chain([missing]).collect_vec().join(words.dot)
}

/// Which metrics that several reported it kept silent about; empty where there are none.
pub fn silence(dataset: &Dataset, profile: &Profile, lang: Lang) -> String {
    let names: Vec<&str> =
        profile.silent.iter().map(|metric| dataset.metric(*metric).name.get(lang)).collect_vec();
    join(&names, lang)
}
