//! The names of enums, and the codes of periods, in documents and URLs.

use super::fixed::push_digits;
use super::{Basis, Better, Bound, GapReason, Kind, Part, Period, Status};

macro_rules! names {
    ($type:ident: $($variant:ident = $name:literal),+ $(,)?) => {
        impl $type {
            /// All of them, in the order in which they are declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The names of all of them, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name in documents and URLs.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// The one with that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().position(|known| *known == name).and_then(|index| Self::ALL.get(index).copied())
            }
        }
    };
}

names!(
    Kind: Growth = "growth",
    Share = "share",
    Amount = "amount",
    Count = "count",
    Rank = "rank",
    Grade = "grade",
    Multiple = "multiple",
    Points = "points",
    Streak = "streak",
    Score = "score",
    Rate = "rate",
    Duration = "duration",
);
names!(Better: Higher = "higher", Lower = "lower", Neither = "neither");
names!(
    Bound: Exact = "exact",
    Over = "over",
    AtLeast = "at_least",
    About = "about",
    Under = "under",
    AtMost = "at_most",
);
names!(Basis: Stated = "stated", Implied = "implied", Unknown = "unknown");
names!(
    GapReason: CutOff = "cut_off",
    Unreadable = "unreadable",
    NotYetDue = "not_yet_due",
    NotCollected = "not_collected",
    Suppressed = "suppressed",
    Unreliable = "unreliable",
    BelowDetection = "below_detection",
    Withheld = "withheld",
    NotApplicable = "not_applicable",
    NotReported = "not_reported",
    Unknown = "unknown",
);
names!(
    Status: Provisional = "provisional",
    Revised = "revised",
    Estimated = "estimated",
    Forecast = "forecast",
    Break = "break",
    LowReliability = "low_reliability",
    DefinitionDiffers = "definition_differs",
);

impl Period {
    /// The code in documents: `2023`, `2024-H1`, `2024-Q2`, `2024-06`, `2024-06-30`.
    pub fn code(self) -> String {
        let mut code = String::new();
        push_digits(self.year.into(), &mut code);
        match self.part {
            Part::Year => {}
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

    /// The period with that code; `None` for an invalid code, or one of no month or day of the calendar.
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
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=days).contains(&day).then_some(Part::Day(month, day as u8))
}

/// A number of up to four digits.
fn digits(text: &[u8]) -> Option<u16> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    text.iter().try_fold(0, |number, &byte| Some(number * 10 + digit(byte)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn names_round_trip() {
        for &status in Status::ALL {
            assert_eq!(Status::from_name(status.as_str()), Some(status));
        }
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.as_str()), Some(kind));
        }
        assert_eq!(Kind::from_name("Growth"), None);
        assert_eq!(GapReason::NotYetDue.as_str(), "not_yet_due");
    }

    #[test]
    fn period_codes_round_trip() {
        for code in
            ["2023", "2024-H1", "2024-H2", "2024-Q4", "2024-06", "2024-12", "2024-06-30", "2024-02-29"]
        {
            assert_eq!(Period::from_code(code).unwrap().code(), code);
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
