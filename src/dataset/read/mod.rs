//! Reading: a JSON document becomes a checked [`Dataset`], or the list of its problems.
//!
//! Reading continues after a problem, so that an editor sees all of them at once, and reports none twice: a unit that is
//! invalid keeps its id, so that the figures that name it are no problems.

mod bounds;
mod definitions;
mod excerpt;
mod figures;
mod gaps;
mod id_index;
mod local;
mod metrics;
mod nearest;
mod numbers;
mod objects;
mod pairs;
#[cfg(test)]
mod tests;
mod texts;
mod units;
mod version;

use super::json::{self, JsonValue};
use super::problem::{AnyProblem, ProblemSink, Problems};
use super::series;
use super::{Dataset, Source};
use definitions::Definitions;
use figures::read_figures;
use gaps::read_gaps;
use local::LocalTexts;
use metrics::read_metrics;
use objects::{Format, members, object_format};
use texts::{read_id, read_period, read_text, read_url};
use units::read_units;
use version::read_version;

/// Reads and checks a dataset.
///
/// The format is published as a JSON Schema, `schema.json` beside this module. Reading is strict: unknown keys are
/// problems, numbers are never rounded, and every id that is used must be defined.
///
/// # Errors
///
/// Every problem of the document, in the order of the document; one that is not JSON has a single problem.
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
    let json = json::parse(text).map_err(|error| Problems::of_syntax(text, &error))?;
    let mut problems = Problems::default();
    let dataset = read_dataset(json.root(), &mut problems).unwrap_or_default();
    if problems.is_empty() { Ok(dataset) } else { Err(problems.located(text)) }
}

/// Reads and checks a dataset as [`read`] does; `None` where it has problems.
///
/// A page that shows a valid dataset needs no messages: a program that only uses this function does not contain them.
pub fn accept(text: &str) -> Option<Dataset> {
    let json = json::parse_or::<()>(text).ok()?;
    let mut problems = AnyProblem::default();
    let dataset = read_dataset(json.root(), &mut problems)?;
    (!problems.0).then_some(dataset)
}

const DATASET: Format<11> = object_format![
    optional("$schema"),
    optional("version"),
    optional("lang"),
    required("id", "\"my-data\""),
    required("title", "{\"zh\": …, \"en\": …}"),
    required("source", "{\"name\": …, \"event\": …, \"note\": …}"),
    required("period", "\"2024-H1\""),
    required("units", "[…]"),
    required("metrics", "[…]"),
    required("figures", "[…], which may be empty"),
    required("gaps", "[…], which may be empty"),
];

fn read_dataset(root: JsonValue<'_>, problems: &mut impl ProblemSink) -> Option<Dataset> {
    let [schema, version, lang, id, title, source, period, units, metrics, figures, gaps] =
        members(root, DATASET, problems)?;
    read_text(schema, problems);
    let version = read_version(version, problems);
    let texts = LocalTexts::new(version, lang, problems);
    let id = read_id(id, problems).unwrap_or_default().into_owned();
    let title = texts.read(title, problems);
    let source = source.and_then(|value| read_source(value, &texts, problems)).unwrap_or_default();
    let period = read_period(period, problems).unwrap_or_default();

    // Units and metrics are read first, whatever the order of the document: figures and gaps refer to them.
    let units = read_units(units, &texts, problems);
    let metrics = read_metrics(metrics, &units.ids, version, &texts, problems);
    let definitions = Definitions { units: &units, metrics: &metrics, version, texts: &texts };
    let (figures, pairs) = read_figures(figures, &definitions, problems);
    let gaps = read_gaps(gaps, &definitions, &pairs, period, problems);
    let lang = texts.lang.into_owned();
    let series = if pairs.repeat { series::series(metrics.list.len(), &figures) } else { Vec::new() };
    Some(Dataset {
        id,
        lang,
        title,
        source,
        period,
        units: units.list,
        metrics: metrics.list,
        figures,
        gaps,
        series,
        shown: Vec::new(),
    })
}

const SOURCE: Format<5> = object_format![
    required("name", "{\"zh\": …, \"en\": …}"),
    required("event", "{\"zh\": …, \"en\": …}"),
    required("note", "{\"zh\": …, \"en\": …}"),
    optional("url"),
    optional("published"),
];

fn read_source(
    value: JsonValue<'_>,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Option<Source> {
    let [name, event, note, url, published] = members(value, SOURCE, problems)?;
    Some(Source {
        name: texts.read(name, problems),
        event: texts.read(event, problems),
        note: texts.read(note, problems),
        url: read_url(url, problems),
        published: read_period(published, problems),
    })
}
