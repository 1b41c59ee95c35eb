//! Marks moving from one scene to the next.

use crate::scene::{Scene, tween};

/// How long marks move, in milliseconds.
const DURATION: f64 = 350.0;

/// Marks moving from one scene to the next.
#[derive(Default)]
pub struct Transition {
    /// What is on the canvas while marks move; otherwise that is the scene that they moved to.
    drawn: Option<Scene>,
    /// Where the marks come from and when they started, while they move.
    from: Option<(Scene, f64)>,
    is_requested: bool,
}

impl Transition {
    /// The next scene is another view, so that marks move to it; otherwise it replaces what is drawn at once.
    pub fn request(&mut self) {
        self.is_requested = true;
    }

    /// Goes on towards a scene that replaces the one `before`. A requested transition starts from whatever is drawn, even from
    /// the middle of another. Returns what was drawn, where the same view replaces that at once.
    pub fn step(&mut self, before: Scene, to: &Scene, now: f64, still: bool) -> Option<Scene> {
        let was_drawn = self.drawn.take().unwrap_or(before);
        if still {
            self.from = None;
        }
        // Another view may have other colours, too.
        if std::mem::take(&mut self.is_requested) {
            self.from = (!still).then_some((was_drawn, now));
            self.go_on(to, now);
            return None;
        }
        self.go_on(to, now);
        self.drawn.is_none().then_some(was_drawn)
    }

    /// Moves the marks on.
    pub fn go_on(&mut self, to: &Scene, now: f64) {
        self.from = self.from.take().filter(|(from, start)| from.width == to.width && now - start < DURATION);
        self.drawn = self.from.as_ref().map(|(from, start)| tween(from, to, (now - start) / DURATION));
    }

    /// What is on the canvas, on the way to a scene.
    pub fn drawn<'s>(&'s self, to: &'s Scene) -> &'s Scene {
        self.drawn.as_ref().unwrap_or(to)
    }

    /// The scene on the canvas, if it is on the way to another.
    pub fn drawn_mut(&mut self) -> Option<&mut Scene> {
        self.drawn.as_mut()
    }

    /// Whether marks are still moving.
    pub fn is_running(&self) -> bool {
        self.from.is_some()
    }
}
