//! Bounds in words: “over 200”, “400-odd”, 超200, 400余.

use super::template::fill;
use crate::dataset::{Bound, Figure, Lang};

/// Puts the figure's bound around its number; an exact number stays as it is.
///
/// “x余” is the one bound whose upper end is known: over x, and under the next round number. English has a word for it
/// with what is counted (“400-odd firms”), not with “%”.
pub fn with_bound(figure: &Figure, number: String, measure: &str, lang: Lang) -> String {
    let words = lang.words();
    let template = match (figure.bound, figure.upper) {
        (Bound::Exact, _) => return number,
        (Bound::Over, Some(_)) if measure != "%" || lang == Lang::Zh => words.bound_and_some,
        (Bound::Over, _) => words.bound_over,
        (Bound::AtLeast, _) => words.bound_at_least,
        (Bound::About, _) => words.bound_about,
    };
    fill(template, &[&number])
}
