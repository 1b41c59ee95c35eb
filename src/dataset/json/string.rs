//! Strings: where one ends, and what its escapes mean.

use super::Syntax;

/// Finds the end of the string whose opening quote stands at `start`, just behind its closing quote,
/// and whether anything in it is escaped.
pub(super) fn scan<E: From<Syntax>>(bytes: &[u8], start: usize) -> Result<(usize, bool), E> {
    let mut at = start + 1;
    let mut escaped = false;
    loop {
        at += plain(bytes, at);
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

/// How many of the bytes from `at` on are surely neither a quote, a backslash nor a control character; none of the
/// document's last seven are sure. It looks at eight at a time.
fn plain(bytes: &[u8], at: usize) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let mut rest = bytes.get(at..).unwrap_or_default();
    let mut count = 0;
    while let Some((eight, more)) = rest.split_first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        // The high bit of every byte that is nought, and perhaps of some above the first such byte.
        let nought = |eight: u64| eight.wrapping_sub(EACH) & !eight;
        let quotes = nought(eight ^ (EACH * u64::from(b'"')));
        let slashes = nought(eight ^ (EACH * u64::from(b'\\')));
        let controls = eight.wrapping_sub(EACH * 0x20) & !eight;
        let found = (quotes | slashes | controls) & (EACH << 7);
        if found != 0 {
            return count + (found.trailing_zeros() / 8) as usize;
        }
        count += 8;
        rest = more;
    }
    count
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_plain_at_a_glance_is_plain_byte_by_byte(
            bytes in proptest::collection::vec(prop_oneof![40 => 0x20u8..=0xff, 1 => any::<u8>(), 1 => Just(b'"'), 1 => Just(b'\\')], 0..60),
            at in 0usize..70,
        ) {
            let rest = bytes.get(at..).unwrap_or_default();
            let is_plain = |byte: &u8| *byte >= 0x20 && !matches!(byte, b'"' | b'\\');
            let truth = rest.iter().take_while(|byte| is_plain(byte)).count();
            // What has no eight bytes any more is looked at one by one.
            let sure = truth.min(rest.len() / 8 * 8);
            prop_assert_eq!(plain(&bytes, at), sure);
        }
    }
}
