//! How wide text is, from a table of advance widths: the same on the host and in every browser.

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
    match c {
        ' '..='~' => u32::from(ASCII[c as usize - 32]),
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        '\u{2e80}'..='\u{ffef}' | '\u{20000}'.. | '\u{2014}' | '\u{2026}' => 100,
        _ => 60,
    }
}

/// Breaks text into lines no wider than `max_width`: Latin at spaces, Chinese anywhere but before closing punctuation.
///
/// A space at which a line breaks is dropped, a no-break space too. A word wider than `max_width` stays whole.
pub fn wrap(text: &str, size: f64, bold: bool, max_width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        let candidate = width(&line, size, bold) + width(word.trim_end(), size, bold);
        if !line.is_empty() && candidate > max_width {
            lines.push(std::mem::take(&mut line).trim().to_owned());
        }
        line.push_str(word);
    }
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
    lines
}

/// Breaks text into as few lines as [`wrap`] does, of about equal width: no last line of a single character.
pub fn wrap_evenly(text: &str, size: f64, bold: bool, max_width: f64) -> Vec<String> {
    let lines = wrap(text, size, bold, max_width);
    let even = width(text, size, bold) / lines.len().max(1) as f64;
    let mut tries =
        (0..8).map(|step| wrap(text, size, bold, even + (max_width - even) / 8.0 * f64::from(step)));
    let fits = |line: &String| width(line, size, bold) <= max_width;
    tries.find(|it| it.len() == lines.len() && it.iter().all(fits)).unwrap_or(lines)
}

/// The text in pieces, each of which may begin a line.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let (_, mut last) = chars.next()?;
        let end = loop {
            match chars.peek() {
                None => break rest.len(),
                Some(&(at, next)) if may_break(last, next) => break at,
                Some(&(_, next)) => last = next,
            }
            chars.next();
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn may_break(last: char, next: char) -> bool {
    let wide = |c: char| ('\u{2e80}'..'\u{ff00}').contains(&c) && !('\u{3000}'..'\u{3020}').contains(&c);
    let closes = |c: char| {
        "\u{ff0c}\u{ff1a}\u{ff1b}\u{ff01}\u{ff1f}\u{ff09}。、》”’」』%,.;:!?)".chars().any(|it| it == c)
    };
    let opens = |c: char| "\u{ff08}《“‘「『(".chars().any(|it| it == c);
    next != ' ' && !closes(next) && !opens(last) && (last == ' ' || wide(last) || wide(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_one_em_wide() {
        assert_eq!(width("高新区", 10.0, false), 30.0);
    }

    #[test]
    fn lines_keep_every_character_and_fit() {
        let text = "未报告增速\u{ff1b}只报了一产、二产在全市的位次 (rank only, not a value)";
        let lines = wrap(text, 12.0, false, 100.0);
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        for line in &lines {
            assert!(width(line, 12.0, false) <= 112.0, "{line}");
            assert!(!line.starts_with(['\u{ff1b}', '\u{ff0c}', '、', ')']), "{line}");
        }
    }

    #[test]
    fn no_line_begins_with_a_space() {
        assert_eq!(wrap("高新区 8.2%", 10.0, false, 40.0), ["高新区", "8.2%"]);
        assert_eq!(wrap("高新区\u{a0}8.2%", 10.0, false, 40.0), ["高新区", "8.2%"]);
        for ems in 2..12 {
            let lines =
                wrap("高新区 8.2%\u{a0}领先\u{ff0c}南岸区 6.3% 居后", 10.0, true, f64::from(ems) * 10.0);
            assert!(lines.iter().all(|line| line.trim() == line), "{lines:?}");
        }
    }

    #[test]
    fn even_lines_leave_no_character_alone() {
        assert_eq!(wrap("规上工业增加值增速", 10.0, false, 80.0), ["规上工业增加值增", "速"]);
        assert_eq!(wrap_evenly("规上工业增加值增速", 10.0, false, 80.0), ["规上工业增", "加值增速"]);
        assert_eq!(wrap_evenly("GDP", 10.0, false, 80.0), ["GDP"]);
    }

    #[test]
    fn a_word_wider_than_the_line_stays_whole() {
        assert_eq!(wrap("incomprehensibilities", 12.0, false, 20.0), ["incomprehensibilities"]);
    }
}
