//! Texts in one language or several, and the two languages of the product.

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 中文 (simplified).
    #[default]
    Zh,
    /// English.
    En,
}

/// A text of a dataset, in one language or several.
///
/// One string holds all of them, each as its language tag, `END`, its text, `END`, so that a dataset with 100,000
/// names has as many allocations. The language of the dataset comes first, if the text has it; the others are in the
/// order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalText(String);

/// Ends each tag and each text. No text of a dataset can have it: control characters are refused.
const END: char = '\u{1}';

/// The tag of a text in a language that the dataset does not name.
pub const UNDETERMINED: &str = "und";

impl Lang {
    /// All languages.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// Its code in documents, URLs and attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language of a BCP 47 tag such as `zh-Hans-CN`; `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.is_of(tag))
    }

    /// Whether a BCP 47 tag is of the language: `zh-Hans-CN` is of Chinese.
    pub fn is_of(self, tag: &str) -> bool {
        let end = tag.find(['-', '_']).unwrap_or(tag.len());
        tag[..end].eq_ignore_ascii_case(self.code())
    }
}

impl LocalText {
    /// A text in the two languages of the product.
    pub fn both(zh: &str, en: &str) -> Self {
        let mut both = Self::default();
        both.push("zh", zh);
        both.push("en", en);
        both
    }

    /// Adds the text in one language, by its BCP 47 tag.
    pub fn push(&mut self, tag: &str, text: &str) {
        for part in [tag, text] {
            self.0.push_str(part);
            self.0.push(END);
        }
    }

    /// The text that is shown to a reader of that language: the one with exactly its tag, else one of the same language
    /// (`en-GB` for English), else the first, which is in the language of the dataset if any is.
    pub fn get(&self, lang: Lang) -> &str {
        self.shown(lang).1
    }

    /// The BCP 47 tag of [the text that is shown](Self::get).
    pub fn tag(&self, lang: Lang) -> &str {
        self.shown(lang).0
    }

    /// Whether the dataset has no such text.
    pub fn is_missing(&self) -> bool {
        self.0.is_empty()
    }

    /// All languages in one string, for [`Self::from_written`].
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn as_written(&self) -> &str {
        &self.0
    }

    /// The same, to be changed.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn as_written_mut(&mut self) -> &mut String {
        &mut self.0
    }

    /// The text that was [written](Self::as_written).
    pub(super) fn from_written(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// All languages: tag and text.
    pub fn iter(&self) -> Languages<'_> {
        Languages(&self.0)
    }

    fn shown(&self, lang: Lang) -> (&str, &str) {
        let (mut shown, mut best) = (("", ""), 0);
        for one in self.iter() {
            let fit = if one.0 == lang.code() { 3 } else { 1 + u8::from(lang.is_of(one.0)) };
            if fit > best {
                (shown, best) = (one, fit);
            }
        }
        shown
    }
}

/// Iterates over the languages of a text, each as its tag and its text.
#[derive(Clone, Debug)]
pub struct Languages<'a>(&'a str);

impl<'a> Iterator for Languages<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (tag, rest) = self.0.split_once(END)?;
        let (text, rest) = rest.split_once(END)?;
        self.0 = rest;
        Some((tag, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(tags: &[&str]) -> LocalText {
        let mut text = LocalText::default();
        tags.iter().for_each(|tag| text.push(tag, &["in ", tag].concat()));
        text
    }

    #[test]
    fn the_exact_tag_then_the_same_language_then_the_first_is_shown() {
        for (tags, zh, en) in [
            (&["zh", "en"][..], "in zh", "in en"),
            (&["en-GB", "en", "zh-Hant"], "in zh-Hant", "in en"),
            (&["de", "fr"], "in de", "in de"),
            (&["de", "EN-us"], "in de", "in EN-us"),
            (&["eng"], "in eng", "in eng"),
            (&[], "", ""),
        ] {
            let text = text(tags);
            assert_eq!((text.get(Lang::Zh), text.get(Lang::En)), (zh, en), "{tags:?}");
            assert_eq!(["in ", text.tag(Lang::En)].concat().trim_end_matches("in "), en);
        }
    }

    #[test]
    fn an_empty_text_is_a_text_all_the_same() {
        let text = LocalText::both("", "");
        assert_eq!((text.get(Lang::Zh), text.tag(Lang::Zh), text.iter().count()), ("", "zh", 2));
    }
}
