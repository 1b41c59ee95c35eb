//! Where the bars of open ranks stand: those of one period would all be on one line, each over the others. They stand side by
//! side, as far as there is room, and beside the points of settled ranks that they reach over.

use crate::analysis::{Point, UnitLine};
use crate::collect::CollectVec as _;
use crate::dataset::Fixed;
use crate::sort::sort_by;

/// From one bar to the next, at most.
const STEP: f64 = 6.0;
/// The part of the way to the next period that bars may take.
const SHARE: f64 = 0.42;
/// The part of the way to the next bar that a bar may take.
const WIDTH: f64 = 0.7;

/// The bars of open ranks.
#[derive(Default)]
pub struct Posts {
    /// By the figure of each bar that stands beside the line of its period: how far to the right. In the order of figures.
    offsets: Vec<(usize, f64)>,
    /// The greatest width of a bar; `None` where none stands beside another.
    width: Option<f64>,
}

impl Posts {
    /// The bars of some lines of ranks, over periods at those positions.
    pub fn of(lines: &[&UnitLine], xs: &[f64]) -> Self {
        let mut posts = Self::default();
        for period in 0..xs.len() {
            posts.add(lines, xs, period);
        }
        sort_by(&mut posts.offsets, |a, b| a.0.cmp(&b.0));
        posts
    }

    /// How far a point stands to the right of the line of its period.
    pub fn offset(&self, point: &Point) -> f64 {
        let found = self.offsets.binary_search_by_key(&point.figure, |(figure, _)| *figure);
        found.ok().and_then(|at| self.offsets.get(at)).map_or(0.0, |(_, offset)| *offset)
    }

    /// The width of a bar that would be that wide alone.
    pub fn width(&self, alone: f64) -> f64 {
        self.width.map_or(alone, |width| width.min(alone))
    }

    fn add(&mut self, lines: &[&UnitLine], xs: &[f64], period: usize) {
        let points = lines.iter().flat_map(|line| &line.points).filter(|point| point.period == period);
        let (mut open, mut settled): (Vec<(Fixed, Fixed, usize)>, Vec<Fixed>) = (Vec::new(), Vec::new());
        for point in points {
            match point.upper {
                Some(worst) => open.push((point.number, worst, point.figure)),
                None => settled.push(point.number),
            }
        }
        sort_by(&mut open, |a, b| a.cmp(b));
        let tracks = tracks(&open, &settled);
        let places = tracks.iter().map(|track| place(*track, period, xs.len())).collect_vec();
        let farthest = places.iter().map(|place| place.abs()).fold(0.0, f64::max);
        if farthest == 0.0 {
            return;
        }
        let gaps = xs.windows(2).map(|pair| pair[1] - pair[0]);
        let room = gaps.fold(f64::INFINITY, f64::min) * SHARE;
        let step = STEP.min(room / farthest);
        self.width = Some(self.width.unwrap_or(f64::INFINITY).min(step * WIDTH));
        for ((_, _, figure), place) in open.iter().zip(places) {
            self.offsets.push((*figure, place * step));
        }
    }
}

/// For each bar the number of its track: the first in which no other reaches to it. On the track 0 are the settled ranks.
fn tracks(open: &[(Fixed, Fixed, usize)], settled: &[Fixed]) -> Vec<usize> {
    let mut ends: Vec<Option<Fixed>> = vec![None];
    let mut tracks = Vec::new();
    for (best, worst, _) in open {
        let is_over = |rank: &Fixed| best <= rank && rank <= worst;
        let is_free = |(track, end): (usize, &Option<Fixed>)| {
            end.is_none_or(|end| end < *best) && (track > 0 || !settled.iter().any(is_over))
        };
        let track = ends.iter().enumerate().position(is_free).unwrap_or(ends.len());
        if track == ends.len() {
            ends.push(None);
        }
        ends[track] = Some(*worst);
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

    fn ranks(pairs: &[(i64, i64)]) -> Vec<(Fixed, Fixed, usize)> {
        pairs.iter().enumerate().map(|(at, (a, b))| (Fixed::whole(*a), Fixed::whole(*b), at)).collect()
    }

    #[test]
    fn no_bar_is_over_another_or_over_a_settled_rank() {
        let open = ranks(&[(1, 2), (1, 4), (2, 4), (5, 9), (7, 8)]);
        assert_eq!(tracks(&open, &[]), [0, 1, 2, 0, 1]);
        // A settled sixth stands on the line; bars that do not reach it may stand there, too.
        assert_eq!(tracks(&open, &[Fixed::whole(6)]), [0, 1, 2, 1, 0]);
    }

    #[test]
    fn bars_stay_between_the_first_period_and_the_last() {
        for track in 0..5 {
            assert!(place(track, 0, 3) >= 0.0 && place(track, 2, 3) <= 0.0);
        }
        assert_eq!([0, 1, 2, 3, 4].map(|track| place(track, 1, 3)), [0.0, 1.0, -1.0, 2.0, -2.0]);
    }
}
