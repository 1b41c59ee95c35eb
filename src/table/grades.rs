//! Columns of grades: texts such as “A”, “gut” or 优秀 that somebody gave.

use super::fold::fold;
use super::marks;

/// Scales of grades, the best first.
const SCALES: [&[&str]; 11] = [
    &["outstanding", "good", "requires improvement", "inadequate"],
    &["excellent", "very good", "good", "satisfactory", "fair", "poor", "very poor"],
    &["a*", "a+", "a", "a-", "b+", "b", "b-", "c+", "c", "c-", "d+", "d", "d-", "e", "f", "g"],
    &[
        "aaa", "aa+", "aa", "aa-", "a+", "a", "a-", "bbb+", "bbb", "bbb-", "bb+", "bb", "bb-", "b+", "b",
        "b-", "ccc", "cc", "c", "d",
    ],
    &["sehr gut", "gut", "befriedigend", "ausreichend", "mangelhaft", "ungenügend"],
    &["très bien", "bien", "assez bien", "passable", "insuffisant"],
    &["优秀", "良好", "中等", "合格", "基本合格", "不合格"],
    &["优", "良", "中", "合格", "差", "不合格"],
    &["好", "较好", "一般", "较差", "差"],
    &["high", "medium", "low"],
    &["★★★★★", "★★★★", "★★★", "★★", "★"],
];

/// The last words of headings of grades.
const HEADINGS: [&str; 12] = [
    "grade",
    "rating",
    "note",
    "bewertung",
    "schulnote",
    "mention",
    "等级",
    "评级",
    "等次",
    "评价",
    "評価",
    "stars",
];

/// Whether a heading says that its column has grades.
fn is_heading(name: &str) -> bool {
    let lower = name.to_lowercase();
    let last = lower.split_whitespace().next_back().unwrap_or_default();
    HEADINGS.iter().any(|word| last == *word || !word.is_ascii() && lower.ends_with(word))
}

/// A cell's grade; nothing where it is empty or has a mark that is no grade of one letter.
pub fn grade(text: &str) -> Option<&str> {
    let text = text.trim();
    let folded = fold(text);
    let is_letter = folded.chars().count() == 1 && folded.chars().all(char::is_alphabetic);
    (!text.is_empty() && (is_letter || marks::canonical(&folded).is_none())).then_some(text)
}

/// The scale that all grades are of, if one is known.
fn scale(grades: &[&str]) -> Option<&'static [&'static str]> {
    let has =
        |scale: &&[&str]| grades.iter().all(|grade| scale.contains(&fold(grade).to_lowercase().as_str()));
    SCALES.into_iter().find(has)
}

/// Whether a column of texts has grades: by its heading, or where all its texts are of one scale.
pub fn are_grades(heading: &str, texts: &[&str]) -> bool {
    let mut grades: Vec<&str> = texts.iter().filter_map(|text| grade(text)).collect();
    let rows = grades.len();
    grades.sort_unstable();
    grades.dedup();
    let is_short = grades.iter().all(|grade| grade.chars().count() <= 24);
    let is_repeated = grades.len() < rows;
    grades.len() > 1 && (scale(&grades).is_some() || is_heading(heading) && is_short && is_repeated)
}

/// The grades in their order, the best first; nothing where their order is not known.
pub fn in_order<'a>(grades: &[&'a str]) -> Option<Vec<&'a str>> {
    let scale = scale(grades)?;
    let place = |grade: &str| scale.iter().position(|known| *known == fold(grade).to_lowercase());
    let mut ordered = grades.to_vec();
    ordered.sort_unstable_by_key(|grade| place(grade));
    ordered.dedup();
    Some(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_known_by_their_heading_or_their_scale() {
        assert!(are_grades("Quality", &["Good", "Outstanding", "[c]", "Good"]));
        assert!(are_grades("质量等级", &["甲级", "乙级", "甲级"]));
        assert!(are_grades("Klasse", &["A", "C", "B"]));
        assert!(!are_grades("Region", &["North", "South", "North"]));
        assert!(!are_grades("Rating", &["one", "two"]));
        assert!(!are_grades("Quality", &["Good", "Good"]));
    }

    #[test]
    fn grades_of_a_known_scale_have_an_order() {
        assert_eq!(in_order(&["C", "A", "B", "A"]), Some(vec!["A", "B", "C"]));
        assert_eq!(in_order(&["合格", "优秀"]), Some(vec!["优秀", "合格"]));
        assert_eq!(in_order(&["甲级", "乙级"]), None);
    }
}
