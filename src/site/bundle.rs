//! The element as one file: `www/element.js` with glue, style and the name of its WebAssembly built in.

use super::{Result, css, hash, js, wasm::Module};

/// The line of `www/element.js` that stands where the glue comes.
const SEAM: &str = r#"const createGlue = () => { throw new Error("built by cargo run -- build"); };"#;

/// The element and the WebAssembly that belongs to it, by name and by hash.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The ES module, minified.
    pub script: String,
    /// The file name that the module fetches, beside itself.
    pub wasm_name: String,
    /// What the browser checks the fetched file against.
    pub wasm_integrity: String,
    /// Changes with every byte of script, style or WebAssembly.
    pub build_id: String,
    /// The element's style, minified.
    pub style: String,
}

/// Puts the element together.
///
/// In `source`, `"__WASM_FILE__"`, `"__WASM_INTEGRITY__"`, `"__BUILD_ID__"` and `"__CSS__"` become string literals.
///
/// # Errors
/// A missing seam or placeholder, or a syntax error with its line.
pub fn bundle(source: &str, style: &str, module: &Module) -> Result<Bundle> {
    let wasm_name = hash::hashed_name("reported-figures", "wasm", &module.wasm);
    let wasm_integrity = hash::integrity(&module.wasm);
    let style = css::minify(style);
    let filled = fill(
        source,
        &[("__WASM_FILE__", &wasm_name), ("__WASM_INTEGRITY__", &wasm_integrity), ("__CSS__", &style)],
    )?;
    let build_id = hash::short(format!("{filled}{}", module.glue).as_bytes());
    let filled = fill(&filled, &[("__BUILD_ID__", &build_id)])?;
    // Errors must name lines of the source, so it is read once as it stands.
    js::minify("www/element.js", &filled, js::Kind::Module)?;
    let script = js::minify("reported-figures.js", &with_glue(&filled, &module.glue)?, js::Kind::Module)?;
    Ok(Bundle { script, wasm_name, wasm_integrity, build_id, style })
}

fn fill(source: &str, placeholders: &[(&str, &str)]) -> Result<String> {
    placeholders.iter().try_fold(source.to_owned(), |text, (name, value)| {
        let placeholder = format!("\"{name}\"");
        if text.contains(&placeholder) {
            Ok(text.replace(&placeholder, &js::string_literal(value)))
        } else {
            Err(format!("www/element.js lacks the placeholder {placeholder}"))
        }
    })
}

fn with_glue(source: &str, glue: &str) -> Result<String> {
    let (before, after) = source
        .split_once(SEAM)
        .ok_or_else(|| format!("www/element.js lacks the line that the glue replaces: {SEAM}"))?;
    Ok(format!("{before}const createGlue = () => {{\n{glue}\n}};{after}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SOURCE: &str = r#"// the element
const createGlue = () => { throw new Error("built by cargo run -- build"); };
const file = new URL("__WASM_FILE__", import.meta.url);
globalThis.x = [createGlue, file, "__WASM_INTEGRITY__", "__BUILD_ID__", "__CSS__"];
"#;

    fn module(wasm: &[u8]) -> Module {
        Module { wasm: wasm.to_vec(), glue: "let wasm_bindgen = 1;\nreturn wasm_bindgen;".into() }
    }

    #[test]
    fn the_element_knows_its_webassembly_by_name_and_hash() {
        let made = bundle(SOURCE, "a { color : red }", &module(b"one")).unwrap();
        for part in [&made.wasm_name, &made.wasm_integrity, &made.build_id, "a{color :red}"] {
            assert!(made.script.contains(part), "{part} in {}", made.script);
        }
        assert!(!made.script.contains("built by") && !made.script.contains("__"), "{}", made.script);
    }

    #[test]
    fn every_part_changes_the_build_id() {
        let id =
            |source: &str, style: &str, wasm: &[u8]| bundle(source, style, &module(wasm)).unwrap().build_id;
        let first = id(SOURCE, "", b"one");
        assert_eq!(first, id(SOURCE, "", b"one"));
        assert_ne!(first, id(SOURCE, "", b"two"));
        assert_ne!(first, id(SOURCE, "a{top:0}", b"one"));
        assert_ne!(first, id(&format!("{SOURCE}globalThis.y = 1;"), "", b"one"));
    }

    #[test]
    fn a_missing_seam_or_placeholder_is_named() {
        let lacks = |text: &str| bundle(&SOURCE.replace(text, "0"), "", &module(b"one")).unwrap_err();
        assert!(lacks("\"__CSS__\"").contains("\"__CSS__\""));
        assert!(lacks(SEAM).contains("const createGlue"));
    }

    #[test]
    fn a_syntax_error_has_the_line_of_the_source() {
        let error = bundle(&format!("{SOURCE}const = 1;\n"), "", &module(b"one")).unwrap_err();
        assert!(error.starts_with("www/element.js:5: "), "{error}");
    }
}
