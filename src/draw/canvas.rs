//! Scene to canvas, through plotters-canvas.

use crate::collect::CollectVec as _;
use crate::dataset::Fixed;
use crate::scene::{Align, Ink, Mark, Scene, Shape, Strip};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_canvas::CanvasBackend;
use std::fmt;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{FONTS, Palette};

/// Draws a scene on a canvas with `scale` device pixels per scene unit.
///
/// The canvas may be higher than the scene: the background covers all of it. Returns whether the scene was drawn; a
/// canvas without a 2D context refuses.
pub fn canvas(scene: &Scene, palette: &Palette, scale: f64, canvas: &HtmlCanvasElement) -> bool {
    let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) else { return false };
    CanvasPainter { backend, palette, scale }.scene(scene, None).is_ok()
}

/// As [`canvas`](self::canvas()), but only the strips in which the scene differs from what was drawn: everything else stays, pixel by pixel.
pub fn strips(
    scene: &Scene,
    strips: &[Strip],
    palette: &Palette,
    scale: f64,
    canvas: &HtmlCanvasElement,
) -> bool {
    let context =
        canvas.get_context("2d").ok().flatten().map(JsCast::unchecked_into::<CanvasRenderingContext2d>);
    let (Some(context), Some(backend)) = (context, CanvasBackend::with_canvas_object(canvas.clone())) else {
        return false;
    };
    context.save();
    context.begin_path();
    for (top, bottom) in strips {
        // Whole pixels, or the edges of the strip would be painted twice.
        let (top, bottom) = ((top * scale).floor(), (bottom * scale).ceil());
        context.rect(0.0, top, canvas.width().into(), bottom - top);
    }
    context.clip();
    let painted = CanvasPainter { backend, palette, scale }.scene(scene, Some(strips));
    context.restore();
    painted.is_ok()
}

/// Paints in device pixels, so that the whole numbers of plotters are as fine as the screen.
struct CanvasPainter<'a> {
    backend: CanvasBackend,
    palette: &'a Palette,
    /// Device pixels per scene unit.
    scale: f64,
}

/// The canvas refused. Its own words would tell the page nothing new.
struct Refused;

type Painted = Result<(), Refused>;

impl CanvasPainter<'_> {
    /// Paints a scene, or what of it is in strips.
    fn scene(&mut self, scene: &Scene, strips: Option<&[Strip]>) -> Painted {
        let (width, height) = self.backend.get_size();
        self.rect((0, 0), (width as i32, height as i32), self.fill(Ink::Paper, 1.0))?;
        for mark in scene.in_paint_order() {
            if strips.is_none_or(|strips| mark.is_in(strips)) {
                self.mark(mark)?;
            }
        }
        Ok(())
    }

    fn mark(&mut self, mark: &Mark) -> Painted {
        let fill = self.fill(mark.ink, mark.opacity);
        match &mark.shape {
            Shape::Rect(rect) => {
                let end = self.point((rect.x + rect.w, rect.y + rect.h));
                self.rect(self.point((rect.x, rect.y)), end, fill)
            }
            Shape::Line { points, width } => self.line(points, self.stroke(mark, *width)),
            Shape::Polygon(points) => {
                let points = self.points(points);
                refused(self.backend.fill_polygon(points, &fill))
            }
            Shape::Circle { centre, radius, stroke } => self.circle(mark, *centre, *radius, *stroke),
            Shape::Text { at, size, bold, align, text } => {
                let style = self.text_style(mark, *size, *bold, *align);
                refused(self.backend.draw_text(text, &style, self.point(*at)))
            }
        }
    }

    fn rect(&mut self, from: (i32, i32), to: (i32, i32), style: ShapeStyle) -> Painted {
        refused(self.backend.draw_rect(from, to, &style, true))
    }

    fn line(&mut self, points: &[(f64, f64)], style: ShapeStyle) -> Painted {
        refused(match points {
            [from, to] => self.backend.draw_line(self.point(*from), self.point(*to), &style),
            _ => self.backend.draw_path(self.points(points), &style),
        })
    }

    fn circle(&mut self, mark: &Mark, centre: (f64, f64), radius: f64, stroke: Option<f64>) -> Painted {
        let style = self.stroke(mark, stroke.unwrap_or(1.0));
        let radius = self.px(radius) as u32;
        refused(self.backend.draw_circle(self.point(centre), radius, &style, stroke.is_none()))
    }

    fn px(&self, length: f64) -> i32 {
        (length * self.scale).round() as i32
    }

    fn point(&self, (x, y): (f64, f64)) -> (i32, i32) {
        (self.px(x), self.px(y))
    }

    fn points(&self, points: &[(f64, f64)]) -> Vec<(i32, i32)> {
        points.iter().map(|point| self.point(*point)).collect_vec()
    }

    fn colour(&self, ink: Ink, opacity: f64) -> RGBAColor {
        let (r, g, b) = self.palette.rgb(ink);
        RGBAColor(r, g, b, opacity)
    }

    fn fill(&self, ink: Ink, opacity: f64) -> ShapeStyle {
        self.colour(ink, opacity).filled()
    }

    fn stroke(&self, mark: &Mark, width: f64) -> ShapeStyle {
        self.colour(mark.ink, mark.opacity).stroke_width(self.px(width).max(1) as u32)
    }

    fn text_style(&self, mark: &Mark, size: f64, bold: bool, align: Align) -> TextStyle<'static> {
        let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let h_pos = match align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        TextStyle {
            font: FontDesc::new(FontFamily::Name(FONTS), size * self.scale, style),
            color: self.colour(mark.ink, mark.opacity).to_backend_color(),
            pos: Pos::new(h_pos, VPos::Center),
        }
    }
}

fn refused<E>(result: Result<(), E>) -> Painted {
    result.map_err(|_| Refused)
}

/// Keeps [`write_fraction`] in the module for the build.
#[used]
static WRITE_FRACTION: fn(&f64, &mut fmt::Formatter<'_>) -> fmt::Result = write_fraction;

/// Writes a number with at most six decimals. The build calls this instead of the standard library's `Display` for `f64`
/// (`site/build/shrink/replace_functions.rs` knows it by name): plotters-canvas writes opacities and font sizes, and
/// the exact digits of any binary fraction cost 7 kB.
fn write_fraction(number: &f64, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut digits = String::new();
    Fixed::from_millionths((number * 1e6).round() as i64).write(0, &mut digits);
    to.write_str(&digits)
}
