//! The browser: one widget, its canvas and its part of the page. The only `wasm_bindgen` in the tree.
//!
//! The page's element (`www/element.js`) owns loading, listeners and life cycle and calls in; every method here
//! converts its arguments, calls the pure rooms and shows the result. A trap ends the whole instance, and the
//! element brings up a fresh one: nothing here tries to survive a panic.
//!
//! The widget only knows whether a dataset is sound. What is wrong with one that is not, a second module says, which is
//! made of the same sources with the feature `complaints` and is fetched when the widget refused a dataset: places, words
//! and suggestions are for who wrote it, and would be a twentieth of what every reader loads.
#![allow(unsafe_code, reason = "what the wasm_bindgen macros expand to")]

#[cfg(feature = "complaints")]
mod complaints;
#[cfg(not(feature = "complaints"))]
mod reply;
#[cfg(not(feature = "complaints"))]
mod transition;
#[cfg(not(feature = "complaints"))]
mod widget;
