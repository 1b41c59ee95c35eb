//! Marks moving from one scene to the next.

use crate::scene::{Scene, tween};

/// How long marks move, in milliseconds.
const DURATION: f64 = 350.0;

/// Marks moving from one scene to the next.
#[derive(Default)]
pub struct Transition {
    /// What is on the canvas.
    pub drawn: Scene,
    /// Where the marks come from and when they started, while they move.
    from: Option<(Scene, f64)>,
    is_requested: bool,
}

impl Transition {
    /// The next scene is another view, so that marks move to it; otherwise it replaces what is drawn at once.
    pub fn request(&mut self) {
        self.is_requested = true;
    }

    /// Goes on towards a scene. A requested transition starts from whatever is drawn, even from the middle of another.
    pub fn step(&mut self, to: &Scene, now: f64, still: bool) {
        if std::mem::take(&mut self.is_requested) {
            self.from = Some((std::mem::take(&mut self.drawn), now));
        }
        let goes_on =
            |(from, start): &(Scene, f64)| !still && from.width == to.width && now - start < DURATION;
        self.from = self.from.take().filter(goes_on);
        self.drawn = match &self.from {
            Some((from, start)) => tween(from, to, (now - start) / DURATION),
            None => to.clone(),
        };
    }

    /// Whether marks are still moving.
    pub fn is_running(&self) -> bool {
        self.from.is_some()
    }
}
