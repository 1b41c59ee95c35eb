//! A long list of which only the rows in and around the viewport are drawn.

use std::ops::Range;

/// Which rows of a long list are drawn, and how high the rest would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScrolledList {
    /// Height of a row in scene units.
    pub row_height: f64,
    /// The rows that are drawn.
    pub rows: Range<usize>,
    /// How many rows the list has.
    pub count: usize,
    /// Height of what belongs below the last row and is not drawn.
    pub footer: f64,
}

impl ScrolledList {
    /// Height of the rows above those that are drawn.
    pub fn height_above(&self) -> f64 {
        self.row_height * self.rows.start as f64
    }

    /// Height of everything below those that are drawn.
    pub fn height_below(&self) -> f64 {
        self.row_height * self.count.saturating_sub(self.rows.end) as f64 + self.footer
    }

    /// Whether the last row is drawn.
    pub fn has_last(&self) -> bool {
        self.rows.end >= self.count
    }
}

/// The rows of a list that are visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// The first visible row.
    pub first: usize,
    /// How many rows are visible.
    pub count: usize,
}

impl Viewport {
    /// A viewport of `count` rows with `row` in its middle.
    pub fn around(row: usize, count: usize) -> Self {
        Self { first: row.saturating_sub(count / 2), count }
    }

    /// The rows to draw of a list of `total`: the visible ones, and as many before and after, so that most scrolling
    /// needs no new scene.
    pub fn rows_to_draw(self, total: usize) -> Range<usize> {
        let first = self.first.min(total.saturating_sub(self.count));
        first.saturating_sub(self.count)..(first + 2 * self.count).min(total)
    }

    /// Whether the drawn rows of a list of `total` still extend beyond the viewport by half its rows, or to the end.
    pub fn is_covered(self, drawn: &Range<usize>, total: usize) -> bool {
        let spare = self.count / 2;
        let above = drawn.start == 0 || drawn.start + spare <= self.first;
        let below = drawn.end >= total || self.first + self.count + spare <= drawn.end;
        above && below
    }

    /// The first visible row once `row` is scrolled into view: by one row where it is next to the viewport, into
    /// the middle where it is further away.
    pub fn first_showing(self, row: usize) -> usize {
        let last = self.first + self.count.max(1) - 1;
        match row {
            _ if row + 1 == self.first => row,
            _ if row == last + 1 => self.first + 1,
            _ if (self.first..=last).contains(&row) => self.first,
            _ => Viewport::around(row, self.count).first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_that_are_not_drawn_keep_their_height() {
        let list = ScrolledList { row_height: 10.0, rows: 20..50, count: 100, footer: 7.0 };
        assert_eq!((list.height_above(), list.height_below()), (200.0, 507.0));
    }

    #[test]
    fn a_row_next_to_the_viewport_scrolls_by_one() {
        let viewport = Viewport { first: 10, count: 5 };
        assert_eq!([9, 10, 14, 15, 40, 0].map(|row| viewport.first_showing(row)), [9, 10, 10, 11, 38, 0]);
    }

    proptest! {
        #[test]
        fn visible_rows_are_drawn_and_covered(first in 0usize..2000, count in 1usize..50, total in 1usize..2000) {
            let viewport = Viewport { first: first.min(total.saturating_sub(count)), count };
            let rows = viewport.rows_to_draw(total);
            prop_assert!(rows.end <= total && rows.len() <= 3 * count);
            prop_assert!(rows.start <= viewport.first && (viewport.first + count).min(total) <= rows.end);
            prop_assert!(viewport.is_covered(&rows, total));
        }

        #[test]
        fn every_row_can_be_shown(first in 0usize..500, count in 1usize..50, row in 0usize..1000) {
            let shown = Viewport { first: Viewport { first, count }.first_showing(row), count };
            prop_assert!((shown.first..shown.first + count).contains(&row));
        }
    }
}
