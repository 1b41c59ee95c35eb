//! The keyboard: every mark by walking, only the keys of the table, and always a way out.

use std::collections::BTreeSet;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::outline::KEYS;
use reported_figures::view::{View, parse};
use serde_json::{Value, json};

use super::{CHARTS, HELP, HELP_BUTTON, LIVE};
use crate::check::in_every_engine;
use crate::page::Page;
use crate::site::{open, settle};
use crate::spot::PLOT;

in_every_engine! {
    /// From the first mark to the last, the keyboard meets every mark exactly once, and comes back.
    fn walks_every_mark(page: &mut Page) {
        for query in CHARTS {
            open(page, query);
            let marks = marks(page, query);
            page.focus(PLOT);
            page.js(LISTEN);
            page.keys(&["Home"]);
            page.keys(&vec!["ArrowRight"; marks.len() - 1]);
            assert_eq!(met(page), marks, "{query}, forth");
            page.keys(&vec!["ArrowLeft"; marks.len() - 1]);
            let back: Vec<String> = marks.into_iter().rev().skip(1).collect();
            assert_eq!(met(page), back, "{query}, back");
        }
        page.assert_no_errors();
    }

    /// The list of keys is the table of keys; it opens by key and by button, closes by Escape, and gives the focus back.
    fn lists_its_keys(page: &mut Page) {
        open(page, "?lang=en");
        page.focus(PLOT);
        page.keys(&["?"]);
        page.wait_for(HELP);
        let listed = page.at(HELP, "return [...it.querySelectorAll('kbd')].map((key) => key.textContent)", Value::Null);
        let keys: Vec<&str> = KEYS.iter().map(|(_, shown, _)| *shown).collect();
        assert_eq!(listed, json!(keys));
        page.keys(&["Escape"]);
        page.wait_until_with("!find(arguments[0]) && shadow.activeElement === find(arguments[1])", json!([HELP.value(), PLOT.value()]));
        page.click(HELP_BUTTON);
        page.wait_for(HELP);
        page.keys(&["Enter"]);
        page.wait_until_with("!find(arguments[0]) && shadow.activeElement === find(arguments[1])", json!([HELP.value(), HELP_BUTTON.value()]));
        page.assert_no_errors();
    }

    /// Keys of the table are taken, all others are the page's; so are all keys with the focus elsewhere, or held down
    /// together with another.
    fn takes_only_its_keys(page: &mut Page) {
        open(page, "?metric=gdp_growth");
        page.focus(PLOT);
        for (key, ..) in KEYS.iter().filter(|(key, ..)| !["Escape", "?", "？"].contains(key)) {
            assert_eq!(sent(page, key, ""), json!(true), "{key:?} is taken");
        }
        for key in ["Tab", "a", "t", "F5", "Insert", "Shift"] {
            assert_eq!(sent(page, key, ""), json!(false), "{key:?} is left");
        }
        for held in ["altKey", "ctrlKey", "metaKey", "shiftKey"] {
            assert_eq!(sent(page, "ArrowDown", held), json!(false), "{held}");
        }
        open(page, "");
        let before = page.js("return JSON.stringify(host.view)");
        let keys: Vec<&str> = ["ArrowDown", "End", "Home", "ArrowLeft", "?", "Escape"].repeat(8);
        page.keys(&keys);
        assert_eq!(page.js("return JSON.stringify(host.view)"), before);
        assert!(!page.has(HELP) && page.text(LIVE).is_empty());
        page.assert_no_errors();
    }

    /// Enter pins, Escape lets go and stays, once more leaves for the start, and then is the page's own. Tab always leaves.
    fn steps_back_out(page: &mut Page) {
        open(page, "");
        page.focus(PLOT);
        page.keys(&["ArrowDown", "ArrowDown", "Enter"]);
        settle(page);
        assert!(page.parameter("highlight").is_some());
        let said = page.text(LIVE);
        page.keys(&["Escape"]);
        settle(page);
        assert_eq!(page.parameter("highlight"), None);
        page.wait_until_with("find(arguments[0]).textContent !== arguments[1]", json!([LIVE.value(), said]));
        page.keys(&["Escape"]);
        assert_eq!(sent(page, "Escape", ""), json!(false));
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

/// Every mark of the page's picture in reading order, as `unit metric`.
fn marks(page: &Page, query: &str) -> Vec<String> {
    let dataset = AnalysedDataset::new(embedded());
    let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::Zh));
    let width = page.at(PLOT, "return it.clientWidth", Value::Null).as_f64().unwrap();
    let scene = chart::scene(&dataset, &view, view.focus(&dataset), chart::design_width(width));
    let name = |target: &reported_figures::scene::Target| {
        [dataset.unit(target.subject.unit).id.as_str(), dataset.metric(target.subject.metric).id.as_str()]
            .join(" ")
    };
    let marks: Vec<String> = scene.targets.iter().map(name).collect();
    assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len(), "{query}: a mark stands twice");
    marks
}

/// Notes every mark that comes into focus.
const LISTEN: &str = "window.met = [];\
    host.addEventListener('figurefocus', ({detail}) => met.push(detail.unit + ' ' + detail.metric))";

/// The marks met since the last call.
fn met(page: &Page) -> Vec<String> {
    let met = page.js("return met.splice(0)");
    met.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

/// Whether a key on the picture is taken; `held` is a modifier's property, or empty.
fn sent(page: &Page, key: &str, held: &str) -> Value {
    page.at(PLOT, SEND, json!([key, held]))
}

const SEND: &str = "const [key, held] = more;\
    return !it.dispatchEvent(new KeyboardEvent('keydown', {key, [held || 'x']: true, bubbles: true, cancelable: true}))";
