//! What was reported: units, metrics, figures and gaps, read from JSON and checked.
//!
//! ```
//! use reported_figures::dataset::{self, Fixed};
//!
//! let dataset = dataset::read(dataset::embedded_text()).unwrap();
//! let farmland = dataset.metric_by_id("high_standard_farmland").unwrap();
//! let figure = dataset.figures_of(farmland).next().unwrap();
//! assert_eq!(dataset.unit(figure.unit).name.get(dataset::Lang::En), "Wanzhou District");
//! assert_eq!(figure.number(), Fixed::parse("71.7").ok());
//! assert_eq!(figure.quote, "高标准农田71.7万亩");
//!
//! // A document with problems is refused. Each problem has its location, what is wrong, and how to fix it.
//! let document = dataset::embedded_text().replace("71.7,", "\"71.7万亩\",");
//! let problem = &dataset::read(&document).unwrap_err()[0];
//! assert_eq!((problem.line, problem.path.as_str()), (214, "$.figures[7].value"));
//! assert_eq!(problem.message, "this is a text where a number is expected");
//! assert_eq!(problem.help, "write the digits alone, with a point, such as 8.1 or \"8.10\", without units or separators");
//! ```
//!
//! [`read`] and [`accept`], which leaves out the messages, are the only ways to make a [`Dataset`] from a document, so
//! every other module relies on its rules. The format is published as a JSON Schema, which states as many of the rules as
//! a schema can; the reader checks all of them.

mod calendar;
#[cfg(test)]
pub(crate) mod comparisons;
mod figure;
mod fixed;
#[cfg(not(target_arch = "wasm32"))]
mod generate;
mod index;
mod isolate;
mod json;
mod local;
mod metric;
mod model;
mod named;
mod named_period;
mod names;
pub mod packed;
mod period_order;
mod possible;
mod problem;
mod read;
mod series;
mod status;
mod version_1;
#[cfg(not(target_arch = "wasm32"))]
mod warnings;
mod write;

pub use calendar::{Part, Period, days_in};
pub use figure::{Basis, Bound, Figure, Gap, GapReason, Spread, Value};
pub use fixed::{Fixed, FixedError, push_digits};
#[cfg(not(target_arch = "wasm32"))]
pub use generate::{generate, generate_with_periods};
pub use index::{KindIx, MetricIx, Subject, ThemeIx, UnitIx};
pub use isolate::{
    IsolatedPart, ends_from_right_to_left, first_part, has_right_to_left, is_isolate, isolate_lines, isolated,
};
pub use local::{Lang, LocalText, UNDETERMINED};
pub use metric::{Better, Kind, Metric, Near};
pub use model::*;
pub use named::Named;
pub use named_period::NamedPeriod;
pub use problem::{MAX_LISTED, Problem, Problems};
pub use read::{accept, read};
pub use status::{Status, Statuses};
pub use version_1::{default_kinds, default_themes};
#[cfg(not(target_arch = "wasm32"))]
pub use warnings::warnings;
pub use write::{Selection, problems_to_json, selection_to_json, to_json};

/// The embedded dataset, as JSON.
pub fn embedded_text() -> &'static str {
    include_str!("chongqing-2024-h1.json")
}

/// The embedded dataset.
#[cfg(not(feature = "packed-dataset"))]
pub fn embedded() -> Dataset {
    // It has no problems: a test reads it.
    accept(embedded_text()).unwrap_or_default()
}

/// The embedded dataset: the one that a build [packed](packed), see [`crate::site::build::compile`]. Without the
/// [details](packed::detach) of metrics that need the deferred module.
#[cfg(feature = "packed-dataset")]
pub fn embedded() -> Dataset {
    let texts = include_str!(concat!(env!("REPORTED_FIGURES_PACKED"), "/texts"));
    let numbers = include_bytes!(concat!(env!("REPORTED_FIGURES_PACKED"), "/numbers"));
    // The build that packed it is the one that compiles this.
    packed::unpack(texts, numbers).unwrap_or_default()
}
