//! What the build knows and a page may name.

pub mod card;
pub mod font;
pub mod meta;
pub mod prerender;
pub mod raster;
pub mod template;

use crate::dataset::{self, Dataset, Lang};
use crate::outline::escape;
use crate::site::Result;
use crate::site::build::bundle::Bundle;
use crate::site::build::bundle::css;
use crate::site::build::bundle::style;
use crate::site::package::hash;
use crate::site::package::npm::Package;
use crate::text::Headline;
use crate::view::{self, View};

/// The files of this build, for the pages that load them.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The element and its WebAssembly.
    pub bundle: Bundle,
    /// The element as a package.
    pub package: Package,
    /// The other style sheets of `www/`, by file name, minified.
    pub styles: Vec<(String, String)>,
    /// The script of embedded pages, minified.
    pub embed_script: String,
    /// What a page says where the element's script did not come, minified.
    pub missing_script: String,
    /// What the site says of itself to others.
    pub site: meta::Site,
}

/// Which files a page loads: those that follow the site, or those that stay as they are for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// Names that the next build writes anew.
    Live,
    /// Names with the content's hash.
    Frozen,
}

impl Assets {
    /// The element's file name.
    pub fn element_file(&self, stay: Stay) -> String {
        named("reported-figures", &self.bundle.script, stay)
    }

    /// The file name of the embedded page's script.
    pub fn embed_file(&self, stay: Stay) -> String {
        named("embed", &self.embed_script, stay)
    }
}

fn named(stem: &str, script: &str, stay: Stay) -> String {
    match stay {
        Stay::Live => format!("{stem}.js"),
        Stay::Frozen => hash::hashed_name(stem, "js", script.as_bytes()),
    }
}

/// The attribute that ties a lasting file to its bytes; a file that follows the site may be newer than the page.
fn integrity(script: &str, stay: Stay) -> String {
    match stay {
        Stay::Live => String::new(),
        Stay::Frozen => format!(" integrity=\"{}\"", hash::integrity(script.as_bytes())),
    }
}

/// The markers of the page `name` and what takes their place; see [`template::page`].
pub fn fill(name: &str, assets: &Assets, stay: Stay) -> Vec<(String, String)> {
    let mut fill = vec![
        ("build-id".to_owned(), assets.bundle.build_id.clone()),
        ("element-file".to_owned(), assets.element_file(stay)),
        ("element-integrity".to_owned(), integrity(&assets.bundle.script, stay)),
        ("embed-file".to_owned(), assets.embed_file(stay)),
        ("script:missing".to_owned(), assets.missing_script.clone()),
        ("wasm-file".to_owned(), assets.bundle.wasm_name.clone()),
        ("wasm-integrity".to_owned(), assets.bundle.wasm_integrity.clone()),
        ("style:element.css".to_owned(), assets.bundle.style.clone()),
        ("style:widths".to_owned(), css::minify(&style::widths())),
        ("style:inks".to_owned(), style::inks()),
    ];
    fill.extend(assets.styles.iter().map(|(file, css)| (format!("style:{file}"), css.clone())));
    if name == "standalone.html" {
        fill.push(("script:alone".to_owned(), assets.bundle.alone.clone()));
    }
    fill.extend(drawn(name, &assets.site));
    fill
}

/// The view that a page shows before any script runs.
fn first_view(name: &str, dataset: &Dataset) -> View {
    let query = match name {
        "embed.html" => "controls=minimal",
        "article.html" => "controls=minimal&metric=gdp_growth",
        _ => "",
    };
    view::parse(query, dataset, &View::start(dataset, Lang::Zh)).0
}

/// What is drawn and said before any script runs.
fn drawn(name: &str, site: &meta::Site) -> Vec<(String, String)> {
    let dataset = dataset::embedded();
    let view = first_view(name, &dataset);
    let headed = Headline::of(&dataset, &view);
    let text = |text: &str| {
        let mut out = String::new();
        escape(text, &mut out);
        out
    };
    vec![
        ("title".to_owned(), text(&headed.headline)),
        ("name".to_owned(), text(dataset.title.get(Lang::Zh))),
        ("description".to_owned(), text(&[dataset.title.get(Lang::Zh), &headed.coverage].join(" "))),
        ("widget".to_owned(), prerender::widget(&dataset, &view)),
        ("meta".to_owned(), site.tags(&dataset, &headed)),
    ]
}

/// Scripts name the files of this build by literals in capitals.
///
/// # Errors
/// A literal that the script does not have.
pub fn fill_literals(source: &str, literals: &[(&str, &str)]) -> Result<String> {
    literals.iter().try_fold(source.to_owned(), |text, (name, value)| {
        let literal = format!("\"{name}\"");
        if !text.contains(&literal) {
            return Err(format!("a script lacks the placeholder {literal}"));
        }
        Ok(text.replace(&literal, &crate::site::build::bundle::js::string_literal(value)))
    })
}
