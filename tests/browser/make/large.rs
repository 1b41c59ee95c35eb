//! Large tables: few rows are in the page, whatever is scrolled to, and reading can be cancelled.

use std::fmt::Write as _;

use super::{SCHOOLS, choose_file, counts, open, read_text, wait_until_read};
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::Page;

/// A table of so many rows.
fn rows(count: usize) -> String {
    let mut table = "Town,Visitors,Share %\n".to_owned();
    for row in 0..count {
        let _ = writeln!(table, "Town {row},{},{}.5", row * 7 % 1009, row % 100);
    }
    table
}

/// Presses the button as soon as it is offered: a fast machine has read the table before a driver's click arrives.
fn cancel_when_offered(page: &Page) {
    page.js(
        "const busy = document.getElementById('busy');\
         new MutationObserver((_, it) => { if (!busy.hidden) { it.disconnect(); document.getElementById('cancel').click(); } })\
           .observe(busy, { attributeFilter: ['hidden'] });",
    );
}

in_every_engine! {
    fn only_rows_that_are_seen_are_in_the_page(page: &mut Page) {
        open(page, "en");
        choose_file(page, "towns.csv", rows(20_000).as_bytes());
        wait_until_read(page);
        assert_eq!(counts(page), [60_000, 40_000, 0, 20_000, 0]);
        let in_page_now = "document.querySelectorAll('#grid tbody tr.figures').length";
        page.wait_until(&format!("{in_page_now} > 20 && {in_page_now} < 250"));
        page.js("document.getElementById('grid-scroll').scrollTop = 1e9");
        page.wait_until("document.querySelector('td[data-row=\"19999\"]')");
        page.wait_until(&format!("{in_page_now} > 20 && {in_page_now} < 250"));
        // Rows are drawn anew while the page scrolls.
        page.wait_until("(() => { const it = document.querySelector('td[data-row=\"19999\"]'); it?.click(); return it !== null; })()");
        page.chord(&["Control", "Home"]);
        page.wait_until("document.activeElement.dataset.row === '0'");
        page.assert_no_errors();
    }

    fn cancelled_reading_leaves_what_is_there(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        let before = counts(page);
        cancel_when_offered(page);
        choose_file(page, "towns.csv", rows(190_000).as_bytes());
        page.wait_until("!document.getElementById('refusal').hidden && document.getElementById('busy').hidden");
        assert!(page.text(in_page("#refusal")).contains("Cancelled."));
        assert_eq!(counts(page), before);
        page.assert_no_errors();
    }
}
