//! Never blank: whatever fails, a table and a picture are there, one line says why, and trying again helps.

mod canvas;
mod data;
mod deferred;
pub mod injected;
mod late_parts;
mod script;
mod traps;
mod webassembly;

use serde_json::json;

use crate::support::dist::dist;
use crate::support::locators::{Locator, in_widget};
use crate::support::page::Page;
use crate::support::steps;

/// The code that the widget names for what failed.
const REASON: &str = "shadow?.querySelector('[data-part=failure] code')?.textContent";
const RETRY: Locator = in_widget("[data-part=failure] button");

/// Whether the table and the picture that the server rendered are on the screen.
const STATIC_FALLBACK: &str = "shadow.querySelector('slot') \
    && host.querySelector('table').textContent.includes('8.2') \
    && [...host.querySelectorAll('[data-part=plot] svg')].some((svg) => svg.getBoundingClientRect().height > 100)";

/// What of the page outside a shadow root is on the screen and looks as if it answered: a control, or a label of one. A
/// button that looks like the text around it does not.
const LOOKS_ALIVE: &str = "[...document.querySelectorAll('select, input, button, .controls label, .top label')].filter((it) => { \
    const { visibility, cursor, textDecorationLine } = getComputedStyle(it); \
    return !it.closest('.notice') && it.getClientRects().length && visibility === 'visible' \
        && !(cursor === 'auto' && textDecorationLine === 'none'); }).map((it) => it.outerHTML.slice(0, 80))";

/// Whether the live canvas is on the screen.
const LIVE: &str =
    "shadow?.querySelector('canvas')?.getBoundingClientRect().height > 100 && !shadow.querySelector('slot')";

/// Whether anything is drawn on the canvas.
pub const DRAWN: &str = "(() => { const canvas = shadow.querySelector('canvas'); \
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; \
    return data.some((byte, at) => at % 4 === 3 && byte > 0) && new Set(data.filter((_, at) => at % 4 === 0)).size > 3; })()";

fn wait_for_reason(page: &Page, reason: &str) {
    page.wait_until_with(&format!("{REASON} === arguments[0]"), json!([reason]));
}

/// Waits until the live canvas is there and shows all that was set.
pub fn settle(page: &Page) {
    page.wait_until(LIVE);
    steps::settle(page);
}

/// What a failure begins with that the element logs for whoever made the page.
pub const LOGGED: &str = "reported-figures: ";

/// A page may report a failure through the widget, and log it as that; nothing else may reach the console or go uncaught.
pub fn assert_nothing_uncaught(page: &Page) {
    let uncaught: Vec<String> = page
        .errors()
        .into_iter()
        .filter(|error| ["error:", "rejection:", "console."].iter().any(|kind| error.starts_with(kind)))
        .filter(|error| !error.contains(LOGGED))
        .collect();
    assert!(uncaught.is_empty(), "{}: {uncaught:#?}", page.engine());
}

/// Opens a page with this element, and this before the element's script; without what index.html renders for it.
pub fn open_element(page: &mut Page, before: &str, element: &str) {
    let html = format!(
        "<!doctype html><html lang=zh><head><meta charset=utf-8><title>host</title>{before}\
         <script type=module src=/reported-figures.js></script></head><body>{element}</body></html>"
    );
    page.server.mount(dist());
    page.server.page("/host.html", &html);
    page.goto("/host.html");
}

/// Opens a page with a plain element and waits until it is live.
pub fn open_plain_element(page: &mut Page) {
    open_element(page, "", "<reported-figures></reported-figures>");
    settle(page);
}
