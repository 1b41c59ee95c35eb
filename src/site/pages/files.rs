//! The text files of `dist/`: everything except the WebAssembly and pictures.

use super::assets::Assets;
use super::meta::{Address, oembed};
use super::site_dataset::SiteDataset;
use super::{scripts, server_settings, whole_pages};
use crate::site::Result;
use crate::site::build::compile::Module;
use crate::site::files::texts;
use crate::site::hash;
use crate::text::Headline;
use crate::view::View;
use std::path::Path;

/// Names below `dist/`, and contents.
type Files = Vec<(String, String)>;

/// All text files of `dist/` apart from the pages of findings, from the source tree `root`; `view_policies` are the policies of
/// those. None names a later one, except scripts that load pages.
///
/// # Errors
/// The first file that cannot be read or filled in.
pub fn files(
    root: &Path,
    assets: &Assets,
    module: &Module,
    view_policies: &[(String, String)],
) -> Result<Files> {
    let www = &root.join("www");
    let mut out = scripts::loaded(www, assets)?;
    out.extend(datasets(&root.join("src/dataset"), &assets.data)?);
    out.extend(in_folder("npm/", assets.package.files.clone()));
    out.extend(texts(www, "svg")?);
    out.extend(
        texts(www, "webmanifest")?
            .into_iter()
            .map(|(name, text)| Ok((name, named(&text, &assets.data)?)))
            .collect::<Result<Files>>()?,
    );
    let pages = whole_pages::pages(www, assets)?;
    out.push(scripts::page(www, assets, lasting_embed(&pages)?)?);
    out.extend(oembed(assets));
    let policies = [server_settings::policies(&pages, assets), view_policies.to_vec()].concat();
    out.extend(in_folder("hosting/", server_settings::settings(&www.join("hosting"), &policies)?));
    out.extend(pages);
    out.push(scripts::service_worker(www, assets, &out)?);
    out.push(scripts::make_service_worker(www, assets, &out, module)?);
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
    let SiteDataset { dataset, lang, .. } = &assets.data;
    let headline = Headline::of(dataset, &View::start(dataset, *lang));
    Some((
        oembed::FILE.to_owned(),
        oembed::response(&assets.site, dataset, &headline, *lang, &Address::default())?,
    ))
}

/// The dataset of the site, for others to fetch, and the schema of datasets.
fn datasets(folder: &Path, site: &SiteDataset) -> Result<Files> {
    let (schema, mut data): (Files, Files) =
        texts(folder, "json")?.into_iter().partition(|(name, _)| name == "schema.json");
    if let Some(document) = &site.own {
        data = vec![(site.file_name(), document.clone())];
    }
    Ok(in_folder("data/", data).chain(schema).collect())
}

/// The manifest of the installed page, which on a site of other figures has their title as its name.
fn named(manifest: &str, site: &SiteDataset) -> Result<String> {
    if site.own.is_none() {
        return Ok(manifest.to_owned());
    }
    let title = site.dataset.title.get(site.lang);
    let mut value: serde_json::Value =
        serde_json::from_str(manifest).map_err(|error| format!("www/site.webmanifest: {error}"))?;
    value["name"] = format!("{title} · reported-figures").into();
    value["short_name"] = title.into();
    Ok(format!("{value:#}\n"))
}
