//! Pages of host sites that embed the chart: in a frame, as an element, from a disk.

mod apps;
mod article;
mod embed_code;
mod environments;
mod frames;
mod guest;
mod hostile_text;
mod messages;
mod policies;

use crate::support::dist::dist;
use crate::support::locators::{Locator, in_page};
use crate::support::page::Page;
use crate::support::steps::{settle, wait_until_live};

const FRAME: Locator = in_page("iframe");

/// Opens a page of `tests/hosts`.
fn open_host(page: &mut Page, name: &str) {
    page.server.mount(dist());
    page.goto(&format!("/hosts/{name}.html"));
}

/// Waits until the frame is exactly as high as what it shows, and what it shows is live.
fn wait_until_frame_fits(page: &Page) {
    page.enter_frame(FRAME);
    wait_until_live(page);
    settle(page);
    page.wait_until("Math.abs(innerHeight - Math.ceil(document.body.getBoundingClientRect().height)) <= 1");
    let height = page.js("return innerHeight").as_f64().expect("a height");
    assert!(height > 300.0, "{}: {height}", page.engine());
    page.leave_frames();
}

/// Clicks an element that may have moved together with a frame. Chromium decides which frame a point belongs to by
/// where the frames of other processes were a moment ago.
fn click_near_frame(page: &Page, locator: Locator) {
    page.rect(locator);
    page.promise("new Promise((done) => setTimeout(done, 300))");
    page.click(locator);
}
