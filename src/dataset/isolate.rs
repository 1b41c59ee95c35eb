//! Isolates: the invisible characters around a text in a language that is not the product's.
//!
//! With them, a name written from right to left stands in a sentence without turning the words and numbers beside it, in
//! HTML, on a canvas and in an SVG alike; and the outline finds in a sentence which part is in the language of the
//! dataset. No document has these characters, because the reader refuses them; nothing that is exported as data has them.

use super::local::UNDETERMINED;
use super::{Lang, LocalText};
use std::borrow::Cow;

/// Begins a text written from right to left.
const RIGHT_TO_LEFT: char = '\u{2067}';

/// Begins a text in a language other than those of the product.
const FIRST_STRONG: char = '\u{2068}';

/// Ends either.
const END: char = '\u{2069}';

impl LocalText {
    /// Adds the text in one language, by its BCP 47 tag; with isolates around it unless it is written from left to right, and
    /// its language is one of the product, or unknown. A name in Arabic may stand in a dataset in English.
    pub(super) fn push_isolated(&mut self, tag: &str, text: &str) {
        if Lang::from_tag(tag).is_some() && !has_right_to_left(text) {
            self.push(tag, text);
        } else {
            self.push_foreign(tag, text);
        }
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn push_foreign(&mut self, tag: &str, text: &str) {
        if tag == UNDETERMINED && !has_right_to_left(text) {
            return self.push(tag, text);
        }
        self.push(tag, &apart(text));
    }
}

/// A text that is no [`LocalText`], as it stands in a sentence: with isolates around it if something in it is written from right to
/// left.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if has_right_to_left(text) { Cow::Owned(apart(text)) } else { Cow::Borrowed(text) }
}

/// A text with isolates around it, in the direction of its first letter.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn apart(text: &str) -> String {
    // Signs and digits before the first letter have no direction.
    let first = text.chars().find(|letter| letter.is_ascii_alphabetic() || *letter > '\u{bf}');
    let begin = if first.is_some_and(is_right_to_left) { RIGHT_TO_LEFT } else { FIRST_STRONG };
    let mut isolated = String::from(begin);
    isolated.push_str(text);
    isolated.push(END);
    isolated
}

/// Lines of one text, where a line may end within an isolate: it ends there, and begins again on the next.
pub fn isolate_lines(lines: &mut [String]) {
    let mut open = None;
    for line in lines {
        if let Some(begin) = open {
            line.insert(0, begin);
        }
        for letter in line.chars().filter(|letter| is_isolate(*letter)) {
            open = (letter != END).then_some(letter);
        }
        if open.is_some() {
            line.push(END);
        }
    }
}

/// A part of a text: outside of isolates, or inside of one.
#[derive(Debug, PartialEq, Eq)]
pub struct IsolatedPart<'a> {
    /// The text, without the isolate.
    pub text: &'a str,
    /// Whether it is inside, and if so, whether it is written from right to left.
    pub inside: Option<bool>,
}

/// The first part of a text, and the rest; of a text that is cut off within an isolate, the rest is empty.
pub fn first_part(text: &str) -> (IsolatedPart<'_>, &str) {
    let is_begin = |letter| letter == FIRST_STRONG || letter == RIGHT_TO_LEFT;
    match text.find(is_begin) {
        Some(0) => {
            let inside = &text[FIRST_STRONG.len_utf8()..];
            let (part, rest) = inside.split_once(END).unwrap_or((inside, ""));
            (IsolatedPart { text: part, inside: Some(text.starts_with(RIGHT_TO_LEFT)) }, rest)
        }
        begin => {
            let (part, rest) = text.split_at(begin.unwrap_or(text.len()));
            (IsolatedPart { text: part, inside: None }, rest)
        }
    }
}

/// Whether a text ends within a part that is written from right to left.
// Not inlined: two rules of lines ask.
#[inline(never)]
pub fn ends_from_right_to_left(text: &str) -> bool {
    text.chars()
        .fold(false, |is_open, letter| if is_isolate(letter) { letter == RIGHT_TO_LEFT } else { is_open })
}

/// Whether a character begins or ends an isolate.
pub fn is_isolate(letter: char) -> bool {
    matches!(letter, RIGHT_TO_LEFT..=END)
}

/// Whether a text has letters that are written from right to left.
// Not inlined: most texts that are shown are asked.
#[inline(never)]
pub fn has_right_to_left(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// Whether a letter is of a script that is written from right to left: Hebrew, Arabic, Syriac, Thaana and others.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn isolated(tag: &str, text: &str) -> String {
        let mut texts = LocalText::default();
        texts.push_isolated(tag, text);
        texts.get(Lang::En).to_owned()
    }

    #[test]
    fn texts_in_the_languages_of_the_product_are_left_as_they_are() {
        for (tag, text) in [("en-GB", "Leeds"), ("zh", "永川区"), ("und", "Köln")] {
            assert_eq!(isolated(tag, text), text);
        }
        assert_eq!(isolated("de", "Köln"), "\u{2068}Köln\u{2069}");
        for tag in ["und", "he", "en", "zh-Hans"] {
            assert_eq!(isolated(tag, "חיפה"), "\u{2067}חיפה\u{2069}", "{tag}");
            assert_eq!(isolated(tag, "12 חיפה (Haifa)"), "\u{2067}12 חיפה (Haifa)\u{2069}", "{tag}");
            assert_eq!(isolated(tag, "Haifa (חיפה)"), "\u{2068}Haifa (חיפה)\u{2069}", "{tag}");
        }
    }

    #[test]
    fn a_line_ends_and_begins_an_isolate_that_goes_on() {
        let mut lines =
            ["Of these, \u{2067}بلدية", "المدينة", "12\u{2069} leads", "with 8%"].map(String::from);
        isolate_lines(&mut lines);
        let expected = [
            "Of these, \u{2067}بلدية\u{2069}",
            "\u{2067}المدينة\u{2069}",
            "\u{2067}12\u{2069} leads",
            "with 8%",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_sentence_falls_into_its_parts() {
        let sentence = ["Of these, ", &isolated("ar", "بلدية 12"), " leads with 8%"].concat();
        let (first, rest) = first_part(&sentence);
        let (second, rest) = first_part(rest);
        let (third, end) = first_part(rest);
        let parts = [first, second, third].map(|part| (part.text, part.inside));
        assert_eq!(parts, [("Of these, ", None), ("بلدية 12", Some(true)), (" leads with 8%", None)]);
        assert_eq!(end, "");
        assert_eq!(first_part("\u{2068}Krank…"), (IsolatedPart { text: "Krank…", inside: Some(false) }, ""));
    }
}
