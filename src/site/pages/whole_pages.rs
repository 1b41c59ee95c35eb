//! The pages of the folder `www`, filled in.

use super::assets::{Assets, FileNames, assets_of};
use super::content::Content;
use super::meta::Address;
use super::site_dataset::SiteDataset;
use super::views::links::{LIST, Links};
use super::{prerender, template, views};
use crate::dataset::{Dataset, Lang};
use crate::site::Result;
use crate::site::files::texts;
use crate::site::hash;
use crate::view::{self, View};
use std::path::Path;

/// A news article about the embedded dataset: no other site has it.
const ARTICLE: &str = "article.html";

/// The pages of the folder `www` by file name, and the embedded page once more for embeds that are never to change.
///
/// # Errors
/// A page that cannot be read, or one with a marker that nothing fills.
pub fn pages(www: &Path, assets: &Assets) -> Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    for (name, template) in texts(www, "html")? {
        if name == ARTICLE && assets.data.own.is_some() {
            continue;
        }
        out.push((name.clone(), page(&name, &template, assets, FileNames::Plain)?));
        if name == "embed.html" {
            let hashed = page(&name, &template, assets, FileNames::Hashed)?;
            out.push((hash::hashed_name("embed", "html", hashed.as_bytes()), hashed));
        }
    }
    Ok(out)
}

fn page(name: &str, template: &str, assets: &Assets, names: FileNames) -> Result<String> {
    let SiteDataset { dataset, lang, .. } = &assets.data;
    let pages = views::pages(dataset, *lang);
    let links = Links { dataset, lang: *lang, site_lang: *lang, pages: &pages, root: "", current: None };
    let content = Content {
        view: first_view(name, dataset, *lang),
        dataset,
        extent: prerender::WHOLE,
        root: "",
        attributes: &[],
        links: links.html(),
        all: list_from(name),
        address: Address::default(),
    };
    let mut values = assets_of(assets, names);
    values.extend(content.values(&assets.site));
    if name == "standalone.html" {
        values.push(("script:alone".to_owned(), assets.bundle.alone.clone()));
    }
    template::fill(template, &values).map_err(|error| format!("www/{name}: {error}"))
}

/// The address of the list of all charts: the first page has it.
fn list_from(name: &str) -> Option<String> {
    match name {
        "index.html" => Some(LIST.to_owned()),
        "embed.html" => Some(format!("./{LIST}")),
        _ => None,
    }
}

/// The view that a page shows before any script runs.
fn first_view(name: &str, dataset: &Dataset, lang: Lang) -> View {
    let query = match name {
        "embed.html" => "controls=minimal",
        ARTICLE => "controls=minimal&metric=gdp_growth",
        _ => "",
    };
    view::parse(query, dataset, &View::start(dataset, lang)).0
}
