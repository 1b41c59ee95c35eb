//! The text files of `dist/`: everything except the WebAssembly and pictures.

use super::meta::oembed;
use super::{Assets, scripts, server_settings};
use crate::analysis::AnalysedDataset;
use crate::dataset::{self, Lang};
use crate::site::Result;
use crate::site::files::texts;
use crate::site::hash;
use crate::text::Headline;
use crate::view::View;
use std::path::Path;

/// Names below `dist/`, and contents.
type Files = Vec<(String, String)>;

/// All text files of `dist/`, from the source tree `root`. None names a later one, except scripts that load pages.
///
/// # Errors
/// The first file that cannot be read or filled in.
pub fn files(root: &Path, assets: &Assets) -> Result<Files> {
    let www = &root.join("www");
    let mut out = scripts::loaded(www, assets)?;
    out.extend(datasets(&root.join("src/dataset"))?);
    out.extend(in_folder("npm/", assets.package.files.clone()));
    out.extend(texts(www, "svg")?);
    out.extend(texts(www, "webmanifest")?);
    let pages = super::pages(www, assets)?;
    out.push(scripts::page(www, assets, lasting_embed(&pages)?)?);
    out.extend(oembed(assets));
    let policies = server_settings::policies(&pages, assets);
    out.extend(in_folder("hosting/", server_settings::settings(&www.join("hosting"), &policies)?));
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
