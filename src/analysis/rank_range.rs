//! Ranks that follow from intervals: a rank that is not settled is a range.

use super::interval::{Interval, is_open, sort_key};
use crate::collect::CollectVec as _;
use crate::dataset::Better;
use crate::sort::sort_by_pair;

/// The ranks that a value can have among others, from 1.
///
/// Equal values share a rank, and the ranks after it are skipped (standard competition ranking): 8.2, 8.1, 8, 8, 7.5 have
/// the ranks 1, 2, 3, 3, 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RankRange {
    /// One more than the number of values that are surely better.
    pub best: u32,
    /// One more than the number of values that can be better.
    pub worst: u32,
    /// Whether another value is surely equal.
    pub tied: bool,
}

impl RankRange {
    /// How far down its ranking a rank is where all others are ahead.
    pub const DEEPEST: u64 = 1_000_000;

    /// How far down a ranking of so many the rank is at best and at worst: 0 with nobody ahead, 1,000,000 with all others. The last of
    /// 30 is further down than the 35th of 38.
    pub fn depths(self, ranked: usize) -> (u64, u64) {
        let others = ranked.saturating_sub(1).max(1) as u64;
        let depth = |rank: u32| u64::from(rank - 1) * Self::DEEPEST / others;
        (depth(self.best), depth(self.worst))
    }

    /// Whether there is only one possible rank.
    pub fn is_settled(&self) -> bool {
        self.best == self.worst
    }
}

/// The ranks of all intervals, in their order, in O(n log n). [`Better::Neither`] ranks as [`Better::Higher`] does; the
/// caller must not call the first of them the leader.
///
/// ```
/// use reported_figures::analysis::{End, Interval, RankRange, ranks};
/// use reported_figures::dataset::{Better, Fixed};
///
/// let number = |text: &str| Fixed::parse(text).unwrap();
/// let over_8 = Interval::new(End::Open(number("8")), End::Unbounded).unwrap();
/// let [first, second, third] = ["8.2", "8.1", "8"].map(|text| Interval::point(number(text)));
/// let ranks = ranks(&[first, second, third, over_8], Better::Higher);
/// assert_eq!(ranks[0], RankRange { best: 1, worst: 2, tied: false });
/// assert_eq!(ranks[2], RankRange { best: 4, worst: 4, tied: false });
/// assert_eq!(ranks[3], RankRange { best: 1, worst: 3, tied: false });
/// ```
pub fn ranks(intervals: &[Interval], better: Better) -> Vec<RankRange> {
    if better == Better::Lower {
        let negated: Vec<Interval> = intervals.iter().map(Interval::negated).collect_vec();
        return rank_higher(&negated);
    }
    rank_higher(intervals)
}

fn rank_higher(intervals: &[Interval]) -> Vec<RankRange> {
    let sorted = |ends: &mut dyn Iterator<Item = i128>| {
        let ends: Vec<i128> = ends.collect_vec();
        let mut order: Vec<u32> = (0..ends.len() as u32).collect_vec();
        sort_by_pair(&mut order, &|index| sort_key(ends[index as usize]));
        order.iter().map(|index| ends[*index as usize]).collect_vec()
    };
    let los = sorted(&mut intervals.iter().map(|interval| interval.ends().0));
    let his = sorted(&mut intervals.iter().map(|interval| interval.ends().1));
    let points = sorted(&mut intervals.iter().filter(|it| it.is_point()).map(|it| it.ends().0));
    let rank = |interval: &Interval| {
        let (lo, hi) = interval.ends();
        let surely_better = above(&los, hi);
        // Of two open ends that are equal, either value can be the greater: see `Interval::possibly_less`.
        let possibly_better = above(&his, if is_open(lo) { lo - 1 } else { lo });
        // An interval that is not a point reaches above its own lower end, and must not count itself.
        let others = possibly_better - u32::from(!interval.is_point());
        let tied = interval.is_point() && above(&points, lo - 1) - above(&points, lo) > 1;
        RankRange { best: 1 + surely_better, worst: 1 + others, tied }
    };
    intervals.iter().map(rank).collect_vec()
}

/// How many of the sorted ends are above `end`.
fn above(sorted: &[i128], end: i128) -> u32 {
    (sorted.len() - sorted.partition_point(|other| *other <= end)) as u32
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::End;
    use crate::analysis::testing::number;
    use crate::dataset::Fixed;
    use proptest::prelude::*;

    fn points(texts: &[&str]) -> Vec<Interval> {
        texts.iter().map(|text| Interval::point(number(text).0)).collect()
    }

    fn fields(ranges: &[RankRange]) -> Vec<(u32, u32, bool)> {
        ranges.iter().map(|range| (range.best, range.worst, range.tied)).collect()
    }

    #[test]
    fn ties_share_a_rank_and_the_next_is_skipped() {
        let ranges = ranks(&points(&["8.2", "8.1", "8", "8", "7.5"]), Better::Higher);
        let expected = [(1, 1, false), (2, 2, false), (3, 3, true), (3, 3, true), (5, 5, false)];
        assert_eq!(fields(&ranges), expected);
    }

    #[test]
    fn a_bound_leaves_a_range() {
        let mut intervals = points(&["120", "100", "90"]);
        intervals.push(Interval::new(End::Open(Fixed::whole(95)), End::Unbounded).unwrap());
        let ranges = ranks(&intervals, Better::Higher);
        assert_eq!(fields(&ranges), [(1, 2, false), (2, 3, false), (4, 4, false), (1, 3, false)]);
    }

    #[test]
    fn there_are_no_ranks_of_nothing() {
        assert!(ranks(&[], Better::Higher).is_empty());
        assert_eq!(fields(&ranks(&points(&["7"]), Better::Lower)), [(1, 1, false)]);
    }

    #[test]
    fn a_hundred_thousand_values_are_ranked() {
        let intervals: Vec<Interval> = (0..100_000).map(|n| Interval::point(Fixed::whole(n))).collect();
        assert_eq!(ranks(&intervals, Better::Higher)[0].best, 100_000);
    }

    /// Ends that are few, so that they often touch.
    fn end() -> impl Strategy<Value = End> {
        prop_oneof![
            1 => Just(End::Unbounded),
            4 => (0i64..4).prop_map(|n| End::Open(Fixed::from_parts(n.into()))),
            4 => (0i64..4).prop_map(|n| End::Closed(Fixed::from_parts(n.into()))),
        ]
    }

    fn intervals(most: usize) -> impl Strategy<Value = Vec<Interval>> {
        let one = prop_oneof![
            (end(), end()).prop_filter_map("not empty", |(lo, hi)| Interval::new(lo, hi)),
            (0i64..4).prop_map(|n| Interval::point(Fixed::from_parts(n.into()))),
        ];
        proptest::collection::vec(one, 1..=most)
    }

    /// Values in thirds of a part: two values then fit between neighbouring numbers, in either order.
    fn choices(interval: &Interval) -> Vec<i128> {
        let inside = |&third: &i128| {
            let above = match interval.lower() {
                End::Unbounded => true,
                End::Open(x) => third > 3 * x.parts(),
                End::Closed(x) => third >= 3 * x.parts(),
            };
            above
                && match interval.upper() {
                    End::Unbounded => true,
                    End::Open(x) => third < 3 * x.parts(),
                    End::Closed(x) => third <= 3 * x.parts(),
                }
        };
        (-2..=11).filter(inside).collect()
    }

    /// The best and the worst rank of the first interval over every choice of values.
    fn brute_force(intervals: &[Interval], better: Better) -> (u32, u32) {
        let (mut best, mut worst) = (u32::MAX, 0);
        for mine in choices(&intervals[0]) {
            let beats = |&value: &i128| if better == Better::Lower { value < mine } else { value > mine };
            let (mut must, mut may) = (1, 1);
            for other in &intervals[1..] {
                // Values are chosen independently, so each other interval decides for itself.
                let values = choices(other);
                must += u32::from(values.iter().all(beats));
                may += u32::from(values.iter().any(beats));
            }
            (best, worst) = (best.min(must), worst.max(may));
        }
        (best, worst)
    }

    proptest! {
        #[test]
        fn both_ends_are_attained_and_nothing_beyond(set in intervals(6), lower in any::<bool>()) {
            let better = if lower { Better::Lower } else { Better::Higher };
            let first = ranks(&set, better)[0];
            prop_assert_eq!((first.best, first.worst), brute_force(&set, better));
        }

        #[test]
        fn order_does_not_matter(set in intervals(9), turn in 0usize..9) {
            let ranges = ranks(&set, Better::Higher);
            let turn = turn % set.len();
            let mut turned = set.clone();
            turned.rotate_left(turn);
            let mut expected = ranges.clone();
            expected.rotate_left(turn);
            prop_assert_eq!(ranks(&turned, Better::Higher), expected);
            let backwards: Vec<Interval> = set.iter().rev().copied().collect();
            let mut again = ranks(&backwards, Better::Higher);
            again.reverse();
            prop_assert_eq!(again, ranges);
        }

        #[test]
        fn a_tie_is_mutual(set in intervals(9)) {
            let ranges = ranks(&set, Better::Higher);
            for (mine, range) in set.iter().zip(&ranges) {
                let equals = set.iter().zip(&ranges).filter(|(other, _)| *other == mine && mine.is_point());
                let (count, all_tied) = equals.fold((0, true), |(n, all), (_, other)| (n + 1, all && other.tied));
                prop_assert_eq!(range.tied, count > 1);
                prop_assert!(!range.tied || all_tied);
            }
        }

        #[test]
        fn lower_is_higher_of_the_negated(set in intervals(9)) {
            let negated: Vec<Interval> = set.iter().map(Interval::negated).collect();
            prop_assert_eq!(ranks(&set, Better::Lower), ranks(&negated, Better::Higher));
            prop_assert!(set.iter().all(|it| it.negated().negated() == *it));
        }

        #[test]
        fn counting_agrees_with_comparing_in_pairs(set in intervals(12)) {
            for (range, mine) in ranks(&set, Better::Higher).iter().zip(&set) {
                let sure = set.iter().filter(|other| mine.surely_less(other)).count() as u32;
                let possible = set.iter().filter(|other| mine.possibly_less(other)).count() as u32;
                prop_assert_eq!(range.best, 1 + sure);
                prop_assert_eq!(range.worst, 1 + possible - u32::from(!mine.is_point()));
            }
        }
    }
}
