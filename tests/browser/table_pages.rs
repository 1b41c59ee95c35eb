//! The table of a long list shows one page at a time.

use reported_figures::dataset::{generate, to_json};
use serde_json::json;

use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::{Locator, in_widget};
use crate::support::page::Page;
use crate::support::steps::{settle, wait_until_live};

const PAGES: Locator = in_widget(".pages span");
const NEXT: Locator = in_widget(".pages button:last-child");

fn open(page: &mut Page) {
    page.server.mount(dist());
    page.server.file("/many.json", "application/json", to_json(&generate(2000, 1, 1)).into_bytes());
    page.server.page(
        "/host.html",
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><body>\
         <script type=module src=/reported-figures.js></script>\
         <reported-figures src=/many.json lang=en motion=none></reported-figures>",
    );
    page.goto("/host.html");
    wait_until_live(page);
    settle(page);
}

in_every_engine! {
    /// The buttons turn pages, a view names its page, and another order begins with the first page.
    fn turns_pages(page: &mut Page) {
        open(page);
        page.js("for (const it of shadow.querySelectorAll('details')) it.open = true");
        // With a pointer over the table comes the field that finds a unit, and moves what stands below.
        page.hover_at(page.middle(in_widget("[data-part=table] > summary")));
        page.wait_until("shadow.querySelector('[data-part=table] input[type=search]')");
        settle(page);
        assert!(page.text(PAGES).starts_with("1–25 of "), "{}", page.text(PAGES));
        page.click(NEXT);
        settle(page);
        assert!(page.text(PAGES).starts_with("26–50 of "), "{}", page.text(PAGES));
        assert_eq!(page.js("return host.view.page"), json!("2"));
        page.js("host.view = {page: '3', motion: 'none', lang: 'en'}");
        settle(page);
        assert!(page.text(PAGES).starts_with("51–75 of "), "{}", page.text(PAGES));
        page.js("host.sort = 'name'");
        settle(page);
        assert!(page.text(PAGES).starts_with("1–25 of "), "{}", page.text(PAGES));
        page.assert_no_errors();
    }
}
