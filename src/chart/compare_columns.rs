//! The columns of a comparison: names, scales and values.

use super::bound_sign::REACH;
use super::input::ChartInput;
use super::name_column::{NARROW, NameColumn, SHARE};
use super::text_style::TextStyle;
use crate::analysis::{Axis, Comparison};
use crate::scene::Ink;

/// Height of a unit's line, and of one with a name on two lines.
const ROW: f64 = 26.0;
const TWO_LINES: f64 = 36.0;
/// Height of a value below its dot.
pub const VALUE: f64 = 18.0;
/// Radius of a dot.
pub const RADIUS: f64 = 5.5;
/// The least width of scales while something else can be narrower: so much, and this part of the picture's.
const MIN_SCALE: f64 = 50.0;
const MIN_SHARE: f64 = 0.3;

/// Horizontal positions of the parts of a unit's line.
pub struct CompareColumns {
    /// The names of the units.
    pub names: NameColumn,
    /// Left end of scales, and of values without one.
    pub left: f64,
    /// Ends of the shortest scale.
    scale: (f64, f64),
    /// Whether values have their unit of measurement, which the metrics' names have otherwise.
    pub has_measure: bool,
    /// Whether values are below their dots: beside numbers of very many digits there is no width for a scale.
    pub is_below: bool,
}

impl CompareColumns {
    /// Columns for a comparison. Where scales would be too short, the unit of measurement leaves the values, then names become narrower.
    pub fn of(input: &ChartInput<'_>, comparison: &Comparison) -> Self {
        let mut tries = [(SHARE, true), (SHARE, false)].into_iter();
        let fitting = tries.find_map(|(share, has_measure)| {
            let columns = Self::with(input, comparison, share, has_measure);
            (columns.scale.1 - columns.scale.0 >= MIN_SCALE.max(input.width * MIN_SHARE)).then_some(columns)
        });
        fitting.unwrap_or_else(|| {
            let columns = Self::with(input, comparison, NARROW, false);
            let (left, beside) = columns.scale;
            let is_below = beside < left + MIN_SCALE / 2.0;
            let right = if is_below { input.width - REACH - RADIUS } else { beside };
            Self { scale: (left, right), is_below, ..columns }
        })
    }

    fn with(input: &ChartInput<'_>, comparison: &Comparison, share: f64, has_measure: bool) -> Self {
        let names = NameColumn::of(input, &comparison.units, input.width * share, 2);
        let left = names.width + 12.0;
        let on_scale = comparison.shared.iter().filter(|shared| shared.axis < Axis::Given);
        let figures = on_scale.flat_map(|shared| shared.figures.iter().copied());
        let right = right_of_scale(input, figures, has_measure);
        Self { names, left, scale: (left + RADIUS, right), has_measure, is_below: false }
    }

    /// Ends of the scale that these figures share: a long number makes no other scale shorter than its own.
    pub fn scale_beside(&self, input: &ChartInput<'_>, figures: impl Iterator<Item = usize>) -> (f64, f64) {
        match self.is_below {
            true => self.scale,
            false => (self.scale.0, right_of_scale(input, figures, self.has_measure)),
        }
    }

    /// Height of a unit's name and dot.
    pub fn line(&self) -> f64 {
        if self.names.has_two_lines { TWO_LINES } else { ROW }
    }
}

/// The right end of a scale with these figures' values beside it.
fn right_of_scale(input: &ChartInput<'_>, figures: impl Iterator<Item = usize>, has_measure: bool) -> f64 {
    let style = TextStyle::body(Ink::Text).bold();
    let values = figures.map(|index| style.width(&input.label(index, has_measure)));
    input.width - values.fold(0.0, f64::max) - REACH - RADIUS - 8.0
}
