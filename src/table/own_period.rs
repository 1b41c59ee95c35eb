//! The period of a table whose columns have none: what its title says of it, and what the editor says.

use super::decisions::{Code, Decisions};
use super::fold::fold;
use super::period;

/// The longest text that is read as a period, in characters: September 30, 2024 and 2024年1—9月 are shorter.
const LONGEST: usize = 24;
/// How much of a title is searched, in characters.
const SEARCHED: usize = 300;

/// The period that the editor says all figures are of, as a dataset writes it. Refuses a text that is none, and a period for
/// figures that have periods of their own.
pub fn chosen(has_own_periods: bool, decisions: &mut Decisions) -> Option<String> {
    let text = decisions.chosen(Code::Period, "", &[])?;
    let found = period::parse(&fold(&text)).map(|period| period.id);
    if found.is_none() {
        decisions
            .refuse(format!("period: “{text}” is none; write 2024, 2024-H1, 2024-Q2, 2024-06 or 2024-06-30"));
    } else if has_own_periods {
        decisions.refuse(format!("period: the figures have periods of their own, and not “{text}”"));
        return None;
    }
    found
}

/// The only period that titles name, as a dataset writes it; `None` where there are none or several. It need not be that of
/// the figures: a title may name the year of a census or of borders.
pub fn in_titles(titles: &[String]) -> Option<String> {
    let mut found = titles.iter().flat_map(|title| in_text(&fold(title)));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// All periods that a folded text names, each as long as it can be: June 2024 and not 2024.
fn in_text(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().take(SEARCHED).collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        let before = start.checked_sub(1).map(|before| letters[before]);
        match longest_at(&letters[start..]).filter(|_| begins_word(before, letters[start])) {
            Some((length, id)) => {
                found.push(id);
                start += length;
            }
            None => start += 1,
        }
    }
    found
}

/// The longest period that a text begins with, and its length in characters.
fn longest_at(letters: &[char]) -> Option<(usize, String)> {
    let most = LONGEST.min(letters.len());
    (4..=most).rev().find_map(|length| {
        let next = letters.get(length).copied();
        let text: String = letters[..length].iter().collect();
        let period = period::parse(&text).filter(|_| ends_word(letters[length - 1], next))?;
        Some((length, period.id))
    })
}

/// Whether a period may begin behind a letter: 12024 is none, 重庆2024年 has one.
fn begins_word(before: Option<char>, first: char) -> bool {
    let goes_on = |before: char| before.is_ascii_alphanumeric() || matches!(before, '.' | ',' | '-' | '/');
    first.is_alphanumeric() && !before.is_some_and(goes_on)
}

/// Whether a period may end before a letter: 2024-06 is no 2024, 2,000.5 no 2000.
fn ends_word(last: char, next: Option<char>) -> bool {
    let goes_on = |next: char| next.is_alphanumeric() || matches!(next, '-' | '/' | '–' | '%');
    last.is_alphanumeric() && (!last.is_ascii() || !next.is_some_and(goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_one_period_or_none() {
        let of = |title: &str| in_titles(&[title.to_owned()]);
        let expected = [
            ("Burglaries by district, 2023", Some("2023")),
            ("Arbeitslose im Juni 2024", Some("2024-06")),
            ("Beds (Q2 2024)", Some("2024-Q2")),
            ("2024年上半年各区县地区生产总值", Some("2024-H1")),
            ("重庆市2023年主要指标", Some("2023")),
            ("School year 2020/21", Some("2020/21")),
            ("Figures of 2023, as published in 2024", None),
            ("From 2019–2023", Some("2019/2023")),
            ("Top 100 companies", None),
            ("12,024 and 2.024", None),
            ("", None),
        ];
        for (title, period) in expected {
            assert_eq!(of(title).as_deref(), period, "{title}");
        }
        assert_eq!(in_titles(&["Beds".to_owned(), "in 2024".to_owned()]).as_deref(), Some("2024"));
    }
}
