//! Scene to pixels on the host: the same few shapes as on a canvas, with a font of this machine.

use crate::draw::Palette;
use crate::scene::{Align, Ink, Mark, Scene, Shape};
use crate::site::Result;
use crate::site::pages::font::Font;
use tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};
use ttf_parser::{Face, OutlineBuilder};

/// Draws a scene as a PNG file, `scale` pixels a scene unit.
///
/// # Errors
/// A scene without size, or a font that cannot be read.
pub fn png(scene: &Scene, theme: &Palette, font: &Font, scale: f32) -> Result<Vec<u8>> {
    let size = |length: f64| (length as f32 * scale).round() as u32;
    let pixels = Pixmap::new(size(scene.width), size(scene.height)).ok_or("a picture without size")?;
    let faces = [font.face(false)?, font.face(true)?];
    let mut raster = Raster { pixels, theme, faces, place: Transform::from_scale(scale, scale) };
    raster.ground(scene);
    scene.in_paint_order().for_each(|mark| raster.mark(mark));
    raster.pixels.encode_png().map_err(|error| format!("the picture cannot be written: {error}"))
}

struct Raster<'a> {
    pixels: Pixmap,
    theme: &'a Palette,
    /// Regular and bold.
    faces: [Face<'a>; 2],
    /// From scene units to pixels.
    place: Transform,
}

impl Raster<'_> {
    fn ground(&mut self, scene: &Scene) {
        let rect = Rect::from_xywh(0.0, 0.0, scene.width as f32, scene.height as f32);
        self.fill(rect.map(PathBuilder::from_rect), Ink::Paper);
    }

    fn mark(&mut self, mark: &Mark) {
        match &mark.shape {
            Shape::Rect(rect) => {
                let rect = Rect::from_xywh(rect.x as f32, rect.y as f32, rect.w as f32, rect.h as f32);
                self.fill(rect.map(PathBuilder::from_rect), mark.ink);
            }
            Shape::Line { points, width } => self.stroke(path(points, false), *width, mark.ink),
            Shape::Polygon(points) => self.fill(path(points, true), mark.ink),
            Shape::Circle { centre, radius, stroke } => {
                let path = PathBuilder::from_circle(centre.0 as f32, centre.1 as f32, *radius as f32);
                match stroke {
                    Some(width) => self.stroke(path, *width, mark.ink),
                    None => self.fill(path, mark.ink),
                }
            }
            Shape::Text { at, size, bold, align, text } => {
                let line = Line::of(&self.faces[usize::from(*bold)], text, *size as f32);
                let x = at.0 as f32 - line.width * share(*align);
                // As in an SVG: the middle of a capital stands this far above its baseline.
                let y = at.1 as f32 + 0.36 * *size as f32;
                self.fill(
                    line.path.and_then(|path| path.transform(Transform::from_translate(x, y))),
                    mark.ink,
                );
            }
        }
    }

    fn fill(&mut self, path: Option<Path>, ink: Ink) {
        let paint = self.paint(ink);
        if let Some(path) = path {
            self.pixels.fill_path(&path, &paint, FillRule::Winding, self.place, None);
        }
    }

    fn stroke(&mut self, path: Option<Path>, width: f64, ink: Ink) {
        let paint = self.paint(ink);
        let stroke = Stroke { width: width as f32, ..Stroke::default() };
        if let Some(path) = path {
            self.pixels.stroke_path(&path, &paint, &stroke, self.place, None);
        }
    }

    fn paint(&self, ink: Ink) -> Paint<'static> {
        let (r, g, b) = self.theme.rgb(ink);
        let mut paint = Paint::default();
        paint.set_color_rgba8(r, g, b, 255);
        paint
    }
}

/// How much of a text's width stands left of its place.
fn share(align: Align) -> f32 {
    match align {
        Align::Left => 0.0,
        Align::Centre => 0.5,
        Align::Right => 1.0,
    }
}

fn path(points: &[(f64, f64)], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 { path.move_to(*x as f32, *y as f32) } else { path.line_to(*x as f32, *y as f32) }
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// A line of text as an outline, its baseline at 0.
struct Line {
    path: Option<Path>,
    width: f32,
}

impl Line {
    /// Glyph beside glyph: neither Chinese nor short Latin lines need more.
    fn of(face: &Face<'_>, text: &str, size: f32) -> Self {
        let scale = size / f32::from(face.units_per_em());
        let mut pen = Pen { path: PathBuilder::new(), x: 0.0, scale };
        for letter in text.chars() {
            let Some(glyph) = face.glyph_index(letter) else { continue };
            face.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) * scale;
        }
        Self { width: pen.x, path: pen.path.finish() }
    }
}

/// Takes a glyph's outline, whose vertical axis points up.
struct Pen {
    path: PathBuilder,
    x: f32,
    scale: f32,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, -y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.point(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.point(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.point(x1, y1), self.point(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.point(x1, y1), self.point(x2, y2), self.point(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
