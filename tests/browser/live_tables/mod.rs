//! A table at an address: read, refused where a number is in doubt, looked at again.

mod corrected;
mod failing;
mod hosts;
mod reading;
mod refreshing;

use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::locators::HEADLINE;
use crate::support::page::Page;

/// A table that can be read in one way only.
const PLAIN: &str = "School,Pupils\nAsh Primary,412\nBirch Primary,388\nElm Primary,390\nFir Primary,351\n";

/// The same a month later: Fir is now the largest.
const LATER: &str = "School,Pupils\nAsh Primary,412\nBirch Primary,388\nElm Primary,390\nFir Primary,503\n";

/// A table with a sign that may be zero, or a gap.
const DOUBTFUL: &str = "School,Exclusions\nAsh Primary,41\nBirch Primary,38\nElm Primary,-\nFir Primary,35\n";

/// The answer to its question.
const MAPPING: &str = r#"{"version": 1, "decisions": [{"code": "role", "about": "School", "choice": "unit"},
    {"code": "role", "about": "Exclusions", "choice": "figure"},
    {"code": "dash_means", "about": "-", "choice": "zero"}]}"#;

/// Turns what is left of five seconds, the fewest between two looks, into a fifth of a second; notes events, warnings and frames; `see('hidden')` hides the page.
const QUICK: &str = "<script>window.wait = setTimeout.bind(window); window.setTimeout = (work, ms) => wait(work, ms > 1500 && ms <= 5000 ? 200 : ms);\
    window.fired = []; window.details = []; window.warned = [];\
    for (const type of ['ready', 'error']) addEventListener(type, (e) => { fired.push(type + ':' + (e.detail?.reason ?? '')); details.push(e.detail); }, true);\
    window.frames_asked = 0; const ask = requestAnimationFrame; window.requestAnimationFrame = (work) => { frames_asked++; return ask(work); };\
    let seen = 'visible'; Object.defineProperty(document, 'visibilityState', { get: () => seen });\
    window.see = (it) => { seen = it; document.dispatchEvent(new Event('visibilitychange')); };\
    const warn = console.warn; console.warn = (...all) => { warned.push(String(all[0])); warn(...all); };</script>";

/// Opens a page with an element of these attributes; it is `host`, and its shadow root `shadow`.
fn open(page: &mut Page, attributes: &str) {
    page.server.mount(dist());
    let lang = if attributes.contains("lang=") { "" } else { "lang=en" };
    page.server.page(
        "/live.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>live</title>{QUICK}\
             <script type=module src=/reported-figures.js></script></head><body>\
             <reported-figures {lang} {attributes}><p>fallback</p></reported-figures></body></html>"
        ),
    );
    page.goto("/live.html");
}

/// Serves a table.
fn table(page: &Page, path: &str, text: &str) {
    page.server.file(path, "text/csv; charset=utf-8", text.as_bytes().to_vec());
}

/// Waits until the figures of the address are shown.
fn wait_until_shown(page: &Page) {
    page.wait_until("fired.includes('ready:') && shadow?.querySelector('canvas')");
    page.promise("host.settled.then(() => true)");
}

/// The dataset that is shown.
fn dataset(page: &Page) -> Value {
    serde_json::from_str(page.js("return host.data").as_str().expect("a dataset")).expect("JSON")
}

/// The value of a unit, as shown.
fn value(page: &Page, unit: &str) -> Value {
    let data = dataset(page);
    let units = data["units"].as_array().expect("units");
    let id = units.iter().find(|it| it["name"] == json!(unit)).expect("the unit")["id"].clone();
    let figures = data["figures"].as_array().expect("figures");
    figures.iter().find(|it| it["unit"] == id).map_or(Value::Null, |it| it["value"].clone())
}

/// The line above the figures that says of when they are.
const LINE: &str = "shadow.querySelector('[data-part=as-of]')?.textContent";

fn line(page: &Page) -> String {
    page.js(&format!("return {LINE} ?? ''")).as_str().expect("a text").to_owned()
}

/// What a screen reader heard of changes.
fn news(page: &Page) -> String {
    let news = page.js("return shadow.querySelector('[data-part=news]')?.textContent ?? ''");
    news.as_str().expect("a text").to_owned()
}

/// Waits until the line begins with a text.
fn wait_for_line(page: &Page, part: &str) {
    page.wait_until_with(&format!("({LINE} ?? '').includes(arguments[0])"), json!([part]));
}

/// How often a path was asked for.
fn looks(page: &Page, path: &str) -> usize {
    page.server.requests().iter().filter(|it| it.path == path).count()
}

/// Waits so many milliseconds in the page.
fn pause(page: &Page, milliseconds: u32) {
    page.promise(&format!("new Promise((done) => wait(() => done(true), {milliseconds}))"));
}

fn headline(page: &Page) -> String {
    page.text(HEADLINE)
}

/// Ends the test if anything went wrong that is not one of these failures, which the element logs.
fn assert_no_errors_but(page: &Page, reasons: &[&str]) {
    let expected = |error: &String| {
        reasons.iter().any(|reason| {
            error.contains(&format!("reported-figures: {reason}")) || *error == format!("widget: {reason}")
        }) || (error.starts_with("log:") && error.contains("404"))
    };
    let errors: Vec<String> = page.errors().into_iter().filter(|error| !expected(error)).collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", page.engine());
}
