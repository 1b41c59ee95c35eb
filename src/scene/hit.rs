//! Hit test: from a point to the target or link there.

use super::{Link, Scene, Target};

impl Scene {
    /// The target at a point, or the nearest within `reach` scene units. Of several that contain the point, the
    /// one with the nearest centre.
    pub fn target_at(&self, x: f64, y: f64, reach: f64) -> Option<&Target> {
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

    /// The link at a point.
    pub fn link_at(&self, x: f64, y: f64) -> Option<Link> {
        let (_, link) = self.links.iter().find(|(rect, _)| rect.distance(x, y) == 0.0)?;
        Some(*link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{MetricIx, Subject, UnitIx};
    use crate::scene::Rect;

    /// Two targets side by side, with a gap of 4, and a link over the first.
    fn scene() -> Scene {
        let mut scene = Scene::new(100.0);
        for (unit, x) in [(0, 0.0), (1, 24.0)] {
            let subject = Subject { unit: UnitIx(unit), metric: MetricIx(0) };
            scene.add_target(subject, Rect { x, y: 0.0, w: 20.0, h: 20.0 });
        }
        scene.links.push((Rect { x: 0.0, y: 0.0, w: 5.0, h: 5.0 }, Link::Profile(UnitIx(0))));
        scene
    }

    #[test]
    fn a_point_finds_the_target_that_contains_it_or_the_nearest_within_reach() {
        let unit_at = |x, reach| scene().target_at(x, 10.0, reach).map(|target| target.subject.unit.0);
        assert_eq!((unit_at(19.0, 0.0), unit_at(25.0, 0.0)), (Some(0), Some(1)));
        assert_eq!((unit_at(21.0, 0.0), unit_at(21.0, 3.0), unit_at(23.0, 3.0)), (None, Some(0), Some(1)));
        assert_eq!((unit_at(60.0, 10.0), unit_at(60.0, 20.0)), (None, Some(1)));
    }

    #[test]
    fn a_link_has_no_reach() {
        assert_eq!(scene().link_at(5.0, 5.0), Some(Link::Profile(UnitIx(0))));
        assert_eq!(scene().link_at(5.1, 5.0), None);
    }
}
