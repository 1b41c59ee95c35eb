//! The script that reads tables for the element and looks again whether figures have changed: `www/live.js` with all that it
//! imports. Only readers of a table, or of figures that are refreshed, load it.

use super::delivery::{Delivery, LOCATED, file};
use super::js;
use super::link::{self, Sources};
use super::make::MakePage;
use crate::site::Result;
use crate::site::build::bundle::js::Kind;
use crate::site::build::compile::Module;
use crate::site::hash;
use std::path::Path;

/// The file name in the npm package.
pub const PACKAGED: &str = "live.js";

/// The script, for the site and for the npm package.
#[derive(Clone, Debug)]
pub struct Live {
    /// The ES module of the site, minified.
    pub script: String,
    /// Its file name, with a hash of its content.
    pub name: String,
    /// The ES module of the npm package, minified. Its worker is made of the text that it contains.
    pub package: String,
}

/// Links `live.js` in the folder `www`. From `virtual:build` it imports `TABLES`, the WebAssembly that reads tables as an object of
/// `name`, `file` and `integrity`; `WORKER`, the address of the worker, or null; and `WORKER_TEXT`, the script of the worker.
///
/// # Errors
/// The first error in a module, with its file and line.
pub fn bundle(www: &Path, module: &Module, make: &MakePage) -> Result<Live> {
    let linked = |delivery| -> Result<String> {
        let generated = [("build", build_module(delivery, module, make))];
        let source = link::link(&Sources { folder: www, generated: &generated }, "live.js", Kind::Module)?;
        js::minify("live.js", &source, Kind::Module)
    };
    let script = linked(Delivery::Fetched)?;
    let name = hash::hashed_name("live", "js", script.as_bytes());
    Ok(Live { script, name, package: linked(Delivery::Imported)? })
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
        };
        let live = bundle(www.path(), &module, &make).unwrap();
        for part in ["tables.0.wasm", "work()", &hash::integrity(b"tables")] {
            assert!(live.script.contains(part), "{part} in {}", live.script);
            assert!(live.package.contains(part), "{part} in {}", live.package);
        }
        assert!(live.script.contains("make-worker.0.js") && live.name.starts_with("live."));
        assert!(!live.package.contains("make-worker.0.js"), "{}", live.package);
    }
}
