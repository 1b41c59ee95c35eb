//! Scene to canvas, through plotters-canvas.

use plotters_canvas::CanvasBackend;
use std::fmt;
use web_sys::HtmlCanvasElement;

use super::Palette;
use super::paint::Brush;
use crate::dataset::Fixed;
use crate::scene::Scene;

/// Draws a scene on a canvas whose backing store is `scale` device pixels a scene unit.
///
/// Coordinates are device pixels, so that plotters' whole numbers are as fine as the screen.
/// Returns whether it was drawn; a canvas refuses when it has no 2D context.
pub fn canvas(scene: &Scene, palette: &Palette, scale: f64, canvas: &HtmlCanvasElement) -> bool {
    let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) else { return false };
    Brush { palette, scale }.scene(scene, &mut backend).is_ok()
}

/// Kept for the build, which puts them in place of the standard library's ways to write a number: plotters-canvas
/// writes opacities, the size of a font and the parts of a colour, and the sixteen digits of a binary fraction alone cost
/// 10 kB. See `site/prune.rs`.
#[used]
static NUMBERS: (Write<f64>, Write<u32>, Write<u8>) = (write_fraction, write_whole, write_byte);

type Write<T> = fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result;

fn write_fraction(number: &f64, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    write(Fixed::from_millionths((number * Fixed::ONE as f64).round() as i64), to)
}

fn write_whole(number: &u32, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    write(Fixed::whole(i64::from(*number)), to)
}

fn write_byte(number: &u8, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_whole(&u32::from(*number), to)
}

fn write(number: Fixed, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut digits = String::new();
    number.write(0, &mut digits);
    to.write_str(&digits)
}
