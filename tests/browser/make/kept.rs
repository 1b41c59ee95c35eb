//! The table is kept over a reload, and forgotten when its editor says so.

use super::{SCHOOLS, correct, counts, open, read_text, wait_until_drawn, wait_until_read, wait_until_ready};
use crate::support::in_every_engine;
use crate::support::locators::in_page;

in_every_engine! {
    fn kept_and_forgotten(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        correct(page, 3, 3, "91.4");
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '0'");
        page.promise("new Promise((done) => setTimeout(() => done(true), 600))");
        page.reload();
        wait_until_read(page);
        wait_until_drawn(page);
        assert_eq!(counts(page)[4], 0);
        assert!(page.js("return host.data").as_str().unwrap().contains("91.4"));
        // What was done before can still be undone.
        page.click(in_page("#undo"));
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '1'");
        page.click(in_page("#forget"));
        page.wait_until("!document.getElementById('give').hidden && !host");
        page.reload();
        wait_until_ready(page);
        page.promise("new Promise((done) => setTimeout(() => done(true), 300))");
        assert_eq!(page.js("return [document.getElementById('give').hidden, document.getElementById('step-check').disabled, host]"),
            serde_json::json!([false, true, null]), "{}", page.engine());
        page.assert_no_errors();
    }
}
