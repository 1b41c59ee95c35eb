//! What can honestly be said of a dataset: intervals, ranks, ties, coverage, growth. Pure functions.
