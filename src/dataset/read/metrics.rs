//! Metrics, and how they point to each other.

use super::super::json::JsonValue;
use super::super::problem::{ProblemSink, Problems};
use super::super::{Better, Kind, LocalText, Metric, MetricIx, Near, Theme, UnitIx, UnitKind};
use super::Ids;
use super::fields::{Keys, fields, items, keys, shown, wrong_shape};
use super::texts::{choice, id, local, local_or_blank};

/// The metrics of a document, with what figures must know of them.
pub(super) struct Metrics<'a> {
    pub list: Vec<Metric>,
    pub ids: Ids<'a>,
    /// Their kinds; `None` where that is broken and nothing can be said about what fits.
    pub kinds: Vec<Option<Kind>>,
}

const METRIC: Keys<10> = keys![
    must("id", "\"gdp-growth\""),
    must("name", "{\"zh\": …, \"en\": …}"),
    must("theme", "\"economy\""),
    must("kind", "\"growth\""),
    must("unit", "{\"zh\": \"%\", \"en\": \"%\"}"),
    must("better", "\"higher\""),
    must("definition", "{\"zh\": …, \"en\": …}"),
    may("applies"),
    may("near"),
    may("level"),
];

/// What of a metric leads to other metrics.
struct Links<'a> {
    near: Option<JsonValue<'a>>,
    level: Option<JsonValue<'a>>,
}

/// Reads the metrics; one that is broken keeps its place.
pub(super) fn metrics<'a>(
    array: Option<JsonValue<'a>>,
    units: &Ids<'_>,
    problems: &mut impl ProblemSink,
) -> Metrics<'a> {
    let (mut list, mut ids, mut kinds, mut links) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let items = items(array, 20_000, problems);
    if let (Some(array), true) = (array, items.as_ref().is_some_and(|items| items.clone().next().is_none())) {
        problems.add(array, &["there are no metrics"], &["add one at least"]);
    }
    for item in items.into_iter().flatten() {
        let found = fields(item, METRIC, problems).unwrap_or_default();
        ids.extend(id(found[0], problems).map(|id| (id, list.len() as u32)));
        links.push(Links { near: found[8], level: found[9] });
        let (metric, kind) = metric(found, units, problems);
        list.push(metric);
        kinds.push(kind);
    }
    let mut metrics = Metrics { list, ids: Ids::new("metric", ids, array, problems), kinds };
    for (place, links) in links.iter().enumerate() {
        metrics.link(place, links, problems);
    }
    metrics
}

/// A metric without what leads to others, and its kind if that is known.
fn metric(
    found: [Option<JsonValue<'_>>; 10],
    units: &Ids<'_>,
    problems: &mut impl ProblemSink,
) -> (Metric, Option<Kind>) {
    let [id, name, theme, kind, unit, better, definition, applies_, _, _] = found;
    let (applies, applies_units) = applies(applies_, units, problems).unwrap_or_default();
    let kind = choice(kind, Kind::ALL, Kind::NAMES, problems);
    let metric = Metric {
        id: id.and_then(JsonValue::text).unwrap_or_default().into_owned(),
        name: local(name, problems),
        theme: choice(theme, Theme::ALL, Theme::NAMES, problems).unwrap_or(Theme::Economy),
        kind: kind.unwrap_or(Kind::Amount),
        unit: measure(unit, kind, problems),
        better: choice(better, Better::ALL, Better::NAMES, problems).unwrap_or(Better::Neither),
        definition: local(definition, problems),
        applies,
        applies_units,
        near: Vec::new(),
        level: None,
    };
    (metric, kind)
}

/// The unit of measurement, which a percentage cannot choose.
fn measure(value: Option<JsonValue<'_>>, kind: Option<Kind>, problems: &mut impl ProblemSink) -> LocalText {
    let unit = local_or_blank(value, problems);
    let percent = matches!(kind, Some(Kind::Growth | Kind::Share));
    if let (Some(value), true) = (value, percent && (unit.zh != "%" || unit.en != "%")) {
        let help = "write {\"zh\": \"%\", \"en\": \"%\"}, or choose another kind";
        problems.add(value, &["growth and shares are measured in %"], &[help]);
    }
    unit
}

/// The kinds of unit and the units for which a metric can exist; `None` where that cannot be known.
fn applies(
    array: Option<JsonValue<'_>>,
    units: &Ids<'_>,
    problems: &mut impl ProblemSink,
) -> Option<(Vec<UnitKind>, Vec<UnitIx>)> {
    let (mut kinds, mut singles, mut sound) = (Vec::new(), Vec::new(), true);
    for item in items(array, 1_000, problems)? {
        let name = item.text();
        let kind = name.as_deref().and_then(UnitKind::from_name);
        let unit = name.as_deref().and_then(|name| units.get(name)).map(UnitIx);
        let twice = match (kind, unit) {
            (Some(kind), _) => push_new(&mut kinds, kind),
            (None, Some(unit)) => push_new(&mut singles, unit),
            (None, None) => {
                problems.note(|problems| applies_to_nothing(item, units, problems));
                sound = false;
                false
            }
        };
        if twice {
            problems.note(|all| all.add(item, &[&shown(item), " stands twice"], &["remove one of them"]));
        }
    }
    sound.then_some((kinds, singles))
}

/// Adds what is not in the list yet, and tells whether it was.
fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) -> bool {
    let twice = list.contains(&item);
    if !twice {
        list.push(item);
    }
    twice
}

fn applies_to_nothing(item: JsonValue<'_>, units: &Ids<'_>, problems: &mut Problems) {
    let all = ["write one of ", &UnitKind::NAMES.join(", "), ", or the id of a unit"].concat();
    let Some(name) = item.text() else { return wrong_shape(item, "a kind of unit", &all, problems) };
    let help = units.suggestion(&name, UnitKind::NAMES).unwrap_or(all);
    problems.add(item, &[&shown(item), " is neither a kind of unit nor the id of one"], &[&help]);
}

const NEAR: Keys<2> = keys![must("id", "\"gdp-growth\""), must("reason", "{\"zh\": …, \"en\": …}")];

impl Metrics<'_> {
    fn link(&mut self, place: usize, links: &Links<'_>, problems: &mut impl ProblemSink) {
        let near = self.near(place, links.near, problems);
        let level = self.level(place, links.level, problems);
        if let Some(metric) = self.list.get_mut(place) {
            metric.near = near;
            metric.level = level;
        }
    }

    fn near(&self, place: usize, array: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Vec<Near> {
        let mut list: Vec<Near> = Vec::new();
        for item in items(array, 1_000, problems).into_iter().flatten() {
            let [id, reason] = fields(item, NEAR, problems).unwrap_or_default();
            let reason = local(reason, problems);
            let (Some(id), Some(other)) = (id, self.ids.find(id, problems)) else { continue };
            if other as usize == place {
                problems.add(id, &["the metric is near itself"], &["name another metric, or remove this"]);
            }
            if list.iter().any(|near| near.metric.0 == other) {
                problems.add(id, &["this metric stands twice in `near`"], &["remove one of them"]);
            }
            list.push(Near { metric: MetricIx(other), reason });
        }
        list
    }

    fn level(
        &self,
        place: usize,
        value: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> Option<MetricIx> {
        let value = value?;
        let level = self.ids.find(Some(value), problems)?;
        let kind_of = |place: usize| self.kinds.get(place).copied().flatten();
        if kind_of(place).is_some_and(|kind| kind != Kind::Growth) {
            problems.add(
                value,
                &["only growth has a level"],
                &["remove it, or make the metric's kind growth"],
            );
        } else if kind_of(level as usize).is_some_and(|kind| !matches!(kind, Kind::Amount | Kind::Count)) {
            problems.add(
                value,
                &["a level is an amount or a count"],
                &["name the metric whose growth this is"],
            );
        }
        Some(MetricIx(level))
    }
}
