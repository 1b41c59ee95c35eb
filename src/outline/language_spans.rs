//! Where a text holds another language: names, quotes and grades that are not translated.

use std::ops::Range;

/// The first Chinese in a text, as a range of bytes.
///
/// It reaches over digits and punctuation to its last Chinese character, but not over Latin letters.
pub fn first_chinese(text: &str) -> Option<Range<usize>> {
    first_run(text, is_chinese, is_latin)
}

/// The first Latin letters in a text, as a range of bytes, up to the last ones before any Chinese.
pub fn first_latin(text: &str) -> Option<Range<usize>> {
    first_run(text, is_latin, is_chinese)
}

fn first_run(text: &str, is_own: fn(char) -> bool, is_other: fn(char) -> bool) -> Option<Range<usize>> {
    let start = text.find(is_own)?;
    let mut end = start;
    for (at, letter) in text[start..].char_indices() {
        if is_other(letter) {
            break;
        }
        if is_own(letter) {
            end = start + at + letter.len_utf8();
        }
    }
    Some(start..end)
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
