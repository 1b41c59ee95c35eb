//! The table of very many units: a page at a time.

use reported_figures::dataset::{generate, to_json};
use serde_json::json;

use crate::check::in_every_engine;
use crate::dist::dist;
use crate::page::Page;
use crate::site::settle;
use crate::spot::{Spot, widget};

const PAGES: Spot = widget(".pages span");
const NEXT: Spot = widget(".pages button:last-child");

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
    page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
    settle(page);
}

in_every_engine! {
    /// The table has pages, a link shows the page again, and another ranking begins with its first.
    fn turns_pages(page: &mut Page) {
        open(page);
        page.js("for (const it of shadow.querySelectorAll('details')) it.open = true");
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
