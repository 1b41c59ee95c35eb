//! Periods in words.

use super::number::plain_number;
use super::template::fill;
use crate::dataset::{Dataset, Figure, Lang, Part, Period};

/// A period in words: 2024年上半年, first half of 2024; or the name that the dataset gives it.
pub fn period(dataset: &Dataset, period: &Period, lang: Lang) -> String {
    match dataset.named_periods.is_empty() {
        true => calendar(period, lang),
        false => named(dataset, *period, lang),
    }
}

/// A period behind “since”: the first half of 2024.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn period_since(dataset: &Dataset, since: &Period, lang: Lang) -> String {
    let name = period(dataset, since, lang);
    match since.part {
        Part::Half(_) => fill(lang.deferred_words().period_half_since, &[&name]),
        _ => name,
    }
}

/// A period that the dataset may give a name: without one, a span is called by its two ends.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn named(dataset: &Dataset, period: Period, lang: Lang) -> String {
    match dataset.named_period(period) {
        Some(named) if !named.name.is_missing() => named.name.get(lang).to_owned(),
        Some(span) if span.from != span.to => {
            fill(lang.deferred_words().over_time, &[&date(&span.from, lang), &date(&span.to, lang)])
        }
        _ => calendar(&period, lang),
    }
}

/// A part of the calendar in words.
fn calendar(period: &Period, lang: Lang) -> String {
    let words = lang.words();
    let year = plain_number(i64::from(period.year));
    let small = |n: u8| plain_number(i64::from(n));
    match period.part {
        Part::Year => fill(words.period_year, &[&year]),
        Part::Half(half) => fill(words.period_half[usize::from(half != 1)], &[&year]),
        Part::Quarter(quarter) => fill(words.period_quarter, &[&year, &small(quarter)]),
        Part::Month(month) => fill(words.period_month, &[&year, &small(month), month_name(month, lang)]),
        Part::Day(month, day) => {
            fill(words.period_day, &[&year, &small(month), &small(day), month_name(month, lang)])
        }
        // Only the dataset knows it.
        Part::Other(_) => String::new(),
    }
}

/// When something happened: a day without the words that make it the end of a period.
pub fn date(when: &Period, lang: Lang) -> String {
    let Part::Day(month, day) = when.part else { return calendar(when, lang) };
    let number = |number: u16| plain_number(i64::from(number));
    let parts = [&*number(when.year), &*number(month.into()), &*number(day.into()), month_name(month, lang)];
    fill(lang.words().date, &parts)
}

/// A figure's period in words, or that it is not stated.
pub fn figure_period(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    match &figure.period {
        Some(known) => period(dataset, known, lang),
        None => lang.words().period_unknown.to_owned(),
    }
}

fn month_name(month: u8, lang: Lang) -> &'static str {
    lang.words().months.split(' ').nth(usize::from(month.max(1)) - 1).unwrap_or_default()
}
