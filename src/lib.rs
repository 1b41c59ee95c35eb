//! **reported-figures** compares honestly what public bodies reported.
//!
//! Data flows one way, down this list: a module knows only the modules above it, and `tests/architecture` fails where
//! one knows another.
//!
//! 1. [`dataset`]: what was reported. JSON becomes a checked [`dataset::Dataset`], or every error with its location.
//! 2. [`table`]: a spreadsheet becomes a table that is understood cell by cell; on the host, and in a WebAssembly of its own.
//! 3. [`analysis`]: what can be concluded from it: intervals, ranks, ties, coverage, growth.
//! 4. [`view`]: what the reader asked for; round-trips through a URL query.
//! 5. [`text`]: words and numbers in 中文 and English, and how wide they are.
//! 6. [`scale`]: linear, log, signed log; ticks.
//! 7. [`scene`]: what is drawn: marks with identity, position and paint order; the hit test.
//! 8. [`chart`]: one file a chart: (dataset, view, size) becomes a [`scene::Scene`].
//! 9. [`outline`]: what is written around it: headline, summary, table, controls, evidence, sources.
//! 10. [`draw`]: a `Scene` becomes canvas or SVG. plotters is named nowhere else.
//! 11. [`export`]: what a reader takes away: CSV, JSON, SVG.
//! 12. [`web`]: the browser: the canvas, and the messages between the page and the widget.
//! 13. `site`: the host's own work: build, serve, check, render. The program in `main.rs` calls it.
//!
//! [`collect`] and [`sort`] replace parts of the standard library; every module may use them.
#![deny(unsafe_code)]
#![cfg_attr(all(target_arch = "wasm32", not(feature = "tables")), warn(clippy::disallowed_methods))]

pub mod analysis;
pub mod chart;
pub mod collect;
pub mod dataset;
pub mod draw;
pub mod export;
pub mod outline;
pub mod scale;
pub mod scene;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
pub mod sort;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
pub mod table;
pub mod text;
pub mod view;
pub mod web;

/// An allocator a third as long as the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf<InPlace> = rlsf::GlobalTlsf::new();

/// What it holds grows and shrinks where it stands, where there is room: else a long text is copied twice on its way in.
#[cfg(target_arch = "wasm32")]
struct InPlace;

#[cfg(target_arch = "wasm32")]
impl rlsf::GlobalTlsfOptions for InPlace {
    // New pages never meet the old ones in that version's WebAssembly.
    const COALESCE_POOLS: bool = false;
}
