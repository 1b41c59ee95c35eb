//! Units.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Unit, UnitKind};
use super::Ids;
use super::fields::{Keys, fields, items, keys};
use super::texts::{choice, id, local};

/// The units of a document, with what figures must know of them.
pub(super) struct Units<'a> {
    pub list: Vec<Unit>,
    pub ids: Ids<'a>,
    /// Their kinds; `None` where that is broken and nothing can be said about what fits.
    pub kinds: Vec<Option<UnitKind>>,
}

const UNIT: Keys<4> = keys![
    must("id", "\"wanzhou\""),
    must("name", "{\"zh\": …, \"en\": …}"),
    may("short"),
    must("kind", "\"district\""),
];

/// Reads the units; one that is broken keeps its place.
pub(super) fn units<'a>(array: Option<JsonValue<'a>>, problems: &mut impl ProblemSink) -> Units<'a> {
    let items = items(array, 200_000, problems);
    let (mut list, mut ids, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    if let (Some(array), true) = (array, items.as_ref().is_some_and(|items| items.clone().next().is_none())) {
        problems.add(array, &["there are no units"], &["add one at least"]);
    }
    for item in items.into_iter().flatten() {
        let place = list.len() as u32;
        let [id_, name, short, kind] = fields(item, UNIT, problems).unwrap_or_default();
        let id = id(id_, problems);
        let name = local(name, problems);
        let short = if short.is_some() { local(short, problems) } else { name.clone() };
        let kind = choice(kind, UnitKind::ALL, UnitKind::NAMES, problems);
        list.push(Unit {
            id: id.as_deref().unwrap_or_default().into(),
            name,
            short,
            kind: kind.unwrap_or(UnitKind::District),
        });
        ids.extend(id.map(|id| (id, place)));
        kinds.push(kind);
    }
    Units { list, ids: Ids::new("unit", ids, array, problems), kinds }
}
