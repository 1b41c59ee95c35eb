//! Where a text holds another language: names, quotes and grades that are not translated.

use std::ops::Range;

/// The first Chinese in a text, as a range of bytes.
///
/// It reaches over digits and punctuation to its last Chinese character, but not over Latin letters.
pub fn first_chinese(text: &str) -> Option<Range<usize>> {
    let start = text.find(is_chinese)?;
    let rest = &text[start..];
    let run = &rest[..rest.find(is_latin).unwrap_or(rest.len())];
    let length = run.rfind(is_chinese).map_or(0, |last| last + '一'.len_utf8());
    Some(start..start + length)
}

/// The first Latin letters in a text, as a range of bytes, up to the last ones before any Chinese.
pub fn first_latin(text: &str) -> Option<Range<usize>> {
    let start = text.find(is_latin)?;
    let rest = &text[start..];
    let run = &rest[..rest.find(is_chinese).unwrap_or(rest.len())];
    let length = run.rfind(is_latin).map_or(0, |last| last + 1);
    Some(start..start + length)
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_reaches_over_digits_to_its_last_character_but_not_over_letters() {
        for (text, chinese) in [
            ("plain, 8.2%", None),
            ("", None),
            ("only “GDP同比增长8.2%，居第3位” is left", Some("同比增长8.2%，居第3位")),
            ("优秀 and 银奖", Some("优秀")),
        ] {
            assert_eq!(first_chinese(text).map(|range| &text[range]), chinese);
        }
    }

    #[test]
    fn latin_reaches_to_its_last_letter_but_not_over_chinese() {
        for (text, latin) in [
            ("8.2%，第3", None),
            ("其中 Leeds General Infirmary 98.2% 领先，St James", Some("Leeds General Infirmary")),
        ] {
            assert_eq!(first_latin(text).map(|range| &text[range]), latin);
        }
    }
}
