//! The canvas is refused, loses its picture, or has no size at first.

use serde_json::json;

use super::{DRAWN, assert_nothing_uncaught, open_element, open_plain_element, wait_for_reason};
use crate::support::in_every_engine;

in_every_engine! {
    /// A browser that gives no canvas context leaves the fallback.
    fn is_refused(page: &mut Page) {
        let refuse = "<script>HTMLCanvasElement.prototype.getContext = () => null</script>";
        open_element(page, refuse, "<reported-figures><p>fallback</p></reported-figures>");
        wait_for_reason(page, "canvas");
        page.wait_until("shadow.querySelector('slot') && host.querySelector('p').getBoundingClientRect().height > 0");
        assert_nothing_uncaught(page);
    }

    /// A picture that was lost is drawn again: after the event, and when the page is shown again.
    fn loses_its_picture(page: &mut Page) {
        open_plain_element(page);
        page.wait_until(DRAWN);
        for event in [
            "canvas.dispatchEvent(new Event('contextrestored'))",
            "document.dispatchEvent(new Event('visibilitychange'))",
            "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))",
        ] {
            page.js("const canvas = shadow.querySelector('canvas'); canvas.getContext('2d').clearRect(0, 0, 9999, 9999)");
            assert_eq!(page.js(&format!("return {DRAWN}")), json!(false));
            page.js(&format!("const canvas = shadow.querySelector('canvas'); {event}"));
            page.wait_until(DRAWN);
        }
        assert_nothing_uncaught(page);
    }

    /// An element that is hidden at first is drawn to its size when it is shown.
    fn has_no_size_at_first(page: &mut Page) {
        for hidden in ["display:none", "width:0;height:0;overflow:hidden"] {
            open_element(page, "", &format!("<div style='{hidden}'><reported-figures></reported-figures></div>"));
            page.promise("host.ready.then(() => 1)");
            page.js("host.parentNode.style.cssText = 'width: 700px'");
            page.wait_until("Math.abs(shadow.querySelector('canvas').width - shadow.querySelector('[data-part=plot]').clientWidth * devicePixelRatio) <= 1");
            page.wait_until(DRAWN);
        }
        assert_nothing_uncaught(page);
    }
}
