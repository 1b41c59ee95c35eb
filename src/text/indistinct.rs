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
    let mut notes = Vec::new();
    for group in groups.iter().take(MAX_GROUPS) {
        notes.push(indistinct_note(dataset, ranking, group, lang));
    }
    if groups.len() > MAX_GROUPS {
        notes.push(counted(lang.words().and_more, groups.len() - MAX_GROUPS, lang));
    }
    notes
}

/// Which units the printed digits do not tell apart from which others.
pub fn indistinct_note(dataset: &Dataset, ranking: &Ranking, group: &Indistinct, lang: Lang) -> String {
    let names = |rows: &[usize]| row_names(dataset, &ranking.rows, rows, lang);
    fill(lang.words().headline_indistinct, &[&names(&group.coarse), &names(&group.others)])
}
