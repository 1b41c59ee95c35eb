//! Sizes that no designer draws: none at all, one pixel, twenty thousand; pixels that change; a phone that turns; a storm.

use serde_json::json;

use crate::failures::{assert_nothing_uncaught, open_element, settle};
use crate::support::driver::Setup;
use crate::support::each_engine::{not_checked, not_supported};
use crate::support::emulation::Size;
use crate::support::engine::{Capability, Engine};
use crate::support::in_every_engine;
use crate::support::page::Page;

/// The most pixels of a canvas on a side, and in all: some browsers draw nothing on larger ones, or throw.
const SIDE: u64 = 16_384;
const AREA: u64 = 1 << 24;

/// Whether anything is drawn, by a small copy: a picture may have millions of pixels.
const DRAWN: &str = "(() => { const copy = Object.assign(document.createElement('canvas'), { width: 300, height: 300 }), context = copy.getContext('2d');\
    context.drawImage(shadow.querySelector('canvas'), 0, 0, 300, 300);\
    return new Set(new Uint32Array(context.getImageData(0, 0, 300, 300).data.buffer)).size > 3; })()";

/// A box of any size around an element, and a count of the frames that were asked for.
const BOXED: &str = "<script>window.framesAsked = 0; const ask = requestAnimationFrame;\
    window.requestAnimationFrame = (work) => { framesAsked++; return ask(work); };</script>";

/// Waits until the picture has as many pixels as its box, or as many as there may be, and something is drawn.
fn assert_sharp(page: &Page, what: &str) {
    settle_frames(page);
    let sharp = "(() => { const plot = shadow.querySelector('[data-part=plot]'), canvas = shadow.querySelector('canvas'), ratio = Math.min(devicePixelRatio, 3);\
        return Math.abs(canvas.width - plot.clientWidth * ratio) <= 1 || canvas.width * canvas.height > 7_000_000; })()";
    page.wait_until(sharp);
    let size = page.js("const it = shadow.querySelector('canvas'); return [it.width, it.height]");
    let [width, height] = [0, 1].map(|at| size[at].as_u64().expect("a number"));
    println!("{}: {what}: {width} x {height}", page.engine());
    assert!(
        width <= SIDE && height <= SIDE && width * height <= AREA,
        "{}: {what}: {width} x {height}",
        page.engine()
    );
    page.wait_until(DRAWN);
}

fn settle_frames(page: &Page) {
    page.promise("new Promise((done) => setTimeout(done, 100)).then(() => host.settled).then(() => true)");
}

/// How many frames are asked for while nothing happens.
fn idle_frames(page: &Page) -> u64 {
    let asked = page.promise("new Promise((done) => { const before = framesAsked; setTimeout(() => done(framesAsked - before), 300); })");
    asked.as_u64().expect("a number")
}

in_every_engine! {
    /// From nothing to twenty thousand pixels and back, in both directions.
    fn of_every_size(page: &mut Page) {
        open_element(page, BOXED, "<div style='width:600px'><reported-figures chart=coverage></reported-figures></div>");
        settle(page);
        for style in ["width:0;height:0;overflow:hidden", "width:1px;height:1px;overflow:hidden", "width:20000px;height:20000px", "width:0"] {
            page.js_with("host.parentNode.style.cssText = arguments[0]", json!([style]));
            settle_frames(page);
            for chart in ["ranking", "coverage"] {
                page.js_with("host.chart = arguments[0]", json!([chart]));
                settle_frames(page);
                if style.contains("20000px") {
                    assert_sharp(page, &format!("{style} {chart}"));
                }
            }
            page.js("host.parentNode.style.cssText = 'width:600px'");
            assert_sharp(page, style);
        }
        assert_nothing_uncaught(page);
    }

    /// Half a pixel to four, without a change of size; then a phone that turns.
    fn of_every_pixel_ratio(page: &mut Page) {
        if !page.engine().can(Capability::Ratio) {
            return not_supported(page.engine(), Capability::Ratio);
        }
        open_element(page, &format!("{BOXED}<meta name=viewport content='width=device-width'>"), "<div style='width:400px'><reported-figures></reported-figures></div>");
        settle(page);
        // Emulated, Chromium tells of other pixels only with another size of the window; the element keeps its own.
        let is_told = page.engine() != Engine::Chromium;
        for (at, ratio) in [0.5, 1.0, 1.25, 2.0, 3.0, 4.0, 0.67].into_iter().enumerate() {
            page.resize(Size { ratio, width: Size::DESK.width + if is_told { 0 } else { (at as u32 + 1) % 2 }, ..Size::DESK });
            page.wait_until_with("Math.abs(devicePixelRatio - arguments[0]) < 0.1", json!([ratio]));
            assert_sharp(page, &format!("{ratio} device pixels"));
        }
        page.resize(Size::PHONE);
        if page.engine() == Engine::Chromium {
            page.js("host.parentNode.style.width = ''");
            for (width, height) in [(740, 360), (360, 740)] {
                page.resize(Size { width, height, ..Size::PHONE });
                page.wait_until_with("innerWidth === arguments[0]", json!([width]));
                assert_sharp(page, &format!("turned to {width}"));
            }
        }
        assert_nothing_uncaught(page);
    }

    /// 500 sizes in two seconds.
    fn storm(page: &mut Page) {
        open_element(page, BOXED, "<div style='width:600px'><reported-figures></reported-figures></div>");
        settle(page);
        let frames = page.promise("(async () => { const before = framesAsked; for (let at = 0; at < 500; at++) {\
            host.parentNode.style.width = 300 + (at * 37) % 500 + 'px'; await new Promise((done) => setTimeout(done, 4)); }\
            host.parentNode.style.width = '612px'; return framesAsked - before; })()");
        println!("{}: {frames} frames", page.engine());
        assert_sharp(page, "after the storm");
        assert!(idle_frames(page) <= 1, "{}: goes on", page.engine());
        assert_nothing_uncaught(page);
    }

    /// Hidden in each way and shown at another size.
    fn hidden_and_shown(page: &mut Page) {
        open_element(page, BOXED, "<div style='width:600px'><reported-figures></reported-figures></div>");
        settle(page);
        for hidden in ["display:none", "visibility:hidden", "content-visibility:hidden", "width:0", "position:absolute;left:-9999px"] {
            page.js_with("host.parentNode.style.cssText = arguments[0]; host.metric = host.metric === 'forest_cover' ? 'gdp_growth' : 'forest_cover'", json!([hidden]));
            page.promise("new Promise((done) => setTimeout(() => done(true), 120))");
            page.js("host.parentNode.style.cssText = 'width:' + (500 + Math.round(Math.random() * 200)) + 'px'");
            assert_sharp(page, hidden);
        }
        assert_nothing_uncaught(page);
    }

    /// Where a scrollbar takes width, its coming and going never goes on by itself.
    fn classic_scrollbars(page: &mut Page) {
        page.restart(&Setup { has_classic_scrollbars: true, ..Setup::default() });
        open_element(page, &format!("{BOXED}<style>body {{ margin: 0 }}</style>"), "<reported-figures lang=en controls=none></reported-figures><div id=rest></div>");
        settle(page);
        page.js("document.documentElement.style.overflowY = 'scroll'");
        let width = page.js("return innerWidth - document.documentElement.clientWidth");
        println!("{}: a scrollbar takes {width} pixels", page.engine());
        if width == 0 {
            return not_checked("scrollbars take no width here");
        }
        // A picture as wide as the page, which is a little higher or lower than the window.
        page.resize(Size { width: 660, height: 1400, ..Size::DESK });
        page.js("document.documentElement.style.overflowY = ''");
        let mut toggled = 0;
        for spare in (-24..=24).step_by(6) {
                page.js_with("const rest = document.querySelector('#rest'); rest.style.height = '0';\
                    rest.style.height = Math.max(0, innerHeight - host.getBoundingClientRect().height + arguments[0]) + 'px'", json!([spare]));
                settle_within(page, spare);
                toggled += u32::from(page.js("return innerWidth > document.documentElement.clientWidth") == true);
        }
        println!("{}: {toggled} of 9 with a scrollbar", page.engine());
        assert!((1..9).contains(&toggled), "{}: {toggled}", page.engine());
        assert_nothing_uncaught(page);
    }
}

/// Ends the test where frames go on.
fn settle_within(page: &Page, spare: i32) {
    page.promise("new Promise((done) => setTimeout(() => done(true), 60))");
    let asked = page.promise("new Promise((done) => { const before = framesAsked; setTimeout(() => done(framesAsked - before), 80); })");
    assert!(
        asked.as_u64() <= Some(2),
        "{}: {asked} frames in 80 ms, with {spare} pixels to spare",
        page.engine()
    );
}
