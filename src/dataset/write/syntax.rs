//! The parts of a JSON document: keys, values, records.

use crate::dataset::{Fixed, LocalText, is_isolate};

/// Writes a text, unless there is none.
pub(super) fn local_field(out: &mut String, name: &str, value: &LocalText) {
    if value.is_missing() {
        return;
    }
    begin(out, name);
    for (tag, text) in value.iter() {
        text_field(out, tag, text);
    }
    out.push('}');
}

pub(super) fn number_field(out: &mut String, name: &str, value: Fixed, decimals: i8) {
    key(out, name);
    // Most programs keep 15 digits of a number; a text has them all.
    let mut digits = String::new();
    value.write(decimals, &mut digits);
    match digits.len() > 15 {
        true => text(out, &digits),
        false => out.push_str(&digits),
    }
}

pub(super) fn text_field(out: &mut String, name: &str, value: &str) {
    key(out, name);
    text(out, value);
}

pub(super) fn optional(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        text_field(out, name, value);
    }
}

/// Writes a comma, unless this is the first item of its container.
pub(super) fn item(out: &mut String) {
    if !out.ends_with(['{', '[', '\n']) {
        out.push(',');
    }
}

/// Writes a key, with a comma before it unless it is the first.
pub(super) fn key(out: &mut String, name: &str) {
    item(out);
    text(out, name);
    out.push(':');
}

/// Writes a key and the beginning of the object that is its value.
pub(super) fn begin(out: &mut String, name: &str) {
    key(out, name);
    out.push('{');
}

/// Writes a key and the beginning of the array that is its value.
pub(super) fn begin_records(out: &mut String, name: &str) {
    key(out, name);
    out.push('[');
}

/// Begins a record, on a line of its own.
pub(super) fn record(out: &mut String) {
    item(out);
    out.push('\n');
}

/// Ends an array of records, and its line.
pub(super) fn end_records(out: &mut String) {
    out.push_str(if out.ends_with('[') { "]" } else { "\n]" });
    line(out);
}

/// Ends a line after a member of the document.
pub(super) fn line(out: &mut String) {
    out.push_str(",\n");
}

pub(super) fn text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            _ if is_isolate(letter) => {}
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..=' ' if letter != ' ' => escape(out, letter),
            '<' | '\u{7f}' | '\u{2028}' | '\u{2029}' => escape(out, letter),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

fn escape(out: &mut String, letter: char) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        out.push(char::from_digit(letter as u32 >> shift & 15, 16).unwrap_or('0'));
    }
}
