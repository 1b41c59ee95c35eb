//! Where two scenes differ, so that only that is painted again.

use super::{Mark, Scene, Shape};

/// How far a mark may reach beyond its shape: the rest of a pixel.
const EDGE: f64 = 1.0;

/// A strip of a scene from its left to its right side: its top and its bottom.
pub type Strip = (f64, f64);

impl Scene {
    /// The strips in which a scene differs from this one, from top to bottom; `None` where more differs than single marks.
    pub fn difference(&self, other: &Scene) -> Option<Vec<Strip>> {
        let is_same =
            (self.width, self.height, self.marks.len()) == (other.width, other.height, other.marks.len());
        if !is_same || self.list != other.list {
            return None;
        }
        let mut strips = Vec::new();
        for (one, other) in self.marks.iter().zip(&other.marks) {
            if one != other {
                add(&mut strips, one.strip());
                add(&mut strips, other.strip());
            }
        }
        Some(strips)
    }
}

/// Adds a strip; strips that overlap become one.
fn add(strips: &mut Vec<Strip>, mut strip: Strip) {
    strips.retain(|one| {
        let overlaps = one.0 <= strip.1 && strip.0 <= one.1;
        if overlaps {
            strip = (strip.0.min(one.0), strip.1.max(one.1));
        }
        !overlaps
    });
    strips.push(strip);
}

impl Mark {
    /// The strip that the mark is in.
    pub fn strip(&self) -> Strip {
        let (top, bottom) = match &self.shape {
            Shape::Rect(rect) => (rect.y, rect.y + rect.h),
            Shape::Line { points, width } => heights(points, *width),
            Shape::Polygon(points) => heights(points, 0.0),
            Shape::Circle { centre, radius, stroke } => heights(&[*centre], radius + stroke.unwrap_or(0.0)),
            Shape::Text { at, size, .. } => heights(&[*at], *size),
        };
        (top - EDGE, bottom + EDGE)
    }

    /// Whether some of the mark is in one of the strips.
    pub fn is_in(&self, strips: &[Strip]) -> bool {
        let (top, bottom) = self.strip();
        strips.iter().any(|strip| top <= strip.1 && strip.0 <= bottom)
    }
}

/// The least and the greatest height of points, with so much above and below.
fn heights(points: &[(f64, f64)], around: f64) -> Strip {
    let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
    for (_, y) in points {
        (top, bottom) = (top.min(y - around), bottom.max(y + around));
    }
    (top, bottom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::UnitIx;
    use crate::scene::{Ink, Key, Layer, Rect, Role};

    fn bar(unit: u32, ink: Ink) -> Mark {
        let rect = Rect { x: 0.0, y: 20.0 * f64::from(unit), w: 10.0, h: 10.0 };
        Mark::new(Key::unit(UnitIx(unit), Role::Value), Layer::Data, ink, Shape::Rect(rect))
    }

    fn scene(focused: &[u32]) -> Scene {
        let ink = |unit: &u32| if focused.contains(unit) { Ink::Focus } else { Ink::Mark };
        Scene {
            height: 100.0,
            marks: (0..5).map(|unit| bar(unit, ink(&unit))).collect(),
            ..Scene::new(100.0)
        }
    }

    #[test]
    fn only_the_rows_that_differ_are_painted() {
        assert_eq!(scene(&[1]).difference(&scene(&[1])), Some(vec![]));
        assert_eq!(scene(&[1]).difference(&scene(&[3])), Some(vec![(19.0, 31.0), (59.0, 71.0)]));
        let strips = [(19.0, 31.0)];
        let painted = scene(&[]).marks.iter().filter(|mark| mark.is_in(&strips)).count();
        assert_eq!(painted, 1);
    }

    #[test]
    fn strips_that_overlap_become_one() {
        let mut strips = vec![(0.0, 10.0), (20.0, 30.0), (50.0, 60.0)];
        add(&mut strips, (9.0, 21.0));
        assert_eq!(strips, [(50.0, 60.0), (0.0, 30.0)]);
    }

    #[test]
    fn another_size_or_number_of_marks_is_another_picture() {
        let (one, mut other) = (scene(&[]), scene(&[]));
        other.marks.pop();
        assert_eq!(one.difference(&other), None);
        assert_eq!(one.difference(&Scene { height: 99.0, ..scene(&[]) }), None);
    }
}
