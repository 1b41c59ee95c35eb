//! Figures of several periods: which is shown, and what changed.

use serde_json::json;

use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::{GROWTH_TAB, HEADLINE, Locator, TABLE, in_widget};
use crate::support::page::Page;
use crate::support::steps::settle;

const PERIOD: Locator = in_widget("select[name=period]");

/// Opens a page with a dataset of twelve hospitals and six quarters.
fn open_quarters(page: &mut Page) {
    page.server.mount(dist());
    let quarters = include_bytes!("../trials/six_quarters.json").to_vec();
    page.server.file("/quarters.json", "application/json", quarters);
    page.server.page(
        "/periods.html",
        "<!doctype html><html lang=en><title>periods</title><body>\
         <script>{ const ask = requestAnimationFrame; window.frames_asked = 0; window.requestAnimationFrame = (draw) => { frames_asked += 1; return ask(draw); }; }</script>\
         <reported-figures src=/quarters.json metric=within4h lang=en linked></reported-figures>\
         <script type=module src=/reported-figures.js></script>",
    );
    page.goto("/periods.html");
    page.wait_for(PERIOD);
    settle(page);
}

in_every_engine! {
    /// The control chooses a period; headline, table and address follow.
    fn one_is_chosen(page: &mut Page) {
        open_quarters(page);
        assert!(page.text(HEADLINE).contains("(Q2 2024)"), "{}", page.text(HEADLINE));
        assert!(page.text(TABLE).contains("Change since Q1 2024"), "{}", page.text(TABLE));
        page.choose(PERIOD, "2023-Q4");
        page.wait_until_with("shadow.querySelector('h2').textContent.includes(arguments[0])", json!(["(Q4 2023)"]));
        assert_eq!(page.parameter("period").as_deref(), Some("2023-Q4"), "{}", page.engine());
        assert!(page.text(TABLE).contains("Change since Q3 2023"), "{}", page.text(TABLE));
        page.choose(PERIOD, "2024-Q2");
        page.wait_until_with("shadow.querySelector('h2').textContent.includes(arguments[0])", json!(["(Q2 2024)"]));
        page.assert_no_errors();
    }

    /// Marks are on their way to their places in another period; with less motion, they are there at once.
    fn marks_travel(page: &mut Page) {
        open_quarters(page);
        let frames_of = |page: &mut Page, period: &str, words: &str| {
            let before = page.js("return frames_asked").as_u64().unwrap();
            page.choose(PERIOD, period);
            page.wait_until_with("shadow.querySelector('h2').textContent.includes(arguments[0])", json!([words]));
            page.promise("host.settled.then(() => true)");
            page.js("return frames_asked").as_u64().unwrap() - before
        };
        let with_motion = frames_of(page, "2023-Q4", "(Q4 2023)");
        page.js("host.motion = 'none'");
        page.promise("host.settled.then(() => true)");
        let without = frames_of(page, "2024-Q2", "(Q2 2024)");
        assert!(with_motion > without + 1, "{}: {with_motion} frames with motion, {without} without", page.engine());
        page.assert_no_errors();
    }

    /// The growth chart is drawn over time, with a column of its table for each period; exports hold all periods.
    fn all_are_drawn_over_time(page: &mut Page) {
        open_quarters(page);
        page.click(GROWTH_TAB);
        page.wait_until_with("shadow.querySelector('h2').textContent.includes(arguments[0])", json!(["(Q1 2023 to Q2 2024)"]));
        assert_eq!(page.js("return shadow.querySelectorAll('thead th').length"), json!(7), "{}", page.engine());
        let csv = page.promise("host.toCSV({ all: true })");
        let rows = csv.as_str().map_or(0, |csv| csv.lines().filter(|line| line.contains(",reported,")).count());
        assert_eq!(rows, 136, "{}: {csv}", page.engine());
        assert_eq!(page.promise("host.toData({ all: true }).then((text) => JSON.parse(text).figures.length)"), json!(136));
        page.assert_no_errors();
    }
}
