//! The element leaves the page around it as it was, and shares its module with other elements.

use serde_json::json;

use crate::support::dist::{dist, hashed_file};
use crate::support::each_engine::not_checked;
use crate::support::engine::Engine;
use crate::support::in_every_engine;
use crate::support::page::Page;
use crate::support::steps::{pixels, settle};

/// Whether every element on the page shows its own canvas.
const ALL_LIVE: &str = "[...document.querySelectorAll('reported-figures')].every((it) => \
    it.shadowRoot?.querySelector('canvas') && !it.shadowRoot.querySelector('slot'))";

/// Records what a script could change in a window, before the first one runs, and how often a module is compiled.
const BEFORE: &str = r#"<script>
window.compiled = 0;
for (const name of ["compile", "compileStreaming"]) {
  const compile = WebAssembly[name];
  WebAssembly[name] = (...args) => { compiled += 1; return compile(...args); };
}
const kinds = ["Object", "Array", "String", "Promise", "Element", "HTMLElement", "Node", "Document", "CanvasRenderingContext2D", "EventTarget"];
const owned = (it) => Object.getOwnPropertyNames(it).map((name) => name + ":" + typeof Object.getOwnPropertyDescriptor(it, name).value);
const marks = () => [
  ...Object.getOwnPropertyNames(window),
  ...kinds.flatMap((kind) => [...owned(window[kind]), ...owned(window[kind].prototype)].map((name) => kind + "." + name)),
  `${document.adoptedStyleSheets.length} sheets, ${document.styleSheets.length} of the page's own`,
  `${document.documentElement.attributes.length} attributes`,
];
let before = [];
// ChromeDriver stores helpers of its own in the window.
window.changes = () => marks().filter((name) => !before.includes(name) && !/^(\$?cdc_|ret_nodes$)/.test(name));
before = marks();
</script>"#;

fn show(page: &mut Page, scripts: &[&str], elements: &str) {
    let scripts: String =
        scripts.iter().map(|src| format!("<script type=module src={src}></script>")).collect();
    page.server.mount(dist());
    page.server.page(
        "/host.html",
        &format!("<!doctype html><html lang=en><title>host</title>{BEFORE}{scripts}<body>{elements}"),
    );
    page.goto("/host.html");
    page.wait_until(ALL_LIVE);
}

/// How many WebAssembly files were requested.
fn requested_modules(page: &Page) -> usize {
    page.server.requests().iter().filter(|asked| asked.path.ends_with(".wasm")).count()
}

in_every_engine! {
    /// Several elements on a page load and compile each module once, the main one and the deferred one, and the window is as it was before.
    fn shares_a_module_and_changes_no_global(page: &mut Page) {
        let elements = "<reported-figures></reported-figures><reported-figures chart=growth></reported-figures>\
            <reported-figures chart=coverage lang=zh></reported-figures>";
        show(page, &["/reported-figures.js"], elements);
        settle(page);
        assert_eq!((requested_modules(page), page.js("return compiled")), (2, json!(2)), "{}", page.engine());
        assert_eq!(page.js("return changes()"), json!([]), "{}", page.engine());
        page.assert_no_errors();
    }

    /// A value that is not known shows the default, also on an element that shows something else, and the rest of the view stays.
    fn shows_the_default_for_what_is_not_known(page: &mut Page) {
        show(page, &["/reported-figures.js"], "<reported-figures lang=en metric=industrial_investment_growth></reported-figures>");
        page.js("document.querySelector('reported-figures').metric = 'nosuch'");
        settle(page);
        let shown = "const it = document.querySelector('reported-figures'), root = it.shadowRoot;\
            return [it.view.metric ?? '', root.querySelector('h2').textContent.startsWith('GDP growth'),\
                root.querySelector('[data-part=note]').textContent.includes('nosuch')]";
        assert_eq!(page.js(shown), json!(["", true, true]), "{}", page.engine());
        page.js("document.querySelector('reported-figures').chart = 'coverage'");
        settle(page);
        page.js("document.querySelector('reported-figures').chart = 'pie'");
        settle(page);
        assert_eq!(page.js("return document.querySelector('reported-figures').view.chart ?? ''"), json!(""), "{}", page.engine());
        page.assert_no_errors();
    }

    /// With two versions on one page, the one that loads first draws every element, and the other does nothing.
    fn gives_way_to_another_version(page: &mut Page) {
        let script = std::fs::read_to_string(dist().join("reported-figures.js")).unwrap();
        // Another file at another address is another module to the browser.
        page.server.file("/later/reported-figures.js", "text/javascript", format!("{script}\n// later").into());
        for stem in ["reported-figures.", "deferred."] {
            let name = hashed_file(stem, ".wasm");
            page.server.file(&format!("/later/{name}"), "application/wasm", std::fs::read(dist().join(&name)).unwrap());
        }
        let details = hashed_file("details.", ".js");
        page.server.file(&format!("/later/{details}"), "text/javascript", std::fs::read(dist().join(&details)).unwrap());
        let elements = "<reported-figures></reported-figures><reported-figures chart=growth></reported-figures>";
        for scripts in [
            ["/reported-figures.js", "/later/reported-figures.js"],
            ["/later/reported-figures.js", "/reported-figures.js"],
        ] {
            let before = requested_modules(page);
            show(page, &scripts, elements);
            settle(page);
            assert!(requested_modules(page) <= before + 2, "{}: both loaded their modules", page.engine());
        }
        page.assert_no_errors();
    }

    /// A picture that the browser really lost is drawn again as it was. Only Chromium can be made to lose one.
    fn redraws_what_was_lost(page: &mut Page) {
        if page.engine() != Engine::Chromium {
            return not_checked("only Chromium can be made to lose a canvas; failures::canvas::loses_its_picture simulates it");
        }
        // A browser of its own, because it crashes.
        page.restart(&crate::support::driver::Setup::default());
        show(page, &["/reported-figures.js"], "<reported-figures motion=none></reported-figures>");
        settle(page);
        let before = pixels(page);
        page.js("window.lost = 0; shadow.querySelector('canvas').addEventListener('contextlost', () => { lost += 1; })");
        page.session().devtools("Browser.crashGpuProcess", json!({}));
        page.wait_until("lost > 0 && !shadow.querySelector('canvas').getContext('2d').isContextLost()");
        page.promise("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        settle(page);
        assert_eq!(pixels(page), before);
        page.assert_no_errors();
    }
}
