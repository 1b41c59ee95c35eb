//! How wide text is, from a table of advance widths: the same on the host and in every browser.

use super::grapheme::continues;

/// Advance widths of printable ASCII in hundredths of the font size: of each character the wider of two common fonts,
/// Arial and Noto Sans CJK, so that text fits whichever of them a browser uses.
const ASCII: [u8; 95] = [
    28, 32, 47, 56, 56, 92, 68, 28, 34, 34, 47, 58, 28, 35, 28, 39, // space to /
    56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28, 58, 58, 58, 56, // 0 to ?
    100, 67, 67, 72, 72, 67, 61, 78, 73, 29, 54, 67, 56, 83, 72, 78, // @ to O
    67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 34, 39, 34, 56, 56, // P to _
    61, 56, 62, 51, 62, 56, 33, 56, 61, 28, 28, 55, 28, 93, 61, 61, // ` to o
    62, 62, 39, 50, 38, 61, 52, 80, 50, 52, 50, 34, 27, 34, 58, // p to ~
];

/// Bold text is about this much wider.
const BOLD: f64 = 1.06;

/// Width of a line of text, in the unit of the font size `size`.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let hundredths: u32 = text.chars().map(advance).sum();
    f64::from(hundredths) / 100.0 * size * if bold { BOLD } else { 1.0 }
}

fn advance(c: char) -> u32 {
    if let Some(advance) = generous_advance(c) {
        return advance;
    }
    match c {
        ' '..='~' => u32::from(ASCII[c as usize - 32]),
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' => 0,
        'Æ' | 'æ' | 'Œ' | 'œ' | 'Ж' | 'М' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'Ф' | '\u{2014}' | '\u{2026}' => {
            101
        }
        // Letters M and W with marks; the other letters with two marks are those of Vietnamese.
        '\u{1e3e}'..='\u{1e43}' | '\u{1e80}'..='\u{1e89}' => 101,
        'À'..='Þ' | 'Ά'..='Ϋ' | 'Ѐ'..='Я' | 'ж' | 'м' | 'ш' | 'щ' | 'ы' | 'ю' | 'ф' => 83,
        '\u{1e00}'..='\u{1fff}' => 83,
        // Latin, Greek and Cyrillic, punctuation, and the signs of mathematics that the widget writes.
        '\u{a0}'..='\u{52f}' | '\u{2000}'..='\u{209f}' | '−' | '≈' => 66,
        // Arrows and other signs, and those of Chinese, Japanese and Korean, are square.
        _ => 100,
    }
}

/// The advance of a character of a script whose widths depend on the font: wide enough for a word of it in any font that
/// is common, though a single letter may be wider.
fn generous_advance(c: char) -> Option<u32> {
    let advance = match c as u32 {
        0x530..=0x58f => 95,
        0x591..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed => 0,
        0x590..=0x5ff => 70,
        // Seen, sad and the letters that are made of them.
        0x633..=0x636 | 0x69a..=0x69e | 0x6fa..=0x6fb => 110,
        0x600..=0x77f => 68,
        0x900..=0x97f if continues(c) => 30,
        0x900..=0x97f => 88,
        // Thai and Lao have their marks at the same positions.
        0xe00..=0xeff if matches!(c as u32 & 0x7f, 0x31 | 0x34..=0x3c | 0x47..=0x4e) => 0,
        0xe00..=0xeff => 72,
        0x10a0..=0x10ff => 88,
        0xfdfd => 1100,
        0x780..=0x1dff | 0x2500..=0x2e7f | 0xfb50..=0xfdff | 0xfff0..=0x1ffff => 140,
        _ => return None,
    };
    Some(advance)
}

/// Whether the table has the widths of all characters: those of other scripts depend on the font.
pub fn has_known_width(text: &str) -> bool {
    text.chars().all(|c| generous_advance(c).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_one_em_wide() {
        assert_eq!(width("高新区", 10.0, false), 30.0);
    }

    /// Advance widths of DejaVu Sans and Arial as their makers publish them, in hundredths.
    #[test]
    fn no_script_is_narrower_than_its_letters() {
        for (text, least) in [
            ("ШЩЮЖ", 3.79), // Arial
            ("шщюж", 3.04),
            ("ΩΨΦΜ", 3.17),
            ("ÆŒ", 2.0),
            ("🇨🇳", 1.28), // Noto Color Emoji
            ("👍🏽", 1.28),
            ("\u{fdfd}", 10.0), // Noto Naskh Arabic
            ("ക്ഷ", 1.3),
            // Words as HarfBuzz sets them in the widest of DejaVu Sans and the Noto fonts of their scripts.
            ("באר שבע", 4.04),
            ("مستشفى الملك فيصل التخصصي", 14.47),
            ("شمس", 2.77),
            ("छत्तीसगढ़", 3.44),
            ("ओडिशा", 2.8),
            ("นครศรีธรรมราช", 6.77),
            ("กาญจนบุรี", 4.32),
            ("ນະຄອນຫຼວງວຽງຈັນ", 8.27),
            ("თბილისი", 4.9),
            ("Վաղարշապատ", 8.36),
            ("Thừa Thiên Huế", 7.9),
        ] {
            assert!(width(text, 1.0, false) >= least, "{text}");
        }
        assert!(has_known_width("高新区 Zürich Łódź Ωmega Москва −8%…"));
        assert!(has_known_width("Thừa Thiên Huế") && !has_known_width("Երևան") && !has_known_width("บุรี"));
        assert!(!has_known_width("بلدية") && !has_known_width("🇨🇳") && !has_known_width("दिल्ली"));
    }
}
