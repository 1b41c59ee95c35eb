//! Notes below a table, by the signs that stand in its cells.

use super::fold::fold;
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

fn is_raised(letter: char) -> bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(letter) || ('①'..='⑳').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

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
