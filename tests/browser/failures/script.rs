//! The element's own script is missing, broken, slow or forged.

use std::time::Duration;

use serde_json::json;

use super::{LOOKS_ALIVE, assert_nothing_uncaught, settle};
use crate::support::dist::{dist, hashed_file};
use crate::support::emulation::Size;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::Page;
use crate::support::server::Server;

/// The code that the page itself names where the element's script is missing.
const SCRIPT_REASON: &str =
    "document.querySelector('reported-figures > [data-part=failure] code')?.textContent";
/// Whether what the server rendered is on the screen, and no element took it over.
const UNTOUCHED: &str = "!shadow && host.querySelector('table').textContent.includes('8.2') \
    && [...host.querySelectorAll('[data-part=plot] svg')].some((svg) => svg.getBoundingClientRect().height > 100)";

/// Opens a page, with its table open, where its script never comes; waits for the line that says so.
fn open_without_script(page: &mut Page, path: &str, script: &str) {
    // A new origin for each: WebKit keeps a module in memory from one page to the next.
    page.server = Server::start();
    page.server.mount(dist());
    page.server.inject_fault(script, Fault::default().status(404));
    page.goto(path);
    page.wait_until_with(&format!("{SCRIPT_REASON} === arguments[0]"), json!(["script-404"]));
    page.js("document.querySelector('[data-part=table]').open = true");
}

in_every_engine! {
    /// What does nothing without the script does not look as if it did, and nothing moves for that; links still lead on.
    fn leaves_no_dead_controls(page: &mut Page) {
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        for (path, script) in [
            ("/view/en/coverage/", "/element.js"),
            ("/embed.html", "/element.js"),
            ("/article.html", "/reported-figures.js"),
            ("/frame/en/coverage/", "/element.js"),
            ("/view/en/profile/dazu/", "/element.js"),
        ] {
            open_without_script(page, path, script);
            assert_eq!(page.js(&format!("return {LOOKS_ALIVE}")), json!([]), "{}: {path}", page.engine());
            assert_eq!(page.js("return document.querySelectorAll('[data-part=failure]').length"), json!(1), "{}: {path}", page.engine());
            // In their place stands a link to all charts.
            if path != "/article.html" {
                let [link, controls] = [".controls > a", ".controls"].map(|it| page.js(&format!("return document.querySelector('{it}').getBoundingClientRect().toJSON()")));
                assert!(link["height"].as_f64() > Some(24.0) && link["top"] == controls["top"], "{}: {path}: {link} {controls}", page.engine());
                assert!(link["bottom"].as_f64() <= controls["bottom"].as_f64().map(|bottom| bottom + 1.0), "{}: {path}: {link} {controls}", page.engine());
            }
        }
        page.click(in_page("#findings a[href$='view/en/coverage/']"));
        page.wait_until("location.pathname === '/view/en/coverage/'");
    }

    /// Picture and table stay, the page itself names the code, trying again loads the script.
    fn does_not_arrive(page: &mut Page) {
        for (fault, reason) in [
            (Fault::default().status(404), "script-404"),
            (Fault::default().status(500), "script-500"),
            (Fault::default().body("<!doctype html><p>gone").header("content-type", "text/html"), "script-broken"),
            (Fault::default().truncate(5000), "script-broken"),
            (Fault::default().cut(5000), "script-fetch"),
        ] {
            // A new origin for each: WebKit keeps a module in memory from one page to the next.
            page.server = Server::start();
            page.server.mount(dist());
            page.server.inject_fault("/element.js", fault);
            page.goto("/embed.html?lang=en");
            // The page of the view that the address asks for is opened instead, with its own title and language.
            page.wait_until("location.pathname === '/frame/en/ranking/gdp_growth/' && document.documentElement.lang === 'en'");
            page.wait_until_with(&format!("{SCRIPT_REASON} === arguments[0]"), json!([reason]));
            page.wait_until(UNTOUCHED);
            let top = page.js("return document.querySelector('[data-part=failure]').getBoundingClientRect().top");
            assert!(top.as_f64().is_some_and(|top| (0.0..100.0).contains(&top)), "{top}");
            assert_eq!(page.text(in_page("[data-part=failure] button")), "Try again");
            page.server.clear_faults();
            page.server.inject_fault("/element.js", Fault::default());
            page.click(in_page("[data-part=failure] button"));
            settle(page);
            page.wait_until(&format!("!({SCRIPT_REASON})"));
        }
    }

    /// A script that takes too long is reported, and still used when it arrives.
    fn stalls(page: &mut Page) {
        page.server.mount(dist());
        let html = std::fs::read_to_string(dist().join("index.html")).unwrap();
        let hurried = "<script>const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms >= 10000 ? 300 : ms);\
            new MutationObserver(() => { window.said ??= document.querySelector('[data-part=failure] code')?.textContent; })\
            .observe(document, { childList: true, subtree: true });</script>";
        page.server.page("/index.html", &html.replacen("<title>", &format!("{hurried}<title>"), 1));
        page.server.inject_fault("/element.js", Fault::default().stall(3000, Duration::from_secs(3)));
        page.goto("/index.html");
        settle(page);
        assert_eq!(page.js("return window.said"), json!("script-timeout"));
        page.wait_until("document.querySelector('[data-part=failure]').getClientRects().length === 0");
        assert_nothing_uncaught(page);
    }

    /// A flipped byte in a hashed script is refused by its integrity, in the frozen frame and in a page.
    fn has_a_flipped_byte(page: &mut Page) {
        page.server.mount(dist());
        let (script, frame) = (hashed_file("reported-figures.", ".js"), hashed_file("embed.", ".html"));
        let integrity = reported_figures::site::hash::integrity(&std::fs::read(dist().join(&script)).unwrap());
        page.server.page("/host.html", &format!(
            "<!doctype html><meta charset=utf-8><title>host</title>\
             <script type=module src=/{script} integrity={integrity} crossorigin></script>\
             <reported-figures><p>fallback</p></reported-figures>"));
        page.server.inject_fault(&format!("/{script}"), Fault::default().flip(5000));
        page.goto("/host.html");
        page.wait_until("document.readyState === 'complete'");
        page.wait_until("!customElements.get('reported-figures') && host.querySelector('p').getBoundingClientRect().height > 0");
        let element = hashed_file("element.", ".js");
        page.server.inject_fault(&format!("/{element}"), Fault::default().flip(5000));
        page.goto(&format!("/{frame}"));
        page.wait_until_with(&format!("{SCRIPT_REASON} === arguments[0]"), json!(["script-broken"]));
        page.wait_until(UNTOUCHED);
        page.server.clear_faults();
        page.server.inject_fault(&format!("/{element}"), Fault::default());
        page.click(in_page("[data-part=failure] button"));
        settle(page);
    }
}
