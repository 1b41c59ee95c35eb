//! The columns on the right: the names of lines, and behind them the last values.

use super::references::ReferenceLine;
use super::sizes::LEADER;
use crate::analysis::UnitLine;
use crate::chart::input::ChartInput;
use crate::chart::name_column::{NameColumn, SHARE};
use crate::chart::text_style::TextStyle;
use crate::collect::CollectVec as _;
use crate::dataset::Period;
use crate::scene::Ink;
use crate::text::{self, fill};

/// The least width of names.
const MIN_NAMES: f64 = 60.0;

/// The columns of names and values.
pub struct Labels {
    pub names: NameColumn,
    /// The width of all of them, and of the lines that lead there.
    pub width: f64,
    /// Which values are behind the names.
    values: Values,
    periods: Vec<Period>,
}

/// Which values fit behind the names.
#[derive(Clone, Copy, PartialEq)]
enum Values {
    /// The last of each line; with its period where the line ends before the others.
    Dated,
    /// Those of lines that reach the last period.
    OfLastPeriod,
    /// None.
    None,
}

impl Labels {
    /// As wide as leaves the lines most of the picture, and no wider than `most`.
    pub fn of(
        input: &ChartInput<'_>,
        periods: &[Period],
        named: &[&UnitLine],
        references: &[ReferenceLine<'_>],
        most: f64,
    ) -> Self {
        let units = named.iter().map(|line| line.unit).collect_vec();
        let limit = (input.width * SHARE).min(most - LEADER - 2.0).max(MIN_NAMES);
        let names = NameColumn::of(input, &units, limit, 1);
        let style = TextStyle::body(Ink::Text).bold();
        let mut labels = Self { names, width: 0.0, values: Values::None, periods: periods.to_vec() };
        let mut width = 0.0;
        for values in [Values::Dated, Values::OfLastPeriod] {
            let widths = named.iter().map(|line| style.width(&last_value(input, periods, line, values)));
            width = widths.fold(0.0, f64::max) + 8.0;
            let all = labels.names.width + width;
            if input.width - all >= input.width * 0.4 && LEADER + 2.0 + all <= most {
                labels.values = values;
                break;
            }
        }
        let has_values = labels.values != Values::None;
        labels.width = LEADER + 2.0 + labels.names.width + if has_values { width } else { 0.0 };
        let small = TextStyle::small(Ink::Text);
        for reference in references {
            let own =
                LEADER + 2.0 + small.width(&text::reference(input.dataset, reference.last, input.view.lang));
            labels.width = labels.width.max(own.min(input.width * SHARE));
        }
        labels.width = labels.width.min(most);
        labels
    }

    /// The last value of a line as it is behind its name; empty where it does not fit.
    pub fn value(&self, input: &ChartInput<'_>, line: &UnitLine) -> String {
        last_value(input, &self.periods, line, self.values)
    }
}

/// The last number of a line, without its unit of measurement, with the signs of its figure.
fn last_value(input: &ChartInput<'_>, periods: &[Period], line: &UnitLine, values: Values) -> String {
    let Some(point) = line.points.last().filter(|_| values != Values::None) else { return String::new() };
    let lang = input.view.lang;
    let figure = &input.dataset.whole().figures[point.figure];
    let value = text::marked(text::figure_number(input.dataset, figure, lang), figure);
    match (point.period + 1 == periods.len(), values) {
        (true, _) => value,
        (false, Values::Dated) => {
            fill(lang.words().parenthesized, &[&value, &text::period(&periods[point.period], lang)])
        }
        (false, _) => String::new(),
    }
}
