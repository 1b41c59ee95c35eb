//! What a reader takes away.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::{Widget, resize};
use crate::chart::captioned_scene;
use crate::draw;
use crate::export::{self, WIDTH};
use crate::text;

#[wasm_bindgen]
impl Widget {
    /// Something to take away, as text: the `citation` of the view or of the `figure` in focus, `svg`, `csv` or `json` of
    /// what is shown, `csv-all` or `json-all` of everything; else the `name` of a file of the view or, as `name-all`, of
    /// everything, without its ending.
    pub fn take(&self, what: &str) -> String {
        let (dataset, view) = (&self.dataset, &self.view);
        let rows = || match what.ends_with("-all") {
            true => export::everything(dataset),
            false => export::shown(dataset, view),
        };
        match (what, self.focus_subject()) {
            ("figure", Some(subject)) => text::figure_citation(dataset, subject, view.lang),
            ("citation" | "figure", _) => text::citation(dataset, view),
            ("svg", focus) => export::svg(dataset, view, focus, self.theme(), WIDTH),
            ("csv" | "csv-all", _) => export::csv(dataset, &rows()),
            ("json" | "json-all", _) => export::json(dataset, &rows()),
            ("name-all", _) => dataset.id.clone(),
            _ => export::stem(dataset, view),
        }
    }

    /// Draws the view with finding, coverage and source on a canvas of its own, at so many device pixels a CSS pixel.
    ///
    /// # Errors
    /// `canvas` where the canvas has no 2D context.
    pub fn poster(&self, canvas: &HtmlCanvasElement, scale: f64) -> Result<(), JsValue> {
        let scene = captioned_scene(&self.dataset, &self.view, self.focus_subject(), WIDTH);
        resize(canvas, (scene.width * scale).round() as u32, (scene.height * scale).round() as u32);
        let drawn = draw::canvas(&scene, self.theme(), scale, canvas);
        drawn.then_some(()).ok_or_else(|| JsValue::from_str("canvas"))
    }
}
