//! Pages of a long table: the page with the unit in focus, or the one asked for, and buttons to its neighbours.

use crate::dataset::Lang;
use crate::outline::writer::OutlineWriter;
use crate::text::{count, fill, plain_number, plural};
use crate::view::{LONG_LIST, View};
use std::ops::Range;

/// Rows on a page.
const ROWS: usize = 25;

/// A page of a table.
pub struct Page {
    /// The rows on it.
    pub rows: Range<usize>,
    row_count: usize,
}

impl Page {
    /// The page to show of a table of `row_count` rows; a short table is one page. `focus` is the row in focus.
    pub fn of(view: &View, row_count: usize, focus: Option<usize>) -> Self {
        if row_count <= LONG_LIST {
            return Self { rows: 0..row_count, row_count };
        }
        let asked = view.page.map(|page| (page as usize).saturating_sub(1));
        let page = asked.unwrap_or(focus.unwrap_or(0) / ROWS).min((row_count - 1) / ROWS);
        Self { rows: page * ROWS..((page + 1) * ROWS).min(row_count), row_count }
    }

    /// The rows of all pages.
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// Whether the table ends on this page.
    pub fn is_last(&self) -> bool {
        self.rows.end == self.row_count
    }

    /// Buttons to the pages before and after; nothing where there is one page.
    pub fn navigation(&self, writer: &mut OutlineWriter, view: &View) {
        let pages = if self.rows.len() == self.row_count { 1 } else { self.row_count.div_ceil(ROWS) };
        let shown = [self.rows.start + 1, self.rows.end, self.row_count].map(|row| count(row, view.lang));
        let template = plural(view.lang.words().page_rows, self.rows.len());
        let text = fill(template, &[&shown[0], &shown[1], &shown[2]]);
        navigation(writer, view.lang, &text, self.rows.start / ROWS, pages);
    }
}

/// What is on a page, by its index, between buttons to the pages before and after; nothing where there is one page.
pub fn navigation(writer: &mut OutlineWriter, lang: Lang, text: &str, page: usize, page_count: usize) {
    if page_count < 2 {
        return;
    }
    let words = lang.words();
    writer.open("p class=pages");
    page_button(writer, words.page_previous, page, page > 0);
    writer.element("span", text);
    page_button(writer, words.page_next, page + 2, page + 1 < page_count);
    writer.close();
}

fn page_button(writer: &mut OutlineWriter, text: &str, page: usize, is_enabled: bool) {
    writer.open("button type=button name=go");
    writer.attr("value", &["page=", &plain_number(page as i64)].concat());
    writer.bool_attr("disabled", !is_enabled);
    writer.text(text);
    writer.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};

    fn page(asked: Option<u32>, row_count: usize, focus: Option<usize>) -> Page {
        Page::of(&View { page: asked, ..View::start(&embedded(), Lang::En) }, row_count, focus)
    }

    #[test]
    fn a_short_table_is_one_page_without_buttons() {
        let page = page(None, LONG_LIST, None);
        assert_eq!(page.rows, 0..LONG_LIST);
        let mut writer = OutlineWriter::new(Lang::En);
        page.navigation(&mut writer, &View::start(&embedded(), Lang::En));
        assert!(page.is_last() && writer.finish().is_empty());
    }

    #[test]
    fn a_long_table_shows_the_page_asked_for_or_the_one_in_focus() {
        assert_eq!(page(None, 1000, None).rows, 0..25);
        assert_eq!(page(None, 1000, Some(60)).rows, 50..75);
        assert_eq!(page(Some(2), 1000, Some(60)).rows, 25..50);
        assert_eq!(page(Some(9999), 1010, None).rows, 1000..1010);
        assert!(page(Some(9999), 1010, None).is_last());
    }
}
