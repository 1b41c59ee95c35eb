//! What is said beside the picture as one text, before it is HTML or DOM.
//!
//! A out names what a reader meets in the order of the page: each token begins with [`NEXT`]; then `<` begins an
//! element (its tag and the attributes that are always the same, parted by spaces, then further ones that each begin
//! with [`ATTR`]), `.` is text, `*` the picture, and nothing at all ends the element. One text crosses to the page,
//! where a tree of elements would cross node by node; and code that writes it is half as long as code that builds one.
//! `www/element/out.js` makes it DOM, [`super::html()`] HTML.

use super::language_spans;
use crate::dataset::Lang;

/// Begins every token.
pub const NEXT: char = '\u{1}';

/// Begins an attribute that is not always the same.
pub const ATTR: char = '\u{2}';

/// Writes a out.
#[derive(Debug)]
pub struct OutlineWriter {
    text: String,
    lang: Lang,
}

impl OutlineWriter {
    /// An empty out, for a page in one language.
    pub fn new(lang: Lang) -> Self {
        Self { text: String::new(), lang }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.text
    }

    /// Begins an element: its tag, and what attributes are always the same: `p class=kicker`.
    pub fn open(&mut self, tag: &'static str) {
        self.token('<');
        self.text.push_str(tag);
    }

    /// An attribute of the element just begun.
    pub fn attr(&mut self, name: &'static str, value: &str) {
        self.text.push(ATTR);
        self.text.push_str(name);
        self.text.push('=');
        self.put(value);
    }

    /// An attribute of the element just begun that is there or not (`checked`, `selected`, `open`, `disabled`).
    pub fn flag(&mut self, name: &'static str, on: bool) {
        if on {
            self.attr(name, "");
        }
    }

    /// Text in the page's language; what of it is Chinese in an English page is marked as such.
    pub fn text(&mut self, text: &str) {
        match self.lang {
            Lang::Zh => self.plain(text),
            Lang::En => language_spans::mark(self, text),
        }
    }

    /// Text as it stands: in an option, which holds nothing else, or where the element says its language.
    pub fn plain(&mut self, text: &str) {
        if !text.is_empty() {
            self.token('.');
            self.put(text);
        }
    }

    /// The picture.
    pub fn picture(&mut self) {
        self.token('*');
    }

    /// Ends the element.
    pub fn close(&mut self) {
        self.text.push(NEXT);
    }

    /// An element with text and nothing else.
    pub fn leaf(&mut self, tag: &'static str, text: &str) {
        self.open(tag);
        self.text(text);
        self.close();
    }

    fn token(&mut self, kind: char) {
        self.text.push(NEXT);
        self.text.push(kind);
    }

    /// Nobody's words can begin a token.
    fn put(&mut self, text: &str) {
        for letter in text.chars() {
            self.text.push(if letter <= ATTR { char::REPLACEMENT_CHARACTER } else { letter });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tape_says_what_a_reader_meets() {
        let mut out = OutlineWriter::new(Lang::Zh);
        out.open("p class=value");
        out.attr("title", "a b");
        out.flag("hidden", false);
        out.text("重庆");
        out.leaf("b", "");
        out.close();
        assert_eq!(out.finish(), "\u{1}<p class=value\u{2}title=a b\u{1}.重庆\u{1}<b\u{1}\u{1}");
    }

    #[test]
    fn words_cannot_begin_a_token() {
        let mut out = OutlineWriter::new(Lang::En);
        out.leaf("p", "\u{1}<script\u{2}src=x");
        assert_eq!(out.finish(), "\u{1}<p\u{1}.\u{fffd}<script\u{fffd}src=x\u{1}");
    }
}
