//! A list of very many rows, of which only those around what is in sight are drawn.

use std::ops::Range;

/// What of a long list is drawn, and how much room the rest takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScrolledList {
    /// Height of a row in scene units.
    pub row: f64,
    /// The rows that are drawn.
    pub rows: Range<usize>,
    /// How many rows there are.
    pub of: usize,
    /// Height of what stands below the last row and is not drawn.
    pub rest: f64,
}

impl ScrolledList {
    /// Height of the rows above those that are drawn.
    pub fn above(&self) -> f64 {
        self.row * self.rows.start as f64
    }

    /// Height of everything below what is drawn.
    pub fn below(&self) -> f64 {
        self.row * self.of.saturating_sub(self.rows.end) as f64 + self.rest
    }
}

/// A window of so many rows that looks at a list from its row `first` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// The first row in sight.
    pub first: usize,
    /// How many rows are in sight.
    pub count: usize,
}

impl Viewport {
    /// With a row in its middle.
    pub fn on(row: usize, count: usize) -> Self {
        Self { first: row.saturating_sub(count / 2), count }
    }

    /// The rows to draw: those in sight, and as many on either side, so that few scrolls ask for another drawing.
    pub fn rows(self, of: usize) -> Range<usize> {
        let first = self.first.min(of.saturating_sub(self.count));
        first.saturating_sub(self.count)..(first + 2 * self.count).min(of)
    }

    /// Whether rows that are drawn still reach beyond what is in sight, where there are more.
    pub fn is_covered(self, rows: &Range<usize>, of: usize) -> bool {
        let spare = self.count / 2;
        let starts = rows.start == 0 || rows.start + spare <= self.first;
        let ends = rows.end >= of || self.first + self.count + spare <= rows.end;
        starts && ends
    }

    /// The first row in sight from which a row can be seen; a step beyond the edge moves by that step, more brings it
    /// into the middle.
    pub fn showing(self, row: usize) -> usize {
        let last = self.first + self.count.max(1) - 1;
        match row {
            _ if row + 1 == self.first => row,
            _ if row == last + 1 => self.first + 1,
            _ if (self.first..=last).contains(&row) => self.first,
            _ => Viewport::on(row, self.count).first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_drawn_keeps_its_room() {
        let list = ScrolledList { row: 10.0, rows: 20..50, of: 100, rest: 7.0 };
        assert_eq!((list.above(), list.below()), (200.0, 507.0));
    }

    #[test]
    fn a_step_beyond_the_edge_moves_by_a_step() {
        let sight = Viewport { first: 10, count: 5 };
        assert_eq!([9, 10, 14, 15, 40, 0].map(|row| sight.showing(row)), [9, 10, 10, 11, 38, 0]);
    }

    proptest! {
        #[test]
        fn what_is_in_sight_is_drawn_and_covered(first in 0usize..2000, count in 1usize..50, of in 1usize..2000) {
            let sight = Viewport { first: first.min(of.saturating_sub(count)), count };
            let rows = sight.rows(of);
            prop_assert!(rows.end <= of && rows.len() <= 3 * count);
            prop_assert!(rows.start <= sight.first && (sight.first + count).min(of) <= rows.end);
            prop_assert!(sight.is_covered(&rows, of));
        }

        #[test]
        fn every_row_can_be_shown(first in 0usize..500, count in 1usize..50, row in 0usize..1000) {
            let shown = Viewport { first: Viewport { first, count }.showing(row), count };
            prop_assert!((shown.first..shown.first + count).contains(&row));
        }
    }
}
