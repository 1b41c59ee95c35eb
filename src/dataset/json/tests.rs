#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use serde_json::Value as Serde;

use super::parse::{MAX_BYTES, MAX_DEPTH};
use super::*;

/// The same value as `serde_json` would have it.
fn as_serde(value: JsonValue<'_>) -> Serde {
    match value.json_type() {
        JsonType::Null => Serde::Null,
        JsonType::True => Serde::Bool(true),
        JsonType::False => Serde::Bool(false),
        JsonType::Number => serde_json::from_str(value.source()).unwrap(),
        JsonType::String => Serde::String(value.text().unwrap().into_owned()),
        JsonType::Array => value.items().map(as_serde).collect(),
        JsonType::Object => {
            value.members().map(|(key, value)| (key.text().unwrap().into_owned(), as_serde(value))).collect()
        }
    }
}

/// Asserts that both parsers accept the document with the same content, or that both reject it.
fn agree(text: &str) {
    let ours = parse(text);
    let theirs = serde_json::from_str::<Serde>(text.strip_prefix('\u{feff}').unwrap_or(text));
    match (&ours, &theirs) {
        (Ok(json), Ok(value)) => assert_eq!(&as_serde(json.root()), value),
        // Numbers beyond a binary fraction are JSON, and stay text here.
        (Ok(_), Err(error)) if error.to_string().contains("number out of range") => {}
        (Ok(_), Err(error)) => panic!("only ours accepts {text:?}: {error}"),
        (Err(error), Ok(_)) => panic!("only serde_json accepts {text:?}: {error:?}"),
        (Err(error), Err(_)) => assert!(text.is_char_boundary(error.offset), "{text:?}: {error:?}"),
    }
}

fn blank() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 1 => prop::sample::select(vec![" ", "\n", "\r\n", "\t", "  \n "])]
}

fn string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z增长 ]{0,5}",
        prop::sample::select(vec!["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"])
            .prop_map(String::from),
        prop::sample::select(vec!["\\u4e2d", "\\uD83D\\uDe00", "\\u0000", "\u{7f}", "👩‍🌾"])
            .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

fn number() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?"
}

/// Valid documents, in every way of writing them.
fn document() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["null", "true", "false", "[]", "{}"]).prop_map(String::from);
    let leaf = prop_oneof![word, string(), number()];
    let spaced = (blank(), leaf, blank()).prop_map(|(before, leaf, after)| format!("{before}{leaf}{after}"));
    spaced.prop_recursive(5, 40, 6, |inner| {
        let member = (blank(), string(), blank(), inner.clone());
        let member = member.prop_map(|(before, key, after, value)| format!("{before}{key}{after}:{value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec(member, 0..6).prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    })
}

/// A valid document with a few characters replaced.
fn edited() -> impl Strategy<Value = String> {
    let other = prop::sample::select(vec![
        "", "", "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u", "d800", "0", "1", "-", "+", ".", "e", "E",
        "t", "null", " ", "\n", "/", "/*", "'", "\u{1}", "中", "\u{feff}", "tru", "nul", "NaN",
    ]);
    (document(), any::<prop::sample::Index>(), 0usize..3, other).prop_map(|(text, at, out, other)| {
        let letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len() + 1);
        let rest = letters.iter().skip((at + out).min(letters.len()));
        letters.iter().take(at).copied().chain(other.chars()).chain(rest.copied()).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn accepts_what_is_json(text in document()) {
        prop_assert!(parse(&text).is_ok(), "{text}");
        agree(&text);
    }

    #[test]
    fn judges_edited_documents_as_serde_does(text in edited()) {
        agree(&text);
    }

    #[test]
    fn judges_any_text_as_serde_does(text in "\\PC*") {
        agree(&text);
    }

    #[test]
    fn judges_any_brackets_as_serde_does(text in "[\\[\\]{}\",:0-9a\\\\ -]{0,24}") {
        agree(&text);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        agree(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn spans_hold_the_source(text in document()) {
        let json = parse(&text).unwrap();
        let mut rest = vec![json.root()];
        while let Some(value) = rest.pop() {
            match value.json_type() {
                JsonType::Array => prop_assert_eq!(value.source(), "["),
                JsonType::Object => prop_assert_eq!(value.source(), "{"),
                _ => {
                    agree(value.source());
                    prop_assert_eq!(as_serde(parse(value.source()).unwrap().root()), as_serde(value));
                }
            }
            rest.extend(value.items());
            rest.extend(value.members().map(|(_, value)| value));
        }
    }
}

#[test]
fn errors_are_named_where_they_are() {
    let table = [
        ("", 0, "the document is empty"),
        ("{\"a\": 1,}", 7, "there is a comma after the last item"),
        ("[1 2]", 3, "a comma is missing"),
        ("{\"a\" 1}", 5, "a colon is missing after the key"),
        ("{a: 1}", 1, "a key is expected here"),
        ("{'a': 1}", 1, "a key is in single quotes"),
        ("[1} ", 2, "an array ends with `]`"),
        ("{\"a\":1]", 6, "an object ends with `}`"),
        ("[1] 2", 4, "there is more after the end of the document"),
        ("[1, // one\n2]", 4, "JSON has no comments"),
        ("[1 /* one */]", 3, "JSON has no comments"),
        ("[01]", 1, "a number begins with 0"),
        ("[.5]", 1, "a number begins with a point"),
        ("[5.]", 3, "a digit is missing after the point"),
        ("[5亿]", 2, "a number is followed by something else"),
        ("[\"a\n\"]", 1, "a text has no end on its line"),
        ("[\"a\tb\"]", 3, "a text has a control character"),
        ("[\"\\x\"]", 2, "this escape is unknown"),
        ("[\"\\ud800\"]", 2, "half of a surrogate pair is missing"),
        ("[\"\\u12\"]", 2, "four hexadecimal digits are missing after \\u"),
        ("[None]", 1, "this is not a JSON value"),
        ("[trueish]", 1, "this is not a JSON value"),
        ("[,1]", 1, "a value is missing"),
        ("{\"a\":", 5, "the document ends where a value is expected"),
        ("{\"a\":1", 6, "the document ends inside an object"),
        ("[1", 2, "the document ends inside an array"),
    ];
    let comma = parse("{\"value\": 50,4}").unwrap_err();
    assert!(comma.help.contains("50.4, not 50,4"), "{}", comma.help);
    for (text, at, message) in table {
        let error = parse(text).unwrap_err();
        assert_eq!((error.offset, error.message), (at, message), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_ignored() {
    assert_eq!(parse("\u{feff}\"a\"").unwrap().root().source(), "\"a\"");
    assert!(parse("[1]\u{feff}").is_err());
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(parse(&nested(MAX_DEPTH + 1)).unwrap_err().offset, MAX_DEPTH);
    assert!(parse(&"[".repeat(1 << 20)).is_err());
}

#[test]
fn length_is_limited() {
    let blank = " ".repeat(MAX_BYTES - 1);
    assert!(parse(&(blank.clone() + "1")).is_ok());
    assert!(parse(&(blank + " 1")).is_err());
}

#[test]
fn paths_lead_to_values() {
    let json = parse(r#"{"a":{"b c":[1,{"d":2}]},"区":3}"#).unwrap();
    let (_, a) = json.root().members().next().unwrap();
    let (key, list) = a.members().next().unwrap();
    let deep = list.items().nth(1).unwrap().members().next().unwrap();
    assert_eq!(json.root().path(), "$");
    assert_eq!(a.path(), "$.a");
    assert_eq!((key.path().as_str(), list.path().as_str()), ("$.a[\"b c\"]", "$.a[\"b c\"]"));
    assert_eq!(list.items().next().unwrap().path(), "$.a[\"b c\"][0]");
    assert_eq!((deep.0.path(), deep.1.path()), ("$.a[\"b c\"][1].d".into(), "$.a[\"b c\"][1].d".into()));
    assert_eq!(json.root().members().nth(1).unwrap().1.path(), "$.区");
}
