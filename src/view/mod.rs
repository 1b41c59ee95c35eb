//! What the reader asked for: chart, metric, units, order, language, theme. A view round-trips through a URL query.
//!
//! ```
//! use reported_figures::dataset::{Lang, embedded};
//! use reported_figures::view::{Chart, View, parse, to_query};
//!
//! let dataset = embedded();
//! let start = View::start(&dataset, Lang::En);
//! let (view, unknown) = parse("?chart=growth&hold=on&metric=no_such_metric", &dataset, &start);
//! assert_eq!(view.chart, Chart::Growth);
//! // A value that is not known falls back to the start's, and is reported.
//! assert_eq!(unknown[0].name, "metric");
//! assert_eq!(to_query(&view, &dataset, &start), "chart=growth&hold=on");
//! ```

mod choice;
mod focus;
mod growth;
mod normalize;
mod over_time;
mod query;
mod rows;
mod state;
mod units;
mod window;

pub use choice::{Chart, Choice, Controls, GrowthScale, Motion, Sort, ThemeChoice};
pub use growth::{GrowthPanel, highest_first};
pub use over_time::{Beyond, EndOfChanges, UnitChange};
pub use query::{Unknown, parse, set, set_from, to_query};
pub use state::View;
pub use window::{LONG_LIST, Line, window};
