//! The table is kept over a reload, and forgotten when its editor says so.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{SCHOOLS, correct, counts, open, read_text, wait_until_drawn, wait_until_read, wait_until_ready};
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::{Page, WAIT_LIMIT};

/// Waits until what the browser keeps of the page holds what an editor typed.
fn wait_until_kept(page: &Page, typed: &str) {
    let kept = "new Promise((done, failed) => {\
        const opening = indexedDB.open('reported-figures-make');\
        opening.onerror = failed;\
        opening.onsuccess = () => {\
          const asked = opening.result.transaction('tables').objectStore('tables').get('current');\
          asked.onsuccess = () => { opening.result.close(); done(JSON.stringify(asked.result?.edits) ?? ''); };\
        };\
      })";
    let until = Instant::now() + WAIT_LIMIT;
    while !page.promise(kept).as_str().is_some_and(|kept| kept.contains(typed)) {
        assert!(Instant::now() < until, "{}: {typed} is not kept", page.engine());
        sleep(Duration::from_millis(50));
    }
}

in_every_engine! {
    fn kept_and_forgotten(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        correct(page, 3, 3, "91.4");
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '0'");
        wait_until_kept(page, "91.4");
        page.reload();
        wait_until_read(page);
        wait_until_drawn(page);
        assert_eq!(counts(page)[4], 0);
        assert!(page.js("return host.data").as_str().unwrap().contains("91.4"));
        // What was done before can still be undone.
        page.click(in_page("#undo"));
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '1'");
        page.click(in_page("#forget"));
        page.wait_until("!document.getElementById('give').hidden && !host && /^Forgotten/.test(document.getElementById('status').textContent)");
        page.reload();
        wait_until_ready(page);
        assert_eq!(page.js("return [document.getElementById('give').hidden, document.getElementById('step-check').disabled, host]"),
            serde_json::json!([false, true, null]), "{}", page.engine());
        page.assert_no_errors();
    }

    /// What is forgotten stays so where the page is left before the browser's store has answered.
    fn forgotten_at_once(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        wait_until_kept(page, "corrections");
        page.js("IDBObjectStore.prototype.delete = () => { throw new Error('too late'); }; document.getElementById('forget').click()");
        page.reload();
        wait_until_ready(page);
        assert_eq!(page.js("return [document.getElementById('give').hidden, document.getElementById('step-check').disabled]"),
            serde_json::json!([false, true]), "{}", page.engine());
        // A table that comes next is kept as any other.
        read_text(page, SCHOOLS);
        wait_until_kept(page, "corrections");
        page.reload();
        wait_until_read(page);
        page.assert_no_errors();
    }
}
