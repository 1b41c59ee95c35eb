//! A mark answers who reported it, in which words: to a mouse, to a finger, to the keyboard.

use crate::support::emulation::Size;
use crate::support::in_every_engine;
use crate::support::locators::{EVIDENCE, PLOT};
use crate::support::steps::{has_quote, open, open_evidence, settle};

in_every_engine! {
    /// A click on a mark.
    fn by_mouse(page: &mut Page) {
        open(page, "");
        let evidence = open_evidence(page, |page, point| page.click_at(point));
        assert!(has_quote(&evidence), "{evidence}");
        page.assert_no_errors();
    }

    /// A tap on a mark, on a phone.
    fn by_finger(page: &mut Page) {
        page.resize(Size::PHONE);
        open(page, "");
        let evidence = open_evidence(page, |page, point| page.tap_at(point));
        assert!(has_quote(&evidence), "{evidence}");
        page.assert_no_errors();
    }

    /// Arrow keys and Enter.
    fn by_keyboard(page: &mut Page) {
        open(page, "");
        page.focus(PLOT);
        page.keys(&["ArrowDown", "Enter"]);
        page.wait_for(EVIDENCE);
        settle(page);
        let evidence = page.text(EVIDENCE);
        assert!(has_quote(&evidence), "{evidence}");
        page.assert_no_errors();
    }
}
