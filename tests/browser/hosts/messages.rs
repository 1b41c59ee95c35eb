//! Messages between a host page and a frame: few, well formed, and trusted only from the right window.

use serde_json::{Value, json};

use super::{FRAME, open_host, wait_until_frame_fits};
use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::HEADLINE;
use crate::support::steps::wait_until_live;

/// `fuzz(n)`: the nth of many messages that nobody should ever send.
const FUZZ: &str = include_str!("fuzz-messages.js");

in_every_engine! {
    /// Without a greeting: three messages for each height, whole numbers, never null, none while nothing changes.
    fn few_messages(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><script>window.heard = [];\
            addEventListener('message', (event) => heard.push(event.data));</script><iframe src=/embed.html></iframe>");
        page.goto("/host.html");
        page.wait_until("heard.length >= 3");
        page.enter_frame(FRAME);
        wait_until_live(page);
        page.promise("new Promise((done) => setTimeout(done, 1500))");
        page.leave_frames();
        let kinds = page.js("return heard.map((it) => typeof it === 'string' ? JSON.parse(it).context : Object.keys(it)[0])");
        let kinds: Vec<&str> = kinds.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(kinds.len().is_multiple_of(3) && kinds.len() <= 18, "{kinds:?}");
        assert!(kinds.iter().all(|it| ["reported-figures-height", "sentinel", "iframe.resize"].contains(it)), "{kinds:?}");
        page.assert_no_errors();
    }

    /// Whatever a host or a stranger sends to the frame changes nothing and throws nothing, except what the host may choose.
    fn unknown_messages_are_ignored(page: &mut Page) {
        open_host(page, "iframe");
        wait_until_frame_fits(page);
        page.enter_frame(FRAME);
        let before = page.text(HEADLINE);
        page.leave_frames();
        page.promise(&format!("(async () => {{ {FUZZ} const frame = document.querySelector('iframe').contentWindow;\
            for (let at = 0; at < 10000; at++) frame.postMessage(fuzz(at), '*');\
            await new Promise((done) => setTimeout(done, 300)); }})()"));
        page.enter_frame(FRAME);
        assert_eq!(page.text(HEADLINE), before);
        page.js("for (let at = 0; at < 100; at++) postMessage({'reported-figures-view': 'metric=forest_cover'}, '*')");
        page.promise("new Promise((done) => setTimeout(done, 100))");
        assert_eq!(page.text(HEADLINE), before);
        let address = page.address();
        page.leave_frames();
        // A host may choose the view, but nothing that decides what the frame is.
        page.js("document.querySelector('iframe').contentWindow.postMessage({'reported-figures-view':\
            'metric=forest_cover&controls=full&theme=dark&lang=zh&src=/evil.json&linked='}, '*')");
        page.enter_frame(FRAME);
        page.wait_until("host.view.metric === 'forest_cover'");
        assert_eq!(page.js("return [host.view, host.getAttribute('src')]"), json!([{"metric": "forest_cover", "lang": "en", "controls": "minimal"}, null]));
        assert_eq!(page.address(), address);
        page.leave_frames();
        page.assert_no_errors();
    }

    /// The host script believes only the frame itself, and limits the height that it asks for.
    fn host_script_checks_the_sender(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/says.html", "<!doctype html><title>says</title><script>\
            addEventListener('message', (event) => parent.postMessage(event.data, '*'))</script>");
        page.server.page("/host.html", "<!doctype html><title>host</title><script src=/host.js></script>\
            <iframe id=ours data-reported-figures src=/says.html style=height:100px></iframe><iframe id=other src=/says.html></iframe>");
        page.goto("/host.html");
        let height = "document.querySelector('#ours').style.height";
        page.promise(&format!("(async () => {{ {FUZZ} for (let at = 0; at < 10000; at++) postMessage(fuzz(at), '*');\
            const say = (frame, px) => document.querySelector(frame).contentWindow.postMessage({{'reported-figures-height': px}}, '*');\
            say('#other', 400); for (const px of [null, NaN, -1, '300', {{}}, []]) say('#ours', px);\
            await new Promise((done) => setTimeout(done, 500)); }})()"));
        assert_eq!(page.js(&format!("return {height}")), json!("100px"));
        for (asks, gets) in [(1.0, "50px"), (13784.0, "13784px"), (1e9, "100000px"), (333.2, "334px")] {
            page.js_with("document.querySelector('#ours').contentWindow.postMessage({'reported-figures-height': arguments[0]}, '*')", json!([asks]));
            page.wait_until_with(&format!("{height} === arguments[0]"), json!([gets]));
        }
        let changes = page.promise("(async () => { let changes = 0; const frame = document.querySelector('#ours');\
            const watch = new MutationObserver((list) => { changes += list.length; }); watch.observe(frame, {attributes: true});\
            const until = performance.now() + 1000; let px = 400;\
            while (performance.now() < until) { frame.contentWindow.postMessage({'reported-figures-height': px++}, '*'); await new Promise((done) => setTimeout(done, 5)); }\
            await new Promise((done) => setTimeout(done, 250)); return changes; })()");
        assert!((2.0..=13.0).contains(&changes.as_f64().unwrap()), "{}: {changes}", page.engine());
        page.assert_no_errors();
    }
}
