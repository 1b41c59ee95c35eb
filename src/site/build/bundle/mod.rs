//! The element as one file: `www/element.js` and all that it imports, with the glue and the style.

pub mod css;
mod delivery;
pub mod glue;
pub mod js;
pub mod link;
pub mod make;
pub mod pinyin;
pub mod scripts;
pub mod style;

use crate::site::Result;
use crate::site::build::bundle::js::Kind;
use crate::site::build::bundle::link::Sources;
use crate::site::build::compile::Module;
use crate::site::hash;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use delivery::{Delivery, LOCATED, file};
use scripts::Scripts;
use std::path::Path;

/// The element and the WebAssembly that belongs to it, by name and by hash.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The ES module, minified.
    pub script: String,
    /// The same without the style, for a page that has it in its first `<style>`, as that of its first picture.
    pub page_script: String,
    /// A classic script that needs no other file: for a page that is opened from a disk.
    pub alone: String,
    /// The ES module of the npm package: where the WebAssembly cannot be fetched, it imports [`Bundle::inlined`].
    pub package: String,
    /// `inlined.js`: the WebAssembly as a module that exports the files as base64.
    pub inlined: String,
    /// The name of the file that the module fetches from beside itself.
    pub wasm_name: String,
    /// The hash that the browser compares the fetched file with.
    pub wasm_integrity: String,
    /// The file name of the deferred WebAssembly.
    pub deferred_name: String,
    /// The file name of the WebAssembly that says what is wrong with a dataset.
    pub diagnostics_name: String,
    /// Changes with every byte of script, style or WebAssembly.
    pub build_id: String,
    /// The element's style, minified.
    pub style: String,
}

impl Bundle {
    /// The WebAssembly, each file by its name.
    pub fn wasm<'a>(&'a self, module: &'a Module) -> [(&'a str, &'a [u8]); 3] {
        [
            (&self.wasm_name, &module.wasm),
            (&self.deferred_name, &module.deferred),
            (&self.diagnostics_name, &module.diagnostics),
        ]
    }
}

/// Links the element, `element.js` in the folder `www`, with its style and its WebAssembly. `scripts` are those that
/// the element imports when they are asked for.
///
/// What depends on the build, the element imports from two modules. `virtual:glue` is [`Module::glue`]. `virtual:build`
/// exports:
///
/// - `BUILD`, the id of the build;
/// - `css()`, the style sheet;
/// - `WIDGET`, `DEFERRED` and `DIAGNOSTICS`, the files of WebAssembly as objects of a `name`, a `file` (its address, or null where it
///   cannot be fetched) and its `integrity`;
/// - `inlined(name)`, a promise for the file of that name in base64; empty where the script does not contain it;
/// - `live(again)`, a promise for the module that reads tables and looks again; another text `again` than before fetches it
///   anew where it did not load;
/// - `onDemand(again)`, in the same way one for what only a reader needs who does something with a chart, and `details(again)` for the
///   texts of the embedded dataset that evidence shows.
///
/// # Errors
/// The first error in a module, with its file and line.
pub fn bundle(www: &Path, style: &str, module: &Module, scripts: &Scripts) -> Result<Bundle> {
    let wasm_name = hash::hashed_name("reported-figures", "wasm", &module.wasm);
    let deferred_name = hash::hashed_name("deferred", "wasm", &module.deferred);
    let diagnostics_name = hash::hashed_name("diagnostics", "wasm", &module.diagnostics);
    let mut linker = Linker {
        www,
        css: css::minify(style),
        wasm_name,
        deferred_name,
        diagnostics_name,
        scripts,
        module,
        build_id: String::new(),
    };
    linker.build_id = hash::short(linker.link(Delivery::Fetched, Kind::Module)?.as_bytes());
    let minified = |delivery, kind| js::minify("reported-figures.js", &linker.link(delivery, kind)?, kind);
    let page = linker.link_with_style(Delivery::Fetched, Kind::Module, STYLE_OF_PAGE.to_owned())?;
    Ok(Bundle {
        script: minified(Delivery::Fetched, Kind::Module)?,
        page_script: js::minify("element.js", &page, Kind::Module)?,
        alone: minified(Delivery::Inside, Kind::Script)?,
        package: minified(Delivery::Imported, Kind::Module)?,
        inlined: format!("export default {};\n", in_base64(module)),
        wasm_integrity: hash::integrity(&module.wasm),
        wasm_name: linker.wasm_name,
        deferred_name: linker.deferred_name,
        diagnostics_name: linker.diagnostics_name,
        build_id: linker.build_id,
        style: linker.css,
    })
}

/// The style of a page that has it, as an expression: a style that something else put before it has no such attribute.
const STYLE_OF_PAGE: &str = "document.querySelector(\"style[data-element]\").textContent";

/// What the element is linked of.
struct Linker<'b> {
    www: &'b Path,
    css: String,
    wasm_name: String,
    deferred_name: String,
    diagnostics_name: String,
    scripts: &'b Scripts,
    module: &'b Module,
    build_id: String,
}

impl Linker<'_> {
    fn link(&self, delivery: Delivery, kind: Kind) -> Result<String> {
        self.link_with_style(delivery, kind, js::string_literal(&self.css))
    }

    /// As [`Self::link`], with an expression for the style.
    fn link_with_style(&self, delivery: Delivery, kind: Kind, style: String) -> Result<String> {
        let generated = [
            ("build", self.build_module(delivery, &style)),
            ("glue", self.module.glue.clone()),
            ("parts", scripts::parts_inside()),
        ];
        link::link(&Sources { folder: self.www, generated: &generated }, "element.js", kind)
    }

    /// The source of `virtual:build`.
    fn build_module(&self, delivery: Delivery, style: &str) -> String {
        let inlined = match delivery {
            Delivery::Fetched => r#"async () => """#.to_owned(),
            Delivery::Imported => {
                r#"async (name) => (await import("./inlined.js")).default[name]"#.to_owned()
            }
            Delivery::Inside => format!("async (name) => ({})[name]", in_base64(self.module)),
        };
        let Scripts { live, on_demand, details, details_text, .. } = self.scripts;
        let [live, on_demand, details] = [live, on_demand, details].map(|it| it.imported(delivery));
        // A single file has what a reader does with a chart in it, and no reader of tables.
        let (inside, on_demand, details) = match delivery {
            Delivery::Inside => (
                "import * as parts from \"./on_demand.js\";\n",
                "async () => parts".to_owned(),
                format!("async () => ({{ default: {} }})", js::string_literal(details_text)),
            ),
            _ => ("", on_demand, details),
        };
        let located = if delivery == Delivery::Imported { LOCATED } else { "" };
        format!(
            "{inside}{located}export const BUILD = {}, css = () => {style}, WIDGET = {}, DEFERRED = {}, DIAGNOSTICS = {}, \
             inlined = {inlined}, live = {live}, onDemand = {on_demand}, details = {details};\n",
            js::string_literal(&self.build_id),
            file(delivery, "wasm", &self.wasm_name, &self.module.wasm),
            file(delivery, "deferred", &self.deferred_name, &self.module.deferred),
            file(delivery, "diagnostics", &self.diagnostics_name, &self.module.diagnostics),
        )
    }
}

/// An object of the files of WebAssembly by name, in base64, as an expression.
fn in_base64(module: &Module) -> String {
    let [widget, deferred, diagnostics] = [&module.wasm, &module.deferred, &module.diagnostics]
        .map(|wasm| js::string_literal(&STANDARD.encode(wasm)));
    format!("{{wasm:{widget},deferred:{deferred},diagnostics:{diagnostics}}}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::scratch::Scratch;

    const ELEMENT: &str = r#"// the element
import { BUILD, DEFERRED, DIAGNOSTICS, css, WIDGET, inlined, live, onDemand, details } from "virtual:build";
import { createGlue } from "virtual:glue";
export class ReportedFigures {}
globalThis.x = [BUILD, DEFERRED, DIAGNOSTICS, css, WIDGET, inlined, live, onDemand, details, createGlue];
"#;

    const ONE_IN_BASE64: &str = "b25l";
    const REST_IN_BASE64: &str = "cmVzdA==";
    const TWO_IN_BASE64: &str = "dHdv";

    fn scripts() -> Scripts {
        let script = |stem: &'static str| scripts::Script {
            stem,
            name: format!("{stem}.0.js"),
            text: String::new(),
            packaged: String::new(),
        };
        let [live, on_demand, details] = ["live", "on_demand", "details"].map(script);
        let details_text = String::new();
        Scripts { live, on_demand, details, details_text, sound: script("sound"), pinyin: script("pinyin") }
    }

    fn bundle_of(element: &str, style: &str, wasm: &[u8], glue: &str) -> Bundle {
        let www = Scratch::new();
        www.write("element.js", element.as_bytes());
        www.write("on_demand.js", b"export const one = 1;\n");
        let module = Module {
            wasm: wasm.to_vec(),
            deferred: b"rest".to_vec(),
            diagnostics: b"two".to_vec(),
            tables: b"three".to_vec(),
            glue: glue.into(),
        };
        bundle(www.path(), style, &module, &scripts()).unwrap()
    }

    fn made() -> Bundle {
        bundle_of(ELEMENT, "a { color : red }", b"one", "export const createGlue = 1;")
    }

    #[test]
    fn the_element_knows_its_webassembly_by_name_and_hash() {
        let Bundle { script, wasm_name, deferred_name, diagnostics_name, wasm_integrity, build_id, .. } =
            made();
        let deferred_integrity = hash::integrity(b"rest");
        let diagnostics_integrity = hash::integrity(b"two");
        for part in [
            &wasm_name,
            &deferred_name,
            &diagnostics_name,
            &wasm_integrity,
            &deferred_integrity,
            &diagnostics_integrity,
            &build_id,
            "a{color :red}",
            "./live.0.js",
            "./on_demand.0.js",
        ] {
            assert!(script.contains(part), "{part} in {script}");
        }
        for part in ["inlined.js", ONE_IN_BASE64, "the element", "virtual:"] {
            assert!(!script.contains(part), "{part} in {script}");
        }
        assert!(script.contains("as ReportedFigures") && script.contains("export"), "{script}");
    }

    #[test]
    fn every_part_changes_the_build_id() {
        let glue = "export const createGlue = 1;";
        let first = bundle_of(ELEMENT, "", b"one", glue).build_id;
        assert_eq!(first, bundle_of(ELEMENT, "", b"one", glue).build_id);
        let others = [
            bundle_of(ELEMENT, "", b"two", glue),
            bundle_of(ELEMENT, "a{top:0}", b"one", glue),
            bundle_of(&format!("{ELEMENT}globalThis.y = 1;"), "", b"one", glue),
            bundle_of(ELEMENT, "", b"one", "export const createGlue = 2;"),
        ];
        for other in others {
            assert_ne!(first, other.build_id);
        }
    }

    #[test]
    fn a_script_for_a_disk_contains_all_and_fetches_nothing() {
        let Bundle { alone, wasm_name, deferred_name, diagnostics_name, .. } = made();
        for bytes in [ONE_IN_BASE64, REST_IN_BASE64, TWO_IN_BASE64] {
            assert!(alone.contains(bytes), "{alone}");
        }
        for part in ["import", "export", &wasm_name, &deferred_name, &diagnostics_name] {
            assert!(!alone.contains(part), "{part} in {alone}");
        }
    }

    #[test]
    fn the_package_has_the_bytes_as_a_module_too() {
        let Bundle { package, inlined, wasm_name, .. } = made();
        assert!(package.contains("./inlined.js") && package.contains(&wasm_name), "{package}");
        for bytes in [ONE_IN_BASE64, REST_IN_BASE64, TWO_IN_BASE64] {
            assert!(inlined.contains(bytes), "{inlined}");
        }
    }

    #[test]
    fn an_error_names_the_file_of_the_element() {
        let www = Scratch::new();
        www.write(
            "element.js",
            b"import { BUILD } from \"virtual:build\";\nimport { no } from \"virtual:glue\";\n",
        );
        let module = Module {
            wasm: Vec::new(),
            deferred: Vec::new(),
            diagnostics: Vec::new(),
            tables: Vec::new(),
            glue: "export {};".into(),
        };
        let error = bundle(www.path(), "", &module, &scripts()).unwrap_err();
        assert!(error.contains("/element.js:2: `no` is not exported by virtual:glue"), "{error}");
    }
}
