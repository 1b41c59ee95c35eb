//! Notes below a table, by the signs that stand in its cells.

use super::fold::fold;
use super::legend;
use super::marks;
use super::qualifiers;
use super::suffix::split_heading;
use std::collections::BTreeMap;

/// The texts of the notes that begin with a sign.
pub fn read(notes: &[String]) -> BTreeMap<String, String> {
    notes.iter().filter_map(|note| entry(note)).collect()
}

fn entry(note: &str) -> Option<(String, String)> {
    let folded = fold(note);
    let first = folded.chars().next()?;
    let sign_end = match first {
        '[' => folded.find(']')? + 1,
        '(' => folded.find(')').filter(|end| *end <= 4)? + 1,
        // “a Estimate”, in a line of its own.
        'a'..='z' if folded[1..].starts_with([' ', '.', ':', '=']) => 1,
        '*' => folded.len() - folded.trim_start_matches('*').len(),
        _ if first.is_ascii_alphanumeric() => folded.find(')').filter(|end| *end <= 2)? + 1,
        _ => {
            folded.len()
                - folded
                    .trim_start_matches(|letter: char| {
                        !letter.is_alphanumeric() && letter != ' ' || is_raised(letter)
                    })
                    .len()
        }
    };
    let (sign, text) = folded.split_at(sign_end);
    let text = text.trim_start_matches([' ', ':', '.', '-', '–', '=']).trim();
    if sign.is_empty() || text.is_empty() {
        return None;
    }
    // The same reader as for the signs in the cells.
    let (_, beside) = split_heading(&format!("0{}{sign}", if sign.ends_with(')') { " " } else { "" }));
    let key = beside.footnotes.into_iter().next().or_else(|| {
        let bare = sign.trim_matches(['(', ')', '[', ']']);
        (!bare.is_empty()).then(|| bare.to_owned())
    })?;
    Some((key, text.to_owned()))
}

/// The letters among the signs of notes: each is a footnote wherever it stands behind a number, unless it is a flag or a mark and
/// its note says what that says.
pub fn letters(notes: &[String]) -> Vec<char> {
    let is_known = |sign: &str| marks::status(sign).is_some() || marks::canonical(sign).is_some();
    let is_flag = |sign: &str, text: &str| {
        is_known(sign) && (qualifiers::says_status(text) || legend::says_meaning(text))
    };
    let entries = notes.iter().filter_map(|note| entry(note)).filter(|(sign, text)| !is_flag(sign, text));
    entries.filter_map(|(sign, _)| sign.parse().ok()).filter(char::is_ascii_lowercase).collect()
}

/// A number with letters of footnotes behind it, in the one form of footnotes: 9.2a and 9.2 (a) become 9.2 [note a].
pub fn raised(text: &str, letters: &[char]) -> Option<String> {
    let is_around = |letter: char| matches!(letter, ',' | ' ' | '(' | ')' | '[' | ']');
    let core = text.trim_end_matches(|letter| letters.contains(&letter) || is_around(letter));
    let behind = &text[core.len()..];
    let signs: Vec<char> = behind.chars().filter(|letter| !is_around(*letter)).collect();
    let count = |letter: char| behind.chars().filter(|it| *it == letter).count();
    let is_closed = count('(') == count(')') && count('[') == count(']');
    let is_number = core.ends_with(|it: char| it.is_ascii_digit() || it == '%');
    let notes: String = signs.iter().map(|sign| format!(" [note {sign}]")).collect();
    (is_number && is_closed && !signs.is_empty()).then(|| core.to_owned() + &notes)
}

fn is_raised(letter: char) -> bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(letter) || ('①'..='⑳').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_notes_explain_are_footnotes() {
        let notes = [
            "a Estimate of fewer than 50 cases.",
            "b) Excludes forces.",
            "p provisional",
            "c = confidential",
        ];
        let letters = letters(&notes.map(str::to_owned));
        assert_eq!(letters, ['a', 'b']);
        for (text, expected) in [
            ("9.2a", Some("9.2 [note a]")),
            ("10.7 (b)", Some("10.7 [note b]")),
            ("61% a,b", Some("61% [note a] [note b]")),
            ("57.9 [a,b]", Some("57.9 [note a] [note b]")),
            ("(3.5)a", None),
            ("7p", None),
            ("Alabama", None),
            ("9.2", None),
        ] {
            assert_eq!(raised(text, &letters).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn notes_are_found_by_their_signs() {
        let notes = [
            "* full-time",
            "¹ from July",
            "[note 2] Per 100.",
            "1) late",
            "① 初步",
            "† see text",
            "Source: us",
        ];
        let found = read(&notes.map(str::to_owned));
        let pairs: Vec<(&str, &str)> =
            found.iter().map(|(sign, text)| (sign.as_str(), text.as_str())).collect();
        assert_eq!(
            pairs,
            [("*", "full-time"), ("1", "late"), ("2", "Per 100."), ("†", "see text"), ("①", "初步")]
        );
    }
}
