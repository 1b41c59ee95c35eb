//! Exact decimal numbers, as they are printed.

/// Why a text is not a [`Fixed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedError {
    /// It is not a decimal number.
    NotANumber,
    /// Its magnitude is above [`Fixed::LIMIT`].
    TooLarge,
    /// It has more than [`Fixed::MAX_DECIMALS`] digits after the point.
    TooPrecise,
}

/// An exact decimal number: a whole number of millionths.
///
/// Printed figures must compare exactly, and 8.05 has no exact binary fraction. So [`crate::analysis`] ranks with these,
/// and floating-point numbers are for drawing only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fixed(i64);

impl Fixed {
    /// Millionths in one.
    pub const ONE: i64 = 1_000_000;
    /// The largest magnitude in a dataset, in ones: 10¹².
    pub const LIMIT: i64 = 1_000_000_000_000;
    /// The most digits after the point in a dataset: one fewer than there are, for [`Fixed::half_step`].
    pub const MAX_DECIMALS: u8 = 5;

    /// A number of millionths.
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

    /// Half of one in the last digit of a number that is printed with `decimals` digits after the point: 0.05 for 1.
    pub const fn half_step(decimals: u8) -> Self {
        Self(Self::ONE / 2 / 10i64.pow(if decimals > 5 { 5 } else { decimals } as u32))
    }

    /// Parses a number as JSON has it: `-8`, `8.10`, `5.85e2`.
    ///
    /// # Errors
    ///
    /// A number that is out of range or has too many digits: nothing is ever rounded.
    pub fn parse(text: &str) -> Result<Self, FixedError> {
        if let Some(millionths) = parse_short(text.as_bytes()) {
            return Ok(Self(millionths));
        }
        Self::parse_any(text)
    }

    fn parse_any(text: &str) -> Result<Self, FixedError> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i32 = match exponent.parse() {
            Ok(exponent) => exponent,
            // The exponent exceeds `i32`: zero stays zero, and any other number is out of range.
            Err(_) if exponent.starts_with('-') => i32::MIN / 2,
            Err(_) => i32::MAX / 2,
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let magnitude = magnitude(whole, fraction, exponent)?;
        Ok(Self(if negative { -magnitude } else { magnitude }))
    }

    /// The fewest digits after the point that write it exactly.
    pub fn decimals(self) -> u8 {
        let mut millionths = self.0;
        let mut decimals = 6;
        while decimals > 0 && millionths % 10 == 0 {
            millionths /= 10;
            decimals -= 1;
        }
        decimals
    }

    /// Whether it has no fraction.
    pub const fn is_whole(self) -> bool {
        self.0 % Self::ONE == 0
    }

    /// Writes it as JSON has it, with `decimals` digits after the point, or more if it needs them.
    pub fn write(self, decimals: u8, out: &mut String) {
        if self.0 < 0 {
            out.push('-');
        }
        let millionths = self.0.unsigned_abs();
        let one = Self::ONE as u64;
        push_digits(millionths / one, out);
        let decimals = decimals.max(self.decimals()).min(6);
        let mut rest = millionths % one * 10;
        for digit in 0..decimals {
            if digit == 0 {
                out.push('.');
            }
            out.push((b'0' + (rest / one) as u8) as char);
            rest = rest % one * 10;
        }
    }

    /// The nearest floating-point number, for drawing only.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / Self::ONE as f64
    }
}

/// Writes a whole number. The formatting of the standard library would add kilobytes to the WebAssembly.
pub fn push_digits(number: u64, out: &mut String) {
    if number >= 10 {
        push_digits(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The millionths of a short number, as nearly all are: up to nine digits, and up to five more after the point. `None`
/// for any other text, which [`Fixed::parse_any`] parses, several times slower.
fn parse_short(text: &[u8]) -> Option<i64> {
    // `unit` is what one in the last digit after the point counts, in millionths; 0 before the point.
    let (mut sum, mut unit, mut whole) = (0, 0, 0);
    for &byte in text {
        match byte {
            b'0'..=b'9' if unit == 0 && whole < 9 => {
                whole += 1;
                sum = sum * 10 + i64::from(byte - b'0') * Fixed::ONE;
            }
            b'0'..=b'9' if unit > 10 => {
                unit /= 10;
                sum += i64::from(byte - b'0') * unit;
            }
            b'.' if unit == 0 && whole > 0 => unit = Fixed::ONE,
            _ => return None,
        }
    }
    (whole > 0).then_some(sum)
}

/// The millionths of `whole.fraction` × 10^`exponent`.
fn magnitude(whole: &str, fraction: &str, exponent: i32) -> Result<i64, FixedError> {
    if whole.is_empty() {
        return Err(FixedError::NotANumber);
    }
    // The power of ten of the next digit.
    let mut power = (whole.len() as i64 - 1) + i64::from(exponent);
    let mut sum: u64 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return Err(FixedError::NotANumber);
        }
        if byte != b'0' {
            sum += u64::from(byte - b'0') * power_in_millionths(power)?;
        }
        power -= 1;
    }
    if sum > (Fixed::LIMIT * Fixed::ONE) as u64 { Err(FixedError::TooLarge) } else { Ok(sum as i64) }
}

/// Ten to that power, in millionths.
fn power_in_millionths(power: i64) -> Result<u64, FixedError> {
    match power {
        13.. => Err(FixedError::TooLarge),
        ..-5 => Err(FixedError::TooPrecise),
        _ => Ok(10u64.pow((power + 6) as u32)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn read(text: &str) -> i64 {
        Fixed::parse(text).unwrap().millionths()
    }

    #[test]
    fn numbers_are_read_exactly() {
        assert_eq!(read("8"), 8_000_000);
        assert_eq!(read("8.05"), 8_050_000);
        assert_eq!(read("-0.00001"), -10);
        assert_eq!(read("-0"), 0);
        assert_eq!(read("5.85e2"), 585_000_000);
        assert_eq!(read("58500E-4"), 5_850_000);
        assert_eq!(read("8.0000000000000000000000000"), 8_000_000);
        assert_eq!(read("1000000000000"), 1_000_000_000_000_000_000);
        assert_eq!(read("0e99999999999999999999"), 0);
        assert_eq!(read("0.0000000000001e13"), 1_000_000);
    }

    #[test]
    fn nothing_is_rounded() {
        assert_eq!(Fixed::parse("0.000001"), Err(FixedError::TooPrecise));
        assert_eq!(Fixed::parse("1e-6"), Err(FixedError::TooPrecise));
        assert_eq!(Fixed::parse("1e-99999999999999999999"), Err(FixedError::TooPrecise));
        assert_eq!(Fixed::parse("1000000000000.1"), Err(FixedError::TooLarge));
        assert_eq!(Fixed::parse("9999999999999.99999"), Err(FixedError::TooLarge));
        assert_eq!(Fixed::parse("1e13"), Err(FixedError::TooLarge));
        assert_eq!(Fixed::parse("1e99999999999999999999"), Err(FixedError::TooLarge));
        assert_eq!(Fixed::parse("eight"), Err(FixedError::NotANumber));
        assert_eq!(Fixed::parse(""), Err(FixedError::NotANumber));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (text, decimals) in
            [("8.10", 2), ("-0.05", 2), ("1000000000000", 0), ("0", 0), ("3000", 0), ("8.0", 1)]
        {
            let mut out = String::new();
            Fixed::parse(text).unwrap().write(decimals, &mut out);
            assert_eq!(out, text);
        }
        let mut out = String::new();
        Fixed::parse("57.75").unwrap().write(0, &mut out);
        assert_eq!(out, "57.75");
    }

    proptest::proptest! {
        #[test]
        fn the_fast_path_agrees_with_the_slow_one(text in "-?[0-9]{0,11}(\\.[0-9]{0,7})?(e[0-9])?") {
            proptest::prop_assert_eq!(Fixed::parse(&text), Fixed::parse_any(&text));
        }
    }

    #[test]
    fn half_a_step_is_half_the_last_digit() {
        assert_eq!(Fixed::half_step(0), Fixed::parse("0.5").unwrap());
        assert_eq!(Fixed::half_step(1), Fixed::parse("0.05").unwrap());
    }
}
