//! The WebAssembly traps.

use serde_json::json;

use super::{REASON, RETRY, assert_nothing_uncaught, open_element, settle, wait_for_reason};
use crate::support::in_every_engine;
use crate::support::locators::HEADLINE;

/// Wraps every export of every instance: `trap` turns the next call into a trap, after which the instance is dead and
/// calls into it are counted.
const TRAPS: &str = r#"<script>
window.instances = 0;
window.callsIntoTheDead = 0;
const guard = (instance) => {
  window.instances++;
  let dead = false;
  const exports = {};
  for (const [name, value] of Object.entries(instance.exports)) {
    exports[name] = typeof value !== "function" ? value : (...args) => {
      if (dead) window.callsIntoTheDead++;
      if (dead || window.trap) {
        dead = true;
        window.trap = false;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return value(...args);
    };
  }
  return { exports };
};
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => guard(await instantiate(...args));
</script>"#;

in_every_engine! {
    /// A trap starts a fresh instance with the last good view; a second one within a minute leaves what is on the screen.
    fn recovers_once(page: &mut Page) {
        open_element(page, TRAPS, "<reported-figures metric=industrial_va_growth></reported-figures><reported-figures></reported-figures>");
        settle(page);
        let headline = page.text(HEADLINE);
        page.js("window.told = []; host.addEventListener('error', (event) => told.push([event.detail.reason, event.detail.recovers]))");
        page.js("window.start = performance.now(); window.trap = true; host.metric = 'gdp_growth'; host.addEventListener('ready', () => { window.took = performance.now() - start })");
        page.wait_until("window.took");
        settle(page);
        assert_eq!(page.text(HEADLINE), headline);
        assert_eq!(page.js("return told"), json!([["trap", true]]));
        // The other element moved to the fresh instance too.
        page.wait_until("instances === 2");
        page.promise("document.querySelectorAll('reported-figures')[1].settled.then(() => 1)");
        page.js("document.querySelectorAll('reported-figures')[1].metric = 'industrial_va_growth'");
        page.promise("document.querySelectorAll('reported-figures')[1].settled.then(() => 1)");
        assert_eq!(page.js("return document.querySelectorAll('reported-figures')[1].view.metric"), json!("industrial_va_growth"));

        page.js("window.trap = true; host.metric = 'tax_revenue_growth'");
        wait_for_reason(page, "trap");
        assert_eq!(page.text(HEADLINE), headline);
        page.wait_until("shadow.querySelector('table') && shadow.querySelector('select').disabled");
        assert_eq!(page.js("return [told, callsIntoTheDead]"), json!([[["trap", true], ["trap", false]], 0]));
        page.click(RETRY);
        settle(page);
        page.wait_until(&format!("!({REASON}) && !shadow.querySelector('select').disabled"));
        assert_nothing_uncaught(page);
    }
}
