//! What the reader asked for.
