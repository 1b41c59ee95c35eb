//! Frames: each takes the height of what it shows, by each protocol that host sites listen to.

use serde_json::json;

use super::{FRAME, open_host, wait_until_frame_fits};
use crate::support::dist::dist;
use crate::support::driver::Setup;
use crate::support::each_engine::not_checked;
use crate::support::engine::Engine;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::METRIC;
use crate::support::page::Page;
use crate::support::steps::{settle, wait_until_live};

/// Whether a page is as large as its window in both directions, and no scrollbar takes any of it.
const NOTHING_SCROLLS: &str = "(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => \
    scrollWidth === clientWidth && clientWidth === innerWidth && scrollHeight === clientHeight && clientHeight === innerHeight)(document.documentElement)";

/// The height follows what a reader does inside the frame.
fn assert_height_follows(page: &Page) {
    page.enter_frame(FRAME);
    let before = page.js("return innerHeight");
    page.choose(METRIC, "gdp_growth");
    settle(page);
    page.wait_until_with("innerHeight !== arguments[0]", json!([before]));
    page.leave_frames();
    wait_until_frame_fits(page);
}

fn check_host(page: &mut Page, name: &str) {
    open_host(page, name);
    wait_until_frame_fits(page);
    assert_height_follows(page);
    page.assert_no_errors();
}

in_every_engine! {
    /// The host script on a page of the same origin.
    fn same_origin(page: &mut Page) {
        check_host(page, "iframe");
    }

    /// A frame's page is exactly as high as the frame: nothing scrolls, and no scrollbar takes width.
    fn no_scrollbar(page: &mut Page) {
        open_host(page, "iframe");
        wait_until_frame_fits(page);
        page.enter_frame(FRAME);
        page.wait_until("document.documentElement.scrollHeight <= innerHeight && document.documentElement.clientWidth === innerWidth");
        assert_eq!(page.js("return document.documentElement.scrollHeight - Math.ceil(document.body.getBoundingClientRect().height)"),
            json!(page.js("return innerHeight - Math.ceil(document.body.getBoundingClientRect().height)")), "{}", page.engine());
        page.leave_frames();
    }

    /// Nor does any where scrollbars take width, as on most desktops: there, one would make the page narrower, and so higher.
    fn no_classic_scrollbar(page: &mut Page) {
        page.restart(&Setup { has_classic_scrollbars: true, ..Setup::default() });
        page.server.mount(dist());
        page.server.page("/narrow.html", "<!doctype html><title>host</title><script defer src=/host.js></script>\
            <style>iframe { width: 320px; border: 0 }</style><iframe data-reported-figures src=/embed.html></iframe>");
        page.goto("/narrow.html");
        for width in [320, 600, 1000] {
            page.js_with("document.querySelector('iframe').style.width = arguments[0] + 'px'", json!([width]));
            wait_until_frame_fits(page);
            page.enter_frame(FRAME);
            page.wait_until_with("innerWidth === arguments[0]", json!([width]));
            page.wait_until(NOTHING_SCROLLS);
            // Nor does it come back, as one would that a page needs only while it is there.
            page.promise("new Promise((done) => setTimeout(() => done(true), 300))");
            assert_eq!(page.js(&format!("return {NOTHING_SCROLLS}")), json!(true), "{}: {width}", page.engine());
            page.leave_frames();
        }
        // A frame that its host leaves too low scrolls: there, a scrollbar takes width. The host script is to leave it so: it would give
        // the frame the height of the narrower page at once.
        page.js("const frame = document.querySelector('iframe'); delete frame.dataset.reportedFigures; frame.style.height = '200px'");
        page.enter_frame(FRAME);
        page.wait_until("document.documentElement.scrollHeight > innerHeight && document.documentElement.style.overflow === ''");
        if page.js("return innerWidth === document.documentElement.clientWidth") == true {
            not_checked("scrollbars take no width here");
        }
        page.leave_frames();
        page.assert_no_errors();
    }

    /// A frame in a tab that is opened later is as high as what it shows in the width which it then has, and tells no other height before.
    fn in_a_hidden_tab(page: &mut Page) {
        page.server.mount(dist());
        // The host has a scrollbar from the start: one that came with the frame would give it another width, and so another height.
        page.server.page("/tab.html", "<!doctype html><html style='overflow-y:scroll'><title>tab</title><script defer src=/host.js></script><div style='display:none'>\
            <iframe data-reported-figures src=/embed.html?chart=coverage width=100% height=300></iframe></div><script>window.heights = [];\
            addEventListener('message', ({ data }) => { const px = data?.['reported-figures-height']; if (px && px !== heights.at(-1)) heights.push(px); })</script>");
        page.goto("/tab.html");
        page.enter_frame(FRAME);
        page.wait_until("customElements.get('reported-figures') && document.readyState === 'complete'");
        page.leave_frames();
        // Some browsers give a frame that is not shown a width of its own.
        page.promise("new Promise((done) => setTimeout(() => done(true), 500))");
        page.js("heights.length = 0; document.querySelector('div').style.display = ''");
        page.wait_until("heights.length");
        page.promise("new Promise((done) => setTimeout(() => done(true), 1500))");
        assert_eq!(page.js("return heights.length"), json!(1), "{}: {}", page.engine(), page.js("return heights"));
        wait_until_frame_fits(page);
        let mut errors = page.errors();
        if page.engine() == Engine::Webkit {
            // It gives the frame its width while it tells observers of sizes, now and then, whatever they do.
            errors.retain(|it| !it.contains("ResizeObserver loop completed with undelivered notifications"));
        }
        assert_eq!(errors, [""; 0], "{}", page.engine());
    }

    /// A frame's page has the colours of the theme that its view asks for, whatever the system has: else a browser paints a ground of
    /// its own.
    fn in_its_own_theme(page: &mut Page) {
        page.server.mount(dist());
        for theme in ["dark", "light"] {
            page.goto(&format!("/embed.html?theme={theme}&lang=en"));
            wait_until_live(page);
            page.wait_until_with("getComputedStyle(document.documentElement).colorScheme === arguments[0]", json!([theme]));
        }
    }

    /// Frames in a shadow root, and frames that were led to another address, are resized too.
    fn in_a_shadow_root(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/shadow.html", "<!doctype html><title>shadow</title><script defer src=/host.js></script><div></div><script>\
            document.querySelector('div').attachShadow({mode: 'open'}).innerHTML = \
            '<iframe data-reported-figures src=/embed.html?chart=coverage width=100% height=100></iframe>'</script>");
        page.goto("/shadow.html");
        page.wait_until("document.querySelector('div').shadowRoot.querySelector('iframe').clientHeight > 400");
        page.assert_no_errors();
    }

    /// Where another view than the first is never drawn, the first does not stand in its place: the page of that view opens, or
    /// where it has none, nothing is seen but the reason.
    fn shows_no_other_view(page: &mut Page) {
        for (path, opened, is_hidden) in [
            ("/embed.html?metric=industrial_investment_growth&lang=en", "/frame/en/ranking/industrial_investment_growth/", false),
            ("/embed.html?metric=industrial_investment_growth&lang=en&hold=on", "/embed.html", true),
            ("/embed.html?controls=none&theme=dark", "/embed.html", false),
            ("/embed.html", "/embed.html", false),
            ("/index.html?chart=coverage", "/view/zh/coverage/", false),
            ("/index.html?chart=coverage&page=2", "/index.html", true),
        ] {
            page.server.mount(dist());
            page.server.inject_fault("/element.js", Fault::default().status(404));
            page.goto(path);
            page.wait_until_with("location.pathname === arguments[0] && document.querySelector('[data-part=failure]')", json!([opened]));
            let seen = page.js("return getComputedStyle(document.querySelector('reported-figures h2')).visibility");
            assert_eq!(seen == json!("hidden"), is_hidden, "{}: {path}", page.engine());
            assert_eq!(page.js("return getComputedStyle(document.querySelector('[data-part=failure]')).visibility"), json!("visible"));
            page.server.clear_faults();
        }
    }

    /// A sandboxed frame has an opaque origin: scripts, WebAssembly and data come from another one.
    fn sandboxed(page: &mut Page) {
        check_host(page, "sandboxed");
    }

    /// A host script that is loaded long after the frame reported its height.
    fn late_host_script(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><iframe data-reported-figures src=/embed.html></iframe>");
        page.goto("/host.html");
        page.enter_frame(FRAME);
        wait_until_live(page);
        settle(page);
        page.leave_frames();
        page.js("const script = document.createElement('script'); script.src = '/host.js'; document.body.append(script)");
        wait_until_frame_fits(page);
        page.assert_no_errors();
    }

    /// Every resizing protocol: of hosts that listen without a greeting, and of those that send one.
    fn protocols(page: &mut Page) {
        for name in ["datawrapper", "medium", "guardian", "amp", "pym", "iframe-resizer", "open-iframe-resizer"] {
            check_host(page, name);
        }
    }

    /// WordPress limits a frame to a thousand pixels, and hides its quotation when the frame reports.
    fn wordpress(page: &mut Page) {
        open_host(page, "wordpress");
        page.wait_until("document.querySelector('blockquote').style.display === 'none'");
        page.wait_until("document.querySelector('iframe').clientHeight > 300");
        assert!(page.js("return document.querySelector('iframe').clientHeight").as_f64().unwrap() <= 1000.0);
        page.assert_no_errors();
    }
}
