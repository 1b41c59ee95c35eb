//! Keyboard navigation from target to target: in reading order, or to the row above or below.

use super::{Scene, Target};
use crate::collect::CollectVec as _;

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationStep {
    /// To the next in reading order.
    Next,
    /// To the previous in reading order.
    Previous,
    /// To the nearest in the row below.
    Below,
    /// To the nearest in the row above.
    Above,
    /// To the nearest [`PAGE_ROWS`] rows further down.
    PageDown,
    /// To the nearest [`PAGE_ROWS`] rows further up.
    PageUp,
    /// To the first of all.
    First,
    /// To the last of all.
    Last,
}

/// How many rows page up and page down move by.
pub const PAGE_ROWS: usize = 10;

impl Scene {
    /// The target that a step leads to, from and to an index in [`Scene::targets`]. A step beyond either end stays
    /// where it is; without a current target any step leads to the first, [`NavigationStep::Last`] to the last.
    /// `None` where there are no targets.
    pub fn navigate(&self, from: Option<usize>, step: NavigationStep) -> Option<usize> {
        let last = self.targets.len().checked_sub(1)?;
        let Some(at) = from.filter(|at| *at <= last) else {
            return Some(if step == NavigationStep::Last { last } else { 0 });
        };
        Some(match step {
            NavigationStep::Next => (at + 1).min(last),
            NavigationStep::Previous => at.saturating_sub(1),
            NavigationStep::First => 0,
            NavigationStep::Last => last,
            NavigationStep::Below => self.to_row(at, 1, true),
            NavigationStep::Above => self.to_row(at, 1, false),
            NavigationStep::PageDown => self.to_row(at, PAGE_ROWS, true),
            NavigationStep::PageUp => self.to_row(at, PAGE_ROWS, false),
        })
    }

    /// The horizontally nearest target `count` rows away, or as far as there are rows; in the same row, `at` itself.
    fn to_row(&self, at: usize, count: usize, down: bool) -> usize {
        let rows = self.rows();
        let row = if down {
            (rows[at] + count).min(rows.last().copied().unwrap_or(0))
        } else {
            rows[at].saturating_sub(count)
        };
        let x = |index: usize| self.targets[index].rect.centre().0;
        let distance = |index: &usize| (x(*index) - x(at)).abs();
        let nearest = (0..rows.len()).filter(|index| rows[*index] == row);
        let nearest =
            nearest.min_by(|a, b| distance(a).partial_cmp(&distance(b)).unwrap_or(std::cmp::Ordering::Equal));
        nearest.filter(|_| row != rows[at]).unwrap_or(at)
    }

    /// The row number of every target.
    fn rows(&self) -> Vec<usize> {
        let mut row = 0;
        let mut previous: Option<&Target> = None;
        let rows = self.targets.iter().map(|target| {
            row += usize::from(previous.is_some_and(|previous| !is_same_row(previous, target)));
            previous = Some(target);
            row
        });
        rows.collect_vec()
    }
}

/// Whether a target is in the row of the previous one: further right, and beside it or of the same unit.
fn is_same_row(previous: &Target, target: &Target) -> bool {
    let ((previous_x, _), (x, y)) = (previous.rect.centre(), target.rect.centre());
    let is_beside = previous.rect.y < y && y < previous.rect.y + previous.rect.h;
    x > previous_x && (is_beside || previous.subject.unit == target.subject.unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{MetricIx, Subject, UnitIx};
    use crate::scene::Rect;

    /// Two rows of three and one, and a row of one between.
    fn scene() -> Scene {
        let mut scene = Scene::new(100.0);
        for (index, (x, y)) in [(0, 0), (30, 0), (60, 0), (0, 20), (30, 40), (60, 40)].into_iter().enumerate()
        {
            let subject = Subject { unit: UnitIx(index as u32), metric: MetricIx(0) };
            scene.add_target(subject, Rect { x: f64::from(x), y: f64::from(y), w: 20.0, h: 20.0 });
        }
        scene
    }

    #[test]
    fn targets_side_by_side_are_in_one_row() {
        assert_eq!(scene().rows(), [0, 0, 0, 1, 2, 2]);
    }

    #[test]
    fn every_step_leads_to_its_target() {
        let scene = scene();
        for (from, step, to) in [
            (1, NavigationStep::Next, 2),
            (2, NavigationStep::Next, 3),
            (5, NavigationStep::Next, 5),
            (3, NavigationStep::Previous, 2),
            (0, NavigationStep::Previous, 0),
            (2, NavigationStep::Below, 3),
            (3, NavigationStep::Below, 4),
            (4, NavigationStep::Below, 4),
            (5, NavigationStep::Above, 3),
            (1, NavigationStep::Above, 1),
            (2, NavigationStep::PageDown, 5),
            (5, NavigationStep::PageUp, 2),
            (4, NavigationStep::First, 0),
            (1, NavigationStep::Last, 5),
        ] {
            assert_eq!(scene.navigate(Some(from), step), Some(to), "{step:?} from {from}");
        }
    }

    #[test]
    fn without_a_current_target_a_step_leads_to_an_end() {
        assert_eq!(scene().navigate(None, NavigationStep::Below), Some(0));
        assert_eq!(scene().navigate(None, NavigationStep::Last), Some(5));
        assert_eq!(scene().navigate(Some(99), NavigationStep::Next), Some(0));
        assert_eq!(Scene::new(10.0).navigate(None, NavigationStep::Next), None);
    }
}
