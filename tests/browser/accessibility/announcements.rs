//! A screen reader: pictures have names, each move is announced once, each language is marked.

use serde_json::{Value, json};

use super::{ANNOUNCED, CHARTS};
use crate::support::in_every_engine;
use crate::support::locators::PLOT;
use crate::support::steps::{open, settle};

in_every_engine! {
    /// Every picture has a name and a text beside it, since a screen reader gets nothing from a canvas.
    fn names_what_is_drawn(page: &mut Page) {
        for query in CHARTS {
            open(page, query);
            assert_eq!(page.js(MISSING), json!([]), "{query}");
        }
        page.assert_no_errors();
    }

    /// One polite live region announces each move once, and of many moves in a row only a few, always with the last.
    fn announces_each_move_once(page: &mut Page) {
        open(page, "?lang=en");
        // The only other one is the status of the export menu, which answers a press.
        let regions = "return [...shadow.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')].map((it) => it.dataset.part)";
        assert_eq!(page.js(regions), json!(["taken", "live"]));
        page.focus(PLOT);
        page.js(RECORD);
        page.keys(&["End"]);
        page.promise(ANNOUNCED);
        page.keys(&["Home"]);
        page.wait_until("announced.at(-1) === 'High-tech, GDP growth: 8.2%, 1st of 7'");
        page.promise(ANNOUNCED);
        page.js("announced.length = 0");
        page.keys(&["ArrowDown"]);
        page.promise(ANNOUNCED);
        assert_eq!(page.js("return announced"), json!(["Wansheng, GDP growth: 8.1%, 2nd of 7"]));
        page.js("announced.length = 0");
        page.keys(&["ArrowUp", "ArrowDown"].repeat(14));
        page.keys(&["End"]);
        page.promise(ANNOUNCED);
        let announced = page.js("return announced");
        let announced: Vec<&str> = announced.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(announced.len() <= 4 && announced.last() == Some(&"Water Bureau, GDP growth: not applicable"), "{announced:?}");
        page.js("announced.length = 0");
        page.hover_at((300.0, 300.0));
        page.promise(ANNOUNCED);
        assert_eq!(page.js("return announced"), json!([]), "pointing with a mouse announces nothing");
        page.assert_no_errors();
    }

    /// Chinese inside the English page is marked as Chinese, and nothing else is.
    fn marks_its_languages(page: &mut Page) {
        for query in ["", "&metric=reform_innovation_award", "&chart=profile", "&chart=coverage", "&chart=compare"] {
            open(page, &format!("?lang=en{query}"));
            page.focus(PLOT);
            page.keys(&["Enter"]);
            settle(page);
            assert_eq!(page.js(UNMARKED), json!([]), "{query}");
        }
    }
}

/// Records every text of the live region.
const RECORD: &str = "window.announced = [];\
    const live = shadow.querySelector('[data-part=live]');\
    new MutationObserver(() => { if (announced.at(-1) !== live.textContent) announced.push(live.textContent); })\
        .observe(live, {childList: true, characterData: true, subtree: true})";

/// Texts whose language is not marked: Chinese outside of `lang=zh`, or other text inside.
const UNMARKED: &str = r#"
const walker = document.createTreeWalker(shadow, NodeFilter.SHOW_TEXT), found = [];
while (walker.nextNode()) {
  const { data, parentElement } = walker.currentNode;
  const inside = parentElement.closest("option, style");
  if (!inside && /[\u3400-\u9fff]/.test(data) !== (parentElement.closest("[lang]")?.lang === "zh")) found.push(data);
}
return found;
"#;

/// What a screen reader would miss in the widget.
const MISSING: &str = r#"
const missing = [], expect = (name, holds) => { if (!holds) missing.push(name); };
expect("a canvas", shadow.querySelector("canvas"));
for (const canvas of shadow.querySelectorAll("canvas")) {
  expect("a hidden canvas", canvas.ariaHidden === "true" || canvas.getAttribute("aria-hidden") === "true");
  expect("a named frame", canvas.parentElement.getAttribute("aria-label") && canvas.parentElement.getAttribute("role"));
}
expect("one heading", shadow.querySelectorAll("h2").length === 1 && shadow.querySelector("h2").textContent.trim());
expect("a named section", shadow.querySelector("section").getAttribute("aria-label"));
expect("a caption", shadow.querySelector("table caption").textContent.trim());
expect("scoped heads", [...shadow.querySelectorAll("th")].every((it) => ["row", "col"].includes(it.scope)));
expect("coverage", shadow.querySelector("[data-part=coverage]").textContent.trim());
expect("a source", shadow.querySelector("footer").textContent.trim());
for (const group of shadow.querySelectorAll("fieldset")) expect("a legend", group.querySelector("legend")?.textContent.trim());
return missing;
"#;
