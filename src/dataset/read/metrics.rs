//! The metrics of a document, and how they refer to each other.

use super::super::json::{JsonType, JsonValue};
use super::super::problem::{ProblemSink, Problems};
use super::super::{Better, Fixed, Kind, KindIx, LocalText, Metric, MetricIx, Named, Near, ThemeIx, UnitIx};
use super::excerpt::excerpt;
use super::id_index::IdIndex;
use super::local::LocalTexts;
use super::named::{read_named, read_named_id};
use super::numbers::{ANY, read_decimals, read_number};
use super::objects::{Format, items, members, object_format, wrong_type};
use super::texts::{read_choice, read_id};
use super::units::Units;
use super::version::Version;

/// The metrics of a document, and what figures and gaps are checked against.
pub(super) struct Metrics<'a> {
    pub list: Vec<Metric>,
    pub ids: IdIndex<'a>,
    /// Their kinds; `None` where the document has no valid kind, so that nothing can be checked against it.
    pub kinds: Vec<Option<Kind>>,
}

const METRIC: Format<18> = object_format![
    required("id", "\"gdp-growth\""),
    required("name", "{\"zh\": …, \"en\": …}"),
    once_required("theme", "\"economy\""),
    required("kind", "\"growth\""),
    once_required("unit", "{\"zh\": \"%\", \"en\": \"%\"}"),
    once_required("better", "\"higher\""),
    once_required("definition", "{\"zh\": …, \"en\": …}"),
    optional("applies"),
    optional("near"),
    optional("level"),
    new("chains"),
    new("precision"),
    new("name_inline"),
    new("floor"),
    new("decimals"),
    new("per"),
    new("grades"),
    new("note"),
];

/// How one metric refers to others: resolved once all of them are read.
struct References<'a> {
    near: Option<JsonValue<'a>>,
    level: Option<JsonValue<'a>>,
    chains: Option<JsonValue<'a>>,
}

/// Reads the metrics. An invalid metric stays in the list, so that its id can still be referred to and errors are not
/// reported twice.
pub(super) fn read_metrics<'a>(
    array: Option<JsonValue<'a>>,
    units: &Units<'_>,
    themes: &[Named],
    version: Version,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Metrics<'a> {
    let (mut list, mut ids, mut kinds, mut references) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let items = items(array, 20_000, problems);
    if let (Some(array), true) = (array, items.as_ref().is_some_and(|items| items.clone().next().is_none())) {
        problems.report(array, &["there are no metrics"], &["add at least one"]);
    }
    for item in items.into_iter().flatten() {
        let values = members(item, METRIC, problems).unwrap_or_default();
        ids.extend(read_id(values[0], problems).map(|id| (id, list.len() as u32)));
        references.push(References { near: values[8], level: values[9], chains: values[10] });
        version.check(item, METRIC, &values, problems);
        let (metric, kind) = read_metric(values, units, themes, texts, problems);
        list.push(metric);
        kinds.push(kind);
    }
    let mut metrics = Metrics { list, ids: IdIndex::new("metric", ids, array, problems), kinds };
    for (index, references) in references.iter().enumerate() {
        metrics.resolve(index, references, version, texts, problems);
    }
    metrics
}

/// Reads a metric, except for its references, and its kind where that is valid.
fn read_metric(
    values: [Option<JsonValue<'_>>; 18],
    units: &Units<'_>,
    themes: &[Named],
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> (Metric, Option<Kind>) {
    let [
        id,
        name,
        theme,
        kind,
        unit,
        better,
        definition,
        applies,
        _,
        _,
        _,
        precision,
        name_inline,
        floor,
        decimals,
        per,
        grades,
        note,
    ] = values;
    let (applies, applies_units) = read_applies(applies, units, problems).unwrap_or_default();
    let kind = read_choice(kind, Kind::ALL, Kind::NAMES, problems);
    let name = texts.read(name, problems);
    let metric = Metric {
        id: id.and_then(JsonValue::text).unwrap_or_default().into_owned(),
        name_inline: if name_inline.is_some() { texts.read(name_inline, problems) } else { name.clone() },
        name,
        theme: read_named_id(theme, themes, problems).map(ThemeIx),
        kind: kind.unwrap_or(Kind::Amount),
        unit: read_measure(unit, kind, texts, problems),
        better: read_choice(better, Better::ALL, Better::NAMES, problems).unwrap_or(Better::Neither),
        definition: texts.read(definition, problems),
        applies,
        applies_units,
        near: Vec::new(),
        level: None,
        chains: false,
        precision: read_precision(kind, precision, problems),
        per: per.map(|per| read_per(kind, per, texts, problems)),
        floor: read_floor(kind, floor, problems),
        decimals: decimals.and_then(|decimals| read_decimals(None, decimals, problems)),
        is_whole: false,
        exceeds_all: false,
        grades: read_grades(kind, grades, texts, problems),
        note: texts.read(note, problems),
    };
    (metric, kind)
}

/// The unit of measurement; that of a percentage can only be %. Where a document gives none, it is what the kind says: a
/// multiple of 5.85 without a word would read as an amount.
fn read_measure(
    value: Option<JsonValue<'_>>,
    kind: Option<Kind>,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> LocalText {
    let unit = texts.read_measure(value, problems);
    let percent = matches!(kind, Some(Kind::Growth | Kind::Share));
    if let (Some(value), true) = (value, percent && unit.iter().any(|(_, unit)| unit != "%")) {
        let help = "write % in every language, or choose another kind";
        problems.report(value, &["growth and share are measured in %"], &[help]);
    }
    match kind {
        _ if !unit.is_missing() => unit,
        Some(Kind::Growth | Kind::Share) => LocalText::both("%", "%"),
        Some(Kind::Multiple) => LocalText::both("倍", "times"),
        Some(Kind::Points) => LocalText::both("个百分点", "percentage point|percentage points"),
        _ => unit,
    }
}

/// For how many people or things a rate is.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn read_per<C: ProblemSink>(
    kind: Option<Kind>,
    value: JsonValue<'_>,
    texts: &LocalTexts<'_>,
    problems: &mut C,
) -> LocalText {
    if kind.is_some_and(|kind| kind != Kind::Rate) {
        problems.report(value, &["only a rate has `per`"], &["remove it, or make the metric's kind rate"]);
    }
    texts.read(Some(value), problems)
}

/// The least that a figure can be: what its kind says, unless the document has another number, or `null` for none.
fn read_floor(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    value.map_or_else(|| kind.and_then(Kind::floor), |value| read_own_floor(value, problems))
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn read_own_floor<C: ProblemSink>(value: JsonValue<'_>, problems: &mut C) -> Option<Fixed> {
    if value.json_type() == JsonType::Null {
        return None;
    }
    Some(read_number(ANY, Some(value), problems)?.0)
}

/// All grades that there are, the best first.
fn read_grades(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Vec<Named> {
    if let (Some(value), true) = (value, kind.is_some_and(|kind| kind != Kind::Grade)) {
        problems.report(value, &["only a grade has `grades`"], &["remove it, or make the kind grade"]);
    }
    read_named(value, true, texts, problems)
}

/// The step in which figures are issued: a positive number.
fn read_precision(
    kind: Option<Kind>,
    value: Option<JsonValue<'_>>,
    problems: &mut impl ProblemSink,
) -> Option<Fixed> {
    let (number, _) = read_number(ANY, value, problems)?;
    if let (Some(value), true) = (value, number <= Fixed::default()) {
        problems.report(
            value,
            &["a precision is above 0"],
            &["write the step in which figures are issued, such as 0.1"],
        );
    }
    if let (Some(value), Some(Kind::Rank | Kind::Grade)) = (value, kind) {
        problems.report(value, &["ranks and grades are not rounded"], &["remove `precision`"]);
    }
    Some(number)
}

/// The kinds of unit, and single units, that a metric applies to; `None` if one of them is invalid.
fn read_applies(
    array: Option<JsonValue<'_>>,
    units: &Units<'_>,
    problems: &mut impl ProblemSink,
) -> Option<(Vec<KindIx>, Vec<UnitIx>)> {
    let (mut kinds, mut singles, mut is_valid) = (Vec::new(), Vec::new(), true);
    for item in items(array, 1_000, problems)? {
        let name = item.text();
        let name = name.as_deref().unwrap_or_default();
        let kind = units.kinds.iter().position(|kind| kind.id == name).map(|index| KindIx(index as u32));
        let unit = units.ids.index_of(name).map(UnitIx);
        let is_duplicate = match (kind, unit) {
            (Some(kind), _) => push_unique(&mut kinds, kind),
            (None, Some(unit)) => push_unique(&mut singles, unit),
            (None, None) => {
                problems.report_with(|problems| unknown_unit_or_kind(item, units, problems));
                is_valid = false;
                false
            }
        };
        if is_duplicate {
            problems.report_with(|problems| {
                problems.report(item, &[&excerpt(item), " is listed twice"], &["remove one of them"]);
            });
        }
    }
    is_valid.then_some((kinds, singles))
}

/// Adds an item unless the list has it, and returns whether it did.
fn push_unique<T: PartialEq>(list: &mut Vec<T>, item: T) -> bool {
    let is_duplicate = list.contains(&item);
    if !is_duplicate {
        list.push(item);
    }
    is_duplicate
}

fn unknown_unit_or_kind(item: JsonValue<'_>, units: &Units<'_>, problems: &mut Problems) {
    let kinds = Vec::from_iter(units.kinds.iter().map(|kind| kind.id.as_str()));
    let all = ["write one of ", &kinds.join(", "), ", or the id of a unit"].concat();
    let Some(name) = item.text() else { return wrong_type(item, "a kind of unit", &all, problems) };
    let help = units.ids.suggestion(&name, &kinds).unwrap_or(all);
    problems.report(item, &[&excerpt(item), " is neither a kind of unit nor the id of one"], &[&help]);
}

const NEAR: Format<2> =
    object_format![required("id", "\"gdp-growth\""), required("reason", "{\"zh\": …, \"en\": …}")];

impl Metrics<'_> {
    fn resolve(
        &mut self,
        index: usize,
        references: &References<'_>,
        version: Version,
        texts: &LocalTexts<'_>,
        problems: &mut impl ProblemSink,
    ) {
        let near = self.read_near(index, references.near, texts, problems);
        let level = self.read_level(index, references.level, problems);
        let chains = read_chains(references, version, problems);
        if let Some(metric) = self.list.get_mut(index) {
            metric.near = near;
            metric.level = level;
            metric.chains = chains;
        }
    }

    fn read_near(
        &self,
        index: usize,
        array: Option<JsonValue<'_>>,
        texts: &LocalTexts<'_>,
        problems: &mut impl ProblemSink,
    ) -> Vec<Near> {
        let mut list: Vec<Near> = Vec::new();
        for item in items(array, 1_000, problems).into_iter().flatten() {
            let [id, reason] = members(item, NEAR, problems).unwrap_or_default();
            let reason = texts.read(reason, problems);
            let (Some(id), Some(other)) = (id, self.ids.resolve(id, problems)) else { continue };
            if other as usize == index {
                problems.report(
                    id,
                    &["this metric is named as near itself"],
                    &["name another metric, or remove this"],
                );
            }
            if list.iter().any(|near| near.metric.0 == other) {
                problems.report(id, &["this metric is listed twice in `near`"], &["remove one of them"]);
            }
            list.push(Near { metric: MetricIx(other), reason });
        }
        list
    }

    fn read_level(
        &self,
        index: usize,
        value: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> Option<MetricIx> {
        let value = value?;
        let level = self.ids.resolve(Some(value), problems)?;
        let kind_of = |index: usize| self.kinds.get(index).copied().flatten();
        if kind_of(index).is_some_and(|kind| kind != Kind::Growth) {
            problems.report(
                value,
                &["only growth has a level"],
                &["remove it, or make the metric's kind growth"],
            );
        } else if kind_of(level as usize).is_some_and(|kind| !matches!(kind, Kind::Amount | Kind::Count)) {
            problems.report(
                value,
                &["a level is an amount or a count"],
                &["name the metric whose growth this is"],
            );
        }
        Some(MetricIx(level))
    }
}

/// Whether last year's level follows from level and growth. In version 1 it does for every metric with a level.
fn read_chains(references: &References<'_>, version: Version, problems: &mut impl ProblemSink) -> bool {
    let has_level = references.level.is_some();
    let Some(value) = references.chains else { return has_level && version == Version::One };
    let chains = value.json_type() == JsonType::True;
    if !chains && value.json_type() != JsonType::False {
        wrong_type(value, "true or false", "write true if last year's level follows from both", problems);
    }
    if chains && !has_level {
        problems.report(
            value,
            &["`chains` is true, but there is no `level` to chain with"],
            &["add `level`, or remove `chains`"],
        );
    }
    chains
}
