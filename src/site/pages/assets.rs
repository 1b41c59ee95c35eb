//! The parts of a build that its pages load or contain.

use super::filled_script::filled;
use super::meta;
use super::site_dataset::SiteDataset;
use crate::site::Result;
use crate::site::build::bundle::js::Kind;
use crate::site::build::bundle::make::MakePage;
use crate::site::build::bundle::scripts::Scripts;
use crate::site::build::bundle::{Bundle, css, style};
use crate::site::files::texts;
use crate::site::hash;
use crate::site::package::npm::Package;
use std::path::Path;

/// The parts of this build that pages load or contain.
#[derive(Debug)]
pub struct Assets {
    /// The element and its WebAssembly.
    pub bundle: Bundle,
    /// The element as an npm package.
    pub package: Package,
    /// The scripts of the page that reads tables.
    pub make: MakePage,
    /// The scripts that the element imports when they are asked for.
    pub scripts: Scripts,
    /// The other style sheets of `www/`, by file name, minified.
    pub styles: Vec<(String, String)>,
    /// The script of embedded pages, minified.
    pub embed_script: String,
    /// The script that tells the reader that the element's script did not load, minified.
    pub missing_script: String,
    /// Hides the first picture where the address asks for another view, minified.
    pub pending_script: String,
    /// The address of the site and its card.
    pub site: meta::Site,
    /// What the pages show.
    pub data: SiteDataset,
}

/// By which names a page loads its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNames {
    /// Plain names, whose files the next build overwrites: the page follows the site.
    Plain,
    /// Names with a hash of the content, whose files never change: the page stays as it is.
    Hashed,
}

impl FileNames {
    fn script(self, stem: &str, script: &str) -> String {
        match self {
            FileNames::Plain => format!("{stem}.js"),
            FileNames::Hashed => hash::hashed_name(stem, "js", script.as_bytes()),
        }
    }

    /// The attribute that ties a script to its bytes; behind a plain name they may be newer than the page.
    fn integrity(self, script: &str) -> String {
        match self {
            FileNames::Plain => String::new(),
            FileNames::Hashed => format!(" integrity=\"{}\"", hash::integrity(script.as_bytes())),
        }
    }
}

impl Assets {
    /// Gathers the parts from the folder `www` of hand-written sources.
    ///
    /// # Errors
    /// A file that cannot be read, or a syntax error in it.
    pub fn gather(
        www: &Path,
        bundle: Bundle,
        package: Package,
        (make, scripts): (MakePage, Scripts),
        site: meta::Site,
        data: SiteDataset,
    ) -> Result<Self> {
        let styles = texts(www, "css")?.into_iter().filter(|(name, _)| name != "element.css");
        Ok(Self {
            bundle,
            package,
            make,
            scripts,
            styles: styles.map(|(name, text)| (name, css::minify(&text))).collect(),
            embed_script: filled(www, "embed.js", Kind::Module, &[])?,
            missing_script: filled(www, "missing.js", Kind::OldScript, &[])?,
            pending_script: filled(www, "pending.js", Kind::OldScript, &[])?,
            site,
            data,
        })
    }

    /// The file name of the element.
    pub fn element_file(&self, names: FileNames) -> String {
        names.script("reported-figures", &self.bundle.script)
    }

    /// The file name of the element for a page that has its style.
    pub fn page_element_file(&self, names: FileNames) -> String {
        names.script("element", &self.bundle.page_script)
    }

    /// The file name of the script of embedded pages.
    pub fn embed_file(&self, names: FileNames) -> String {
        names.script("embed", &self.embed_script)
    }
}

/// The values that are the same for all pages.
pub fn assets_of(assets: &Assets, names: FileNames) -> Vec<(String, String)> {
    let bundle = &assets.bundle;
    let values = [
        ("build-id", bundle.build_id.clone()),
        ("element-file", assets.element_file(names)),
        ("element-integrity", names.integrity(&bundle.script)),
        ("page-element-file", assets.page_element_file(names)),
        ("page-element-integrity", names.integrity(&bundle.page_script)),
        ("embed-file", assets.embed_file(names)),
        ("script:embed", assets.embed_script.clone()),
        ("script:missing", assets.missing_script.clone()),
        ("script:pending", assets.pending_script.clone()),
        ("wasm-file", bundle.wasm_name.clone()),
        ("wasm-integrity", bundle.wasm_integrity.clone()),
        ("style:element.css", bundle.style.clone()),
        ("style:widths", css::minify(&style::widths())),
        ("style:inks", style::inks()),
        ("style:themes", style::themes()),
        ("theme-colors", meta::tags::theme_colors()),
    ];
    let styles = assets.styles.iter().map(|(file, css)| (format!("style:{file}"), css.clone()));
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(styles).collect()
}
