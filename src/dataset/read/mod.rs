//! Reading: a JSON document becomes a checked [`Dataset`], or every problem with its place and mend.
//!
//! Reading goes on after a problem wherever the rest can still be judged, and an error is reported
//! once: a unit that is broken itself still lends its id to the figures that name it.

mod cells;
mod fields;
mod figures;
mod gaps;
mod ids;
mod metrics;
mod nearest;
mod numbers;
#[cfg(test)]
mod tests;
mod texts;
mod units;

use super::json::{self, JsonValue};
use super::problem::{ProblemSink, Problems, Refused};
use super::{Dataset, Source};
use fields::{Keys, fields, keys};
use ids::Ids;
use texts::{id, local, period, text, url};

/// Reads and checks a dataset.
///
/// The format is published as a JSON Schema beside this module. What it takes is exact: unknown keys are
/// problems, numbers are never rounded, ids must lead somewhere.
///
/// # Errors
///
/// Every problem of the document, in its order; a document that is no JSON has one.
///
/// ```
/// use reported_figures::dataset;
///
/// let problems = dataset::read(r#"{"id": "Upper Case"}"#).unwrap_err();
/// let last = problems.last().unwrap();
/// assert_eq!((last.path.as_str(), last.line, last.column), ("$.id", 1, 8));
/// assert!(dataset::read(dataset::embedded_text()).is_ok());
/// ```
pub fn read(text: &str) -> Result<Dataset, Problems> {
    let json = json::parse(text).map_err(|syntax| Problems::of_syntax(text, &syntax))?;
    let mut problems = Problems::default();
    let dataset = dataset(json.root(), &mut problems).unwrap_or_default();
    if problems.is_empty() { Ok(dataset) } else { Err(problems.placed(text)) }
}

/// Reads what [`read`] reads, and of anything else says nothing: what a page needs that shows sound datasets.
///
/// ```
/// use reported_figures::dataset;
///
/// assert!(dataset::accept(r#"{"id": "Upper Case"}"#).is_none());
/// assert!(dataset::accept(dataset::embedded_text()).is_some());
/// ```
pub fn accept(text: &str) -> Option<Dataset> {
    let json = json::parse_or::<()>(text).ok()?;
    let mut refused = Refused::default();
    let dataset = dataset(json.root(), &mut refused)?;
    (!refused.0).then_some(dataset)
}

const TOP: Keys<9> = keys![
    may("$schema"),
    must("id", "\"my-data\""),
    must("title", "{\"zh\": …, \"en\": …}"),
    must("source", "{\"name\": …, \"event\": …, \"note\": …}"),
    must("period", "\"2024-H1\""),
    must("units", "[…]"),
    must("metrics", "[…]"),
    must("figures", "[…], which may be empty"),
    must("gaps", "[…], which may be empty"),
];

fn dataset(root: JsonValue<'_>, problems: &mut impl ProblemSink) -> Option<Dataset> {
    let [schema, id_, title, source_, period_, units_, metrics_, figures_, gaps_] =
        fields(root, TOP, problems)?;
    text(schema, problems);
    let id = id(id_, problems).unwrap_or_default().into_owned();
    let title = local(title, problems);
    let source = source_.and_then(|value| source(value, problems)).unwrap_or_default();
    let period = period(period_, problems).unwrap_or_default();

    // Units and metrics come first, wherever they stand: figures and gaps point to them.
    let units = units::units(units_, problems);
    let metrics = metrics::metrics(metrics_, &units.ids, problems);
    let known = Known { units: &units, metrics: &metrics };
    let (figures, cells) = figures::figures(figures_, &known, problems);
    let gaps = gaps::gaps(gaps_, &known, &cells, problems);
    Some(Dataset { id, title, source, period, units: units.list, metrics: metrics.list, figures, gaps })
}

const SOURCE: Keys<5> = keys![
    must("name", "{\"zh\": …, \"en\": …}"),
    must("event", "{\"zh\": …, \"en\": …}"),
    must("note", "{\"zh\": …, \"en\": …}"),
    may("url"),
    may("published"),
];

fn source(value: JsonValue<'_>, problems: &mut impl ProblemSink) -> Option<Source> {
    let [name, event, note, url_, published] = fields(value, SOURCE, problems)?;
    Some(Source {
        name: local(name, problems),
        event: local(event, problems),
        note: local(note, problems),
        url: url(url_, problems),
        published: period(published, problems),
    })
}

/// What figures and gaps point to.
struct Known<'k, 'a> {
    units: &'k units::Units<'a>,
    metrics: &'k metrics::Metrics<'a>,
}
