//! Figures: the value, the bound, the period and the scope of each, checked against its metric.

use super::super::json::{Children, JsonValue};
use super::super::problem::ProblemSink;
use super::super::{Basis, Bound, Figure, Fixed, Kind, LocalText, MetricIx, Period, UnitIx, Value};
use super::definitions::Definitions;
use super::excerpt::excerpt;
use super::local::LocalTexts;
use super::numbers::{read_number, read_value};
use super::objects::{Format, items, members, missing, object_format};
use super::pairs::Pairs;
use super::texts::{read_choice, read_period, read_text};
use super::version::Version;

const FIGURE: Format<13> = object_format![
    required("unit", "\"wanzhou\""),
    required("metric", "\"gdp-growth\""),
    required("value", "8.1"),
    required("bound", "\"exact\""),
    optional("upper"),
    optional("decimals"),
    optional("period"),
    required("period_basis", "\"stated\", \"implied\" or \"unknown\""),
    optional("scope"),
    optional("judge"),
    required("quote", "the characters of the source"),
    optional("quote_label"),
    required("place", "\"lead\", or the number of the paragraph"),
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
    values: [Option<JsonValue<'_>>; 13],
    (unit, metric): Pair,
    definitions: &Definitions<'_, '_>,
    problems: &mut impl ProblemSink,
) -> Option<Figure> {
    let [_, _, value, bound, upper, decimals, period, basis, scope, judge, quote, label, place] = values;
    let kind = metric.and_then(|metric| definitions.metrics.kinds.get(metric.0 as usize).copied().flatten());
    let value = read_value(kind, value, decimals, (item, definitions.version), problems);
    let bound = read_bound(kind, bound, problems);
    let upper = read_upper(kind, upper, bound, value.as_ref().and_then(number_of), problems);
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
        upper,
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
        Value::Grade(_) => None,
    }
}

fn read_bound(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<Bound> {
    let bound = read_choice(value, Bound::ALL, Bound::NAMES, problems)?;
    if let (Some(value), true) = (value, kind == Some(Kind::Grade) && bound != Bound::Exact) {
        problems.report(value, &["a grade has no bounds"], &["write \"exact\""]);
    }
    Some(bound)
}

/// The upper end of a figure that is `over`, where it has one: 3000余 is below 4000.
fn read_upper(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    bound: Option<Bound>,
    lower: Option<Fixed>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    let value = value?;
    if bound.is_some_and(|bound| bound != Bound::Over) {
        problems.report(
            value,
            &["`upper` is only for the bound `over`"],
            &["remove it, or make the bound \"over\""],
        );
        return None;
    }
    let (upper, _) = read_number(kind, Some(value), problems)?;
    if lower.is_some_and(|lower| upper <= lower) {
        problems.report(
            value,
            &["`upper` is not above the value"],
            &["write the next round number, such as 4000 for 3000余"],
        );
    }
    Some(upper)
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
