//! A ranking of thousands of units: scrolled by wheel and keys, searched by typing, with an overview strip.

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::Overview;
use reported_figures::dataset::{Dataset, Lang, generate, to_json};
use reported_figures::view::View;
use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::{CANVAS, Locator, PLOT, TABLE, in_widget};
use crate::support::page::Page;
use crate::support::steps::{pixels, settle};

/// The strip with an overview of the whole ranking.
const STRIP: Locator = in_widget("[data-part=strip]");
/// The input for the name of a unit.
const NAME: Locator = in_widget("input[name=highlight]");
/// The largest number of elements in the widget: more make a page slow.
const NODES: u64 = 600;

in_every_engine! {
    /// The browser scrolls; the visible rows are always drawn, and the document stays small.
    fn scroll_by_wheel(page: &mut Page) {
        open(page, "");
        let before = pixels(page);
        for _ in 0..3 {
            // The browser decides how far a turn scrolls.
            let top = page.js_on(PLOT, "return it.scrollTop", Value::Null);
            let middle = page.middle(PLOT);
            page.wheel_until(middle, 900, "find(arguments[0]).scrollTop > arguments[1]", json!([PLOT.value(), top]));
            page.wait_until_with(COVERED, json!([PLOT.value(), CANVAS.value()]));
            settle(page);
        }
        assert_ne!(pixels(page), before);
        assert!(nodes(page) < NODES, "{} nodes", nodes(page));
        page.assert_no_errors();
    }

    /// Keys move through all rows, drawn or not, and scroll to them.
    fn walk_by_keys(page: &mut Page) {
        open(page, "");
        page.focus(PLOT);
        for (keys, row) in [
            (&["Home"][..], 0),
            (&["PageDown", "PageDown", "PageDown", "ArrowDown"][..], 31),
            (&["ArrowUp", "PageUp"][..], 20),
            (&["End"][..], -1),
            (&["Home"][..], 0),
        ] {
            page.keys(keys);
            settle(page);
            page.wait_until_with(COVERED, json!([PLOT.value(), CANVAS.value()]));
            page.keys(&["Enter"]);
            settle(page);
            let (unit, of) = row_of_highlight(page);
            assert_eq!(unit, if row < 0 { of - 1 } else { row }, "after {keys:?}");
            page.keys(&["Escape"]);
            settle(page);
        }
        let top = page.js_on(PLOT, "return it.scrollTop", Value::Null);
        assert_eq!(top, json!(0), "after Home");
        page.assert_no_errors();
    }

    /// A unit whose name is typed gets the focus and is scrolled to; strip and table show it.
    fn find_by_typing(page: &mut Page) {
        open(page, "");
        let (id, name) = middle_unit();
        let before = focus_on_strip(page);
        page.js_on(NAME, "it.value = more; it.dispatchEvent(new Event('change', {bubbles: true}))", json!(name));
        settle(page);
        page.wait_until_with(COVERED, json!([PLOT.value(), CANVAS.value()]));
        assert_eq!(page.parameter("highlight"), Some(id));
        assert!(page.text(TABLE).contains(&name), "{name} is not on the table's page");
        assert_eq!(row_of_highlight(page).0, MIDDLE as i64);
        let after = focus_on_strip(page);
        assert!(after + 0.1 < before, "on the strip, the focus went from {before} to {after} of its width");
        assert!(nodes(page) < NODES, "{} nodes", nodes(page));
        page.assert_no_errors();
    }

    /// A link to a unit opens at its row; a click on the strip scrolls elsewhere.
    fn open_at_a_unit(page: &mut Page) {
        open(page, &format!("highlight={}", middle_unit().0));
        page.wait_until_with(COVERED, json!([PLOT.value(), CANVAS.value()]));
        let (row, of) = row_of_highlight(page);
        assert_eq!(row, MIDDLE as i64);
        let sight = page.js_on(PLOT, "return [it.scrollTop, it.clientHeight, it.clientWidth, it.scrollHeight]", Value::Null);
        let [top, height, width, all] = [0, 1, 2, 3].map(|at| sight[at].as_f64().expect("a number"));
        assert!(all > of as f64 * 34.0, "{all} px of {of} rows");
        let at = row as f64 * 34.0 * width / 700.0;
        assert!(top <= at && at <= top + height, "row {row} is not in {top}..{}", top + height);
        let [left, y, width, _] = page.rect(STRIP);
        page.click_at((left + width - 2.0, y + 10.0));
        page.wait_until_with("find(arguments[0]).scrollTop !== arguments[1]", json!([PLOT.value(), top]));
        settle(page);
        page.wait_until_with(COVERED, json!([PLOT.value(), CANVAS.value()]));
        page.assert_no_errors();
    }

    /// Paper does not scroll; after printing, the reader is back at the row.
    fn print(page: &mut Page) {
        open(page, &format!("highlight={}", middle_unit().0));
        let scrolled = |page: &Page| page.js_on(PLOT, "return it.scrollTop", Value::Null).as_f64().expect("a number");
        let before = scrolled(page);
        assert_ne!(page.js_on(CANVAS, MARGINS, Value::Null), json!(""), "no margins for rows that are not drawn");
        page.js("dispatchEvent(new Event('beforeprint'))");
        assert_eq!(page.js_on(CANVAS, MARGINS, Value::Null), json!(""), "margins on paper");
        page.js("dispatchEvent(new Event('afterprint'))");
        settle(page);
        page.wait_until_with(COVERED, json!([PLOT.value(), CANVAS.value()]));
        assert!((scrolled(page) - before).abs() < 2.0, "from {before} to {}", scrolled(page));
        page.assert_no_errors();
    }
}

/// The margins of the canvas, which stand for the rows that are not drawn.
const MARGINS: &str = "return it.style.margin";

/// A row in the middle of the ranking.
const MIDDLE: usize = 1500;

fn dataset() -> Dataset {
    generate(5000, 2, 3)
}

/// Id and name of the unit in that row.
pub fn middle_unit() -> (String, String) {
    let dataset = AnalysedDataset::new(dataset());
    let whole = Overview::of(&dataset, &View::start(&dataset, Lang::En), 700.0);
    let unit = dataset.unit(whole.unit(MIDDLE).expect("a row"));
    (unit.id.clone(), unit.short.get(Lang::En).to_owned())
}

/// Opens a page with a ranking of thousands of units.
pub fn open(page: &mut Page, query: &str) {
    page.server.mount(dist());
    let json = to_json(&dataset());
    page.server.file("/many.json", "application/json", json.into_bytes());
    page.server.page(
        "/rows.html",
        "<!doctype html><html lang=en><title>rows</title><meta name=viewport content='width=device-width'><script type=module src=/reported-figures.js></script>\
         <script>fetch('/many.json').then((it) => it.json()).then((it) => { window.many = it; });</script>\
         <body><reported-figures linked src=/many.json></reported-figures>",
    );
    page.goto(&format!("/rows.html?{query}"));
    page.wait_until("window.many");
    page.promise("customElements.whenDefined('reported-figures').then(() => host.ready).then(() => true)");
    settle(page);
}

/// Whether the canvas covers the visible part of its container.
const COVERED: &str = "(([plot, canvas]) => canvas.top <= plot.top + 1 && canvas.bottom >= plot.bottom - 1)\
    ([...arguments].map((it) => find(it).getBoundingClientRect()))";

fn nodes(page: &Page) -> u64 {
    page.js("return shadow.querySelectorAll('*').length").as_u64().expect("a number")
}

/// The position of the focus on the strip, as a share of its width.
fn focus_on_strip(page: &Page) -> f64 {
    page.js_on(STRIP, FOCUSED, Value::Null).as_f64().expect("a focus on the strip")
}

/// Columns and texts are grey; only the unit in focus is coloured.
const FOCUSED: &str = r#"
const { width, height } = it;
const copy = Object.assign(document.createElement("canvas"), { width, height });
const context = copy.getContext("2d", { willReadFrequently: true });
context.drawImage(it, 0, 0);
const { data } = context.getImageData(0, 0, width, height);
for (let at = 0; at < data.length; at += 4) {
  const [r, g, b, a] = data.subarray(at, at + 4);
  if (a > 128 && Math.max(r, g, b) - Math.min(r, g, b) > 90) return ((at / 4) % width) / width;
}
return null;
"#;

/// The row of the unit in the address, from 0, and how many rows there are.
fn row_of_highlight(page: &Page) -> (i64, i64) {
    let found = page.js(ROW);
    let number = |at: usize| found[at].as_i64().expect("a number");
    (number(0), number(1))
}

/// Computed from the first row number of the table's page; the names of units differ, and their kinds follow in parentheses.
const ROW: &str = r#"
const [from, , of] = shadow.querySelector(".pages span").textContent.match(/[\d,]+/g).map((it) => Number(it.replaceAll(",", "")));
const unit = many.units.find((it) => it.id === host.view.highlight);
const at = [...shadow.querySelectorAll("tbody tr")].findIndex((it) => it.cells[1].textContent.replace(/ \([^)]*\)$/, "") === unit.short.en);
if (at < 0) throw new Error(`${unit.short.en} is not on the table's page`);
return [from - 1 + at, of];
"#;
