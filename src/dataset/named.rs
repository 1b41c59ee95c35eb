//! What a dataset declares by id and name.

use super::LocalText;

/// A kind of unit, a theme or a grade: its id, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Identifier; of a kind, as in URLs; of a grade, as it is printed.
    pub id: String,
    /// Name.
    pub name: LocalText,
}
