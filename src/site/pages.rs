//! What the build knows and a page may name.

use super::bundle::Bundle;
use super::{Result, css, prerender, style};
use crate::dataset::{self, Lang};
use crate::outline::escape;
use crate::text::Headed;
use crate::view::View;

/// The files of this build, for the pages that load them.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The element and its WebAssembly.
    pub bundle: Bundle,
    /// The element's integrity, for the page's script tag and preload.
    pub script_integrity: String,
    /// The other style sheets of `www/`, by file name, minified.
    pub styles: Vec<(String, String)>,
}

/// The markers of the page `name` and what takes their place; see [`super::page::page`].
pub fn fill(name: &str, assets: &Assets) -> Result<Vec<(String, String)>> {
    let mut fill = vec![
        ("build-id".to_owned(), assets.bundle.build_id.clone()),
        ("script-integrity".to_owned(), assets.script_integrity.clone()),
        ("wasm-file".to_owned(), assets.bundle.wasm_name.clone()),
        ("wasm-integrity".to_owned(), assets.bundle.wasm_integrity.clone()),
        ("style:element.css".to_owned(), assets.bundle.style.clone()),
    ];
    fill.extend(assets.styles.iter().map(|(file, css)| (format!("style:{file}"), css.clone())));
    fill.extend(drawn(name)?);
    Ok(fill)
}

/// What is drawn and said before any script runs, for the pages that show a widget.
fn drawn(name: &str) -> Result<Vec<(String, String)>> {
    if name != "index.html" {
        return Ok(Vec::new());
    }
    let dataset = dataset::embedded();
    let view = View::start(&dataset, Lang::Zh);
    let headed = Headed::of(&dataset, &view);
    let text = |text: &str| {
        let mut out = String::new();
        escape(text, &mut out);
        out
    };
    Ok(vec![
        ("title".to_owned(), text(&headed.headline)),
        ("description".to_owned(), text(&[dataset.title.get(Lang::Zh), &headed.coverage].join(" "))),
        ("widget".to_owned(), prerender::widget(&dataset, &view)),
        ("style:widths".to_owned(), css::minify(&style::widths())),
        ("style:inks".to_owned(), style::inks()),
    ])
}
