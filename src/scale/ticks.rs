//! Round values along an axis: ascending, distinct, inside the domain, at most as many as wanted.

use crate::list::List as _;
use std::f64::consts::LN_10;

/// What lies outside of these has no round values: an axis of figures never comes near.
const LEAST: f64 = 1e-300;
const MOST: f64 = 1e300;

/// More would be a wall, however many somebody asks for.
const WALL: usize = 1000;

/// Distance between two round values: `digit` · 10^`exponent`.
#[derive(Clone, Copy)]
struct Step {
    digit: f64,
    exponent: i32,
}

impl Step {
    fn size(self) -> f64 {
        self.times(1.0)
    }

    /// Negative powers divide, because 3 / 10 is the number 0.3 and 3 · 0.1 is not.
    fn times(self, n: f64) -> f64 {
        match self.exponent {
            0.. => n * self.digit * power(self.exponent),
            _ => n * self.digit / power(-self.exponent),
        }
    }
}

/// Round values 1, 2 or 5 · 10ⁿ apart.
pub fn linear(a: f64, b: f64, count: usize) -> Vec<f64> {
    let (lo, hi) = (a.min(b), a.max(b));
    steps(lo, hi, count)
        .map(|step| multiples(lo, hi, step, count))
        .find(|ticks| ticks.len() <= count)
        .unwrap_or_default()
}

/// The domain widened to the round values beyond its ends, in its own direction. As it was where it has none.
pub fn nice(a: f64, b: f64, count: usize) -> (f64, f64) {
    let (lo, hi) = (a.min(b), a.max(b));
    let fits = |step: &Step| multiples(lo, hi, *step, count).len() <= count;
    let Some(step) = steps(lo, hi, count).find(fits) else { return (a, b) };
    let least = step.times((lo / step.size()).floor()).min(lo);
    let most = step.times((hi / step.size()).ceil()).max(hi);
    if a <= b { (least, most) } else { (most, least) }
}

/// Round values of a positive domain: 1, 2, 5 or 1, 3 in each tenfold, or only tenfolds, as many as fit. Where
/// the domain is too narrow for that they are linear.
pub fn log(a: f64, b: f64, count: usize) -> Vec<f64> {
    let (lo, hi) = (a.min(b), a.max(b));
    if !(lo >= LEAST && hi <= MOST && lo < hi) {
        return Vec::new();
    }
    let finest = tenfolds(lo, hi, PATTERNS[0], count);
    if finest.len() < count.min(3) {
        return linear(lo, hi, count);
    }
    thinned(count, |pattern| tenfolds(lo, hi, pattern, count))
}

/// Round values around zero: as [`log`] beyond ±`core` on both sides, and zero. Linear within the core.
pub fn signed_log(a: f64, b: f64, core: f64, count: usize) -> Vec<f64> {
    let (lo, hi) = (a.min(b), a.max(b));
    if !(lo >= -MOST && hi <= MOST && lo < hi && core >= LEAST) {
        return Vec::new();
    }
    if lo >= -core && hi <= core {
        return linear(lo, hi, count);
    }
    thinned(count, |pattern| {
        let negative = tenfolds(core.max(-hi), -lo, pattern, count);
        let zero = (lo <= 0.0 && hi >= 0.0).then_some(0.0);
        let positive = tenfolds(core.max(lo), hi, pattern, count);
        negative.iter().rev().map(|tick| -tick).chain(zero).chain(positive).list()
    })
}

/// Which digits stand in a tenfold, and every which tenfold they stand in: finest first.
type Pattern = (&'static [f64], i32);

const PATTERNS: [Pattern; 9] = [
    (&[1.0, 2.0, 5.0], 1),
    (&[1.0, 3.0], 1),
    (&[1.0], 1),
    (&[1.0], 2),
    (&[1.0], 3),
    (&[1.0], 5),
    (&[1.0], 10),
    (&[1.0], 50),
    (&[1.0], 200),
];

/// The finest pattern that gives no more than wanted.
fn thinned(count: usize, ticks: impl Fn(Pattern) -> Vec<f64>) -> Vec<f64> {
    PATTERNS.iter().map(|pattern| ticks(*pattern)).find(|ticks| ticks.len() <= count).unwrap_or_default()
}

/// The values of a pattern inside a positive domain; one more than wanted is enough to see that it is too fine.
fn tenfolds(lo: f64, hi: f64, (digits, every): Pattern, count: usize) -> Vec<f64> {
    let mut ticks = Vec::new();
    if !(lo >= LEAST && hi <= MOST && lo <= hi) {
        return ticks;
    }
    for exponent in exponent(lo)..=exponent(hi) {
        for &digit in digits.iter().filter(|_| exponent % every == 0) {
            let tick = Step { digit, exponent }.size();
            if ticks.len() <= count.min(WALL) && lo <= tick && tick <= hi {
                ticks.push(tick);
            }
        }
    }
    ticks
}

/// Steps from too fine to too coarse for so many values. None where the domain has no usable width.
fn steps(lo: f64, hi: f64, count: usize) -> impl Iterator<Item = Step> {
    let span = hi - lo;
    let is_usable = (LEAST..=MOST).contains(&span) && (1..=WALL).contains(&count);
    let finest = if is_usable { exponent(span / count as f64) } else { 0 };
    let digits =
        (0..if is_usable { 9 } else { 0 }).map(|place: usize| (place as i32 / 3, [1.0, 2.0, 5.0][place % 3]));
    digits.map(move |(tenfolds, digit)| Step { digit, exponent: finest + tenfolds })
}

/// Multiples of a step inside the domain; one more than wanted is enough to see that it is too fine.
fn multiples(lo: f64, hi: f64, step: Step, count: usize) -> Vec<f64> {
    let mut ticks: Vec<f64> = Vec::new();
    // The quotient may be rounded past the first one, so begin one earlier.
    let first = (lo / step.size()).ceil() - 1.0;
    for n in 0..count + 3 {
        let tick = step.times(first + n as f64);
        let is_new = ticks.last().is_none_or(|last| tick > *last);
        if lo <= tick && tick <= hi && is_new && ticks.len() <= count {
            ticks.push(tick);
        }
    }
    ticks
}

fn power(exponent: i32) -> f64 {
    10f64.powi(exponent)
}

/// The exponent of the largest power of ten that is not above a positive value.
fn exponent(value: f64) -> i32 {
    let near = (value.ln() / LN_10).floor() as i32;
    // The logarithm of 1000 is rounded below 3.
    let size = |exponent| Step { digit: 1.0, exponent }.size();
    if size(near + 1) <= value {
        near + 1
    } else if size(near) > value {
        near - 1
    } else {
        near
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_values_are_as_a_person_would_write_them() {
        assert_eq!(linear(0.0, 8.2, 5), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(linear(0.0, 1.0, 11), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]);
        assert_eq!(linear(0.3, 0.7, 5), [0.3, 0.4, 0.5, 0.6, 0.7]);
        assert_eq!(linear(-20.0, 240.0, 6), [0.0, 50.0, 100.0, 150.0, 200.0]);
        assert_eq!(linear(585.0, 0.0, 4), [0.0, 200.0, 400.0]);
        assert_eq!(linear(-1.0, 1.0, 3), [-1.0, 0.0, 1.0]);
    }

    #[test]
    fn log_values_thin_out_with_the_room() {
        assert_eq!(log(6.1, 585.0, 8), [10.0, 20.0, 50.0, 100.0, 200.0, 500.0]);
        assert_eq!(log(6.1, 585.0, 5), [10.0, 30.0, 100.0, 300.0]);
        assert_eq!(log(6.1, 585.0, 3), [10.0, 100.0]);
        assert_eq!(log(1.0, 1e9, 4), [1.0, 1e3, 1e6, 1e9]);
        assert_eq!(log(0.001, 1000.0, 7), [0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]);
    }

    #[test]
    fn a_narrow_log_domain_has_linear_values() {
        assert_eq!(log(6.0, 9.0, 4), [6.0, 7.0, 8.0, 9.0]);
    }

    #[test]
    fn values_around_zero_include_zero() {
        assert_eq!(signed_log(-12.0, 585.0, 10.0, 9), [-10.0, 0.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0]);
        assert_eq!(signed_log(-12.0, 585.0, 10.0, 5), [-10.0, 0.0, 10.0, 100.0]);
        assert_eq!(signed_log(-4.0, 6.0, 10.0, 6), [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
    }

    #[test]
    fn a_domain_widens_to_round_ends_in_its_direction() {
        assert_eq!(nice(0.0, 8.2, 5), (0.0, 10.0));
        assert_eq!(nice(8.2, -1.0, 5), (10.0, -2.0));
        assert_eq!(nice(4.0, 4.0, 5), (4.0, 4.0));
    }

    #[test]
    fn what_has_no_width_has_no_values_and_ends() {
        for (a, b) in
            [(1.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-f64::MAX, f64::MAX), (0.0, 5e-324)]
        {
            assert!(
                linear(a, b, 5).is_empty() && log(a, b, 5).is_empty() && signed_log(a, b, 1.0, 5).is_empty()
            );
        }
        assert!(linear(0.0, 1.0, 0).is_empty() && log(1.0, 9.0, 0).is_empty());
        assert!(linear(1e16, 1e16 + 4.0, 5).len() <= 5);
        assert_eq!(linear(0.0, 1.0, usize::MAX), Vec::<f64>::new());
    }
}
