//! Writes an outline: one text that becomes HTML on the host and DOM in the browser.
//!
//! The text is a sequence of tokens, each of which begins with [`NEXT`]. After it, `<` begins an element: its tag and
//! its constant attributes, separated by spaces, then variable attributes that each begin with [`ATTR`]. `.` is text,
//! `*` is the chart, `=` is the node that the page has there already, and nothing at all ends the element. `www/element/render.js` makes it DOM, `html.rs` HTML.
//!
//! One text crosses from the WebAssembly to the page, where a tree of elements would cross node by node; and code that
//! writes a text is half as long as code that builds a tree.

use super::language_spans::{first_chinese, first_latin};
use crate::dataset::{Dataset, Lang, UNDETERMINED, first_part};

/// Begins every token.
pub const NEXT: char = '\u{1}';

/// Begins an attribute whose value is not constant.
pub const ATTR: char = '\u{2}';

/// The first word with a hyphen, and what is before it.
fn hyphenated(text: &str) -> Option<(&str, &str)> {
    let hyphen = text.bytes().position(|byte| byte == b'-')?;
    let start = text[..hyphen].rfind(' ').map_or(0, |space| space + 1);
    let end = text[hyphen..].find(' ').map_or(text.len(), |space| hyphen + space);
    Some((&text[..start], &text[start..end]))
}

/// Writes the text of an outline.
#[derive(Debug)]
pub struct OutlineWriter {
    text: String,
    lang: Lang,
    /// Whether a word with a hyphen is an element, which breaks only where it is wider than a line.
    keeps_hyphens: bool,
    /// The BCP 47 tag of the dataset's own texts where they are not in the page's language, as far as is known; else empty.
    foreign: String,
}

impl OutlineWriter {
    /// A writer that has written nothing, for a page in one language.
    pub fn new(lang: Lang) -> Self {
        Self { text: String::new(), lang, keeps_hyphens: false, foreign: String::new() }
    }

    /// A writer of a page about a dataset, which may be in another language than the page.
    pub fn about(dataset: &Dataset, lang: Lang) -> Self {
        let tag = dataset.title.tag(lang);
        let foreign = if lang.is_of(tag) { "" } else { tag };
        Self { text: String::new(), lang, keeps_hyphens: false, foreign: foreign.to_owned() }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.text
    }

    /// Begins an element, by its tag and constant attributes: `p class=kicker`.
    pub fn open(&mut self, tag: &'static str) {
        self.token('<');
        self.text.push_str(tag);
    }

    /// An attribute of the element just begun.
    pub fn attr(&mut self, name: &'static str, value: &str) {
        self.text.push(ATTR);
        self.text.push_str(name);
        self.text.push('=');
        self.push_checked(value);
    }

    /// A boolean attribute of the element just begun (`checked`, `selected`, `open`, `disabled`).
    pub fn bool_attr(&mut self, name: &'static str, is_set: bool) {
        if is_set {
            self.attr(name, "");
        }
    }

    /// Text in the page's language. What in it is in another becomes elements with their own `lang`, which a screen
    /// reader reads with a voice of that language, and with their own direction.
    pub fn text(&mut self, text: &str) {
        match self.lang {
            _ if !self.foreign.is_empty() => self.text_in_parts(text),
            Lang::En => self.text_by_script(text),
            Lang::Zh => self.plain_text(text),
        }
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn text_in_parts(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (part, after) = first_part(rest);
            match part.inside {
                Some(is_right_to_left) => self.isolate(part.text, is_right_to_left),
                None if self.lang == Lang::En => self.text_by_script(part.text),
                None if Lang::En.is_of(&self.foreign) => self.latin_text(part.text),
                None => self.plain_text(part.text),
            }
            rest = after;
        }
    }

    fn isolate(&mut self, text: &str, is_right_to_left: bool) {
        self.open("bdi");
        if self.foreign != UNDETERMINED {
            let tag = self.foreign.clone();
            self.attr("lang", &tag);
        }
        if is_right_to_left {
            self.attr("dir", "rtl");
        }
        self.plain_text(text);
        self.close();
    }

    /// On an English page, Chinese becomes elements.
    fn text_by_script(&mut self, text: &str) {
        let mut rest = text;
        while let Some(chinese) = first_chinese(rest) {
            self.plain_text(&rest[..chinese.start]);
            self.open("span lang=zh");
            self.plain_text(&rest[chinese.clone()]);
            self.close();
            rest = &rest[chinese.end..];
        }
        self.plain_text(rest);
    }

    /// On a Chinese page, the English of a dataset in that language becomes elements.
    fn latin_text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(latin) = first_latin(rest) {
            self.plain_text(&rest[..latin.start]);
            self.open("span lang=en");
            self.plain_text(&rest[latin.clone()]);
            self.close();
            rest = &rest[latin.end..];
        }
        self.plain_text(rest);
    }

    /// Text without elements for other languages: in an option, which can hold none, or where the element around it
    /// has a `lang`.
    pub fn plain_text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, word)) = hyphenated(rest).filter(|_| self.keeps_hyphens) {
            self.text_token(before);
            self.open("span class=word");
            self.text_token(word);
            self.close();
            rest = &rest[before.len() + word.len()..];
        }
        self.text_token(rest);
    }

    fn text_token(&mut self, text: &str) {
        if !text.is_empty() {
            self.token('.');
            self.push_checked(text);
        }
    }

    /// A heading, in which no word breaks behind a hyphen of its own.
    pub fn heading(&mut self, tag: &'static str, text: &str) {
        self.keeps_hyphens = true;
        self.element(tag, text);
        self.keeps_hyphens = false;
    }

    /// How often a token begins in this way.
    pub fn count(&self, token: &str) -> usize {
        let text = self.text.as_bytes();
        let begins = |at: &usize| text[*at] == NEXT as u8 && text[*at + 1..].starts_with(token.as_bytes());
        (0..text.len()).filter(begins).count()
    }

    /// What another writer wrote.
    pub fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
    }

    /// What was written so far.
    pub fn text_so_far(&self) -> &str {
        &self.text
    }

    /// Takes back what was written since the text was so long: the page keeps the node that it has there.
    pub fn keep_instead(&mut self, start: usize) {
        self.text.truncate(start);
        self.token('=');
    }

    /// The chart.
    pub fn picture(&mut self) {
        self.token('*');
    }

    /// Ends the element.
    pub fn close(&mut self) {
        self.text.push(NEXT);
    }

    /// An element that holds text and nothing else.
    pub fn element(&mut self, tag: &'static str, text: &str) {
        self.open(tag);
        self.text(text);
        self.close();
    }

    fn token(&mut self, kind: char) {
        self.text.push(NEXT);
        self.text.push(kind);
    }

    /// Text from a dataset or a query cannot begin a token: control characters that could are replaced.
    fn push_checked(&mut self, text: &str) {
        for letter in text.chars() {
            self.text.push(if letter <= ATTR { char::REPLACEMENT_CHARACTER } else { letter });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_heading_each_word_with_a_hyphen_is_an_element() {
        let heading = |text| {
            let mut writer = OutlineWriter::new(Lang::En);
            writer.heading("h2", text);
            writer.element("p", "a-b");
            writer.finish().replace(NEXT, "|")
        };
        assert_eq!(
            heading("led by High-tech and Bad-Ems, 8.2%"),
            "|<h2|.led by |<span class=word|.High-tech||. and |<span class=word|.Bad-Ems,||. 8.2%||<p|.a-b|"
        );
        assert_eq!(heading("no hyphen"), "|<h2|.no hyphen||<p|.a-b|");
    }

    #[test]
    fn elements_attributes_and_text_become_tokens_in_order() {
        let mut writer = OutlineWriter::new(Lang::Zh);
        writer.open("p class=value");
        writer.attr("title", "a b");
        writer.bool_attr("hidden", false);
        writer.text("重庆");
        writer.element("b", "");
        writer.close();
        assert_eq!(writer.finish(), "\u{1}<p class=value\u{2}title=a b\u{1}.重庆\u{1}<b\u{1}\u{1}");
    }

    #[test]
    fn text_cannot_begin_a_token() {
        let mut writer = OutlineWriter::new(Lang::En);
        writer.element("p", "\u{1}<script\u{2}src=x");
        assert_eq!(writer.finish(), "\u{1}<p\u{1}.\u{fffd}<script\u{fffd}src=x\u{1}");
    }

    #[test]
    fn a_dataset_in_another_language_is_marked_in_sentences() {
        let title = |tag, title: &str| {
            let mut text = crate::dataset::LocalText::default();
            text.push(tag, title);
            Dataset { title: text, ..Dataset::default() }
        };
        let written = |tag, lang, text| {
            let mut writer = OutlineWriter::about(&title(tag, "t"), lang);
            writer.text(text);
            writer.finish()
        };
        assert_eq!(
            written("he", Lang::En, "of these, \u{2067}חיפה\u{2069} leads"),
            "\u{1}.of these, \u{1}<bdi\u{2}lang=he\u{2}dir=rtl\u{1}.חיפה\u{1}\u{1}. leads"
        );
        assert_eq!(written("de", Lang::Zh, "\u{2068}Köln\u{2069}"), "\u{1}<bdi\u{2}lang=de\u{1}.Köln\u{1}");
        assert_eq!(
            written("en-GB", Lang::Zh, "其中Leeds领先"),
            "\u{1}.其中\u{1}<span lang=en\u{1}.Leeds\u{1}\u{1}.领先"
        );
        assert_eq!(written("en", Lang::En, "Leeds"), "\u{1}.Leeds");
        assert_eq!(written("und", Lang::Zh, "Leeds"), "\u{1}.Leeds");
    }

    #[test]
    fn chinese_is_marked_on_an_english_page_only() {
        let written = |lang| {
            let mut writer = OutlineWriter::new(lang);
            writer.element("p", "“优秀”");
            writer.finish()
        };
        assert_eq!(written(Lang::En), "\u{1}<p\u{1}.“\u{1}<span lang=zh\u{1}.优秀\u{1}\u{1}.”\u{1}");
        assert_eq!(written(Lang::Zh), "\u{1}<p\u{1}.“优秀”\u{1}");
    }
}
