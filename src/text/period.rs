//! Periods in words.

use super::{fill, number, plain_number};
use crate::dataset::{Fixed, Lang, Part, Period};

/// A period in words: 2024年上半年, first half of 2024.
pub fn period(period: &Period, lang: Lang) -> String {
    let words = lang.words();
    let year = number(Fixed::whole(i64::from(period.year)), 0, Lang::Zh);
    let small = |n: u8| plain_number(i64::from(n));
    match period.part {
        Part::Year => fill(words.period_year, &[&year]),
        Part::Half(half) => fill(words.period_half[usize::from(half != 1)], &[&year]),
        Part::Quarter(quarter) => fill(words.period_quarter, &[&year, &small(quarter)]),
        Part::Month(month) => fill(words.period_month, &[&year, &small(month), month_name(month, lang)]),
        Part::Day(month, day) => {
            fill(words.period_day, &[&year, &small(month), &small(day), month_name(month, lang)])
        }
    }
}

fn month_name(month: u8, lang: Lang) -> &'static str {
    lang.words().months.split(' ').nth(usize::from(month.max(1)) - 1).unwrap_or_default()
}
