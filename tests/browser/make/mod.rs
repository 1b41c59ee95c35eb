//! The page `make.html`: a table comes in, is understood, is corrected, and goes out as a chart.

mod described;
mod edits;
mod incoming;
mod kept;
mod large;
mod layout;
mod offline;
mod taken;
mod trials;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::locators::{Locator, in_page};
use crate::support::page::Page;

const PASTE: Locator = in_page("#paste");
const READ: Locator = in_page("#read");

/// A table with what tables of offices have: a bound, gaps, a mark that is asked about, a total, and a cell that is not understood.
const SCHOOLS: &str = "Attendance of schools 2024\nSchool,Pupils,Exclusions,Attendance %\nAsh Primary,412,<5,94.1\n\
    Birch Primary,388,0,93.6\nElm Primary,1390,-,95.2\nFir Primary,351,12,9l.4\nAll schools,2541,24,93.0\n";

/// Opens the page in a language, with nothing kept from before.
fn open(page: &mut Page, lang: &str) {
    page.server.mount(dist());
    page.goto(&format!("/make.html?lang={lang}"));
    wait_until_ready(page);
}

fn wait_until_ready(page: &Page) {
    page.wait_until("document.documentElement.dataset.ready !== undefined");
}

/// Chooses a file, as its dialog would.
fn choose_file(page: &Page, name: &str, bytes: &[u8]) {
    let choose = "const [name, text] = arguments, bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));\
        const files = new DataTransfer(); files.items.add(new File([bytes], name));\
        const input = document.getElementById('file'); input.files = files.files;\
        document.getElementById('grid').querySelector('tbody').replaceChildren();\
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.js_with(choose, json!([name, STANDARD.encode(bytes)]));
}

/// Writes a table into the field and reads it.
fn read_text(page: &Page, text: &str) {
    page.js_on(PASTE, "it.value = more", text);
    page.click(READ);
    wait_until_read(page);
}

/// Forgets the table, and waits until the browser has: a page that is left before may find it again.
fn forget(page: &Page) {
    page.js("document.getElementById('forget').click()");
    page.wait_until(
        "!document.getElementById('give').hidden && document.getElementById('status').textContent",
    );
}

/// Waits until the cells of a table are shown.
fn wait_until_read(page: &Page) {
    page.wait_until(
        "!document.getElementById('check').hidden && document.querySelector('#grid tbody td[data-row]')",
    );
}

/// Waits until the chart shows its figures.
fn wait_until_drawn(page: &Page) {
    page.wait_until("shadow?.querySelector('canvas') && shadow.querySelector('h2')");
    page.promise("host.settled.then(() => true)");
}

/// The counts on the screen: cells, figures, gaps, not data, not understood.
fn counts(page: &Page) -> Vec<usize> {
    let counts =
        page.js("return [...document.querySelectorAll('#counts li')].map((it) => Number(it.dataset.count))");
    counts.as_array().expect("counts").iter().map(|it| it.as_u64().expect("a number") as usize).collect()
}

/// The texts of all elements that a selector matches.
fn texts(page: &Page, css: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map((it) => it.textContent.replace(/\\s+/g, ' ').trim())";
    let found = page.js_with(script, json!([css]));
    found.as_array().expect("texts").iter().map(|it| it.as_str().expect("a text").to_owned()).collect()
}

/// What the chosen cell is labelled.
fn label(page: &Page, row: usize, column: usize) -> String {
    let script = "return document.querySelector(`td[data-row=\"${arguments[0]}\"][data-column=\"${arguments[1]}\"]`)?.getAttribute('aria-label') ?? ''";
    page.js_with(script, json!([row, column])).as_str().expect("a label").to_owned()
}

/// Goes to a cell and types another text, by keyboard.
fn correct(page: &Page, row: usize, column: usize, text: &str) {
    let focus =
        "document.querySelector(`td[data-row=\"${arguments[0]}\"][data-column=\"${arguments[1]}\"]`).click()";
    page.js_with(focus, json!([row, column]));
    page.keys(&["Enter"]);
    page.wait_until("document.activeElement.matches('#grid td input')");
    let keys: Vec<String> = text.chars().map(String::from).collect();
    page.keys(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    page.keys(&["Enter"]);
}

/// Catches files that the page hands to the browser, in place of saving them.
fn catch_files(page: &Page) {
    page.js(
        "window.saved = []; const make = URL.createObjectURL; window.blobs = new Map();\
         URL.createObjectURL = (blob) => { const url = make(blob); blobs.set(url, blob); return url; };\
         HTMLAnchorElement.prototype.click = function () {\
           blobs.get(this.href).arrayBuffer().then((it) => saved.push({ name: this.download,\
             text: btoa(Array.from(new Uint8Array(it), (byte) => String.fromCharCode(byte)).join('')) })); };",
    );
}

/// Clicks a button by its key, and returns the name and the bytes of the file that it hands out.
fn take(page: &Page, key: &str) -> (String, Vec<u8>) {
    page.js_with(
        "saved.length = 0; document.querySelector(`[data-key=\"${arguments[0]}\"]`).click()",
        json!([key]),
    );
    page.wait_until("saved.length");
    let saved = page.js("return saved[0]");
    let bytes = STANDARD.decode(saved["text"].as_str().expect("bytes")).expect("Base64");
    (saved["name"].as_str().expect("a name").to_owned(), bytes)
}

/// Chooses or writes what a field with this key holds.
fn set(page: &Page, key: &str, value: &str) {
    page.js_with(
        "const it = document.querySelector(`[data-key=\"${arguments[0]}\"]`); it.value = arguments[1];\
         it.dispatchEvent(new Event('input', { bubbles: true })); it.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([key, value]),
    );
}

/// The dataset that the chart shows.
fn dataset(page: &Page) -> Value {
    serde_json::from_str(page.js("return host.data").as_str().expect("a dataset")).expect("JSON")
}
