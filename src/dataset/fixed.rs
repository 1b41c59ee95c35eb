//! Exact decimal numbers, as a newspaper prints them.

/// An exact decimal: a whole number of millionths.
///
/// Printed figures must compare exactly (8.05 is not 8.049999…), so the
/// interval arithmetic of [`crate::analysis`] never touches binary fractions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fixed(i64);

impl Fixed {
    /// Millionths in one.
    pub const ONE: i64 = 1_000_000;
    /// Largest magnitude a dataset may hold, in whole units: 10¹².
    pub const LIMIT: i64 = 1_000_000_000_000;
    /// Most digits after the point a dataset may print: one is kept free for half a last digit.
    pub const MAX_DECIMALS: u8 = 5;

    /// The number of that many millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self(number * Self::ONE)
    }

    /// How many millionths it is.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Half of the last digit's place of a number printed with `decimals` digits after the point.
    pub const fn half_step(decimals: u8) -> Self {
        Self(Self::ONE / 2 / 10i64.pow(if decimals > 5 { 5 } else { decimals } as u32))
    }

    /// The nearest binary fraction, for drawing only.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / Self::ONE as f64
    }
}
