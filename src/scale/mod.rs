//! Scales: small pure values that map numbers to positions.
//!
//! ```
//! use reported_figures::scale::Scale;
//!
//! let growth = Scale::logarithmic((-3.0, 585.0), 5.0, (0.0, 300.0));
//! assert_eq!(growth.ticks(6), [0.0, 10.0, 30.0, 100.0, 300.0]);
//! assert_eq!((growth.map(-3.0), growth.map(585.0)), (0.0, 300.0));
//! ```
//!
//! Every scale maps any number to a finite position. A domain that is collapsed or not finite maps everything
//! to the middle of its range; NaN maps there too, and an infinite value to the end on its side. Domains and
//! ranges may run backwards. Ticks are ascending, distinct, inside the domain and at most as many as wanted,
//! and no domain makes any of it hang.

mod linear;
mod log;
mod signed_log;
mod ticks;

pub use linear::Linear;
pub use log::Log;
pub use signed_log::SignedLog;

/// A linear or logarithmic scale for numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// Equal distances are equal differences.
    Linear(Linear),
    /// Equal distances are equal ratios.
    Log(Log),
    /// Equal distances are equal ratios, except near zero, where they are equal differences.
    SignedLog(SignedLog),
}

impl Scale {
    /// A scale on which the small and the large can both be read: logarithmic where the whole domain is
    /// positive, else linear within ±`threshold` of zero and logarithmic beyond.
    pub fn logarithmic(domain: (f64, f64), threshold: f64, range: (f64, f64)) -> Self {
        if domain.0.min(domain.1) > 0.0 {
            return Self::Log(Log::new(domain, range));
        }
        Self::SignedLog(SignedLog::new(domain, threshold, range))
    }

    /// The position of a value.
    pub fn map(&self, value: f64) -> f64 {
        match self {
            Self::Linear(scale) => scale.map(value),
            Self::Log(scale) => scale.map(value),
            Self::SignedLog(scale) => scale.map(value),
        }
    }

    /// The ends of the domain, unless the scale is linear.
    pub fn logarithmic_domain(&self) -> Option<(f64, f64)> {
        match self {
            Self::Linear(_) => None,
            Self::Log(scale) => Some(scale.domain),
            Self::SignedLog(scale) => Some(scale.domain),
        }
    }

    /// At most `count` round values inside the domain.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        match self {
            Self::Linear(scale) => scale.ticks(count),
            Self::Log(scale) => scale.ticks(count),
            Self::SignedLog(scale) => scale.ticks(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers that look like figures.
    fn usual() -> impl Strategy<Value = f64> {
        prop_oneof![-1000.0..1000.0, -1e9..1e9, 0.001..1.0]
    }

    fn scales(a: f64, b: f64, range: (f64, f64)) -> [Scale; 3] {
        let positive = (a.abs().min(b.abs()) + 1e-3, a.abs().max(b.abs()) + 1e-3);
        [
            Scale::Linear(Linear::new((a, b), range)),
            Scale::Log(Log::new(positive, range)),
            Scale::SignedLog(SignedLog::new((a, b), 10.0, range)),
        ]
    }

    #[test]
    fn a_domain_that_is_not_all_positive_is_linear_near_zero() {
        assert!(matches!(Scale::logarithmic((6.1, 585.0), 10.0, (0.0, 1.0)), Scale::Log(_)));
        assert!(matches!(Scale::logarithmic((-3.0, 585.0), 10.0, (0.0, 1.0)), Scale::SignedLog(_)));
        assert!(matches!(Scale::logarithmic((0.0, 585.0), 10.0, (0.0, 1.0)), Scale::SignedLog(_)));
    }

    proptest! {
        #[test]
        fn scales_are_monotonic(a in usual(), b in usual(), x in usual(), y in usual()) {
            for scale in scales(a.min(b), a.max(b) + 1.0, (0.0, 300.0)) {
                prop_assert!(scale.map(x.min(y)) <= scale.map(x.max(y)), "{scale:?}");
            }
            for scale in scales(a.min(b), a.max(b) + 1.0, (300.0, 0.0)) {
                prop_assert!(scale.map(x.min(y)) >= scale.map(x.max(y)), "{scale:?}");
            }
        }

        #[test]
        fn the_ends_of_a_domain_map_to_the_ends_of_the_range(a in usual(), width in 1.0..1e6, backwards in any::<bool>()) {
            let range = if backwards { (500.0, 20.0) } else { (20.0, 500.0) };
            for (scale, (from, to)) in [
                (Scale::Linear(Linear::new((a, a + width), range)), (a, a + width)),
                (Scale::logarithmic((a, a + width), 10.0, range), (a, a + width)),
            ] {
                prop_assert!((scale.map(from) - range.0).abs() < 1e-6, "{scale:?}");
                prop_assert!((scale.map(to) - range.1).abs() < 1e-6, "{scale:?}");
            }
        }

        #[test]
        fn no_number_whatever_breaks_a_scale(
            a in any::<f64>(), b in any::<f64>(), v in any::<f64>(), threshold in any::<f64>(), count in 0usize..40,
        ) {
            let range = (10.0, 90.0);
            let all = [
                Scale::Linear(Linear::new((a, b), range)),
                Scale::Log(Log::new((a, b), range)),
                Scale::SignedLog(SignedLog::new((a, b), threshold, range)),
                Scale::logarithmic((a, b), threshold, range),
            ];
            for scale in all {
                prop_assert!(scale.map(v).is_finite(), "{scale:?}");
                let (least, most) = (a.min(b), a.max(b));
                for inside in [least, most, v.clamp(least, most.max(least))] {
                    let position = scale.map(inside);
                    prop_assert!((9.999..=90.001).contains(&position), "{scale:?} {inside} {position}");
                }
                let ticks = scale.ticks(count);
                prop_assert!(ticks.len() <= count);
                prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]), "{ticks:?}");
                prop_assert!(ticks.iter().all(|tick| least <= *tick && *tick <= most), "{ticks:?}");
            }
        }

        #[test]
        fn usual_domains_have_ticks(a in usual(), width in 1.0..1e6, count in 5usize..12) {
            let scale = Linear::new((a, a + width), (0.0, 1.0));
            prop_assert!(scale.ticks(count).len() >= 2, "{scale:?}");
        }
    }
}
