//! Exact decimals as text, without the standard library's formatting of binary fractions.

use crate::dataset::{Fixed, Lang};

/// A number with `decimals` digits after the point; English groups thousands from 1,000 on, Chinese does not,
/// as each language's newspapers print them. The minus sign is U+2212.
pub fn number(value: Fixed, decimals: u8, lang: Lang) -> String {
    let decimals = decimals.min(6);
    let step = 10i64.pow(6 - u32::from(decimals));
    let scaled = (value.millionths().abs() + step / 2) / step;
    let unit = 10i64.pow(u32::from(decimals));
    let mut out = String::new();
    if value.millionths() < 0 && scaled != 0 {
        out.push('−');
    }
    whole(scaled / unit, lang, &mut out);
    if decimals > 0 {
        out.push('.');
        digits(scaled % unit, decimals, &mut out);
    }
    out
}

/// A count or a rank in a text: 7, 1,568.
pub fn count(value: usize, lang: Lang) -> String {
    number(Fixed::whole(value as i64), 0, lang)
}

/// A whole number in digits alone, without separators: a year, a parameter, an attribute.
pub fn plain_number(value: i64) -> String {
    number(Fixed::whole(value), 0, Lang::Zh)
}

/// A number without zeros at its end: 585, 8.2.
pub fn trimmed(value: Fixed, lang: Lang) -> String {
    number(value, value.decimals(), lang)
}

fn whole(value: i64, lang: Lang, out: &mut String) {
    if lang == Lang::En && value >= 1000 {
        whole(value / 1000, lang, out);
        out.push(',');
        digits(value % 1000, 3, out);
    } else if value >= 10 {
        whole(value / 10, Lang::Zh, out);
        digits(value % 10, 1, out);
    } else {
        digits(value, 1, out);
    }
}

/// The last `count` digits of a value, leading zeros included.
fn digits(value: i64, count: u8, out: &mut String) {
    for power in (0..u32::from(count)).rev() {
        out.push(char::from(b'0' + (value / 10i64.pow(power) % 10) as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_printed_digits() {
        for (millionths, decimals, zh, en) in [
            (8_000_000, 0, "8", "8"),
            (8_000_000, 1, "8.0", "8.0"),
            (475_600_000, 1, "475.6", "475.6"),
            (6_009_000_000, 0, "6009", "6,009"),
            (-3_050_000, 2, "−3.05", "−3.05"),
            (-1, 0, "0", "0"),
            (1_234_567_000_000, 0, "1234567", "1,234,567"),
            (999_999, 2, "1.00", "1.00"),
        ] {
            let value = Fixed::from_millionths(millionths);
            assert_eq!(number(value, decimals, Lang::Zh), zh);
            assert_eq!(number(value, decimals, Lang::En), en);
        }
    }
}
