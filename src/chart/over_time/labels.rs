//! The columns on the right: the names of lines, and behind them the last values.

use super::references::ReferenceLine;
use super::sizes::{LEADER, LINE};
use crate::analysis::{OverTime, UnitLine};
use crate::chart::input::ChartInput;
use crate::chart::name_column::{NameColumn, SHARE};
use crate::chart::text_style::{SMALL, TextStyle};
use crate::collect::CollectVec as _;
use crate::dataset::{Period, UnitIx};
use crate::scene::Ink;
use crate::text::{self, fill, wrap};

/// The least width of names.
const MIN_NAMES: f64 = 60.0;
/// Height of a line of a name that has two, and of a value below a name.
pub const NARROW_LINE: f64 = 16.0;
/// From a name to its value.
pub const GAP: f64 = 8.0;

/// The columns of names and values.
pub struct Labels {
    pub names: NameColumn,
    /// The width of all of them, and of the lines that lead there.
    pub width: f64,
    /// Which values stand with the names.
    values: Values,
    /// Whether values stand below the names, where they would leave the lines too little beside them.
    pub is_below: bool,
    periods: Vec<Period>,
    /// By how many ranks units rose among those with both ends, where the lines are of ranks.
    rises: Vec<(UnitIx, i32)>,
    /// The lines of the label of each reference.
    references: Vec<Vec<String>>,
}

/// Which values fit.
#[derive(Clone, Copy, PartialEq)]
enum Values {
    /// The last of each line; with its period where the line ends before the others.
    Dated,
    /// Those of lines that reach the last period.
    OfLastPeriod,
    /// None.
    None,
}

/// The changes of those whose rank is known at both ends.
fn settled(rises: Vec<(UnitIx, [i32; 2])>) -> Vec<(UnitIx, i32)> {
    let settled = rises.into_iter().filter(|(_, [least, most])| least == most);
    settled.map(|(unit, [rise, _])| (unit, rise)).collect_vec()
}

impl Labels {
    /// As wide as leaves the lines most of the picture, and no wider than `most`.
    pub fn of(
        input: &ChartInput<'_>,
        over_time: &OverTime,
        named: &[&UnitLine],
        references: &[ReferenceLine<'_>],
        most: f64,
    ) -> Self {
        let units = named.iter().map(|line| line.unit).collect_vec();
        let limit = (input.width * SHARE).min(most - LEADER - 2.0).max(MIN_NAMES);
        let mut names = NameColumn::of(input, &units, limit, 1);
        if names.has_cut {
            names = NameColumn::of(input, &units, limit, 2);
        }
        let style = TextStyle::body(Ink::Text).bold();
        let rises = match input.view.is_ranks_over_time(input.dataset) {
            true => settled(over_time.rises(input.dataset, input.view.metric, input.view.rounding())),
            false => Vec::new(),
        };
        let mut labels = Self {
            names,
            width: 0.0,
            values: Values::None,
            is_below: false,
            periods: over_time.periods.clone(),
            rises,
            references: Vec::new(),
        };
        let mut columns = labels.names.width;
        for (is_below, values, name_lines) in [
            (false, Values::Dated, 2),
            (true, Values::Dated, 2),
            (false, Values::OfLastPeriod, 2),
            (true, Values::OfLastPeriod, 2),
            (true, Values::OfLastPeriod, 1),
        ] {
            if name_lines == 1 {
                // On several lines, names may be wider than the limit. They may be cut, a value is whole.
                labels.names = NameColumn::of(input, &units, limit.min(most - LEADER - 2.0), 1);
            }
            let widths = named.iter().map(|line| style.width(&labels.last_value(input, line, values)));
            let value = widths.fold(0.0, f64::max);
            let all = match is_below {
                true => labels.names.width.max(value),
                false => labels.names.width + GAP + value,
            };
            // What may have no other form need not leave the lines most of the picture.
            let is_last_form = is_below && values == Values::OfLastPeriod;
            if LEADER + 2.0 + all <= most && (is_last_form || input.width - all >= input.width * 0.4) {
                (labels.values, labels.is_below, columns) = (values, is_below, all);
                break;
            }
        }
        labels.width = LEADER + 2.0 + columns;
        let small = TextStyle::small(Ink::Text);
        for reference in references {
            let own =
                LEADER + 2.0 + small.width(&text::reference(input.dataset, reference.last, input.view.lang));
            labels.width = labels.width.max(own.min(input.width * SHARE));
        }
        labels.width = labels.width.min(most);
        let width = labels.width - LEADER;
        labels.references =
            references.iter().map(|reference| reference_lines(input, reference, width)).collect_vec();
        labels
    }

    /// Whether any value fits.
    pub fn has_values(&self) -> bool {
        self.values != Values::None
    }

    /// The height of all labels, and of one line more.
    pub fn height(&self, named: usize) -> f64 {
        let references = (0..self.references.len()).map(|index| self.reference_height(index));
        self.line_height() * (named as f64 + 1.0) + references.sum::<f64>()
    }

    /// The height of the label of a reference.
    pub fn reference_height(&self, index: usize) -> f64 {
        let lines = self.reference(index).len() as f64;
        if lines > 1.0 { lines * NARROW_LINE + 6.0 } else { LINE }
    }

    /// The lines of the label of a reference.
    pub fn reference(&self, index: usize) -> &[String] {
        self.references.get(index).map_or(&[], Vec::as_slice)
    }

    /// By how many ranks any unit rose, where it stands beside its rank.
    pub fn has_rises(&self, input: &ChartInput<'_>, named: &[&UnitLine]) -> bool {
        self.values != Values::None && named.iter().any(|line| self.rise(line.unit, input).is_some())
    }

    /// The change of a rank from the first period to the last as a sign: ▲2, ▼1, ±0.
    fn rise(&self, unit: UnitIx, input: &ChartInput<'_>) -> Option<String> {
        let rise = self.rises.iter().find(|(other, _)| *other == unit)?.1;
        Some(text::rise_sign(rise, input.view.lang))
    }

    /// The height of a label: a name on one line or two, and a value below it where it is not beside it.
    pub fn line_height(&self) -> f64 {
        let name = if self.names.most_lines > 1 { 2.0 * NARROW_LINE } else { LINE };
        name + if self.is_below { NARROW_LINE } else { 0.0 } + if name > LINE { 4.0 } else { 0.0 }
    }

    /// How far the middles of a unit's name and of its value are from the middle of the label.
    pub fn offsets(&self, unit: UnitIx) -> (f64, f64) {
        match self.is_below {
            true => (-NARROW_LINE / 2.0, NARROW_LINE / 2.0 * self.names.lines(unit).len() as f64),
            false => (0.0, 0.0),
        }
    }

    /// The last value of a line as it stands with its name; empty where it does not fit.
    pub fn value(&self, input: &ChartInput<'_>, line: &UnitLine) -> String {
        self.last_value(input, line, self.values)
    }

    /// The last number of a line, without its unit of measurement, with the signs of its figure; or its last rank, with what
    /// changed since the first period among those that reported both.
    fn last_value(&self, input: &ChartInput<'_>, line: &UnitLine, values: Values) -> String {
        let Some(point) = line.points.last().filter(|_| values != Values::None) else { return String::new() };
        let lang = input.view.lang;
        let figure = &input.dataset.whole().figures[point.figure];
        let value = match (point.rank, self.rise(line.unit, input)) {
            (Some(rank), Some(rise)) => [&*text::rank(rank, lang), "\u{a0}", &*rise].concat(),
            (Some(rank), None) => text::rank(rank, lang),
            (None, _) => text::figure_number(input.dataset, figure, lang),
        };
        let value = text::marked(value, figure);
        match (point.period + 1 == self.periods.len(), values) {
            (true, _) => value,
            (false, Values::Dated) => fill(
                lang.words().parenthesized,
                &[&value, &text::period(input.dataset, &self.periods[point.period], lang)],
            ),
            (false, _) => String::new(),
        }
    }
}

/// The name and the value of a reference on one line or, where they are too long, on several, the value on its own. A value
/// is whole or not there.
fn reference_lines(input: &ChartInput<'_>, reference: &ReferenceLine<'_>, width: f64) -> Vec<String> {
    let (lang, style) = (input.view.lang, TextStyle::small(Ink::Text));
    let whole = text::reference(input.dataset, reference.last, lang);
    if style.width(&whole) <= width {
        return vec![whole];
    }
    let value = text::fitting_reference_value(input.dataset, reference.last, lang, (SMALL, width));
    let name = reference.last.name.get(lang);
    let name = if value.is_some() { fill(lang.words().labelled, &[name, ""]) } else { name.to_owned() };
    let mut lines = wrap(name.trim_end(), SMALL, false, width);
    lines.extend(value);
    lines
}
