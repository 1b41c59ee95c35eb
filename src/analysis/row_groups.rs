//! Rows of a ranking that belong together, as indices: those at its ends, and those that the printing does not tell apart.

/// The rows at one end of a ranking: indices into [`Ranking::rows`](super::Ranking).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndRows {
    /// No other row can be there; several are tied.
    Settled(Vec<usize>),
    /// Each of these might be at the end, and the first ones surely are: nothing can pass them, though others may tie.
    Open(Vec<usize>, Vec<usize>),
}

/// The rows at both ends of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Those that are, or might be, first.
    pub first: EndRows,
    /// Those that are, or might be, last.
    pub last: EndRows,
}

/// Units of one value that is printed with fewer digits than its neighbours, so that their order is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indistinct {
    /// The rows with fewer digits, all of one value: indices into [`Ranking::rows`](super::Ranking).
    pub coarse: Vec<usize>,
    /// The rows with more digits that they cannot be told apart from, in the order of the ranking.
    pub others: Vec<usize>,
}
