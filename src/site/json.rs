//! JSON as text: enough for what the build writes of itself.

/// A JSON string, safe inside a `<script>` element too.
pub fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '<' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)))
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A JSON object of names and values that are JSON already.
pub fn object(pairs: &[(&str, String)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{}:{value}", string(name))).collect();
    format!("{{{}}}", pairs.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup_or_an_end_of_the_string() {
        assert_eq!(string("a\"\\\n</script>"), r#""a\"\\\u000a\u003c/script>""#);
    }

    #[test]
    fn objects_keep_their_order() {
        assert_eq!(object(&[("b", "1".into()), ("a", string("x"))]), r#"{"b":1,"a":"x"}"#);
    }
}
