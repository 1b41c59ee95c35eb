//! The WebAssembly that only some views need: when it is fetched, and what happens where it does not arrive.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{
    DRAWN, LIVE, REASON, RETRY, STATIC_FALLBACK, assert_nothing_uncaught, open_element, open_plain_element,
    settle, wait_for_reason,
};
use crate::support::dist::{dist, hashed_file};
use crate::support::emulation::Size;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::{GROWTH_TAB, HEADLINE, METRIC, PLOT};
use crate::support::page::{Page, WAIT_LIMIT};

/// Whether the view of the element is a growth chart that is drawn.
const GROWTH: &str =
    "host.view.chart === 'growth' && shadow.querySelector('[data-part=root]').dataset.chart === 'growth'";

fn file() -> String {
    format!("/{}", hashed_file("deferred.", ".wasm"))
}

fn fetches(page: &Page) -> usize {
    page.server.requests().iter().filter(|asked| asked.path == file()).count()
}

fn uncached(fault: Fault) -> Fault {
    fault.header("cache-control", "no-store")
}

in_every_engine! {
    /// A ranking never fetches it, another metric neither; a pointer over the tabs does, once for all.
    fn is_fetched_on_intent(page: &mut Page) {
        open_plain_element(page);
        page.choose(METRIC, "industrial_va_growth");
        settle(page);
        assert_eq!(fetches(page), 0, "{}", page.engine());
        page.hover_at(page.middle(GROWTH_TAB));
        let start = Instant::now();
        while fetches(page) == 0 && start.elapsed() < WAIT_LIMIT {
            sleep(Duration::from_millis(20));
        }
        assert_eq!(fetches(page), 1, "{}", page.engine());
        page.click(GROWTH_TAB);
        page.wait_until(GROWTH);
        let csv = page.promise("host.toCSV()");
        assert!(csv.as_str().is_some_and(|csv| csv.contains("growth")), "{csv}");
        assert_eq!(fetches(page), 1, "{}", page.engine());
        assert_nothing_uncaught(page);
    }

    /// Each way in which it does not arrive leaves the chart and its controls as they were, and names its code; trying
    /// again shows the chart that was asked for.
    fn does_not_arrive(page: &mut Page) {
        for (fault, reason) in [
            (Fault::default().status(404), "deferred-404"),
            (Fault::default().body("<!doctype html><p>gone").header("content-type", "text/html"), "deferred-fetch"),
            (Fault::default().truncate(5000), "deferred-fetch"),
            (Fault::default().flip(5000), "deferred-fetch"),
            (Fault::default().cut(5000), "deferred-fetch"),
        ] {
            page.server.clear_faults();
            page.server.inject_fault(&file(), uncached(fault));
            open_plain_element(page);
            let before = page.text(HEADLINE);
            page.click(GROWTH_TAB);
            wait_for_reason(page, reason);
            page.wait_until(LIVE);
            assert_eq!(page.text(HEADLINE), before, "{reason}");
            page.wait_until("shadow.querySelector('[name=chart][value=ranking]').checked && !host.view.chart");
            page.choose(METRIC, "industrial_va_growth");
            page.wait_until_with("shadow.querySelector('h2').textContent !== arguments[0]", json!([before]));
            page.choose(METRIC, "gdp_growth");
            page.server.clear_faults();
            page.server.inject_fault(&file(), uncached(Fault::default()));
            page.click(RETRY);
            page.wait_until(GROWTH);
            page.wait_until(&format!("!({REASON})"));
        }
        assert_nothing_uncaught(page);
    }

    /// While it is on its way, the picture that is to be replaced answers to no pointer and no key: it is not of this view.
    fn is_waited_for(page: &mut Page) {
        page.server.inject_fault(&file(), uncached(Fault::default().delay(Duration::from_millis(1500))));
        open_plain_element(page);
        page.click(GROWTH_TAB);
        page.wait_until("host.view.chart === 'growth'");
        let (x, y) = page.middle(PLOT);
        for down in [-60.0, -30.0, 0.0, 30.0, 60.0] {
            page.hover_at((x, y + down));
        }
        page.click_at((x, y));
        page.keys(&["ArrowDown", "Enter", "End", "Escape"]);
        assert_eq!(page.js("return shadow.querySelector('[data-part=root]').dataset.chart"), "ranking", "nothing waited");
        page.wait_until(GROWTH);
        assert_eq!(page.js("return host.view.highlight ?? null"), Value::Null, "{}", page.engine());
        page.wait_until(&format!("!({REASON})"));
        assert_nothing_uncaught(page);
        // Then it answers.
        page.hover_at(page.middle(HEADLINE));
        settle(page);
        page.keys(&["ArrowDown"]);
        page.wait_until("shadow.querySelector('[data-part=live]').textContent");
    }

    /// Where an address asks for such a view, the page that was rendered of it is opened; trying again makes it live.
    fn does_not_arrive_for_a_first_view(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault(&file(), uncached(Fault::default().status(503)));
        page.goto("/index.html?chart=growth");
        page.wait_until("location.pathname.endsWith('/growth/gdp_growth/')");
        wait_for_reason(page, "deferred-503");
        page.wait_until(STATIC_FALLBACK);
        page.server.clear_faults();
        page.click(RETRY);
        page.wait_until(&format!("shadow?.querySelector('canvas') && {GROWTH}"));
        page.wait_until(&format!("!({REASON})"));
        assert_nothing_uncaught(page);
    }

    /// The definitions of all metrics come with it; where they do not, that is told, and trying again brings both.
    fn definitions_come_with_it(page: &mut Page) {
        let details = format!("/{}", hashed_file("details.", ".js"));
        page.server.inject_fault(&details, uncached(Fault::default().status(404)));
        open_plain_element(page);
        page.choose(METRIC, "industrial_va_growth");
        page.wait_until("/Definition|口径/.test(shadow.querySelector('[data-part=evidence]').textContent)");
        assert!(page.server.requests().iter().all(|asked| asked.path != details), "{}", page.engine());
        // What follows the evidence moves the tabs.
        settle(page);
        page.click(GROWTH_TAB);
        wait_for_reason(page, "deferred-fetch");
        page.server.clear_faults();
        page.click(RETRY);
        page.wait_until(GROWTH);
        page.wait_until(&format!("!({REASON}) && /Definition|口径/.test(shadow.querySelector('[data-part=evidence]').textContent)"));
        assert_nothing_uncaught(page);
    }

    /// An export that needs it fails with the reason, and succeeds when it is there.
    fn export_fails_with_the_reason(page: &mut Page) {
        page.server.inject_fault(&file(), uncached(Fault::default().status(404)));
        open_plain_element(page);
        let reason = page.promise("host.toCSV().then(() => 'no error', (error) => error.reason)");
        assert_eq!(reason, "deferred-404");
        page.server.clear_faults();
        let svg = page.promise("host.toSVG()");
        assert!(svg.as_str().is_some_and(|svg| svg.starts_with("<svg")), "{svg}");
        assert_nothing_uncaught(page);
    }

    /// On a phone, large text needs it too, whatever the view: what is on the screen stays, and it is asked for once, not again
    /// and again.
    fn does_not_arrive_for_large_text(page: &mut Page) {
        page.resize(Size { width: 320, ..Size::NARROW });
        page.server.inject_fault(&file(), uncached(Fault::default().status(503)));
        let larger = "<style>reported-figures { --reported-figures-size: 200% } .rf { font-size: 30px }</style>";
        let rendered = "<div class=rf><div data-part=plot><p id=inside>Inside</p></div></div>";
        open_element(page, larger, &format!("<reported-figures>{rendered}</reported-figures>"));
        assert_asks_once(page, 0);
        page.wait_until("host.querySelector('#inside').getClientRects().length > 0");

        open_plain_element(page);
        let before = fetches(page);
        page.js("host.style.setProperty('--reported-figures-size', '200%')");
        assert_asks_once(page, before);
        page.wait_until(DRAWN);
        page.server.clear_faults();
        page.server.inject_fault(&file(), uncached(Fault::default()));
        page.click(RETRY);
        page.wait_until(&format!("!({REASON})"));
        settle(page);
        page.wait_until(DRAWN);
        assert_nothing_uncaught(page);
    }
}

/// Waits until it failed, and a while longer.
fn assert_asks_once(page: &Page, before: usize) {
    wait_for_reason(page, "deferred-503");
    sleep(Duration::from_millis(500));
    let asked = fetches(page) - before;
    // Once early, once when it is needed.
    assert!(asked <= 2, "{}: {asked} requests", page.engine());
}
