//! The npm package as pages get it: through bundlers, and from a path as a CDN has it.

use crate::check::in_every_engine;
use crate::dist::dist;
use crate::fault::Fault;
use crate::page::Page;
use crate::paths;

const LIVE: &str = "shadow?.querySelector('canvas') && !shadow.querySelector('slot')";

/// Opens a page that `tests/npm/run` built. Where nobody ran it there is nothing to see, but for CI, which must.
fn bundled(page: &mut Page, name: &str) {
    page.server.mount(dist());
    if !paths::target().join(format!("npm/{name}-site/index.html")).is_file() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "tests/npm/run builds the page first");
        println!("tests/npm/run did not build the page: not checked");
        return;
    }
    page.goto(&format!("/carriers/{name}/index.html"));
    page.wait_until(LIVE);
    page.promise("host.settled.then(() => 1)");
    page.wait_until("host.view.metric === 'forest_cover' && shadow.querySelector('[lang=en] table')");
    let wasm = page.server.requests().into_iter().find(|asked| asked.path.ends_with(".wasm"));
    assert!(
        wasm.is_some_and(|asked| asked.path.contains(name)),
        "the WebAssembly comes from the bundler's own files"
    );
    page.assert_no_errors();
}

in_every_engine! {
    /// Vite, without a word of configuration.
    fn vite(page: &mut Page) {
        bundled(page, "vite");
    }

    /// webpack, without a word of configuration.
    fn webpack(page: &mut Page) {
        bundled(page, "webpack");
    }

    /// From a path, as CDNs serve packages.
    fn from_a_path(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><script type=module>\
            import { ReportedFigures } from '/npm/reported-figures.js'; window.known = ReportedFigures;</script>\
            <reported-figures lang=en metric=forest_cover></reported-figures>");
        page.goto("/host.html");
        page.wait_until(LIVE);
        page.wait_until("host instanceof window.known");
        page.assert_no_errors();
    }

    /// Where a bundler left the WebAssembly behind, the package brings the same bytes as a module.
    fn brings_the_bytes_along(page: &mut Page) {
        page.server.mount(dist());
        page.server.spoil("*.wasm", Fault::default().status(404));
        page.server.page("/host.html", "<!doctype html><title>host</title><script type=module src=/npm/reported-figures.js></script>\
            <reported-figures lang=en></reported-figures>");
        page.goto("/host.html");
        page.wait_until(LIVE);
        assert!(page.server.requests().iter().any(|asked| asked.path == "/npm/inlined.js"));
        page.js("host.addEventListener('error', (event) => { window.told = event.detail; }); host.data = {}");
        page.wait_until("window.told?.detail[0].message === '`id` is missing'");
    }
}
