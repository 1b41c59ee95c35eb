//! Kinds of unit, themes and grades: what a document declares by id and name.

use super::super::Named;
use super::super::json::{JsonType, JsonValue};
use super::super::problem::{ProblemSink, Problems};
use super::local::LocalTexts;
use super::objects::{Format, items, members, object_format, wrong_type};
use super::texts::{none_of, one_of, read_id, read_text};

const NAMED: Format<2> = object_format![required("id", "\"hospital\""), required("name", "\"Hospital\"")];

/// Reads a list of kinds or themes. The id of a grade is what is printed, and may be any text.
pub(super) fn read_named(
    array: Option<JsonValue<'_>>,
    is_grade: bool,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Vec<Named> {
    let mut list: Vec<Named> = Vec::new();
    for item in items(array, 1_000, problems).into_iter().flatten() {
        let [id, name] = members(item, NAMED, problems).unwrap_or_default();
        let text = if is_grade { read_text(id, problems) } else { read_id(id, problems) };
        let text = text.unwrap_or_default();
        if let (Some(id), true) = (id, list.iter().any(|known| known.id == text)) {
            problems.report(id, &["this id is used twice"], &["remove one of the two"]);
        }
        list.push(Named { id: text.into_owned(), name: texts.read(name, problems) });
    }
    list
}

/// Reads an id, and returns the index of what has it in the list.
pub(super) fn read_named_id(
    value: Option<JsonValue<'_>>,
    list: &[Named],
    problems: &mut impl ProblemSink,
) -> Option<u32> {
    let value = value?;
    let name = value.text().unwrap_or_default();
    let index = list.iter().position(|known| known.id == name);
    if index.is_none() {
        problems.report_with(|problems| no_such_id(value, list, problems));
    }
    index.map(|index| index as u32)
}

fn no_such_id(value: JsonValue<'_>, list: &[Named], problems: &mut Problems) {
    let names = Vec::from_iter(list.iter().map(|known| known.id.as_str()));
    match value.text() {
        _ if value.json_type() != JsonType::String => {
            wrong_type(value, "a name", &one_of(&names), problems);
        }
        Some(name) => none_of(&names, value, &name, problems),
        None => {}
    }
}
