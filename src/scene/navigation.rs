//! From one place that answers to another: in reading order, or to the row above or below.

use super::{Scene, Target};
use crate::list::List as _;

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationStep {
    /// To the next in reading order.
    Next,
    /// To the one before in reading order.
    Previous,
    /// To the nearest in the row below.
    Below,
    /// To the nearest in the row above.
    Above,
    /// To the nearest a page of rows further down.
    PageDown,
    /// To the nearest a page of rows further up.
    PageUp,
    /// To the very first.
    First,
    /// To the very last.
    Last,
}

/// Rows in a page.
pub const PAGE: usize = 10;

impl Scene {
    /// Where a step leads from a target, as its place in [`Scene::targets`]: the ends hold fast, and from nowhere one
    /// comes to the first. `None` where nothing answers.
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
            NavigationStep::PageDown => self.to_row(at, PAGE, true),
            NavigationStep::PageUp => self.to_row(at, PAGE, false),
        })
    }

    /// The nearest target so many rows further, or as far as there are rows.
    fn to_row(&self, at: usize, count: usize, down: bool) -> usize {
        let rows = self.rows();
        let row = if down {
            (rows[at] + count).min(rows.last().copied().unwrap_or(0))
        } else {
            rows[at].saturating_sub(count)
        };
        let off =
            |place: &usize| (self.targets[*place].rect.centre().0 - self.targets[at].rect.centre().0).abs();
        let nearest = (0..rows.len()).filter(|place| rows[*place] == row);
        let nearest = nearest.min_by(|a, b| off(a).partial_cmp(&off(b)).unwrap_or(std::cmp::Ordering::Equal));
        nearest.filter(|_| row != rows[at]).unwrap_or(at)
    }

    /// The row of every target.
    fn rows(&self) -> Vec<usize> {
        let mut row = 0;
        let mut before: Option<&Target> = None;
        let next = self.targets.iter().map(|target| {
            row += usize::from(before.is_some_and(|before| !goes_on(before, target)));
            before = Some(target);
            row
        });
        next.list()
    }
}

/// Whether a target stands in the row of the one before it: further right, and beside it or of the same unit.
fn goes_on(before: &Target, target: &Target) -> bool {
    let (middle, top) = (target.rect.centre().1, before.rect.y);
    let beside = top < middle && middle < top + before.rect.h;
    target.rect.centre().0 > before.rect.centre().0 && (beside || before.subject.unit == target.subject.unit)
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
            scene.answer(subject, Rect { x: f64::from(x), y: f64::from(y), w: 20.0, h: 20.0 });
        }
        scene
    }

    #[test]
    fn rows_are_left_and_right_of_each_other() {
        assert_eq!(scene().rows(), [0, 0, 0, 1, 2, 2]);
    }

    #[test]
    fn steps_lead_where_they_say() {
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
    fn from_nowhere_one_comes_to_an_end() {
        assert_eq!(scene().navigate(None, NavigationStep::Below), Some(0));
        assert_eq!(scene().navigate(None, NavigationStep::Last), Some(5));
        assert_eq!(scene().navigate(Some(99), NavigationStep::Next), Some(0));
        assert_eq!(Scene::new(10.0).navigate(None, NavigationStep::Next), None);
    }
}
