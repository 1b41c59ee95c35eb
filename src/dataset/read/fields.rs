//! Objects and arrays: known keys, missing keys, items.

use super::super::json::{Children, JsonValue, Shape};
use super::super::problem::{ProblemSink, Problems};
use super::super::push_digits;
use super::nearest::did_you_mean;

/// A key that an object may have, or must.
pub(super) struct Key {
    name: &'static str,
    must: bool,
}

/// The keys of an object, and what could stand behind them. The examples lie apart: who needs no words leaves them out.
pub(super) struct Keys<const N: usize> {
    pub all: &'static [Key; N],
    pub examples: &'static [&'static str; N],
}

/// Keys that `must` be there, each with what could stand behind it, and keys that `may` be left out.
macro_rules! keys {
    ($($kind:ident($name:literal $(, $example:literal)?)),+ $(,)?) => {
        $crate::dataset::read::fields::Keys {
            all: &[$($crate::dataset::read::fields::$kind($name)),+],
            examples: &[$(concat!("", $($example)?)),+],
        }
    };
}
pub(super) use keys;

/// A key that must be there.
pub(super) const fn must(name: &'static str) -> Key {
    Key { name, must: true }
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str) -> Key {
    Key { name, must: false }
}

/// The values of an object's known keys, in the order of `keys`; `None` if it is no object.
pub(super) fn fields<'a, const N: usize>(
    object: JsonValue<'a>,
    keys: Keys<N>,
    problems: &mut impl ProblemSink,
) -> Option<[Option<JsonValue<'a>>; N]> {
    let mut found = [None; N];
    fill(object, keys.all, keys.examples, &mut found, problems).then_some(found)
}

fn fill<'a>(
    object: JsonValue<'a>,
    keys: &[Key],
    examples: &[&str],
    found: &mut [Option<JsonValue<'a>>],
    problems: &mut impl ProblemSink,
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
            Some(_) => problems.note(|problems| twice(key, problems)),
            None => problems.note(|problems| unknown(key, &name, keys, problems)),
        }
    }
    for (place, (key, value)) in keys.iter().zip(found.iter()).enumerate() {
        if key.must && value.is_none() {
            // Looked up here and not before, so that where there are no words there are no examples either.
            problems.note(|problems| missing(object, key.name, examples[place], problems));
        }
    }
    true
}

/// Reports a key that is not there.
pub(super) fn missing(object: JsonValue<'_>, name: &str, example: &str, problems: &mut impl ProblemSink) {
    problems.add(object, &["`", name, "` is missing"], &["add \"", name, "\": ", example]);
}

/// Reports a key that was there before.
fn twice(key: JsonValue<'_>, problems: &mut Problems) {
    problems.add(key, &["the key ", &shown(key), " stands twice"], &["remove one of them"]);
}

/// Reports a key that should not be there.
fn unknown(key: JsonValue<'_>, name: &str, keys: &[Key], problems: &mut Problems) {
    let help = did_you_mean(name, &mut keys.iter().map(|key| key.name));
    let help = help.unwrap_or_else(|| String::from("remove it; nothing would read it"));
    problems.add(key, &["the key ", &shown(key), " is unknown here"], &[&help]);
}

/// The items of an array that must be there; of anything else none.
///
/// More than `most` are a problem of their own, and are not looked at.
pub(super) fn items<'a>(
    array: Option<JsonValue<'a>>,
    most: usize,
    problems: &mut impl ProblemSink,
) -> Option<Children<'a>> {
    let array = array?;
    if array.shape() != Shape::Array {
        wrong_shape(array, "an array", "write `[` … `]` around the items", problems);
        return None;
    }
    if array.items().nth(most).is_some() {
        problems.note(|problems| too_many(array, most, problems));
        return None;
    }
    Some(array.items())
}

fn too_many(array: JsonValue<'_>, most: usize, problems: &mut Problems) {
    let mut shown = String::new();
    push_digits(most as u64, &mut shown);
    let mut at = shown.len();
    while at > 3 {
        at -= 3;
        shown.insert(at, ',');
    }
    problems.add(array, &["there are more than ", &shown, " items"], &["split the document"]);
}

/// Reports a value that is something else than expected.
pub(super) fn wrong_shape(value: JsonValue<'_>, expected: &str, help: &str, problems: &mut impl ProblemSink) {
    problems.note(|problems| wrong(value, expected, help, problems));
}

fn wrong(value: JsonValue<'_>, expected: &str, help: &str, problems: &mut Problems) {
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
pub(super) fn member<'a>(object: JsonValue<'a>, name: &str) -> Option<JsonValue<'a>> {
    object.members().find(|(key, _)| key.text().is_some_and(|key| key == name)).map(|(_, value)| value)
}

/// The beginning of a value as the document has it, safe to print.
pub(super) fn shown(value: JsonValue<'_>) -> String {
    const MOST: usize = 60;
    let source = value.source();
    let safe = |letter: char| {
        if super::texts::unsafe_in_text(letter) { char::REPLACEMENT_CHARACTER } else { letter }
    };
    let mut shown = String::from_iter(source.chars().take(MOST).map(safe));
    if source.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
