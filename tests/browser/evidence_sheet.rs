//! On a phone, a tap shows the evidence in a sheet: the mark stays in view, and nothing scrolls.

use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::emulation::Size;
use crate::support::engine::Engine;
use crate::support::in_every_engine;
use crate::support::locators::{EVIDENCE, PLOT, in_page, in_widget};
use crate::support::page::Page;
use crate::support::steps::{open, settle};
use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::scene::Target;
use reported_figures::view::{self, View};

/// The sheet as it stands: its top and bottom, the height of the viewport, and how far the page is scrolled.
const SHEET: &str = "const bar = shadow.querySelector('[data-part=sheet-bar]');\
    const evidence = shadow.querySelector('[data-part=evidence]').getBoundingClientRect();\
    return bar ? [bar.getBoundingClientRect().top, evidence.bottom, innerHeight, scrollY] : null";

/// The middle of each bar's row, from the top of the picture, in CSS pixels.
fn rows(page: &Page) -> Vec<f64> {
    let dataset = AnalysedDataset::new(embedded());
    let view = View::start(&dataset, Lang::Zh);
    let [_, _, width, _] = page.rect(PLOT);
    let scene = chart::scene(&dataset, &view, view.focus(&dataset), chart::design_width(width));
    scene.targets.iter().map(|target| (target.rect.y + target.rect.h / 2.0) * width / scene.width).collect()
}

/// The middles of the first two marks of the picture, of two units where there are several, in CSS pixels from its corner.
fn two_marks(page: &Page, query: &str) -> [(f64, f64); 2] {
    let dataset = AnalysedDataset::new(embedded());
    let view = view::parse(query, &dataset, &View::start(&dataset, Lang::En)).0;
    let [_, _, width, _] = page.rect(PLOT);
    let scene = chart::scene(&dataset, &view, view.focus(&dataset), chart::design_width(width));
    let scale = width / scene.width;
    let middle = |target: &Target| {
        let rect = target.rect;
        ((rect.x + rect.w / 2.0).min(scene.width - 20.0) * scale, (rect.y + rect.h / 2.0) * scale)
    };
    let first = &scene.targets[0];
    let is_other = |it: &&Target| it.subject.unit != first.subject.unit;
    let second = scene.targets.iter().find(is_other).unwrap_or(&scene.targets[1]);
    [middle(first), middle(second)]
}

/// Taps a row, and gives where it stands in the viewport.
fn tap_row(page: &Page, row: usize) -> f64 {
    let at = rows(page)[row];
    let top = page.js_on(PLOT, "return it.getBoundingClientRect().top", Value::Null).as_f64().unwrap();
    page.tap_at((180.0, (top + at).round()));
    settle(page);
    top + at
}

fn sheet(page: &Page) -> [f64; 4] {
    page.wait_until("shadow.querySelector('[data-part=sheet-bar]')");
    let numbers = page.js(SHEET);
    [0, 1, 2, 3].map(|at| numbers[at].as_f64().unwrap())
}

fn is_open(page: &Page) -> bool {
    page.js(SHEET) != Value::Null
}

/// Scrolls so that the picture begins near the top of the viewport.
fn scroll_to_picture(page: &Page) {
    page.js_on(PLOT, "it.scrollIntoView({ block: 'start', behavior: 'instant' }); scrollBy({ top: -40, behavior: 'instant' })", Value::Null);
}

in_every_engine! {
    /// Whatever mark is tapped, the sheet takes at most 45 % of the height, the mark stays in view, and the page is neither scrolled nor
    /// higher than before.
    fn leaves_the_mark_in_view(page: &mut Page) {
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        open(page, "");
        settle(page);
        scroll_to_picture(page);
        let measures = "return [scrollY, document.documentElement.scrollHeight]";
        let before = page.js(measures);
        for row in 0..7 {
            let mark = tap_row(page, row);
            let [top, bottom, height, _] = sheet(page);
            assert_eq!(page.js(measures), before, "{}: row {row} scrolled or changed the page", page.engine());
            assert!(bottom - top <= 0.45 * height + 1.0 && bottom - top > 100.0, "{}: row {row}: {top} to {bottom} of {height}", page.engine());
            assert!(top >= -1.0 && bottom <= height + 1.0, "{}: row {row}: {top} to {bottom} of {height}", page.engine());
            assert!(mark < top || mark > bottom, "{}: row {row} at {mark} is under the sheet from {top} to {bottom}", page.engine());
        }
        page.assert_no_errors();
    }

    /// A second mark offers to compare the two; the offer leads there, and the sheet goes.
    fn offers_to_compare(page: &mut Page) {
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        open(page, "?lang=en");
        settle(page);
        scroll_to_picture(page);
        tap_row(page, 0);
        sheet(page);
        assert!(page.text(in_widget("[data-part=sheet-bar]")).contains("Tap another mark"));
        assert!(!page.has(in_widget("[data-part=sheet-bar] [name=go]")));
        tap_row(page, 3);
        page.wait_for(in_widget("[data-part=sheet-bar] [name=go]"));
        assert!(page.text(in_widget("[data-part=sheet-bar] [name=go]")).starts_with("Compare with "));
        // At once, before what the view needs can have come.
        page.js("shadow.querySelector('[data-part=sheet-bar] [name=go]').click()");
        page.wait_until("host.view.chart === 'compare' && host.view.units.split(',').length === 2");
        settle(page);
        assert!(!is_open(page), "{}", page.engine());
        page.assert_no_errors();
    }

    /// Two taps lead to a comparison from each chart of several units; a profile, whose marks are all of one, does not promise it.
    fn offers_to_compare_from_each_chart(page: &mut Page) {
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        for chart in ["growth", "coverage", "compare", "profile"] {
            let query = format!("lang=en&chart={chart}");
            open(page, &format!("?{query}"));
            settle(page);
            scroll_to_picture(page);
            let marks = two_marks(page, &query);
            page.js_with("scrollBy({ top: arguments[0], behavior: 'instant' })", json!([marks[0].1 - 60.0]));
            for (first, at) in marks.into_iter().enumerate() {
                let [left, top, ..] = page.rect(PLOT);
                page.tap_at((left + at.0, top + at.1));
                settle(page);
                sheet(page);
                let bar = page.text(in_widget("[data-part=sheet-bar]"));
                let promised = if first == 0 { "Tap another mark" } else { "Compare with " };
                assert_eq!(bar.contains(promised), chart != "profile", "{}: {chart}: {bar}", page.engine());
            }
        }
        page.assert_no_errors();
    }

    /// It closes with its button, with a tap beside all marks, with Escape, and when the window has another width; the evidence is then
    /// where it always stood.
    fn closes(page: &mut Page) {
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        open(page, "?lang=en");
        settle(page);
        scroll_to_picture(page);
        let position = "return getComputedStyle(it).position";
        // The other drivers show a narrow page in a frame, which another width replaces.
        let ways = ["button", "beside", "key", "width"];
        for way in if page.engine() == Engine::Chromium { &ways[..] } else { &ways[..3] } {
            tap_row(page, 1);
            sheet(page);
            assert_eq!(page.js_on(EVIDENCE, position, Value::Null), json!("absolute"), "{way}");
            match *way {
                "button" => page.click(in_widget("[data-part=sheet-bar] [aria-label=Close]")),
                "beside" => drop(page.js("const plot = shadow.querySelector('[data-part=plot]'), box = plot.getBoundingClientRect();\
                    plot.dispatchEvent(new PointerEvent('click', { clientX: box.left + 5, clientY: box.bottom + 60, bubbles: true, pointerType: 'touch' }))")),
                "key" => {
                    page.focus(PLOT);
                    page.keys(&["Escape"]);
                }
                _ => page.resize(Size { width: 360, height: 664, ..Size::PHONE }),
            }
            page.wait_until("!shadow.querySelector('[data-part=sheet-bar]')");
            assert_eq!(page.js_on(EVIDENCE, position, Value::Null), json!("static"), "{way}");
            // What is pinned is let go before the next way.
            page.js("host.view = { lang: 'en' }");
            settle(page);
        }
        page.assert_no_errors();
    }

    /// Where the evidence stands beside the picture, or is seen below it, there is no sheet.
    fn only_where_it_is_needed(page: &mut Page) {
        page.resize(Size::DESK);
        open(page, "");
        settle(page);
        tap_row(page, 1);
        page.promise("new Promise((done) => setTimeout(() => done(true), 300))");
        assert!(!is_open(page), "{}", page.engine());
        page.resize(Size { width: 390, height: 1400, ..Size::PHONE });
        open(page, "");
        settle(page);
        tap_row(page, 1);
        page.promise("new Promise((done) => setTimeout(() => done(true), 300))");
        assert!(!is_open(page), "{}", page.engine());
        page.assert_no_errors();
    }

    /// In a frame as high as its page, the sheet stands where the host's reader sees it, and the host's page is not scrolled.
    fn in_a_frame(page: &mut Page) {
        page.resize(Size { width: 640, height: 664, ..Size::DESK });
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><html lang=en><meta name=viewport content=width=device-width><title>host</title><body style=margin:0><p style=height:200px>above</p>\
            <iframe data-reported-figures width=640 height=640 frameborder=0 src='/embed.html?lang=en'></iframe><p style=height:900px>below</p><script src=/host.js></script>");
        page.goto("/host.html");
        let frame = in_page("iframe");
        page.enter_frame(frame);
        page.wait_until("shadow?.querySelector('canvas')");
        settle(page);
        page.leave_frames();
        page.wait_until("document.querySelector('iframe').clientHeight > 800");
        page.enter_frame(frame);
        let plot = page.js_on(PLOT, "return it.getBoundingClientRect().top", Value::Null).as_f64().unwrap();
        page.leave_frames();
        page.js_with("scrollTo({ top: arguments[0], behavior: 'instant' })", json!([200.0 + plot - 60.0]));
        page.promise("new Promise((done) => setTimeout(() => done(true), 300))");
        let scrolled = page.js("return [scrollX, scrollY]");
        let above = page.js("return document.querySelector('iframe').getBoundingClientRect().top").as_f64().unwrap();
        page.enter_frame(frame);
        let row = rows(page)[2];
        page.js_with("const plot = shadow.querySelector('[data-part=plot]'), box = plot.getBoundingClientRect();\
            plot.dispatchEvent(new PointerEvent('click', { clientX: box.left + 200, clientY: box.top + arguments[0], bubbles: true, pointerType: 'touch' }))", json!([row]));
        let [top, bottom, ..] = sheet(page);
        page.leave_frames();
        assert_eq!(page.js("return [scrollX, scrollY]"), scrolled, "{}", page.engine());
        let mark = above + plot + row;
        let (top, bottom) = (above + top, above + bottom);
        assert!(top >= -1.0 && bottom <= 665.0, "{}: {top} to {bottom}", page.engine());
        assert!(bottom - top <= 0.45 * 664.0 + 1.0 && (mark < top || mark > bottom), "{}: {mark} and {top} to {bottom}", page.engine());
        page.assert_no_errors();
    }
}
