//! The drawn half.
