//! Scene to canvas, through plotters-canvas.

use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

use super::Theme;
use super::paint::Brush;
use crate::scene::Scene;

/// Draws a scene on a canvas whose backing store is `scale` device pixels a scene unit.
///
/// Coordinates are device pixels, so that plotters' whole numbers are as fine as the screen.
/// Returns whether it was drawn; a canvas refuses when it has no 2D context.
pub fn canvas(scene: &Scene, theme: &Theme, scale: f64, canvas: &HtmlCanvasElement) -> bool {
    let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) else { return false };
    Brush { theme, scale }.scene(scene, &mut backend).is_ok()
}
