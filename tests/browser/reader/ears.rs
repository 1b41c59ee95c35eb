//! A screen reader: each move said once, in words a person would use, each language marked as itself.

use serde_json::{Value, json};

use super::{CHARTS, QUIET};
use crate::check::in_every_engine;
use crate::site::{open, settle};
use crate::spot::PLOT;

in_every_engine! {
    /// A picture has a name and words of its own beside it: a canvas is nothing to a screen reader.
    fn names_what_is_drawn(page: &mut Page) {
        for query in CHARTS {
            open(page, query);
            let parts = page.js(NAMED);
            assert_eq!(parts, json!([]), "{query}");
        }
        page.assert_no_errors();
    }

    /// One polite region says each move once, and of many in a row only few, the last for certain.
    fn says_each_move_once(page: &mut Page) {
        open(page, "?lang=en");
        // Beside it only the menu's line, which answers a press and nothing else.
        let regions = "return [...shadow.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')].map((it) => it.dataset.part)";
        assert_eq!(page.js(regions), json!(["taken", "live"]));
        page.focus(PLOT);
        page.js(NOTE);
        page.keys(&["End"]);
        page.promise(QUIET);
        page.keys(&["Home"]);
        page.wait_until("said.at(-1) === 'High-tech, GDP growth 8.2%, 1st of 7'");
        page.promise(QUIET);
        page.js("said.length = 0");
        page.keys(&["ArrowDown"]);
        page.promise(QUIET);
        assert_eq!(page.js("return said"), json!(["Wansheng, GDP growth 8.1%, 2nd of 7"]));
        page.js("said.length = 0");
        page.keys(&["ArrowUp", "ArrowDown"].repeat(14));
        page.keys(&["End"]);
        page.promise(QUIET);
        let said = page.js("return said");
        let said: Vec<&str> = said.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(said.len() <= 4 && said.last() == Some(&"Nan'an, GDP growth 6.3%, 7th of 7"), "{said:?}");
        page.js("said.length = 0");
        page.hover_at((300.0, 300.0));
        page.promise(QUIET);
        assert_eq!(page.js("return said"), json!([]), "a mouse is not told what it points at");
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

/// Notes every text of the live region.
const NOTE: &str = "window.said = [];\
    const live = shadow.querySelector('[data-part=live]');\
    new MutationObserver(() => { if (said.at(-1) !== live.textContent) said.push(live.textContent); })\
        .observe(live, {childList: true, characterData: true, subtree: true})";

/// Texts with Chinese that no language but English covers.
const UNMARKED: &str = r#"
const walker = document.createTreeWalker(shadow, NodeFilter.SHOW_TEXT), found = [];
while (walker.nextNode()) {
  const { data, parentElement } = walker.currentNode;
  const inside = parentElement.closest("option, style");
  if (!inside && /[\u3400-\u9fff]/.test(data) !== (parentElement.closest("[lang]")?.lang === "zh")) found.push(data);
}
return found;
"#;

/// What a picture of the widget lacks.
const NAMED: &str = r#"
const lacks = [], say = (text, holds) => { if (!holds) lacks.push(text); };
for (const canvas of shadow.querySelectorAll("canvas")) {
  say("a hidden canvas", canvas.ariaHidden === "true" || canvas.getAttribute("aria-hidden") === "true");
  say("a named frame", canvas.parentElement.getAttribute("aria-label") && canvas.parentElement.getAttribute("role"));
}
say("one heading", shadow.querySelectorAll("h2").length === 1 && shadow.querySelector("h2").textContent.trim());
say("a named section", shadow.querySelector("section").getAttribute("aria-label"));
say("a caption", shadow.querySelector("table caption").textContent.trim());
say("scoped heads", [...shadow.querySelectorAll("th")].every((it) => ["row", "col"].includes(it.scope)));
say("coverage", shadow.querySelector("[data-part=coverage]").textContent.trim());
say("a source", shadow.querySelector("footer").textContent.trim());
for (const group of shadow.querySelectorAll("fieldset")) say("a legend", group.querySelector("legend")?.textContent.trim());
return lacks;
"#;
