//! A sheet of a workbook, and its cells before they are arranged in rows.

use super::grid::GridCell;
use std::collections::BTreeMap;

/// Cells by row and column.
pub type Cells = BTreeMap<(u32, u32), GridCell>;

/// One sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
}
