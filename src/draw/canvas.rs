//! Scene to canvas, through plotters-canvas.

use plotters_canvas::CanvasBackend;
use std::fmt;
use web_sys::HtmlCanvasElement;

use super::Theme;
use super::paint::Brush;
use crate::dataset::Fixed;
use crate::scene::Scene;

/// Draws a scene on a canvas whose backing store is `scale` device pixels a scene unit.
///
/// Coordinates are device pixels, so that plotters' whole numbers are as fine as the screen.
/// Returns whether it was drawn; a canvas refuses when it has no 2D context.
pub fn canvas(scene: &Scene, theme: &Theme, scale: f64, canvas: &HtmlCanvasElement) -> bool {
    let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) else { return false };
    Brush { theme, scale }.scene(scene, &mut backend).is_ok()
}

/// Kept for the build, which puts it in place of the standard library's way to write binary fractions: sixteen
/// digits of an opacity or of a font's size cost 10 kB. See `site/prune.rs`.
#[used]
static FRACTION: fn(&f64, &mut fmt::Formatter<'_>) -> fmt::Result = write_fraction;

fn write_fraction(number: &f64, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut digits = String::new();
    Fixed::from_millionths((number * Fixed::ONE as f64).round() as i64).write(0, &mut digits);
    to.write_str(&digits)
}
