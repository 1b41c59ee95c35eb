//! The headline of a profile: how much a unit reported, how much of it can be compared, and between which ranks it is.

use super::coverage;
use super::parts::{Finding, Headline, counts_in_words, gaps_in_words, of_period};
use crate::analysis::{AnalysedDataset, Profile, RankRange, Ranking, left_open};
use crate::dataset::{Dataset, GapReason, Lang};
use crate::text::rank::rank_in_words;
use crate::text::{capitalized, count, counted, fill, plural, unit_name};
use crate::view::View;

/// The headline of the view's unit; where the dataset has none, that of the whole dataset.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let Some(unit) = view.profiled_unit(dataset) else { return coverage::headline(dataset, view) };
    let profile = Profile::of(dataset, unit);
    let headline =
        finding(dataset, &profile, view.lang).headline(counts(dataset, &profile, view.lang), view.lang);
    Headline { finding: of_period(dataset, view, &headline.finding), ..headline }
}

/// How much a unit reported, and its first and last rank.
fn finding(dataset: &AnalysedDataset, profile: &Profile, lang: Lang) -> Finding {
    let words = lang.words();
    let deferred = lang.deferred_words();
    let figures = profile.entries.len();
    let name = unit_name(dataset, profile.unit, lang);
    let (all, comparable) = (count(figures, lang), count(profile.ranked_count(), lang));
    let reported = |template| fill(plural(template, figures), &[name, &all, &comparable]);
    if figures == 0 {
        let has_others = dataset.whole().figures.iter().any(|figure| figure.unit == profile.unit);
        let nothing = if has_others { deferred.profile_other_periods } else { deferred.profile_nothing };
        return Finding::whole(reported(nothing));
    }
    let ranked = match profile.ranked_count() == figures && figures > 1 {
        true => deferred.profile_all_ranked,
        false => deferred.profile_reported,
    };
    let contests = contests(dataset, profile);
    let mut clauses = rank_span(dataset, &contests, lang);
    // Beside others that can be ranked, such as 1st of 40 where no end is better, best and worst are only of some.
    if contests.len() > 1 && contests.len() < profile.ranked_count() {
        let contests = count(contests.len(), lang);
        let reported = fill(deferred.profile_contests, &[name, &all, &contests]);
        clauses[0] = [&reported, words.colon, &clauses[0]].concat();
        return Finding { clauses, separator: words.clause_comma };
    }
    match clauses.first_mut() {
        Some(first) => *first = [&reported(ranked), words.colon, first].concat(),
        None if profile.ranked_count() > 0 => clauses.push(reported(ranked)),
        None => clauses.push(reported(deferred.profile_not_comparable)),
    }
    Finding { clauses, separator: words.clause_comma }
}

/// A ranking that has a best and a last, and the unit in it.
#[derive(Clone, Copy)]
struct Contest<'a> {
    ranking: &'a Ranking,
    /// The rank that the ranking shows.
    rank: RankRange,
    /// The ranks that the printed digits leave open: the shown one, where they tell the figure apart from all others.
    open: RankRange,
}

impl Contest<'_> {
    /// How far down its ranking the shown rank is at best and at worst, in millionths.
    fn depths(&self) -> (u64, u64) {
        self.depths_of(self.rank)
    }

    fn depths_of(&self, rank: RankRange) -> (u64, u64) {
        rank.depths(self.ranking.rows.iter().filter(|row| row.rank.is_some()).count())
    }

    /// Whether others surely share the rank, and nobody is behind.
    fn is_jointly_last(&self) -> bool {
        let mut ranks = self.ranking.rows.iter().filter_map(|row| row.rank);
        self.rank.tied && self.open == self.rank && ranks.all(|other| other.worst <= self.rank.best)
    }

    /// Whether the true rank may be further up than that of another, whatever the two rankings show.
    fn may_be_above(&self, other: &Self) -> bool {
        self.ranking.metric != other.ranking.metric
            && self.depths_of(self.open).0 < other.depths_of(other.open).1
    }
}

/// The rankings that have a best and a last: not where neither end is better, and not where all share a rank.
fn contests<'a>(dataset: &AnalysedDataset, profile: &'a Profile) -> Vec<Contest<'a>> {
    let mut contests = Vec::new();
    for (ranking, own) in profile.contests() {
        if let Some(rank) = own.rank.filter(|_| ranking.rows.iter().any(|row| row.rank != own.rank)) {
            let open = left_open(dataset, ranking, own).unwrap_or(rank);
            contests.push(Contest { ranking, rank, open });
        }
    }
    contests
}

/// The best and the worst rank among those, by how far down its ranking each is; none where there are no such rankings.
fn rank_span(dataset: &Dataset, all: &[Contest<'_>], lang: Lang) -> Vec<String> {
    let Some((&(mut first), contests)) = all.split_last() else { return Vec::new() };
    let (mut last, is_only) = (first, contests.is_empty());
    for &contest in contests.iter().rev() {
        if is_further(first, contest, true) {
            first = contest;
        }
        if is_further(contest, last, false) {
            last = contest;
        }
    }
    let in_words = |contest: Contest<'_>| rank_in_words(contest.rank, lang);
    let is_same = all.iter().all(|one| in_words(*one) == in_words(first) && one.depths() == first.depths());
    // Where ranks are open, another may be better than the best, or worse than the worst; where the printed digits leave the shown
    // one open, it may be another.
    let is_open = [
        first.open != first.rank || all.iter().any(|one| one.may_be_above(&first)),
        last.open != last.rank || all.iter().any(|one| last.may_be_above(one)),
    ];
    if is_same && first.rank.is_settled() && !is_only && is_open == [false; 2] {
        return vec![fill(lang.deferred_words().profile_rank_same, &[&in_words(first)])];
    }
    let hedged = |is_open: bool, text: String| match is_open {
        true => fill(lang.deferred_words().profile_rank_told, &[&text]),
        false => text,
    };
    let from = rank_in_metric(dataset, first, lang);
    let [also_first, also_last] = lang.deferred_words().profile_rank_also;
    if first.ranking.metric == last.ranking.metric {
        let from = with_alike(&from, first, all, 0, also_first, lang);
        let from = with_alike(&from, first, all, RankRange::DEEPEST, also_last, lang);
        return vec![hedged(is_open != [false; 2], from)];
    }
    let [best, worst] = lang.deferred_words().profile_rank_ends;
    let best = fill(best, &[&with_alike(&from, first, all, 0, also_first, lang)]);
    let best = hedged(is_open[0], best);
    let mut ends = vec![best];
    // 10th of 40 is less far down than 8th of 10, and reads as worse.
    if first.rank.best <= last.rank.best {
        let to = rank_in_metric(dataset, last, lang);
        let worst = fill(worst, &[&with_alike(&to, last, all, RankRange::DEEPEST, also_last, lang)]);
        ends.push(hedged(is_open[1], worst));
    }
    // The joint 26th of 30 is less far down than the 30th of 34, though nobody is behind where five share it.
    let is_unnamed =
        |one: &&Contest<'_>| ![first, last].map(|it| it.ranking.metric).contains(&one.ranking.metric);
    let jointly_last = all.iter().filter(is_unnamed).filter(|one| one.is_jointly_last()).count();
    ends.extend(
        (jointly_last > 0).then(|| counted(lang.deferred_words().profile_jointly_last, jointly_last, lang)),
    );
    ends
}

/// A named rank and, where it is at an end of its field and not shared, in how many other rankings the unit is so too: which of them
/// is named depends on their sizes alone.
fn with_alike(
    named: &str,
    contest: Contest<'_>,
    all: &[Contest<'_>],
    end: u64,
    also: &str,
    lang: Lang,
) -> String {
    let is_at_end = |one: &Contest<'_>| one.depths() == (end, end) && !one.rank.tied;
    let others = all.iter().filter(|one| is_at_end(one)).count().saturating_sub(1);
    match is_at_end(&contest) && others > 0 {
        true => fill(plural(also, others), &[named, &count(others, lang)]),
        false => named.to_owned(),
    }
}

/// Whether one rank is at least as far down its ranking as another, by the end that is sure: of the best rank, how far down it is at
/// most, and of the worst one, at least. What may be first, and may be 31st, is not the best of a unit that is surely 4th elsewhere.
/// Of equals, a first rank that is shared is further down and a last one less far, then the one of a larger field is nearer to its
/// end.
fn is_further(one: Contest<'_>, other: Contest<'_>, by_best: bool) -> bool {
    let key = |contest: Contest<'_>| {
        let (least, greatest) = contest.depths();
        let ends = if by_best { (greatest, least) } else { (least, greatest) };
        (ends, contest.rank.tied == (least == 0))
    };
    let (own, others) = (key(one), key(other));
    let sizes = (one.ranking.rows.len(), other.ranking.rows.len());
    let is_nearer = if by_best { sizes.0 <= sizes.1 } else { sizes.0 >= sizes.1 };
    own > others || own == others && is_nearer
}

/// 1st of 7 in GDP growth.
fn rank_in_metric(dataset: &Dataset, Contest { ranking, rank, .. }: Contest<'_>, lang: Lang) -> String {
    let rank = rank_in_words(rank, lang);
    let name = dataset.metric(ranking.metric).name_inline.get(lang);
    fill(lang.deferred_words().profile_rank, &[&rank, &count(ranking.rows.len(), lang), name])
}

/// How many ranks the printed digits leave open, how many figures no other unit reported, how many the source mentions without giving them, and how many of the metrics that several
/// reported this unit did not.
fn counts(dataset: &AnalysedDataset, profile: &Profile, lang: Lang) -> String {
    let words = lang.words();
    let deferred = lang.deferred_words();
    let single = profile.entries.iter().filter(|entry| entry.peers.is_none()).count();
    let open = profile.open_count(dataset);
    let mut parts = counts_in_words(
        &[(open as u32, deferred.profile_open), (single as u32, deferred.profile_single_reporter)],
        lang,
    );
    let mut gaps = [0; GapReason::ALL.len()];
    for gap in &profile.gaps {
        gaps[dataset.gaps[*gap].reason as usize] += 1;
    }
    parts.extend(gaps_in_words(&gaps, lang));
    parts.extend(missing(profile, lang));
    capitalized(&parts.join(words.dot))
}

/// How many of the metrics that several units reported this one did not. `None` where there are no such metrics, and where
/// all that is lacking does not apply to the unit or is begun in the source.
fn missing(profile: &Profile, lang: Lang) -> Option<String> {
    let deferred = lang.deferred_words();
    let (shared, missing) = (profile.shared_count, profile.not_reported.len());
    Some(match missing {
        _ if shared == 0 => return None,
        _ if profile.not_applicable_count == shared => counted(deferred.profile_none_applies, shared, lang),
        0 if profile.entries.iter().filter(|entry| entry.peers.is_some()).count() < shared => return None,
        0 => counted(deferred.profile_all, shared, lang),
        _ if missing == shared && shared > 1 => counted(deferred.profile_missing_all, shared, lang),
        _ => fill(plural(deferred.profile_missing, shared), &[&count(missing, lang), &count(shared, lang)]),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::testing::{COUNTY, DISTRICT, figure, metric, unit};
    use crate::dataset::{Better, Bound, Figure, Gap, Kind, LocalText, Metric, UnitIx, embedded};

    /// The finding of the first unit, whose figure in metric A, B, C … is the first of each list; `<` is for a bound from above.
    fn of_made_up(metrics: &[(Better, &[&str])], lang: Lang) -> String {
        let most = metrics.iter().map(|(_, texts)| texts.len()).max().unwrap();
        let units = (0..most).map(|index| unit(&format!("U{index}"), DISTRICT)).collect();
        let (mut list, mut figures) = (Vec::new(), Vec::new());
        for (index, (better, texts)) in metrics.iter().enumerate() {
            let name = char::from(b'A' + index as u8).to_string();
            let name = LocalText::both(&name, &name);
            let definition = metric(Kind::Amount);
            list.push(Metric { better: *better, name_inline: name.clone(), name, ..definition });
            figures.extend((0..).zip(*texts).map(|(unit, text)| Figure {
                bound: if text.starts_with('<') { Bound::Under } else { Bound::Exact },
                ..figure(unit, index as u32, text.trim_start_matches('<'))
            }));
        }
        let dataset = AnalysedDataset::new(Dataset { units, metrics: list, figures, ..Dataset::default() });
        finding(&dataset, &Profile::of(&dataset, UnitIx(0)), lang).text()
    }

    #[test]
    fn the_worst_rank_is_the_one_furthest_down_its_ranking() {
        let metrics: [(Better, &[&str]); 3] = [
            (Better::Higher, &["5", "9", "4", "3", "2", "1"]),
            // 4th of 6 in B, joint 3rd and last of 4 in C.
            (Better::Higher, &["5", "9", "8", "7", "2", "1"]),
            (Better::Lower, &["5", "1", "2", "5"]),
        ];
        assert_eq!(
            of_made_up(&metrics, Lang::En),
            "U0 reported 3 figures, all of which can be ranked: at best 2nd of 6 in A, at worst joint 3rd of 4 in C"
        );
        assert_eq!(
            of_made_up(&metrics, Lang::Zh),
            "U0报告了3个数字，都可以排名：相对名次最好的是A（6个中第2），最差的是C（4个中并列第3）"
        );
        // The same rank in fields of different size is not the same.
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Higher, &["5", "9", "4"]), (Better::Higher, &["5", "9"])];
        assert!(of_made_up(&metrics, Lang::En).ends_with("at best 2nd of 3 in A, at worst 2nd of 2 in B"));
        // Nor is the last of several fields always the third.
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Higher, &["1", "9", "4"]), (Better::Higher, &["1", "9"])];
        assert!(of_made_up(&metrics, Lang::En).ends_with(": 3rd of 3 in A and last in 1 other metric"));
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Higher, &["5", "4", "3"]), (Better::Higher, &["5", "4"])];
        assert!(of_made_up(&metrics, Lang::En).ends_with("1st at best and at worst"));
        // Last of 3, and with an open rank that can be the last of 4.
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Higher, &["2", "5", "4"]), (Better::Higher, &["<5", "9", "4", "2"])];
        assert!(
            of_made_up(&metrics, Lang::En).ends_with("at best 2nd–4th of 4 in B, at worst 3rd of 3 in A")
        );
        // 3rd of 5 is in the middle, 2nd of 2 is last: nobody reads that as best and worst.
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Higher, &["5", "9", "8", "2", "1"]), (Better::Higher, &["5", "9"])];
        assert!(of_made_up(&metrics, Lang::En).ends_with(": at best 3rd of 5 in A"));
        // A rank of one's own is better than one that others share, in however large a field.
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Higher, &["5", "5", "5", "4", "3", "2"]), (Better::Higher, &["9", "5", "4"])];
        assert!(
            of_made_up(&metrics, Lang::En).ends_with("at best 1st of 3 in B, at worst joint 1st of 6 in A")
        );
        // 4th or 5th of 6 is no worse than 5th of 6.
        let metrics: [(Better, &[&str]); 2] = [
            (Better::Higher, &["5", "9", "8", "7", "6", "4"]),
            (Better::Lower, &["5", "1", "2", "3", "<6", "9"]),
        ];
        let found = of_made_up(&metrics, Lang::En);
        assert!(found.ends_with("at best 4th–5th of 6 in B, at worst 5th of 6 in A"), "{found}");
        // Perhaps first, perhaps 4th, is not the best of a unit that is surely 2nd, nor perhaps 1st the worst.
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Lower, &["<9", "2", "4", "8", "10"]), (Better::Higher, &["8", "9", "4", "3", "2"])];
        let found = of_made_up(&metrics, Lang::En);
        assert!(found.ends_with(": as far as the figures tell, 2nd of 5 in B"), "{found}");
        // First in three fields, of which one is shared: the others would be silent.
        let metrics: [(Better, &[&str]); 3] = [
            (Better::Higher, &["9", "5", "4"]),
            (Better::Higher, &["9", "5", "4", "3"]),
            (Better::Higher, &["9", "9", "4", "3", "2"]),
        ];
        let found = of_made_up(&metrics, Lang::En);
        let ends = "at best 1st of 4 in B and 1st in 1 other metric, at worst joint 1st of 5 in C";
        assert!(found.ends_with(ends), "{found}");
        let metrics: [(Better, &[&str]); 3] = [
            (Better::Higher, &["1", "5", "4"]),
            (Better::Higher, &["1", "5", "4"]),
            (Better::Higher, &["5", "9", "4", "3"]),
        ];
        let found = of_made_up(&metrics, Lang::Zh);
        assert!(
            found.ends_with("相对名次最好的是C（4个中第2），最差的是A（3个中第3），另有1个指标也居末位"),
            "{found}"
        );
        // What all share tells nothing.
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Higher, &["5", "5", "5"]), (Better::Higher, &["2", "5", "4"])];
        assert!(of_made_up(&metrics, Lang::En).ends_with(": 3rd of 3 in B"));
    }

    #[test]
    fn a_rank_that_many_share_is_as_good_as_it_is_printed() {
        let metrics: [(Better, &[&str]); 2] = [
            (Better::Higher, &["5", "9", "5", "5", "5", "1"]),
            (Better::Higher, &["5", "9", "8", "1", "1", "1"]),
        ];
        assert_eq!(
            of_made_up(&metrics, Lang::En),
            "U0 reported 2 figures, all of which can be ranked: at best joint 2nd of 6 in A, at worst 3rd of 6 in B"
        );
        // 5th of 6, and last of 6 with four others.
        let metrics: [(Better, &[&str]); 3] = [
            (Better::Higher, &["5", "4", "3", "2", "2", "1"]),
            (Better::Higher, &["5", "9", "5", "5", "5", "5"]),
            (Better::Higher, &["5", "9", "8", "7", "6", "1"]),
        ];
        assert_eq!(
            of_made_up(&metrics, Lang::En),
            "U0 reported 3 figures, all of which can be ranked: at best 1st of 6 in A, at worst 5th of 6 in C, jointly last in 1 other metric"
        );
    }

    #[test]
    fn no_other_rank_is_surely_worse_than_the_worst_or_better_than_the_best() {
        let range = |best, worst| RankRange { best, worst, tied: false };
        // Between 3rd and 4th of 4, and last of 3.
        let open = range(3, 4).depths(4);
        let last = range(3, 3).depths(3);
        assert_eq!((open.1, last), (1_000_000, (1_000_000, 1_000_000)));
        assert!(open.0 < last.0);
        // Between 1st and 2nd, and first.
        let open = range(1, 2).depths(3);
        let first = range(1, 1).depths(3);
        assert!(open.0 == first.0 && first.1 == 0 && open.1 > 0);
    }

    #[test]
    fn a_rank_that_the_printed_digits_leave_open_is_the_shown_one_as_far_as_they_tell() {
        let metrics: [(Better, &[&str]); 2] =
            [(Better::Lower, &["2.3", "2.34", "5.0"]), (Better::Higher, &["5", "9", "8"])];
        assert_eq!(
            of_made_up(&metrics, Lang::En),
            "U0 reported 2 figures, all of which can be ranked: as far as the figures tell, at best 1st of 3 in A, at worst 3rd of 3 in B"
        );
        assert_eq!(
            of_made_up(&metrics[..1], Lang::En),
            "U0 reported 1 figure, which can be ranked: as far as the figures tell, 1st of 3 in A"
        );
        let figures = ["2.3", "2.34", "5.0"];
        let figures = (0..).zip(figures).map(|(unit, text)| figure(unit, 0, text)).collect();
        let units = ["A", "B", "C"].map(|name| unit(name, DISTRICT)).into();
        let metrics = vec![Metric { better: Better::Lower, ..metric(Kind::Rate) }];
        let dataset = AnalysedDataset::new(Dataset { units, metrics, figures, ..Dataset::default() });
        let said = |unit, lang| counts(&dataset, &Profile::of(&dataset, UnitIx(unit)), lang);
        assert!(
            said(0, Lang::En).starts_with("Different numbers of digits leave 1 of its ranks open"),
            "{}",
            said(0, Lang::En)
        );
        assert!(said(1, Lang::Zh).starts_with("1个名次因各数字位数不同而无法确定"), "{}", said(1, Lang::Zh));
        assert!(!said(2, Lang::En).contains("printed digits"), "{}", said(2, Lang::En));
    }

    #[test]
    fn a_rank_without_a_better_end_is_counted_and_is_neither_best_nor_worst() {
        let metrics: [(Better, &[&str]); 3] = [
            (Better::Neither, &["5", "9", "8"]),
            (Better::Higher, &["5", "9", "4"]),
            (Better::Higher, &["5"]),
        ];
        assert_eq!(
            of_made_up(&metrics, Lang::En),
            "U0 reported 3 figures, 2 of which can be ranked: 2nd of 3 in B"
        );
        // First of three, which is not best.
        let among: [(Better, &[&str]); 4] = [
            (Better::Neither, &["9", "5", "8"]),
            (Better::Higher, &["5", "9", "4"]),
            (Better::Higher, &["5", "9", "8", "4"]),
            (Better::Higher, &["5", "5", "5"]),
        ];
        assert_eq!(
            of_made_up(&among, Lang::En),
            "U0 reported 4 figures, 2 of which rank from best to last: at best 2nd of 3 in B, at worst 3rd of 4 in C"
        );
        assert_eq!(
            of_made_up(&among, Lang::Zh),
            "U0报告了4个数字，其中2个有先后之分：相对名次最好的是B（3个中第2），最差的是C（4个中第3）"
        );
        assert_eq!(of_made_up(&metrics[..1], Lang::En), "U0 reported 1 figure, which can be ranked");
        assert_eq!(of_made_up(&metrics[2..], Lang::En), "U0 reported 1 figure, which cannot be ranked");
    }

    #[test]
    fn what_the_source_cuts_off_or_does_not_apply_is_not_reported() {
        let dataset = embedded();
        let counted = |dataset: Dataset, unit| {
            let dataset = AnalysedDataset::new(dataset);
            counts(&dataset, &Profile::of(&dataset, unit), Lang::En)
        };
        let unit = dataset.unit_by_id("hitech").unwrap();
        let mut all = dataset.clone();
        all.figures.retain(|figure| figure.unit == unit);
        let mut others = all.figures.clone();
        others.iter_mut().for_each(|figure| figure.unit = dataset.unit_by_id("nanan").unwrap());
        all.figures.extend(others);
        assert_eq!(counted(all.clone(), unit), "Reported all 21 metrics that several units did");
        let own = all.figures.remove(0);
        let kept = own.metric;
        all.figures.push(Figure { unit: dataset.unit_by_id("dazu").unwrap(), ..own });
        let mut cut_off = all.clone();
        let gap = Gap {
            unit,
            metric: kept,
            period: None,
            reason: GapReason::CutOff,
            quote: "13".into(),
            note: LocalText::default(),
        };
        cut_off.gaps.push(gap);
        assert_eq!(counted(cut_off, unit), "1 cut off in the source");
        all.metrics[kept.0 as usize].applies = vec![COUNTY];
        assert_eq!(counted(all, unit), "");
    }
}
