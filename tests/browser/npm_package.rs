//! The npm package as pages use it: through bundlers, and from a path as a CDN serves it.

use crate::support::dist::dist;
use crate::support::each_engine::not_checked;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::page::Page;
use crate::support::paths;
use crate::support::steps::{settle, wait_until_live};

/// Opens a page that `tests/npm/run` built; without that it cannot be checked, which is a failure in CI.
fn bundled(page: &mut Page, name: &str) {
    page.server.mount(dist());
    if !paths::target().join(format!("npm/{name}-site/index.html")).is_file() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "tests/npm/run builds the page first");
        return not_checked("run tests/npm/run first");
    }
    page.goto(&format!("/hosts/{name}/index.html"));
    wait_until_live(page);
    settle(page);
    page.wait_until("host.view.metric === 'forest_cover' && shadow.querySelector('[lang=en] table')");
    let wasm = page.server.requests().into_iter().find(|asked| asked.path.ends_with(".wasm"));
    assert!(
        wasm.is_some_and(|asked| asked.path.contains(name)),
        "the WebAssembly comes from the bundler's own files"
    );
    page.assert_no_errors();
}

in_every_engine! {
    /// Vite without any configuration.
    fn vite(page: &mut Page) {
        bundled(page, "vite");
    }

    /// webpack without any configuration.
    fn webpack(page: &mut Page) {
        bundled(page, "webpack");
    }

    /// The module at a path, as a CDN serves it.
    fn from_a_path(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><script type=module>\
            import { ReportedFigures } from '/npm/reported-figures.js'; window.known = ReportedFigures;</script>\
            <reported-figures lang=en metric=forest_cover></reported-figures>");
        page.goto("/host.html");
        wait_until_live(page);
        page.wait_until("host instanceof window.known");
        page.assert_no_errors();
    }

    /// Where a bundler did not copy the WebAssembly, the package loads the same bytes from a module.
    fn falls_back_to_inlined_bytes(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("*.wasm", Fault::default().status(404));
        page.server.page("/host.html", "<!doctype html><title>host</title><script type=module src=/npm/reported-figures.js></script>\
            <reported-figures lang=en></reported-figures>");
        page.goto("/host.html");
        wait_until_live(page);
        assert!(page.server.requests().iter().any(|asked| asked.path == "/npm/inlined.js"));
        page.js("host.addEventListener('error', (event) => { window.told = event.detail; }); host.data = {}");
        page.wait_until("window.told?.detail[0].message === '`id` is missing'");
    }
}
