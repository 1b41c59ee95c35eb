//! `build`: the site as a folder of files.

use super::{data::Data, output};
use crate::draw::Fonts;
use crate::site::Result;
use crate::site::build::bundle::{bundle, make, scripts, style};
use crate::site::build::compile::{self, Module};
use crate::site::build::progress::{counted, step};
use crate::site::build::toolchain;
use crate::site::files::{read_text, root};
use crate::site::hash;
use crate::site::package::dist::Dist;
use crate::site::package::sizes::{self, FileSize};
use crate::site::package::{hosting, npm};
use crate::site::pages::assets::Assets;
use crate::site::pages::icon::{self, TOUCH_ICON_FILE};
use crate::site::pages::meta::{CARD_FILE, Site};
use crate::site::pages::site_dataset::SiteDataset;
use crate::site::pages::views::card;
use crate::site::pages::views::files::ViewPages;
use crate::site::pages::{files, server_settings};
use crate::view::View;
use clap::Args;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The arguments of `build`.
#[derive(Args, Debug)]
pub struct Build {
    /// The folder to write [default: dist in the source tree]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The address at which the site will be published, for social cards and oEmbed, such as `https://figures.example/`
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,
    #[command(flatten)]
    data: Data,
}

impl Build {
    /// Builds the site, and prints the size of every file.
    ///
    /// # Errors
    /// The first step that failed.
    pub fn run(&self) -> Result<()> {
        build_and_report(
            self.out.as_deref().unwrap_or(&dist()),
            self.base.as_deref(),
            self.data.site_dataset()?,
        )
    }
}

/// The folder that is built where none is given.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the site of a dataset for the address `base` into the folder `out`, and prints the size of every file.
///
/// # Errors
/// The first step that failed.
pub fn build_and_report(out: &Path, base: Option<&str>, data: SiteDataset) -> Result<()> {
    let is_embedded = data.own.is_none();
    let files = build(&root(), out, base, data)?;
    let compiler = toolchain::compiler(&root())?;
    eprintln!("built with {compiler}");
    if !toolchain::is_measured(&compiler) {
        eprintln!("warning: the byte budget holds for {}", toolchain::MEASURED_WITH);
    }
    // What other figures weigh is not ours to budget.
    let table = if is_embedded { sizes::table_with_budget(&files) } else { sizes::table(&files) };
    output::write(format!("\n{table}\n").as_bytes(), None)
}

/// Builds the site of a dataset from the source tree `root` into the folder `out`, and prints each step on the standard error.
///
/// `base` is the address at which it will be published; without it, what needs absolute addresses is left out.
///
/// # Errors
/// The first step that failed, and what to do about it.
pub fn build(root: &Path, out: &Path, base: Option<&str>, data: SiteDataset) -> Result<Vec<FileSize>> {
    let mut site = Site::at(base)?;
    let dist = Dist::open(out)?;
    let card = base.and_then(|_| card_or_warning(&data));
    site.has_card = card.is_some();
    step("finding the WebAssembly target", || toolchain::ensure_target(root))?;
    let module = step("building the WebAssembly (a minute the first time)", || {
        compile::build(root, data.own.is_some().then(|| data.dataset.whole()))
    })?;
    let assets = step("bundling the element", || assets(root, &module, site, data))?;
    let pages = ViewPages::new(&root.join("www"), &assets)?;
    let policies = pages.policies()?;
    let texts = step("drawing the pages", || files::files(root, &assets, &module, &policies))?;
    let mut dist = dist;
    step("compressing what changed", || {
        write(&mut dist, &assets, &module, card.as_deref(), &texts)?;
        let policies = [server_settings::policies(&texts, &assets), policies].concat();
        dist.put("_headers", hosting::headers(&dist.names(), &policies).as_bytes())
    })?;
    write_views(&mut dist, &pages, &program())?;
    dist.close()
}

/// So many pages of findings are drawn, and then compressed side by side: enough for all cores, few enough for the memory.
const AT_ONCE: usize = 16;

/// Writes the page of each finding, and returns how many it drew. Those that an earlier build drew with the same program from the same
/// figures stay, so that a build that was interrupted goes on where it stopped.
fn write_views(dist: &mut Dist, pages: &ViewPages<'_>, program: &[u8]) -> Result<usize> {
    let mut drawn = dist.drawn(&pages.key(program))?;
    let mut all: Vec<_> = pages.all().collect();
    let number = all.len();
    let mut failed = None;
    all.retain(|(lang, page)| {
        let kept = dist.keep(&pages.names(*lang, page), &drawn);
        !kept.unwrap_or_else(|error| failed.replace(error).is_some())
    });
    failed.map_or(Ok(()), Err)?;
    let what = match number - all.len() {
        0 => "drawing and compressing the pages of findings".to_owned(),
        kept => format!("drawing and compressing the pages of findings, beside {kept} that stand"),
    };
    counted(&what, &all, AT_ONCE, |some| {
        let files = pages.files(some)?;
        dist.put_all(&files)?;
        drawn.add(&files)
    })?;
    if pages.lists().is_empty() {
        eprintln!(
            "warning: without --base, the site has no sitemap, cards, oEmbed responses and canonical addresses"
        );
    }
    pages.lists().iter().try_for_each(|(name, bytes)| dist.put(name, bytes))?;
    Ok(all.len())
}

/// The bytes of the program that runs; where they are gone, because it was compiled again meanwhile, a text that no other build has, so
/// that all pages are drawn.
fn program() -> Vec<u8> {
    let bytes = std::env::current_exe().and_then(std::fs::read);
    bytes.unwrap_or_else(|_| format!("{:?} {}", SystemTime::now(), std::process::id()).into_bytes())
}

/// The social card, of the view that the page shows first. Without a font for it, the rest of the site is as good.
fn card_or_warning(data: &SiteDataset) -> Option<Vec<u8>> {
    let draw = || {
        let SiteDataset { dataset, lang, .. } = data;
        card::card(dataset, &View::start(dataset, *lang), &Fonts::installed())
    };
    step("drawing the social card", draw)
        .map_err(|error| eprintln!("warning: the site has no social card: {error}"))
        .ok()
}

fn assets(root: &Path, module: &Module, site: Site, data: SiteDataset) -> Result<Assets> {
    let www = root.join("www");
    let style = [style::themes(), read_text(&www.join("element.css"))?].concat();
    let make = make::bundle(&www, module)?;
    let (_, details) = compile::first_and_details(&data.dataset);
    let scripts = scripts::bundle(&www, module, &make, &details)?;
    let bundle = bundle(&www, &style, module, &scripts)?;
    let script = bundle.script.as_bytes();
    let mut hosted =
        vec![("reported-figures.js", hash::hashed_name("reported-figures", "js", script), script)];
    hosted.extend(bundle.wasm(module).map(|(name, bytes)| (name, name.to_owned(), bytes)));
    hosted.extend(scripts.all().map(|it| (it.name.as_str(), it.name.clone(), it.text.as_bytes())));
    let make = make.with_page(&www, &hosted)?;
    let package = npm::package(root, &bundle, module, (&scripts, &make.tables_name))?;
    Assets::gather(&www, bundle, package, (make, scripts), site, data)
}

fn text_of<'t>(texts: &'t [(String, String)], name: &str) -> Result<&'t str> {
    let found = texts.iter().find(|(file, _)| file == name).map(|(_, text)| text.as_str());
    found.ok_or_else(|| format!("the build has no {name}"))
}

/// Writes every file, those first that others name.
fn write(
    dist: &mut Dist,
    assets: &Assets,
    module: &Module,
    card: Option<&[u8]>,
    texts: &[(String, String)],
) -> Result<()> {
    let modules =
        assets.bundle.wasm(module).into_iter().chain([(&*assets.make.tables_name, &*module.tables)]);
    let mut files: Vec<(String, &[u8])> =
        modules.flat_map(|(name, wasm)| [(name.to_owned(), wasm), (format!("npm/{name}"), wasm)]).collect();
    let icon = icon::touch_icon(text_of(texts, "icon.svg")?)?;
    files.push((format!("npm/{}", assets.package.archive_name), &assets.package.archive));
    files.extend(card.map(|bytes| (CARD_FILE.to_owned(), bytes)));
    files.push((TOUCH_ICON_FILE.to_owned(), &icon));
    files.extend(texts.iter().map(|(name, text)| (name.clone(), text.as_bytes())));
    dist.put_all(&files)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset;
    use crate::table::document::{About, dataset as document};
    use crate::table::read;

    const TABLE: &str = "Beds of sites, 2024\nSite,Beds,Share %\nAsh,120,57.0\nElm,95,<5\nOak,[c],12.5\nSource: Health board\n";

    /// What only the embedded figures are about.
    const EMBEDDED: [&str; 8] =
        ["重庆", "Chongqing", "chongqing", "彭水", "Pengshui", "pengshui", "gdp_growth", "区县"];

    /// The parts of a site with an address, without the WebAssembly, which takes a minute to compile.
    fn assets_of(data: SiteDataset) -> (Assets, Module) {
        let module = Module {
            wasm: b"widget".to_vec(),
            deferred: b"deferred".to_vec(),
            diagnostics: b"diagnostics".to_vec(),
            tables: b"tables".to_vec(),
            glue: "export const createGlue = 1;\n".to_owned(),
        };
        let site = Site::at(Some("https://figures.example/")).unwrap();
        (assets(&root(), &module, site, data).unwrap(), module)
    }

    /// All texts of the site of a table.
    fn texts_of(table: &str) -> Vec<(String, String)> {
        let document = document(&read(table.as_bytes(), None).unwrap(), &About::default()).to_string();
        texts_of_dataset(&document)
    }

    /// The same of a dataset.
    fn texts_of_dataset(document: &str) -> Vec<(String, String)> {
        let (assets, module) = assets_of(SiteDataset::own(dataset::read(document).unwrap()));
        let root = root();
        let pages = ViewPages::new(&root.join("www"), &assets).unwrap();
        let policies = pages.policies().unwrap();
        let mut texts = files::files(&root, &assets, &module, &policies).unwrap();
        for (lang, page) in pages.all() {
            let made = pages.files(&[(lang, page)]).unwrap();
            texts.extend(
                made.into_iter().filter_map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?))),
            );
        }
        texts
    }

    #[test]
    fn the_site_of_a_table_shows_its_figures_and_no_others() {
        let texts = texts_of(TABLE);
        for (name, text) in &texts {
            let found: Vec<&str> =
                EMBEDDED.into_iter().filter(|word| name.contains(word) || text.contains(word)).collect();
            assert!(found.is_empty(), "{name}: {found:?}");
        }
        let of =
            |name: &str| texts.iter().find(|(file, _)| file == name).map_or("", |(_, text)| text.as_str());
        for page in ["index.html", "embed.html", "standalone.html"] {
            for words in ["Beds of sites", "Health board", "Elm"] {
                assert!(of(page).contains(words), "{page}: {words}");
            }
        }
        // The first picture, its headline and its table are there before any script.
        for page in ["index.html", "standalone.html"] {
            for part in ["<svg", "<h2", "<table", "120"] {
                assert!(of(page).contains(part), "{page}: {part}");
            }
        }
        assert!(
            texts.iter().any(|(name, _)| name.starts_with("view/en/ranking/beds/")),
            "{:?}",
            texts.iter().map(|it| &it.0).collect::<Vec<_>>()
        );
    }

    /// An address that somebody linked or embedded before shows what was corrected since, before any script runs.
    #[test]
    fn every_page_of_a_corrected_dataset_says_when_and_what() {
        let path = root().join("tests/examples/hospitals.json");
        let texts = texts_of_dataset(&std::fs::read_to_string(path).unwrap());
        let is_page = |name: &str| {
            let is_whole = ["index.html", "embed.html", "standalone.html"].contains(&name);
            is_whole || name.ends_with(".html") && (name.starts_with("view/") || name.starts_with("frame/"))
        };
        let pages: Vec<_> = texts.iter().filter(|(name, _)| is_page(name)).collect();
        assert!(pages.len() > 40, "{}", pages.len());
        for (name, page) in pages {
            let (what, when) = match name.contains("/zh/") {
                true => ("更正\u{ff08}2024年10月2日", "更正于2024年10月2日"),
                false => ("Correction (2 October 2024): ", "corrected 2 October 2024"),
            };
            assert!(page.contains(what) && page.contains(when), "{name}");
            let is_described = !name.starts_with("frame/") && page.contains("application/ld+json");
            assert!(!is_described || page.contains(r#""dateModified":"2024-10-02""#), "{name}");
        }
    }

    /// How many pages of a table are drawn into a folder by a program, and how many there are.
    fn drawn(out: &Path, table: &str, program: &str) -> [usize; 2] {
        let document = document(&read(table.as_bytes(), None).unwrap(), &About::default()).to_string();
        let (assets, _) = assets_of(SiteDataset::own(dataset::read(&document).unwrap()));
        let pages = ViewPages::new(&root().join("www"), &assets).unwrap();
        let mut dist = Dist::open(out).unwrap();
        let number = write_views(&mut dist, &pages, program.as_bytes()).unwrap();
        let sizes = dist.close().unwrap();
        // What stands is of this build too.
        assert!(pages.all().all(|(lang, page)| {
            pages.names(lang, page).iter().all(|name| sizes.iter().any(|file| file.name == *name))
        }));
        [number, pages.all().count()]
    }

    #[test]
    fn only_pages_that_do_not_stand_are_drawn_and_none_is_stale() {
        let scratch = crate::site::scratch::Scratch::new();
        let out = scratch.path();
        let table = "Beds of sites, 2024\nSite,Beds\nAsh,120\nElm,95\nSource: Health board\n";
        let [first, all] = drawn(out, table, "one");
        assert!(first == all && all >= 8, "{first} {all}");
        assert_eq!(drawn(out, table, "one")[0], 0);
        // As an interrupted build leaves it: a page, a copy and the end of the record are missing.
        let ranking = out.join("view/en/ranking/beds/index.html");
        std::fs::remove_file(&ranking).unwrap();
        std::fs::remove_file(out.join("frame/zh/coverage/index.html.br")).unwrap();
        assert_eq!(drawn(out, table, "one")[0], 2);
        std::fs::write(&ranking, "changed by hand").unwrap();
        assert_eq!(drawn(out, table, "one")[0], 1);
        let record = out.join(".reported-figures-drawn");
        let text = std::fs::read_to_string(&record).unwrap();
        std::fs::write(&record, &text[..text.len() / 2]).unwrap();
        assert!((1..all).contains(&drawn(out, table, "one")[0]));
        // Another figure, and another program, draw all again.
        let changed = table.replace("120", "121");
        assert_eq!(drawn(out, &changed, "one")[0], all);
        let page = std::fs::read_to_string(&ranking).unwrap();
        assert!(page.contains("121") && !page.contains("120 beds"), "{page}");
        assert_eq!(drawn(out, &changed, "two")[0], all);
    }
}
