//! Texts in the language of the source, ids, names from a list, addresses.

use std::borrow::Cow;

use super::super::json::JsonValue;
use super::super::problem::{ProblemSink, Problems};
use super::excerpt::{excerpt, is_unsafe};
use super::nearest::did_you_mean;
use super::objects::wrong_type;

/// The longest text, in characters.
const MAX_CHARACTERS: usize = 10_000;

/// Reads a text, which may not be empty.
pub(super) fn read_text<'a>(
    value: Option<JsonValue<'a>>,
    problems: &mut impl ProblemSink,
) -> Option<Cow<'a, str>> {
    let text = read_text_or_empty(value, problems)?;
    if let (Some(value), true) = (value, text.trim().is_empty()) {
        problems.report(
            value,
            &["this text is empty"],
            &["write it, or leave the key out if it may be missing"],
        );
    }
    Some(text)
}

/// Reads a text, which may be empty.
pub(super) fn read_text_or_empty<'a>(
    value: Option<JsonValue<'a>>,
    problems: &mut impl ProblemSink,
) -> Option<Cow<'a, str>> {
    let value = value?;
    let Some(text) = value.text() else {
        wrong_type(value, "a text", "write it in double quotes", problems);
        return None;
    };
    if text.len() > MAX_CHARACTERS && text.chars().count() > MAX_CHARACTERS {
        problems.report(value, &["this text is longer than 10,000 characters"], &["shorten it"]);
    }
    if !is_plain(text.as_bytes()) && text.chars().any(is_unsafe) {
        problems.report(
            value,
            &["this text has an invisible control character"],
            &["remove line breaks, tabs, and marks that change the direction of writing"],
        );
    }
    Some(text)
}

/// Whether the bytes alone show that no character is [unsafe](is_unsafe): a fast test that most texts pass.
fn is_plain(bytes: &[u8]) -> bool {
    // 0xC2 begins U+0080 to U+00BF; 0xE2 general punctuation; 0xEF the byte order mark.
    bytes.iter().all(|&byte| byte >= 0x20 && !matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef))
}

/// Reads an identifier: at most 64 of `a-z`, `0-9`, `-` and `_`, the first a letter or digit.
pub(super) fn read_id<'a>(
    value: Option<JsonValue<'a>>,
    problems: &mut impl ProblemSink,
) -> Option<Cow<'a, str>> {
    let value = value?;
    let id = read_text(Some(value), problems)?;
    if !id.trim().is_empty() && !is_id(id.as_bytes()) {
        problems.report(
            value,
            &["this is not an id"],
            &["use at most 64 of a–z, 0–9, `-` and `_`, beginning with a letter or digit"],
        );
    }
    Some(id)
}

fn is_id(id: &[u8]) -> bool {
    let body = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    id.len() <= 64 && id.iter().all(body) && id.first().is_some_and(u8::is_ascii_alphanumeric)
}

/// Reads a name, and returns the item of `all` at the same index as the name in `names`.
pub(super) fn read_choice<T: Copy>(
    value: Option<JsonValue<'_>>,
    all: &[T],
    names: &[&str],
    problems: &mut impl ProblemSink,
) -> Option<T> {
    all.get(chosen(value?, names, problems)?).copied()
}

fn chosen(value: JsonValue<'_>, names: &[&str], problems: &mut impl ProblemSink) -> Option<usize> {
    let Some(name) = value.text() else {
        problems.report_with(|problems| wrong_type(value, "a name", &one_of(names), problems));
        return None;
    };
    let index = names.iter().position(|known| *known == name);
    if index.is_none() {
        problems.report_with(|problems| none_of(names, value, &name, problems));
    }
    index
}

pub(super) fn none_of(names: &[&str], value: JsonValue<'_>, name: &str, problems: &mut Problems) {
    let help = did_you_mean(name, &mut names.iter().copied()).unwrap_or_else(|| one_of(names));
    problems.report(value, &[&excerpt(value), " is not one of the names allowed here"], &[&help]);
}

pub(super) fn one_of(names: &[&str]) -> String {
    match names {
        [] => "declare it first: none is declared".to_owned(),
        _ => ["write one of: ", &names.join(", ")].concat(),
    }
}

/// Reads an address: http, https, or relative.
pub(super) fn read_url(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Option<String> {
    let value = value?;
    let url = read_text(Some(value), problems)?;
    if !url.trim().is_empty() && !is_url(&url) {
        let help =
            "write an address that begins with https:// or http://, or a relative address, without spaces";
        problems.report(value, &["this address cannot be used in a link"], &[help]);
    }
    Some(url.into_owned())
}

fn is_url(url: &str) -> bool {
    let is_forbidden =
        |letter: char| letter.is_whitespace() || b"\\\"<>^`{|}".iter().any(|it| char::from(*it) == letter);
    if url.contains(is_forbidden) || url.starts_with("//") {
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
            assert!(text.chars().any(is_unsafe) && !is_plain(text.as_bytes()), "{text:?}");
        }
        for text in ["增长5.85倍", "“水”…", "café ²", "👩‍🌾"] {
            assert!(!text.chars().any(is_unsafe), "{text:?}");
        }
    }
}
