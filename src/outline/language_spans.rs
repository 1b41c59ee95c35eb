//! Where English text holds Chinese: names, quotes and grades that are not translated.

use std::ops::Range;

/// The first Chinese in a text, as a range of bytes.
///
/// It reaches over digits and punctuation to its last Chinese character, but not over Latin letters.
pub fn first_chinese(text: &str) -> Option<Range<usize>> {
    let start = text.find(is_chinese)?;
    let rest = &text[start..];
    let run = &rest[..rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len())];
    let length = run.rfind(is_chinese).map_or(0, |last| last + '一'.len_utf8());
    Some(start..start + length)
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
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
}
