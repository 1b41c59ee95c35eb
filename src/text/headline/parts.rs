//! The two sentences of a headline.

use crate::collect::CollectVec as _;
use crate::text::{fill, plain_number, plural};

/// What is written above a chart: its finding, and what the finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The finding, in one sentence.
    pub finding: String,
    /// How many units reported, how many did not and why.
    pub coverage: String,
}

/// Each count above zero in its words: 7 units reported, 1 did not.
pub fn counted(counts: impl Iterator<Item = (u32, &'static str)>) -> Vec<String> {
    let text = |(count, template): (u32, _)| {
        fill(plural(template, count as usize), &[&plain_number(i64::from(count))])
    };
    counts.filter(|(count, _)| *count > 0).map(text).collect_vec()
}
