//! The scenes between two scenes: marks with the same key travel, new ones fade in, old ones fade out.

use super::{Key, Mark, Rect, Scene, Shape};
use crate::collect::CollectVec as _;
use crate::sort::sort_by;

/// The scene at time `t` of the transition between two: 0 is the first, 1 and beyond exactly the second.
///
/// Size and targets are the second scene's from the start, so that the page is laid out once and a tap means
/// what it will mean at the end.
pub fn tween(from: &Scene, to: &Scene, t: f64) -> Scene {
    if t >= 1.0 {
        return to.clone();
    }
    let t = ease(t.max(0.0));
    let (olds, news) = (by_key(from), by_key(to));
    let leaving = from.marks.iter().filter(|mark| find(&news, mark.key).is_none());
    let leaving = leaving.map(|mark| Mark { opacity: mark.opacity * (1.0 - t), ..mark.clone() });
    let arriving = to.marks.iter().map(|mark| match find(&olds, mark.key) {
        Some(old) => interpolated(old, mark, t),
        None => Mark { opacity: t, ..mark.clone() },
    });
    Scene {
        marks: leaving.chain(arriving).collect_vec(),
        targets: to.targets.clone(),
        links: Vec::new(),
        list: to.list.clone(),
        ..*to
    }
}

/// Smoothstep: slow at both ends.
fn ease(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}

fn by_key(scene: &Scene) -> Vec<&Mark> {
    let mut marks: Vec<&Mark> = scene.marks.iter().collect_vec();
    sort_by(&mut marks, |a, b| a.key.cmp(&b.key));
    marks
}

fn find<'a>(sorted: &[&'a Mark], key: Key) -> Option<&'a Mark> {
    let index = sorted.binary_search_by_key(&key, |mark| mark.key).ok()?;
    sorted.get(index).copied()
}

/// The mark on its way from old to new; a shape of another kind fades in where it will be.
fn interpolated(old: &Mark, new: &Mark, t: f64) -> Mark {
    let opacity = mix(old.opacity, 1.0, t);
    let shape = match (&old.shape, &new.shape) {
        (Shape::Rect(old), Shape::Rect(new)) => Shape::Rect(rect(old, new, t)),
        (Shape::Line { points: old, .. }, Shape::Line { points: new, width }) if old.len() == new.len() => {
            Shape::Line { points: points(old, new, t), width: *width }
        }
        (Shape::Polygon(old), Shape::Polygon(new)) if old.len() == new.len() => {
            Shape::Polygon(points(old, new, t))
        }
        (Shape::Circle { centre: old, .. }, Shape::Circle { centre, radius, stroke }) => {
            Shape::Circle { centre: point(*old, *centre, t), radius: *radius, stroke: *stroke }
        }
        (Shape::Text { at: old, .. }, Shape::Text { at, size, bold, align, text }) => {
            let at = point(*old, *at, t);
            Shape::Text { at, size: *size, bold: *bold, align: *align, text: text.clone() }
        }
        _ => return Mark { opacity: t, ..new.clone() },
    };
    Mark { shape, opacity, ..new.clone() }
}

fn mix(old: f64, new: f64, t: f64) -> f64 {
    old + (new - old) * t
}

fn point(old: (f64, f64), new: (f64, f64), t: f64) -> (f64, f64) {
    (mix(old.0, new.0, t), mix(old.1, new.1, t))
}

fn points(old: &[(f64, f64)], new: &[(f64, f64)], t: f64) -> Vec<(f64, f64)> {
    old.iter().zip(new).map(|(old, new)| point(*old, *new, t)).collect_vec()
}

fn rect(old: &Rect, new: &Rect, t: f64) -> Rect {
    let (x, y) = point((old.x, old.y), (new.x, new.y), t);
    let (w, h) = point((old.w, old.h), (new.w, new.h), t);
    Rect { x, y, w, h }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::UnitIx;
    use crate::scene::{Ink, Layer, Role};

    fn bar(unit: u32, y: f64) -> Mark {
        let rect = Rect { x: 0.0, y, w: 10.0, h: 4.0 };
        Mark::new(Key::unit(UnitIx(unit), Role::Value), Layer::Data, Ink::Mark, Shape::Rect(rect))
    }

    fn scene(marks: Vec<Mark>) -> Scene {
        Scene { height: 50.0, marks, ..Scene::new(100.0) }
    }

    #[test]
    fn a_unit_travels_and_the_end_is_exact() {
        let (from, to) = (scene(vec![bar(1, 0.0), bar(2, 10.0)]), scene(vec![bar(2, 0.0), bar(1, 10.0)]));
        let half = tween(&from, &to, 0.5);
        assert_eq!(half.marks, [bar(2, 5.0), bar(1, 5.0)]);
        assert_eq!(tween(&from, &to, 1.0), to);
        assert_eq!(tween(&from, &to, 7.0), to);
    }

    #[test]
    fn new_marks_fade_in_and_old_ones_out() {
        let half = tween(&scene(vec![bar(1, 0.0)]), &scene(vec![bar(2, 0.0)]), 0.5);
        let there: Vec<(Key, f64)> = half.marks.iter().map(|mark| (mark.key, mark.opacity)).collect();
        assert_eq!(there, [(bar(1, 0.0).key, 0.5), (bar(2, 0.0).key, 0.5)]);
    }

    #[test]
    fn a_transition_can_turn_round_at_any_frame() {
        let (from, to) = (scene(vec![bar(1, 0.0)]), scene(vec![bar(1, 10.0)]));
        let there = tween(&from, &to, 0.3);
        assert_eq!(tween(&there, &from, 0.0).marks, there.marks);
        assert_eq!(tween(&there, &from, 1.0), from);
    }
}
