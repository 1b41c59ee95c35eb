//! Ranks in words and digits.

use super::number::count;
use super::template::fill;
use crate::analysis::{AnalysedDataset, RankRange, Rounding};
use crate::dataset::{Fixed, Lang, Subject};

/// A rank in digits: 3, 3= for a tie, 2–4 where it is not settled.
pub fn rank(rank: RankRange, lang: Lang) -> String {
    let best = count(rank.best as usize, lang);
    match (rank.is_settled(), rank.tied) {
        (false, _) => [&best, "–", &count(rank.worst as usize, lang)].concat(),
        (true, true) => [&best, "="].concat(),
        (true, false) => best,
    }
}

/// A rank in digits, and among how many: 3= / 7.
pub fn rank_of(range: RankRange, ranked: usize, lang: Lang) -> String {
    fill(lang.words().rank_of, &[&rank(range, lang), &count(ranked, lang)])
}

/// A rank in a sentence: 3rd, joint 3rd, 2nd–4th.
pub fn rank_in_words(rank: RankRange, lang: Lang) -> String {
    let words = lang.words();
    let ordinal = |rank| (words.ordinal)(Fixed::whole(i64::from(rank)));
    let best = ordinal(rank.best);
    match (rank.is_settled(), rank.tied) {
        (false, _) => fill(words.rank_range, &[&best, &ordinal(rank.worst)]),
        (true, true) => fill(words.rank_joint, &[&best]),
        (true, false) => best,
    }
}

/// The figure's rank in a sentence, as printed or as the switch “Does the order hold?” ranks, and among how many, put into a template; `None` where there is nothing to rank it with.
pub fn figure_rank(
    dataset: &AnalysedDataset,
    subject: Subject,
    rounding: Rounding,
    template: &str,
    lang: Lang,
) -> Option<String> {
    let ranking = dataset.ranking(subject.metric, rounding);
    let row = ranking.row_of(subject.unit)?;
    let rank = row.rank.filter(|_| ranking.rows.len() > 1)?;
    Some(fill(template, &[&rank_in_words(rank, lang), &count(ranking.rows.len(), lang)]))
}
