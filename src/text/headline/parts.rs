//! The two sentences of a headline.

use crate::analysis::CellState;
use crate::collect::CollectVec as _;
use crate::dataset::{GapReason, Lang};
use crate::text::{count, counted, fill};

/// What is written above a chart: its finding, and what the finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The finding, in one sentence.
    pub finding: String,
    /// How many units reported, how many did not and why.
    pub coverage: String,
}

/// How many units have no figure for each reason that some have, in words: 2 suppressed.
pub fn gaps_in_words(gaps: &[u32], lang: Lang) -> Vec<String> {
    let words = lang.words();
    let mut parts = Vec::new();
    for (reason, number) in GapReason::ALL.iter().zip(gaps) {
        if *number > 0 {
            let state = words.cell_states[CellState::of_gap(*reason) as usize];
            parts.push(fill(words.count_gap, &[&count(*number as usize, lang), state]));
        }
    }
    parts
}

/// Each count above zero in its words: 7 units reported, 1 did not.
pub fn counts_in_words(counts: &[(u32, &'static str)], lang: Lang) -> Vec<String> {
    let text = |(count, template): &(u32, &'static str)| counted(template, *count as usize, lang);
    counts.iter().filter(|(count, _)| *count > 0).map(text).collect_vec()
}
