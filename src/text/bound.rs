//! Bounds in words: “over 200”, “400-odd”, 超200, 400余.

use super::template::fill;
use crate::dataset::{Bound, Figure, Fixed, Lang, Value};

/// Puts the figure's bound around its number; an exact number stays as it is.
///
/// “x余” is the one bound whose upper end is known: over x, and under the next round number. It is said of round numbers
/// only, and “x-odd” of what is counted, not of a percentage.
pub fn with_bound(figure: &Figure, number: String, measure: &str, lang: Lang) -> String {
    if figure.bound == Bound::Exact { number } else { in_words(figure, &number, measure, lang) }
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn in_words(figure: &Figure, number: &str, measure: &str, lang: Lang) -> String {
    let words = lang.words();
    let is_round = number.ends_with('0') && !number.contains('.');
    let template = match (figure.bound, figure.far_end) {
        (Bound::Exact, _) => "{0}",
        (Bound::Over, Some(_)) if is_round && (measure != "%" || lang == Lang::Zh) => words.bound_and_some,
        (Bound::Over, _) => words.bound_over,
        (Bound::AtLeast, _) => words.bound_at_least,
        (Bound::About, _) => words.bound_about,
        (Bound::Under, _) => words.bound_under,
        (Bound::AtMost, _) => words.bound_at_most,
    };
    fill(template, &[number])
}

/// Puts the bound of a rank around it: “10th or better”, where “at most 10th” could be read as worse.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn rank_in_words(bound: Bound, rank: &str, lang: Lang) -> String {
    let [over, at_least, under, at_most] = lang.deferred_words().rank_bounds;
    let template = match bound {
        Bound::Exact => "{0}",
        Bound::About => lang.words().bound_about,
        Bound::Over => over,
        Bound::AtLeast => at_least,
        Bound::Under => under,
        Bound::AtMost => at_most,
    };
    fill(template, &[rank])
}

/// A rank that somebody gave, shown by a function, with the words of its bound or as a range; empty for a grade.
pub fn bounded_rank(figure: &Figure, lang: Lang, show: &dyn Fn(Fixed) -> String) -> String {
    match figure.value {
        Value::Number { number, .. } if figure.bound != Bound::Exact => {
            rank_in_words(figure.bound, &show(number), lang)
        }
        _ => bounded(figure, "", lang, show),
    }
}

/// Two ends: 5–10; with a sign at one of them, −5 to 10.
pub fn range(lower: &str, upper: &str, lang: Lang) -> String {
    let is_plain = [lower, upper].iter().all(|end| end.starts_with(|first: char| first.is_ascii_digit()));
    fill(lang.words().range[usize::from(!is_plain)], &[lower, upper])
}

/// The numbers of a figure, shown by a function, with the words of its bound or as a range; empty for a grade.
pub fn bounded(figure: &Figure, measure: &str, lang: Lang, show: &dyn Fn(Fixed) -> String) -> String {
    match figure.value {
        Value::Number { number, .. } => with_bound(figure, show(number), measure, lang),
        Value::Range { lower, upper, .. } => range(&show(lower), &show(upper), lang),
        Value::Grade(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::embedded;

    #[test]
    fn a_rank_with_a_bound_says_which_way_it_is_open() {
        let rank = |bound, lang| {
            let value = Value::Number { number: Fixed::whole(10), decimals: 0 };
            let figure = Figure { bound, value, ..embedded().figures[0].clone() };
            bounded_rank(&figure, lang, &|rank| (lang.words().ordinal)(rank))
        };
        assert_eq!(rank(Bound::AtMost, Lang::En), "10th or better");
        assert_eq!(rank(Bound::Over, Lang::En), "below 10th");
        assert_eq!(rank(Bound::AtLeast, Lang::Zh), "第10或更靠后");
        assert_eq!(rank(Bound::Exact, Lang::En), "10th");
    }

    #[test]
    fn a_range_with_a_sign_is_no_subtraction() {
        assert_eq!(range("5", "10", Lang::En), "5–10");
        assert_eq!(range("−6", "4", Lang::En), "−6 to 4");
    }

    #[test]
    fn round_numbers_of_things_are_odd_and_all_others_over() {
        let some = |figure: &&Figure| figure.bound == Bound::Over && figure.far_end.is_some();
        let figure = embedded().figures.iter().find(some).unwrap().clone();
        let of =
            |figure: &Figure, number: &str, measure, lang| with_bound(figure, number.into(), measure, lang);
        assert_eq!(of(&figure, "3,000", "people", Lang::En), "3,000-odd");
        assert_eq!(of(&figure, "3000", "名", Lang::Zh), "3000余");
        assert_eq!(of(&figure, "6,875", "people", Lang::En), "over 6,875");
        assert_eq!(of(&figure, "7.0", "times", Lang::En), "over 7.0");
        assert_eq!(of(&figure, "70", "%", Lang::En), "over 70");
        assert_eq!(of(&figure, "70", "%", Lang::Zh), "70余");
        let open = Figure { far_end: None, ..figure };
        assert_eq!(of(&open, "2000", "亿元", Lang::Zh), "超2000");
        let under = |bound| Figure { bound, ..open.clone() };
        assert_eq!(of(&under(Bound::Under), "5", "people", Lang::En), "under 5");
        assert_eq!(of(&under(Bound::AtMost), "5", "people", Lang::En), "at most 5");
        assert_eq!(of(&under(Bound::Under), "5", "名", Lang::Zh), "不足5");
        assert_eq!(of(&under(Bound::AtMost), "5", "名", Lang::Zh), "不超过5");
    }

    #[test]
    fn the_ends_of_a_range_are_not_mistaken_for_signs() {
        assert_eq!(range("5", "10", Lang::En), "5–10");
        assert_eq!(range("−10", "−5", Lang::En), "−10 to −5");
        assert_eq!(range("−10", "−5", Lang::Zh), "−10至−5");
    }
}
