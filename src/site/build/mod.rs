//! Everything in `dist/`, in the order in which one thing needs another.

pub mod bundle;
pub mod compile;
pub mod progress;
pub mod shrink;
pub mod sizes;
pub mod toolchain;

use crate::analysis::AnalysedDataset;
use crate::dataset::{self, Lang};
use crate::draw::Fonts;
use crate::site::Result;
use crate::site::build::bundle::bundle;
use crate::site::build::bundle::style;
use crate::site::build::compile as wasm;
use crate::site::build::progress::step;
use crate::site::build::sizes::FileSize;
use crate::site::files::{read_text, texts};
use crate::site::package::dist::Dist;
use crate::site::package::{hash, hosting, npm};
use crate::site::pages::card;
use crate::site::pages::meta::{CARD_FILE, Site, oembed};
use crate::site::pages::{self, Assets, scripts};
use crate::text::Headline;
use crate::view::View;
use std::path::Path;

/// Builds the source tree `root` into the folder `out`, saying on the error stream what goes on.
///
/// `base` is where the site will stand; without it, what needs a whole address is left out.
///
/// # Errors
/// The first thing that failed and what to do about it.
pub fn build(root: &Path, out: &Path, base: Option<&str>) -> Result<Vec<FileSize>> {
    let mut site = Site::at(base)?;
    let mut dist = Dist::open(out)?;
    let picture = base.and_then(|_| drawn_or_told(step("drawing the card", social_card)));
    site.has_card = picture.is_some();
    step("finding the WebAssembly target", || toolchain::ensure_target(root))?;
    let module = step("building the WebAssembly (a minute the first time)", || wasm::build(root))?;
    let www = root.join("www");
    let assets = step("bundling the element", || {
        let style = [style::themes(), read_text(&www.join("element.css"))?].concat();
        let bundle = bundle(&www, &style, &module)?;
        let package = npm::package(root, &bundle, &module)?;
        Assets::gather(&www, bundle, package, site)
    })?;
    let files = step("drawing the pages", || files_of(root, &www, &assets))?;
    step("compressing what changed", || {
        for (name, wasm) in assets.bundle.wasm(&module) {
            dist.put(name, wasm)?;
            dist.put(&format!("npm/{name}"), wasm)?;
        }
        dist.put(&format!("npm/{}", assets.package.archive_name), &assets.package.archive)?;
        picture.iter().try_for_each(|bytes| dist.put(CARD_FILE, bytes))?;
        files.iter().try_for_each(|(name, bytes)| dist.put(name, bytes.as_bytes()))?;
        dist.put("_headers", hosting::headers(&dist.names()).as_bytes())?;
        dist.close()
    })
}

/// The picture for feeds, of what the page shows first.
fn social_card() -> Result<Vec<u8>> {
    let dataset = AnalysedDataset::new(dataset::embedded());
    card::card(&dataset, &View::start(&dataset, Lang::Zh), &Fonts::installed())
}

/// Without a font there is no card, which is told; the rest of the site is as good.
fn drawn_or_told(card: Result<Vec<u8>>) -> Option<Vec<u8>> {
    card.map_err(|error| eprintln!("warning: the site has no card for feeds: {error}")).ok()
}

type Files = Vec<(String, String)>;

/// Every file but the WebAssembly and pictures, by name. None names a later one, except scripts that load pages.
fn files_of(root: &Path, www: &Path, assets: &Assets) -> Result<Files> {
    let mut out = scripts::loaded(www, assets)?;
    out.extend(datasets(&root.join("src/dataset"))?);
    out.extend(in_folder("npm/", assets.package.files.clone()));
    out.extend(in_folder("hosting/", texts(&www.join("hosting"), "conf")?));
    out.extend(in_folder("hosting/", texts(&www.join("hosting"), "")?));
    out.extend(texts(www, "svg")?);
    out.extend(texts(www, "webmanifest")?);
    let pages = pages::pages(www, assets)?;
    out.push(scripts::page(www, assets, lasting_embed(&pages)?)?);
    out.extend(oembed(assets));
    out.extend(pages);
    out.push(scripts::service_worker(www, assets, &out)?);
    Ok(out)
}

fn in_folder(folder: &str, files: Files) -> impl Iterator<Item = (String, String)> {
    files.into_iter().map(move |(name, text)| (format!("{folder}{name}"), text))
}

/// The file name of the embedded page that never changes.
fn lasting_embed(pages: &[(String, String)]) -> Result<&str> {
    let mut names = pages.iter().map(|(name, _)| name.as_str());
    names
        .find(|name| name.starts_with("embed.") && hash::is_hashed_name(name))
        .ok_or_else(|| "www/embed.html is missing".to_owned())
}

fn oembed(assets: &Assets) -> Option<(String, String)> {
    let dataset = AnalysedDataset::new(dataset::embedded());
    let headline = Headline::of(&dataset, &View::start(&dataset, Lang::Zh));
    Some((oembed::FILE.to_owned(), oembed::response(&assets.site, &dataset, &headline)?))
}

/// The embedded datasets, for others to fetch, and their schema.
fn datasets(folder: &Path) -> Result<Files> {
    let (schema, data): (Files, Files) =
        texts(folder, "json")?.into_iter().partition(|(name, _)| name == "schema.json");
    Ok(in_folder("data/", data).chain(schema).collect())
}
