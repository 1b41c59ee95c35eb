//! One mark: what it is, where it stands, what it is painted with.

use super::{Ink, Rect};
use crate::dataset::{Subject, UnitIx};
use crate::list::List as _;

/// A thing on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Who it is, the same from picture to picture, so that it can travel.
    pub key: Key,
    /// When it is painted.
    pub layer: Layer,
    /// With what.
    pub ink: Ink,
    /// Form and place.
    pub shape: Shape,
    /// How much of it is there, from 0 to 1; less than 1 only on the way between two scenes.
    pub opacity: f64,
}

/// Identity of a mark across pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Whom or what it stands for.
    pub datum: Datum,
    /// What part it plays.
    pub role: Role,
    /// Which of several alike.
    pub index: u32,
}

/// Whom or what a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datum {
    /// Nobody: frame, grid, notes.
    Nobody,
    /// A unit, whatever is shown of it: such marks travel when the metric changes.
    Unit(UnitIx),
    /// One figure.
    Figure(Subject),
}

/// What part a mark plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Frame, grid and axis lines.
    Grid,
    /// Text of an axis.
    Tick,
    /// The ground of a row or panel.
    Ground,
    /// A rank.
    Rank,
    /// A unit's name.
    Name,
    /// The mark that shows the value.
    Value,
    /// The sign that a value is a bound.
    Bound,
    /// The value as text.
    Label,
    /// Any other text.
    Note,
}

/// Paint order, from the back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Grounds and panels.
    Ground,
    /// CoverageGrid lines.
    Grid,
    /// Marks.
    Data,
    /// The mark in focus.
    Focus,
    /// Text.
    Text,
}

/// Horizontal alignment of text to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The place is the left end.
    Left,
    /// The place is the middle.
    Centre,
    /// The place is the right end.
    Right,
}

/// Form and place, in scene units.
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
        /// Filled, or stroked with this width.
        stroke: Option<f64>,
    },
    /// A line of text, its middle at `at.1`.
    Text {
        /// Where it is aligned to.
        at: (f64, f64),
        /// Size in scene units.
        size: f64,
        /// Bold or not.
        bold: bool,
        /// Alignment to `at.0`.
        align: Align,
        /// The text.
        text: String,
    },
}

impl Mark {
    /// A mark that is all there.
    pub const fn new(key: Key, layer: Layer, ink: Ink, shape: Shape) -> Self {
        Self { key, layer, ink, shape, opacity: 1.0 }
    }

    /// The same mark further right and down.
    pub fn moved(mut self, dx: f64, dy: f64) -> Self {
        self.shape = self.shape.moved(dx, dy);
        self
    }
}

impl Shape {
    /// The same shape further right and down.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        let point = |(x, y): (f64, f64)| (x + dx, y + dy);
        match self {
            Shape::Rect(rect) => Shape::Rect(rect.moved(dx, dy)),
            Shape::Line { points, width } => {
                Shape::Line { points: points.into_iter().map(point).list(), width }
            }
            Shape::Polygon(points) => Shape::Polygon(points.into_iter().map(point).list()),
            Shape::Circle { centre, radius, stroke } => {
                Shape::Circle { centre: point(centre), radius, stroke }
            }
            Shape::Text { at, size, bold, align, text } => {
                Shape::Text { at: point(at), size, bold, align, text }
            }
        }
    }
}

impl Key {
    /// A mark that stands for a unit.
    pub const fn unit(unit: UnitIx, role: Role) -> Self {
        Self { datum: Datum::Unit(unit), role, index: 0 }
    }

    /// A mark that stands for a figure.
    pub const fn of(subject: Subject, role: Role) -> Self {
        Self { datum: Datum::Figure(subject), role, index: 0 }
    }

    /// One of several marks that stand for nobody.
    pub const fn nth(role: Role, index: u32) -> Self {
        Self { datum: Datum::Nobody, role, index }
    }

    /// The same identity, as one of several.
    pub const fn at(self, index: u32) -> Self {
        Self { index, ..self }
    }
}
