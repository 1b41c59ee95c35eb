//! Everything in `dist/`, in the order in which one thing needs another.

use super::bundle::{Bundle, bundle};
use super::dist::Dist;
use super::pages::{Assets, fill};
use super::progress::step;
use super::sizes::FileSize;
use super::{Result, css, hash, page, read_text, style, toolchain, wasm};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds the source tree `root` into the folder `out`, saying on the error stream what goes on.
///
/// # Errors
/// The first thing that failed and what to do about it.
pub fn build(root: &Path, out: &Path) -> Result<Vec<FileSize>> {
    let mut dist = Dist::open(out)?;
    step("finding the WebAssembly target", || toolchain::ensure_target(root))?;
    let module = step("building the WebAssembly (a minute the first time)", || wasm::build(root))?;
    let www = root.join("www");
    let bundle = step("bundling the element", || {
        let style = [style::themes(), read_text(&www.join("element.css"))?].concat();
        bundle(&read_text(&www.join("element.js"))?, &style, &module)
    })?;
    let pages = step("drawing the pages", || pages(&www, assets(&www, bundle.clone())?))?;
    step("compressing what changed", || {
        dist.put(&bundle.wasm_name, &module.wasm)?;
        dist.put("reported-figures.js", bundle.script.as_bytes())?;
        put_datasets(&mut dist, &root.join("src/dataset"))?;
        pages.iter().try_for_each(|(name, html)| dist.put(name, html.as_bytes()))?;
        dist.close()
    })
}

fn assets(www: &Path, bundle: Bundle) -> Result<Assets> {
    let styles = files(www, "css")?
        .into_iter()
        .filter(|path| !path.ends_with("element.css"))
        .map(|path| Ok((file_name(&path), css::minify(&read_text(&path)?))))
        .collect::<Result<_>>()?;
    Ok(Assets { script_integrity: hash::integrity(bundle.script.as_bytes()), bundle, styles })
}

fn pages(www: &Path, assets: Assets) -> Result<Vec<(String, String)>> {
    let filled = |path: PathBuf| {
        let name = file_name(&path);
        let fill = fill(&name, &assets)?;
        let fill: Vec<_> = fill.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let html = page::page(&read_text(&path)?, &fill).map_err(|error| format!("www/{name}: {error}"))?;
        Ok((name, html))
    };
    files(www, "html")?.into_iter().map(filled).collect()
}

/// The embedded datasets as files for others to fetch, and the schema that they follow.
fn put_datasets(dist: &mut Dist, folder: &Path) -> Result<()> {
    files(folder, "json")?.iter().try_for_each(|path| {
        let name = file_name(path);
        let name = if name == "schema.json" { name } else { format!("data/{name}") };
        dist.put(&name, read_text(path)?.as_bytes())
    })
}

/// The files of a folder with this extension, in order of their names.
pub(super) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let failed = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut paths = fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    Ok(paths)
}

/// The last part of a path as text.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
