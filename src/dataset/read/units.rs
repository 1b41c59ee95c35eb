//! The units of a document.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{KindIx, Named, Unit};
use super::id_index::IdIndex;
use super::local::LocalTexts;
use super::named::read_named_id;
use super::objects::{Format, items, members, object_format};
use super::texts::read_id;
use super::version::Version;

/// The units of a document, and what figures and gaps are checked against.
pub(super) struct Units<'a> {
    pub list: Vec<Unit>,
    pub ids: IdIndex<'a>,
    /// Whether each has a valid kind or none, so that it can be checked what applies to it.
    pub are_valid: Vec<bool>,
    /// The kinds that there are.
    pub kinds: Vec<Named>,
}

const UNIT: Format<5> = object_format![
    required("id", "\"wanzhou\""),
    required("name", "{\"zh\": …, \"en\": …}"),
    optional("short"),
    once_required("kind", "\"district\""),
    new("note"),
];

/// Reads the units. An invalid unit stays in the list, so that its id can still be referred to and errors are not
/// reported twice.
pub(super) fn read_units<'a>(
    array: Option<JsonValue<'a>>,
    kinds: Vec<Named>,
    version: Version,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Units<'a> {
    let items = items(array, 200_000, problems);
    let (mut list, mut ids, mut are_valid) = (Vec::new(), Vec::new(), Vec::new());
    if let (Some(array), true) = (array, items.as_ref().is_some_and(|items| items.clone().next().is_none())) {
        problems.report(array, &["there are no units"], &["add at least one"]);
    }
    for item in items.into_iter().flatten() {
        let index = list.len() as u32;
        let values = members(item, UNIT, problems).unwrap_or_default();
        version.check(item, UNIT, &values, problems);
        let [id, name, short, kind, note] = values;
        let id = read_id(id, problems);
        let name = texts.read(name, problems);
        let short = if short.is_some() { texts.read(short, problems) } else { name.clone() };
        let known = read_named_id(kind, &kinds, problems).map(KindIx);
        are_valid.push(kind.is_some() == known.is_some());
        list.push(Unit {
            id: id.as_deref().unwrap_or_default().into(),
            name,
            short,
            kind: known,
            note: texts.read(note, problems),
        });
        ids.extend(id.map(|id| (id, index)));
    }
    Units { list, ids: IdIndex::new("unit", ids, array, problems), are_valid, kinds }
}
