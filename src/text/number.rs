//! Exact decimals as text, without the standard library's formatting of binary fractions.

use crate::dataset::{Fixed, Lang, push_digits};

/// A number with `decimals` digits after the point; English groups thousands from 1,000 on, Chinese from 10,000 on:
/// four digits are read at once. The minus sign is U+2212. Negative `decimals` leave all digits before
/// the point, zeros too.
pub fn number(value: Fixed, decimals: i8, lang: Lang) -> String {
    let decimals = decimals.clamp(0, Fixed::MAX_DECIMALS);
    let half = Fixed::half_step(decimals);
    // Halves round away from zero; of an exact number, half a step changes no digit that is shown.
    let rounded = value.abs() + half;
    let mut out = String::new();
    if value < Fixed::ZERO && rounded >= half + half {
        out.push('−');
    }
    let grouped = if lang == Lang::En { 4 } else { 5 };
    rounded.push_digits(decimals, grouped, &mut out);
    out
}

/// A count or a rank in a text: 7, 1,568.
pub fn count(value: usize, lang: Lang) -> String {
    number(Fixed::whole(value as i64), 0, lang)
}

/// A whole number in digits alone, without separators: a year, a parameter, an attribute.
pub fn plain_number(value: i64) -> String {
    let mut out = String::new();
    if value < 0 {
        out.push('−');
    }
    push_digits(value.unsigned_abs(), &mut out);
    out
}

/// A number without zeros at its end: 585, 8.2.
pub fn trimmed(value: Fixed, lang: Lang) -> String {
    number(value, value.decimals(), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_has_no_sign_in_any_precision() {
        for decimals in 0..=Fixed::MAX_DECIMALS {
            assert!(number(Fixed::ZERO, decimals, Lang::En).starts_with('0'), "{decimals}");
        }
    }

    #[test]
    fn numbers_keep_their_printed_digits() {
        for (millionths, decimals, zh, en) in [
            (8_000_000, 0, "8", "8"),
            (8_000_000, 1, "8.0", "8.0"),
            (475_600_000, 1, "475.6", "475.6"),
            (6_009_000_000, 0, "6009", "6,009"),
            (-3_050_000, 2, "−3.05", "−3.05"),
            (-1, 0, "0", "0"),
            (8_000_000, -3, "8", "8"),
            (25_000_000_000_000_000, 0, "25,000,000,000", "25,000,000,000"),
            (1_234_567_000_000, 0, "1,234,567", "1,234,567"),
            (9_999_000_000, 0, "9999", "9,999"),
            (10_000_000_000, 0, "10,000", "10,000"),
            (999_999, 2, "1.00", "1.00"),
        ] {
            let value = Fixed::from_millionths(millionths);
            assert_eq!(number(value, decimals, Lang::Zh), zh);
            assert_eq!(number(value, decimals, Lang::En), en);
        }
    }
}
