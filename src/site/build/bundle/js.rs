//! JavaScript: parsing with errors that name file and line, and minifying.

use crate::site::Result;
use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions, TreeShakeOptions};
use oxc_parser::Parser;
use oxc_semantic::{Scoping, SemanticBuilder};
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
    /// The newest syntax that the minifier may introduce by itself. The sources are not translated.
    fn target(self) -> &'static str {
        if self == Kind::OldScript { "es2015" } else { "es2020" }
    }

    fn source_type(self) -> SourceType {
        if self == Kind::Module { SourceType::mjs() } else { SourceType::script() }
    }
}

/// Parses a script and resolves its names. Errors call it `name`.
///
/// # Errors
/// The first syntax error, with its line; a name that is declared twice is one.
pub fn parse<'a>(
    allocator: &'a Allocator,
    name: &str,
    source: &'a str,
    kind: Kind,
) -> Result<(Program<'a>, Scoping)> {
    let parsed = Parser::new(allocator, source, kind.source_type()).parse();
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&parsed.program);
    let scoping = checked.semantic.into_scoping();
    match parsed.diagnostics.errors().chain(checked.diagnostics.errors()).next() {
        None => Ok((parsed.program, scoping)),
        Some(error) => {
            let offset = error.labels.first().map_or(0, |label| label.offset());
            Err(error_at(name, source, offset, &error.message))
        }
    }
}

/// An error as `file:line: message`; `offset` is the byte of the source where it begins.
pub fn error_at(name: &str, source: &str, offset: u32, message: &str) -> String {
    let line = source.bytes().take(offset as usize).filter(|byte| *byte == b'\n').count() + 1;
    format!("{name}:{line}: {message}")
}

/// Shortens a script: comments, white space and unused code go, local names become short. Errors call it `name`.
///
/// # Errors
/// The first syntax error, with its line.
pub fn minify(name: &str, source: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let (mut program, _) = parse(&allocator, name, source, kind)?;
    let minified = Minifier::new(options(kind)?).minify(&allocator, &mut program);
    let codegen = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(codegen.build(&program).code)
}

/// Constructors without side effects: an object that is never used need not be made.
const PURE: [&str; 1] = ["TextEncoder"];

fn options(kind: Kind) -> Result<MinifierOptions> {
    let target = EngineTargets::from_target(kind.target())?;
    let treeshake =
        TreeShakeOptions { manual_pure_functions: PURE.map(str::to_owned).into(), ..Default::default() };
    Ok(MinifierOptions {
        mangle: Some(MangleOptions { top_level: Some(kind == Kind::Module), ..Default::default() }),
        compress: Some(CompressOptions { target, treeshake, ..CompressOptions::smallest() }),
        ..MinifierOptions::default()
    })
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
        let source = "// why\nconst unused = () => 1;\nconst encoder = new TextEncoder();\nexport const answer = ( value ) => {\n  return value + 1;\n};\n";
        let small = minify("a.js", source, Kind::Module).unwrap();
        assert!(
            !small.contains("why")
                && !small.contains("unused")
                && !small.contains("Encoder")
                && !small.contains('\n'),
            "{small}"
        );
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
