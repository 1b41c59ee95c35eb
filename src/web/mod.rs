//! The browser's side: one widget, its canvas and its part of the page. The only `wasm_bindgen` in the tree.
//!
//! Four kinds of message cross between the page and the module, all declared in [`messages`]: what the page is like
//! ([`messages::Environment`]), what happened ([`messages::Event`]), what that changed ([`messages::Outcome`]) and
//! what is to be shown ([`messages::Frame`]). [`session`] answers them with plain data and knows no browser; `widget`
//! converts, and draws on the canvas. The element in `www/` owns loading, listeners and life cycle.
//!
//! The build splits the module in two (`src/site/build/shrink/split`): what most pages do not need at first is added to the
//! instance when [`session::Session::needs_deferred`] asks for it.
//!
//! A trap ends the whole instance and the element starts a fresh one, so nothing here tries to survive a panic.
//!
//! The widget only knows whether a dataset is valid. A second module, built from the same sources with the feature
//! `diagnostics` and fetched only after a refusal, says what is wrong: error messages and suggestions are for the
//! author of the dataset, and would be a twentieth of what every reader loads. A third, of the feature `tables`, reads
//! spreadsheets for the page `make.html`.

#[cfg(all(target_arch = "wasm32", feature = "diagnostics"))]
#[allow(unsafe_code, reason = "the wasm_bindgen macros expand to it")]
mod diagnostics;
#[cfg(all(target_arch = "wasm32", not(any(feature = "diagnostics", feature = "tables"))))]
#[allow(unsafe_code, reason = "the wasm_bindgen macros expand to it")]
mod incoming;
#[cfg(not(any(feature = "diagnostics", feature = "tables")))]
pub mod messages;
#[cfg(not(any(feature = "diagnostics", feature = "tables")))]
pub mod session;
#[cfg(all(target_arch = "wasm32", feature = "tables"))]
#[allow(unsafe_code, reason = "the wasm_bindgen macros expand to it")]
mod tables;
#[cfg(not(any(feature = "diagnostics", feature = "tables")))]
mod transition;
#[cfg(all(target_arch = "wasm32", not(any(feature = "diagnostics", feature = "tables"))))]
#[allow(unsafe_code, clippy::disallowed_methods, reason = "the wasm_bindgen macros expand to it")]
mod widget;
