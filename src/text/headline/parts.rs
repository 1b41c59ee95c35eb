//! The two sentences of a headline.

use crate::collect::CollectVec as _;
use crate::dataset::Lang;
use crate::text::counted;

/// What is written above a chart: its finding, and what the finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The finding, in one sentence.
    pub finding: String,
    /// How many units reported, how many did not and why.
    pub coverage: String,
}

/// Each count above zero in its words: 7 units reported, 1 did not.
pub fn counts_in_words(counts: &[(u32, &'static str)], lang: Lang) -> Vec<String> {
    let text = |(count, template): &(u32, &'static str)| counted(template, *count as usize, lang);
    counts.iter().filter(|(count, _)| *count > 0).map(text).collect_vec()
}
