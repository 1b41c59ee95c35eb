//! A view as an SVG file.

use crate::dataset::{Dataset, Lang};
use crate::draw::Palette;
use crate::export;
use crate::view::{self, ThemeChoice, View};

/// Draws the view of a URL query as an SVG that stands alone, `width` CSS pixels wide.
///
/// # Errors
/// Names the parameters that are not known; a file is no place for a quiet fallback.
pub fn render(dataset: &Dataset, query: &str, width: f64) -> Result<String, String> {
    let (view, unknown) = view::parse(query, dataset, &View::start(dataset, Lang::Zh));
    if !unknown.is_empty() {
        let said: Vec<String> = unknown.iter().map(|it| format!("{}={}", it.name, it.value)).collect();
        return Err(format!("not known: {}; ids stand in the dataset", said.join(", ")));
    }
    let theme = if view.theme == ThemeChoice::Dark { &Palette::DARK } else { &Palette::LIGHT };
    Ok(export::svg(dataset, &view, view.focus(dataset), theme, width))
}
