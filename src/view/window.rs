//! Which rows of a long list stand on one screen: its beginning, its end, and what surrounds the row in focus.

use crate::collect::CollectVec as _;

/// A line of a list that may leave rows out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What stands at this place.
    Row(usize),
    /// So many rows are left out here.
    Skipped(usize),
}

/// A list that is no longer than this is whole.
pub const LONG_LIST: usize = crate::analysis::LONG_LIST;
/// Rows from the beginning.
const HEAD: usize = 30;
/// Rows on either side of the one in focus.
const AROUND: usize = 5;
/// Rows from the end.
const TAIL: usize = 5;

/// The lines of a list of places, `focus` among them by its place in the list.
pub fn window(places: &[usize], focus: Option<usize>) -> Vec<Line> {
    let count = places.len();
    if count <= LONG_LIST {
        return places.iter().copied().map(Line::Row).collect_vec();
    }
    let near = |at: usize| focus.is_some_and(|focus| focus.abs_diff(at) <= AROUND);
    let mut lines = Vec::new();
    let mut skipped = 0;
    for (at, place) in places.iter().enumerate() {
        if at >= HEAD && at < count - TAIL && !near(at) {
            skipped += 1;
            continue;
        }
        if skipped > 0 {
            lines.push(Line::Skipped(skipped));
            skipped = 0;
        }
        lines.push(Line::Row(*place));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_left_out_stands_between() {
        let places: Vec<usize> = (0..1000).collect();
        let lines = window(&places, Some(500));
        assert_eq!(lines[29..32], [Line::Row(29), Line::Skipped(465), Line::Row(495)]);
        assert_eq!(lines[41..43], [Line::Row(505), Line::Skipped(489)]);
        assert_eq!(lines.last(), Some(&Line::Row(999)));
    }

    proptest! {
        #[test]
        fn every_row_is_shown_or_counted(count in 0usize..300, focus in proptest::option::of(0usize..300)) {
            let places: Vec<usize> = (0..count).rev().collect();
            let lines = window(&places, focus);
            prop_assert!(lines.len() <= LONG_LIST);
            let rows = |line: &Line| match line { Line::Row(_) => 1, Line::Skipped(rows) => *rows };
            prop_assert_eq!(lines.iter().map(rows).sum::<usize>(), count);
            if let Some(focus) = focus.filter(|focus| *focus < count) {
                prop_assert!(lines.contains(&Line::Row(places[focus])));
            }
        }
    }
}
