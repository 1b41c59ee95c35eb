//! A chart as marks: each with identity, position and paint order, beside the areas that react to a pointer.
//!
//! A [`Scene`] knows nothing of canvas or SVG; [`crate::draw`] writes it to either, so that the
//! pre-rendered page, the live widget, the exported picture and the gallery are one drawing.
//!
//! ```
//! use reported_figures::dataset::{MetricIx, Subject, UnitIx};
//! use reported_figures::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
//!
//! let bar = Rect { x: 40.0, y: 7.0, w: 120.0, h: 20.0 };
//! let subject = Subject { unit: UnitIx(0), metric: MetricIx(0) };
//! let mut scene = Scene::new(320.0);
//! scene.add(Mark::new(Key::unit(subject.unit, Role::Value), Layer::Data, Ink::Mark, Shape::Rect(bar)));
//! scene.add_target(subject, bar);
//! assert_eq!(scene.target_at(50.0, 10.0, 0.0).map(|target| target.subject), Some(subject));
//! ```

mod difference;
mod hit;
mod ink;
mod key;
mod mark;
mod navigation;
mod rect;
mod scrolled_list;
mod tween;

pub use difference::Strip;
pub use ink::Ink;
pub use key::{Datum, Key, Role};
pub use mark::{Align, Layer, Mark, Shape};
pub use navigation::{NavigationStep, PAGE_ROWS};
pub use rect::Rect;
pub use scrolled_list::{ScrolledList, Viewport};
pub use tween::tween;

use crate::dataset::{MetricIx, Subject, UnitIx};

/// The area of a figure, that reacts to touch and pointer and that the keyboard stops at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The figure, or the unit and metric that has none.
    pub subject: Subject,
    /// The area.
    pub rect: Rect,
}

/// Where a name on the chart leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// To a unit's profile.
    Profile(UnitIx),
    /// To a metric's ranking.
    Ranking(MetricIx),
}

/// A chart, laid out and ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in scene units.
    pub width: f64,
    /// Height in scene units.
    pub height: f64,
    /// Marks; see [`Scene::in_paint_order`].
    pub marks: Vec<Mark>,
    /// Targets in reading order; every reported figure on the chart has exactly one.
    pub targets: Vec<Target>,
    /// Names that lead to another view. The table repeats them as buttons.
    pub links: Vec<(Rect, Link)>,
    /// Which rows of a long list these are, where the list scrolls.
    pub list: Option<ScrolledList>,
}

impl Scene {
    /// An empty scene of that width, without height.
    pub fn new(width: f64) -> Self {
        Self { width, ..Self::default() }
    }

    /// Adds a mark.
    pub fn add(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Adds a straight line.
    // Inlined at its many callers it would be five times as many bytes.
    #[inline(never)]
    pub fn add_line(&mut self, key: Key, layer: Layer, ink: Ink, width: f64, ends: [(f64, f64); 2]) {
        self.add(Mark::new(key, layer, ink, Shape::Line { points: ends.into(), width }));
    }

    /// Adds a thin line that divides or guides the eye.
    pub fn add_rule(&mut self, key: Key, from: (f64, f64), to: (f64, f64)) {
        self.add_line(key, Layer::Grid, Ink::Rule, 1.0, [from, to]);
    }

    /// Adds a circle, filled or stroked with that width.
    #[inline(never)]
    pub fn add_circle(
        &mut self,
        key: Key,
        layer: Layer,
        ink: Ink,
        centre: (f64, f64),
        radius: f64,
        stroke: Option<f64>,
    ) {
        self.add(Mark::new(key, layer, ink, Shape::Circle { centre, radius, stroke }));
    }

    /// Adds a target behind the others in reading order.
    pub fn add_target(&mut self, subject: Subject, rect: Rect) {
        self.targets.push(Target { subject, rect });
    }

    /// Adds the marks and targets of another scene, moved right and down.
    pub fn add_scene(&mut self, scene: Scene, dx: f64, dy: f64) {
        for mark in scene.marks {
            self.add(mark.moved(dx, dy));
        }
        for Target { subject, rect } in scene.targets {
            self.add_target(subject, rect.moved(dx, dy));
        }
    }

    /// The marks in the order in which they are painted: by [`Layer`], within one as they were added.
    pub fn in_paint_order(&self) -> impl Iterator<Item = &Mark> {
        Layer::ALL.into_iter().flat_map(|layer| self.marks.iter().filter(move |mark| mark.layer == layer))
    }

    /// Every text on the chart, in the order of the marks.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }
}
