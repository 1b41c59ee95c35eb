//! The element as one file: what `www/element.js` links, with glue, style and its WebAssembly's name built in.

pub mod css;
pub mod glue;
pub mod js;
pub mod link;
pub mod style;

use crate::site::Result;
use crate::site::build::compile::Module;
use crate::site::package::hash;
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The line that stands where the glue comes.
const GLUE: &str = r#"const createGlue = () => { throw new Error("built by cargo run -- build"); };"#;
/// What says where the WebAssembly lies, and the one that knows what is wrong with a dataset.
const FILES: [&str; 2] =
    [r#"new URL("__WASM_FILE__", import.meta.url)"#, r#"new URL("__COMPLAINTS_FILE__", import.meta.url)"#];
/// The line that stands where the WebAssembly's bytes come, for a script that brings them along.
const INLINED: &str = r#"const inlined = async (name) => "";"#;

/// The element and the WebAssembly that belongs to it, by name and by hash.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The ES module, minified.
    pub script: String,
    /// A classic script that needs no other file: for a page opened from a disk.
    pub alone: String,
    /// The ES module of the npm package: where the WebAssembly cannot be fetched, it imports [`Bundle::inlined`].
    pub package: String,
    /// `inlined.js`: the WebAssembly as a module that exports both files as base64.
    pub inlined: String,
    /// The file name that the module fetches, beside itself.
    pub wasm_name: String,
    /// What the browser checks the fetched file against.
    pub wasm_integrity: String,
    /// The file name of the WebAssembly that says what is wrong with a dataset.
    pub complaints_name: String,
    /// Changes with every byte of script, style or WebAssembly.
    pub build_id: String,
    /// The element's style, minified.
    pub style: String,
}

impl Bundle {
    /// The WebAssembly, both files by their names.
    pub fn wasm<'a>(&'a self, module: &'a Module) -> [(&'a str, &'a [u8]); 2] {
        [(&self.wasm_name, &module.wasm), (&self.complaints_name, &module.complaints)]
    }
}

/// Puts the element together.
///
/// In `source`, `"__WASM_FILE__"`, `"__WASM_INTEGRITY__"`, the same of `COMPLAINTS`, `"__BUILD_ID__"` and `"__CSS__"` become
/// string literals.
///
/// # Errors
/// A missing seam or placeholder.
pub fn bundle(source: &str, style: &str, module: &Module) -> Result<Bundle> {
    let wasm_name = hash::hashed_name("reported-figures", "wasm", &module.wasm);
    let wasm_integrity = hash::integrity(&module.wasm);
    let complaints_name = hash::hashed_name("complaints", "wasm", &module.complaints);
    let complaints_integrity = hash::integrity(&module.complaints);
    let style = css::minify(style);
    let bare = sew(source, INLINED, INLINED)?;
    let literals = [
        ("__WASM_INTEGRITY__", wasm_integrity.as_str()),
        ("__COMPLAINTS_INTEGRITY__", &complaints_integrity),
        ("__CSS__", &style),
    ];
    let filled = fill(bare, &literals)?;
    let build_id = hash::short(format!("{filled}{}{wasm_name}", module.glue).as_bytes());
    let filled = fill(filled, &[("__BUILD_ID__", &build_id)])?;
    let whole = sew(&filled, GLUE, &format!("const createGlue = () => {{\n{}\n}};", module.glue))?;

    let names = [("__WASM_FILE__", wasm_name.as_str()), ("__COMPLAINTS_FILE__", &complaints_name)];
    let beside = fill(whole.clone(), &names)? + "export { ReportedFigures };\n";
    let imports = r#"const inlined = async (name) => (await import("./inlined.js")).default[name];"#;
    let bytes = bytes(module);
    let alone = FILES.iter().try_fold(whole, |whole, file| sew(&whole, file, "null"))?;
    let brings = sew(&alone, INLINED, &format!("const inlined = async (name) => ({bytes})[name];"))?;
    let minify = |source: &str, kind| js::minify("reported-figures.js", source, kind);
    Ok(Bundle {
        script: minify(&beside, js::Kind::Module)?,
        alone: minify(&format!("(() => {{\n{brings}\n}})();"), js::Kind::Script)?,
        package: minify(&sew(&beside, INLINED, imports)?, js::Kind::Module)?,
        inlined: format!("export default {bytes};\n"),
        wasm_name,
        wasm_integrity,
        complaints_name,
        build_id,
        style,
    })
}

/// Both files as the literal of an object: by name, in base64.
fn bytes(module: &Module) -> String {
    let [widget, complaints] =
        [&module.wasm, &module.complaints].map(|wasm| js::string_literal(&STANDARD.encode(wasm)));
    format!("{{wasm:{widget},complaints:{complaints}}}")
}

fn fill(source: String, placeholders: &[(&str, &str)]) -> Result<String> {
    placeholders.iter().try_fold(source, |text, (name, value)| {
        let placeholder = format!("\"{name}\"");
        if text.contains(&placeholder) {
            Ok(text.replace(&placeholder, &js::string_literal(value)))
        } else {
            Err(format!("the element lacks the placeholder {placeholder}"))
        }
    })
}

fn sew(source: &str, seam: &str, with: &str) -> Result<String> {
    let (before, after) = source
        .split_once(seam)
        .ok_or_else(|| format!("the element lacks the line that is replaced: {seam}"))?;
    Ok([before, with, after].concat())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SOURCE: &str = r#"// the element
const createGlue = () => { throw new Error("built by cargo run -- build"); };
const FILES = [new URL("__WASM_FILE__", import.meta.url), new URL("__COMPLAINTS_FILE__", import.meta.url)];
const inlined = async (name) => "";
class ReportedFigures {}
globalThis.x = [createGlue, FILES, inlined, "__WASM_INTEGRITY__", "__COMPLAINTS_INTEGRITY__", "__BUILD_ID__", "__CSS__"];
"#;

    const ONE_IN_BASE64: &str = "b25l";
    const TWO_IN_BASE64: &str = "dHdv";

    fn module(wasm: &[u8]) -> Module {
        let glue = "let wasm_bindgen = 1;\nreturn wasm_bindgen;".into();
        Module { wasm: wasm.to_vec(), complaints: b"two".to_vec(), glue }
    }

    #[test]
    fn the_element_knows_its_webassembly_by_name_and_hash() {
        let made = bundle(SOURCE, "a { color : red }", &module(b"one")).unwrap();
        for part in
            [&made.wasm_name, &made.wasm_integrity, &made.complaints_name, &made.build_id, "a{color :red}"]
        {
            assert!(made.script.contains(part), "{part} in {}", made.script);
        }
        assert!(
            !made.script.contains("inlined.js") && !made.script.contains(ONE_IN_BASE64),
            "{}",
            made.script
        );
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
        assert!(lacks(GLUE).contains("const createGlue"));
    }

    #[test]
    fn a_script_for_a_disk_brings_all_and_asks_for_nothing() {
        let made = bundle(SOURCE, "", &module(b"one")).unwrap();
        for bytes in [ONE_IN_BASE64, TWO_IN_BASE64] {
            assert!(made.alone.contains(bytes), "{}", made.alone);
        }
        for not in ["import", "export", &made.wasm_name, &made.complaints_name] {
            assert!(!made.alone.contains(not), "{not} in {}", made.alone);
        }
    }

    #[test]
    fn the_package_has_the_bytes_as_a_module_too() {
        let made = bundle(SOURCE, "", &module(b"one")).unwrap();
        assert!(
            made.package.contains("./inlined.js") && made.package.contains(&made.wasm_name),
            "{}",
            made.package
        );
        for bytes in [ONE_IN_BASE64, TWO_IN_BASE64] {
            assert!(made.inlined.contains(bytes), "{}", made.inlined);
        }
    }
}
