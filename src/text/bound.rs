//! Bounds in words: “over 200”, 超200, 200余.

use crate::dataset::{Bound, Figure, Lang};

use super::template::fill;

/// Puts the figure's bound around its number; an exact number stays as it is.
///
/// “x余” is the one bound whose upper end is known: over x, and under the next round number.
pub fn with_bound(figure: &Figure, number: String, lang: Lang) -> String {
    let words = lang.words();
    let template = match (figure.bound, figure.upper) {
        (Bound::Exact, _) => return number,
        (Bound::Over, None) => words.bound_over,
        (Bound::Over, Some(_)) => words.bound_and_some,
        (Bound::AtLeast, _) => words.bound_at_least,
        (Bound::About, _) => words.bound_about,
    };
    fill(template, &[&number])
}
