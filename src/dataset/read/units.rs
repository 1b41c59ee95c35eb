//! The units of a document.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{Unit, UnitKind};
use super::id_index::IdIndex;
use super::local::LocalTexts;
use super::objects::{Format, items, members, object_format};
use super::texts::{read_choice, read_id};

/// The units of a document, and what figures and gaps are checked against.
pub(super) struct Units<'a> {
    pub list: Vec<Unit>,
    pub ids: IdIndex<'a>,
    /// Their kinds; `None` where the document has no valid kind, so that nothing can be checked against it.
    pub kinds: Vec<Option<UnitKind>>,
}

const UNIT: Format<4> = object_format![
    required("id", "\"wanzhou\""),
    required("name", "{\"zh\": …, \"en\": …}"),
    optional("short"),
    required("kind", "\"district\""),
];

/// Reads the units. An invalid unit stays in the list, so that its id can still be referred to and errors are not
/// reported twice.
pub(super) fn read_units<'a>(
    array: Option<JsonValue<'a>>,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Units<'a> {
    let items = items(array, 200_000, problems);
    let (mut list, mut ids, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    if let (Some(array), true) = (array, items.as_ref().is_some_and(|items| items.clone().next().is_none())) {
        problems.report(array, &["there are no units"], &["add at least one"]);
    }
    for item in items.into_iter().flatten() {
        let index = list.len() as u32;
        let [id, name, short, kind] = members(item, UNIT, problems).unwrap_or_default();
        let id = read_id(id, problems);
        let name = texts.read(name, problems);
        let short = if short.is_some() { texts.read(short, problems) } else { name.clone() };
        let kind = read_choice(kind, UnitKind::ALL, UnitKind::NAMES, problems);
        list.push(Unit {
            id: id.as_deref().unwrap_or_default().into(),
            name,
            short,
            kind: kind.unwrap_or(UnitKind::District),
        });
        ids.extend(id.map(|id| (id, index)));
        kinds.push(kind);
    }
    Units { list, ids: IdIndex::new("unit", ids, array, problems), kinds }
}
