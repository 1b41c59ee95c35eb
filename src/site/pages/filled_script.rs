//! A script of a page, filled in with what only the build knows, and minified.

use super::template;
use crate::site::Result;
use crate::site::build::bundle::js::{self, Kind};
use crate::site::files::read_text;
use std::path::Path;

/// A script of `www/`, with each value in place of the text between the quotes of `"{{name}}"`, minified.
///
/// # Errors
/// A file that cannot be read, a marker without a value, a value without a marker, or a syntax error.
pub fn filled(www: &Path, name: &str, kind: Kind, values: &[(&str, &str)]) -> Result<String> {
    let source = read_text(&www.join(name))?;
    if let Some((missing, _)) = values.iter().find(|(name, _)| !template::has_marker(&source, name)) {
        return Err(format!("www/{name}: the marker “{missing}” is missing"));
    }
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, in_quotes(value))).collect();
    let source = template::fill(&source, &values).map_err(|error| format!("www/{name}: {error}"))?;
    js::minify(&format!("www/{name}"), &source, kind)
}

/// A text as it is written between the quotes of a JavaScript string literal.
fn in_quotes(text: &str) -> String {
    let literal = js::string_literal(text);
    literal[1..literal.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::scratch::Scratch;

    #[test]
    fn values_are_text_and_never_code() {
        assert_eq!(in_quotes("\";alert(1)//\n</script>"), r#"\";alert(1)//\n\x3c/script>"#);
    }

    #[test]
    fn markers_and_values_must_match() {
        let scratch = Scratch::new();
        scratch.write("a.js", b"globalThis.a = \"{{value}}\";");
        let error =
            |values: &[(&str, &str)]| filled(scratch.path(), "a.js", Kind::Script, values).unwrap_err();
        assert_eq!(error(&[]), "www/a.js: line 1: nothing fills the marker “value”");
        assert_eq!(error(&[("value", ""), ("other", "")]), "www/a.js: the marker “other” is missing");
    }
}
