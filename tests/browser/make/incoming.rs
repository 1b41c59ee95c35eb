//! Tables that are pasted, dropped or fetched, and what is refused.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{SCHOOLS, choose_file, counts, label, open, read_text, texts, wait_until_read};
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::{Locator, in_page};
use crate::support::page::{Page, WAIT_LIMIT};

const ADDRESS: Locator = in_page("#address");

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

/// Gives an address and presses Enter: unlike a button, the field cannot move away while the page is still being laid out.
fn fetch(page: &Page, address: &str) {
    page.js_on(ADDRESS, "it.value = more", address);
    page.focus(ADDRESS);
    page.keys(&["Enter"]);
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

    /// A slow address is cancelled at once; and what is given while it is still awaited replaces it for good.
    fn the_newest_counts(page: &mut Page) {
        open(page, "en");
        page.server.file("/data/slow.csv", "text/csv", SCHOOLS.as_bytes().to_vec());
        page.server.inject_fault("/data/slow.csv", Fault::default().delay(Duration::from_secs(3)));
        let slow = page.server.origin() + "/data/slow.csv";
        fetch(page, &slow);
        page.wait_until("!document.getElementById('busy').hidden");
        page.js("document.getElementById('cancel').click()");
        assert_eq!(texts(page, "#refusal"), ["Cancelled. What was on the screen is still there."]);
        assert_eq!(page.js("return document.getElementById('busy').hidden"), json!(true));
        fetch(page, &slow);
        page.wait_until("!document.getElementById('busy').hidden");
        transfer(page, "paste", "", "Town\tVisitors\nAsh\t120\nElm\t95\n");
        wait_until_read(page);
        let answered = |page: &Page| page.server.requests().iter().filter(|it| it.path == "/data/slow.csv").count();
        let until = Instant::now() + WAIT_LIMIT;
        while answered(page) < 2 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(50));
        }
        page.promise("new Promise((done) => setTimeout(() => done(true), 500))");
        assert_eq!(counts(page), [4, 2, 0, 2, 0]);
        assert_eq!(page.js("return [...document.querySelectorAll('#busy, #refusal')].map((it) => it.hidden)"), json!([true, true]));
        page.assert_no_errors();
    }

    /// Cells that arrive late do not take an editor back who has gone on meanwhile.
    fn late_cells_leave_the_editor_where_she_is(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        page.js("const send = Worker.prototype.postMessage; window.held = [];\
            Worker.prototype.postMessage = function (message) {\
              if (message.job === 'rows') held.push(() => send.call(this, message)); else send.call(this, message); };");
        let zero = json!({"version": 1, "decisions": [{"code": "dash_means", "about": "-", "choice": "zero"}], "corrections": []});
        choose_file(page, "table.mapping.json", zero.to_string().as_bytes());
        page.wait_until("held.length && !document.getElementById('check').hidden");
        page.js("document.getElementById('step-give').click(); held.forEach((release) => release())");
        page.promise("new Promise((done) => setTimeout(() => done(true), 500))");
        assert_eq!(page.js("return [...document.querySelectorAll('#give:not([hidden]), #check:not([hidden])')].map((it) => it.id)"), json!(["give"]));
        page.assert_no_errors();
    }

    /// A decision about one table does not reach the next one, nor take back what is decided there.
    fn decisions_stay_with_their_table(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        page.js("document.querySelector('input[name=\"dash_means -\"][value=zero]').click()");
        transfer(page, "paste", "", "Town\tVisitors\nAsh\t120\nElm\t-\n");
        page.wait_until("document.querySelectorAll('#grid tbody tr.figures').length === 2");
        page.promise("new Promise((done) => setTimeout(() => done(true), 500))");
        assert_eq!(counts(page), [4, 1, 1, 2, 0]);
        assert_eq!(page.js("return [...document.querySelectorAll('#busy, #refusal')].map((it) => it.hidden)"), json!([true, true]));
        assert_eq!(page.js("return document.getElementById('undo').disabled"), json!(true));
        page.assert_no_errors();
    }
}
