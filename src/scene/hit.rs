//! From a place on the picture to what stands there.

use super::{Link, Rect, Scene, Target};

impl Rect {
    /// How far a point is from the rectangle; 0 inside.
    pub fn distance(&self, x: f64, y: f64) -> f64 {
        let dx = (self.x - x).max(x - self.x - self.w).max(0.0);
        let dy = (self.y - y).max(y - self.y - self.h).max(0.0);
        dx.hypot(dy)
    }

    /// The middle.
    pub fn centre(&self) -> (f64, f64) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }
}

impl Scene {
    /// The target at a point, or the nearest within `reach` scene units. Where several hold the point, the
    /// one whose middle is nearest wins.
    pub fn hit(&self, x: f64, y: f64, reach: f64) -> Option<&Target> {
        let score = |target: &Target| {
            let (cx, cy) = target.rect.centre();
            (target.rect.distance(x, y), (cx - x).hypot(cy - y))
        };
        self.targets
            .iter()
            .map(|target| (score(target), target))
            .filter(|((distance, _), _)| *distance <= reach)
            .min_by(|(a, _), (b, _)| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal))
            .map(|(_, target)| target)
    }

    /// Where the name at a point leads.
    pub fn link(&self, x: f64, y: f64) -> Option<Link> {
        let (_, link) = self.links.iter().find(|(rect, _)| rect.distance(x, y) == 0.0)?;
        Some(*link)
    }
}
