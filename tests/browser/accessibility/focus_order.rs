//! Focus order: the picture and each control once, each with a name and a visible focus indicator.

use serde_json::json;

use super::ANNOUNCED;
use crate::support::in_every_engine;
use crate::support::locators::{INTENT, PLOT, in_widget};
use crate::support::page::{Page, element_id};
use crate::support::steps::{open, settle};

in_every_engine! {
    /// Tab reaches each control once, from the first to the last and back; each has a name and a visible focus indicator.
    fn tab_reaches_each_control_once(page: &mut Page) {
        for query in ["?lang=en&highlight=pengshui", "?chart=growth", "?chart=compare&lang=en", "?chart=coverage"] {
            open(page, query);
            settle(page);
            // What the first focus brings is there before the stops are counted.
            page.js(INTENT);
            let is_there = if query.contains("coverage") { "shadow.adoptedStyleSheets.length > 1" } else { "shadow.querySelector('button.sort')" };
            page.wait_until(is_there);
            let stops = page.js(&format!("{CALL} return all().map(call)"));
            let count = stops.as_array().unwrap().len();
            assert_eq!(page.js(&format!("{CALL} return all().filter((it) => it.matches('[data-part=plot]')).length")), 1);
            page.js(&format!("{CALL} all()[1].focus()"));
            // The keyboard must move the focus: only then is an indicator shown.
            page.chord(&["Shift", "Tab"]);
            for at in 0..count {
                assert_eq!(page.js(&format!("{CALL} return call(shadow.activeElement)")), stops[at], "{query}, stop {at}");
                assert_named(page, query);
                assert_indicated(page, query);
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

    /// The column headers of the coverage table are one stop; arrow keys move between them, Enter follows the link.
    fn arrow_keys_move_between_table_headers(page: &mut Page) {
        open(page, "?chart=coverage");
        page.click(in_widget("[data-part=table] summary"));
        let headers = page.js("return [...shadow.querySelectorAll('[name=go]')].map((it) => it.value)");
        page.focus(in_widget("[name=go]"));
        page.keys(&["ArrowLeft", "ArrowRight", "ArrowDown", "ArrowLeft"]);
        page.wait_until_with("shadow.activeElement.value === arguments[0]", json!([headers[1]]));
        page.keys(&["Enter"]);
        settle(page);
        assert_eq!(page.parameter("chart").as_deref(), Some("profile"));
        page.assert_no_errors();
    }

    /// Evidence shown by hovering stays while the mouse moves to it, and goes when the mouse leaves (WCAG 1.4.13).
    fn hovered_evidence_can_be_reached(page: &mut Page) {
        open(page, "?lang=en");
        let title = "find([true, '[data-part=evidence] h3']).textContent";
        let at_first = page.js(&format!("return {title}"));
        let [left, top, width, height] = page.rect(PLOT);
        page.hover_at((left + width / 3.0, top + height / 3.0));
        page.wait_until_with(&format!("{title} !== arguments[0]"), json!([at_first]));
        let pointed = page.js(&format!("return {title}"));
        page.hover_at(page.middle(in_widget("[data-part=evidence] h3")));
        page.promise(ANNOUNCED);
        assert_eq!(page.js(&format!("return {title}")), pointed);
        page.hover_at(page.middle(in_widget("h2")));
        page.wait_until_with(&format!("{title} === arguments[0]"), json!([at_first]));
        page.assert_no_errors();
    }
}

/// The focused control has a name, as the browser computes it for a screen reader.
fn assert_named(page: &Page, query: &str) {
    let stop = page.js("return shadow.activeElement");
    let name = page.session().get(&format!("element/{}/computedlabel", element_id(&stop)));
    assert!(name.as_str().is_some_and(|name| !name.trim().is_empty()), "{query}: {stop} has no name");
}

/// The focused control has an outline of at least two pixels that contrasts with the background by 3:1.
fn assert_indicated(page: &Page, query: &str) {
    let outline = page.js(OUTLINE);
    assert_eq!(outline[0], true, "{}: {query}: {outline}", page.engine());
}

/// `all`: every control that Tab should reach, in order; `call`: its name in a test.
const CALL: &str = r#"
const folded = (it) => (it.localName === "summary" ? it.parentElement.parentElement : it).closest("details:not([open])");
const stops = "input, select, button, summary, textarea, a[href], [tabindex='0']";
const all = () => [...shadow.querySelectorAll(stops)].filter((it) => it.tabIndex === 0 && !it.disabled && !it.hidden
  && !folded(it) && getComputedStyle(it).visibility === "visible" && it.getClientRects().length
  && (it.type !== "radio" || it.checked));
const call = (it) => it && [it.localName, it.name, it.dataset.part, it.textContent.slice(0, 12)].filter(Boolean).join(" ");
"#;

/// Whether the outline of the focused control is visible, and what it is.
const OUTLINE: &str = r#"
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
