//! Excerpts of a document, for messages about it.

use super::super::json::JsonValue;

/// The longest excerpt, in characters.
const MAX_CHARACTERS: usize = 60;

/// The beginning of a value as written in the document, safe to print.
pub(super) fn excerpt(value: JsonValue<'_>) -> String {
    let source = value.source();
    let safe = |letter: char| if is_unsafe(letter) { char::REPLACEMENT_CHARACTER } else { letter };
    let mut excerpt = String::from_iter(source.chars().take(MAX_CHARACTERS).map(safe));
    if source.chars().nth(MAX_CHARACTERS).is_some() {
        excerpt.push('…');
    }
    excerpt
}

/// Whether a character can make a text look different from what it is: control characters, line separators, byte
/// order marks, and marks that change the direction of writing (“Trojan Source”, CVE-2021-42574).
pub(super) fn is_unsafe(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
