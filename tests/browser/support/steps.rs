//! What most tests begin with, and facts of the embedded dataset.

use std::path::Path;

use serde_json::{Value, json};

use super::dist::dist;
use super::input::Point;
use super::locators::{CANVAS, EVIDENCE, PLOT, PRELUDE};
use super::page::Page;

/// Opens the standalone page with a query (`""`, or beginning with `?`) and waits until its picture is drawn.
pub fn open(page: &mut Page, query: &str) {
    page.server.mount(dist());
    page.goto(&format!("/index.html{query}"));
    page.promise("customElements.whenDefined('reported-figures').then(() => host.ready).then(() => true)");
}

/// Waits until all that was set is on the screen.
pub fn settle(page: &Page) {
    page.promise("Promise.resolve(host.settled).then(() => true)");
}

/// Waits until the page's first widget shows its own canvas instead of the fallback.
pub fn wait_until_live(page: &Page) {
    page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
}

/// A hash of the picture, its number of colours, and the share of its pixels that differ from the background.
pub fn pixels(page: &Page) -> (i64, u64, f64) {
    let picture = page.js_on(CANVAS, PIXELS, Value::Null);
    let number = |at: usize| picture[at].as_f64().expect("a number");
    (number(0) as i64, number(1) as u64, number(2))
}

/// Reads a copy: reading the canvas itself would change how the browser stores it.
const PIXELS: &str = r#"
const { width } = it, box = it.getBoundingClientRect();
// The canvas may be higher than what the page shows of it.
const height = Math.min(it.height, Math.round((width * box.height) / box.width));
const copy = Object.assign(document.createElement("canvas"), { width, height });
const context = copy.getContext("2d", { willReadFrequently: true });
context.drawImage(it, 0, 0);
const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
const counts = new Map();
let hash = 0;
for (const pixel of pixels) {
  counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  hash = (Math.imul(hash, 31) + pixel) | 0;
}
return [hash, counts.size, 1 - Math.max(...counts.values()) / pixels.length];
"#;

/// Tries points of the picture from top to bottom, a third from the left, until one opens evidence; returns its text.
/// It does not know where the marks are: the layout may change.
pub fn open_evidence(page: &Page, act: impl Fn(&Page, Point)) -> String {
    let [left, top, width, height] = page.rect(PLOT);
    let bottom = (top + height).min(page.js("return innerHeight").as_f64().expect("a height"));
    let mut y = top.max(0.0) + 4.0;
    while y < bottom {
        act(page, (left + width / 3.0, y));
        settle(page);
        if page.parameter("highlight").is_some() {
            return page.text(EVIDENCE);
        }
        y += 11.0;
    }
    panic!("{}: nothing on the picture opens evidence", page.engine())
}

/// Whether a text contains one of the quotes of the source.
pub fn has_quote(text: &str) -> bool {
    let text: String = text.split_whitespace().collect();
    let figures = dataset()["figures"].as_array().expect("figures").clone();
    figures.iter().any(|figure| figure["quote"].as_str().is_some_and(|quote| text.contains(quote)))
}

/// The short name of every unit in 中文.
pub fn unit_names() -> Vec<String> {
    let units = dataset()["units"].as_array().expect("units").clone();
    units.iter().map(|unit| unit["short"]["zh"].as_str().expect("a name").to_owned()).collect()
}

/// The embedded dataset, from the source tree.
fn dataset() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/dataset/chongqing-2024-h1.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("JSON")
}

/// The sum of all layout shifts so far that were not caused by input; only Chromium reports them.
pub fn layout_shift(page: &Page) -> f64 {
    let body = json!({"script": format!("{PRELUDE}{SHIFT}"), "args": []});
    page.session().post("execute/async", body).as_f64().expect("a number")
}

/// Buffered entries arrive in a task of their own, after their frame.
const SHIFT: &str = r#"
const done = arguments[arguments.length - 1];
let sum = 0;
const add = (list) => { for (const it of list.getEntries()) if (!it.hadRecentInput) sum += it.value; };
new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
const frame = () => new Promise(requestAnimationFrame);
frame().then(frame).then(() => setTimeout(() => done(sum)));
"#;
