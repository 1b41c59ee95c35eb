//! `dist/npm`: the npm package, as files ready to publish and as one archive that npm installs from its address.

use crate::site::Result;
use crate::site::build::bundle::Bundle;
use crate::site::build::bundle::scripts::Scripts;
use crate::site::build::compile::Module;
use crate::site::files::read_text;
use crate::site::hash;
use crate::site::package::archive;
use serde_json::json;
use std::path::Path;

/// The files of the package, and all of them in one archive.
#[derive(Clone, Debug)]
pub struct Package {
    /// Names below `npm/` and contents, without the WebAssembly.
    pub files: Vec<(String, String)>,
    /// The name of the archive below `npm/`. It is hashed, because npm's lock file expects the same bytes at the same
    /// address for good.
    pub archive_name: String,
    /// The archive, a gzipped tar file.
    pub archive: Vec<u8>,
}

const HAND_WRITTEN: [&str; 5] = [
    "www/npm/reported-figures.d.ts",
    "www/npm/server.js",
    "www/npm/README.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Makes the package: the build's scripts and WebAssembly, with the scripts that the element imports and the file name of the
/// WebAssembly that reads tables, and from the source tree `root` types, README and licences.
///
/// # Errors
/// A hand-written file that cannot be read.
pub fn package(
    root: &Path,
    bundle: &Bundle,
    module: &Module,
    (scripts, tables_name): (&Scripts, &str),
) -> Result<Package> {
    let mut files = vec![
        ("package.json".to_owned(), manifest(bundle)),
        ("reported-figures.js".to_owned(), bundle.package.clone()),
        ("inlined.js".to_owned(), bundle.inlined.clone()),
    ];
    files.extend(scripts.all().map(|it| (it.packaged_name(), it.packaged.clone())));
    for path in HAND_WRITTEN {
        let name = path.rsplit('/').next().unwrap_or(path);
        files.push((name.to_owned(), read_text(&root.join(path))?));
    }
    let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let archive =
        archive::archive(texts.chain(bundle.wasm(module)).chain([(tables_name, module.tables.as_slice())]))?;
    let archive_name = hash::hashed_name("reported-figures", "tgz", &archive);
    Ok(Package { files, archive_name, archive })
}

/// The `package.json`, in one line.
fn manifest(bundle: &Bundle) -> String {
    let (page, server, types) = ("./reported-figures.js", "./server.js", "./reported-figures.d.ts");
    // The first condition that fits is taken. Bundlers for workers ask for `browser` too, and bundlers for pages of
    // Electron ask for `node`. A server that imports the element gets a script that works without a page.
    let entry = json!({
        "types": types,
        "workerd": server,
        "worker": server,
        "deno": server,
        "browser": page,
        "node": server,
        "default": page,
    });
    let manifest = json!({
        "name": "reported-figures",
        "version": env!("CARGO_PKG_VERSION"),
        "description": env!("CARGO_PKG_DESCRIPTION"),
        "license": env!("CARGO_PKG_LICENSE"),
        "type": "module",
        "main": page,
        "module": page,
        "types": types,
        "exports": {
            ".": entry,
            "./reported-figures.wasm": format!("./{}", bundle.wasm_name),
            "./package.json": "./package.json",
        },
        // Without the compressed copies, which are for servers.
        "files": ["*.js", "*.wasm", "*.d.ts", "LICENSE-*"],
        // Importing defines the element: a bundler must not drop it.
        "sideEffects": [page, server],
        "keywords": ["chart", "custom-element", "web-component", "wasm", "ranking"],
    });
    format!("{manifest}\n")
}
