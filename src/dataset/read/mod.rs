//! Reading: a JSON document becomes a checked [`Dataset`], or the list of its problems.
//!
//! Reading continues after a problem, so that an editor sees all of them at once, and reports none twice: a unit that is
//! invalid keeps its id, so that the figures that name it are no problems.

mod bounds;
mod declared;
mod definitions;
mod excerpt;
mod figures;
mod gaps;
mod id_index;
mod local;
mod metrics;
mod named;
mod nearest;
mod notices;
mod numbers;
mod objects;
mod pairs;
mod periods;
mod sources;
#[cfg(test)]
mod tests;
mod texts;
mod units;
mod version;

use super::Dataset;
use super::json::{self, JsonValue};
use super::problem::{AnyProblem, ProblemSink, Problems};
use super::series;
use declared::{read_all_references, read_declared};
use definitions::Definitions;
use figures::read_figures;
use gaps::read_gaps;
use local::LocalTexts;
use metrics::read_metrics;
use objects::{Format, members, object_format};
use periods::Periods;
use sources::read_sources;
use texts::{read_id, read_text};
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
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn accept(text: &str) -> Option<Dataset> {
    let json = json::parse_or::<()>(text).ok()?;
    let mut problems = AnyProblem::default();
    let dataset = read_dataset(json.root(), &mut problems)?;
    (!problems.0).then_some(dataset)
}

const DATASET: Format<19> = object_format![
    optional("$schema"),
    optional("version"),
    required("id", "\"my-data\""),
    required("title", "\"…\""),
    optional("source"),
    once_required("period", "\"2024-H1\""),
    required("units", "[…]"),
    required("metrics", "[…]"),
    required("figures", "[…], which may be empty"),
    once_required("gaps", "[…], which may be empty"),
    new("lang"),
    new("kinds"),
    new("themes"),
    new("sources"),
    new("note"),
    new("retrieved"),
    new("corrections"),
    new("references"),
    new("periods"),
];

fn read_dataset(root: JsonValue<'_>, problems: &mut impl ProblemSink) -> Option<Dataset> {
    let values = members(root, DATASET, problems)?;
    let [schema, version, id, title, source, period, units, metrics, figures, gaps, ..] = values;
    let [.., lang, kinds, themes, sources, note, retrieved, corrections, references, periods] = values;
    read_text(schema, problems);
    let version = read_version(version, problems);
    version.check(root, DATASET, &values, problems);
    let texts = &LocalTexts::new(version, lang, problems);
    let declared = read_declared([kinds, themes, note, retrieved, corrections], texts, problems);
    let periods = Periods::read_list(periods, version, texts, problems);
    let period = periods.read(period, problems);

    // Units and metrics are read first, whatever the order of the document: figures and gaps refer to them.
    let units = read_units(units, declared.kinds, version, texts, problems);
    let metrics = read_metrics(metrics, &units, &declared.themes, version, texts, problems);
    let definitions =
        Definitions { units: &units, metrics: &metrics, version, texts, periods: &periods, period };
    let (figures, pairs) = read_figures(figures, &definitions, problems);
    let gaps = read_gaps(gaps, &definitions, &pairs, problems);
    let references = match references {
        Some(_) => read_all_references(references, &definitions, problems),
        None => Vec::new(),
    };
    let mut dataset = Dataset {
        id: read_id(id, problems).unwrap_or_default().into_owned(),
        lang: texts.lang.clone().into_owned(),
        title: texts.read(title, problems),
        sources: read_sources(root, source, sources, version, texts, problems),
        note: declared.note,
        retrieved: declared.retrieved,
        corrections: declared.corrections,
        period,
        named_periods: periods.into_list(),
        figures,
        gaps,
        references,
        series: Vec::new(),
        shown: Vec::new(),
        metrics: metrics.list,
        units: units.list,
        kinds: units.kinds,
        themes: declared.themes,
    };
    dataset.mark_possible();
    if pairs.repeat {
        dataset.series = series::series(&dataset);
    }
    Some(dataset)
}
