//! Which rows of a long list are shown at once: its beginning, its end, the rows around the one in focus, and those that
//! the headline names.

use crate::collect::CollectVec as _;

/// A line of a list that may leave rows out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The row with this index.
    Row(usize),
    /// So many rows are left out here.
    Skipped(usize),
}

/// The most rows of a list that is shown whole.
pub const LONG_LIST: usize = 60;

/// The lines of a list of row indices; `focus` is the position in the list of the row in focus. Of more than `most` rows,
/// half as many are shown from the beginning, and a twelfth as many from the end and on either side of the focus;
/// `is_kept` says of a position whether it is shown in any case.
pub fn window(
    rows: &[usize],
    focus: Option<usize>,
    most: usize,
    is_kept: &dyn Fn(usize) -> bool,
) -> Vec<Line> {
    let count = rows.len();
    if count <= most {
        return rows.iter().copied().map(Line::Row).collect_vec();
    }
    window_of_many(rows, focus, most, is_kept)
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn window_of_many(
    rows: &[usize],
    focus: Option<usize>,
    most: usize,
    is_kept: &dyn Fn(usize) -> bool,
) -> Vec<Line> {
    let count = rows.len();
    let (head, around) = (most / 2, most / 12);
    let is_near_focus = |at: usize| focus.is_some_and(|focus| focus.abs_diff(at) <= around);
    let mut lines = Vec::new();
    let mut skipped = 0;
    for (at, row) in rows.iter().enumerate() {
        if at >= head && at < count - around && !is_near_focus(at) && !is_kept(at) {
            skipped += 1;
            continue;
        }
        if skipped > 0 {
            lines.push(Line::Skipped(skipped));
            skipped = 0;
        }
        lines.push(Line::Row(*row));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_rows_left_out_are_counted_where_they_would_be() {
        let rows: Vec<usize> = (0..1000).collect();
        let lines = window(&rows, Some(500), LONG_LIST, &|_| false);
        assert_eq!(lines[29..32], [Line::Row(29), Line::Skipped(465), Line::Row(495)]);
        assert_eq!(lines[41..43], [Line::Row(505), Line::Skipped(489)]);
        assert_eq!(lines.last(), Some(&Line::Row(999)));
    }

    #[test]
    fn a_row_that_is_kept_is_shown_alone() {
        let rows: Vec<usize> = (0..1000).collect();
        let lines = window(&rows, None, LONG_LIST, &|at| at == 700);
        assert_eq!(lines[30..33], [Line::Skipped(670), Line::Row(700), Line::Skipped(294)]);
    }

    proptest! {
        #[test]
        fn every_row_is_shown_or_counted(count in 0usize..300, focus in proptest::option::of(0usize..300)) {
            let rows: Vec<usize> = (0..count).rev().collect();
            let lines = window(&rows, focus, LONG_LIST, &|_| false);
            prop_assert!(lines.len() <= LONG_LIST);
            let counted = |line: &Line| match line { Line::Row(_) => 1, Line::Skipped(rows) => *rows };
            prop_assert_eq!(lines.iter().map(counted).sum::<usize>(), count);
            if let Some(focus) = focus.filter(|focus| *focus < count) {
                prop_assert!(lines.contains(&Line::Row(rows[focus])));
            }
        }
    }
}
