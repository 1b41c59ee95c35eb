//! The scripts of the page `make.html`: `www/make/page.js` with all that it imports, and its worker.

use super::js::{self, Kind};
use super::link::{self, Sources};
use crate::site::Result;
use crate::site::build::compile::Module;
use crate::site::hash;
use std::path::Path;

/// The scripts of the page that reads tables, and its WebAssembly by name.
#[derive(Clone, Debug)]
pub struct MakePage {
    /// The ES module of the page, minified.
    pub script: String,
    /// The classic script of the worker, minified.
    pub worker: String,
    /// The file name of the worker.
    pub worker_name: String,
    /// The file name of the WebAssembly.
    pub tables_name: String,
}

/// Links the scripts of the folder `www/make`. From `virtual:build` the page imports `WORKER`, the worker's file name, and the
/// worker imports `TABLES`, the file name and the integrity of its WebAssembly.
///
/// # Errors
/// The first error in a module, with its file and line.
pub fn bundle(www: &Path, module: &Module) -> Result<MakePage> {
    let tables_name = hash::hashed_name("tables", "wasm", &module.tables);
    let [file, integrity] =
        [&tables_name, &hash::integrity(&module.tables)].map(|text| js::string_literal(text));
    let tables = format!("export const TABLES = {{ file: {file}, integrity: {integrity} }};\n");
    let worker = linked(www, "make/worker.js", tables, Kind::Script)?;
    let worker_name = hash::hashed_name("make-worker", "js", worker.as_bytes());
    let build = format!("export const WORKER = {};\n", js::string_literal(&worker_name));
    Ok(MakePage {
        script: linked(www, "make/page.js", build, Kind::Module)?,
        worker,
        worker_name,
        tables_name,
    })
}

fn linked(folder: &Path, entry: &str, build: String, kind: Kind) -> Result<String> {
    let source = link::link(&Sources { folder, generated: &[("build", build)] }, entry, kind)?;
    js::minify(entry, &source, kind)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::scratch::Scratch;

    #[test]
    fn the_page_knows_its_worker_and_the_worker_its_webassembly() {
        let www = Scratch::new();
        www.write("make/page.js", b"import { WORKER } from \"virtual:build\";\nglobalThis.a = WORKER;\n");
        www.write("make/worker.js", b"import { TABLES } from \"virtual:build\";\nself.b = TABLES;\n");
        let module = Module {
            wasm: Vec::new(),
            deferred: Vec::new(),
            diagnostics: Vec::new(),
            tables: b"tables".to_vec(),
            glue: String::new(),
        };
        let made = bundle(www.path(), &module).unwrap();
        assert!(made.script.contains(&made.worker_name), "{}", made.script);
        assert!(made.worker.contains(&made.tables_name) && made.worker.contains(&hash::integrity(b"tables")));
        assert!(!made.worker.contains("import"), "{}", made.worker);
    }
}
