//! Numbers of East Asia with a word of size among their digits: 108万2,000 is 1,082,000, and 9万8千 is 98,000 to the thousand.

/// The power of ten of a word of size.
const fn power(letter: char) -> Option<usize> {
    match letter {
        '亿' | '億' => Some(8),
        '万' | '萬' => Some(4),
        '千' => Some(3),
        '百' => Some(2),
        _ => None,
    }
}

/// The text with its first such number as a decimal before its first word of size, 108.2000万; nothing where it has none.
pub fn joined(text: &str) -> Option<String> {
    let (at, word) = text.char_indices().find(|(at, letter)| {
        let before = text[..*at].ends_with(|it: char| it.is_ascii_digit());
        let after = text[at + letter.len_utf8()..].starts_with(|it: char| it.is_ascii_digit());
        before && after && matches!(power(*letter), Some(4 | 8))
    })?;
    let head = &text[..at];
    let number = head.trim_start_matches(|it: char| !it.is_ascii_digit());
    if number.contains('.') {
        return None;
    }
    let (fraction, rest) = fraction(&text[at + word.len_utf8()..], power(word)?)?;
    Some(format!("{head}.{fraction}{word}{rest}"))
}

/// The digits behind a word of size as the decimals of the number before it, and what follows them.
fn fraction(text: &str, mut above: usize) -> Option<(String, &str)> {
    let (mut out, mut rest) = (String::new(), text);
    while rest.starts_with(|it: char| it.is_ascii_digit()) {
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != ',').unwrap_or(rest.len());
        let printed = rest[..end].trim_end_matches(',');
        let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
        let is_grouped = !printed.contains(',') || printed.split(',').skip(1).all(|group| group.len() == 3);
        let word = rest[printed.len()..].chars().next();
        let own = word.and_then(power).unwrap_or(0);
        // 1万2 is 10,002 in one country, and 12,000 in another.
        let is_open = own == 0 && digits.len() < 2;
        if own >= above || digits.len() > above - own || !is_grouped || is_open {
            return None;
        }
        out += &format!("{digits:0>width$}", width = above - own);
        above = own;
        rest = &rest[printed.len()..];
        if own == 0 {
            break;
        }
        rest = &rest[word.map_or(0, char::len_utf8)..];
    }
    // What goes on with a point or a digit is no whole number.
    (!rest.starts_with(['.', ','])).then_some((out, rest))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn digits_behind_a_word_of_size_are_its_decimals() {
        for (text, expected) in [
            ("108万2,000", Some("108.2000万")),
            ("52万3000人", Some("52.3000万人")),
            ("9万8千", Some("9.8万")),
            ("1億2,345万6,789", Some("1.23456789億")),
            ("约3万500", Some("约3.0500万")),
            ("10万0,012", Some("10.0012万")),
            ("1万2", None),
            ("1.5万2000", None),
            ("1万23456", None),
            ("1万20.5", None),
            ("3万元", None),
            ("1千2百", None),
        ] {
            assert_eq!(joined(text).as_deref(), expected, "{text}");
        }
    }
}
