//! What a table itself says of the marks in its cells: “• = not available; - = nil”.

use super::figure::GapReason;
use super::fold::fold;
use super::marks::{Meaning, canonical};
use std::collections::BTreeMap;

use GapReason::{
    BelowDetection, NotApplicable, NotCollected, NotReported, NotYetDue, Suppressed, Unknown, Unreliable,
    Withheld,
};

/// Words by which tables explain a mark, in small letters.
const WORDS: [(Meaning, &[&str]); 10] = [
    (
        Meaning::Gap(BelowDetection),
        &["less than", "below", "negligible", "under half", "weniger als", "inférieur", "不足", "小于"],
    ),
    (
        Meaning::Gap(NotApplicable),
        &[
            "not applicable",
            "does not apply",
            "nicht zutreffend",
            "gesperrt",
            "sans objet",
            "par nature",
            "no aplica",
            "无此项",
            "不适用",
        ],
    ),
    (
        Meaning::Gap(Suppressed),
        &[
            "suppressed",
            "confidential",
            "disclosure",
            "geheim",
            "secret statistique",
            "datenschutz",
            "datenschutzgründen",
            "保密",
        ],
    ),
    (
        Meaning::Gap(Unreliable),
        &[
            "unreliable",
            "not reliable",
            "not significant",
            "too uncertain",
            "nicht sicher",
            "non significatif",
            "不可靠",
        ],
    ),
    (Meaning::Gap(NotYetDue), &["not yet", "noch nicht", "fällt später an", "pas encore", "尚未"]),
    (
        Meaning::Gap(NotCollected),
        &["not collected", "not recorded", "not surveyed", "nicht erhoben", "未统计"],
    ),
    (Meaning::Gap(Withheld), &["withheld", "redacted", "不公开"]),
    (Meaning::Gap(NotReported), &["not reported", "no return", "no report", "未报"]),
    (
        Meaning::Gap(Unknown),
        &[
            "not available",
            "unavailable",
            "no data",
            "unknown",
            "unbekannt",
            "missing",
            "nicht verfügbar",
            "non disponible",
            "暂缺",
            "无数据",
            "缺数据",
        ],
    ),
    (Meaning::Zero, &["nil", "zero", "exactly nothing", "nichts vorhanden", "néant", "等于零"]),
];

/// The meanings of marks that texts around a table state. One that is said in words of several meanings is left out: “not applicable or
/// not available” decides nothing.
pub fn read(texts: &[String]) -> BTreeMap<String, Meaning> {
    let parts = texts.iter().flat_map(|text| text.split([';', '；', '\n'])).flat_map(entries);
    let entries = parts.filter_map(|part| entry(&part));
    let mut meanings = BTreeMap::new();
    for (mark, meaning) in entries {
        meanings.entry(mark).or_insert(meaning);
    }
    meanings
}

/// The parts of a text between commas, where the next one explains another mark: “- nil, x not applicable”.
fn entries(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split_inclusive([',', '，']) {
        let sign = piece.trim_start().split([' ', '=', ':']).next().unwrap_or_default();
        // Words such as “none” are marks too, and go on a sentence.
        let is_sign = sign.chars().count() <= 2 || !sign.chars().any(char::is_alphabetic);
        match parts.last_mut() {
            Some(last) if !is_sign || entry(piece).is_none() => last.push_str(piece),
            _ => parts.push(piece.to_owned()),
        }
    }
    parts
}

/// Words that stand before what marks mean.
const HEADINGS: [&str; 13] = [
    "legend",
    "key",
    "symbols",
    "signs",
    "legende",
    "zeichen",
    "zeichenerklärung",
    "légende",
    "signes",
    "符号",
    "符号说明",
    "说明",
    "記号",
];

/// Whether a text, with a colon behind it or not, is a heading of what marks mean.
pub fn is_heading(text: &str) -> bool {
    let word = fold(text).trim_end_matches([':', ' ']).to_lowercase();
    HEADINGS.contains(&word.as_str())
}

/// A mark and its meaning, of a part of a line; a heading may stand before it: “Symbols: - nil”.
pub fn entry(part: &str) -> Option<(String, Meaning)> {
    let part = fold(part);
    let headed = || part.split_once(':').filter(|(head, _)| is_heading(head)).map(|(_, rest)| rest.trim());
    plain_entry(&part).or_else(|| plain_entry(headed()?))
}

fn plain_entry(part: &str) -> Option<(String, Meaning)> {
    let (mark, text) = part
        .split_once('=')
        .or_else(|| part.split_once(" means "))
        .or_else(|| part.split_once("表示"))
        .or_else(|| part.split_once(':'))
        // A mark and its meaning, as the offices of statistics of Germany list them.
        .or_else(|| part.split_once(' '))?;
    // A heading may stand before the first: “Symbols: - = nil”.
    let mark = [mark, mark.rsplit(':').next().unwrap_or_default()].into_iter().find_map(of_mark)?;
    Some((mark, meaning(text)?))
}

fn of_mark(text: &str) -> Option<String> {
    canonical(text.trim().trim_matches(['"', '\'', '“', '”', '„', '«', '»']))
}

/// Whether a text says why there is no figure.
pub fn says_meaning(text: &str) -> bool {
    meaning(text).is_some()
}

fn meaning(text: &str) -> Option<Meaning> {
    let text = text.to_lowercase();
    let is_said = |word: &str| {
        let ends = text.match_indices(word).map(|(at, _)| (&text[..at], &text[at + word.len()..]));
        let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
        ends.into_iter()
            .any(|(before, after)| !is_letter(before.chars().last()) && !is_letter(after.chars().next()))
    };
    let mut said = WORDS.iter().filter(|(_, words)| words.iter().any(|word| is_said(word)));
    let first = said.next()?;
    // “More than zero and less than half” names zero to deny it.
    let is_one = said.all(|other| first.0 == Meaning::Gap(BelowDetection) && other.0 == Meaning::Zero);
    is_one.then_some(first.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Vec<(String, &'static str)> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        read(&texts).into_iter().map(|(mark, meaning)| (mark, meaning.as_str())).collect()
    }

    #[test]
    fn marks_mean_what_the_table_says() {
        assert_eq!(of(&["• = not available"]), [("·".to_owned(), "unknown")]);
        assert_eq!(of(&["Zeichen: „–“ = nichts vorhanden"]), [("-".to_owned(), "zero")]);
        assert_eq!(
            of(&["– = nichts vorhanden; x: not applicable；c means confidential", "Source = us"]),
            [("-".to_owned(), "zero"), ("c".to_owned(), "suppressed"), ("x".to_owned(), "not_applicable")]
        );
        assert_eq!(of(&["… = 数据不足最小单位", "-：无数据"]).len(), 2);
        let german = ["– nichts vorhanden", "x Tabellenfach gesperrt", ". Zahlenwert unbekannt"];
        let meanings = [("-", "zero"), (".", "unknown"), ("x", "not_applicable")];
        assert_eq!(of(&german), meanings.map(|(mark, meaning)| (mark.to_owned(), meaning)));
        assert_eq!(of(&["注：初步数；“—”表示无此项。"]), [("-".to_owned(), "not_applicable")]);
        assert_eq!(of(&["ns : non significatif"]), [("ns".to_owned(), "unreliable")]);
        assert_eq!(of(&["/ keine Angabe, da nicht sicher genug"]), [("/".to_owned(), "unreliable")]);
    }

    #[test]
    fn several_marks_are_explained_in_one_line() {
        let meanings = [("-", "zero"), ("..", "unknown"), ("x", "not_applicable")];
        let meanings = meanings.map(|(mark, meaning)| (mark.to_owned(), meaning));
        assert_eq!(of(&["Symbols: - nil, x not applicable, .. not available"]), meanings);
        assert_eq!(of(&["- = nil; x = not applicable, so empty; .. = not available"]), meanings);
        assert_eq!(of(&["- nil, or not available"]), []);
        assert_eq!(of(&["Rounded to tens, none below 5"]), []);
    }

    #[test]
    fn what_is_said_in_two_senses_decides_nothing() {
        assert_eq!(of(&["- = nil or not available"]), []);
        assert_eq!(of(&["* = more than zero but less than half"]), [("*".to_owned(), "below_detection")]);
        assert_eq!(of(&["- = Nile"]), []);
        assert_eq!(of(&["- = not published here: nothing known"]), []);
    }
}
