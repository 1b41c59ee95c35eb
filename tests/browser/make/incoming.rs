//! Tables that are pasted, dropped or fetched, and what is refused.

use serde_json::json;

use super::{SCHOOLS, choose_file, counts, label, open, read_text, texts, wait_until_read};
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::{Locator, in_page};
use crate::support::page::Page;

const FETCH: Locator = in_page("#address-form button");

/// Pastes or drops texts of the clipboard by their types. Not every engine takes them in the constructor of the event.
fn transfer(page: &Page, event: &str, html: &str, text: &str) {
    page.js_with(
        "const [event, html, text] = arguments, data = new DataTransfer();\
         if (html) data.setData('text/html', html); data.setData('text/plain', text);\
         const it = new Event(event, { bubbles: true, cancelable: true });\
         Object.defineProperty(it, event === 'paste' ? 'clipboardData' : 'dataTransfer', { value: data });\
         document.body.dispatchEvent(it)",
        json!([event, html, text]),
    );
}

fn fetch(page: &Page, address: &str) {
    page.js_on(in_page("#address"), "it.value = more", address);
    page.click(FETCH);
}

fn refusal(page: &Page) -> String {
    page.wait_until("!document.getElementById('refusal').hidden");
    texts(page, "#refusal").join("")
}

in_every_engine! {
    /// Cells of a spreadsheet come as tab-separated text and as HTML, where a raised sign is no digit.
    fn pasted(page: &mut Page) {
        open(page, "en");
        transfer(page, "paste", "", "Town\tVisitors\nAsh\t120\nElm\t95\n");
        wait_until_read(page);
        assert_eq!(counts(page), [4, 2, 0, 2, 0]);
        let html = "<meta charset=utf-8><table><tr><td>Town<td>Visitors<tr><td>Ash<td>120<sup>1</sup><tr><td>Elm<td>n/a<tr><td>Oak<td>7</table>";
        transfer(page, "paste", html, "Town\tVisitors\nAsh\t1201\nElm\tn/a\nOak\t7\n");
        page.wait_until("document.querySelectorAll('#grid tbody tr.figures').length === 3");
        assert_eq!(counts(page), [6, 2, 1, 3, 0]);
        assert!(label(page, 0, 1).contains("figure · 120"), "{}", label(page, 0, 1));
        page.assert_no_errors();
    }

    /// What is dropped anywhere on the page is read.
    fn dropped(page: &mut Page) {
        open(page, "en");
        transfer(page, "drop", "", SCHOOLS);
        wait_until_read(page);
        assert_eq!(counts(page)[4], 1);
        page.assert_no_errors();
    }

    /// An address gives a table, or exactly the reason why there is none.
    fn fetched(page: &mut Page) {
        open(page, "en");
        page.server.file("/data/schools.csv", "text/csv", SCHOOLS.as_bytes().to_vec());
        page.server.file("/data/none.csv", "text/csv", Vec::new());
        page.server.page("/data/sign-in.html", "<!doctype html><title>Sign in</title><p>Who are you?");
        let at = |path: &str| page.server.origin() + path;
        for (address, words) in [
            ("not an address", "This is no address."),
            (&at("/data/none.csv"), "The file is empty."),
            (&at("/data/sign-in.html"), "This is a web page (“Sign in”) without a table."),
        ] {
            fetch(page, address);
            let told = refusal(page);
            assert!(told.contains(words), "{}: {address}: {told}", page.engine());
            page.js("document.getElementById('refusal').hidden = true");
        }
        fetch(page, &at("/data/schools.csv"));
        wait_until_read(page);
        page.assert_no_errors();
        page.server.inject_fault("/data/gone.csv", Fault::default().status(404));
        page.js("document.getElementById('step-give').click()");
        fetch(page, &at("/data/gone.csv"));
        let told = refusal(page);
        assert!(told.contains("The address answers with 404: there is nothing.") && told.contains("still there"), "{told}");
    }

    /// A file that is no table says what it is, and leaves the table before.
    fn refused_files_keep_the_table(page: &mut Page) {
        open(page, "zh");
        read_text(page, SCHOOLS);
        let before = (counts(page), label(page, 0, 1));
        for (name, bytes, words) in [
            ("report.pdf", &b"%PDF-1.7"[..], "PDF"),
            ("empty.csv", b"", "空"),
            ("words.txt", b"one line of words\nand another line\n", "分列"),
            ("data.json", b"{\"a\":1}", "JSON"),
        ] {
            page.js("document.getElementById('refusal').hidden = true");
            choose_file(page, name, bytes);
            let told = refusal(page);
            assert!(told.contains(words) && told.contains("屏幕上的内容不变"), "{}: {name}: {told}", page.engine());
        }
        page.js("document.getElementById('step-check').click()");
        wait_until_read(page);
        assert_eq!((counts(page), label(page, 0, 1)), before);
        page.assert_no_errors();
    }
}
