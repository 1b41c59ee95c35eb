//! Every reader: by key, by finger, by ear, with a system's own colours, on the narrowest page, with the largest text.

mod ears;
mod eyes;
mod fingers;
mod keys;
mod moving;
mod stops;

use crate::spot::{Spot, widget};

/// Every chart, by its address.
const CHARTS: [&str; 6] = [
    "?chart=ranking",
    "?chart=growth",
    "?chart=growth&scale=step",
    "?chart=profile",
    "?chart=compare",
    "?chart=coverage",
];

const LIVE: Spot = widget("[data-part=live]");
const HELP: Spot = widget("[data-part=help]");
const HELP_BUTTON: Spot = widget("[data-part=keys]");

/// Long enough that nothing more is said.
const QUIET: &str = "new Promise((resolve) => setTimeout(resolve, 700))";

/// By how much the page is wider than its window.
const TOO_WIDE: &str =
    "const {scrollWidth, clientWidth} = document.documentElement; return scrollWidth - clientWidth";
