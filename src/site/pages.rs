//! What the build knows and a page may name.

use super::bundle::Bundle;
use super::{css, prerender, style};
use crate::dataset::{Dataset, Lang};
use crate::outline::escape;
use crate::text::Headed;
use crate::view::View;

/// What the pages are made of.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The embedded dataset.
    pub dataset: &'a Dataset,
    /// The element and its WebAssembly.
    pub bundle: &'a Bundle,
    /// `www/page.css`.
    pub page_css: &'a str,
}

/// The element's style: the themes' colours, then `www/widget.css`.
pub fn widget_css(sheet: &str) -> String {
    format!("{}{}{sheet}", style::themes(), style::inks())
}

/// The markers that a page may hold and what takes their place; see [`super::page::page`].
pub fn fill(parts: &Parts<'_>) -> Vec<(&'static str, String)> {
    let Parts { dataset, bundle, page_css } = *parts;
    let view = View::start(dataset, Lang::Zh);
    let headed = Headed::of(dataset, &view);
    vec![
        ("title", escaped(dataset.title.get(view.lang))),
        ("description", escaped(&[headed.headline.as_str(), &headed.coverage].join(" "))),
        ("wasm", bundle.wasm_name.clone()),
        ("integrity", bundle.wasm_integrity.clone()),
        ("script-integrity", bundle.script_integrity.clone()),
        ("build-id", bundle.build_id.clone()),
        ("page-css", css::minify(page_css)),
        ("widget-css", bundle.style.clone()),
        ("widths-css", css::minify(&style::widths())),
        ("widget", prerender::widget(dataset, &view)),
    ]
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}
