//! Data that does not arrive, or is refused.

use std::time::Duration;

use reported_figures::dataset::{problems_to_json, read};
use serde_json::json;

use super::{LIVE, LOGGED, REASON, RETRY, assert_nothing_uncaught, open_element, settle, wait_for_reason};
use crate::support::dist::{dist, hashed_file};
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::{HEADLINE, METRIC, in_widget};
use crate::support::page::Page;

/// A dataset with an id that is none, an unknown key, and all else missing.
const WRONG: &str = r#"{"id": "Große 区", "tittle": 1}"#;

/// Sets a dataset that is refused; the details of each error event go to `told`.
fn set_refused(page: &Page, text: &str) {
    page.js_with(
        "window.told = []; host.addEventListener('error', (event) => told.push(event.detail)); host.data = arguments[0]",
        json!([text]),
    );
}

fn asked_for_diagnostics(page: &Page) -> usize {
    page.server.requests().iter().filter(|asked| asked.path.starts_with("/diagnostics.")).count()
}

in_every_engine! {
    /// The fallback stays; trying again shows the data.
    fn does_not_arrive(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("/data/chongqing-2024-h1.json", Fault::default().status(404).times(1));
        open_element(page, "", "<reported-figures src=/data/chongqing-2024-h1.json><p>fallback</p></reported-figures>");
        wait_for_reason(page, "data-404");
        page.wait_until("host.querySelector('p').getBoundingClientRect().height > 0");
        page.click(RETRY);
        settle(page);
        assert_nothing_uncaught(page);
    }

    /// Data that is slow but keeps coming is waited for, longer than the limit of silence.
    fn trickles(page: &mut Page) {
        page.server.inject_fault("/data/chongqing-2024-h1.json", Fault::default().trickle(30, Duration::from_millis(100)));
        // Turns the limit of twenty seconds into one.
        open_element(page, "<script>const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms >= 10000 ? 1000 : ms);</script>",
            "<reported-figures src=/data/chongqing-2024-h1.json></reported-figures>");
        page.wait_until(&format!("{REASON} || ({LIVE})"));
        assert_eq!(page.js(&format!("return {REASON} ?? null")), json!(null), "{}", page.engine());
        let took = page.js("return performance.getEntriesByType('resource').find((it) => it.name.endsWith('.json')).duration");
        assert!(took.as_f64() > Some(2000.0), "{}: {took} ms", page.engine());
        assert_nothing_uncaught(page);
    }

    /// Bad data keeps the page's own figures on the screen, and each of its errors is named.
    fn is_refused(page: &mut Page) {
        page.server.mount(dist());
        open_element(page, "", "<reported-figures src=/data/chongqing-2024-h1.json></reported-figures>");
        settle(page);
        let before = page.text(HEADLINE);
        assert_eq!(asked_for_diagnostics(page), 0, "{}: a sound dataset", page.engine());
        set_refused(page, WRONG);
        wait_for_reason(page, "bad-data");
        assert_eq!(page.text(HEADLINE), before);
        page.wait_until(LIVE);
        assert_eq!(asked_for_diagnostics(page), 1, "{}", page.engine());
        let problems = problems_to_json(&read(WRONG).unwrap_err());
        let problems: serde_json::Value = serde_json::from_str(&problems).unwrap();
        assert_eq!(page.js("return told"), json!([{ "reason": "bad-data", "detail": problems, "recovers": false }]));
        // A reader gets one line, above what it is about; the list is for the console and the event.
        assert_eq!(page.js("return shadow.querySelectorAll('[data-part=failure] li').length"), json!(0));
        page.wait_until("shadow.querySelector('[data-part=failure]').getBoundingClientRect().bottom \
            <= shadow.querySelector('h2').getBoundingClientRect().top");
        let logged = page.errors().into_iter().find(|error| error.contains(LOGGED)).unwrap_or_default();
        assert!(logged.contains("1:1 · $ · `title` is missing · add \"title\": \"…\""), "{logged}");
        page.choose(METRIC, "forest_cover");
        settle(page);
        assert_ne!(page.text(HEADLINE), before);
        assert_nothing_uncaught(page);
    }

    /// Where the module that names the errors does not arrive, the page says so in its language; trying again names them.
    fn error_texts_do_not_arrive(page: &mut Page) {
        let file = format!("/{}", hashed_file("diagnostics.", ".wasm"));
        for (lang, fault, code, words) in [
            ("zh", Fault::default().status(404), "diagnostics-404", "数据有错误，未采用；错误清单未能加载。"),
            ("en", Fault::default().flip(5000), "diagnostics-fetch", "The data has errors and is not used; the list of errors did not load."),
        ] {
            page.server.mount(dist());
            open_element(page, "", &format!("<reported-figures src=/data/chongqing-2024-h1.json lang={lang}></reported-figures>"));
            settle(page);
            let before = page.text(HEADLINE);
            page.server.inject_fault(&file, fault.header("cache-control", "no-store"));
            set_refused(page, WRONG);
            wait_for_reason(page, &format!("bad-data {code}"));
            assert!(page.text(in_widget("[data-part=failure]")).contains(words), "{}", page.engine());
            assert_eq!(page.js("return told"), json!([{ "reason": "bad-data", "detail": code, "recovers": false }]));
            assert_eq!(page.text(HEADLINE), before);
            page.wait_until(LIVE);
            page.server.clear_faults();
            page.server.inject_fault(&file, Fault::default().header("cache-control", "no-store"));
            page.click(RETRY);
            wait_for_reason(page, "bad-data");
            assert_eq!(page.js("return told[1].detail[0].path"), json!("$"));
            page.server.clear_faults();
        }
        assert_nothing_uncaught(page);
    }

    /// The single file for a disk names errors without any other file.
    fn single_file_names_errors(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/standalone.html");
        settle(page);
        set_refused(page, "[]");
        wait_for_reason(page, "bad-data");
        assert_eq!(page.js("return told[0].detail[0].message"), json!("this is an array where an object is expected"));
        assert!(!page.server.requests().iter().any(|asked| asked.path.ends_with(".wasm")), "{}", page.engine());
        assert_nothing_uncaught(page);
    }
}
