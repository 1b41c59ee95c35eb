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

/// What the signs in some labels mean: `[p] provisional · * see the note`; empty where there are none.
pub fn signs_in_words<'a>(labels: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let words = lang.words();
    let (mut all, mut has_note) = (Statuses::default(), false);
    for label in labels {
        for (status, sign) in Status::ALL.iter().zip(SIGNS) {
            if label.as_bytes().windows(sign.len()).any(|part| part == sign.as_bytes()) {
                all.add(*status);
            }
        }
        has_note |= label.ends_with(NOTE);
    }
    let mut parts = Vec::new();
    for ((status, sign), word) in Status::ALL.iter().zip(SIGNS).zip(words.statuses) {
        if all.has(*status) {
            parts.push([sign, "\u{a0}", word].concat());
        }
    }
    if has_note {
        parts.push([NOTE, "\u{a0}", words.with_note].concat());
    }
    parts.join(words.dot)
}
