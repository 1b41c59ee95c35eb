//! How large a table may be.

/// The most bytes of a file.
pub const MAX_BYTES: usize = 64 << 20;
/// The most rows of a file: 200,000 of a table, and some above and below it.
pub const MAX_ROWS: usize = 200_100;
/// The most columns of a table.
pub const MAX_COLUMNS: usize = 2_000;
/// The most cells of a table.
pub const MAX_CELLS: usize = 8_000_000;
