//! Parts of the calendar, and their codes in documents and URLs.

use super::fixed::push_digits;

/// A period, or a day as of which a figure holds: `2023`, `2024-H1`, `2024-Q2`, `2024-06`, `2024-06-30`; or one that only the
/// dataset knows, see [`NamedPeriod`](super::NamedPeriod).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Year; 0 for [`Part::Other`].
    pub year: u16,
    /// Part of the year.
    pub part: Part,
}

/// The part of a year that a period is, or that it is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole year.
    #[default]
    Year,
    /// Half 1 or 2.
    Half(u8),
    /// Quarter 1 to 4.
    Quarter(u8),
    /// Month 1 to 12.
    Month(u8),
    /// A day: the month, and the day of the month.
    Day(u8, u8),
    /// No part of one year: the index in [`Dataset::named_periods`](super::Dataset::named_periods).
    Other(u16),
}

impl Period {
    /// The first and the last day, each as a number that grows with time; every month ends on its 31st. `None` for
    /// [`Part::Other`].
    pub(super) fn calendar_days(self) -> Option<(u32, u32)> {
        let (first, last) = match self.part {
            Part::Year => (1, 12),
            Part::Half(half) => (half * 6 - 5, half * 6),
            Part::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
            Part::Month(month) => (month, month),
            Part::Day(month, of_month) => {
                let day = self.day(month, of_month);
                return Some((day, day));
            }
            Part::Other(_) => return None,
        };
        Some((self.day(first, 1), self.day(last, 31)))
    }

    fn day(self, month: u8, day: u8) -> u32 {
        (u32::from(self.year) * 12 + u32::from(month) - 1) * 32 + u32::from(day)
    }

    /// The code of a part of the calendar: `2023`, `2024-H1`, `2024-Q2`, `2024-06`, `2024-06-30`. That of any period is
    /// [`Dataset::period_code`](super::Dataset::period_code).
    pub(super) fn calendar_code(self) -> String {
        let mut code = String::new();
        push_digits(self.year.into(), &mut code);
        match self.part {
            Part::Year | Part::Other(_) => {}
            Part::Half(half) => push_part(&mut code, "-H", half, 1),
            Part::Quarter(quarter) => push_part(&mut code, "-Q", quarter, 1),
            Part::Month(month) => push_part(&mut code, "-", month, 2),
            Part::Day(month, day) => {
                push_part(&mut code, "-", month, 2);
                push_part(&mut code, "-", day, 2);
            }
        }
        code
    }

    /// The part of the calendar with that code; `None` for an invalid code, or one of no month or day of the calendar.
    pub fn from_code(code: &str) -> Option<Self> {
        let (year, part) = code.as_bytes().split_at_checked(4)?;
        let year = digits(year).filter(|&year| year >= 1000)?;
        let part = match *part {
            [] => Part::Year,
            [b'-', b'H', half @ b'1'..=b'2'] => Part::Half(half - b'0'),
            [b'-', b'Q', quarter @ b'1'..=b'4'] => Part::Quarter(quarter - b'0'),
            [b'-', ref month @ ..] if month.len() == 2 => Part::Month(month_of_year(month)?),
            [b'-', ref month @ .., b'-', tens, ones] if month.len() == 2 => {
                day_of_year(year, month_of_year(month)?, digits(&[tens, ones])?)?
            }
            _ => return None,
        };
        Some(Self { year, part })
    }
}

fn push_part(code: &mut String, mark: &str, number: u8, width: usize) {
    code.push_str(mark);
    if width == 2 && number < 10 {
        code.push('0');
    }
    push_digits(number.into(), code);
}

fn month_of_year(month: &[u8]) -> Option<u8> {
    digits(month).filter(|month| (1..=12).contains(month)).map(|month| month as u8)
}

fn day_of_year(year: u16, month: u8, day: u16) -> Option<Part> {
    (1..=u16::from(days_in(year, month))).contains(&day).then_some(Part::Day(month, day as u8))
}

/// How many days a month has.
pub fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number of up to four digits.
fn digits(text: &[u8]) -> Option<u16> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    text.iter().try_fold(0, |number, &byte| Some(number * 10 + digit(byte)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn period_codes_round_trip() {
        for code in
            ["2023", "2024-H1", "2024-H2", "2024-Q4", "2024-06", "2024-12", "2024-06-30", "2024-02-29"]
        {
            assert_eq!(Period::from_code(code).unwrap().calendar_code(), code);
        }
    }

    #[test]
    fn invalid_codes_are_no_periods() {
        let codes = [
            "",
            "24",
            "0999",
            "2024-",
            "2024-H3",
            "2024-H0",
            "2024-H",
            "2024-Q5",
            "2024-Q0",
            "2024-13",
            "2024-00",
            "2024-6",
            "2023-02-29",
            "2024-04-31",
            "2024-06-00",
            "2024-06-30-",
            "2024-06-3",
            "2024-h1",
            "2024/06",
            "+024",
            "２０２４",
            "2024-H1-01",
        ];
        for code in codes {
            assert_eq!(Period::from_code(code), None, "{code}");
        }
    }
}
