//! Which values of a coverage chart are in their cells, and what stands for those that do not fit.

use super::coverage_cell::{self, WIDE};
use super::input::ChartInput;
use super::text_style::TextStyle;
use super::unit_columns::PADDING;
use crate::analysis::{Availability, CellState, CoverageGrid, CoverageRow};
use crate::scene::Ink;

/// How the values of a row are drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Values {
    /// With their unit of measurement.
    Whole,
    /// Without it: the metric's name has it.
    Numbers,
    /// Without it, where they fit. Each other that is reported has a dot instead, or the signs of its figure.
    Fitting,
    /// Not at all: the cells are narrow. Each that is reported has the signs of its figure.
    None,
}

impl Values {
    /// The first way in which all values of a row fit into their cells, or else those that do.
    pub fn of(input: &ChartInput<'_>, row: &CoverageRow, width: f64) -> Self {
        if input.width < WIDE {
            return Self::None;
        }
        let figures = || row.availabilities.iter().filter_map(Availability::figure);
        let fitting = |has_measure| figures().filter(|index| fits(input, *index, has_measure, width)).count();
        let all = figures().count();
        match fitting(false) {
            _ if fitting(true) == all => Self::Whole,
            count if count == all => Self::Numbers,
            _ => Self::Fitting,
        }
    }

    /// Whether the value of a figure is in its cell.
    pub fn has(self, input: &ChartInput<'_>, index: usize, width: f64) -> bool {
        match self {
            Self::Whole | Self::Numbers => true,
            Self::Fitting => fits(input, index, false, width),
            Self::None => false,
        }
    }
}

/// Whether the value of a figure fits into its cell.
fn fits(input: &ChartInput<'_>, index: usize, has_measure: bool, width: f64) -> bool {
    let own = TextStyle::small(Ink::Text).width(&input.dated_label(index, has_measure));
    own + 2.0 * padding(input, index) <= width
}

/// What of a row is reported, and has no value in its cell.
fn without_value<'a>(
    input: &'a ChartInput<'_>,
    row: &'a CoverageRow,
    width: f64,
) -> impl Iterator<Item = &'a Availability> {
    let values = Values::of(input, row, width);
    let has_none = move |index| !values.has(input, index, width);
    row.availabilities.iter().filter(move |availability| availability.figure().is_some_and(has_none))
}

/// Whether dots stand for values of a row that do not fit.
pub fn has_dots(input: &ChartInput<'_>, row: &CoverageRow, width: f64) -> bool {
    input.width >= WIDE && without_value(input, row, width).next().is_some()
}

/// Whether no value says of a figure of a row that it is of another period than the others.
pub fn has_notches(input: &ChartInput<'_>, row: &CoverageRow, width: f64) -> bool {
    without_value(input, row, width).any(is_of_other_period)
}

/// Whether a figure is of another period than the others.
pub fn is_of_other_period(availability: &Availability) -> bool {
    matches!(availability, Availability::OtherPeriod(_))
}

/// Space between a value and the edge of its cell, the line around it or its slanted sides.
fn padding(input: &ChartInput<'_>, index: usize) -> f64 {
    PADDING
        + match CellState::of_figure(input.dataset, &input.dataset.figures[index]) {
            CellState::Given => coverage_cell::STROKE,
            _ => slants(input, index)[0].max(slants(input, index)[1]),
        }
}

/// As wide as a cell, less the slanted sides of those that have signs and are pointed. It is one for all cells, since all statuses
/// of a picture have brackets, or none.
pub fn room_for_signs(input: &ChartInput<'_>, grid: &CoverageGrid, width: f64) -> f64 {
    let figures = grid.rows.iter().flat_map(|row| without_value(input, row, width));
    let figures = figures.filter_map(Availability::figure);
    let signs = figures.filter(|index| input.dataset.figures[*index].has_signs());
    let slants = signs.map(|index| slants(input, index).iter().sum());
    width + 2.0 - slants.fold(0.0, f64::max)
}

/// How far the left and the right side of a figure's cell reach into it at the height of its text.
pub fn slants(input: &ChartInput<'_>, index: usize) -> [f64; 2] {
    match CellState::of_figure(input.dataset, &input.dataset.figures[index]) {
        CellState::LowerBound => [0.0, coverage_cell::SLANT],
        CellState::UpperBound => [coverage_cell::SLANT, 0.0],
        CellState::Range => [coverage_cell::SLANT; 2],
        _ => [0.0; 2],
    }
}
