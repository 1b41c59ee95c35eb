//! Strings: finding their end, and resolving their escapes.

use super::SyntaxError;

/// Finds the end of the string whose opening quote is at `start`. Returns the offset after its closing quote, and
/// whether the string has escapes.
pub(super) fn scan<E: From<SyntaxError>>(bytes: &[u8], start: usize) -> Result<(usize, bool), E> {
    let mut at = start + 1;
    let mut escaped = false;
    loop {
        at += plain_prefix(bytes, at);
        match bytes.get(at) {
            Some(b'"') => return Ok((at + 1, escaped)),
            Some(b'\\') => {
                escaped = true;
                at = escape(bytes, at)?;
            }
            Some(b'\n' | b'\r') | None => {
                return fail(start, "a text has no end on its line", "close it with a double quote");
            }
            Some(0..0x20) => {
                return fail(at, "a text has a control character", "remove it");
            }
            Some(_) => at += 1,
        }
    }
}

/// How many of the bytes from `at` on are known to be neither quotes, backslashes nor control characters.
///
/// It tests eight bytes at a time, so the count ends before the last group of fewer than eight. [`scan`] is the loop
/// that most of a document goes through.
fn plain_prefix(bytes: &[u8], at: usize) -> usize {
    /// One in each byte.
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut rest = bytes.get(at..).unwrap_or_default();
    let mut count = 0;
    while let Some((eight, more)) = rest.split_first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        // Subtracting borrows into the high bit of a byte that is too small. A borrow can also reach bytes above the
        // first one found, which does no harm: only the first counts.
        let zeros = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes;
        let quotes = zeros(eight ^ (ONES * u64::from(b'"')));
        let backslashes = zeros(eight ^ (ONES * u64::from(b'\\')));
        let controls = eight.wrapping_sub(ONES * 0x20) & !eight;
        let found = (quotes | backslashes | controls) & (ONES << 7);
        if found != 0 {
            return count + (found.trailing_zeros() / 8) as usize;
        }
        count += 8;
        rest = more;
    }
    count
}

/// Checks the escape at `at` and returns the offset after it.
fn escape<E: From<SyntaxError>>(bytes: &[u8], at: usize) -> Result<usize, E> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match (code_unit(bytes, at), code_unit(bytes, at + 6)) {
            (None, _) => fail(
                at,
                "four hexadecimal digits are missing after \\u",
                "write \\u4e2d, or the character itself",
            ),
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => Ok(at + 12),
            (Some(0xd800..0xe000), _) => {
                fail(at, "half of a surrogate pair is missing", "write both halves, or the character itself")
            }
            _ => Ok(at + 6),
        },
        _ => fail(at, "this escape is unknown", "write \\\\ for a backslash"),
    }
}

/// The UTF-16 code unit of the escape at `at`, such as `\u4e2d`; `None` for anything else.
fn code_unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + (digit as char).to_digit(16)?))
}

/// Resolves the escapes in the content of a string that [`scan`] accepted.
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

/// The character of the escape at `at`, and the length of the escape in bytes.
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
    let (first, second) = (code_unit(bytes, at).unwrap_or(0xfffd), code_unit(bytes, at + 6));
    let (code, length) = match (first, second) {
        (0xd800..0xdc00, Some(second)) => (0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff), 12),
        _ => (first, 6),
    };
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}

fn fail<T, E: From<SyntaxError>>(at: usize, message: &'static str, help: &'static str) -> Result<T, E> {
    Err(SyntaxError { offset: at, message, help }.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_bytes_at_a_time_find_what_each_byte_shows(
            bytes in proptest::collection::vec(prop_oneof![40 => 0x20u8..=0xff, 1 => any::<u8>(), 1 => Just(b'"'), 1 => Just(b'\\')], 0..60),
            at in 0usize..70,
        ) {
            let rest = bytes.get(at..).unwrap_or_default();
            let is_plain = |byte: &u8| *byte >= 0x20 && !matches!(byte, b'"' | b'\\');
            let truth = rest.iter().take_while(|byte| is_plain(byte)).count();
            // The last bytes, fewer than eight, are not counted.
            let counted = truth.min(rest.len() / 8 * 8);
            prop_assert_eq!(plain_prefix(&bytes, at), counted);
        }
    }
}
