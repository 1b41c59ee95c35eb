//! The columns of a ranking: ranks, names, bars, and values beside or below them.

use super::input::ChartInput;
use super::name_column::NameColumn;
use super::text_style::BODY;
use crate::analysis::{Changes, Interval, Ranking, Row};
use crate::dataset::{Bound, Figure, Lang, UnitIx, Value};
use crate::scale::Linear;
use crate::text::{self, width, wrap};
use crate::view::Line;

/// Space between the parts of a row.
pub const GAP: f64 = 8.0;
/// Height of a row, and how much higher it is where the kind of a unit stands below two lines of its name.
pub const ROW: f64 = 34.0;
pub const LINE_OF_KIND: f64 = 14.0;
/// Height of a bar, and the space above a name above it.
pub const BAR: f64 = 20.0;
pub const ABOVE: f64 = 5.0;

/// The same rows, in the same order, twice.
pub struct Rankings<'a> {
    /// Ranked on figures as printed.
    pub printed: &'a Ranking,
    /// Ranked as the view asks: as printed, or on what may have been rounded.
    pub held: &'a Ranking,
    /// What changed since the period before, where there is one.
    pub changes: Option<&'a Changes>,
    /// The units that have the accent.
    pub accented: Vec<UnitIx>,
    pub lang: Lang,
}

impl Rankings<'_> {
    /// The unit of a line; `None` where the line counts rows that are left out.
    pub fn unit(&self, line: &Line) -> Option<UnitIx> {
        match line {
            Line::Row(row) => self.printed.rows.get(*row).map(|row| row.unit),
            Line::Skipped(_) => None,
        }
    }

    /// 3, 3= or 2–4; nothing where there is nobody to be ranked with.
    pub fn rank(&self, row: usize) -> String {
        let rank = self.held.rows[row].rank.filter(|_| self.printed.rows.len() > 1);
        rank.map(|rank| text::rank(rank, self.lang)).unwrap_or_default()
    }

    /// ▲2, ▼1, = or “new”.
    pub fn change(&self, row: usize) -> String {
        let unit = self.printed.rows[row].unit;
        self.changes.map(|changes| text::change_sign(changes, unit, self.lang)).unwrap_or_default()
    }
}

/// Positions of the parts of a row.
pub struct RankingColumns {
    /// Right end of ranks; 0 where there are none.
    pub rank_right: f64,
    /// Left end of changes of rank.
    pub change_left: f64,
    /// Left end of names.
    pub name_left: f64,
    pub names: NameColumn,
    /// Values to the ends of bars.
    pub bars: Linear,
    /// Where the longest bar ends.
    pub right: f64,
    /// Whether values have their unit of measurement, which is said once above them otherwise.
    pub has_measure: bool,
    /// How many lines below the bars values have; 0 where they are beside them.
    pub value_lines: usize,
    /// Height of a row without such lines.
    pub row: f64,
    /// Height of the name where it stands above the bar; 0 where it stands beside it.
    pub above: f64,
    /// Whether rows stand in groups below the kinds of units, which are not below names then.
    pub is_grouped: bool,
}

/// Height of a line above the rows, and of a value below its bar.
pub const LINE: f64 = 18.0;
/// Space below such a value: it must not look like that of the next row.
const BELOW_VALUE: f64 = 8.0;

impl RankingColumns {
    /// Height of a row, with its value.
    pub fn height(&self) -> f64 {
        let below = if self.value_lines > 0 { BELOW_VALUE } else { 0.0 };
        self.row + LINE * self.value_lines as f64 + below
    }

    /// Whether names stand above their bars.
    pub fn is_stacked(&self) -> bool {
        self.above > 0.0
    }

    /// From the top of a row to the middle of its name, and to that of its bar.
    pub fn middles(&self) -> (f64, f64) {
        match self.is_stacked() {
            true => (ABOVE + self.above / 2.0, ABOVE + self.above + BAR / 2.0),
            false => (self.row / 2.0, self.row / 2.0),
        }
    }
}

/// A value on its own lines, no wider than a picture; only the two ends of a range are ever wider together.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn value_lines(value: &str, most: f64) -> Vec<String> {
    if width(value, BODY, true) <= most {
        return vec![value.to_owned()];
    }
    match value.split_once('–') {
        Some((lower, upper)) => vec![[lower, "–"].concat(), upper.to_owned()],
        None => wrap(value, BODY, true, most),
    }
}

/// The end of a range; the number of any other figure. `None` for a grade.
pub fn last(figure: &Figure) -> Option<f64> {
    match figure.value {
        Value::Range { upper, .. } => Some(upper.as_f64()),
        Value::Number { number, .. } => Some(number.as_f64()),
        Value::Grade(_) => None,
    }
}

/// The interval that is drawn as a whisker: what a number with “about” may be, and with the switch on, what any may be. Not what is
/// over a number without an end: up to 100 %, one such share would leave all other bars short.
pub fn whisker_of(input: &ChartInput<'_>, row: &Row) -> Option<Interval> {
    let figure = &input.dataset.figures[row.figure];
    let is_without_end = matches!(figure.bound, Bound::Over | Bound::AtLeast) && figure.far_end.is_none();
    let is_shown = figure.bound == Bound::About || input.view.hold.is_on() && !is_without_end;
    row.interval.filter(|_| is_shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_range_has_a_line_for_each_end() {
        assert_eq!(value_lines("5–10", 100.0), ["5–10"]);
        assert_eq!(value_lines("1,000,000–2,000,000", 100.0), ["1,000,000–", "2,000,000"]);
    }
}
