//! Texts of every sort: plain, in two languages, ids, names from a list, periods, addresses.

use std::borrow::Cow;

use super::super::json::{JsonValue, Shape};
use super::super::problem::{ProblemSink, Problems};
use super::super::{LocalText, Period};
use super::fields::{Keys, fields, keys, shown, wrong_shape};
use super::nearest::did_you_mean;

/// Longest text, in characters.
const MOST_CHARACTERS: usize = 10_000;

/// A text that says something.
pub(super) fn text<'a>(
    value: Option<JsonValue<'a>>,
    problems: &mut impl ProblemSink,
) -> Option<Cow<'a, str>> {
    let text = text_or_blank(value, problems)?;
    if let (Some(value), true) = (value, text.trim().is_empty()) {
        problems.add(
            value,
            &["this text is empty"],
            &["write it, or leave the key out if it may be missing"],
        );
    }
    Some(text)
}

fn text_or_blank<'a>(value: Option<JsonValue<'a>>, problems: &mut impl ProblemSink) -> Option<Cow<'a, str>> {
    let value = value?;
    let Some(text) = value.text() else {
        wrong_shape(value, "a text", "write it in double quotes", problems);
        return None;
    };
    if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
        problems.add(value, &["this text is longer than 10,000 characters"], &["shorten it"]);
    }
    if !plain(text.as_bytes()) && text.chars().any(unsafe_in_text) {
        problems.add(
            value,
            &["this text holds an invisible control character"],
            &["remove line breaks, tabs, and marks that turn the direction of writing"],
        );
    }
    Some(text)
}

/// Whether a glance at the bytes shows that nothing in them is [`unsafe_in_text`].
fn plain(bytes: &[u8]) -> bool {
    // 0xC2 begins U+0080 to U+00BF; 0xE2 general punctuation; 0xEF the byte order mark.
    bytes.iter().all(|&byte| byte >= 0x20 && !matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef))
}

/// Control characters, line separators, byte order marks, and marks that reorder what a reader sees.
pub(super) fn unsafe_in_text(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

const LOCAL: Keys<2> = keys![must("zh", "\"…\""), must("en", "\"…\"")];

/// A text in both languages.
pub(super) fn local(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> LocalText {
    both(value, text, problems).unwrap_or_default()
}

/// A text in both languages that may be empty, as units of measurement are.
pub(super) fn local_or_blank(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> LocalText {
    both(value, text_or_blank, problems).unwrap_or_default()
}

type ReadText<C> = for<'a> fn(Option<JsonValue<'a>>, &mut C) -> Option<Cow<'a, str>>;

fn both<C: ProblemSink>(
    value: Option<JsonValue<'_>>,
    read: ReadText<C>,
    problems: &mut C,
) -> Option<LocalText> {
    let [zh, en] = fields(value?, LOCAL, problems)?;
    let zh = read(zh, problems).unwrap_or_default().into_owned();
    let en = read(en, problems).unwrap_or_default().into_owned();
    Some(LocalText { zh, en })
}

/// An identifier: `a-z`, `0-9`, `-`, `_`, 64 of them at most, the first no mark.
pub(super) fn id<'a>(value: Option<JsonValue<'a>>, problems: &mut impl ProblemSink) -> Option<Cow<'a, str>> {
    let value = value?;
    let id = text(Some(value), problems)?;
    if !id.trim().is_empty() && !is_id(id.as_bytes()) {
        problems.add(
            value,
            &["this is no id"],
            &["use a–z, 0–9, `-` and `_`, 64 of them at most, beginning with a letter or digit"],
        );
    }
    Some(id)
}

fn is_id(id: &[u8]) -> bool {
    let body = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    id.len() <= 64 && id.iter().all(body) && id.first().is_some_and(u8::is_ascii_alphanumeric)
}

/// One of a list of names.
pub(super) fn choice<T: Copy>(
    value: Option<JsonValue<'_>>,
    all: &[T],
    names: &[&str],
    problems: &mut impl ProblemSink,
) -> Option<T> {
    all.get(chosen(value?, names, problems)?).copied()
}

fn chosen(value: JsonValue<'_>, names: &[&str], problems: &mut impl ProblemSink) -> Option<usize> {
    let Some(name) = value.text() else {
        problems.note(|problems| wrong_shape(value, "a name", &one_of(names), problems));
        return None;
    };
    let place = names.iter().position(|known| *known == name);
    if place.is_none() {
        problems.note(|problems| none_of(names, value, &name, problems));
    }
    place
}

fn none_of(names: &[&str], value: JsonValue<'_>, name: &str, problems: &mut Problems) {
    let help = did_you_mean(name, &mut names.iter().copied()).unwrap_or_else(|| one_of(names));
    problems.add(value, &[&shown(value), " is none of the names that can stand here"], &[&help]);
}

fn one_of(names: &[&str]) -> String {
    ["write one of: ", &names.join(", ")].concat()
}

/// A period code.
pub(super) fn period(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Option<Period> {
    let value = value?;
    let period = value.text().and_then(|code| Period::from_code(&code));
    let help = "write one like 2023, 2024-H1, 2024-Q2, 2024-06 or 2024-06-30, in double quotes";
    match (period, value.shape()) {
        (Some(_), _) => {}
        (None, Shape::String) => {
            problems.note(|problems| problems.add(value, &[&shown(value), " is no period"], &[help]));
        }
        (None, _) => wrong_shape(value, "a period", help, problems),
    }
    period
}

/// An address: http, https, or relative.
pub(super) fn url(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Option<String> {
    let value = value?;
    let url = text(Some(value), problems)?;
    if !url.trim().is_empty() && !is_url(&url) {
        let help = "write an address that begins with https:// or http://, or a relative one, without spaces";
        problems.add(value, &["this address cannot be linked to"], &[help]);
    }
    Some(url.into_owned())
}

fn is_url(url: &str) -> bool {
    let odd =
        |letter: char| letter.is_whitespace() || b"\\\"<>^`{|}".iter().any(|it| char::from(*it) == letter);
    if url.contains(odd) || url.starts_with("//") {
        return false;
    }
    let before_path = url.find(['/', '?', '#']).unwrap_or(url.len());
    let Some((scheme, _)) = url[..before_path].split_once(':') else { return true };
    let rest = url[scheme.len() + 1..].strip_prefix("//").unwrap_or_default();
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    web && !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids() {
        for id in ["a", "0", "gdp-growth", "a_b", &"x".repeat(64)] {
            assert!(is_id(id.as_bytes()), "{id}");
        }
        for id in ["", "-a", "_a", "A", "a b", "区", "a.b", &"x".repeat(65)] {
            assert!(!is_id(id.as_bytes()), "{id}");
        }
    }

    #[test]
    fn addresses() {
        for url in [
            "https://a.example/b?c#d",
            "HTTP://a",
            "page.html",
            "../a/b:c",
            "/a",
            "?q=a:b",
            "#a:b",
            "http://[::1]/",
        ] {
            assert!(is_url(url), "{url}");
        }
        let bad = [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "http:a",
            "http://",
            "http:///a",
            "https://?a",
            "a b",
            "\\\\a\\b",
            "ftp://a",
            "mailto:a@b",
            "java\tscript:x",
            ":",
            "http://:80",
        ];
        for url in bad {
            assert!(!is_url(url), "{url}");
        }
    }

    #[test]
    fn invisible_characters() {
        for text in ["a\tb", "a\u{7f}", "\u{85}", "a\u{202e}b", "\u{2066}", "\u{2028}", "\u{feff}"] {
            assert!(text.chars().any(unsafe_in_text) && !plain(text.as_bytes()), "{text:?}");
        }
        for text in ["增长5.85倍", "“水”…", "café ²", "👩‍🌾"] {
            assert!(!text.chars().any(unsafe_in_text), "{text:?}");
        }
    }
}
