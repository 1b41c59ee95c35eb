//! The way of the marks from one scene to the next.

use crate::scene::{Scene, tween};

/// How long marks travel, in milliseconds.
const TRAVEL: f64 = 350.0;

/// The way of the marks from one scene to the next.
#[derive(Default)]
pub struct Transition {
    /// What is on the canvas.
    pub drawn: Scene,
    /// Where the marks come from and when they left, while they travel.
    from: Option<(Scene, f64)>,
    /// Whether what is shown next is another view and not the same in another light.
    pub wanted: bool,
}

impl Transition {
    /// Goes on towards a scene; a wanted transition starts from whatever is drawn, even from another's middle.
    pub fn step(&mut self, to: &Scene, now: f64, still: bool) {
        if std::mem::take(&mut self.wanted) {
            self.from = Some((std::mem::take(&mut self.drawn), now));
        }
        let goes_on = |(from, start): &(Scene, f64)| !still && from.width == to.width && now - start < TRAVEL;
        self.from = self.from.take().filter(goes_on);
        self.drawn = match &self.from {
            Some((from, start)) => tween(from, to, (now - start) / TRAVEL),
            None => to.clone(),
        };
    }

    /// Whether marks are still on their way.
    pub fn goes_on(&self) -> bool {
        self.from.is_some()
    }
}
