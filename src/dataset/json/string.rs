//! Strings: where one ends, and what its escapes mean.

use super::Syntax;

/// Finds the end of the string whose opening quote stands at `start`, just behind its closing quote,
/// and whether anything in it is escaped.
pub(super) fn scan<E: From<Syntax>>(bytes: &[u8], start: usize) -> Result<(usize, bool), E> {
    let mut at = start + 1;
    let mut escaped = false;
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok((at + 1, escaped)),
            Some(b'\\') => {
                escaped = true;
                at = escape(bytes, at)?;
            }
            Some(b'\n' | b'\r') | None => {
                return fail(start, "a text does not end on its line", "close it with a double quote");
            }
            Some(0..0x20) => {
                return fail(at, "a control character stands in a text", "remove it, or write it as \\u0009");
            }
            Some(_) => at += 1,
        }
    }
}

/// Checks the escape at `at` and gives the place behind it.
fn escape<E: From<Syntax>>(bytes: &[u8], at: usize) -> Result<usize, E> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match (unit(bytes, at), unit(bytes, at + 6)) {
            (None, _) => fail(
                at,
                "four hexadecimal digits are missing after \\u",
                "write \\u4e2d, or the character itself",
            ),
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => Ok(at + 12),
            (Some(0xd800..0xe000), _) => {
                fail(at, "half a surrogate pair stands alone", "write both halves, or the character itself")
            }
            _ => Ok(at + 6),
        },
        _ => fail(at, "this escape is unknown", "write \\\\ for a backslash"),
    }
}

/// The UTF-16 code unit that an escape at `at` stands for.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + (digit as char).to_digit(16)?))
}

/// Resolves the escapes of a string that [`scan`] has accepted.
pub(super) fn unescape(inside: &str) -> String {
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let (letter, length) = character(rest.as_bytes(), at);
        out.push(letter);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// The character that an accepted escape stands for, and the escape's length.
fn character(bytes: &[u8], at: usize) -> (char, usize) {
    let plain = match bytes.get(at + 1) {
        Some(b'u') => return code_point(bytes, at),
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(&byte) => byte as char,
        None => char::REPLACEMENT_CHARACTER,
    };
    (plain, 2)
}

fn code_point(bytes: &[u8], at: usize) -> (char, usize) {
    let (first, second) = (unit(bytes, at).unwrap_or(0xfffd), unit(bytes, at + 6));
    let (code, length) = match (first, second) {
        (0xd800..0xdc00, Some(second)) => (0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff), 12),
        _ => (first, 6),
    };
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}

fn fail<T, E: From<Syntax>>(at: usize, message: &'static str, help: &'static str) -> Result<T, E> {
    Err(Syntax { at, message, help }.into())
}
