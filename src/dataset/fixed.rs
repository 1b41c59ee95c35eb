//! Exact decimal numbers, as they are printed.

mod written;

pub use written::FixedError;

use std::ops::{Add, Neg, Sub};
use written::{LIMIT, MAX_DECIMALS, MAX_DIGITS, PART_DECIMALS, Written, shifted};

/// An exact decimal number: a whole number of parts, of which one has 10¹³.
///
/// Printed figures must compare exactly, and 8.05 has no exact binary fraction. So [`crate::analysis`] ranks with these,
/// and floating-point numbers are for drawing only. All numbers have the same parts, so that comparing and adding them is
/// comparing and adding integers. Numbers of a dataset, with half a step added and a hundredfold, are far from overflowing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fixed(i128);

/// The digits that [`Fixed::digits`] writes before the point.
const WHOLE_DIGITS: usize = 24;
/// All digits that [`Fixed::digits`] writes.
const DIGITS: usize = WHOLE_DIGITS + PART_DECIMALS as usize;

impl Fixed {
    /// Zero.
    pub const ZERO: Self = Self(0);
    /// The most digits after the point in a dataset.
    pub const MAX_DECIMALS: i8 = MAX_DECIMALS;
    /// The most significant digits in a dataset.
    pub const MAX_DIGITS: i64 = MAX_DIGITS;
    /// The power of ten of the largest magnitude in a dataset: 10¹⁸.
    pub const LIMIT: i64 = LIMIT;

    /// A number of millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(shifted(millionths as i128, PART_DECIMALS - 6))
    }

    /// A number of parts, as [`Self::parts`] counts them.
    pub const fn from_parts(parts: i128) -> Self {
        Self(parts)
    }

    /// How many parts it has, of which one has 10¹³.
    pub const fn parts(self) -> i128 {
        self.0
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self(shifted(number as i128, PART_DECIMALS))
    }

    /// The number that a floating-point number was meant to be: as many digits as that can hold, 15.
    pub fn nearest(number: f64) -> Self {
        let (mut scaled, mut decimals) = (number, 0);
        while decimals < Self::MAX_DECIMALS && scaled.abs() < 1e14 {
            decimals += 1;
            scaled = number * 10f64.powi(decimals.into());
        }
        Self(shifted(scaled.round() as i64 as i128, PART_DECIMALS - decimals))
    }

    /// Half of one in the last digit of a number that is printed with `decimals` digits after the point: 0.05 for 1, 500
    /// for −3.
    pub const fn half_step(decimals: i8) -> Self {
        Self(shifted(5, Self::MAX_DECIMALS - decimals))
    }

    /// Parses a number as JSON has it: `-8`, `8.10`, `5.85e2`.
    ///
    /// # Errors
    ///
    /// A number that is out of range or has too many digits: nothing is ever rounded.
    pub fn parse(text: &str) -> Result<Self, FixedError> {
        Ok(Self::parse_printed(text)?.0)
    }

    /// As [`Self::parse`], with how many digits after the point are written: 2 of `8.10`.
    ///
    /// # Errors
    ///
    /// As [`Self::parse`].
    pub fn parse_printed(text: &str) -> Result<(Self, i8), FixedError> {
        let mut bytes = text.as_bytes();
        let is_negative = bytes.first() == Some(&b'-');
        if is_negative {
            bytes = &bytes[1..];
        }
        let written = Written::read(bytes).ok_or(FixedError::NotANumber)?;
        let magnitude = written.magnitude()?;
        let decimals = (-written.power).clamp(0, Self::MAX_DECIMALS.into()) as i8;
        Ok((Self(if is_negative { -magnitude } else { magnitude }), decimals))
    }

    /// The digits after the point up to the last that is not zero: 2 for 8.25, −3 for 3000, 0 for 0.
    pub fn decimals(self) -> i8 {
        let digits = self.digits();
        let mut decimals = PART_DECIMALS;
        for &digit in digits.iter().rev() {
            if digit != 0 {
                return decimals;
            }
            decimals -= 1;
        }
        0
    }

    /// Whether it has no fraction.
    pub fn is_whole(self) -> bool {
        self.decimals() <= 0
    }

    /// Whether it is a whole number of steps; of steps of nothing, none but nothing is.
    pub fn is_multiple_of(self, step: Self) -> bool {
        self.0.checked_rem(step.0).map_or(self.0 == 0, |rest| rest == 0)
    }

    /// Its magnitude.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Its half. Of a number with [`Self::MAX_DECIMALS`] digits after the point it is exact.
    pub fn half(self) -> Self {
        Self(self.0 >> 1)
    }

    /// Its tenth. Of a number with [`Self::MAX_DECIMALS`] digits after the point it is exact.
    pub fn tenth(self) -> Self {
        let mut tenth = 0;
        for &digit in &self.digits()[..DIGITS - 1] {
            tenth = shifted(tenth, 1) + i128::from(digit);
        }
        Self(if self.0 < 0 { -tenth } else { tenth })
    }

    /// The number times ten to a power that is not negative.
    pub const fn times_power_of_ten(self, power: i8) -> Self {
        Self(shifted(self.0, power))
    }

    /// Writes it as JSON has it, with `decimals` digits after the point, or more if it needs them.
    pub fn write(self, decimals: i8, out: &mut String) {
        if self.0 < 0 {
            out.push('-');
        }
        self.push_digits(decimals.max(self.decimals()), usize::MAX, out);
    }

    /// Writes the digits of its magnitude, up to so many after the point. Of at least `grouped` digits before the point,
    /// commas separate the thousands.
    pub fn push_digits(self, decimals: i8, grouped: usize, out: &mut String) {
        let last = WHOLE_DIGITS + decimals.max(0) as usize;
        let mut has_begun = false;
        let mut has_groups = false;
        for (index, &digit) in self.digits().iter().enumerate().take(last) {
            if !has_begun && digit == 0 && index + 1 < WHOLE_DIGITS {
                continue;
            }
            if !has_begun {
                has_groups = WHOLE_DIGITS - index >= grouped;
            } else if index == WHOLE_DIGITS {
                out.push('.');
            } else if has_groups && index < WHOLE_DIGITS && index % 3 == 0 {
                out.push(',');
            }
            has_begun = true;
            out.push(char::from(b'0' + digit));
        }
    }

    /// The digits of its magnitude, most significant first. They are counted by subtracting: dividing 128 bits by ten would
    /// take a kilobyte of WebAssembly.
    fn digits(self) -> [u8; DIGITS] {
        let mut digits = [0; DIGITS];
        let mut rest = self.0.abs();
        for digit in &mut digits {
            while rest >= FIRST_DIGIT {
                rest -= FIRST_DIGIT;
                *digit += 1;
            }
            rest = shifted(rest, 1);
        }
        digits
    }

    /// The nearest floating-point number, for drawing only.
    pub fn as_f64(self) -> f64 {
        let magnitude = self.0.unsigned_abs();
        // The standard library's conversion of 128 bits, which rounds once instead of twice, takes 330 bytes.
        let float = (magnitude >> 64) as u64 as f64 * 18_446_744_073_709_551_616.0 + magnitude as u64 as f64;
        (if self.0 < 0 { -float } else { float }) / 1e13
    }
}

impl Add for Fixed {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fixed {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Fixed {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// One in the first of the digits.
const FIRST_DIGIT: i128 = shifted(1, DIGITS as i8 - 1);

/// Writes a whole number. The formatting of the standard library would add kilobytes to the WebAssembly.
pub fn push_digits(number: u64, out: &mut String) {
    if number >= 10 {
        push_digits(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        let (number, decimals) = Fixed::parse_printed(text).unwrap();
        let mut out = String::new();
        number.write(decimals, &mut out);
        out
    }

    #[test]
    fn numbers_are_read_exactly_with_their_digits() {
        for (text, written) in [
            ("8", "8"),
            ("8.10", "8.10"),
            ("57.0", "57.0"),
            ("-0.00001", "-0.00001"),
            ("-0", "0"),
            ("-0.0", "0.0"),
            ("5.85e2", "585"),
            ("58500E-4", "5.8500"),
            ("1.2e+4", "12000"),
            ("0.000001", "0.000001"),
            ("1e-12", "0.000000000001"),
            ("25000000000000", "25000000000000"),
            ("2.5e13", "25000000000000"),
            ("1000000000000000000", "1000000000000000000"),
            ("-1e18", "-1000000000000000000"),
            ("123456789012345.678", "123456789012345.678"),
            ("999999999999999999", "999999999999999999"),
            ("8.0000000000000000000000000", "8.000000000000"),
            ("0e99999999999999999999", "0"),
            ("0.0000000000000000001e19", "1"),
        ] {
            assert_eq!(read(text), written, "{text}");
        }
        assert_eq!(Fixed::parse("8.05").unwrap(), Fixed::from_millionths(8_050_000));
        assert_eq!(Fixed::parse("-0.0").unwrap(), Fixed::ZERO);
    }

    #[test]
    fn nothing_is_rounded() {
        use FixedError::{NotANumber, TooLarge, TooPrecise};
        for (text, error) in [
            ("0.0000000000001", TooPrecise),
            ("1e-13", TooPrecise),
            ("1e-99999999999999999999", TooPrecise),
            ("1.234567890123456789", TooPrecise),
            ("1000000000000000000.1", TooPrecise),
            ("1000000000000000001", TooPrecise),
            ("1.1e18", TooLarge),
            ("1e19", TooLarge),
            ("1e99999999999999999999", TooLarge),
            ("eight", NotANumber),
            ("", NotANumber),
            ("-", NotANumber),
            ("1.", NotANumber),
            (".5", NotANumber),
            ("007", NotANumber),
            ("1,5", NotANumber),
            ("+1", NotANumber),
            ("1.2.3", NotANumber),
            ("1e", NotANumber),
            ("1e+-5", NotANumber),
            ("1.e5", NotANumber),
            ("e5", NotANumber),
            ("00e5", NotANumber),
            ("--1", NotANumber),
        ] {
            assert_eq!(Fixed::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn the_last_digit_that_is_not_zero_decides_how_many_are_needed() {
        for (text, decimals) in
            [("8.250", 2), ("3000", -3), ("0", 0), ("-17", 0), ("1e18", -18), ("1e-12", 12)]
        {
            assert_eq!(Fixed::parse(text).unwrap().decimals(), decimals, "{text}");
        }
    }

    #[test]
    fn half_a_step_is_half_the_last_digit() {
        for (decimals, half) in [(0, "0.5"), (1, "0.05"), (-3, "500"), (-18, "5e17")] {
            assert_eq!(Fixed::half_step(decimals), Fixed::parse(half).unwrap());
        }
        assert_eq!(Fixed::half_step(12) + Fixed::half_step(12), Fixed::parse("1e-12").unwrap());
    }

    #[test]
    fn a_floating_point_number_is_what_it_was_meant_to_be() {
        for text in ["0.3", "-0.000001", "585.3", "25000000000000", "0", "1e-12", "123456.789", "1e18"] {
            assert_eq!(Fixed::nearest(text.parse().unwrap()), Fixed::parse(text).unwrap(), "{text}");
        }
    }

    /// A number of up to 18 digits, and where its point is.
    fn any_number() -> impl Strategy<Value = String> {
        let text = |(mantissa, digits, power): (u64, u32, i32)| {
            let mantissa = mantissa % 10u64.pow(digits);
            format!("{mantissa}e{}", power.min(18 - digits as i32))
        };
        (any::<u64>(), 1u32..=18, -12i32..=18).prop_map(text)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in any_number(), is_negative in any::<bool>()) {
            let number = Fixed::parse(&text).unwrap();
            let number = if is_negative { -number } else { number };
            prop_assert_eq!(Fixed::parse(&read(&{ let mut out = String::new(); number.write(0, &mut out); out })), Ok(number));
            prop_assert_eq!(number.tenth().times_power_of_ten(1), number);
            prop_assert_eq!(number.half() + number.half(), number);
            let float = number.as_f64();
            prop_assert!((float - text.parse::<f64>().unwrap().copysign(float)).abs() <= float.abs() * 1e-15);
        }

        #[test]
        fn they_compare_as_floating_point_numbers_that_differ_do(a in any_number(), b in any_number()) {
            let (x, y) = (a.parse::<f64>().unwrap(), b.parse::<f64>().unwrap());
            if (x - y).abs() > x.abs().max(y.abs()) * 1e-14 {
                prop_assert_eq!(Fixed::parse(&a).unwrap() < Fixed::parse(&b).unwrap(), x < y);
            }
        }
    }
}
