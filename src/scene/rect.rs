//! Rectangles.

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

impl Rect {
    /// The same rectangle, moved right and down.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// Its centre.
    pub fn centre(&self) -> (f64, f64) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// How far a point is outside the rectangle; 0 inside.
    pub fn distance(&self, x: f64, y: f64) -> f64 {
        let dx = (self.x - x).max(x - self.x - self.w).max(0.0);
        let dy = (self.y - y).max(y - self.y - self.h).max(0.0);
        dx.hypot(dy)
    }
}
