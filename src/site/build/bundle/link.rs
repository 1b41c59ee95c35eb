//! The element's sources as one: each imported file stands before the one that asks for it.

use crate::site::Result;
use crate::site::build::bundle::js;
use crate::site::read_text;
use std::path::Path;

/// Links `www/element.js` and what it imports into one script.
///
/// An import is a line `import { a, b } from "./element/file.js";`. The files share their top-level names, so each
/// must be its file's own; what only `export` marks is the link's business and loses the word.
///
/// # Errors
/// A file that cannot be read, the first syntax error with its file and line, or a top-level name of two files.
pub fn link(www: &Path, entry: &str) -> Result<String> {
    let mut seen = Vec::new();
    let mut out = String::new();
    add(www, entry, &mut seen, &mut out)?;
    match twice(&out) {
        Some(name) => {
            Err(format!("www/{entry}: two of its files declare `{name}`; rename one, they share one scope"))
        }
        None => Ok(out),
    }
}

/// A top-level name that is declared twice. The minifier would let both stand, and no browser would take the script.
fn twice(script: &str) -> Option<&str> {
    let mut names: Vec<&str> = script.lines().filter_map(declared).collect();
    names.sort_unstable();
    names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

/// The name that an unindented line declares.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let (kind, rest) = line.split_once(' ')?;
    let is_name = |c: char| c == '_' || c == '$' || c.is_alphanumeric();
    let name = rest.split(|c| !is_name(c)).next()?;
    (matches!(kind, "const" | "let" | "class" | "function") && !name.is_empty()).then_some(name)
}

fn add(www: &Path, name: &str, seen: &mut Vec<String>, out: &mut String) -> Result<()> {
    if seen.iter().any(|file| file == name) {
        return Ok(());
    }
    seen.push(name.to_owned());
    let source = read_text(&www.join(name))?;
    // Errors must name lines of the source, so each file is read once as it stands.
    js::minify(&format!("www/{name}"), &source, js::Kind::Module)?;
    let folder = name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    for imported in source.lines().filter_map(imported) {
        add(www, &format!("{folder}{imported}"), seen, out)?;
    }
    for line in source.lines().filter(|line| imported(line).is_none()) {
        out.push_str(line.strip_prefix("export ").unwrap_or(line));
        out.push('\n');
    }
    Ok(())
}

fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("import {")?.split_once("from \"./")?.1.strip_suffix("\";")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::scratch::Scratch;

    #[test]
    fn what_is_imported_comes_first_and_once() {
        let www = Scratch::new();
        www.write(
            "a.js",
            b"import { b } from \"./part/b.js\";\nimport { c } from \"./part/c.js\";\nuse(b, c);\n",
        );
        www.write("part/b.js", b"import { c } from \"./c.js\";\nexport const b = c;\n");
        www.write("part/c.js", b"export const c = 1;\n");
        assert_eq!(link(www.path(), "a.js").unwrap(), "const c = 1;\nconst b = c;\nuse(b, c);\n");
    }

    #[test]
    fn a_name_of_two_files_is_an_error() {
        let www = Scratch::new();
        www.write("a.js", b"import { b } from \"./b.js\";\nfunction text() {}\nb(text);\n");
        www.write("b.js", b"export const b = 1;\nasync function text() {\n  const b = 2;\n}\n");
        let error = link(www.path(), "a.js").unwrap_err();
        assert!(error.contains("`text`"), "{error}");
    }

    #[test]
    fn a_syntax_error_names_its_own_file_and_line() {
        let www = Scratch::new();
        www.write("a.js", b"import { b } from \"./b.js\";\n");
        www.write("b.js", b"export const b = 1;\nconst = 2;\n");
        let error = link(www.path(), "a.js").unwrap_err();
        assert!(error.starts_with("www/b.js:2: "), "{error}");
    }
}
