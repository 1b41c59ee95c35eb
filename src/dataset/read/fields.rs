//! Objects and arrays: known keys, missing keys, items.

use super::super::json::{Children, Shape, Value};
use super::super::problem::Problems;
use super::nearest::did_you_mean;

/// A key that an object may have.
pub(super) struct Key {
    name: &'static str,
    /// What could stand there, for a key that must not be missing.
    example: Option<&'static str>,
}

/// A key that must be there, and what could stand behind it.
pub(super) const fn must(name: &'static str, example: &'static str) -> Key {
    Key { name, example: Some(example) }
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str) -> Key {
    Key { name, example: None }
}

/// The values of an object's known keys, in the order of `keys`; `None` if it is no object.
pub(super) fn fields<'a, const N: usize>(
    object: Value<'a>,
    keys: &[Key; N],
    problems: &mut Problems,
) -> Option<[Option<Value<'a>>; N]> {
    let mut found = [None; N];
    fill(object, keys, &mut found, problems).then_some(found)
}

fn fill<'a>(
    object: Value<'a>,
    keys: &[Key],
    found: &mut [Option<Value<'a>>],
    problems: &mut Problems,
) -> bool {
    if object.shape() != Shape::Object {
        wrong_shape(object, "an object", "write `{` … `}` with keys", problems);
        return false;
    }
    // Objects of a kind mostly have their keys in one order: what comes next is tried first.
    let mut next = 0;
    for (key, value) in object.members() {
        let name = key.text().unwrap_or_default();
        let place = match keys.get(next) {
            Some(known) if known.name == name => Some(next),
            _ => keys.iter().position(|known| known.name == name),
        };
        next = place.map_or(next, |place| place + 1);
        match place.and_then(|place| found.get_mut(place)) {
            Some(slot) if slot.is_none() => *slot = Some(value),
            Some(_) => {
                problems.add(key, &["the key ", &shown(key), " stands twice"], &["remove one of them"])
            }
            None => unknown(key, &name, keys, problems),
        }
    }
    for (key, value) in keys.iter().zip(found.iter()) {
        if let (Some(example), None) = (key.example, value) {
            missing(object, key.name, example, problems);
        }
    }
    true
}

/// Reports a key that is not there.
pub(super) fn missing(object: Value<'_>, name: &str, example: &str, problems: &mut Problems) {
    problems.add(object, &["`", name, "` is missing"], &["add \"", name, "\": ", example]);
}

/// Reports a key that should not be there.
fn unknown(key: Value<'_>, name: &str, keys: &[Key], problems: &mut Problems) {
    let help = did_you_mean(name, &mut keys.iter().map(|key| key.name));
    let help = help.unwrap_or_else(|| String::from("remove it; nothing would read it"));
    problems.add(key, &["the key ", &shown(key), " is unknown here"], &[&help]);
}

/// The items of an array that must be there; of anything else none.
///
/// More than `most` are a problem of their own, and are not looked at.
pub(super) fn items<'a>(
    array: Option<Value<'a>>,
    most: &str,
    problems: &mut Problems,
) -> Option<Children<'a>> {
    let array = array?;
    if array.shape() != Shape::Array {
        wrong_shape(array, "an array", "write `[` … `]` around the items", problems);
        return None;
    }
    let limit =
        most.bytes().filter(u8::is_ascii_digit).fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0'));
    if array.items().nth(limit).is_some() {
        problems.add(array, &["there are more than ", most, " items"], &["split the document"]);
        return None;
    }
    Some(array.items())
}

/// Reports a value that is something else than expected.
pub(super) fn wrong_shape(value: Value<'_>, expected: &str, help: &str, problems: &mut Problems) {
    let (found, help) = match value.shape() {
        Shape::Null => ("null", "leave the key out where there is nothing to say"),
        Shape::True => ("true", help),
        Shape::False => ("false", help),
        Shape::Number => ("a number", help),
        Shape::String => ("a text", help),
        Shape::Array => ("an array", help),
        Shape::Object => ("an object", help),
    };
    problems.add(value, &["this is ", found, " where ", expected, " is expected"], &[help]);
}

/// The value of one key, for the rare case that somebody asks again.
pub(super) fn member<'a>(object: Value<'a>, name: &str) -> Option<Value<'a>> {
    object.members().find(|(key, _)| key.text().is_some_and(|key| key == name)).map(|(_, value)| value)
}

/// The beginning of a value as the document has it, safe to print.
pub(super) fn shown(value: Value<'_>) -> String {
    const MOST: usize = 60;
    let source = value.source();
    let safe = |letter: char| {
        if super::texts::unsafe_in_text(letter) { char::REPLACEMENT_CHARACTER } else { letter }
    };
    let mut shown: String = source.chars().take(MOST).map(safe).collect();
    if source.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
