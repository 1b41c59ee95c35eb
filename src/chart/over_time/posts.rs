//! Where the bars of open ranks stand: those of one period would all be on one line, each over the others. They stand side by
//! side, as far as there is room, and beside the points of settled ranks that they reach over.

use crate::analysis::{Point, UnitLine};
use crate::collect::CollectVec as _;
use crate::sort::sort_numbered;

/// From one bar to the next, at most.
const STEP: f64 = 6.0;
/// How many steps are free between the bars of two periods, at least.
const BETWEEN: f64 = 3.0;
/// The part of the way to the next bar that a bar may take.
const WIDTH: f64 = 0.7;

/// The bars of open ranks.
#[derive(Default)]
pub struct Posts {
    /// By the figure of a bar, how far to the right it stands of the line of its period.
    offsets: Vec<f64>,
    /// The greatest width of a bar; `None` where none stands beside another.
    width: Option<f64>,
}

/// An open rank: its best, its worst, and its figure.
type Open = (u32, u32, usize);

impl Posts {
    /// The bars of some lines of ranks, over periods at those positions.
    pub fn of(lines: &[&UnitLine], xs: &[f64]) -> Self {
        let mut posts = Self::default();
        for period in 0..xs.len() {
            posts.add(lines, xs, period);
        }
        posts
    }

    /// How far a point stands to the right of the line of its period.
    pub fn offset(&self, point: &Point) -> f64 {
        self.offsets.get(point.figure).copied().unwrap_or(0.0)
    }

    /// The width of a bar that would be that wide alone.
    pub fn width(&self, alone: f64) -> f64 {
        self.width.map_or(alone, |width| width.min(alone))
    }

    fn add(&mut self, lines: &[&UnitLine], xs: &[f64], period: usize) {
        let points = lines.iter().flat_map(|line| &line.points).filter(|point| point.period == period);
        let (mut open, mut settled): (Vec<Open>, Vec<u32>) = (Vec::new(), Vec::new());
        for point in points {
            let best = point.number.as_f64() as u32;
            match point.upper {
                Some(worst) => open.push((best, worst.as_f64() as u32, point.figure)),
                None => settled.push(best),
            }
        }
        let open = in_order(&open);
        let tracks = tracks(&open, &settled);
        let places = tracks.iter().map(|track| place(*track, period, xs.len())).collect_vec();
        let farthest = places.iter().map(|place| place.abs()).fold(0.0, f64::max);
        if farthest == 0.0 {
            return;
        }
        let gaps = xs.windows(2).map(|pair| pair[1] - pair[0]);
        // As many bars may stand on the other side.
        let step = STEP.min(gaps.fold(f64::INFINITY, f64::min) / (2.0 * farthest + BETWEEN));
        self.width = Some(self.width.unwrap_or(f64::INFINITY).min(step * WIDTH));
        for ((_, _, figure), place) in open.iter().zip(places) {
            self.offsets.resize(self.offsets.len().max(figure + 1), 0.0);
            self.offsets[*figure] = place * step;
        }
    }
}

/// Open ranks from the best on, of equal ones the one with the better worst end first.
fn in_order(open: &[Open]) -> Vec<Open> {
    let mut keys = Vec::new();
    for (index, (best, worst, _)) in (0..).zip(open) {
        keys.push((u64::from(*best) << 32 | u64::from(*worst), index));
    }
    sort_numbered(&mut keys);
    keys.iter().map(|(_, index)| open[*index as usize]).collect_vec()
}

/// For each bar the number of its track: the first in which no other reaches to it. On the track 0 are the settled ranks.
fn tracks(open: &[Open], settled: &[u32]) -> Vec<usize> {
    // Ranks begin at 1.
    let mut ends: Vec<u32> = vec![0];
    let mut tracks = Vec::new();
    for (best, worst, _) in open {
        let is_over = settled.iter().any(|rank| best <= rank && rank <= worst);
        let first = usize::from(is_over);
        let free = ends.iter().skip(first).position(|end| end < best);
        let track = free.map_or(ends.len(), |track| track + first);
        if track == ends.len() {
            ends.push(0);
        }
        ends[track] = *worst;
        tracks.push(track);
    }
    tracks
}

/// Where a track is, in steps to the right: of the first period on its right, of the last on its left, of others on both sides.
fn place(track: usize, period: usize, periods: usize) -> f64 {
    match track as f64 {
        track if period == 0 => track,
        track if period + 1 == periods => -track,
        _ if track % 2 == 1 => track.div_ceil(2) as f64,
        _ => -(track.div_ceil(2) as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_bar_is_over_another_or_over_a_settled_rank() {
        let open = in_order(&[(1, 4, 0), (5, 9, 1), (7, 8, 2), (1, 2, 3), (2, 4, 4)]);
        assert_eq!(open.iter().map(|(.., figure)| *figure).collect_vec(), [3, 0, 4, 1, 2]);
        assert_eq!(tracks(&open, &[]), [0, 1, 2, 0, 1]);
        // A settled sixth stands on the line; bars that do not reach it may stand there, too.
        assert_eq!(tracks(&open, &[6]), [0, 1, 2, 1, 0]);
    }

    #[test]
    fn bars_stay_between_the_first_period_and_the_last() {
        for track in 0..5 {
            assert!(place(track, 0, 3) >= 0.0 && place(track, 2, 3) <= 0.0);
        }
        assert_eq!([0, 1, 2, 3, 4].map(|track| place(track, 1, 3)), [0.0, 1.0, -1.0, 2.0, -2.0]);
    }
}
