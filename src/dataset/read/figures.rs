//! Figures: the value, the bound, the period and the scope of each, checked against its metric.

use super::super::json::{Children, JsonValue};
use super::super::problem::ProblemSink;
use super::super::{Basis, Bound, Figure, Fixed, Kind, LocalText, MetricIx, Period, UnitIx, Value};
use super::bounds::{read_bound, read_far_end, read_range, read_spread};
use super::definitions::Definitions;
use super::excerpt::excerpt;
use super::local::LocalTexts;
use super::numbers::read_value;
use super::objects::{Format, items, members, missing, object_format};
use super::pairs::Pairs;
use super::texts::{read_choice, read_period, read_text};
use super::version::Version;

const FIGURE: Format<17> = object_format![
    required("unit", "\"wanzhou\""),
    required("metric", "\"gdp-growth\""),
    optional("value"),
    optional("bound"),
    optional("upper"),
    optional("decimals"),
    optional("period"),
    required("period_basis", "\"stated\", \"implied\" or \"unknown\""),
    optional("scope"),
    optional("judge"),
    required("quote", "the characters of the source"),
    optional("quote_label"),
    required("place", "\"lead\", or the number of the paragraph"),
    optional("lower"),
    optional("low"),
    optional("high"),
    optional("confidence"),
];

/// How many values and keys a figure has at least: itself, and eight members.
const MIN_NODES: usize = 17;

/// Reads the figures, and the pairs of unit and metric that have one.
pub(super) fn read_figures(
    array: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    problems: &mut impl ProblemSink,
) -> (Vec<Figure>, Pairs) {
    let items = items(array, 2_000_000, problems);
    // Reserved at once: each time a list grows, it is copied.
    let count = items.as_ref().map_or(0, Children::count_nodes) / MIN_NODES;
    let (mut list, mut pairs) = (Vec::with_capacity(count), Pairs::with_capacity(count));
    for (index, item) in items.into_iter().flatten().enumerate() {
        let Some(values) = members(item, FIGURE, problems) else { continue };
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
    values: [Option<JsonValue<'_>>; 17],
    (unit, metric): Pair,
    definitions: &Definitions<'_, '_>,
    problems: &mut impl ProblemSink,
) -> Option<Figure> {
    let [_, _, value, bound, upper, decimals, period, basis, scope, judge, quote, label, place, ends @ ..] =
        values;
    let [lower, spread @ ..] = ends;
    let kind = metric.and_then(|metric| definitions.metrics.kinds.get(metric.0 as usize).copied().flatten());
    let limits = definitions.limits(metric, kind);
    let version = definitions.version;
    for (index, name) in ["lower", "low", "high", "confidence"].iter().enumerate() {
        version.check_new(name, ends[index], problems);
    }
    let is_range = value.is_none() && (lower.is_some() || upper.is_some()) && version == Version::Two;
    if value.is_none() && !is_range {
        missing(item, "value", "8.1", problems);
    }
    let (value, bound, far_end) = if is_range {
        (read_range(limits, [lower, upper], decimals, bound, item, problems), Some(Bound::Exact), None)
    } else {
        let value = read_value(limits, value, decimals, (item, version), problems);
        let bound = read_bound(kind, bound, (item, version), problems);
        let number = value.as_ref().and_then(number_of);
        (value, bound, read_far_end(limits, [lower, upper], bound, number, problems))
    };
    let exact = value.as_ref().and_then(number_of).filter(|_| bound == Some(Bound::Exact));
    let spread = read_spread(spread, exact, item, problems);
    let (basis, period) = read_basis(item, basis, period, problems);
    definitions.version.check_new("judge", judge, problems);
    if kind == Some(Kind::Rank) && scope.is_none() && definitions.version == Version::One {
        let example =
            "{\"zh\": \"全市\", \"en\": \"the city\"}, or \"version\": 2 at the top of the document";
        missing(item, "scope", example, problems);
    }
    let scope = read_given("scope", kind, scope, definitions.texts, problems);
    let judge = read_given("judge", kind, judge, definitions.texts, problems);
    let quote = read_text(quote, problems);
    let label = read_text(label, problems);
    let paragraph = read_paragraph(place, problems);
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
        quote: quote?.into_owned(),
        quote_label: label.map(Into::into),
        paragraph: paragraph?,
    })
}

fn number_of(value: &Value) -> Option<Fixed> {
    match value {
        Value::Number { number, .. } => Some(*number),
        Value::Range { .. } | Value::Grade(_) => None,
    }
}

/// How the period is known, and the period: it must be there unless the basis is `unknown`.
fn read_basis(
    item: JsonValue<'_>,
    basis: Option<JsonValue<'_>>,
    code: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> (Option<Basis>, Option<Period>) {
    let basis = read_choice(basis, Basis::ALL, Basis::NAMES, problems);
    match (basis, code) {
        (Some(Basis::Unknown), Some(code)) => {
            problems.report(
                code,
                &["there is a period, but `period_basis` says that it is unknown"],
                &["remove it, or change `period_basis`"],
            );
        }
        (Some(Basis::Stated | Basis::Implied), None) => {
            missing(item, "period", "\"2024-H1\", or make `period_basis` \"unknown\"", problems);
        }
        _ => {}
    }
    (basis, read_period(code, problems))
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

/// The paragraph of the source: `lead`, or 1 to 99.
fn read_paragraph(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Option<String> {
    let value = value?;
    let paragraph = read_text(Some(value), problems)?;
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
