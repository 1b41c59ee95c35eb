//! How large a table may be.

/// The most bytes of a file.
pub const MAX_BYTES: usize = 64 << 20;
/// The most rows of a table.
pub const MAX_ROWS: usize = 200_000;
/// The most cells of a table.
pub const MAX_CELLS: usize = 8_000_000;
