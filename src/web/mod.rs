//! The browser: one widget, its canvas and its part of the page. The only `wasm_bindgen` in the tree.
//!
//! The page's element (`www/element.js`) owns loading, listeners and life cycle and calls in; every method here
//! converts its arguments, calls the pure rooms and shows the result. A trap ends the whole instance, and the
//! element brings up a fresh one: nothing here tries to survive a panic.
#![allow(unsafe_code, reason = "what the wasm_bindgen macros expand to")]

mod journey;
mod reply;
mod widget;
