//! Text on a chart: sizes, and marks that are text.

use crate::scene::{Align, Ink, Key, Layer, Mark, Scene, Shape};
use crate::text;

/// Size of names and values.
pub const TEXT: f64 = 14.0;
/// Size of everything that stands back. No text is smaller.
pub const SMALL: f64 = 12.5;

/// A piece of text on its way to becoming a mark.
#[derive(Clone)]
pub struct Label {
    /// Size.
    pub size: f64,
    /// Bold or not.
    pub bold: bool,
    /// Colour.
    pub ink: Ink,
    /// Alignment.
    pub align: Align,
}

impl Label {
    /// A name or value.
    pub const fn text(ink: Ink) -> Self {
        Self { size: TEXT, bold: false, ink, align: Align::Left }
    }

    /// Something that stands back.
    pub const fn small(ink: Ink) -> Self {
        Self { size: SMALL, bold: false, ink, align: Align::Left }
    }

    /// In bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// With that end or middle at its place.
    pub const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// How wide the text would be.
    pub fn width(&self, text: &str) -> f64 {
        text::width(text, self.size, self.bold)
    }

    /// The text where there is room, else its beginning and dots: evidence and table have the whole.
    pub fn fit(&self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let dots = self.width("…");
        let fits = |(at, _): &(usize, char)| self.width(&text[..*at]) + dots <= room;
        let end = text.char_indices().take_while(fits).last().map_or(0, |(at, _)| at);
        [text[..end].trim_end(), "…"].concat()
    }

    /// Puts text on a picture.
    pub fn put(&self, key: Key, x: f64, y: f64, text: impl Into<String>, scene: &mut Scene) {
        self.write(key, x, y, text.into(), scene);
    }

    #[inline(never)]
    fn write(&self, key: Key, x: f64, y: f64, text: String, scene: &mut Scene) {
        let shape = Shape::Text { at: (x, y), size: self.size, bold: self.bold, align: self.align, text };
        scene.push(Mark::new(key, Layer::Text, self.ink, shape));
    }
}
