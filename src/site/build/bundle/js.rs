//! Scripts without comments, spare space, long local names and code that nothing calls.

use crate::site::Result;
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// How a browser loads the file, which decides what its top-level names mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<script type="module">`: top-level names are its own.
    Module,
    /// A classic script: top-level names are the page's.
    Script,
    /// A classic script that browsers without modules must be able to read too, and so in ES2015.
    OldScript,
}

impl Kind {
    /// The newest syntax that the minifier may bring in by itself. The sources are not translated.
    fn target(self) -> &'static str {
        if self == Kind::OldScript { "es2015" } else { "es2020" }
    }
}

/// Makes a script small; `name` is for the error.
///
/// # Errors
/// The first syntax error, with its line.
pub fn minify(name: &str, source: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let source_type = if kind == Kind::Module { SourceType::mjs() } else { SourceType::cjs() };
    let parsed = Parser::new(&allocator, source, source_type).parse();
    if let Some(error) = parsed.errors.first() {
        let at = error.labels.as_ref().and_then(|labels| labels.first()).map_or(0, |label| label.offset());
        return Err(format!("{name}:{}: {}", line(source, at), error.message));
    }
    let mut program = parsed.program;
    let made = Minifier::new(options(kind)?).minify(&allocator, &mut program);
    Ok(Codegen::new().with_options(CodegenOptions::minify()).with_scoping(made.scoping).build(&program).code)
}

fn options(kind: Kind) -> Result<MinifierOptions> {
    let target = oxc_compat::EngineTargets::from_target(kind.target())?;
    Ok(MinifierOptions {
        mangle: Some(MangleOptions { top_level: kind == Kind::Module, ..MangleOptions::default() }),
        compress: Some(CompressOptions { target, ..CompressOptions::smallest() }),
    })
}

fn line(source: &str, at: usize) -> usize {
    source.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// A JavaScript string literal of any text, safe inside a `<script>` element too.
pub fn string_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\u{2028}' => literal.push_str("\\u2028"),
            '\u{2029}' => literal.push_str("\\u2029"),
            '<' => literal.push_str("\\x3c"),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn comments_space_and_uncalled_code_go() {
        let source = "// why\nconst unused = () => 1;\nexport const answer = ( value ) => {\n  return value + 1;\n};\n";
        let small = minify("a.js", source, Kind::Module).unwrap();
        assert!(!small.contains("why") && !small.contains("unused") && !small.contains('\n'), "{small}");
        assert!(small.contains("answer"), "{small}");
    }

    #[test]
    fn a_classic_script_keeps_the_names_that_the_page_sees() {
        let small = minify("a.js", "function hello(longName) { return longName; }", Kind::Script).unwrap();
        assert!(small.contains("hello") && !small.contains("longName"), "{small}");
    }

    #[test]
    fn no_syntax_newer_than_the_target_is_brought_in() {
        let source = "export const f = (a) => { if (a.b === null || a.b === undefined) a.b = 1; a.c = a.c || 2; return a; };";
        let small = minify("a.js", source, Kind::Module).unwrap();
        assert!(!small.contains("??=") && !small.contains("||="), "{small}");
    }

    #[test]
    fn an_old_script_stays_old() {
        let source = "window.f = (a) => (a === null || a === undefined ? 1 : a);";
        assert!(minify("missing.js", source, Kind::Script).unwrap().contains("??"));
        let small = minify("missing.js", source, Kind::OldScript).unwrap();
        assert!(!small.contains("?.") && !small.contains("??"), "{small}");
    }

    #[test]
    fn a_syntax_error_names_file_and_line() {
        let error = minify("element.js", "const a = 1;\nconst = 2;\n", Kind::Module).unwrap_err();
        assert!(error.starts_with("element.js:2: "), "{error}");
    }

    #[test]
    fn literals_survive_quotes_lines_and_script_ends() {
        assert_eq!(string_literal("a\"b\\c\nd</script>"), r#""a\"b\\c\nd\x3c/script>""#);
    }
}
