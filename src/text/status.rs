//! Statuses and notes of figures: as signs beside a value, and in words.

use super::names::join;
use super::template::fill;
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, Lang, Status, Statuses};

/// The signs that the British government's statisticians put after a value, in the order of [`Status`].
const SIGNS: [&str; 7] = ["[p]", "[r]", "[e]", "[f]", "[b]", "[u]", "[d]"];

/// The sign of a figure with a note of its own.
const NOTE: &str = "*";

/// A value with the signs of its figure: `8.2% [p]`. Unchanged where there are none.
pub fn marked(value: String, figure: &Figure) -> String {
    if figure.has_signs() { with_signs(value, figure) } else { value }
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn with_signs(value: String, figure: &Figure) -> String {
    let mut marked = value;
    for (status, sign) in Status::ALL.iter().zip(SIGNS) {
        if figure.status.has(*status) {
            marked.push('\u{a0}');
            marked.push_str(sign);
        }
    }
    if !figure.note.is_missing() {
        marked.push_str(NOTE);
    }
    marked
}

/// The signs of a figure without its value: `[p]\u{a0}[b]`, `*`; empty where there are none.
pub fn signs(figure: &Figure) -> String {
    marked(String::new(), figure).trim_start().to_owned()
}

/// A value with the statuses of its figure in words: 8.2% (provisional). Unchanged where there are none.
pub fn with_statuses(value: String, figure: &Figure, lang: Lang) -> String {
    if figure.status.is_empty() { value } else { with_words(value, figure, lang) }
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn with_words(value: String, figure: &Figure, lang: Lang) -> String {
    fill(lang.words().parenthesized, &[&value, &statuses(figure.status, lang)])
}

/// The statuses in words: provisional and revised.
pub fn statuses(statuses: Statuses, lang: Lang) -> String {
    let words = Status::ALL.iter().zip(lang.words().statuses);
    let own = words.filter(|(status, _)| statuses.has(**status)).map(|(_, word)| word);
    join(&own.collect_vec(), lang)
}

/// The sign of a figure with several of the others, where they do not fit.
const SEVERAL: &str = "+";

/// The signs of a figure where there is no space for its value: as beside one, where they do not fit either a letter without
/// brackets (`p`), and of several a sign that stands for them.
pub fn compact_signs(figure: &Figure, fits: &dyn Fn(&str) -> bool) -> String {
    let signs = signs(figure);
    let signs = signs.as_str();
    // All statuses of a picture have brackets, or none.
    let has_brackets = SIGNS.iter().all(|sign| fits(sign));
    let letter = signs.trim_matches(['[', ']']);
    match signs {
        NOTE => signs.to_owned(),
        _ if has_brackets && fits(signs) => signs.to_owned(),
        _ if !has_brackets && letter.len() == 1 => letter.to_owned(),
        _ => SEVERAL.to_owned(),
    }
}

/// What the signs in some labels mean: `[p] provisional · * has a note`; empty where there are none. Each label comes with its
/// figure.
pub fn signs_in_words(labels: &[(&str, &Figure)], lang: Lang) -> String {
    let words = lang.words();
    let (mut all, mut has_note, mut has_several, mut has_brackets) =
        (Statuses::default(), false, false, false);
    for (label, figure) in labels.iter().filter(|(label, figure)| is_marked(label, figure)) {
        for status in Status::ALL.iter().filter(|status| figure.status.has(**status)) {
            all.add(*status);
        }
        has_note |= !figure.note.is_missing();
        has_several |= *label == SEVERAL;
        has_brackets |= label.chars().any(|letter| letter == '[');
    }
    let mut parts = Vec::new();
    for ((status, sign), word) in Status::ALL.iter().zip(SIGNS).zip(words.statuses) {
        if all.has(*status) {
            let sign = if has_brackets { sign } else { sign.trim_matches(['[', ']']) };
            parts.push([sign, "\u{a0}", word].concat());
        }
    }
    if has_note {
        parts.push([NOTE, "\u{a0}", words.with_note].concat());
    }
    if has_several {
        parts.push([SEVERAL, "\u{a0}", lang.deferred_words().several_signs].concat());
    }
    parts.join(words.dot)
}

/// Whether a label has the signs of its figure, in whatever form.
fn is_marked(label: &str, figure: &Figure) -> bool {
    figure.has_signs() && (label.len() == 1 || label.chars().any(|letter| matches!(letter, '[' | '*')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::figure;
    use crate::dataset::LocalText;

    fn with(statuses: &[Status], note: &str) -> Figure {
        let mut figure = figure(0, 0, "7");
        for status in statuses {
            figure.status.add(*status);
        }
        if !note.is_empty() {
            figure.note = LocalText::both(note, note);
        }
        figure
    }

    fn compact(figure: &Figure, most: usize) -> String {
        compact_signs(figure, &|text| text.chars().count() <= most)
    }

    #[test]
    fn signs_that_do_not_fit_have_a_shorter_form_and_never_that_of_a_note() {
        let one = with(&[Status::Provisional], "");
        assert_eq!([compact(&one, 9), compact(&one, 2)], ["[p]", "p"]);
        let several = with(&[Status::Estimated, Status::LowReliability], "");
        assert_eq!([compact(&several, 9), compact(&several, 2)], ["[e]\u{a0}[u]", "+"]);
        let noted = with(&[], "Counted anew in July.");
        assert_eq!([compact(&noted, 9), compact(&noted, 1)], ["*", "*"]);
        assert_eq!(compact(&with(&[Status::Revised], "Without loans."), 3), "+");
    }

    #[test]
    fn the_key_says_in_words_what_each_sign_on_the_picture_stands_for() {
        let (one, several) = (with(&[Status::Provisional], ""), with(&[Status::Estimated], "Without loans."));
        let key = |labels: &[(&str, &Figure)]| signs_in_words(labels, Lang::En).replace('\u{a0}', " ");
        assert_eq!(
            key(&[("7% [p]", &one), ("7% [e]*", &several)]),
            "[p] provisional · [e] estimated · * has a note"
        );
        assert_eq!(
            key(&[("p", &one), ("+", &several)]),
            "p provisional · e estimated · * has a note · + several of these"
        );
        assert_eq!(key(&[("7%", &with(&[], "")), ("75%", &one)]), "");
    }
}
