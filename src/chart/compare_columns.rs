//! The columns of a comparison: names, scales and values.

use super::bound_sign::REACH;
use super::input::ChartInput;
use super::name_column::{NARROW, NameColumn, SHARE, WIDEST};
use super::text_style::TextStyle;
use crate::analysis::{Axis, Comparison};
use crate::scene::Ink;

/// Height of a unit's line, by how many lines the longest name has.
const ROWS: [f64; 3] = [26.0, 36.0, 50.0];
/// Height of a value below its dot.
pub const VALUE: f64 = 18.0;
/// Radius of a dot.
pub const RADIUS: f64 = 5.5;
/// From names to the left end of scales.
const LEFT: f64 = 12.0;
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
    /// Columns for a comparison. Where scales would be too short, the unit of measurement leaves the values, then names become
    /// narrower. Where a name would be cut, names are wider, as far as scales can spare it, then on three lines.
    pub fn of(input: &ChartInput<'_>, comparison: &Comparison) -> Self {
        let mut tries = [(SHARE, true), (SHARE, false)].into_iter();
        let fitting = tries.find_map(|(share, has_measure)| {
            let columns = Self::with(input, comparison, share, has_measure);
            (columns.scale.1 - columns.scale.0 >= MIN_SCALE.max(input.width * MIN_SHARE)).then_some(columns)
        });
        let columns = fitting.unwrap_or_else(|| {
            let columns = Self::with(input, comparison, NARROW, false);
            let (left, beside) = columns.scale;
            let is_below = beside < left + MIN_SCALE / 2.0;
            let right = if is_below { input.width - REACH - RADIUS } else { beside };
            Self { scale: (left, right), is_below, ..columns }
        });
        columns.with_wider_names(input, comparison)
    }

    /// The same with names that are cut as wide as the shortest scale, and values without one, can spare it.
    fn with_wider_names(mut self, input: &ChartInput<'_>, comparison: &Comparison) -> Self {
        let given = comparison.shared.iter().filter(|shared| shared.axis >= Axis::Given);
        let given = given.flat_map(|shared| &shared.figures);
        let apart = comparison.shared.iter().flat_map(|shared| &shared.apart);
        let given = widest_value(input, given.chain(apart).copied(), true);
        let most = (self.scale.1 - MIN_SCALE - RADIUS).min(input.width - given) - LEFT;
        let limit = most.min(input.width * WIDEST).max(self.names.width);
        for lines in 2..=ROWS.len() {
            if self.names.has_cut {
                self.names = NameColumn::of(input, &comparison.units, limit, lines);
                self.left = self.names.width + LEFT;
                self.scale.0 = self.left + RADIUS;
            }
        }
        self
    }

    fn with(input: &ChartInput<'_>, comparison: &Comparison, share: f64, has_measure: bool) -> Self {
        let names = NameColumn::of(input, &comparison.units, input.width * share, 2);
        let left = names.width + LEFT;
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
        ROWS[self.names.most_lines.clamp(1, ROWS.len()) - 1]
    }
}

/// The right end of a scale with these figures' values beside it.
fn right_of_scale(input: &ChartInput<'_>, figures: impl Iterator<Item = usize>, has_measure: bool) -> f64 {
    input.width - widest_value(input, figures, has_measure) - REACH - RADIUS - 8.0
}

fn widest_value(input: &ChartInput<'_>, figures: impl Iterator<Item = usize>, has_measure: bool) -> f64 {
    let style = TextStyle::body(Ink::Text).bold();
    figures.map(|index| style.width(&input.label(index, has_measure))).fold(0.0, f64::max)
}
