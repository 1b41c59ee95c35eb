//! Quotation marks as narrow as European languages have them.
//!
//! Chinese has the same characters at full width, and so have its fonts, also between Latin letters.

use super::FONTS;
use std::borrow::Cow;

/// The family with the letters of the one for Chinese that is among [`FONTS`], and with narrow quotation marks.
const NARROW: [&str; 2] = ["CJK SC", "CJK KR"];

/// An SVG in which the texts that have such marks, and no Chinese letter, name that family.
pub fn with_narrow_quotes(svg: &str) -> Cow<'_, str> {
    if !svg.contains(is_quote) {
        return Cow::Borrowed(svg);
    }
    let fonts = FONTS.replace(NARROW[0], NARROW[1]).replace('"', "&quot;");
    let mut pieces = svg.split("<text");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let text = &piece[..piece.find("</text>").unwrap_or(0)];
        out += "<text";
        if text.contains(is_quote) && !text.contains(is_east_asian) {
            out.extend([" font-family=\"", &fonts, "\""]);
        }
        out += piece;
    }
    Cow::Owned(out)
}

const fn is_quote(letter: char) -> bool {
    matches!(letter, '\u{2018}'..='\u{201f}')
}

/// Whether a letter is one of Chinese, Japanese or Korean.
pub fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_without_chinese_have_narrow_quotes() {
        let svg = "<svg><text x=\"1\">„Ems“</text><text>甲“乙”</text><text>Ems</text></svg>";
        let narrow = with_narrow_quotes(svg);
        let found: Vec<&str> = narrow.split("<text").skip(1).collect();
        assert!(found[0].contains("Noto Sans CJK KR") && found[0].ends_with(" x=\"1\">„Ems“</text>"));
        assert_eq!(found[1..], [">甲“乙”</text>", ">Ems</text></svg>"]);
        assert_eq!(with_narrow_quotes("<text>Ems</text>"), "<text>Ems</text>");
    }
}
