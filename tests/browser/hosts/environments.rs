//! Where the element stands: under a strict policy, among styles that reach everything, on a disk.

use serde_json::json;

use super::open_host;
use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::METRIC;
use crate::support::steps::{settle, wait_until_live};

in_every_engine! {
    /// A single file, opened from a disk by a double click.
    fn disk(page: &mut Page) {
        page.goto(&format!("file://{}/standalone.html", dist().display()));
        wait_until_live(page);
        page.choose(METRIC, "forest_cover");
        settle(page);
        page.wait_until("host.view.metric === 'forest_cover' && !shadow.querySelector('[data-part=failure]')");
    }

    /// The strictest policy that lets WebAssembly run is not violated.
    fn strict_policy(page: &mut Page) {
        open_host(page, "strict-policy");
        wait_until_live(page);
        page.choose(METRIC, "forest_cover");
        settle(page);
        page.wait_until("getComputedStyle(shadow.querySelector('.rf')).padding !== '0px'");
        let errors: Vec<String> = page.errors().into_iter().filter(|error| !error.contains("__collector")).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", page.engine());
        assert_eq!(page.js("return [localStorage.length, document.cookie]"), json!([0, ""]));
    }

    /// The host's styles stay outside, the element's inside.
    fn global_styles(page: &mut Page) {
        open_host(page, "global-styles");
        wait_until_live(page);
        let style = "const style = getComputedStyle(shadow.querySelector('.kicker'));\
            return [Math.round(parseFloat(style.fontSize)), style.direction, style.letterSpacing, style.textTransform, style.borderTopWidth]";
        assert_eq!(page.js(style), json!([14, "ltr", "normal", "none", "0px"]));
        page.assert_no_errors();
    }
}
