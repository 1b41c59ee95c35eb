//! The scripts of the pages, apart from the element: filled in and minified.

use super::assets::{Assets, FileNames};
use super::filled_script::filled;
use crate::site::Result;
use crate::site::build::bundle::js::Kind;
use crate::site::build::compile::Module;
use crate::site::hash;
use serde_json::{Value, json};
use std::path::Path;

/// A file's name in `dist/`, and its text.
type File = (String, String);

/// The script of a host page, the element, the scripts of embedded pages and of the page that reads tables: what pages load by
/// name.
///
/// # Errors
/// A file that cannot be read, or a syntax error in it.
pub fn loaded(www: &Path, assets: &Assets) -> Result<Vec<File>> {
    let mut out = vec![("host.js".to_owned(), filled(www, "host.js", Kind::Script, &[])?)];
    for name in ["addresses.js", "failed.js"] {
        out.push((name.to_owned(), filled(www, name, Kind::Module, &[])?));
    }
    for names in [FileNames::Plain, FileNames::Hashed] {
        out.push((assets.element_file(names), assets.bundle.script.clone()));
        out.push((assets.page_element_file(names), assets.bundle.page_script.clone()));
        out.push((assets.embed_file(names), assets.embed_script.clone()));
    }
    out.push((assets.make.worker_name.clone(), assets.make.worker.clone()));
    out.splice(0..0, assets.scripts.all().map(|it| (it.name.clone(), it.text.clone())));
    out.push(("make.js".to_owned(), assets.make.script.clone()));
    Ok(out)
}

/// The script of the standalone page: it hands out embeds of files whose bytes never change.
///
/// # Errors
/// A file that cannot be read, or a marker that does not fit.
pub fn page(www: &Path, assets: &Assets, embed_page: &str) -> Result<File> {
    let style = assets.styles.iter().find(|(name, _)| name == "dialog.css");
    let values = [
        ("embed-file", embed_page),
        ("element-file", &assets.element_file(FileNames::Hashed)),
        ("element-integrity", &hash::integrity(assets.bundle.script.as_bytes())),
        ("package-file", &format!("npm/{}", assets.package.archive_name)),
        ("style:dialog.css", style.map_or("", |(_, css)| css.as_str())),
    ];
    Ok(("page.js".to_owned(), filled(www, "page.js", Kind::Module, &values)?))
}

/// The files that a visit without network needs, apart from the WebAssembly.
const OFFLINE: [&str; 7] =
    ["index.html", "element.js", "page.js", "addresses.js", "host.js", "site.webmanifest", "icon.svg"];

/// The service worker: it names each file of a visit without network with the hash of its bytes.
///
/// Not among them is the WebAssembly that describes the errors of a dataset: without network, no dataset arrives.
///
/// # Errors
/// A file that cannot be read, or a marker that does not fit.
pub fn service_worker(www: &Path, assets: &Assets, files: &[File]) -> Result<File> {
    let offline = files.iter().filter(|(name, _)| OFFLINE.contains(&name.as_str()));
    let address = |name| if name == "index.html" { "" } else { name };
    let mut list: Vec<_> =
        offline.map(|(name, text)| json!([address(name), hash::integrity(text.as_bytes())])).collect();
    list.push(json!([assets.bundle.wasm_name, assets.bundle.wasm_integrity]));
    worker(www, "sw.js", "reported-figures-", &list)
}

/// The service worker of the page that reads tables, which only that page registers: it keeps all that the page and what it hands out
/// are made of. The longer scope wins, so that the other one never answers there.
///
/// # Errors
/// As [`service_worker`].
pub fn make_service_worker(www: &Path, assets: &Assets, files: &[File], module: &Module) -> Result<File> {
    let wanted = ["make.html", "make.js", "standalone.html", "reported-figures.js", "embed.js", "icon.svg"];
    let hashed = [&assets.element_file(FileNames::Hashed), &assets.make.worker_name];
    let is_wanted = |name: &str| {
        let scripts = assets.scripts.all();
        wanted.contains(&name)
            || hashed.iter().any(|it| *it == name)
            || scripts.iter().any(|it| it.name == name)
    };
    let own = files.iter().filter(|(name, _)| is_wanted(name));
    let mut list: Vec<_> = own.map(|(name, text)| json!([name, hash::integrity(text.as_bytes())])).collect();
    let wasm = assets
        .bundle
        .wasm(module)
        .into_iter()
        .chain([(assets.make.tables_name.as_str(), module.tables.as_slice())]);
    list.extend(wasm.map(|(name, bytes)| json!([name, hash::integrity(bytes)])));
    worker(www, "make-sw.js", "make-reported-figures-", &list)
}

fn worker(www: &Path, file: &str, name: &str, list: &[Value]) -> Result<File> {
    let list = json!(list).to_string();
    let version = hash::short(list.as_bytes());
    let values = [("files", list.as_str()), ("version", &version), ("name", name)];
    Ok((file.to_owned(), filled(www, "sw.js", Kind::Script, &values)?))
}
