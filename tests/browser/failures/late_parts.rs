//! What is loaded late: each part fails in each way on its own, one line says so, the rest goes on, and trying again brings it.
//!
//! In the test command each engine tries each part with one fault, another in each engine; `REPORTED_FIGURES_FAULTS=all` tries all.

use std::time::Duration;

use serde_json::json;

use super::{DRAWN, LIVE, RETRY, assert_nothing_uncaught, open_element, settle};
use crate::support::dist::hashed_file;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::{HEADLINE, METRIC};
use crate::support::page::Page;
use crate::support::server::Server;

/// Before everything else: where the page is told to hurry, twenty seconds of patience are half a second. What shall arrive
/// may take its time: the machine may be busy.
const HURRIES: &str = "<script>const wait = setTimeout; window.setTimeout = (work, ms, ...more) => wait(work, window.hurries && ms >= 20000 ? 500 : ms, ...more);</script>";

/// A file that is loaded late, what a reader does that needs it, and how it shows that it is there.
struct Part {
    stem: &'static str,
    extension: &'static str,
    act: &'static str,
    arrived: &'static str,
}

const PARTS: [Part; 7] = [
    Part {
        stem: "deferred.",
        extension: ".wasm",
        act: "shadow.querySelector('[name=chart][value=growth]').click()",
        arrived: "shadow.querySelector('[data-part=root]').dataset.chart === 'growth'",
    },
    Part {
        stem: "details.",
        extension: ".js",
        act: "shadow.querySelector('[name=chart][value=growth]').click()",
        arrived: "shadow.querySelector('[data-part=root]').dataset.chart === 'growth'",
    },
    Part {
        stem: "on-demand.",
        extension: ".js",
        act: "const plot = shadow.querySelector('[data-part=plot]'); plot.focus(); plot.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))",
        arrived: "shadow.querySelector('dialog[open]')",
    },
    Part {
        stem: "sound.",
        extension: ".js",
        act: "window.AudioContext = undefined; shadow.querySelector('[data-part=listen]').click()",
        arrived: "shadow.querySelector('.player')",
    },
    Part {
        stem: "live.",
        extension: ".js",
        act: "host.src = '/table.csv'",
        arrived: "shadow.querySelector('table').textContent.includes('Birch Primary')",
    },
    Part {
        stem: "tables.",
        extension: ".wasm",
        act: "host.src = '/table.csv'",
        arrived: "shadow.querySelector('table').textContent.includes('Birch Primary')",
    },
    Part {
        stem: "diagnostics.",
        extension: ".wasm",
        act: "host.addEventListener('error', ({ detail }) => { window.named = Array.isArray(detail.detail) }); host.data = '{}'",
        arrived: "window.named",
    },
];

/// Each way in which a file does not arrive.
fn faults() -> [(&'static str, Fault); 6] {
    [
        ("404", Fault::default().status(404)),
        ("never ends", Fault::default().stall(1500, Duration::from_secs(60))),
        ("a page", Fault::default().body("<!doctype html><p>gone").header("content-type", "text/html")),
        ("truncated", Fault::default().truncate(1500)),
        ("cut", Fault::default().cut(1500)),
        ("a wrong hash", Fault::default().flip(1500)),
    ]
}

fn fails_alone(page: &mut Page, part: &Part, (name, fault): (&str, Fault)) {
    let told = format!("{}: {}{}: {name}", page.engine(), part.stem, part.extension);
    println!("{told}");
    // A new origin for each: browsers keep modules in memory from one page to the next.
    page.server = Server::start();
    page.server.file(
        "/table.csv",
        "text/csv; charset=utf-8",
        b"School,Pupils\nAsh Primary,412\nBirch Primary,388\nElm Primary,390\n".to_vec(),
    );
    // Own figures need the deferred module at once, and the embedded ones alone have details.
    let src =
        if ["deferred.", "details."].contains(&part.stem) { "" } else { "src=/data/chongqing-2024-h1.json" };
    open_element(page, HURRIES, &format!("<reported-figures lang=en {src}></reported-figures>"));
    settle(page);
    let file = format!("/{}", hashed_file(part.stem, part.extension));
    page.server.inject_fault(&file, fault.header("cache-control", "no-store"));
    page.js("window.hurries = true");
    page.js(part.act);
    page.wait_until("shadow.querySelectorAll('[data-part=failure] p').length === 1");
    page.js("window.hurries = false");
    let line = page.text(super::in_widget("[data-part=failure]"));
    assert!(line.ends_with("Try again") && line.chars().count() < 120, "{told}: {line}");
    // The rest goes on.
    page.wait_until(LIVE);
    page.wait_until(DRAWN);
    let before = page.text(HEADLINE);
    page.choose(METRIC, "industrial_va_growth");
    page.wait_until_with("shadow.querySelector('h2').textContent !== arguments[0]", json!([before]));
    page.server.clear_faults();
    page.server.inject_fault(&file, Fault::default().header("cache-control", "no-store"));
    page.click(RETRY);
    page.wait_until(part.arrived);
    if part.stem != "diagnostics." {
        page.wait_until("!shadow.querySelector('[data-part=failure]')");
    }
    assert_nothing_uncaught(page);
}

in_every_engine! {
    /// Each part in each way.
    fn fail_on_their_own(page: &mut Page) {
        let all = std::env::var("REPORTED_FIGURES_FAULTS").is_ok_and(|it| it == "all");
        for (at, part) in PARTS.iter().enumerate() {
            for (way, fault) in faults().into_iter().enumerate() {
                // A script has no hash that a browser would check.
                let is_script = part.extension == ".js" && fault.0 == "a wrong hash";
                let is_turn = (at + way + page.engine() as usize * 2).is_multiple_of(6);
                if !is_script && (all || is_turn) {
                    fails_alone(page, part, fault);
                }
            }
        }
    }
}
