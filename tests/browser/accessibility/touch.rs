//! Touch: the page scrolls, a tap shows evidence, and targets are large enough.

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::scene::Target;
use reported_figures::view::View;
use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::emulation::Size;
use crate::support::engine::{Capability, Engine};
use crate::support::in_every_engine;
use crate::support::locators::{EVIDENCE, INTENT, PLOT};
use crate::support::page::Page;
use crate::support::steps::{open, settle};

in_every_engine! {
    /// A finger that moves up and down over the picture scrolls the page.
    fn scrolls_the_page(page: &mut Page) {
        page.resize(Size::PHONE);
        open(page, "?chart=coverage");
        let action = page.js_on(PLOT, "return getComputedStyle(it).touchAction", Value::Null);
        let action = action.as_str().unwrap();
        assert!(action.contains("pan-y") && action.contains("pinch-zoom"), "{action}");
        if page.engine() == Engine::Chromium {
            page.swipe((180.0, 600.0), (180.0, 200.0), 100);
            page.wait_until("scrollY > 100");
            assert_eq!(page.parameter("highlight"), None);
        }
        page.assert_no_errors();
    }

    /// A tap on a mark selects it, a tap elsewhere deselects it; a finger may miss by 22 px, a mouse by 12 px.
    fn taps_select_and_deselect(page: &mut Page) {
        page.resize(Size::PHONE);
        let is_finger = page.engine().can(Capability::Touch);
        let reach = if is_finger { 22.0 } else { 12.0 };
        for (below, hits) in [(-3.0, true), (reach - 2.0, true), (reach + 3.0, false)] {
            open(page, "");
            page.tap_at(under_the_last_mark(page, below));
            settle(page);
            assert_eq!(page.parameter("highlight").is_some(), hits, "{}: {below} px below", page.engine());
            if hits {
                assert!(page.text(EVIDENCE).contains("南岸区"));
                // The sheet may lie over the picture.
                page.js("shadow.querySelector('[data-part=sheet-bar] [aria-label]')?.click()");
                page.tap_at(under_the_last_mark(page, reach + 3.0));
                settle(page);
                assert_eq!(page.parameter("highlight"), None, "{}", page.engine());
            }
        }
        page.resize(Size::DESK);
        for (below, hits) in [(10.0, true), (15.0, false)] {
            open(page, "");
            page.click_at(under_the_last_mark(page, below));
            settle(page);
            assert_eq!(page.parameter("highlight").is_some(), hits, "{}: {below} px below", page.engine());
        }
        page.assert_no_errors();
    }

    /// No page of the site forbids zooming.
    fn never_blocks_zoom(page: &mut Page) {
        page.server.mount(dist());
        for path in ["/index.html", "/embed.html", "/article.html", "/standalone.html"] {
            page.goto(path);
            let viewport = page.js("return document.querySelector('meta[name=viewport]').content");
            let viewport = viewport.as_str().unwrap();
            assert!(!viewport.contains("scalable") && !viewport.contains("maximum"), "{path}: {viewport}");
        }
    }

    /// Targets are large enough: 24 px for a mouse, 44 px for a finger.
    fn targets_are_large_enough(page: &mut Page) {
        for width in [280, 360, 680, 1280] {
            page.resize(Size { width, ..Size::PHONE });
            for query in ["?lang=en", "?chart=compare", "?chart=growth"] {
                open(page, query);
                // The style of what opens comes with the first focus.
                page.js(INTENT);
                page.wait_until("shadow.adoptedStyleSheets.length > 1");
                page.js("for (const it of shadow.querySelectorAll('details')) it.open = true; shadow.querySelector('.fold').setAttribute('aria-expanded', 'true')");
                assert_eq!(page.js(TOO_SMALL), json!([]), "{query} at {width}");
            }
        }
        page.resize(Size::PHONE);
        open(page, "");
        if page.engine() == Engine::Chromium {
            assert_eq!(page.js("return matchMedia('(pointer: coarse)').matches"), json!(true));
        }
    }
}

/// The point of the viewport so many CSS pixels below the last bar of the ranking.
fn under_the_last_mark(page: &Page, below: f64) -> (f64, f64) {
    let dataset = AnalysedDataset::new(embedded());
    let view = View::start(&dataset, Lang::Zh);
    page.js_on(PLOT, "it.scrollIntoView({block: 'end', behavior: 'instant'})", Value::Null);
    let [left, top, width, _] = page.rect(PLOT);
    let scene = chart::scene(&dataset, &view, view.focus(&dataset), chart::design_width(width));
    let has_figure = |target: &&Target| dataset.figure(target.subject.unit, target.subject.metric).is_some();
    let bars = scene.targets.iter().filter(has_figure);
    let last = bars.map(|target| target.rect.y + target.rect.h).fold(0.0, f64::max);
    (left + width / 2.0, (top + last * width / scene.width + below).round())
}

/// Targets that are too small for the pointer.
const TOO_SMALL: &str = r#"
const least = matchMedia("(pointer: coarse)").matches ? 44 : 24;
const targets = [...shadow.querySelectorAll("button, select, summary, label:has(input), a")];
if (targets.length < 5) return ["only " + targets.length + " targets"];
return targets.map((it) => [it.textContent.trim().slice(0, 20), it.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (width < least - 0.5 || height < least - 0.5))
  .map(([text, { width, height }]) => `${text}: ${width} × ${height}`);
"#;
