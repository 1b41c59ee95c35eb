//! The walk over a scene's marks for a plotters backend.

use crate::list::List as _;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{FONTS, LAYERS, Palette, Rgb};
use crate::scene::{Align, Ink, Mark, Scene, Shape};

/// Where colours come from and how large a scene unit is.
pub(super) struct Brush<'a> {
    /// Colours of the roles.
    pub palette: &'a Palette,
    /// Pixels a scene unit.
    pub scale: f64,
}

impl Brush<'_> {
    /// Paints the whole scene, ground first: over all of the backend, which may be higher than the scene.
    ///
    /// # Errors
    /// Whatever the backend refuses; nothing is retried.
    pub fn scene<B: DrawingBackend>(&self, scene: &Scene, to: &mut B) -> Result<(), Refused> {
        let (width, height) = to.get_size();
        to.draw_rect((0, 0), (width as i32, height as i32), &self.fill(Ink::Paper, 1.0), true)
            .map_err(drop)?;
        for layer in LAYERS {
            for mark in scene.marks.iter().filter(|mark| mark.layer == layer) {
                self.mark(mark, to)?;
            }
        }
        to.present().map_err(drop)
    }

    fn mark<B: DrawingBackend>(&self, mark: &Mark, to: &mut B) -> Result<(), Refused> {
        match &mark.shape {
            Shape::Rect(rect) => {
                let from = self.point((rect.x, rect.y));
                let until = self.point((rect.x + rect.w, rect.y + rect.h));
                to.draw_rect(from, until, &self.fill(mark.ink, mark.opacity), true)
            }
            Shape::Line { points, width } => match points.as_slice() {
                [from, until] => {
                    to.draw_line(self.point(*from), self.point(*until), &self.stroke(mark, *width))
                }
                _ => to.draw_path(self.points(points), &self.stroke(mark, *width)),
            },
            Shape::Polygon(points) => {
                to.fill_polygon(self.points(points), &self.fill(mark.ink, mark.opacity))
            }
            Shape::Circle { centre, radius, stroke } => {
                let style = self.stroke(mark, stroke.unwrap_or(1.0));
                to.draw_circle(self.point(*centre), self.px(*radius) as u32, &style, stroke.is_none())
            }
            Shape::Text { at, size, bold, align, text } => {
                let style = self.text(mark, *size, *bold, *align);
                to.draw_text(text, &style, self.point(*at))
            }
        }
        .map_err(drop)
    }

    fn px(&self, length: f64) -> i32 {
        (length * self.scale).round() as i32
    }

    fn point(&self, (x, y): (f64, f64)) -> (i32, i32) {
        (self.px(x), self.px(y))
    }

    fn points(&self, points: &[(f64, f64)]) -> Vec<(i32, i32)> {
        points.iter().map(|point| self.point(*point)).list()
    }

    fn colour(&self, ink: Ink, opacity: f64) -> RGBAColor {
        let (r, g, b): Rgb = self.palette.rgb(ink);
        RGBAColor(r, g, b, opacity)
    }

    fn fill(&self, ink: Ink, opacity: f64) -> ShapeStyle {
        self.colour(ink, opacity).filled()
    }

    fn stroke(&self, mark: &Mark, width: f64) -> ShapeStyle {
        self.colour(mark.ink, mark.opacity).stroke_width(self.px(width).max(1) as u32)
    }

    fn text(&self, mark: &Mark, size: f64, bold: bool, align: Align) -> TextStyle<'static> {
        let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = size * self.scale;
        let h_pos = match align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        TextStyle {
            font: FontDesc::new(FontFamily::Name(FONTS), size, style),
            color: self.colour(mark.ink, mark.opacity).to_backend_color(),
            pos: Pos::new(h_pos, VPos::Center),
        }
    }
}

/// A backend refused to draw. What it says is never more than the page already knows.
pub(super) type Refused = ();
