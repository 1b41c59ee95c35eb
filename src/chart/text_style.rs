//! Text on a chart: its sizes, and how it becomes marks.

use crate::scene::{Align, Ink, Key, Layer, Mark, Scene, Shape};
use crate::text;

/// Font size of names and values.
pub const BODY: f64 = 14.0;
/// Font size of everything secondary. No text is smaller.
pub const SMALL: f64 = 12.5;

/// How a text looks.
#[derive(Clone)]
pub struct TextStyle {
    /// Font size in scene units.
    pub size: f64,
    /// Whether the font is bold.
    pub bold: bool,
    /// Colour.
    pub ink: Ink,
    /// Which part of the text is at its position.
    pub align: Align,
}

impl TextStyle {
    /// For names and values.
    pub const fn body(ink: Ink) -> Self {
        Self { size: BODY, bold: false, ink, align: Align::Left }
    }

    /// For everything secondary.
    pub const fn small(ink: Ink) -> Self {
        Self { size: SMALL, bold: false, ink, align: Align::Left }
    }

    /// The same in bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same with another alignment.
    pub const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// How wide a text would be.
    pub fn width(&self, text: &str) -> f64 {
        text::width(text, self.size, self.bold)
    }

    /// The text where it fits into the width, else its first [graphemes](text::graphemes) and an ellipsis: evidence and
    /// table have all of it.
    pub fn truncate(&self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let mut end = 0;
        for grapheme in text::graphemes(text) {
            let next = end + grapheme.len();
            if self.width(&text[..next]) + self.width("…") > width {
                break;
            }
            end = next;
        }
        [text[..end].trim_end(), "…"].concat()
    }

    /// Adds a text to a scene, its middle at `y`.
    pub fn draw(&self, key: Key, x: f64, y: f64, text: impl Into<String>, scene: &mut Scene) {
        self.add(key, x, y, text.into(), scene);
    }

    /// Adds a number above or below its mark: centred on it where the picture's `width` allows, whole in a smaller type where it is
    /// wider than that.
    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn draw_near(&self, key: Key, (x, y): (f64, f64), number: String, width: f64, scene: &mut Scene) {
        let plain = TextStyle { bold: false, ..self.clone() };
        let small = TextStyle { size: SMALL, ..plain.clone() };
        let styles = [self, &plain, &small];
        let style = styles.into_iter().find(|style| style.width(&number) <= width).unwrap_or(&small);
        // Either type may be the wider one, and the number stays where it is when the focus comes.
        let width_of = |bold| TextStyle { bold, ..style.clone() }.width(&number);
        let half = width_of(false).max(width_of(true).min(width)) / 2.0;
        style.clone().align(Align::Centre).add(key, x.min(width - half).max(half), y, number, scene);
    }

    // Apart from `draw`, so that it is compiled once for all kinds of text.
    #[inline(never)]
    fn add(&self, key: Key, x: f64, y: f64, text: String, scene: &mut Scene) {
        let shape = Shape::Text { at: (x, y), size: self.size, bold: self.bold, align: self.align, text };
        scene.add(Mark::new(key, Layer::Text, self.ink, shape));
    }
}
