//! Exact decimal numbers that keep the digits with which they were printed.

use std::cmp::Ordering;
use std::fmt;

/// How a quotient is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, halves away from zero, as spreadsheets do.
    Nearest,
    /// To the next that is not larger.
    Down,
    /// To the next that is not smaller.
    Up,
}

/// An exact decimal number and the step of its last printed digit.
///
/// 57.0 is 570 tenths, and 1.2万 is 12 thousands: the value is `digits` × 10^−`decimals`. So nothing is rounded, and the
/// number of printed digits is known.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    negative: bool,
    digits: u128,
    decimals: i32,
}

impl Decimal {
    /// The most digits that are read: as many as a `u128` holds with a margin for scaling.
    pub const MAX_DIGITS: usize = 24;

    /// A whole number.
    pub const fn whole(number: u32) -> Self {
        Self { negative: false, digits: number as u128, decimals: 0 }
    }

    /// Reads ASCII digits, the last `decimals` of which stand after the decimal mark. None where there are too many.
    pub fn from_digits(digits: &str, decimals: usize) -> Option<Self> {
        let is_valid = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let significant = digits.trim_start_matches('0').len();
        if !is_valid || significant > Self::MAX_DIGITS || decimals > Self::MAX_DIGITS {
            return None;
        }
        Some(Self { negative: false, digits: digits.parse().ok()?, decimals: decimals as i32 })
    }

    /// Digits after the decimal mark as printed; negative where the last printed digit stands for tens or more.
    pub const fn decimals(self) -> i32 {
        self.decimals
    }

    /// The same magnitude with a minus, or without.
    pub const fn with_sign(self, negative: bool) -> Self {
        Self { negative, ..self }
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.negative && self.digits != 0
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether it is a whole number.
    pub fn is_whole(self) -> bool {
        self.trimmed().decimals <= 0
    }

    /// The number × 10^`power`, with as many significant digits as before: 1.2 × 10⁴ has the step 1,000.
    pub const fn shifted(self, power: i32) -> Self {
        Self { decimals: self.decimals - power, ..self }
    }

    /// The number taken as exact where its step would exceed one: 0.7 of one is 70 per cent, not “about 70”.
    pub fn in_ones(self) -> Option<Self> {
        if self.decimals >= 0 {
            return Some(self);
        }
        let digits = self.digits.checked_mul(power_of_ten(self.decimals.unsigned_abs())?)?;
        Some(Self { digits, decimals: 0, ..self })
    }

    /// Half of one in the last printed digit: 0.05 for 0.0.
    pub const fn half_step(self) -> Self {
        Self { negative: false, digits: 5, decimals: self.decimals + 1 }
    }

    /// The next round number: one more in the last digit that is not zero. 4,000 for 3,000, 130 for 120.
    pub fn next_round(self) -> Self {
        let trimmed = self.trimmed();
        Self { digits: trimmed.digits + 1, ..trimmed }
    }

    /// The sum, with the finer of both steps. None where it has too many digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let sum = self.signed(decimals)?.checked_add(other.signed(decimals)?)?;
        Some(Self { negative: sum < 0, digits: sum.unsigned_abs(), decimals })
    }

    /// The difference, with the finer of both steps.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.with_sign(!other.negative))
    }

    /// Rounded to a number of decimals, halves away from zero, as spreadsheets show numbers.
    pub fn rounded(self, decimals: i32) -> Self {
        let drop = self.decimals - decimals;
        if drop <= 0 {
            let padded = power_of_ten(drop.unsigned_abs()).and_then(|by| self.digits.checked_mul(by));
            return padded.map_or(self, |digits| Self { digits, decimals, ..self });
        }
        let Some(divisor) = power_of_ten(drop.unsigned_abs()) else {
            return Self { digits: 0, decimals, ..self };
        };
        let digits = (self.digits + divisor / 2) / divisor;
        Self { digits, decimals, ..self }
    }

    /// The product, exact. None where it has too many digits.
    pub fn times(self, other: Self) -> Option<Self> {
        let (left, right) = (self.trimmed(), other.trimmed());
        let digits = left.digits.checked_mul(right.digits)?;
        Some(Self {
            negative: left.negative != right.negative,
            digits,
            decimals: left.decimals + right.decimals,
        })
    }

    /// The quotient, rounded to a number of decimals. None where the divisor is zero, or where there are too many digits.
    pub fn divided(self, divisor: Self, decimals: i32, rounding: Rounding) -> Option<Self> {
        let (left, right) = (self.trimmed(), divisor.trimmed());
        let power = right.decimals - left.decimals + decimals;
        let by = power_of_ten(power.unsigned_abs())?;
        let (number, divisor) = match power < 0 {
            true => (left.digits, right.digits.checked_mul(by)?),
            false => (left.digits.checked_mul(by)?, right.digits),
        };
        let negative = left.negative != right.negative;
        let (floor, rest) = (number.checked_div(divisor)?, number.checked_rem(divisor)?);
        let goes_up = match rounding {
            Rounding::Nearest => rest >= divisor - rest,
            Rounding::Down => negative && rest > 0,
            Rounding::Up => !negative && rest > 0,
        };
        Some(Self { negative, digits: floor + u128::from(goes_up), decimals })
    }

    /// What “about” this number stands for: half of one in its last digit that is not zero, below and above.
    pub fn about(self) -> (Self, Self) {
        let half = self.trimmed().half_step();
        (self.minus(half).unwrap_or(self), self.plus(half).unwrap_or(self))
    }

    /// Whether it is surely less than another.
    pub fn is_below(self, other: Self) -> bool {
        self.compare(other) == Some(Ordering::Less)
    }

    /// The same value without zeros at its end.
    fn trimmed(self) -> Self {
        let mut trimmed = self;
        if self.digits == 0 {
            return Self { decimals: self.decimals.min(0), ..self };
        }
        while trimmed.digits.is_multiple_of(10) {
            trimmed.digits /= 10;
            trimmed.decimals -= 1;
        }
        trimmed
    }

    fn signed(self, decimals: i32) -> Option<i128> {
        let factor = power_of_ten(u32::try_from(decimals - self.decimals).ok()?)?;
        let digits = i128::try_from(self.digits.checked_mul(factor)?).ok()?;
        Some(if self.negative { -digits } else { digits })
    }

    /// The order of the values. None where they are too far apart to be compared exactly.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let (left, right) = (self.trimmed(), other.trimmed());
        let decimals = left.decimals.max(right.decimals);
        Some(left.signed(decimals)?.cmp(&right.signed(decimals)?))
    }
}

impl PartialEq for Decimal {
    /// Equal values, however many digits were printed.
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other) == Some(Ordering::Equal)
    }
}

fn power_of_ten(exponent: u32) -> Option<u128> {
    10u128.checked_pow(exponent)
}

impl fmt::Display for Decimal {
    /// Plain digits with a point and a minus: `-3.10`, `12000`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_negative() {
            out.write_str("-")?;
        }
        let digits = self.digits.to_string();
        if self.decimals <= 0 {
            let zeros = if self.digits == 0 { 0 } else { self.decimals.unsigned_abs() as usize };
            return write!(out, "{digits}{:0<zeros$}", "");
        }
        let decimals = self.decimals as usize;
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, fraction) = padded.split_at(padded.len() - decimals);
        write!(out, "{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn decimal(text: &str) -> Decimal {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        Decimal::from_digits(&text.replace('.', ""), decimals).unwrap().with_sign(negative)
    }

    #[test]
    fn printed_digits_are_kept() {
        for text in ["57.0", "0.000", "-3.10", "12", "0", "123456789012345678901234"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("-0.0").to_string(), "0.0");
        assert!(Decimal::from_digits("1234567890123456789012345", 0).is_none());
    }

    #[test]
    fn scaling_keeps_the_step() {
        let shifted = decimal("1.2").shifted(4);
        assert_eq!((shifted.to_string().as_str(), shifted.decimals()), ("12000", -3));
        assert_eq!(decimal("0.7").shifted(2).in_ones().unwrap().to_string(), "70");
        assert_eq!(decimal("0.8347299813780261").shifted(2).to_string(), "83.47299813780261");
    }

    #[test]
    fn the_next_round_number() {
        for (number, next) in [("3000", "4000"), ("120", "130"), ("1.2", "1.3"), ("9", "10"), ("63", "64")] {
            assert_eq!(decimal(number).next_round(), decimal(next), "{number}");
        }
    }

    #[test]
    fn sums_and_orders_are_exact() {
        assert_eq!(decimal("0.1").plus(decimal("0.2")).unwrap().to_string(), "0.3");
        assert_eq!(decimal("9").minus(decimal("2.5")).unwrap().to_string(), "6.5");
        assert_eq!(decimal("-1").compare(decimal("0.00")), Some(Ordering::Less));
        assert_eq!(decimal("1.10"), decimal("1.1"));
    }

    #[test]
    fn quotients_are_rounded_as_is_asked() {
        for (number, by, decimals, nearest, down, up) in [
            ("7", "351", 4, "0.0199", "0.0199", "0.0200"),
            ("-7", "351", 4, "-0.0199", "-0.0200", "-0.0199"),
            ("1", "8", 2, "0.13", "0.12", "0.13"),
            ("6", "3", 1, "2.0", "2.0", "2.0"),
            ("120000", "0.04", 0, "3000000", "3000000", "3000000"),
        ] {
            let shown =
                |rounding| decimal(number).divided(decimal(by), decimals, rounding).unwrap().to_string();
            let all = [Rounding::Nearest, Rounding::Down, Rounding::Up].map(shown);
            assert_eq!(all, [nearest, down, up], "{number} ÷ {by}");
        }
        assert!(decimal("1").divided(decimal("0.0"), 1, Rounding::Nearest).is_none());
        assert_eq!(decimal("0.4").times(decimal("-2.50")).unwrap(), decimal("-1"));
    }

    #[test]
    fn rounding_is_that_of_spreadsheets() {
        for (number, decimals, shown) in
            [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("3.2", 2, "3.20"), ("0.04", 1, "0.0")]
        {
            assert_eq!(decimal(number).rounded(decimals).to_string(), shown);
        }
    }
}
