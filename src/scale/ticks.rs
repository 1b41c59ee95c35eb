//! Round values along an axis: ascending, distinct, inside the domain, at most as many as wanted.

use crate::collect::CollectVec as _;
use std::f64::consts::LN_10;

/// Magnitudes outside these bounds have no ticks: powers of ten would overflow, and no axis of figures comes near.
const MIN_MAGNITUDE: f64 = 1e-300;
const MAX_MAGNITUDE: f64 = 1e300;

/// The most ticks an axis may have, however many are asked for.
const MAX_COUNT: usize = 1000;

/// Distance between two ticks: `digit` · 10^`exponent`.
#[derive(Clone, Copy)]
struct TickStep {
    digit: f64,
    exponent: i32,
}

impl TickStep {
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

/// Round values of a positive domain: 1, 2, 5 or 1, 3 in each decade, or only powers of ten, as many as fit.
/// Linear where the domain is too narrow for three of them.
pub fn log(a: f64, b: f64, count: usize) -> Vec<f64> {
    let (lo, hi) = (a.min(b), a.max(b));
    if !(lo >= MIN_MAGNITUDE && hi <= MAX_MAGNITUDE && lo < hi) {
        return Vec::new();
    }
    let finest = decades(lo, hi, PATTERNS[0], count);
    if finest.len() < count.min(3) {
        return linear(lo, hi, count);
    }
    thinned(count, |pattern| decades(lo, hi, pattern, count))
}

/// Round values around zero: as [`log`] beyond ±`threshold` on both sides, and zero. Linear where the whole domain
/// lies within the threshold, or between two of them.
pub fn signed_log(a: f64, b: f64, threshold: f64, count: usize) -> Vec<f64> {
    let (lo, hi) = (a.min(b), a.max(b));
    if !(lo >= -MAX_MAGNITUDE && hi <= MAX_MAGNITUDE && lo < hi && threshold >= MIN_MAGNITUDE) {
        return Vec::new();
    }
    if lo >= -threshold && hi <= threshold {
        return linear(lo, hi, count);
    }
    let found = thinned(count, |pattern| {
        let negative = decades(threshold.max(-hi), -lo, pattern, count);
        let zero = (lo <= 0.0 && hi >= 0.0).then_some(0.0);
        let positive = decades(threshold.max(lo), hi, pattern, count);
        negative.iter().rev().map(|tick| -tick).chain(zero).chain(positive).collect_vec()
    });
    if found.is_empty() { linear(lo, hi, count) } else { found }
}

/// The leading digits of ticks in a decade, and how many decades apart such decades are.
type Pattern = (&'static [f64], i32);

/// Patterns from fine to coarse.
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

/// The ticks of the finest pattern that gives no more than `count`.
fn thinned(count: usize, ticks: impl Fn(Pattern) -> Vec<f64>) -> Vec<f64> {
    PATTERNS.iter().map(|pattern| ticks(*pattern)).find(|ticks| ticks.len() <= count).unwrap_or_default()
}

/// The ticks of a pattern inside a positive domain, at most `count + 1`: one too many shows that it is too fine.
fn decades(lo: f64, hi: f64, (digits, every): Pattern, count: usize) -> Vec<f64> {
    let mut ticks = Vec::new();
    if !(lo >= MIN_MAGNITUDE && hi <= MAX_MAGNITUDE && lo <= hi) {
        return ticks;
    }
    for exponent in exponent(lo)..=exponent(hi) {
        for &digit in digits.iter().filter(|_| exponent % every == 0) {
            let tick = TickStep { digit, exponent }.size();
            if ticks.len() <= count.min(MAX_COUNT) && lo <= tick && tick <= hi {
                ticks.push(tick);
            }
        }
    }
    ticks
}

/// Steps from fine to coarse, of which one gives no more than `count` ticks. None where the domain has no usable width.
fn steps(lo: f64, hi: f64, count: usize) -> impl Iterator<Item = TickStep> {
    let span = hi - lo;
    let is_usable = (MIN_MAGNITUDE..=MAX_MAGNITUDE).contains(&span) && (1..=MAX_COUNT).contains(&count);
    let finest = if is_usable { exponent(span / count as f64) } else { 0 };
    let candidates = if is_usable { 9 } else { 0 };
    (0..candidates).map(move |index: usize| TickStep {
        digit: [1.0, 2.0, 5.0][index % 3],
        exponent: finest + index as i32 / 3,
    })
}

/// Multiples of a step inside the domain, at most `count + 1`: one too many shows that the step is too fine.
fn multiples(lo: f64, hi: f64, step: TickStep, count: usize) -> Vec<f64> {
    let mut ticks: Vec<f64> = Vec::new();
    // The quotient may be rounded up past the first multiple, so start one earlier.
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
    // Logarithms are rounded: that of 1000 to just below 3.
    let size = |exponent| TickStep { digit: 1.0, exponent }.size();
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
    fn log_values_thin_out_as_fewer_are_wanted() {
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
    fn a_domain_without_usable_width_has_no_ticks() {
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
