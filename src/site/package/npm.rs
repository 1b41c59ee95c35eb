//! `dist/npm`: a package ready to publish, and as one archive that npm installs from its address.

use crate::site::Result;
use crate::site::build::bundle::Bundle;
use crate::site::build::compile::Module;
use crate::site::json::{object, string};
use crate::site::package::hash;
use crate::site::package::tar;
use crate::site::read_text;
use std::path::Path;

/// The package's files but the WebAssembly, and all of it in one.
#[derive(Clone, Debug)]
pub struct Package {
    /// Name inside `npm/`, and content.
    pub files: Vec<(String, String)>,
    /// The archive's name inside `npm/`. It has a hash: a lock file of npm's holds an address to its bytes.
    pub archive_name: String,
    /// The archive.
    pub archive: Vec<u8>,
}

const HAND_WRITTEN: [&str; 5] = [
    "www/npm/reported-figures.d.ts",
    "www/npm/server.js",
    "www/npm/README.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Packs the package of the source tree `root`: what the build makes, types, README and licences.
///
/// # Errors
/// A hand-written file that cannot be read.
pub fn package(root: &Path, bundle: &Bundle, module: &Module) -> Result<Package> {
    let mut files = vec![
        ("package.json".to_owned(), manifest(bundle)),
        ("reported-figures.js".to_owned(), bundle.package.clone()),
        ("inlined.js".to_owned(), bundle.inlined.clone()),
    ];
    for path in HAND_WRITTEN {
        let name = path.rsplit('/').next().unwrap_or(path);
        files.push((name.to_owned(), read_text(&root.join(path))?));
    }
    let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let archive = tar::package(texts.chain(bundle.wasm(module)))?;
    let archive_name = hash::hashed_name("reported-figures", "tgz", &archive);
    Ok(Package { files, archive_name, archive })
}

fn manifest(bundle: &Bundle) -> String {
    // A server that imports the element must not fall over for want of a page. The first that fits is taken: what
    // bundles for workers asks for `browser` too, and bundlers for a page of Electron's ask for `node`.
    let (page, server) = (string("./reported-figures.js"), string("./server.js"));
    let entry = object(&[
        ("types", string("./reported-figures.d.ts")),
        ("workerd", server.clone()),
        ("worker", server.clone()),
        ("deno", server.clone()),
        ("browser", page.clone()),
        ("node", server),
        ("default", page),
    ]);
    let exports = object(&[
        (".", entry),
        ("./reported-figures.wasm", string(&format!("./{}", bundle.wasm_name))),
        ("./package.json", string("./package.json")),
    ]);
    object(&[
        ("name", string("reported-figures")),
        ("version", string(env!("CARGO_PKG_VERSION"))),
        ("description", string(env!("CARGO_PKG_DESCRIPTION"))),
        ("license", string(env!("CARGO_PKG_LICENSE"))),
        ("type", string("module")),
        ("main", string("./reported-figures.js")),
        ("module", string("./reported-figures.js")),
        ("types", string("./reported-figures.d.ts")),
        ("exports", exports),
        // Without the compressed twins, which are for servers.
        ("files", "[\"*.js\",\"*.wasm\",\"*.d.ts\",\"LICENSE-*\"]".to_owned()),
        // Importing defines the element: a bundler must not drop it.
        ("sideEffects", "[\"./reported-figures.js\"]".to_owned()),
        ("keywords", "[\"chart\",\"custom-element\",\"web-component\",\"wasm\",\"ranking\"]".to_owned()),
    ]) + "\n"
}
