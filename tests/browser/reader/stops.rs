//! Where the keyboard stops: the picture once, each control once, each with a name and a frame that is seen.

use serde_json::{Value, json};

use super::QUIET;
use crate::check::in_every_engine;
use crate::page::Page;
use crate::site::{open, settle};
use crate::spot::{PLOT, widget};

in_every_engine! {
    /// From the first stop to the last by Tab, and back: each once, each named, each seen; then the page goes on.
    fn stops_once_at_each_control(page: &mut Page) {
        for query in ["?lang=en&highlight=pengshui", "?chart=growth", "?chart=compare&lang=en", "?chart=coverage"] {
            open(page, query);
            settle(page);
            let stops = page.js(&format!("{CALL} return all().map(call)"));
            let count = stops.as_array().unwrap().len();
            assert_eq!(page.js(&format!("{CALL} return all().filter((it) => it.matches('[data-part=plot]')).length")), 1);
            page.js(&format!("{CALL} all()[1].focus()"));
            // From beside it by the keyboard: only then is a frame due.
            page.chord(&["Shift", "Tab"]);
            for at in 0..count {
                assert_eq!(page.js(&format!("{CALL} return call(shadow.activeElement)")), stops[at], "{query}, stop {at}");
                named(page, query);
                seen(page, query);
                page.keys(&["Tab"]);
            }
            page.wait_until("!shadow.activeElement");
            for at in (0..count).rev() {
                page.chord(&["Shift", "Tab"]);
                assert_eq!(page.js(&format!("{CALL} return call(shadow.activeElement)")), stops[at], "{query}, back {at}");
            }
            page.chord(&["Shift", "Tab"]);
            page.wait_until("!shadow.activeElement");
        }
        page.assert_no_errors();
    }

    /// Heads of the coverage table are one stop; arrows lead on, and Enter goes where the name says.
    fn roams_over_the_heads_of_a_table(page: &mut Page) {
        open(page, "?chart=coverage");
        page.click(widget("[data-part=table] summary"));
        let heads = page.js("return [...shadow.querySelectorAll('[name=go]')].map((it) => it.value)");
        page.focus(widget("[name=go]"));
        page.keys(&["ArrowLeft", "ArrowRight", "ArrowDown", "ArrowLeft"]);
        page.wait_until_with("shadow.activeElement.value === arguments[0]", json!([heads[1]]));
        page.keys(&["Enter"]);
        settle(page);
        assert_eq!(page.parameter("chart").as_deref(), Some("profile"));
        page.assert_no_errors();
    }

    /// What a mouse points at stays said while the mouse goes there to read it, and is gone when it leaves.
    fn may_be_read_with_the_mouse(page: &mut Page) {
        open(page, "?lang=en");
        let title = "find([true, '[data-part=evidence] h3']).textContent";
        let at_first = page.js(&format!("return {title}"));
        let [left, top, width, height] = page.rect(PLOT);
        page.hover_at((left + width / 3.0, top + height / 3.0));
        page.wait_until_with(&format!("{title} !== arguments[0]"), json!([at_first]));
        let pointed = page.js(&format!("return {title}"));
        page.hover_at(page.middle(widget("[data-part=evidence] h3")));
        page.promise(QUIET);
        assert_eq!(page.js(&format!("return {title}")), pointed);
        page.hover_at(page.middle(widget("h2")));
        page.wait_until_with(&format!("{title} === arguments[0]"), json!([at_first]));
        page.assert_no_errors();
    }
}

/// The stop has a name, as a screen reader is told it.
fn named(page: &Page, query: &str) {
    let stop = page.js("return shadow.activeElement");
    let id = stop.as_object().and_then(|it| it.values().next()).and_then(Value::as_str).unwrap();
    let name = page.session().get(&format!("element/{id}/computedlabel"));
    assert!(name.as_str().is_some_and(|name| !name.trim().is_empty()), "{query}: {stop} has no name");
}

/// The stop has a frame of at least two pixels that contrasts with what is around it.
fn seen(page: &Page, query: &str) {
    let frame = page.js(FRAME);
    assert_eq!(frame[0], true, "{}: {query}: {frame}", page.engine());
}

/// `all`: what the keyboard should stop at, in order; `call`: what it is called in a test.
const CALL: &str = r#"
const folded = (it) => (it.localName === "summary" ? it.parentElement.parentElement : it).closest("details:not([open])");
const stops = "input, select, button, summary, textarea, a[href], [tabindex='0']";
const all = () => [...shadow.querySelectorAll(stops)].filter((it) => it.tabIndex === 0 && !it.disabled && !it.hidden
  && !folded(it) && getComputedStyle(it).visibility === "visible" && it.getClientRects().length
  && (it.type !== "radio" || it.checked));
const call = (it) => it && [it.localName, it.name, it.dataset.part, it.textContent.slice(0, 12)].filter(Boolean).join(" ");
"#;

const FRAME: &str = r#"
const it = shadow.activeElement;
const shown = it.matches("input:not([type=search])") ? it.nextElementSibling : it;
const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
const light = (colour) => {
  const [r, g, b] = colour.match(/[\d.]+/g).map((it) => { const c = it / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const [one, two] = [outlineColor, getComputedStyle(shadow.querySelector(".rf")).backgroundColor].map(light);
const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
return [outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && contrast >= 3, it.outerHTML.slice(0, 120), outlineStyle, outlineWidth, contrast];
"#;
