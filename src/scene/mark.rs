//! One mark: identity, paint order, colour and shape.

use super::{Ink, Key, Rect};
use crate::collect::CollectVec as _;

/// A shape or text of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its identity, the same from scene to scene.
    pub key: Key,
    /// When it is painted.
    pub layer: Layer,
    /// The role of its colour.
    pub ink: Ink,
    /// Shape and position.
    pub shape: Shape,
    /// From 0 to 1; less than 1 only between two scenes.
    pub opacity: f64,
}

/// Paint order, from the back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Backgrounds of rows, cells and panels.
    Background,
    /// Grid and axis lines.
    Grid,
    /// Marks.
    Data,
    /// The mark in focus.
    Focus,
    /// Text.
    Text,
}

impl Layer {
    /// All layers, from the back.
    pub const ALL: [Layer; 5] = [Layer::Background, Layer::Grid, Layer::Data, Layer::Focus, Layer::Text];
}

/// Which part of a text is at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The left end.
    Left,
    /// The middle.
    Centre,
    /// The right end.
    Right,
}

/// Shape and position, in scene units.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect(Rect),
    /// A stroked line through points.
    Line {
        /// Points, at least two.
        points: Vec<(f64, f64)>,
        /// Stroke width.
        width: f64,
    },
    /// A filled polygon.
    Polygon(Vec<(f64, f64)>),
    /// A circle.
    Circle {
        /// Centre.
        centre: (f64, f64),
        /// Radius.
        radius: f64,
        /// Stroke width; filled where there is none.
        stroke: Option<f64>,
    },
    /// A line of text.
    Text {
        /// Position: horizontally as `align` says, vertically the middle.
        at: (f64, f64),
        /// Font size.
        size: f64,
        /// Whether the font is bold.
        bold: bool,
        /// Which part of the text is at `at.0`.
        align: Align,
        /// The text.
        text: String,
    },
}

impl Mark {
    /// An opaque mark.
    pub const fn new(key: Key, layer: Layer, ink: Ink, shape: Shape) -> Self {
        Self { key, layer, ink, shape, opacity: 1.0 }
    }

    /// The same mark, moved right and down.
    pub fn moved(mut self, dx: f64, dy: f64) -> Self {
        self.shape = self.shape.moved(dx, dy);
        self
    }
}

impl Shape {
    /// The same shape, moved right and down.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        let point = |(x, y): (f64, f64)| (x + dx, y + dy);
        match self {
            Shape::Rect(rect) => Shape::Rect(rect.moved(dx, dy)),
            Shape::Line { points, width } => {
                Shape::Line { points: points.into_iter().map(point).collect_vec(), width }
            }
            Shape::Polygon(points) => Shape::Polygon(points.into_iter().map(point).collect_vec()),
            Shape::Circle { centre, radius, stroke } => {
                Shape::Circle { centre: point(centre), radius, stroke }
            }
            Shape::Text { at, size, bold, align, text } => {
                Shape::Text { at: point(at), size, bold, align, text }
            }
        }
    }
}
