//! Where a text may be cut: between what a reader sees as characters, and not inside a number.

use super::pieces::Pieces;

/// The characters that a reader sees: a letter with its marks, a flag, a family of emoji. A number is one of them.
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    Pieces { rest: text, may_break: begins }
}

/// Whether a character begins another one of them.
///
/// A small rule instead of the tables of Unicode's annex 29: it never breaks where those do not, and in some scripts,
/// such as Devanagari, less often.
pub fn begins(piece: &str, last: char, next: char) -> bool {
    let is_flag = |c: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
    let is_number = |c: char| c.is_ascii_digit();
    // The vowels of Thai and Lao that are written before their consonant.
    let is_before_consonant = |c: char| matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}');
    let continues = continues(next)
        || is_before_consonant(last)
        || matches!(last, '\u{200d}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{1100}'..='\u{115f}')
        || is_virama(last)
        || (is_flag(next) && is_flag(last) && piece.chars().filter(|c| is_flag(*c)).count() % 2 == 1)
        || (is_number(next) && (is_number(last) || matches!(last, '−' | '-' | '.' | ',')))
        || (is_number(last) && matches!(next, '.' | ',' | '%'));
    !continues
}

/// Whether a character has no place of its own: marks, joiners, variants, skin tones.
pub(super) fn continues(c: char) -> bool {
    match c as u32 {
        0x300..=0x36f
        | 0x483..=0x489
        | 0x591..=0x5c7
        | 0x610..=0x61a
        | 0x64b..=0x65f
        | 0x670
        | 0x6d6..=0x6ed
        | 0x711
        | 0x730..=0x8ff
        | 0xe30..=0xe3a
        | 0xe47..=0xe4e
        | 0xeb0..=0xebd
        | 0xec8..=0x109f
        | 0x1160..=0x11ff
        | 0x135d..=0x135f
        | 0x1712..=0x1dff
        | 0x200c..=0x200d
        | 0x2069
        | 0x20d0..=0x20ff
        | 0x302a..=0x302f
        | 0x3099..=0x309a
        | 0xa66f..=0xabff
        | 0xfe00..=0xfe2f
        | 0x1f3fb..=0x1f3ff
        | 0xe0000.. => true,
        // The scripts of India and its neighbours: each has 128 characters, marks at the same positions.
        0x900..=0xdff => matches!(c as u32 & 0x7f, 0..=4 | 0x3a..=0x5f | 0x62..=0x63 | 0x70..=0x7f),
        _ => false,
    }
}

/// Whether a character joins the next to the one before it, as in क्ष.
fn is_virama(c: char) -> bool {
    ('\u{900}'..'\u{e00}').contains(&c) && matches!(c as u32 & 0x7f, 0x4d | 0x4e)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn flags_emoji_marks_and_numbers_are_whole() {
        let pieces = |text| graphemes(text).collect::<Vec<_>>();
        assert_eq!(pieces("🇨🇳🇫🇷a"), ["🇨🇳", "🇫🇷", "a"]);
        assert_eq!(pieces("👩‍👩‍👧👍🏽☺️"), ["👩‍👩‍👧", "👍🏽", "☺️"]);
        assert_eq!(pieces("e\u{301}가각"), ["e\u{301}", "가", "각"]);
        assert_eq!(pieces("แม่ฮ่อง"), ["แม่", "ฮ่", "อ", "ง"]);
        assert_eq!(pieces("नमस्ते"), ["न", "म", "स्ते"]);
        assert_eq!(pieces("−1,234.5% up"), ["−1,234.5%", " ", "u", "p"]);
        assert_eq!(pieces("重庆 No 12, 7"), ["重", "庆", " ", "N", "o", " ", "12,", " ", "7"]);
    }

    fn character() -> impl Strategy<Value = char> {
        let ranges = [
            0x20_u32..0x250,
            0x300..0x370,
            0x400..0x500,
            0x590..0x700,
            0x900..0xe80,
            0xf00..0x1400,
            0x1780..0x1c00,
            0x200b..0x2010,
            0x20d0..0x20f0,
            0x3000..0x3100,
            0xac00..0xac80,
            0xfe00..0xfe30,
            0x1f1e6..0x1f200,
            0x1f3fb..0x1f400,
            0x1f466..0x1f46a,
            0xe0020..0xe0080,
        ];
        (0..ranges.len())
            .prop_flat_map(move |index| ranges[index].clone())
            .prop_filter_map("no character", char::from_u32)
    }

    proptest! {
        #[test]
        fn no_character_that_unicode_knows_is_cut(text in proptest::collection::vec(character(), 0..4)) {
            let text = String::from_iter(text);
            let mut end = 0;
            let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for piece in graphemes(&text) {
                end += piece.len();
                prop_assert!(boundaries.contains(&end), "{text:?} is cut in {piece:?}");
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
