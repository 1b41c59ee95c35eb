//! Numbers with their unit of measurement. A dataset calls the body that reports a unit, so this one is a *measure*.

use super::number::{number, trimmed};
use super::template::{fill, plural};
use crate::dataset::{Fixed, Lang, Metric, isolated};
use std::borrow::Cow;

/// A number as it is shown.
pub struct Measured<'a> {
    /// Its value.
    pub value: Fixed,
    /// Its digits after the point.
    pub decimals: i8,
    /// A word for its power of ten, with a space; empty for none.
    pub power: &'static str,
    /// Its measure.
    pub measure: &'a str,
}

/// The unit of measurement of a metric; of a rate also for how many: cases per 100,000 people.
pub fn measure(metric: &Metric, lang: Lang) -> Cow<'_, str> {
    let unit = metric.unit.get(lang);
    let Some(per) = &metric.per else { return Cow::Borrowed(unit) };
    let with_per = |unit: &str| fill(lang.words().per, &[unit, per.get(lang)]).trim_start().to_owned();
    Cow::Owned(match unit.split_once('|') {
        Some((one, many)) => [&with_per(one), "|", &with_per(many)].concat(),
        None => with_per(unit),
    })
}

/// A number and its measure, spaced as the language does; of `team|teams`, the first for 1, and of `teams` alone its
/// singular.
pub fn with_measure(number: &str, shown: &Measured<'_>, lang: Lang) -> String {
    let is_one =
        [1, -1].map(Fixed::whole).contains(&shown.value) && shown.decimals <= 0 && shown.power.is_empty();
    let mut measure = plural(shown.measure, if is_one { 1 } else { 2 });
    let singular;
    if is_one && measure.len() == shown.measure.len() && measure.len() > 3 && measure.is_ascii() {
        singular = self::singular(measure);
        measure = &singular;
    }
    let gap = match (lang, measure) {
        (_, "" | "%") => "",
        (Lang::Zh, _) if !stands_apart(plural(shown.measure, 2)) => "",
        _ if measure.starts_with(|c: char| c.is_ascii_digit()) => " × ",
        _ => " ",
    };
    [number, gap, shown.power, &isolated(measure)].concat()
}

/// Whether a measure stands apart from a number in Chinese too: words in Latin letters do, a sign such as kWh does not.
fn stands_apart(measure: &str) -> bool {
    measure.contains(' ') || is_small(measure.as_bytes().get(1..4))
}

/// Whether a measure is a word in small Latin letters.
fn is_word(measure: &str) -> bool {
    is_small(measure.as_bytes().get(..4))
}

fn is_small(letters: Option<&[u8]>) -> bool {
    letters.is_some_and(|letters| letters.iter().all(u8::is_ascii_lowercase))
}

/// The singular of a plural, as English forms most of them: case of `cases`, city of `cities`, box of `boxes`, strike day of
/// `strike days`, day of `days per year`. Anything else stays as it is.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn singular(measure: &str) -> String {
    let mut end = 0;
    for word in measure.split(' ') {
        if end > 0 && ["of", "per", "in", "for", "with", "and", "or"].contains(&word) {
            break;
        }
        end += word.len() + usize::from(end > 0);
    }
    let (head, rest) = measure.split_at(end);
    let with = |head: &str, end: &str| [head, end, rest].concat();
    // A million dollars, and 1 million dollars.
    let is_multiplied =
        head.split(' ').next().is_some_and(|first| first.ends_with("illion") || first == "thousand");
    let is_kept = is_multiplied
        || rest.starts_with(" and ")
        || ["ss", "us", "is"].iter().any(|end| head.ends_with(end));
    let last = head.rsplit(' ').next().unwrap_or(head);
    match head {
        _ if is_kept || !is_word(last) => measure.to_owned(),
        "people" => with("person", ""),
        _ => match (head.strip_suffix("ies"), head.strip_suffix("es"), head.strip_suffix('s')) {
            (Some(stem), ..) if stem.len() > 1 => with(stem, "y"),
            (_, Some(stem), _) if ["ss", "sh", "ch", "x"].iter().any(|end| stem.ends_with(end)) => {
                with(stem, "")
            }
            (.., Some(stem)) => with(stem, ""),
            _ => measure.to_owned(),
        },
    }
}

/// What follows all numbers of a measure: yuan, × 1,000 t. Powers of ten stay with their numbers.
pub fn measure_alone(measure: &str, lang: Lang) -> String {
    let shown = Measured { power: "", ..in_display_measure(Fixed::default(), 0, measure) };
    with_measure("", &shown, lang).trim_start().to_owned()
}

/// A computed number with its measure, rounded to `decimals` digits after the point; −2 is for one rounded to hundreds.
pub fn rounded(value: f64, decimals: i8, measure: &str, lang: Lang) -> String {
    let shown = in_display_measure(Fixed::nearest(value), decimals, measure);
    with_measure(&number(shown.value, shown.decimals, lang), &shown, lang)
}

/// A number of a metric as it was printed, with its measure.
pub fn number_with_measure(metric: &Metric, value: Fixed, decimals: i8, lang: Lang) -> String {
    let measure = measure(metric, lang);
    let shown = in_display_measure(value, decimals, &measure);
    with_measure(&number(shown.value, shown.decimals, lang), &shown, lang)
}

/// A number with all its digits and the measure of its metric: 0.1%, 7.95%.
pub fn exact(metric: &Metric, number: Fixed, lang: Lang) -> String {
    let measure = measure(metric, lang);
    let shown = in_display_measure(number, number.decimals(), &measure);
    with_measure(&trimmed(shown.value, lang), &shown, lang)
}

/// A number and its measure as they are shown, with the digits that were printed.
///
/// English has no words for 万 and 亿: 25 of “10,000 m²” are shown as 250,000 m², 475.6 of “100 million yuan” as
/// 47.56 bn yuan, 5 of them as 500 m yuan, and 25,000 as 2.5 tn yuan, in Chinese 2.5万亿元. All of these are exact.
pub fn in_display_measure(value: Fixed, decimals: i8, measure: &str) -> Measured<'_> {
    // With more digits after the point than there are, the last ones would be cut off.
    let spare = Fixed::MAX_DECIMALS - decimals;
    let (shift, power, rest) = if let Some(rest) = measure.strip_prefix("10,000 ") {
        (4, "", rest)
    } else if let Some(rest) = measure.strip_prefix("100 million ") {
        let shown = Measured { value, decimals, power: "", measure: rest };
        match value.abs() {
            _ if is_round(value, decimals) => return with_tens(shown, 4, "tn "),
            size if size >= Fixed::whole(10) && spare >= 1 => return with_tens(shown, 1, "bn "),
            _ => (2, "m ", rest),
        }
    } else if measure.starts_with('亿') && is_round(value, decimals) {
        return with_tens(Measured { value, decimals, power: "", measure }, 4, "万");
    } else {
        (0, "", measure)
    };
    Measured { value: value.times_power_of_ten(shift), decimals: decimals - shift, power, measure: rest }
}

/// Whether a number is so large and so round that it is shorter in ten thousands: 25,000 and 2.5, but not 23,958.3 and 2.39583,
/// which beside 7,100.6 would look like the least.
fn is_round(value: Fixed, decimals: i8) -> bool {
    value.abs() >= Fixed::whole(10_000) && decimals <= 0 && value.decimals() <= -2
}

/// As [`in_display_measure`], with so many tens in a word. Zeros at the end of a whole number are no digits that count: 20
/// of 100 million are 2 bn, and 20.0 are 2.00 bn.
fn with_tens<'a>(mut shown: Measured<'a>, tens: i8, power: &'static str) -> Measured<'a> {
    for _ in 0..tens {
        shown.value = shown.value.tenth();
    }
    let needed = shown.value.decimals().max(0);
    Measured { decimals: if shown.decimals > 0 { shown.decimals + tens } else { needed }, power, ..shown }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::testing::metric;
    use crate::dataset::{Kind, LocalText};

    fn shown(millionths: i64, decimals: i8, measure: &str) -> String {
        let shown = in_display_measure(Fixed::from_millionths(millionths), decimals, measure);
        with_measure(&number(shown.value, shown.decimals, Lang::En), &shown, Lang::En)
    }

    #[test]
    fn a_measure_in_latin_letters_stands_apart_in_chinese_where_it_is_a_word() {
        let shown = |measure| {
            let shown = in_display_measure(Fixed::whole(12), 0, measure);
            with_measure("12", &shown, Lang::Zh)
        };
        assert_eq!(
            [shown("case|cases"), shown("kWh"), shown("亿元"), shown("%")],
            ["12 cases", "12kWh", "12亿元", "12%"]
        );
        assert_eq!([shown("Euro"), shown("Mio. Euro"), shown("km²")], ["12 Euro", "12 Mio. Euro", "12km²"]);
        let one = in_display_measure(Fixed::whole(1), 0, "day|days");
        assert_eq!(with_measure("1", &one, Lang::Zh), "1 day");
    }

    #[test]
    fn powers_of_ten_that_english_has_no_word_for_are_written_out() {
        for (millionths, decimals, measure, expected) in [
            (25_000_000, 0, "10,000 m²", "250,000 m²"),
            (71_700_000, 1, "10,000 mu", "717,000 mu"),
            (1_234_560, 5, "10,000 mu", "12,345.6 mu"),
            (-1_500_000, 1, "10,000 t", "−15,000 t"),
            (1_000_000, 0, "10,000 day|days", "10,000 days"),
            (475_600_000, 1, "100 million yuan", "47.56 bn yuan"),
            (2_000_000_000, 0, "100 million yuan", "200 bn yuan"),
            (5_000_000, 0, "100 million yuan", "500 m yuan"),
            (5_850_000, 2, "100 million kWh", "585 m kWh"),
            (5_853_000, 3, "100 million kWh", "585.3 m kWh"),
            (13_000_000, 0, "100 million yuan", "1.3 bn yuan"),
            (20_000_000, 1, "100 million yuan", "2.00 bn yuan"),
            (25_000_000_000, 0, "100 million yuan", "2.5 tn yuan"),
            (12_345_600_000, 1, "100 million yuan", "1,234.56 bn yuan"),
            (23_958_300_000, 1, "亿元", "23,958.3 亿元"),
            (9_999_900_000, 1, "100 million yuan", "999.99 bn yuan"),
            (25_000_000_000, -3, "亿元", "2.5 万亿元"),
            (9_999_000_000, 0, "亿元", "9,999 亿元"),
        ] {
            assert_eq!(shown(millionths, decimals, measure), expected);
        }
    }

    #[test]
    fn no_digit_is_cut_off_for_a_word() {
        for (text, measure, expected) in [
            ("3102.001526717875", "100 million yuan", "310,200.1526717875 m yuan"),
            ("3102.00152671787", "100 million yuan", "310.200152671787 bn yuan"),
            ("31020.015267178", "100 million yuan", "3,102.0015267178 bn yuan"),
            ("31020.015267178", "亿元", "31,020.015267178 亿元"),
            ("20.000000000000", "100 million yuan", "2,000.0000000000 m yuan"),
        ] {
            let (value, decimals) = Fixed::parse_printed(text).unwrap();
            let shown = in_display_measure(value, decimals, measure);
            assert_eq!(
                with_measure(&number(shown.value, shown.decimals, Lang::En), &shown, Lang::En),
                expected
            );
        }
    }

    #[test]
    fn a_measure_alone_is_plural_and_without_a_power_of_ten() {
        for (measure, expected) in [
            ("100 million yuan", "yuan"),
            ("10,000 m²", "m²"),
            ("team|teams", "teams"),
            ("1,000 t", "× 1,000 t"),
        ] {
            assert_eq!(measure_alone(measure, Lang::En), expected);
        }
        assert_eq!(measure_alone("亿元", Lang::Zh), "亿元");
    }

    #[test]
    fn a_rate_says_for_how_many() {
        let rate = |unit: LocalText| Metric {
            unit,
            per: Some(LocalText::both("十万人", "100,000 people")),
            ..metric(Kind::Rate)
        };
        let cases = rate(LocalText::both("例", "case|cases"));
        assert_eq!(measure(&cases, Lang::Zh), "例/十万人");
        assert_eq!(exact(&cases, Fixed::whole(1), Lang::En), "1 case per 100,000 people");
        assert_eq!(exact(&cases, Fixed::whole(2), Lang::En), "2 cases per 100,000 people");
        assert_eq!(measure(&rate(LocalText::default()), Lang::En), "per 100,000 people");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(shown(1_000_000, 0, "team|teams"), "1 team");
        assert_eq!(shown(1_000_000, 1, "team|teams"), "1.0 teams");
        assert_eq!(shown(2_000_000, 0, "team|teams"), "2 teams");
        for (plural, one) in [
            ("teams", "1 team"),
            ("cities", "1 city"),
            ("boxes", "1 box"),
            ("houses", "1 house"),
            ("people", "1 person"),
            ("strike days", "1 strike day"),
            ("days per year", "1 day per year"),
            ("points of 100", "1 point of 100"),
            ("patients and visitors", "1 patients and visitors"),
            ("percentage points", "1 percentage point"),
            ("process", "1 process"),
            ("US dollars", "1 US dollar"),
            ("Mbps", "1 Mbps"),
            ("sheep", "1 sheep"),
            ("billion dollars", "1 billion dollars"),
            ("thousand people", "1 thousand people"),
        ] {
            assert_eq!(shown(1_000_000, 0, plural), one);
            assert!(shown(2_000_000, 0, plural).ends_with(plural));
            assert_eq!(shown(-1_000_000, 0, plural), ["−", one].concat());
        }
    }

    #[test]
    fn the_embedded_dataset_says_each_singular_that_it_needs() {
        // The function is not in the main module.
        let dataset = crate::dataset::embedded();
        for figure in dataset.figures.iter().filter(|figure| figure.number() == Some(Fixed::whole(1))) {
            for lang in Lang::ALL {
                let measure = dataset.metric(figure.metric).unit.get(lang);
                assert!(measure.contains('|') || measure.len() < 4 || !measure.is_ascii(), "{measure}");
            }
        }
    }
}
