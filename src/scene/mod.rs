//! The drawn half: marks with identity, place and paint order, and which place belongs to which figure.
//!
//! A [`Scene`] knows nothing of canvas or SVG; [`crate::draw`] writes it to either, so that the
//! pre-rendered page, the live widget, the exported picture and the gallery are one drawing.

mod hit;
mod ink;
mod mark;
mod navigation;
mod scrolled_list;
mod tween;

pub use ink::Ink;
pub use mark::{Align, Datum, Key, Layer, Mark, Role, Shape};
pub use navigation::{NavigationStep, PAGE};
pub use scrolled_list::{ScrolledList, Viewport};
pub use tween::between;

use crate::dataset::{MetricIx, Subject, UnitIx};

/// A rectangle in scene units (CSS pixels at the scene's design width).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, ≥ 0.
    pub w: f64,
    /// Height, ≥ 0.
    pub h: f64,
}

/// A place that answers when touched, hovered or walked to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// What it is about.
    pub subject: Subject,
    /// Where.
    pub rect: Rect,
}

/// Where a name on the picture leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// To a unit's profile.
    Profile(UnitIx),
    /// To a metric's ranking.
    Ranking(MetricIx),
}

impl Rect {
    /// The same rectangle further right and down.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }
}

impl Target {
    /// The same target further right and down.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { rect: self.rect.moved(dx, dy), ..self }
    }
}

/// A finished picture: marks at fixed places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in scene units.
    pub width: f64,
    /// Height in scene units.
    pub height: f64,
    /// Marks; painted by [`Layer`], then in this order.
    pub marks: Vec<Mark>,
    /// Places that answer, in reading order; every reported figure on the picture has exactly one.
    pub targets: Vec<Target>,
    /// Names that lead to another view. A table with buttons says the same.
    pub links: Vec<(Rect, Link)>,
    /// What of a long list this is, where it is one that scrolls.
    pub list: Option<ScrolledList>,
}

impl Scene {
    /// An empty picture of that width.
    pub fn new(width: f64) -> Self {
        Self { width, ..Self::default() }
    }

    /// Adds a mark.
    pub fn push(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Adds a line.
    // Called from everywhere: in place it would be five times as many bytes.
    #[inline(never)]
    pub fn line(&mut self, key: Key, layer: Layer, ink: Ink, width: f64, ends: [(f64, f64); 2]) {
        self.push(Mark::new(key, layer, ink, Shape::Line { points: ends.into(), width }));
    }

    /// Adds a thin line that only divides.
    pub fn rule(&mut self, key: Key, from: (f64, f64), to: (f64, f64)) {
        self.line(key, Layer::Grid, Ink::Rule, 1.0, [from, to]);
    }

    /// Adds a circle, filled or stroked.
    #[inline(never)]
    pub fn dot(
        &mut self,
        key: Key,
        layer: Layer,
        ink: Ink,
        centre: (f64, f64),
        radius: f64,
        stroke: Option<f64>,
    ) {
        self.push(Mark::new(key, layer, ink, Shape::Circle { centre, radius, stroke }));
    }

    /// Adds a place that answers.
    pub fn answer(&mut self, subject: Subject, rect: Rect) {
        self.targets.push(Target { subject, rect });
    }

    /// Every text on the picture, in mark order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }
}
