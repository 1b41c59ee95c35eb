//! Objects and arrays: the members an object may have, and those it must have.

use super::super::json::{Children, JsonType, JsonValue};
use super::super::problem::{ProblemSink, Problems};
use super::super::push_digits;
use super::excerpt::excerpt;
use super::nearest::did_you_mean;
use super::version::Version;

/// A member that objects of one format may have, or must have.
pub(super) struct Member {
    name: &'static str,
    presence: Presence,
}

/// Whether a member must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
    /// Required in version 1.
    RequiredInVersion1,
    /// Unknown in version 1.
    New,
}

/// The `N` members that objects of one format have, and an example of each value, which may be empty. The examples are
/// apart, so that a program without messages leaves them out.
pub(super) struct Format<const N: usize> {
    pub members: &'static [Member; N],
    pub examples: &'static [&'static str; N],
}

/// Declares a [`Format`]: `required("name", "an example of its value")` and `optional("name")`, in any order.
macro_rules! object_format {
    ($($kind:ident($name:literal $(, $example:literal)?)),+ $(,)?) => {
        $crate::dataset::read::objects::Format {
            members: &[$($crate::dataset::read::objects::$kind($name)),+],
            examples: &[$(concat!("", $($example)?)),+],
        }
    };
}
pub(super) use object_format;

/// A member that must be there.
pub(super) const fn required(name: &'static str) -> Member {
    Member { name, presence: Presence::Required }
}

/// A member that may be left out.
pub(super) const fn optional(name: &'static str) -> Member {
    Member { name, presence: Presence::Optional }
}

/// A member that must be there in version 1, and may be left out since.
pub(super) const fn once_required(name: &'static str) -> Member {
    Member { name, presence: Presence::RequiredInVersion1 }
}

/// A member that version 1 does not have. Earlier programs would refuse it, so it is not taken in silence.
pub(super) const fn new(name: &'static str) -> Member {
    Member { name, presence: Presence::New }
}

impl Version {
    /// Reports what an object of version 1 must have and has not, and what it has and must not have.
    pub(super) fn check<const N: usize>(
        self,
        object: JsonValue<'_>,
        format: Format<N>,
        values: &[Option<JsonValue<'_>>; N],
        problems: &mut impl ProblemSink,
    ) {
        if self == Version::One {
            check_version_1(object, format.members, format.examples, values, problems);
        }
    }
}

fn check_version_1(
    object: JsonValue<'_>,
    members: &[Member],
    examples: &[&str],
    values: &[Option<JsonValue<'_>>],
    problems: &mut impl ProblemSink,
) {
    for (index, member) in members.iter().enumerate() {
        match (member.presence, values.get(index).copied().flatten()) {
            (Presence::RequiredInVersion1, None) => {
                problems.report_with(|problems| missing(object, member.name, examples[index], problems));
            }
            (Presence::New, Some(value)) => {
                let help = "add \"version\": 2 at the top of the document, or remove the key";
                problems.report(value, &["`", member.name, "` is a key of version 2"], &[help]);
            }
            _ => {}
        }
    }
}

/// The values of an object's members, in the order of `format`; `None` if it is not an object.
pub(super) fn members<'a, const N: usize>(
    object: JsonValue<'a>,
    format: Format<N>,
    problems: &mut impl ProblemSink,
) -> Option<[Option<JsonValue<'a>>; N]> {
    let mut values = [None; N];
    collect(object, format.members, format.examples, &mut values, problems).then_some(values)
}

fn collect<'a>(
    object: JsonValue<'a>,
    members: &[Member],
    examples: &[&str],
    values: &mut [Option<JsonValue<'a>>],
    problems: &mut impl ProblemSink,
) -> bool {
    if object.json_type() != JsonType::Object {
        problems.report_with(|problems| no_object(object, members, problems));
        return false;
    }
    // Most objects of a format have their keys in the same order, so the member after the last one is tried first.
    let mut next = 0;
    for (key, value) in object.members() {
        let name = key.text().unwrap_or_default();
        let index = match members.get(next) {
            Some(member) if member.name == name => Some(next),
            _ => members.iter().position(|member| member.name == name),
        };
        next = index.map_or(next, |index| index + 1);
        match index.and_then(|index| values.get_mut(index)) {
            Some(slot) if slot.is_none() => *slot = Some(value),
            Some(_) => problems.report_with(|problems| duplicate(key, problems)),
            None => problems.report_with(|problems| unknown(key, &name, members, problems)),
        }
    }
    for (index, (member, value)) in members.iter().zip(values.iter()).enumerate() {
        if member.presence == Presence::Required && value.is_none() {
            // The example is looked up in the closure, so that a program without messages has none of them.
            problems.report_with(|problems| missing(object, member.name, examples[index], problems));
        }
    }
    true
}

fn no_object(value: JsonValue<'_>, members: &[Member], problems: &mut Problems) {
    let required =
        members.iter().filter(|member| member.presence == Presence::Required).map(|member| member.name);
    let help = ["write `{` … `}` with the keys ", &Vec::from_iter(required).join(", ")].concat();
    describe_type(value, "an object", &help, problems);
}

/// Reports a member that is not there.
pub(super) fn missing(object: JsonValue<'_>, name: &str, example: &str, problems: &mut impl ProblemSink) {
    problems.report(object, &["`", name, "` is missing"], &["add \"", name, "\": ", example]);
}

/// Reports a key that an object has twice.
pub(super) fn duplicate(key: JsonValue<'_>, problems: &mut Problems) {
    problems.report(key, &["the key ", &excerpt(key), " is used twice"], &["remove one of them"]);
}

fn unknown(key: JsonValue<'_>, name: &str, members: &[Member], problems: &mut Problems) {
    let help = did_you_mean(name, &mut members.iter().map(|member| member.name));
    let help = help.unwrap_or_else(|| String::from("remove it; the format has no such key"));
    problems.report(key, &["the key ", &excerpt(key), " is unknown here"], &[&help]);
}

/// The items of an array; `None`, with a problem, for another type and for more than `limit` items.
pub(super) fn items<'a>(
    array: Option<JsonValue<'a>>,
    limit: usize,
    problems: &mut impl ProblemSink,
) -> Option<Children<'a>> {
    let array = array?;
    if array.json_type() != JsonType::Array {
        wrong_type(array, "an array", "write `[` … `]` around the items", problems);
        return None;
    }
    if array.items().nth(limit).is_some() {
        problems.report_with(|problems| too_many(array, limit, problems));
        return None;
    }
    Some(array.items())
}

fn too_many(array: JsonValue<'_>, limit: usize, problems: &mut Problems) {
    let mut shown = String::new();
    push_digits(limit as u64, &mut shown);
    let mut at = shown.len();
    while at > 3 {
        at -= 3;
        shown.insert(at, ',');
    }
    problems.report(array, &["there are more than ", &shown, " items"], &["split the document"]);
}

/// Reports a value of another type than expected.
pub(super) fn wrong_type(value: JsonValue<'_>, expected: &str, help: &str, problems: &mut impl ProblemSink) {
    problems.report_with(|problems| describe_type(value, expected, help, problems));
}

fn describe_type(value: JsonValue<'_>, expected: &str, help: &str, problems: &mut Problems) {
    let (found, help) = match value.json_type() {
        JsonType::Null => ("null", "write a value, or leave the key out if it may be missing"),
        JsonType::True => ("true", help),
        JsonType::False => ("false", help),
        JsonType::Number => ("a number", help),
        JsonType::String => ("a text", help),
        JsonType::Array => ("an array", help),
        JsonType::Object => ("an object", help),
    };
    problems.report(value, &["this is ", found, " where ", expected, " is expected"], &[help]);
}

/// The value of one member; for error paths, because it searches the object again.
pub(super) fn member<'a>(object: JsonValue<'a>, name: &str) -> Option<JsonValue<'a>> {
    object.members().find(|(key, _)| key.text().is_some_and(|key| key == name)).map(|(_, value)| value)
}
