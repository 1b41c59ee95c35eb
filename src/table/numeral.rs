//! Printed digits with marks of thousands and decimals: which mark means what, and the exact number.

use super::decimal::Decimal;

/// The marks that part a number's digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecimalMark {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

impl DecimalMark {
    /// The mark.
    pub const fn letter(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// The other mark.
    pub const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What the digits of one number show of its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Whole digits without a mark, or with one that says nothing.
    None,
    /// This is the decimal mark.
    Is(DecimalMark),
    /// Three digits follow the only mark: either 1,234 or 1.234. The mark that stands there.
    Either(DecimalMark),
}

/// A number as printed: its digits, and the marks between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral<'a> {
    groups: Vec<&'a str>,
    marks: Vec<char>,
    exponent: i32,
}

/// Why digits make no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Marks part the digits in no known way.
    Grouping,
    /// The decimal mark is not the table's.
    OtherMark,
    /// More digits than are read.
    TooLong,
}

impl<'a> Numeral<'a> {
    /// Reads a numeral from the beginning of a folded text, and returns what follows it.
    pub fn scan(text: &'a str) -> Option<(Self, &'a str)> {
        let mut groups = Vec::new();
        let mut marks = Vec::new();
        let mut rest = text;
        loop {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            // ".5" is a number; "1..5" is none.
            if digits == 0 && !(groups.is_empty() && starts_with_fraction(rest)) {
                break;
            }
            groups.push(&rest[..digits]);
            rest = &rest[digits..];
            let Some(mark) = mark_between(rest) else { break };
            marks.push(mark);
            rest = &rest[mark.len_utf8()..];
        }
        if groups.is_empty() {
            return None;
        }
        let (exponent, rest) = exponent(rest);
        Some((Self { groups, marks, exponent }, rest))
    }

    /// What the marks show.
    pub fn evidence(&self) -> Evidence {
        let point = self.marks.iter().filter(|mark| **mark == '.').count();
        let comma = self.marks.iter().filter(|mark| **mark == ',').count();
        let last = self.marks.last().copied();
        match (point, comma) {
            (0, 0) => Evidence::None,
            // 1,234.5 and 1.234,5: the last mark is another one.
            (1.., 1..) if last == Some('.') && point == 1 => Evidence::Is(DecimalMark::Point),
            (1.., 1..) if last == Some(',') && comma == 1 => Evidence::Is(DecimalMark::Comma),
            (1.., 1..) => Evidence::None,
            // 1,234,567: twice, so it parts thousands.
            (0, 2..) => Evidence::Is(DecimalMark::Point),
            (2.., 0) => Evidence::Is(DecimalMark::Comma),
            (1, 0) => self.evidence_of_one(DecimalMark::Point),
            (0, 1) => self.evidence_of_one(DecimalMark::Comma),
        }
    }

    /// One mark: it parts thousands only where up to three digits stand before it and three after it.
    fn evidence_of_one(&self, mark: DecimalMark) -> Evidence {
        let (first, last) = (self.groups[0], self.groups[self.groups.len() - 1]);
        let could_group = self.marks.len() == 1
            && last.len() == 3
            && (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && self.exponent == 0;
        if could_group { Evidence::Either(mark) } else { Evidence::Is(mark) }
    }

    /// The exact number, where a decimal mark is known.
    ///
    /// # Errors
    /// Digits that this decimal mark does not explain.
    pub fn read(&self, decimal: DecimalMark) -> Result<Decimal, Unreadable> {
        let fraction_follows = matches!(self.marks.last(), Some(mark) if is_decimal(*mark, decimal));
        let whole_marks = &self.marks[..self.marks.len() - usize::from(fraction_follows)];
        let (whole, fraction) = match self.groups.split_last() {
            Some((fraction, whole)) if fraction_follows => (whole, *fraction),
            _ => (self.groups.as_slice(), ""),
        };
        if !are_thousands(whole, whole_marks, decimal) {
            return Err(self.unexplained(decimal));
        }
        let digits = whole.concat() + fraction;
        let number = Decimal::from_digits(&digits, fraction.len()).ok_or(Unreadable::TooLong)?;
        Ok(number.shifted(self.exponent))
    }

    /// Why a decimal mark does not explain the digits.
    fn unexplained(&self, decimal: DecimalMark) -> Unreadable {
        let is_other = self.evidence() == Evidence::Is(decimal.other()) && self.marks.len() == 1;
        if is_other { Unreadable::OtherMark } else { Unreadable::Grouping }
    }

    /// Whether a zero stands before other whole digits: 020.
    pub fn has_leading_zero(&self) -> bool {
        self.groups[0].len() > 1 && self.groups[0].starts_with('0')
    }

    /// Whether it is digits alone.
    pub fn is_plain(&self) -> bool {
        self.marks.is_empty()
    }
}

fn starts_with_fraction(text: &str) -> bool {
    let mut bytes = text.bytes();
    matches!(bytes.next(), Some(b'.' | b',')) && bytes.next().is_some_and(|byte| byte.is_ascii_digit())
}

/// A mark that stands between digits; a space or an apostrophe counts only before three digits.
fn mark_between(rest: &str) -> Option<char> {
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    match mark {
        '.' | ',' | '·' if digits > 0 => Some(mark),
        ' ' | '\'' if digits == 3 => Some(mark),
        _ => None,
    }
}

fn is_decimal(mark: char, decimal: DecimalMark) -> bool {
    mark == decimal.letter() || mark == '·'
}

/// Whether whole digits are parted as thousands are, or as lakhs and crores are (12,34,567).
fn are_thousands(groups: &[&str], marks: &[char], decimal: DecimalMark) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some(mark) = marks.first() else { return true };
    if marks.iter().any(|other| other != mark) || is_decimal(*mark, decimal) {
        return false;
    }
    let Some((last, middle)) = rest.split_last() else { return false };
    let thousands = (1..=3).contains(&first.len()) && middle.iter().all(|group| group.len() == 3);
    let lakhs = *mark == ',' && (1..=2).contains(&first.len()) && middle.iter().all(|group| group.len() == 2);
    last.len() == 3 && (thousands || lakhs)
}

/// An exponent of ten: 1.2E+05.
fn exponent(rest: &str) -> (i32, &str) {
    let none = (0, rest);
    let Some(after) = rest.strip_prefix(['e', 'E']) else { return none };
    let (negative, digits) = match after.as_bytes().first() {
        Some(b'+') => (false, &after[1..]),
        Some(b'-') => (true, &after[1..]),
        _ => (false, after),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    match digits[..length].parse::<i32>() {
        Ok(value) if length <= 2 && value <= 20 => (if negative { -value } else { value }, &digits[length..]),
        _ => none,
    }
}

/// Reads a number in Chinese characters, such as 五百 or 一千二百, from the beginning of a text.
pub fn scan_chinese(text: &str) -> Option<(Decimal, &str)> {
    let (mut total, mut digit, mut length, mut step) = (0u32, None, 0, 10_000u32);
    for letter in text.chars() {
        if let Some(value) = chinese_digit(letter) {
            // Digits one after another are no number of this kind.
            if digit.replace(value).is_some_and(|before| before != 0) {
                return None;
            }
        } else if let Some(unit) = chinese_unit(letter) {
            if unit >= step {
                break;
            }
            total += digit.take().unwrap_or(1) * unit;
            step = unit;
        } else {
            break;
        }
        length += letter.len_utf8();
    }
    let total = total + digit.unwrap_or(0);
    (length > 0).then(|| (Decimal::whole(total), &text[length..]))
}

fn chinese_digit(letter: char) -> Option<u32> {
    if letter == '两' {
        return Some(2);
    }
    "零一二三四五六七八九".chars().position(|digit| digit == letter).map(|value| value as u32)
}

const fn chinese_unit(letter: char) -> Option<u32> {
    match letter {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use DecimalMark::{Comma, Point};

    fn numeral(text: &str) -> Numeral<'_> {
        let (numeral, rest) = Numeral::scan(text).unwrap();
        assert_eq!(rest, "", "{text}");
        numeral
    }

    #[test]
    fn marks_show_what_they_are() {
        for (text, evidence) in [
            ("1234", Evidence::None),
            ("57.0", Evidence::Is(Point)),
            ("4,7", Evidence::Is(Comma)),
            ("1,234", Evidence::Either(Comma)),
            ("12.345", Evidence::Either(Point)),
            ("0.123", Evidence::Is(Point)),
            ("1,234,567", Evidence::Is(Point)),
            ("1.234.567", Evidence::Is(Comma)),
            ("1,234.5", Evidence::Is(Point)),
            ("1.234,50", Evidence::Is(Comma)),
            ("12,34,567", Evidence::Is(Point)),
            ("1 234", Evidence::None),
            ("2 485.4", Evidence::Is(Point)),
            ("1234,567", Evidence::Is(Comma)),
            (".5", Evidence::Is(Point)),
            ("1.234e5", Evidence::Is(Point)),
        ] {
            assert_eq!(numeral(text).evidence(), evidence, "{text}");
        }
    }

    #[test]
    fn digits_become_exact_numbers() {
        for (text, mark, number) in [
            ("12.345", Comma, "12345"),
            ("12.345", Point, "12.345"),
            ("1 234 567,80", Comma, "1234567.80"),
            ("1'234.5", Point, "1234.5"),
            ("12,34,567", Point, "1234567"),
            (".50", Point, "0.50"),
            ("12·5", Point, "12.5"),
            ("1.2E+05", Point, "120000"),
            ("1.5e-3", Point, "0.0015"),
            ("007", Point, "7"),
        ] {
            assert_eq!(numeral(text).read(mark).unwrap().to_string(), number, "{text}");
        }
    }

    #[test]
    fn what_a_mark_does_not_explain_is_no_number() {
        assert_eq!(numeral("2,1").read(Point), Err(Unreadable::OtherMark));
        assert_eq!(numeral("12,34").read(Point), Err(Unreadable::OtherMark));
        assert_eq!(numeral("1.2.3").read(Point), Err(Unreadable::Grouping));
        assert_eq!(numeral("1,23,45").read(Point), Err(Unreadable::Grouping));
        assert_eq!(numeral("1,234 567").read(Point), Err(Unreadable::Grouping));
        assert_eq!(numeral("1234567890123456789012345").read(Point), Err(Unreadable::TooLong));
    }

    #[test]
    fn chinese_numerals_are_read() {
        for (text, number, rest) in [
            ("五百", 500, ""),
            ("一千二百", 1200, ""),
            ("十五家", 15, "家"),
            ("三千余", 3000, "余"),
            ("两万", 2, "万"),
            ("一百零五", 105, ""),
        ] {
            let (value, after) = scan_chinese(text).unwrap();
            assert_eq!((value, after), (Decimal::whole(number), rest), "{text}");
        }
        assert!(scan_chinese("二三").is_none());
        assert!(scan_chinese("家").is_none());
    }
}
