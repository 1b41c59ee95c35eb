//! Figures: the value, the bound, the period and the scope of each, checked against its metric.

use super::super::json::{Children, JsonValue};
use super::super::problem::ProblemSink;
use super::super::{Basis, Bound, Figure, Fixed, Kind, LocalText, MetricIx, Period, UnitIx, Value};
use super::bounds::{read_bound, read_far_end, read_range, read_spread};
use super::declared::read_remarks;
use super::definitions::Definitions;
use super::excerpt::excerpt;
use super::local::LocalTexts;
use super::named::read_named_id;
use super::numbers::read_value;
use super::objects::{Format, items, members, missing, object_format};
use super::pairs::Pairs;
use super::texts::{read_choice, read_text};
use super::version::Version;

const FIGURE: Format<20> = object_format![
    required("unit", "\"wanzhou\""),
    required("metric", "\"gdp-growth\""),
    optional("value"),
    optional("bound"),
    optional("upper"),
    optional("decimals"),
    optional("period"),
    once_required("period_basis", "\"stated\", \"implied\" or \"unknown\""),
    optional("scope"),
    new("judge"),
    once_required("quote", "the characters of the source"),
    optional("quote_label"),
    once_required("place", "\"lead\", or the number of the paragraph"),
    new("lower"),
    new("low"),
    new("high"),
    new("confidence"),
    new("status"),
    new("note"),
    new("quote_translation"),
];

/// How many values and keys a figure usually has at least: itself, and eight members.
const USUAL_NODES: usize = 17;

/// Reads the figures, and the pairs of unit and metric that have one.
pub(super) fn read_figures(
    array: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    problems: &mut impl ProblemSink,
) -> (Vec<Figure>, Pairs) {
    let items = items(array, 2_000_000, problems);
    // Reserved at once: each time a list grows, it is copied.
    let count = items.as_ref().map_or(0, Children::count_nodes) / USUAL_NODES;
    let (mut list, mut pairs) = (Vec::with_capacity(count), Pairs::with_capacity(count));
    for (index, item) in items.into_iter().flatten().enumerate() {
        let Some(values) = members(item, FIGURE, problems) else { continue };
        definitions.version.check(item, FIGURE, &values, problems);
        let pair = definitions.pair(values[0], values[1], problems);
        let figure = read_figure(item, values, pair, definitions, problems);
        if let (Some(unit), Some(metric)) = pair {
            pairs.push(unit, metric, figure.as_ref().and_then(|figure| figure.period), index);
        }
        list.extend(figure);
    }
    pairs.sort(array, "figures", definitions.version == Version::Two, problems);
    (list, pairs)
}

/// The unit and the metric of a figure, where they are valid.
type Pair = (Option<UnitIx>, Option<MetricIx>);

fn read_figure(
    item: JsonValue<'_>,
    values: [Option<JsonValue<'_>>; 20],
    (unit, metric): Pair,
    definitions: &Definitions<'_, '_>,
    problems: &mut impl ProblemSink,
) -> Option<Figure> {
    let [_, _, value, bound, upper, decimals, period, basis, scope, judge, quote, label, place, ..] = values;
    let [.., lower, low, high, confidence, status, note, translation] = values;
    let (texts, version) = (definitions.texts, definitions.version);
    let kind = definitions.kind_of(metric);
    let limits = definitions.limits(metric, kind);
    let is_range = value.is_none() && (lower.is_some() || upper.is_some()) && version == Version::Two;
    if value.is_none() && !is_range {
        missing(item, "value", "8.1", problems);
    }
    let (value, bound, far_end) = if is_range {
        (read_range(limits, [lower, upper], decimals, bound, item, problems), Some(Bound::Exact), None)
    } else {
        let read = read_value(limits, value, decimals, (item, version), problems);
        check_grade(read.as_ref(), value, definitions, metric, problems);
        let bound = read_bound(kind, bound, (item, version), problems);
        let number = read.as_ref().and_then(number_of);
        (read, bound, read_far_end(limits, [lower, upper], bound, number, problems))
    };
    let exact = value.as_ref().and_then(number_of).filter(|_| bound == Some(Bound::Exact));
    let spread = read_spread([low, high, confidence], exact, item, problems);
    let (basis, period) = read_basis(item, basis, period, definitions, problems);
    if kind == Some(Kind::Rank) && scope.is_none() && definitions.version == Version::One {
        let example =
            "{\"zh\": \"全市\", \"en\": \"the city\"}, or \"version\": 2 at the top of the document";
        missing(item, "scope", example, problems);
    }
    let scope = read_given("scope", kind, scope, texts, problems);
    let judge = read_given("judge", kind, judge, texts, problems);
    let quote = read_text(quote, problems);
    let label = read_text(label, problems);
    let remarks = read_remarks([status, note, translation], texts, problems);
    let paragraph = read_paragraph(place, definitions.version, problems);
    Some(Figure {
        unit: unit?,
        metric: metric?,
        value: value?,
        bound: bound?,
        far_end,
        spread,
        period,
        basis: basis?,
        scope,
        judge,
        status: remarks.status,
        note: remarks.note,
        quote: quote.unwrap_or_default().into_owned(),
        quote_translation: remarks.translation,
        quote_label: label.map(Into::into),
        paragraph: paragraph.unwrap_or_default(),
    })
}

/// Reports a grade that is not one of those that its metric declares.
fn check_grade(
    read: Option<&Value>,
    value: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    metric: Option<MetricIx>,
    problems: &mut impl ProblemSink,
) {
    let metric = metric.and_then(|metric| definitions.metrics.list.get(metric.0 as usize));
    if let (Some(Value::Grade(_)), Some(metric)) = (read, metric)
        && !metric.grades.is_empty()
    {
        read_named_id(value, &metric.grades, problems);
    }
}

fn number_of(value: &Value) -> Option<Fixed> {
    match value {
        Value::Number { number, .. } => Some(*number),
        Value::Range { .. } | Value::Grade(_) => None,
    }
}

/// How the period is known, and the period. Without one it is that of the dataset, which the figure implies, unless the
/// basis is `unknown`.
fn read_basis(
    item: JsonValue<'_>,
    basis: Option<JsonValue<'_>>,
    code: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    problems: &mut impl ProblemSink,
) -> (Option<Basis>, Option<Period>) {
    let period = definitions.periods.read(code, problems);
    let usual = definitions.period.filter(|_| definitions.version == Version::Two);
    if basis.is_none() {
        return match (code, usual) {
            (Some(_), _) => (Some(Basis::Stated), period),
            (None, Some(usual)) => (Some(Basis::Implied), Some(usual)),
            (None, None) => (Some(Basis::Unknown), None),
        };
    }
    let basis = read_choice(basis, Basis::ALL, Basis::NAMES, problems);
    match (basis, code) {
        (Some(Basis::Unknown), Some(code)) => {
            problems.report(
                code,
                &["there is a period, but `period_basis` says that it is unknown"],
                &["remove it, or change `period_basis`"],
            );
        }
        (Some(Basis::Implied), None) if usual.is_some() => return (basis, usual),
        (Some(Basis::Stated | Basis::Implied), None) => {
            missing(item, "period", "\"2024-H1\", or make `period_basis` \"unknown\"", problems);
        }
        _ => {}
    }
    (basis, period)
}

/// What only ranks and grades have: among whom they were given, and by whom.
fn read_given(
    name: &str,
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Option<LocalText> {
    let value = value?;
    if matches!(kind, None | Some(Kind::Rank | Kind::Grade)) {
        return Some(texts.read(Some(value), problems));
    }
    problems.report(value, &["only a rank or a grade has a ", name], &["remove it"]);
    None
}

/// The paragraph of the source: in version 1 `lead`, or 1 to 99.
fn read_paragraph(
    value: Option<JsonValue<'_>>,
    version: Version,
    problems: &mut impl ProblemSink,
) -> Option<String> {
    let value = value?;
    let paragraph = read_text(Some(value), problems)?;
    if version == Version::Two {
        return Some(paragraph.into_owned());
    }
    let number = paragraph.len() <= 2
        && paragraph.bytes().all(|byte| byte.is_ascii_digit())
        && !paragraph.starts_with('0');
    if !paragraph.trim().is_empty() && paragraph != "lead" && !number {
        let help = "write \"lead\", or \"1\", \"2\", … for the numbered paragraphs";
        problems.report_with(|problems| {
            problems.report(value, &[&excerpt(value), " is not a paragraph"], &[help])
        });
    }
    Some(paragraph.into_owned())
}
