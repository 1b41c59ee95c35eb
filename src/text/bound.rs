//! Bounds in words: “over 200”, “400-odd”, 超200, 400余.

use super::template::fill;
use crate::dataset::{Bound, Figure, Lang};

/// Puts the figure's bound around its number; an exact number stays as it is.
///
/// “x余” is the one bound whose upper end is known: over x, and under the next round number. It is said of round numbers
/// only, and “x-odd” of what is counted, not of a percentage.
pub fn with_bound(figure: &Figure, number: String, measure: &str, lang: Lang) -> String {
    let words = lang.words();
    let is_round = number.ends_with('0') && !number.contains('.');
    let template = match (figure.bound, figure.upper) {
        (Bound::Exact, _) => return number,
        (Bound::Over, Some(_)) if is_round && (measure != "%" || lang == Lang::Zh) => words.bound_and_some,
        (Bound::Over, _) => words.bound_over,
        (Bound::AtLeast, _) => words.bound_at_least,
        (Bound::About, _) => words.bound_about,
    };
    fill(template, &[&number])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{Fixed, embedded};

    #[test]
    fn round_numbers_of_things_are_odd_and_all_others_over() {
        let some = |figure: &&Figure| figure.bound == Bound::Over && figure.upper.is_some();
        let figure = embedded().figures.iter().find(some).unwrap().clone();
        let of =
            |figure: &Figure, number: &str, measure, lang| with_bound(figure, number.into(), measure, lang);
        assert_eq!(of(&figure, "3,000", "people", Lang::En), "3,000-odd");
        assert_eq!(of(&figure, "3000", "名", Lang::Zh), "3000余");
        assert_eq!(of(&figure, "6,875", "people", Lang::En), "over 6,875");
        assert_eq!(of(&figure, "7.0", "times", Lang::En), "over 7.0");
        assert_eq!(of(&figure, "70", "%", Lang::En), "over 70");
        assert_eq!(of(&figure, "70", "%", Lang::Zh), "70余");
        let open = Figure { upper: None::<Fixed>, ..figure };
        assert_eq!(of(&open, "2000", "亿元", Lang::Zh), "超2000");
    }
}
