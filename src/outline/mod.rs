//! The said half.
