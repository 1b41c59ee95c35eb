//! Everything in `dist/`, in the order in which one thing needs another.

pub mod bundle;
pub mod compile;
pub mod progress;
pub mod shrink;
pub mod sizes;
pub mod toolchain;

use crate::dataset::{self, Lang};
use crate::site::Result;
use crate::site::build::bundle::css;
use crate::site::build::bundle::js;
use crate::site::build::bundle::link::link;
use crate::site::build::bundle::style;
use crate::site::build::bundle::{Bundle, bundle};
use crate::site::build::compile as wasm;
use crate::site::build::progress::step;
use crate::site::build::sizes::FileSize;
use crate::site::json;
use crate::site::package::dist::Dist;
use crate::site::package::hash;
use crate::site::package::hosting;
use crate::site::package::npm;
use crate::site::pages::card;
use crate::site::pages::font::Font;
use crate::site::pages::meta;
use crate::site::pages::template as page;
use crate::site::pages::{Assets, Stay, fill, fill_literals};
use crate::site::read_text;
use crate::text::Headline;
use crate::view::View;
use std::fs;
use std::path::{Path, PathBuf};

/// Builds the source tree `root` into the folder `out`, saying on the error stream what goes on.
///
/// `base` is where the site will stand; without it, what needs a whole address is left out.
///
/// # Errors
/// The first thing that failed and what to do about it.
pub fn build(root: &Path, out: &Path, base: Option<&str>) -> Result<Vec<FileSize>> {
    let mut site = meta::Site::at(base)?;
    let mut dist = Dist::open(out)?;
    let picture = base.and_then(|_| drawn_or_told(step("drawing the card", social_card)));
    site.has_card = picture.is_some();
    step("finding the WebAssembly target", || toolchain::ensure_target(root))?;
    let module = step("building the WebAssembly (a minute the first time)", || wasm::build(root))?;
    let www = root.join("www");
    let assets = step("bundling the element", || {
        let style = [style::themes(), read_text(&www.join("element.css"))?].concat();
        let bundle = bundle(&link(&www, "element.js")?, &style, &module)?;
        let package = npm::package(root, &bundle, &module)?;
        assets(&www, bundle, package, site)
    })?;
    let files = step("drawing the pages", || files_of(root, &www, &assets))?;
    step("compressing what changed", || {
        for (name, wasm) in assets.bundle.wasm(&module) {
            dist.put(name, wasm)?;
            dist.put(&format!("npm/{name}"), wasm)?;
        }
        dist.put(&format!("npm/{}", assets.package.archive_name), &assets.package.archive)?;
        picture.iter().try_for_each(|bytes| dist.put(meta::CARD.0, bytes))?;
        files.iter().try_for_each(|(name, bytes)| dist.put(name, bytes.as_bytes()))?;
        dist.put("_headers", hosting::headers(&dist.names()).as_bytes())?;
        dist.close()
    })
}

/// The picture for feeds, of what the page shows first.
fn social_card() -> Result<Vec<u8>> {
    let dataset = dataset::embedded();
    card::card(&dataset, &View::start(&dataset, Lang::Zh), &Font::find()?)
}

/// Without a font there is no card, which is told; the rest of the site is as good.
fn drawn_or_told(card: Result<Vec<u8>>) -> Option<Vec<u8>> {
    card.map_err(|error| eprintln!("warning: the site has no card for feeds: {error}")).ok()
}

type Files = Vec<(String, String)>;

/// Every file but the WebAssembly, in an order in which none names a later one, but for scripts that load pages.
fn files_of(root: &Path, www: &Path, assets: &Assets) -> Result<Files> {
    let mut out = scripts(www, assets)?;
    out.extend(datasets(&root.join("src/dataset"))?);
    out.extend(assets.package.files.iter().map(|(name, text)| (format!("npm/{name}"), text.clone())));
    out.extend(copied(&www.join("hosting"), "hosting/", &["conf", ""])?);
    out.extend(copied(www, "", &["svg", "webmanifest"])?);
    let pages = pages(www, assets)?;
    out.push(("page.js".to_owned(), page_script(www, assets, &pages)?));
    out.extend(oembed(assets));
    out.extend(pages);
    out.push(("sw.js".to_owned(), worker(www, assets, &out)?));
    Ok(out)
}

fn assets(www: &Path, bundle: Bundle, package: npm::Package, site: meta::Site) -> Result<Assets> {
    let styles = files(www, "css")?
        .into_iter()
        .filter(|path| !path.ends_with("element.css"))
        .map(|path| Ok((file_name(&path), css::minify(&read_text(&path)?))))
        .collect::<Result<_>>()?;
    let embed_script = script(www, "embed.js", js::Kind::Module, &[])?;
    let missing_script = script(www, "missing.js", js::Kind::OldScript, &[])?;
    Ok(Assets { bundle, package, styles, embed_script, missing_script, site })
}

/// A script of its own, minified, with its literals filled.
fn script(www: &Path, name: &str, kind: js::Kind, literals: &[(&str, &str)]) -> Result<String> {
    let source = fill_literals(&read_text(&www.join(name))?, literals)?;
    js::minify(&format!("www/{name}"), &source, kind)
}

/// The element and its neighbours, under names that follow the site and, where embeds load them, under lasting ones.
fn scripts(www: &Path, assets: &Assets) -> Result<Files> {
    let mut out = vec![("host.js".to_owned(), script(www, "host.js", js::Kind::Script, &[])?)];
    for stay in [Stay::Live, Stay::Frozen] {
        out.push((assets.element_file(stay), assets.bundle.script.clone()));
        out.push((assets.embed_file(stay), assets.embed_script.clone()));
    }
    Ok(out)
}

fn page_script(www: &Path, assets: &Assets, pages: &[(String, String)]) -> Result<String> {
    let frozen = pages.iter().find(|(name, _)| name.starts_with("embed.") && hash::is_hashed_name(name));
    let style = assets.styles.iter().find(|(name, _)| name == "dialog.css");
    let literals = [
        ("__EMBED_FROZEN__", frozen.map_or("", |(name, _)| name.as_str())),
        ("__ELEMENT_FROZEN__", &assets.element_file(Stay::Frozen)),
        ("__ELEMENT_INTEGRITY__", &hash::integrity(assets.bundle.script.as_bytes())),
        ("__PACKAGE__", &format!("npm/{}", assets.package.archive_name)),
        ("__DIALOG_CSS__", style.map_or("", |(_, css)| css.as_str())),
    ];
    script(www, "page.js", js::Kind::Module, &literals)
}

/// The script that keeps a version for visits without network: it names each of its files with the hash of its bytes.
///
/// Not among them is what says what is wrong with a dataset: without network no dataset comes that could be wrong.
fn worker(www: &Path, assets: &Assets, files: &[(String, String)]) -> Result<String> {
    const KEPT: [&str; 6] =
        ["index.html", "reported-figures.js", "page.js", "host.js", "site.webmanifest", "icon.svg"];
    let kept = files.iter().filter(|(name, _)| KEPT.contains(&name.as_str()));
    let mut list: Vec<(&str, String)> = kept
        .map(|(name, text)| (if name == "index.html" { "" } else { name }, hash::integrity(text.as_bytes())))
        .collect();
    list.push((&assets.bundle.wasm_name, assets.bundle.wasm_integrity.clone()));
    let pairs: Vec<String> =
        list.iter().map(|(name, hash)| format!("[{},{}]", json::string(name), json::string(hash))).collect();
    let list = format!("[{}]", pairs.join(","));
    let version = hash::short(list.as_bytes());
    script(www, "sw.js", js::Kind::Script, &[("__FILES__", &list), ("__VERSION__", &version)])
}

fn pages(www: &Path, assets: &Assets) -> Result<Files> {
    let mut out = Vec::new();
    for path in files(www, "html")? {
        let name = file_name(&path);
        let template = read_text(&path)?;
        out.push((name.clone(), filled(&name, &template, assets, Stay::Live)?));
        if name == "embed.html" {
            let frozen = filled(&name, &template, assets, Stay::Frozen)?;
            out.push((hash::hashed_name("embed", "html", frozen.as_bytes()), frozen));
        }
    }
    Ok(out)
}

fn filled(name: &str, template: &str, assets: &Assets, stay: Stay) -> Result<String> {
    let fill = fill(name, assets, stay);
    let fill: Vec<_> = fill.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    page::page(template, &fill).map_err(|error| format!("www/{name}: {error}"))
}

fn oembed(assets: &Assets) -> Option<(String, String)> {
    let dataset = dataset::embedded();
    let headed = Headline::of(&dataset, &View::start(&dataset, Lang::Zh));
    Some((meta::OEMBED.to_owned(), assets.site.oembed(&dataset, &headed)?))
}

/// The embedded datasets as files for others to fetch, and the schema that they follow.
fn datasets(folder: &Path) -> Result<Files> {
    let named = |path: PathBuf| {
        let name = file_name(&path);
        let text = read_text(&path)?;
        Ok((if name == "schema.json" { name } else { format!("data/{name}") }, text))
    };
    files(folder, "json")?.into_iter().map(named).collect()
}

/// Files that are handed out as they are written.
fn copied(folder: &Path, prefix: &str, extensions: &[&str]) -> Result<Files> {
    let mut out = Vec::new();
    for extension in extensions {
        for path in files(folder, extension)? {
            out.push((format!("{prefix}{}", file_name(&path)), read_text(&path)?));
        }
    }
    Ok(out)
}

/// The files of a folder with this extension, or with none, in order of their names.
pub(in crate::site) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let failed = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut paths = fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect::<Result<Vec<_>>>()?;
    paths.retain(|path| {
        path.is_file() && path.extension().map_or("", |found| found.to_str().unwrap_or("?")) == extension
    });
    paths.sort();
    Ok(paths)
}

/// The last part of a path as text.
pub(in crate::site) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
