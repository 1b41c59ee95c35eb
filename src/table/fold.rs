//! Characters of the same meaning become one: full-width digits, kinds of spaces, kinds of minus.

use super::compound;

/// A text with ASCII digits, brackets and spaces, for reading; what is shown stays as it was.
pub fn fold(text: &str) -> String {
    super::steps::add(text.len());
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_invisible(*letter)) {
        // Between words, these are punctuation and stay what they are.
        let after_digit = out.ends_with(|last: char| last.is_ascii_digit());
        match letter {
            '，' if after_digit => out.push(','),
            '。' | '．' if after_digit => out.push('.'),
            '，' | '。' | '．' => out.push(letter),
            letter => out.push(fold_letter(letter)),
        }
    }
    match compound::joined(out.trim()) {
        Some(joined) => joined,
        None => out.trim().to_owned(),
    }
}

/// Whether a letter is not seen: joiners, and marks that change the direction of writing.
pub fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

fn fold_letter(letter: char) -> char {
    match letter {
        // The full-width forms stand in the order of ASCII.
        '！'..='～' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        '〔' => '[',
        '〕' => ']',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '−' | '﹣' | '‐' | '‑' => '-',
        '’' | '‘' | 'ʼ' | '´' => '\'',
        '〜' | '∼' => '~',
        '⩽' | '≦' => '≤',
        '⩾' | '≧' => '≥',
        letter => letter,
    }
}

/// Whether a letter is a hyphen or a dash.
pub fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '―' | '‒')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_characters_become_ascii() {
        assert_eq!(fold("１，２３４．５％（ａ）"), "1,234.5%(a)");
        assert_eq!(fold("\u{3000}1\u{202f}234\u{200b} "), "1 234");
        assert_eq!(fold("−3,1"), "-3,1");
        assert_eq!(fold("水利、环境，公共"), "水利、环境，公共");
    }
}
