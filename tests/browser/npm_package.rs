//! The npm package as pages use it: through bundlers, and from a path as a CDN serves it.

use crate::support::dist::dist;
use crate::support::each_engine::not_checked;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::page::Page;
use crate::support::paths;
use crate::support::steps::{settle, wait_until_live};

/// Whether `tests/npm/run` built a page in this folder; without that it cannot be checked, which is a failure in CI.
pub fn is_built(folder: &str) -> bool {
    let is_there = paths::target().join("npm").join(folder).join("index.html").is_file();
    if !is_there {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "tests/npm/run builds the page first");
        not_checked("run tests/npm/run first");
    }
    is_there
}

/// Opens a page that a bundler built and waits until its element, which the page's script made, shows what it asks for.
fn open_bundled(page: &mut Page, name: &str) {
    page.server.mount(dist());
    if !is_built(&format!("{name}-site")) {
        return;
    }
    page.goto(&format!("/hosts/{name}/index.html"));
    wait_until_live(page);
    settle(page);
    page.wait_until("host.view.metric === 'forest_cover' && shadow.querySelector('[lang=en] table')");
    page.assert_no_errors();
}

/// Where the bundler copies the WebAssembly, it is fetched from there.
fn fetches_its_copy(page: &Page, name: &str) {
    let wasm = page.server.requests().into_iter().find(|asked| asked.path.ends_with(".wasm"));
    assert!(
        !is_built(&format!("{name}-site")) || wasm.is_some_and(|asked| asked.path.contains(name)),
        "the WebAssembly comes from the bundler's own files"
    );
}

/// Where the bundler does not copy it, nothing is asked for that is not there: the bytes are in the script.
fn asks_for_no_copy(page: &Page) {
    let asked = page.server.requests();
    assert!(!asked.iter().any(|asked| asked.path.ends_with(".wasm")), "{asked:?}");
}

in_every_engine! {
    /// Vite without any configuration.
    fn vite(page: &mut Page) {
        open_bundled(page, "vite");
        fetches_its_copy(page, "vite");
    }

    /// webpack without any configuration.
    fn webpack(page: &mut Page) {
        open_bundled(page, "webpack");
        fetches_its_copy(page, "webpack");
    }

    /// esbuild's default: a script without modules and so without `import.meta`.
    fn esbuild_script(page: &mut Page) {
        open_bundled(page, "esbuild-script");
        asks_for_no_copy(page);
    }

    /// A module of esbuild's, which copies no file that only an address names.
    fn esbuild_module(page: &mut Page) {
        open_bundled(page, "esbuild-module");
        asks_for_no_copy(page);
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

    /// As development servers prepare it: under its own name with a query, at a path without the WebAssembly.
    fn prepared_for_development(page: &mut Page) {
        page.server.mount(dist());
        for name in ["reported-figures.js", "inlined.js", "details.js"] {
            let text = std::fs::read(dist().join("npm").join(name)).unwrap();
            page.server.file(&format!("/deps/{name}"), "text/javascript", text);
        }
        page.server.page("/host.html", "<!doctype html><title>host</title><script type=module src='/deps/reported-figures.js?v=1'></script>\
            <reported-figures lang=en metric=forest_cover></reported-figures>");
        page.goto("/host.html");
        wait_until_live(page);
        asks_for_no_copy(page);
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
