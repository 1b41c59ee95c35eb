//! Flags and footnote signs behind a cell's content.

use super::figure::Status;
use super::marks;
use super::measure::Measure;

/// What stands behind a number or a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Flags in letters, as printed: p, r, b.
    pub flags: Vec<String>,
    /// Signs of footnotes: *, 1, note 1.
    pub footnotes: Vec<String>,
}

impl Beside {
    /// The flags' statuses, each once.
    pub fn statuses(&self) -> Vec<Status> {
        let mut found: Vec<Status> = self.flags.iter().filter_map(|flag| marks::status(flag)).collect();
        found.sort();
        found.dedup();
        found
    }
}

/// Splits a folded text into its content and what stands behind it.
pub fn split(text: &str) -> (&str, Beside) {
    let mut beside = Beside::default();
    let mut core = text.trim();
    while marks::canonical(core).is_none() {
        let Some(rest) = footnote(core, &mut beside).or_else(|| flag(core, &mut beside)) else { break };
        core = rest.trim_end();
    }
    beside.flags.reverse();
    beside.footnotes.reverse();
    (core, beside)
}

/// The content of a heading, and what stands behind it.
pub fn split_heading(text: &str) -> (&str, Beside) {
    let mut beside = Beside::default();
    let mut core = text.trim();
    while let Some(rest) = footnote(core, &mut beside)
        .or_else(|| bracketed_flag(core, &mut beside))
        .or_else(|| flag_behind_year(core, &mut beside))
    {
        core = rest.trim_end();
    }
    (core, beside)
}

/// 2023 p, 2025f: a flag without brackets behind a year. The 1990s are no estimate.
fn flag_behind_year<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    let year = core.get(..4).filter(|year| year.starts_with("19") || year.starts_with("20"))?;
    let flag = core[4..].trim_start();
    let is_flag = year.bytes().all(|it| it.is_ascii_digit()) && matches!(flag, "b" | "e" | "f" | "p" | "r");
    is_flag.then(|| {
        beside.flags.push(flag.to_owned());
        year
    })
}

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// Strips one sign of a footnote.
fn footnote<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    let raised = core.trim_end_matches(|letter| RAISED.contains(letter));
    if raised.len() < core.len() && !raised.is_empty() {
        let digits =
            core[raised.len()..].chars().filter_map(|letter| RAISED.chars().position(|it| it == letter));
        // km² and m³ are no footnotes.
        if !raised.ends_with('m') || raised.ends_with(|it: char| it.is_ascii_digit()) {
            beside.footnotes.push(digits.map(|digit| digit.to_string()).collect());
            return Some(raised);
        }
    }
    let last = core.chars().next_back()?;
    let before = &core[..core.len() - last.len_utf8()];
    let is_sign = matches!(last, '*' | '†' | '‡' | '§' | '¶') || ('①'..='⑳').contains(&last);
    // ** is a sign of its own.
    let before = if last == '*' { core.trim_end_matches('*') } else { before };
    if is_sign && !before.is_empty() {
        beside.footnotes.push(core[before.len()..].to_owned());
        return Some(before);
    }
    note_in_brackets(core, beside).or_else(|| number_before_bracket(core, beside))
}

/// [note 1], [1], [a]
fn note_in_brackets<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    let start = core.strip_suffix(']')?.rfind('[')?;
    let inner = core[start + 1..core.len() - 1].trim().to_lowercase();
    let number = inner.strip_prefix("note").map_or(inner.as_str(), str::trim);
    let is_short = number.len() <= 2
        && !number.is_empty()
        && number.chars().all(|letter| letter.is_ascii_alphanumeric());
    let is_note = is_short && (inner.starts_with("note") || marks::status(number).is_none());
    if start == 0 || !is_note {
        return None;
    }
    beside.footnotes.push(number.to_owned());
    Some(&core[..start])
}

/// 10,450 1): a digit and a closing bracket after a space.
fn number_before_bracket<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    let inner = core.strip_suffix(')')?;
    let (before, number) = inner.rsplit_once(' ')?;
    let is_note =
        number.len() <= 2 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_note || before.contains('(') {
        return None;
    }
    beside.footnotes.push(number.to_owned());
    Some(before)
}

/// Strips flags: in brackets, after a space, or directly behind a digit.
fn flag<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    bracketed_flag(core, beside).or_else(|| worded_flag(core, beside)).or_else(|| bare_flags(core, beside))
}

fn bracketed_flag<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    let open = match core.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let start = core.rfind(open).filter(|start| *start > 0)?;
    let inner = core[start + 1..core.len() - 1].trim();
    marks::status(inner)?;
    beside.flags.push(inner.to_owned());
    Some(&core[..start])
}

/// A whole word behind a number: “12 estimated”, 12预计.
fn worded_flag<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    let before = core.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '.');
    let word = &core[before.len()..];
    let is_word = word.chars().count() > 1 && ends_number(before);
    (is_word && marks::status(word).is_some()).then(|| {
        beside.flags.push(word.to_owned());
        before
    })
}

/// Letters behind a number or a mark, each a flag: 1210 bp, : c.
fn bare_flags<'a>(core: &'a str, beside: &mut Beside) -> Option<&'a str> {
    let before = core.trim_end_matches(|letter: char| letter.is_ascii_lowercase() || letter == '|');
    let letters = &core[before.len()..];
    let is_mark = matches!(before.trim_end(), ":" | ".." | "…" | "...");
    let is_flag = |letter: char| matches!(letter, 'b'..='f' | 'i' | 'n' | 'p' | 'r' | 's' | 'u' | 'z' | '|');
    let are_flags = (1..=3).contains(&letters.len()) && letters.chars().all(is_flag);
    // Letters behind a unit of measure are part of a word: “12 tonnes”, “$12b”.
    let is_measure =
        Measure::scan_beside(letters, has_money(before)).is_some_and(|(_, rest)| rest.is_empty());
    let is_ordinal = matches!(letters, "nd" | "rd" | "st") && !before.ends_with(' ');
    let is_word = is_ordinal || letters == "in" || is_measure || (letters == "d" && !before.ends_with(' '));
    if !are_flags || is_word || !(is_mark || ends_number(before)) {
        return None;
    }
    let letters = letters.chars().rev().map(|letter| if letter == '|' { 'b' } else { letter });
    beside.flags.extend(letters.map(String::from));
    Some(before)
}

fn has_money(text: &str) -> bool {
    text.contains(['$', '€', '£', '¥', '₹'])
}

/// Whether a number can end here.
fn ends_number(text: &str) -> bool {
    text.trim_end()
        .ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '%' | ')' | ']' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_and_footnotes_are_split_off() {
        for (text, core, flags, notes) in [
            ("513471676 p", "513471676", "p", ""),
            ("1210 bp", "1210", "bp", ""),
            (": c", ":", "c", ""),
            ("12 [r]", "12", "r", ""),
            ("7,5 p", "7,5", "p", ""),
            ("2 r", "2", "r", ""),
            ("10,450*", "10,450", "", "*"),
            ("7¹", "7", "", "1"),
            ("7 [note 1]", "7", "", "1"),
            ("10450 1)", "10450", "", "1"),
            ("12p", "12", "p", ""),
            ("3.1 (p)*", "3.1", "p", "*"),
            ("12预计", "12", "预计", ""),
            ("12①", "12", "", "①"),
            ("$12b", "$12b", "", ""),
            ("5 tonnes", "5 tonnes", "", ""),
            ("*", "*", "", ""),
            ("[c]", "[c]", "", ""),
            ("12 in", "12 in", "", ""),
        ] {
            let (found, beside) = split(text);
            assert_eq!(
                (found, beside.flags.concat(), beside.footnotes.concat()),
                (core, flags.to_owned(), notes.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn headings_keep_their_words() {
        for (text, core, flags, notes) in [
            ("Rate [note 2]", "Rate", "", "2"),
            ("2023(b)", "2023", "b", ""),
            ("2023 p", "2023", "p", ""),
            ("2025f", "2025", "f", ""),
            ("1990s", "1990s", "", ""),
            ("Area km²", "Area km²", "", ""),
            ("GDP", "GDP", "", ""),
        ] {
            let (found, beside) = split_heading(text);
            assert_eq!(
                (found, beside.flags.concat(), beside.footnotes.concat()),
                (core, flags.to_owned(), notes.to_owned()),
                "{text}"
            );
        }
    }
}
