//! Everything around the chart: headline, controls, evidence, table and sources, as an outline.
//!
//! An outline is written once, as text, and read twice: by the host as HTML, by the browser as DOM. So a pre-rendered
//! page and the live widget show the same, and the table cannot disagree with the chart. Inside this module, a function
//! that takes an `OutlineWriter` writes the part that it is named after.
//!
//! ```
//! use reported_figures::analysis::AnalysedDataset;
//! use reported_figures::dataset::{Lang, embedded};
//! use reported_figures::outline::{Element, html, outline};
//! use reported_figures::view::View;
//!
//! let dataset = AnalysedDataset::new(embedded());
//! let view = View::start(&dataset, Lang::En);
//! let written = outline(&dataset, &view, view.focus(&dataset), &[]);
//! let page = html(&Element::read(&written), "<svg></svg>");
//! assert!(page.contains("leads with 8.2%, Nan'an is last with 6.3%</h2>"));
//! assert!(page.contains("<th scope=row>High-tech (development zone)</th>"));
//! ```

mod arithmetic;
mod chart_area;
mod controls;
mod document;
mod evidence;
mod export_menu;
mod header;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod keys;
mod language_spans;
mod link;
mod live_region;
#[cfg(not(target_arch = "wasm32"))]
mod node;
mod shown_parts;
mod table;
mod title;
mod writer;

pub use chart_area::is_long;
pub use document::{changes, outline};
pub use evidence::evidence;
#[cfg(not(target_arch = "wasm32"))]
pub use html::{escape, escaped, html};
pub use keys::{Action, KEYS, action, help};
pub use link::link_query;
pub use live_region::{Announcement, live};
#[cfg(not(target_arch = "wasm32"))]
pub use node::{Element, Node};
pub use shown_parts::{OutOfSight, Part, ShownParts};
