//! The WebAssembly does not arrive, may not run, or the network goes away meanwhile.

use std::time::Duration;

use serde_json::json;

use super::{
    LIVE, LOOKS_ALIVE, REASON, RETRY, STATIC_FALLBACK, assert_nothing_uncaught, open_element, settle,
    wait_for_reason,
};
use crate::support::dist::dist;
use crate::support::driver::Setup;
use crate::support::each_engine::not_checked;
use crate::support::emulation::set_preference;
use crate::support::engine::Engine;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::page::Page;

/// A policy without permission to run WebAssembly.
const NO_WASM: &str =
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src data:";

/// Switches the network of the browser on or off.
fn set_network(page: &Page, on: bool) {
    match page.engine() {
        Engine::Chromium => {
            page.session().devtools("Network.enable", json!({}));
            let conditions =
                json!({"offline": !on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
            page.session().devtools("Network.emulateNetworkConditions", conditions);
        }
        _ => page.session().privileged("Services.io.offline = arguments[0]", json!([!on])),
    }
}

in_every_engine! {
    /// Each way in which it does not arrive leaves a readable page and names its code; trying again loads it.
    fn does_not_arrive(page: &mut Page) {
        page.server.mount(dist());
        for (fault, reason) in [
            (Fault::default().status(404), "wasm-404"),
            (Fault::default().status(404).body("<!doctype html><p>no such file").header("content-type", "text/html"), "wasm-404"),
            (Fault::default().status(500), "wasm-500"),
            (Fault::default().body("<!doctype html><p>gone").header("content-type", "text/html"), "wasm-fetch"),
            (Fault::default().truncate(5000), "wasm-fetch"),
            (Fault::default().flip(5000), "wasm-fetch"),
            (Fault::default().cut(5000), "wasm-fetch"),
        ] {
            page.server.clear_faults();
            page.server.inject_fault("*.wasm", fault.header("cache-control", "no-store"));
            page.goto("/index.html");
            wait_for_reason(page, reason);
            page.wait_until(STATIC_FALLBACK);
            assert_eq!(page.js(&format!("return {LOOKS_ALIVE}")), json!([]), "{}: {reason}", page.engine());
            page.server.clear_faults();
            // Complete again, but not to be cached: the next fault must reach the browser.
            page.server.inject_fault("*.wasm", Fault::default().header("cache-control", "no-store"));
            page.click(RETRY);
            settle(page);
            page.wait_until(&format!("!({REASON})"));
        }
        assert_nothing_uncaught(page);
    }

    /// An address that asks for another view than the page came with is answered by the page of that view, in its language; a view
    /// without a page is not answered by another.
    fn own_view_is_shown(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("*.wasm", Fault::default().status(404).header("cache-control", "no-store"));
        for (asked, path, name) in [
            ("/index.html?lang=en", "/view/en/ranking/gdp_growth/", "GDP growth"),
            ("/?metric=industrial_investment_growth", "/view/zh/ranking/industrial_investment_growth/", "工业投资增速"),
            ("/embed.html?metric=industrial_investment_growth&lang=en", "/frame/en/ranking/industrial_investment_growth/", "ndustrial investment growth"),
            ("/embed.html?chart=profile&highlight=dazu&lang=en", "/frame/en/profile/dazu/", "Dazu"),
        ] {
            page.goto(asked);
            page.wait_until_with("location.pathname === arguments[0]", json!([path]));
            wait_for_reason(page, "wasm-404");
            assert_eq!(page.js("return document.documentElement.lang"), json!(&path.split('/').nth(2)));
            let text = "document.querySelector('main').innerText.includes(arguments[0]) && document.title.length > 10                 && [...host.querySelectorAll('[data-part=plot] svg')].some((svg) => svg.checkVisibility({ visibilityProperty: true }))";
            page.wait_until_with(text, json!([name]));
        }
        page.goto("/embed.html?hold=on&lang=en");
        wait_for_reason(page, "wasm-404");
        page.promise("new Promise((done) => setTimeout(done, 500))");
        assert_eq!(page.js("return [location.pathname, host.querySelector('.rf').checkVisibility({ visibilityProperty: true })]"), json!(["/embed.html", false]));
        assert_nothing_uncaught(page);
    }

    /// A wrong media type is no reason to fail: the bytes are compiled once they are all there.
    fn has_a_wrong_type(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("*.wasm", Fault::default().header("content-type", "text/plain"));
        page.goto("/index.html");
        settle(page);
        assert_nothing_uncaught(page);
    }

    /// A file that is slow but keeps coming is waited for, though a browser shows nothing of it before its end.
    fn trickles(page: &mut Page) {
        page.server.mount(dist());
        let slow = Fault::default().trickle(30, Duration::from_millis(100));
        page.server.inject_fault("*.wasm", slow.header("cache-control", "no-store"));
        // Turns the limit of twenty seconds into two.
        open_element(page, "<script>const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms >= 10000 ? ms / 10 : ms);</script>",
            "<reported-figures><p>fallback</p></reported-figures>");
        page.wait_until(&format!("{REASON} || ({LIVE})"));
        assert_eq!(page.js(&format!("return {REASON} ?? null")), json!(null), "{}", page.engine());
        assert_nothing_uncaught(page);
    }

    /// A file that never ends is given up with its own code.
    fn stalls(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("*.wasm", Fault::default().stall(3000, Duration::from_secs(60)).header("cache-control", "no-store"));
        // Turns the limit of twenty seconds into half a second.
        open_element(page, "<script>const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms >= 10000 ? 500 : ms);</script>",
            "<reported-figures><p>fallback</p></reported-figures>");
        wait_for_reason(page, "wasm-timeout");
        page.wait_until("shadow.querySelector('slot') && host.querySelector('p').getBoundingClientRect().height > 0");
        assert_nothing_uncaught(page);
    }

    /// In a browser without WebAssembly, what the server rendered stays.
    fn is_not_supported(page: &mut Page) {
        page.server.mount(dist());
        match page.engine() {
            Engine::Chromium => page.restart(&Setup { args: vec!["--js-flags=--jitless".into()], ..Setup::default() }),
            Engine::Firefox => {
                page.restart(&Setup::default());
                set_preference(page.session(), "javascript.options.wasm", json!(false));
            }
            Engine::Webkit => page.restart(&Setup { env: vec![("JSC_useWasm", "0".into())], ..Setup::default() }),
        }
        page.goto("/index.html");
        wait_for_reason(page, "no-wasm");
        page.wait_until(STATIC_FALLBACK);
        assert_nothing_uncaught(page);
    }

    /// Under a policy that forbids WebAssembly, what the server rendered stays.
    fn is_forbidden(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("/index.html", Fault::default().header("content-security-policy", NO_WASM));
        page.goto("/index.html");
        wait_for_reason(page, "wasm-refused");
        page.wait_until(STATIC_FALLBACK);
        assert_nothing_uncaught(page);
    }

    /// A network that goes away and comes back.
    fn network_comes_back(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("*.wasm", Fault::default().status(503).header("cache-control", "no-store").times(1));
        page.goto("/index.html");
        wait_for_reason(page, "wasm-503");
        page.server.go_down();
        page.click(RETRY);
        wait_for_reason(page, "wasm-fetch");
        page.wait_until(STATIC_FALLBACK);
        page.server.go_up();
        page.js("dispatchEvent(new Event('online'))");
        settle(page);
        page.wait_until(&format!("!({REASON})"));
        assert_nothing_uncaught(page);
    }

    /// Where the browser itself reports that it is offline, the line says so, and goes when the network is back.
    fn browser_is_offline(page: &mut Page) {
        if page.engine() == Engine::Webkit {
            return not_checked("the driver of WebKitGTK cannot switch the network off");
        }
        page.restart(&Setup::default());
        page.server.mount(dist());
        page.server.inject_fault("*.wasm", Fault::default().status(503).times(1));
        page.goto("/embed.html");
        wait_for_reason(page, "wasm-503");
        page.server.go_down();
        set_network(page, false);
        page.click(RETRY);
        wait_for_reason(page, "offline");
        page.wait_until(STATIC_FALLBACK);
        page.server.go_up();
        set_network(page, true);
        settle(page);
        page.wait_until(&format!("!({REASON})"));
        assert_nothing_uncaught(page);
    }
}
