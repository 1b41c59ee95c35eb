//! The two sentences of a headline.

/// What is written above a chart: its finding, and what the finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The finding, in one sentence.
    pub finding: String,
    /// How many units reported, how many did not and why.
    pub coverage: String,
}
