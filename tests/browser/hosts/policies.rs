//! Pages of strict hosts: policies with a nonce, with Trusted Types, and frames that may do little.

use serde_json::json;

use super::FRAME;
use crate::failures::{LOGGED, settle};
use crate::support::dist::dist;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::METRIC;
use crate::support::page::Page;

/// Does with the first element whatever loads something or writes something: each chart, the search for a metric, help,
/// sound, exports, a table, a refused dataset.
fn use_everything(page: &Page) {
    for chart in ["growth", "profile", "compare", "coverage", "ranking"] {
        page.js_with("host.chart = arguments[0]", json!([chart]));
        page.promise("host.settled.then(() => true)");
    }
    page.js(crate::support::locators::INTENT);
    page.wait_until("shadow.querySelector('[role=combobox]')");
    page.js("shadow.querySelector('[role=combobox]').click(); const it = shadow.querySelector('[role=combobox]'); it.value = 'zjz'; it.dispatchEvent(new Event('input', { bubbles: true }))");
    page.choose(METRIC, "forest_cover");
    page.promise("host.settled.then(() => true)");
    page.js("const plot = shadow.querySelector('[data-part=plot]'); plot.focus(); plot.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))");
    page.wait_until("shadow.querySelector('dialog[open]')");
    page.js("shadow.querySelector('dialog').close()");
    page.js("window.AudioContext = undefined; shadow.querySelector('[data-part=listen]').click()");
    page.wait_until("shadow.querySelector('.player')");
    page.js("shadow.querySelector('[data-part=plot]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))");
    for export in ["toSVG()", "toCSV({ all: true })", "toData()", "toPNG().then((it) => it.type)"] {
        page.promise(&format!("host.{export}"));
    }
    page.js("host.src = '/table.csv'");
    page.wait_until("shadow.querySelector('table').textContent.includes('School 1399')");
    page.js("host.data = '{}'");
    page.wait_until("shadow.querySelector('[data-part=failure]')");
    page.js("host.data = undefined; host.src = null");
}

/// A page with this policy and an element of the same origin.
fn open(page: &mut Page, policy: &str) {
    page.server.mount(dist());
    // So large that a worker reads it.
    let rows: String = (0..4000).map(|at| format!("School {at},{}\n", 300 + at % 700)).collect();
    page.server.file("/table.csv", "text/csv; charset=utf-8", format!("School,Pupils\n{rows}").into_bytes());
    page.server.page("/host.html", "<!doctype html><html lang=en><meta charset=utf-8><title>host</title>\
        <script type=module nonce=abc src=/reported-figures.js></script><reported-figures></reported-figures>");
    page.server.inject_fault("/host.html", Fault::default().header("content-security-policy", policy));
    page.goto("/host.html");
    settle(page);
}

/// Errors but for those of the collector of the tests and of what was refused on purpose.
fn errors(page: &Page) -> Vec<String> {
    let expected = |error: &String| {
        ["__collector", "favicon", "widget: bad-data", LOGGED].iter().any(|it| error.contains(it))
    };
    page.errors().into_iter().filter(|error| !expected(error)).collect()
}

in_every_engine! {
    /// What a page with a nonce loads may load more: scripts, styles and WebAssembly need nothing else.
    fn nonce_and_strict_dynamic(page: &mut Page) {
        open(page, "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; object-src 'none'");
        use_everything(page);
        assert_eq!(errors(page), Vec::<String>::new(), "{}", page.engine());
    }

    /// No text becomes a script, an address of one, or HTML: where an engine enforces it, nothing asks for it.
    fn trusted_types(page: &mut Page) {
        open(page, "require-trusted-types-for 'script'; trusted-types 'none'");
        use_everything(page);
        // A worker is an address of a script: a large table is read without one, after one report.
        let reports: Vec<String> = errors(page).into_iter().filter(|it| !it.starts_with("log:")).collect();
        assert!(reports.is_empty() || reports == ["policy: require-trusted-types-for trusted-types-sink"], "{}: {reports:#?}", page.engine());
    }

    /// A frame that may run scripts is live whatever else it may; one that may not shows what the server rendered.
    fn sandboxes(page: &mut Page) {
        page.server.mount(dist());
        for allowed in ["allow-scripts", "allow-scripts allow-same-origin", "allow-scripts allow-popups allow-downloads allow-forms"] {
            page.server.page("/host.html", &format!("<!doctype html><title>host</title><script defer src=/host.js></script>\
                <iframe data-reported-figures sandbox='{allowed}' src='/embed.html?metric=forest_cover&lang=en' width=700 height=200></iframe>"));
            page.goto("/host.html");
            page.wait_until("document.querySelector('iframe').clientHeight > 300");
            page.enter_frame(FRAME);
            settle(page);
            page.js("shadow.querySelector('[name=chart][value=growth]')?.click()");
            page.promise("host.settled.then(() => true)");
            assert_eq!(page.promise("host.toCSV().then((it) => it.length > 100)"), json!(true), "{}: {allowed}", page.engine());
            page.leave_frames();
        }
        page.server.page("/host.html", "<!doctype html><title>host</title><iframe sandbox src=/embed.html width=700 height=500></iframe>");
        page.goto("/host.html");
        page.enter_frame(FRAME);
        page.wait_until("document.querySelector('reported-figures table')?.textContent.includes('8.2')");
        page.wait_until("[...document.querySelectorAll('reported-figures svg')].some((it) => it.getBoundingClientRect().height > 100)");
        page.leave_frames();
    }
}
