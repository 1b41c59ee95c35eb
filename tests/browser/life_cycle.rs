//! The life of an element in its page: lazy, moved, removed, printed, left and returned to.

use serde_json::json;

use crate::failures::{DRAWN, assert_nothing_uncaught, open_element, open_plain_element, settle};
use crate::support::dist::dist;
use crate::support::each_engine::not_checked;
use crate::support::engine::Engine;
use crate::support::in_every_engine;
use crate::support::locators::{CANVAS, HEADLINE, METRIC};

in_every_engine! {
    /// With `loading=lazy` nothing is loaded while the element is far from the screen.
    fn loads_lazily(page: &mut Page) {
        open_element(page, "", "<div style='height:9000px'></div><reported-figures loading=lazy><p>fallback</p></reported-figures>");
        page.wait_until("customElements.get('reported-figures')");
        page.promise("new Promise((done) => setTimeout(done, 500))");
        assert!(!page.server.requests().iter().any(|asked| asked.path.ends_with(".wasm")), "{}", page.engine());
        page.js("host.scrollIntoView()");
        settle(page);
        page.assert_no_errors();
    }

    /// Removed from the page it keeps its view, accepts changes, and shows them when it returns.
    fn keeps_its_view_while_removed(page: &mut Page) {
        open_plain_element(page);
        page.js("host.metric = 'forest_cover'; window.kept = host; host.remove();");
        page.promise("new Promise((done) => setTimeout(done, 50))");
        assert_eq!(page.js("kept.lang = 'en'; return kept.view.metric"), json!("forest_cover"));
        page.promise("(document.body.append(kept), kept.settled.then(() => 1))");
        settle(page);
        assert_eq!(page.js("return [host.view.metric, shadow.querySelector('.rf').lang]"), json!(["forest_cover", "en"]));
        page.assert_no_errors();
    }

    /// It may be moved and removed any number of times, and of data that overtakes data the last is shown.
    fn is_moved_many_times(page: &mut Page) {
        open_plain_element(page);
        page.promise("(async () => {
            const [one, two] = [document.createElement('div'), document.createElement('div')];
            document.body.append(one, two);
            for (let at = 0; at < 200; at++) {
                (at % 2 ? one : two).append(host);
                if (at % 7 === 0) host.remove();
                if (at % 5 === 0) host.metric = at % 2 ? 'forest_cover' : 'gdp_growth';
            }
            one.append(host);
            const text = await (await fetch('/data/chongqing-2024-h1.json')).text();
            host.data = '{';
            host.data = text;
            host.metric = 'forest_cover';
            await host.settled;
        })()");
        settle(page);
        page.wait_until("!shadow.querySelector('[data-part=failure]')");
        assert_nothing_uncaught(page);
    }

    /// After leaving and going back, the view is as it was left, and so is the picture.
    fn is_there_after_going_back(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/else.html", "<!doctype html><title>else</title><p>else");
        page.goto("/index.html");
        settle(page);
        page.choose(METRIC, "forest_cover");
        settle(page);
        let left = page.text(HEADLINE);
        page.goto("/else.html");
        page.back();
        settle(page);
        assert_eq!(page.text(HEADLINE), left);
        page.wait_until(DRAWN);
        assert_nothing_uncaught(page);
    }

    /// Paper gets a finer picture, and the screen its own again.
    fn prints(page: &mut Page) {
        open_plain_element(page);
        let width = page.js_on(CANVAS, "return it.width", json!(null));
        page.js("dispatchEvent(new Event('beforeprint'))");
        assert!(page.js_on(CANVAS, "return it.width", json!(null)).as_f64() > width.as_f64());
        page.wait_until(DRAWN);
        page.js("dispatchEvent(new Event('afterprint'))");
        // Not at once: the opened table may have given the page a scrollbar, whose going the observer of sizes reports.
        let is_as_before = format!("shadow.querySelector('canvas').width === {width}");
        page.wait_until(&is_as_before);
        if page.engine() == Engine::Webkit {
            not_checked("the driver of WebKitGTK cannot print");
        } else {
            page.js("addEventListener('beforeprint', () => { window.printed = shadow.querySelector('canvas').width; })");
            let pdf = page.session().post("print", json!({}));
            assert!(pdf.as_str().is_some_and(|it| it.starts_with("JVBERi0") && it.len() > 20_000), "{}: a PDF", page.engine());
            assert!(page.js("return window.printed").as_f64() > width.as_f64());
            page.wait_until(&is_as_before);
        }
        assert_nothing_uncaught(page);
    }
}
