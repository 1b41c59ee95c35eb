//! Texts in one language or several, by the version and the language of the document.

use std::borrow::Cow;

use super::super::LocalText;
use super::super::json::{JsonType, JsonValue};
use super::super::local::UNDETERMINED;
use super::super::problem::{ProblemSink, Problems};
use super::excerpt::excerpt;
use super::objects::{Format, duplicate, members, object_format, wrong_type};
use super::texts::{read_text, read_text_or_empty};
use super::version::Version;

/// How the texts of a document are read.
pub(super) struct LocalTexts<'a> {
    version: Version,
    /// The language of a text that is written without one.
    pub lang: Cow<'a, str>,
}

const BOTH: Format<2> = object_format![required("zh", "\"…\""), required("en", "\"…\"")];

impl<'a> LocalTexts<'a> {
    /// The rules of a document by its version and its `lang`.
    pub(super) fn new(
        version: Version,
        lang: Option<JsonValue<'a>>,
        problems: &mut impl ProblemSink,
    ) -> Self {
        Self { version, lang: read_tag(lang, problems).unwrap_or(Cow::Borrowed(UNDETERMINED)) }
    }

    /// Reads a text.
    pub(super) fn read(&self, value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> LocalText {
        let mut texts = LocalText::default();
        if let Some(value) = value {
            self.read_each(value, false, &mut texts, problems);
        }
        texts
    }

    /// Reads a unit of measurement, which may be empty.
    pub(super) fn read_measure(
        &self,
        value: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> LocalText {
        let mut texts = LocalText::default();
        if let Some(value) = value {
            self.read_each(value, true, &mut texts, problems);
        }
        texts
    }

    fn read_each<C: ProblemSink>(
        &self,
        value: JsonValue<'_>,
        is_measure: bool,
        texts: &mut LocalText,
        problems: &mut C,
    ) {
        match value.json_type() {
            JsonType::String if self.version == Version::Two => {
                push(&self.lang, value, is_measure, texts, problems);
            }
            JsonType::Object => {
                // The text in the language of the document first, then the others.
                self.read_tagged(value, true, is_measure, texts, problems);
                self.read_tagged(value, false, is_measure, texts, problems);
                self.check_languages(value, texts, problems);
            }
            _ => problems.report_with(|problems| self.no_text(value, problems)),
        }
    }

    fn read_tagged<C: ProblemSink>(
        &self,
        object: JsonValue<'_>,
        is_own: bool,
        is_measure: bool,
        texts: &mut LocalText,
        problems: &mut C,
    ) {
        for (key, value) in object.members() {
            let tag = key.text().unwrap_or_default();
            if (tag == self.lang) == is_own {
                push(&tag, value, is_measure, texts, problems);
            }
        }
    }

    fn check_languages(&self, object: JsonValue<'_>, texts: &LocalText, problems: &mut impl ProblemSink) {
        let (mut count, mut both) = (0, 0);
        for (tag, _) in texts.iter() {
            count += 1;
            both += u32::from(tag == "zh") | u32::from(tag == "en") << 1;
        }
        let is_usual = (count == 2 && both == 3) || (count == 1 && both != 0 && self.version == Version::Two);
        if !is_usual && (self.version == Version::One || !are_distinct_tags(texts)) {
            problems.report_with(|problems| self.wrong_languages(object, problems));
        }
    }

    fn wrong_languages(&self, object: JsonValue<'_>, problems: &mut Problems) {
        if self.version == Version::One {
            members(object, BOTH, problems);
            return;
        }
        if object.members().next().is_none() {
            problems.report(object, &["there is no text"], &["write it in at least one language"]);
        }
        let mut known = Vec::new();
        for (key, _) in object.members() {
            let tag = key.text().unwrap_or_default();
            if !is_tag(&tag) {
                no_tag(key, problems);
            } else if known.contains(&tag) {
                duplicate(key, problems);
            }
            known.push(tag);
        }
    }

    fn no_text(&self, value: JsonValue<'_>, problems: &mut Problems) {
        if self.version == Version::One {
            members(value, BOTH, problems);
            return;
        }
        let help = "write it in double quotes, or as an object by language, such as {\"en\": \"…\"}";
        wrong_type(value, "a text", help, problems);
    }
}

/// Whether there is a text, and each has a language tag of its own.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn are_distinct_tags(texts: &LocalText) -> bool {
    let is_distinct = |tag: &str| texts.iter().filter(|(other, _)| *other == tag).count() == 1;
    !texts.is_missing() && texts.iter().all(|(tag, _)| is_tag(tag) && is_distinct(tag))
}

/// Adds the text in one language.
fn push<C: ProblemSink>(
    tag: &str,
    value: JsonValue<'_>,
    is_measure: bool,
    texts: &mut LocalText,
    problems: &mut C,
) {
    if is_measure {
        // Not isolated: it always follows a number, and its parts may be divided by a bar.
        texts.push(tag, &read_text_or_empty(Some(value), problems).unwrap_or_default());
    } else {
        texts.push_isolated(tag, &read_text(Some(value), problems).unwrap_or_default());
    }
}

/// Reads a language tag.
pub(super) fn read_tag<'a>(
    value: Option<JsonValue<'a>>,
    problems: &mut impl ProblemSink,
) -> Option<Cow<'a, str>> {
    let tag = read_text(value, problems)?;
    if let (Some(value), false) = (value, tag.trim().is_empty() || is_tag(&tag)) {
        no_tag(value, problems);
    }
    Some(tag)
}

fn no_tag(value: JsonValue<'_>, problems: &mut impl ProblemSink) {
    problems.report_with(|problems: &mut Problems| {
        let message = [&excerpt(value), " is not a language tag"];
        problems.report(value, &message, &["write one such as en, zh, de-CH or sr-Latn (BCP 47)"]);
    });
}

/// Whether a text has the form of a BCP 47 language tag: a language of two to eight letters, then subtags of up to eight
/// letters or digits.
fn is_tag(tag: &str) -> bool {
    let mut length = 0;
    let mut is_language = true;
    for byte in tag.bytes() {
        if byte == b'-' {
            if length == 0 || (is_language && length == 1) {
                return false;
            }
            (length, is_language) = (0, false);
            continue;
        }
        length += 1;
        let fits = if is_language { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        if !fits || length > 8 {
            return false;
        }
    }
    length > usize::from(is_language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags() {
        for tag in [
            "zh",
            "en-GB",
            "sr-Latn-RS",
            "de-CH-1996",
            "und",
            "zh-Hant",
            "ar",
            "x1".replace('1', "x").as_str(),
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "e",
            "-",
            "en-",
            "-en",
            "en--GB",
            "en_GB",
            "中文",
            "english language",
            "abcdefghi",
            "x-klingon",
        ] {
            assert!(!is_tag(tag), "{tag}");
        }
    }
}
