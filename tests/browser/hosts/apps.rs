//! Sites that change pages without loading one: a router that mounts and unmounts, bodies that are swapped, and two versions side by side.

use serde_json::json;

use crate::failures::settle;
use crate::support::dist::{dist, hashed_file};
use crate::support::in_every_engine;
use crate::support::page::Page;
use crate::support::server::Server;

/// A page of an app with this script.
fn open(page: &mut Page, body: &str, script: &str) {
    page.server.mount(dist());
    page.server.page("/app.html", &format!("<!doctype html><html lang=en><meta charset=utf-8><title>app</title>\
        <script type=module src=/reported-figures.js></script><body>{body}<script>{script}</script></body></html>"));
    page.goto("/app.html");
    page.promise("customElements.whenDefined('reported-figures').then(() => true)");
}

/// Mounts the chart of each route, as an app does that keeps its route in the hash.
const ROUTER: &str = "const routes = { '#rank': '<h1>Rank</h1><reported-figures linked></reported-figures>',\
    '#text': '<h1>Text</h1><p>No chart.</p>', '#growth': '<h1>Growth</h1><reported-figures chart=growth></reported-figures><reported-figures metric=forest_cover></reported-figures>' };\
    const show = () => { document.querySelector('main').innerHTML = routes[location.hash] ?? routes['#rank']; };\
    addEventListener('hashchange', show); show();";

/// Fetches the page of a link, swaps the body, and keeps a copy of the one that was left for the way back, as Turbo does.
const SWAPS: &str = "if (!window.visit) { const kept = new Map();\
    window.swap = (body) => { document.body.replaceWith(document.importNode(body, true)); };\
    window.visit = async (path) => { kept.set(location.pathname, document.body.cloneNode(true));\
      const text = await (await fetch(path)).text(); history.pushState({}, '', path); swap(new DOMParser().parseFromString(text, 'text/html').body); };\
    addEventListener('popstate', () => { const body = kept.get(location.pathname); if (body) swap(body); }); }";

in_every_engine! {
    /// A router mounts and unmounts: each chart is that of its route, also after going back, and none is left behind.
    fn router(page: &mut Page) {
        open(page, "<main></main>", ROUTER);
        settle(page);
        page.js("host.querySelector; shadow.querySelector('[name=chart][value=coverage]').click()");
        page.wait_until("location.search.includes('chart=coverage')");
        for (route, charts) in [("#text", 0), ("#growth", 2), ("#rank", 1), ("#growth", 2), ("#text", 0), ("#rank", 1)] {
            page.js_with("location.hash = arguments[0]", json!([route]));
            page.wait_until_with("document.querySelectorAll('reported-figures').length === arguments[0]", json!([charts]));
            page.promise("Promise.all([...document.querySelectorAll('reported-figures')].map((it) => it.ready.then(() => it.settled))).then(() => true)");
            let shown = page.js("return [...document.querySelectorAll('reported-figures')].map((it) => it.view.chart ?? 'ranking')");
            // The linked one follows the address, which keeps its view.
            let expected = match route { "#growth" => json!(["growth", "ranking"]), "#rank" => json!(["coverage"]), _ => json!([]) };
            assert_eq!(shown, expected, "{} {route}", page.engine());
        }
        // So fast that nothing is ready in between.
        page.promise("(async () => { for (let at = 0; at < 60; at++) { location.hash = ['#growth', '#text', '#rank'][at % 3]; await new Promise((done) => setTimeout(done, at % 7)); } return true })()");
        page.wait_until("document.querySelectorAll('reported-figures').length === 1");
        settle(page);
        assert_eq!(page.js("return host.view.chart"), json!("coverage"), "{}", page.engine());
        page.assert_no_errors();
    }

    /// Bodies are swapped and copied: a chart that comes back from a copy is live, and shows its view.
    fn swapped_bodies(page: &mut Page) {
        let other = "<!doctype html><html lang=en><title>other</title><body><p>Other.</p><reported-figures chart=growth></reported-figures></body></html>";
        page.server.page("/other.html", other);
        open(page, "<p>First.</p><reported-figures metric=forest_cover><p>fallback</p></reported-figures>", SWAPS);
        settle(page);
        for _ in 0..3 {
            page.promise("visit('/other.html').then(() => true)");
            page.wait_until("host?.chart === 'growth'");
            settle(page);
            assert_eq!(page.js("return host.view.chart"), json!("growth"), "{}", page.engine());
            page.js("history.back()");
            page.wait_until("location.pathname === '/app.html' && host?.metric === 'forest_cover'");
            settle(page);
            assert_eq!(page.js("return [host.view.metric, document.querySelectorAll('reported-figures').length, shadow.querySelectorAll('canvas').length]"), json!(["forest_cover", 1, 1]), "{}", page.engine());
        }
        page.assert_no_errors();
    }

    /// Scripts of two versions on one page, from two origins: the first defines the element, the second changes nothing.
    fn two_versions(page: &mut Page) {
        let mut old = Server::start();
        old.mount(dist());
        let script = std::fs::read_to_string(dist().join("reported-figures.js")).expect("a script");
        let wasm = hashed_file("reported-figures.", ".wasm");
        old.file("/old.js", "text/javascript", format!("{script}\nwindow.hasRun = true;").into_bytes());
        open(page, "<reported-figures></reported-figures><reported-figures chart=growth></reported-figures>",
            "customElements.whenDefined('reported-figures').then((it) => { window.isFirst = () => it === customElements.get('reported-figures'); })");
        settle(page);
        page.js_with("const it = document.createElement('script'); it.type = 'module'; it.src = arguments[0]; document.head.append(it)",
            json!([format!("{}/old.js", old.origin())]));
        page.wait_until("window.hasRun");
        assert_eq!(page.js("return isFirst()"), json!(true));
        page.js("document.body.append(document.createElement('reported-figures'))");
        page.promise("Promise.all([...document.querySelectorAll('reported-figures')].map((it) => it.ready.then(() => it.settled))).then(() => true)");
        assert!(!old.requests().iter().any(|it| it.path.contains(&wasm)), "{}: the second loads nothing", page.engine());
        page.assert_no_errors();
    }
}
