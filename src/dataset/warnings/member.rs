//! The members of a JSON object by name.

use super::super::json::JsonValue;

/// The value of a key, if the object has it.
pub(super) fn member<'a>(object: JsonValue<'a>, name: &str) -> Option<JsonValue<'a>> {
    object.members().find(|(key, _)| key.text().is_some_and(|key| key == name)).map(|(_, value)| value)
}
