//! Readers who use a keyboard, a finger, a screen reader, the system's own colours, large text or little motion.

mod announcements;
mod display_settings;
mod focus_order;
mod keyboard;
mod motion;
mod touch;

use crate::support::locators::{Locator, in_widget};

/// Every chart, by its address.
const CHARTS: [&str; 6] = [
    "?chart=ranking",
    "?chart=growth",
    "?chart=growth&scale=step",
    "?chart=profile",
    "?chart=compare",
    "?chart=coverage",
];

const LIVE_REGION: Locator = in_widget("[data-part=live]");
const KEY_HELP: Locator = in_widget("[data-part=help]");
const KEY_HELP_BUTTON: Locator = in_widget("[data-part=keys]");

/// Longer than any announcement is delayed.
const ANNOUNCED: &str = "new Promise((resolve) => setTimeout(resolve, 700))";

/// By how much the page is wider than its window.
const OVERFLOW: &str =
    "const {scrollWidth, clientWidth} = document.documentElement; return scrollWidth - clientWidth";
