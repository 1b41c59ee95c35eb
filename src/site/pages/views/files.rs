//! The files of the pages of findings, drawn one page after another: a large dataset has thousands.

use super::links::{LIST, Links};
use super::{FOLDERS, ViewPage, card, pages, sitemap};
use crate::analysis::AnalysedDataset;
use crate::dataset::Lang;
use crate::draw::Fonts;
use crate::site::Result;
use crate::site::files::read_text;
use crate::site::hash;
use crate::site::package::compress;
use crate::site::package::sizes::FIRST_RESPONSE;
use crate::site::pages::assets::{Assets, FileNames, assets_of};
use crate::site::pages::content::Content;
use crate::site::pages::meta::{Address, CARD_FILE, oembed};
use crate::site::pages::policy::{own_sources, policy};
use crate::site::pages::prerender::{Extent, LESS, WHOLE};
use crate::site::pages::site_dataset::SiteDataset;
use crate::site::pages::template;
use crate::site::side_by_side::side_by_side;
use crate::text::Headline;
use crate::view::View;
use std::collections::BTreeMap;
use std::path::Path;

/// A file's name in `dist/`, and its bytes.
pub type File = (String, Vec<u8>);

/// One of the two pages of a finding: that for readers, or that for frames.
#[derive(Clone, Copy)]
struct Twin<'a> {
    /// With the figures of the page's period.
    dataset: &'a AnalysedDataset,
    lang: Lang,
    page: &'a ViewPage,
    folder: &'static str,
    template: &'a str,
}

/// What the pages of findings are made of.
pub struct ViewPages<'a> {
    assets: &'a Assets,
    /// The template of each of [`FOLDERS`].
    templates: [String; 2],
    values: Vec<(String, String)>,
    /// The pages in each language of the product.
    pages: [Vec<ViewPage>; 2],
    fonts: Option<Fonts>,
}

impl<'a> ViewPages<'a> {
    /// The pages of a site, with the templates of the folder `www`. They have social cards where the site has an address and
    /// fonts to draw them with.
    ///
    /// # Errors
    /// A template that cannot be read.
    pub fn new(www: &Path, assets: &'a Assets) -> Result<Self> {
        let read = |name: &str| read_text(&www.join(name));
        Ok(Self {
            templates: [read("index.html")?, read("embed.html")?],
            values: assets_of(assets, FileNames::Plain),
            pages: Lang::ALL.map(|lang| pages(&assets.data.dataset, lang)),
            fonts: assets.site.has_card.then(Fonts::installed),
            assets,
        })
    }

    /// Every page with its language.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &ViewPage)> {
        Lang::ALL
            .into_iter()
            .zip(&self.pages)
            .flat_map(|(lang, pages)| pages.iter().map(move |page| (lang, page)))
    }

    /// The names of the files of a page.
    pub fn names(&self, lang: Lang, page: &ViewPage) -> Vec<String> {
        let [view, frame] = FOLDERS.map(|folder| page.folder(folder, lang));
        let has_preview = self.assets.site.base.is_some().then(|| view.clone() + oembed::FILE);
        let card = self.fonts.is_some().then(|| view.clone() + CARD_FILE);
        [view + "index.html", frame + "index.html"].into_iter().chain(has_preview).chain(card).collect()
    }

    /// A key of all that pages are drawn from: the program that draws them, templates and scripts, the address of the site, the fonts
    /// of its cards, and the dataset. One key for all pages, because each lists the others and says where the figures are from.
    pub fn key(&self, program: &[u8]) -> String {
        let Assets { site, data, .. } = self.assets;
        let fonts = self.fonts.as_ref().map(Fonts::described);
        let inputs = (&self.templates, &self.values, &site.base, site.has_card, fonts, data.lang, &data.own);
        hash::short(format!("{} {inputs:?}", hash::quick(program)).as_bytes())
    }

    /// The files of some pages: for readers, for frames and, where the address of the site is known, for those who ask for a
    /// preview. Cards are drawn side by side.
    ///
    /// # Errors
    /// A marker of a template that nothing fills, or text that no installed font can show.
    pub fn files(&self, pages: &[(Lang, &ViewPage)]) -> Result<Vec<File>> {
        let (mut files, mut cards) = (Vec::new(), Vec::new());
        for (lang, page) in pages {
            let whole = &self.data().dataset;
            let showing = whole.showing(page.view.wanted_period(whole));
            let dataset = showing.as_ref().unwrap_or(whole);
            files.extend(self.texts(dataset, *lang, page)?);
            if self.fonts.is_some() {
                cards.push((page.folder(FOLDERS[0], *lang) + CARD_FILE, card::scene(dataset, &page.view)));
            }
        }
        if let Some(fonts) = &self.fonts {
            files.extend(side_by_side(&cards, |(name, scene)| Ok((name.clone(), card::png(scene, fonts)?)))?);
        }
        Ok(files)
    }

    /// The files of one page that are text.
    fn texts(&self, dataset: &AnalysedDataset, lang: Lang, page: &ViewPage) -> Result<Vec<File>> {
        let mut files = Vec::new();
        for twin in self.twins(dataset, lang, page) {
            let html = self.within_budget(twin)?;
            files.push((page.folder(twin.folder, lang) + "index.html", html.into_bytes()));
        }
        let name = page.folder(FOLDERS[0], lang) + oembed::FILE;
        let headline = Headline::of(dataset, &page.view);
        let response = oembed::response(&self.assets.site, dataset, &headline, lang, &address(lang, page));
        files.extend(response.map(|text| (name, text.into_bytes())));
        Ok(files)
    }

    /// The files that list all pages; none where the address of the site is not known.
    pub fn lists(&self) -> Vec<File> {
        let Some(base) = &self.assets.site.base else { return Vec::new() };
        let texts = [sitemap::sitemap(base, &self.pages[0]), sitemap::robots(base)];
        sitemap::FILES
            .into_iter()
            .zip(texts)
            .map(|(name, text)| (name.to_owned(), text.into_bytes()))
            .collect()
    }

    /// The policy of all pages in each of [`FOLDERS`], by the pattern of their paths. Two pages differ in what a policy names
    /// only where their ways to the files of the site do.
    ///
    /// # Errors
    /// As [`ViewPages::files`].
    pub fn policies(&self) -> Result<Vec<(String, String)>> {
        let samples: BTreeMap<String, &ViewPage> =
            self.pages[0].iter().map(|page| (page.root(), page)).collect();
        let dataset = &self.data().dataset;
        let mut policies = Vec::new();
        for (index, folder) in FOLDERS.into_iter().enumerate() {
            let mut html = String::new();
            for page in samples.values() {
                html += &self.html(self.twins(dataset, Lang::ALL[0], page)[index], WHOLE)?;
            }
            let own = own_sources(&format!("{folder}/"), self.assets.site.base.as_deref());
            policies.push((format!("{folder}/*"), policy(&html, &own, &own, &self.assets.bundle.style)));
        }
        Ok(policies)
    }

    fn data(&self) -> &SiteDataset {
        &self.assets.data
    }

    /// A page in each of [`FOLDERS`].
    fn twins<'p>(&'p self, dataset: &'p AnalysedDataset, lang: Lang, page: &'p ViewPage) -> [Twin<'p>; 2] {
        [0, 1].map(|index| Twin {
            dataset,
            lang,
            page,
            folder: FOLDERS[index],
            template: &self.templates[index],
        })
    }

    /// The page with as much of the widget as a first response may have.
    fn within_budget(&self, twin: Twin<'_>) -> Result<String> {
        let mut html = String::new();
        for extent in LESS {
            html = self.html(twin, extent)?;
            if fits(html.as_bytes())? {
                break;
            }
        }
        Ok(html)
    }

    fn html(&self, twin: Twin<'_>, extent: Extent) -> Result<String> {
        let Twin { dataset, lang, page, folder, template } = twin;
        let root = page.root();
        let links = Links {
            dataset: &self.data().dataset,
            lang,
            site_lang: self.data().lang,
            pages: &self.pages[lang as usize],
            root: &root,
            current: Some(page),
        };
        let content = Content {
            dataset,
            view: shown_in(folder, page, lang),
            extent,
            root: &root,
            attributes: &page.attributes(dataset),
            links: links.html(),
            all: Some(if folder == FOLDERS[0] {
                LIST.to_owned()
            } else {
                format!("{root}{}{LIST}", page.folder(FOLDERS[0], lang))
            }),
            address: address(lang, page),
        };
        let mut values = content.values(&self.assets.site);
        values.extend(self.values.iter().cloned());
        template::fill(template, &values).map_err(|error| format!("a page of {}: {error}", page.path))
    }
}

/// Whether a page is no longer than a first response may be. The quick compression gives a few per cent more.
fn fits(html: &[u8]) -> Result<bool> {
    Ok(html.len() <= FIRST_RESPONSE
        || compress::brotli_quickly(html)?.len() <= FIRST_RESPONSE
        || compress::brotli(html)?.len() <= FIRST_RESPONSE)
}

/// The view with the controls that stand in a folder.
fn shown_in(folder: &str, page: &ViewPage, lang: Lang) -> View {
    let view = View { lang, ..page.view.clone() };
    if folder == FOLDERS[0] { view } else { View { controls: crate::view::Controls::Minimal, ..view } }
}

fn address(lang: Lang, page: &ViewPage) -> Address {
    Address {
        folder: page.folder(FOLDERS[0], lang),
        twins: Lang::ALL.map(|lang| (lang, page.folder(FOLDERS[0], lang))).to_vec(),
        frame: page.folder(FOLDERS[1], lang),
    }
}
