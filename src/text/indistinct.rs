//! Which units the printed digits do not tell apart.

use super::names::row_names;
use super::template::{counted, fill};
use crate::analysis::{Indistinct, Ranking};
use crate::dataset::{Dataset, Lang};

/// The most groups that are named.
const MAX_GROUPS: usize = 3;

/// A note for each group of units; of more than three groups, the others are counted.
pub fn indistinct_notes(
    dataset: &Dataset,
    ranking: &Ranking,
    groups: &[Indistinct],
    lang: Lang,
) -> Vec<String> {
    let words = lang.words();
    let names = |rows: &[usize]| row_names(dataset, &ranking.rows, rows, lang);
    let mut notes = Vec::new();
    for group in groups.iter().take(MAX_GROUPS) {
        notes.push(fill(words.headline_indistinct, &[&names(&group.coarse), &names(&group.others)]));
    }
    if groups.len() > MAX_GROUPS {
        notes.push(counted(words.and_more, groups.len() - MAX_GROUPS, lang));
    }
    notes
}
