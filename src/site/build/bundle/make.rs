//! The scripts of the page `make.html`: `www/make/page.js` with all that it imports, and its worker.

use super::js::{self, Kind};
use super::link::{self, Sources};
use crate::site::Result;
use crate::site::build::compile::Module;
use crate::site::hash;
use serde_json::{Value, json};
use std::path::Path;

/// The scripts of the page that reads tables, and its WebAssembly by name.
#[derive(Clone, Debug)]
pub struct MakePage {
    /// The ES module of the page, minified; empty until [`MakePage::with_page`].
    pub script: String,
    /// The classic script of the worker, minified.
    pub worker: String,
    /// The file name of the worker.
    pub worker_name: String,
    /// The file name of the WebAssembly.
    pub tables_name: String,
    /// `TABLES` of `virtual:build`, as a line of source.
    pub tables: String,
}

/// Links the worker of the folder `www/make`. From `virtual:build` it imports `TABLES`, the file name and the integrity of its
/// WebAssembly.
///
/// # Errors
/// The first error in a module, with its file and line.
pub fn bundle(www: &Path, module: &Module) -> Result<MakePage> {
    let tables_name = hash::hashed_name("tables", "wasm", &module.tables);
    let [file, integrity] =
        [&tables_name, &hash::integrity(&module.tables)].map(|text| js::string_literal(text));
    let tables = format!("export const TABLES = {{ file: {file}, integrity: {integrity} }};\n");
    let worker = linked(www, "make/worker.js", tables.clone(), Kind::Script)?;
    let worker_name = hash::hashed_name("make-worker", "js", worker.as_bytes());
    Ok(MakePage { script: String::new(), worker, worker_name, tables_name, tables })
}

impl MakePage {
    /// Links the page itself. From `virtual:build` it imports `WORKER`, the worker's file name, `TABLES` as the worker does, and `HOSTED`, the files of a chart
    /// on a host of its own, among them the element, which may name the worker itself.
    ///
    /// # Errors
    /// The first error in a module, with its file and line.
    pub fn with_page(self, www: &Path, hosted: &[HostedFile<'_>]) -> Result<Self> {
        let hosted = listed(hosted);
        let worker = js::string_literal(&self.worker_name);
        let build =
            format!("export const WORKER = {worker};\n{}export const HOSTED = {hosted};\n", self.tables);
        Ok(Self { script: linked(www, "make/page.js", build, Kind::Module)?, ..self })
    }
}

/// A file that a page with a chart loads from beside it: by which name, which file of this site that is, and its bytes.
pub type HostedFile<'a> = (&'a str, String, &'a [u8]);

fn listed(hosted: &[HostedFile<'_>]) -> String {
    let files = hosted
        .iter()
        .map(|(name, file, bytes)| json!({"name": name, "file": file, "integrity": hash::integrity(bytes)}));
    // It has the same bytes whatever the build, and tells a frame's height.
    files.chain([json!({"name": "embed.js", "file": "embed.js"})]).collect::<Value>().to_string()
}

/// A script of the folder `www` with all that it imports, minified; `build` is the source of `virtual:build`, or of
/// `virtual:parts`.
pub(super) fn linked(folder: &Path, entry: &str, build: String, kind: Kind) -> Result<String> {
    let source = link::link(
        &Sources { folder, generated: &[("build", build.clone()), ("parts", build)] },
        entry,
        kind,
    )?;
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
        let made = made.with_page(www.path(), &[]).unwrap();
        assert!(made.script.contains(&made.worker_name), "{}", made.script);
        assert!(made.worker.contains(&made.tables_name) && made.worker.contains(&hash::integrity(b"tables")));
        assert!(!made.worker.contains("import"), "{}", made.worker);
    }
}
