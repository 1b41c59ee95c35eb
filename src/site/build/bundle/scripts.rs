//! The scripts that the element imports when they are asked for: `www/live.js`, which reads tables and looks again whether figures
//! have changed, and `www/on_demand.js`, with what only a reader needs who does something with a chart. That imports two more:
//! `www/sound.js`, a chart as tones, and `www/pinyin.js`, how Chinese names are typed in Latin letters.

use super::delivery::{Delivery, LOCATED, file};
use super::js;
use super::make::{self, MakePage};
use super::pinyin;
use crate::site::Result;
use crate::site::build::bundle::js::Kind;
use crate::site::build::compile::Module;
use crate::site::hash;
use std::path::Path;

/// A script that the element imports.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its name without extension, which is the one in the npm package.
    pub stem: &'static str,
    /// The file name on the site, with a hash of its content.
    pub name: String,
    /// The ES module of the site, minified.
    pub text: String,
    /// The ES module of the npm package, minified.
    pub packaged: String,
}

/// All of them.
#[derive(Clone, Debug)]
pub struct Scripts {
    /// Reads tables and looks again. Its worker in the npm package is made of the text that it contains.
    pub live: Script,
    /// Exports, help, the evidence after a tap, and what controls and table can do besides.
    pub on_demand: Script,
    /// The texts of the embedded dataset that a first chart does not show.
    pub details: Script,
    /// These texts themselves.
    pub details_text: String,
    /// A chart as tones.
    pub sound: Script,
    /// The readings of Chinese characters.
    pub pinyin: Script,
}

impl Script {
    /// The file name in the npm package.
    pub fn packaged_name(&self) -> String {
        format!("{}.js", self.stem)
    }

    /// A function that imports the script, as an expression. Where it did not load, its argument makes another address of it.
    pub(super) fn imported(&self, delivery: Delivery) -> String {
        match delivery {
            Delivery::Fetched => {
                format!("(again) => import({} + again)", js::string_literal(&format!("./{}", self.name)))
            }
            Delivery::Imported => format!("() => import(\"./{}\")", self.packaged_name()),
            Delivery::Inside => {
                r#"async () => { throw new Error("a single file has no such part"); }"#.to_owned()
            }
        }
    }
}

impl Scripts {
    /// Each of them.
    pub fn all(&self) -> [&Script; 5] {
        [&self.live, &self.on_demand, &self.details, &self.sound, &self.pinyin]
    }
}

/// Links them in the folder `www`; `details_text` are the texts of the embedded dataset that come later. From `virtual:build`, `live.js` imports `TABLES`, the WebAssembly that reads tables as an object of
/// `name`, `file` and `integrity`; `WORKER`, the address of the worker, or null; and `WORKER_TEXT`, the script of the worker.
/// From `virtual:parts`, `on_demand.js` imports `sound` and `pinyin`, functions that import these scripts; from `virtual:build`, `pinyin.js` the text `READINGS`, `details.js` the text `DETAILS`.
///
/// # Errors
/// The first error in a module, with its file and line.
pub fn bundle(www: &Path, module: &Module, page: &MakePage, details_text: &str) -> Result<Scripts> {
    let script = |stem: &'static str, build: &dyn Fn(Delivery) -> String| -> Result<Script> {
        let linked = |delivery| make::linked(www, &format!("{stem}.js"), build(delivery), Kind::Module);
        let text = linked(Delivery::Fetched)?;
        let name = hash::hashed_name(&stem.replace('_', "-"), "js", text.as_bytes());
        Ok(Script { stem, name, text, packaged: linked(Delivery::Imported)? })
    };
    let live = script("live", &|delivery| build_module(delivery, module, page))?;
    let sound = script("sound", &|_| String::new())?;
    let pinyin = script("pinyin", &|_| readings_module())?;
    let details = script("details", &|_| details_module(details_text))?;
    let parts = |delivery| parts_module([&sound, &pinyin].map(|it| it.imported(delivery)));
    let on_demand = script("on_demand", &parts)?;
    Ok(Scripts { live, on_demand, details, details_text: details_text.to_owned(), sound, pinyin })
}

/// What `on_demand.js` imports: functions that import the other two scripts.
fn parts_module([sound, pinyin]: [String; 2]) -> String {
    format!("export const sound = {sound}, pinyin = {pinyin};\n")
}

/// The same where a single file has them in it.
pub(super) fn parts_inside() -> String {
    let readings = js::string_literal(&pinyin::readings());
    let parts = [String::from("async () => played"), format!("async () => ({{ default: {readings} }})")];
    format!("import * as played from \"./sound.js\";\n{}", parts_module(parts))
}

fn readings_module() -> String {
    format!("export const READINGS = {};\n", js::string_literal(&pinyin::readings()))
}

fn details_module(details: &str) -> String {
    format!("export const DETAILS = {};\n", js::string_literal(details))
}

fn build_module(delivery: Delivery, module: &Module, make: &MakePage) -> String {
    let is_packaged = delivery == Delivery::Imported;
    let worker = match is_packaged {
        true => "null".to_owned(),
        false => format!("new URL({}, import.meta.url)", js::string_literal(&make.worker_name)),
    };
    format!(
        "{}export const TABLES = {}, WORKER = {worker}, WORKER_TEXT = {};\n",
        if is_packaged { LOCATED } else { "" },
        file(delivery, "tables", &make.tables_name, &module.tables),
        js::string_literal(&make.worker),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::scratch::Scratch;

    #[test]
    fn the_script_knows_its_worker_and_its_webassembly() {
        let www = Scratch::new();
        let source = b"import { TABLES, WORKER, WORKER_TEXT } from \"virtual:build\";\nexport const all = [TABLES, WORKER, WORKER_TEXT];\n";
        www.write("live.js", source);
        let module = Module {
            wasm: Vec::new(),
            deferred: Vec::new(),
            diagnostics: Vec::new(),
            tables: b"tables".to_vec(),
            glue: String::new(),
        };
        let make = MakePage {
            script: String::new(),
            worker: "work()".to_owned(),
            worker_name: "make-worker.0.js".to_owned(),
            tables_name: "tables.0.wasm".to_owned(),
            tables: String::new(),
        };
        www.write(
            "on_demand.js",
            b"import { sound, pinyin } from \"virtual:parts\";\nexport const one = [sound, pinyin];\n",
        );
        www.write("sound.js", b"export const two = 2;\n");
        www.write("pinyin.js", b"export { READINGS as default } from \"virtual:build\";\n");
        www.write("details.js", b"export { DETAILS as default } from \"virtual:build\";\n");
        let Scripts { live, on_demand, details, sound, pinyin, .. } =
            bundle(www.path(), &module, &make, "defined").unwrap();
        assert!(details.text.contains("defined") && details.packaged.contains("defined"));
        assert!(!on_demand.text.contains("tables.0.wasm") && on_demand.name.starts_with("on-demand."));
        for part in [&sound, &pinyin] {
            assert!(on_demand.text.contains(&part.name), "{} in {}", part.name, on_demand.text);
            assert!(
                on_demand.packaged.contains(&format!("./{}", part.packaged_name())),
                "{}",
                on_demand.packaged
            );
        }
        for part in ["tables.0.wasm", "work()", &hash::integrity(b"tables")] {
            assert!(live.text.contains(part), "{part} in {}", live.text);
            assert!(live.packaged.contains(part), "{part} in {}", live.packaged);
        }
        assert!(live.text.contains("make-worker.0.js") && live.name.starts_with("live."));
        assert!(!live.packaged.contains("make-worker.0.js"), "{}", live.packaged);
    }
}
