//! The keyboard: it reaches every mark, takes only the listed keys, and always has a way out.

use std::collections::BTreeSet;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::outline::KEYS;
use reported_figures::view::{View, parse};
use serde_json::{Value, json};

use super::{CHARTS, KEY_HELP, KEY_HELP_BUTTON, LIVE_REGION};
use crate::support::in_every_engine;
use crate::support::locators::PLOT;
use crate::support::page::Page;
use crate::support::steps::{open, settle};

in_every_engine! {
    /// Arrow keys reach every mark exactly once, from the first to the last and back.
    fn reaches_every_mark(page: &mut Page) {
        for query in CHARTS {
            open(page, query);
            let marks = marks(page, query);
            page.focus(PLOT);
            page.js(RECORD);
            page.keys(&["Home"]);
            page.keys(&vec!["ArrowRight"; marks.len() - 1]);
            assert_eq!(focused(page), marks, "{query}, forwards");
            page.keys(&vec!["ArrowLeft"; marks.len() - 1]);
            let back: Vec<String> = marks.into_iter().rev().skip(1).collect();
            assert_eq!(focused(page), back, "{query}, backwards");
        }
        page.assert_no_errors();
    }

    /// The help lists exactly the keys that work; it opens by key and by button, closes by Escape, and returns the focus.
    fn help_lists_the_keys(page: &mut Page) {
        open(page, "?lang=en");
        page.focus(PLOT);
        page.keys(&["?"]);
        page.wait_for(KEY_HELP);
        let listed = page.js_on(KEY_HELP, "return [...it.querySelectorAll('kbd')].map((key) => key.textContent)", Value::Null);
        let keys: Vec<&str> = KEYS.iter().map(|(_, shown, _)| *shown).collect();
        assert_eq!(listed, json!(keys));
        page.keys(&["Escape"]);
        page.wait_until_with("!find(arguments[0]) && shadow.activeElement === find(arguments[1])", json!([KEY_HELP.value(), PLOT.value()]));
        page.click(KEY_HELP_BUTTON);
        page.wait_for(KEY_HELP);
        page.keys(&["Enter"]);
        page.wait_until_with("!find(arguments[0]) && shadow.activeElement === find(arguments[1])", json!([KEY_HELP.value(), KEY_HELP_BUTTON.value()]));
        page.assert_no_errors();
    }

    /// Only the listed keys are handled; all other keys are left to the page, and so are all keys with a modifier or with
    /// the focus elsewhere.
    fn handles_only_its_keys(page: &mut Page) {
        open(page, "?metric=gdp_growth");
        page.focus(PLOT);
        for (key, ..) in KEYS.iter().filter(|(key, ..)| !["Escape", "?", "？"].contains(key)) {
            assert_eq!(is_handled(page, key, ""), json!(true), "{key:?} is handled");
        }
        for key in ["Tab", "a", "t", "F5", "Insert", "Shift"] {
            assert_eq!(is_handled(page, key, ""), json!(false), "{key:?} is left to the page");
        }
        for held in ["altKey", "ctrlKey", "metaKey", "shiftKey"] {
            assert_eq!(is_handled(page, "ArrowDown", held), json!(false), "{held}");
        }
        open(page, "");
        let before = page.js("return JSON.stringify(host.view)");
        let keys: Vec<&str> = ["ArrowDown", "End", "Home", "ArrowLeft", "?", "Escape"].repeat(8);
        page.keys(&keys);
        assert_eq!(page.js("return JSON.stringify(host.view)"), before);
        assert!(!page.has(KEY_HELP) && page.text(LIVE_REGION).is_empty());
        page.assert_no_errors();
    }

    /// Enter selects a mark, Escape deselects it, a second Escape clears the focus, and a third is left to the page. Tab
    /// always leaves.
    fn escape_goes_back_step_by_step(page: &mut Page) {
        open(page, "");
        page.focus(PLOT);
        page.keys(&["ArrowDown", "ArrowDown", "Enter"]);
        settle(page);
        assert!(page.parameter("highlight").is_some());
        let announced = page.text(LIVE_REGION);
        page.keys(&["Escape"]);
        settle(page);
        assert_eq!(page.parameter("highlight"), None);
        page.wait_until_with("find(arguments[0]).textContent !== arguments[1]", json!([LIVE_REGION.value(), announced]));
        page.keys(&["Escape"]);
        assert_eq!(is_handled(page, "Escape", ""), json!(false));
        page.focus(PLOT);
        page.keys(&["Tab"]);
        page.wait_until_with("shadow.activeElement !== find(arguments[0])", json!([PLOT.value()]));
        page.chord(&["Shift", "Tab"]);
        page.wait_until_with("shadow.activeElement === find(arguments[0])", json!([PLOT.value()]));
        page.chord(&["Shift", "Tab"]);
        page.wait_until_with("shadow.activeElement !== find(arguments[0])", json!([PLOT.value()]));
        page.assert_no_errors();
    }
}

/// Every mark of the picture in reading order, as `unit metric`.
fn marks(page: &Page, query: &str) -> Vec<String> {
    let dataset = AnalysedDataset::new(embedded());
    let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::Zh));
    let width = page.js_on(PLOT, "return it.clientWidth", Value::Null).as_f64().unwrap();
    let scene = chart::scene(&dataset, &view, view.focus(&dataset), chart::design_width(width));
    let name = |target: &reported_figures::scene::Target| {
        [dataset.unit(target.subject.unit).id.as_str(), dataset.metric(target.subject.metric).id.as_str()]
            .join(" ")
    };
    let marks: Vec<String> = scene.targets.iter().map(name).collect();
    assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len(), "{query}: a mark is there twice");
    marks
}

/// Records every mark that gets the focus.
const RECORD: &str = "window.focused = [];\
    host.addEventListener('figurefocus', ({detail}) => focused.push(detail.unit + ' ' + detail.metric))";

/// The marks that got the focus since the last call.
fn focused(page: &Page) -> Vec<String> {
    let focused = page.js("return focused.splice(0)");
    focused.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

/// Whether the picture handles a key; `modifier` is the property of a modifier key, or empty.
fn is_handled(page: &Page, key: &str, modifier: &str) -> Value {
    page.js_on(PLOT, SEND, json!([key, modifier]))
}

const SEND: &str = "const [key, modifier] = more;\
    return !it.dispatchEvent(new KeyboardEvent('keydown', {key, [modifier || 'x']: true, bubbles: true, cancelable: true}))";
