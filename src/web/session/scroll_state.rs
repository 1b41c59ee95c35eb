//! How far a long list is scrolled.

use crate::chart::Overview;
use crate::scene::Viewport;

/// Rows in the viewport before the page says how many there are.
const ROWS: usize = 16;

/// How far a long list is scrolled.
pub struct Scroll {
    pub(super) viewport: Viewport,
    /// Another view begins: it is scrolled to its focus.
    pub(super) restarts: bool,
    /// The page has yet to scroll to the viewport.
    pub(super) is_pending: bool,
    /// All rows of the view on the screen, where they are very many.
    pub(super) overview: Option<Overview>,
}

impl Default for Scroll {
    fn default() -> Self {
        Self {
            viewport: Viewport { first: 0, count: ROWS },
            restarts: true,
            is_pending: true,
            overview: None,
        }
    }
}

impl Scroll {
    /// Rows have another height: the page stays at the row that it shows.
    pub fn keep_row(&mut self) {
        self.is_pending = true;
    }

    /// Another view: it is scrolled to its focus.
    pub fn restart(&mut self) {
        (self.restarts, self.is_pending) = (true, true);
    }
}
