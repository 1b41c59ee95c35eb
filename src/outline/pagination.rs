//! Pages of a long table: the page around the unit in focus, or the one asked for, and the way to its neighbours.

use super::OutlineWriter;
use crate::text::{fill, plain_number};
use crate::view::{LONG_LIST, View};
use std::ops::Range;

/// Rows of a page.
const ROWS: usize = 25;

/// A page of a table.
pub struct Page {
    /// The rows on it.
    pub rows: Range<usize>,
    of: usize,
}

impl Page {
    /// The page of a table of so many rows; all of them where that is not long. `focus` is the row of the unit in focus.
    pub fn of(view: &View, of: usize, focus: Option<usize>) -> Self {
        if of <= LONG_LIST {
            return Self { rows: 0..of, of };
        }
        let asked = view.page.map(|page| (page as usize).saturating_sub(1));
        let page = asked.unwrap_or(focus.unwrap_or(0) / ROWS).min((of - 1) / ROWS);
        Self { rows: page * ROWS..((page + 1) * ROWS).min(of), of }
    }

    /// Whether the table ends on this page.
    pub fn is_last(&self) -> bool {
        self.rows.end == self.of
    }

    /// The way to the pages before and after; nothing where there is one page only.
    pub fn turn(&self, out: &mut OutlineWriter, view: &View) {
        if self.rows.len() == self.of {
            return;
        }
        let words = view.lang.words();
        let number = self.rows.start / ROWS + 1;
        let shown = [self.rows.start + 1, self.rows.end, self.of].map(|row| plain_number(row as i64));
        out.open("p class=pages");
        button(out, words.page_before, number.saturating_sub(1), number > 1);
        out.leaf("span", &fill(words.page_rows, &[&shown[0], &shown[1], &shown[2]]));
        button(out, words.page_after, number + 1, !self.is_last());
        out.close();
    }
}

/// Leads to a page.
fn button(out: &mut OutlineWriter, text: &str, to: usize, leads: bool) {
    out.open("button type=button name=go");
    out.attr("value", &["page=", &plain_number(to as i64)].concat());
    out.flag("disabled", !leads);
    out.text(text);
    out.close();
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{Lang, embedded};

    fn page(asked: Option<u32>, of: usize, focus: Option<usize>) -> Page {
        Page::of(&View { page: asked, ..View::start(&embedded(), Lang::En) }, of, focus)
    }

    #[test]
    fn a_short_table_has_one_page_and_no_way_on() {
        let page = page(None, LONG_LIST, None);
        assert_eq!(page.rows, 0..LONG_LIST);
        let mut out = OutlineWriter::new(Lang::En);
        page.turn(&mut out, &View::start(&embedded(), Lang::En));
        assert!(page.is_last() && out.finish().is_empty());
    }

    #[test]
    fn a_long_table_shows_what_is_asked_for_or_in_focus() {
        assert_eq!(page(None, 1000, None).rows, 0..25);
        assert_eq!(page(None, 1000, Some(60)).rows, 50..75);
        assert_eq!(page(Some(2), 1000, Some(60)).rows, 25..50);
        assert_eq!(page(Some(9999), 1010, None).rows, 1000..1010);
        assert!(page(Some(9999), 1010, None).is_last());
    }
}
