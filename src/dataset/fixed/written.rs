//! A decimal number as JSON writes it, digit by digit.

/// Why a text is not a [`Fixed`](super::Fixed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedError {
    /// It is not a decimal number.
    NotANumber,
    /// Its magnitude is above 10¹⁸.
    TooLarge,
    /// It has more than 12 digits after the point, or more than 18 in all.
    TooPrecise,
}

/// The digits after the point of one part: one more than in a dataset, for half a step.
pub const PART_DECIMALS: i8 = 13;
/// The most digits after the point in a dataset.
pub const MAX_DECIMALS: i8 = 12;
/// The most significant digits in a dataset.
pub const MAX_DIGITS: i64 = 18;
/// The power of ten of the largest magnitude in a dataset: 10¹⁸.
pub const LIMIT: i64 = 18;

/// The magnitude of a number as it is written.
#[derive(Default)]
pub(super) struct Written {
    /// The digits before the zeros at the end. Of more than [`MAX_DIGITS`] they mean nothing.
    mantissa: u64,
    /// How many they are.
    significant: i64,
    /// How many zeros are at the end, unless all digits are zeros.
    zeros: i64,
    /// The power of ten of the last digit.
    pub power: i64,
}

impl Written {
    /// Reads digits, perhaps with a point and an exponent; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut written = Self::default();
        let (mut whole, mut has_point, mut last) = (0, false, 0);
        for (index, &byte) in bytes.iter().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    written.push(byte - b'0');
                    if has_point {
                        written.power -= 1;
                    } else {
                        whole += 1;
                    }
                }
                b'.' if !has_point => has_point = true,
                b'e' | b'E' => {
                    written.power += power(&bytes[index + 1..])?;
                    break;
                }
                _ => return None,
            }
            last = byte;
        }
        let has_leading_zero = whole > 1 && bytes[0] == b'0';
        (whole > 0 && !has_leading_zero && last != b'.').then_some(written)
    }

    fn push(&mut self, digit: u8) {
        if digit == 0 {
            self.zeros += i64::from(self.mantissa != 0);
            return;
        }
        self.significant += self.zeros + 1;
        if self.significant <= MAX_DIGITS {
            for _ in 0..=self.zeros {
                self.mantissa *= 10;
            }
            self.mantissa += u64::from(digit);
        }
        self.zeros = 0;
    }

    /// The parts of the number.
    pub fn magnitude(&self) -> Result<i128, FixedError> {
        // The power of ten of the last digit that is not zero.
        let power = self.power + self.zeros;
        if self.mantissa == 0 {
            return Ok(0);
        }
        if self.significant > MAX_DIGITS || power < -i64::from(MAX_DECIMALS) {
            return Err(FixedError::TooPrecise);
        }
        if power + self.significant > LIMIT && (self.mantissa, power) != (1, LIMIT) {
            return Err(FixedError::TooLarge);
        }
        Ok(shifted(self.mantissa.into(), power as i8 + PART_DECIMALS))
    }
}

/// The exponent of a number. One of very many digits leaves zero zero, and puts any other number out of range.
fn power(bytes: &[u8]) -> Option<i64> {
    let (is_negative, digits) = match bytes {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let mut power = 0;
    for &byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        power = (power * 10 + i64::from(byte - b'0')).min(1 << 40);
    }
    (!digits.is_empty()).then_some(if is_negative { -power } else { power })
}

/// The number with so many zeros behind it. There is no multiplication of 128 bits in WebAssembly either.
pub const fn shifted(mut number: i128, mut zeros: i8) -> i128 {
    while zeros > 0 {
        number = (number << 3) + (number << 1);
        zeros -= 1;
    }
    number
}
