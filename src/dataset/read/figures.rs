//! Figures: each fits its metric, its unit, and itself.

use super::super::json::{Children, JsonValue};
use super::super::problem::ProblemSink;
use super::super::{Basis, Bound, Figure, Fixed, Kind, LocalText, MetricIx, Period, UnitIx};
use super::Known;
use super::cells::Cells;
use super::fields::{Keys, fields, items, keys, missing, shown};
use super::numbers::{number, value};
use super::texts::{choice, local, period, text};

const FIGURE: Keys<12> = keys![
    must("unit", "\"wanzhou\""),
    must("metric", "\"gdp-growth\""),
    must("value", "8.1"),
    must("bound", "\"exact\""),
    may("upper"),
    may("decimals"),
    may("period"),
    must("period_basis", "\"stated\", \"implied\" or \"unknown\""),
    may("scope"),
    must("quote", "the source's own characters"),
    may("quote_label"),
    must("place", "\"lead\", or the number of the paragraph"),
];

/// A figure has so many values and keys, at least.
const LEAST: usize = 17;

/// Reads the figures and the cells they fill.
pub(super) fn figures(
    array: Option<JsonValue<'_>>,
    known: &Known<'_, '_>,
    problems: &mut impl ProblemSink,
) -> (Vec<Figure>, Cells) {
    let items = items(array, 2_000_000, problems);
    // Of very many, a list that grows is copied again and again.
    let count = items.as_ref().map_or(0, Children::nodes) / LEAST;
    let (mut list, mut cells) = (Vec::with_capacity(count), Cells::for_many(count));
    for (place, item) in items.into_iter().flatten().enumerate() {
        let Some(found) = fields(item, FIGURE, problems) else { continue };
        let cell = known.cell(found[0], found[1], problems);
        if let (Some(unit), Some(metric)) = cell {
            cells.push(unit, metric, place);
        }
        list.extend(figure(item, found, cell, known, problems));
    }
    cells.sort(array, "figures", problems);
    (list, cells)
}

type Cell = (Option<UnitIx>, Option<MetricIx>);

fn figure(
    item: JsonValue<'_>,
    found: [Option<JsonValue<'_>>; 12],
    (unit, metric): Cell,
    known: &Known<'_, '_>,
    problems: &mut impl ProblemSink,
) -> Option<Figure> {
    let [_, _, value_, bound_, upper_, decimals, period, basis_, scope_, quote, label, place_] = found;
    let kind = metric.and_then(|metric| known.metrics.kinds.get(metric.0 as usize).copied().flatten());
    let value = value(kind, value_, decimals, item, problems);
    let bound = bound(kind, bound_, problems);
    let upper = upper(kind, upper_, bound, value.as_ref().and_then(number_of), problems);
    let (basis, period) = basis(item, basis_, period, problems);
    let scope = scope(kind, item, scope_, problems);
    let quote = text(quote, problems);
    let label = text(label, problems);
    let place = place(place_, problems);
    Some(Figure {
        unit: unit?,
        metric: metric?,
        value: value?,
        bound: bound?,
        upper,
        period,
        basis: basis?,
        scope,
        quote: quote?.into_owned(),
        quote_label: label.map(Into::into),
        place: place?,
    })
}

fn number_of(value: &super::super::Value) -> Option<Fixed> {
    match value {
        super::super::Value::Number { number, .. } => Some(*number),
        super::super::Value::Grade(_) => None,
    }
}

fn bound(kind: Option<Kind>, value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Option<Bound> {
    let bound = choice(value, Bound::ALL, Bound::NAMES, problems)?;
    if let (Some(value), true) = (value, kind == Some(Kind::Grade) && bound != Bound::Exact) {
        problems.add(value, &["a grade has no bounds"], &["write \"exact\""]);
    }
    Some(bound)
}

/// The end of an `over` that has one: 3000余 stays below the next round number.
fn upper(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    bound: Option<Bound>,
    lower: Option<Fixed>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    let value = value?;
    if bound.is_some_and(|bound| bound != Bound::Over) {
        problems.add(
            value,
            &["`upper` goes with the bound `over` only"],
            &["remove it, or make the bound \"over\""],
        );
        return None;
    }
    let upper = number(kind, Some(value), problems)?;
    if lower.is_some_and(|lower| upper <= lower) {
        problems.add(
            value,
            &["`upper` is not above the value"],
            &["write the next round number, such as 4000 for 3000余"],
        );
    }
    Some(upper)
}

/// How the period is known, and the period, which is there exactly if it is known.
fn basis(
    item: JsonValue<'_>,
    basis: Option<JsonValue<'_>>,
    code: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> (Option<Basis>, Option<Period>) {
    let basis = choice(basis, Basis::ALL, Basis::NAMES, problems);
    match (basis, code) {
        (Some(Basis::Unknown), Some(code)) => {
            problems.add(
                code,
                &["the period is there and unknown at once"],
                &["remove it, or change `period_basis`"],
            );
        }
        (Some(Basis::Stated | Basis::Implied), None) => {
            missing(item, "period", "\"2024-H1\", or make `period_basis` \"unknown\"", problems);
        }
        _ => {}
    }
    (basis, period(code, problems))
}

/// Among whom a rank or grade was given.
fn scope(
    kind: Option<Kind>,
    item: JsonValue<'_>,
    scope: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<LocalText> {
    match (scope, kind) {
        (None, Some(Kind::Rank)) => {
            missing(item, "scope", "{\"zh\": \"全市\", \"en\": \"in the city\"}", problems);
            None
        }
        (None, _) => None,
        (Some(scope), None | Some(Kind::Rank | Kind::Grade)) => Some(local(Some(scope), problems)),
        (Some(scope), Some(_)) => {
            problems.add(scope, &["only a rank or a grade has a scope"], &["remove it"]);
            None
        }
    }
}

/// Which part of the speech: `lead`, or 1 to 99.
fn place(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Option<String> {
    let value = value?;
    let place = text(Some(value), problems)?;
    let number =
        place.len() <= 2 && place.bytes().all(|byte| byte.is_ascii_digit()) && !place.starts_with('0');
    if !place.trim().is_empty() && place != "lead" && !number {
        let help = "write \"lead\", or \"1\", \"2\", … for the numbered paragraphs";
        problems.note(|problems| problems.add(value, &[&shown(value), " is no part of a speech"], &[help]));
    }
    Some(place.into_owned())
}
