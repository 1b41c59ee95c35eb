//! The rows of the growth chart: a name, a mark on the axis of its panel, and the value beside the mark.

use super::bound_sign::{REACH, has_sign, points_right, sign_beside_dot};
use super::growth_axis::BASE;
use super::input::ChartInput;
use super::name_column::{NameColumn, SHARE};
use super::text_style::{SMALL, TextStyle};
use super::whisker;
use crate::analysis::{self, GrowthFigure, Interval};
use crate::dataset::{Fixed, Subject, UnitIx};
use crate::scale::Scale;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{self, wrap_evenly};
use crate::view::GrowthScale;

/// Height of a row.
const ROW: f64 = 27.0;
/// Height of a line of a name of several, and of a value above its mark.
const LINE: f64 = 15.0;
const VALUE: f64 = 18.0;
const RADIUS: f64 = 5.0;
/// Space between the parts of a row.
const GAP: f64 = 8.0;
/// The least width of axes beside values; where it is less, values are above the marks.
const MIN_AXIS: f64 = 48.0;

/// A row of a panel.
pub enum GrowthRow {
    /// A figure, by its index, with its growth in per cent.
    Figure { figure: usize, percent: Fixed },
    /// So many figures are left out here.
    Skipped(usize),
}

impl GrowthRow {
    /// Adds what the axis must hold of a row.
    pub fn add_values(&self, input: &ChartInput<'_>, values: &mut Vec<f64>) {
        let Self::Figure { figure, percent } = self else { return };
        values.push(drawn(input, *percent));
        if let Some(interval) = interval(input, *figure).filter(|_| !is_index(input)) {
            values.extend([interval.lo(), interval.hi()].into_iter().filter(|end| end.is_finite()));
        }
    }
}

fn is_index(input: &ChartInput<'_>) -> bool {
    input.view.scale == GrowthScale::Step
}

/// The number at which a growth is drawn: per cent, or the index.
fn drawn(input: &ChartInput<'_>, percent: Fixed) -> f64 {
    percent.as_f64() + if is_index(input) { BASE } else { 0.0 }
}

/// What a growth figure with “about” or a range may be, and with the switch on, what any may be.
fn interval(input: &ChartInput<'_>, figure: usize) -> Option<Interval> {
    let figure = &input.dataset.figures[figure];
    let metric = input.dataset.metric(figure.metric);
    let is_drawn = input.view.hold.is_on() || figure.is_approximate();
    analysis::percent_interval(metric, figure).filter(|_| is_drawn)
}

/// The value of a row as text.
fn label(input: &ChartInput<'_>, figure: usize) -> String {
    let own = &input.dataset.figures[figure];
    let lang = input.view.lang;
    if is_index(input) {
        return text::marked(text::growth_index(input.dataset, own, lang), own);
    }
    let percent = analysis::percent_of(input.dataset.metric(own.metric), own).unwrap_or_default();
    let growth = GrowthFigure { unit: own.unit, metric: own.metric, figure, percent };
    // In per cent, as the axis is, also where a multiple was printed.
    text::marked([&text::growth_percent(input.dataset, &growth, lang), "%"].concat(), own)
}

/// Horizontal positions of the parts of rows, the same in all panels.
pub struct RowColumns {
    names: NameColumn,
    /// Right end of ranks, 0 where there are none.
    rank_right: f64,
    /// Left end and width of names.
    name: (f64, f64),
    /// Ends of axes.
    pub axis: (f64, f64),
    /// Whether values are above the marks.
    is_above: bool,
    /// The units that have the accent in the panel of the view's metric.
    accented: Vec<UnitIx>,
}

impl RowColumns {
    /// Columns wide enough for all rows.
    pub fn of(input: &ChartInput<'_>, rows: &[&GrowthRow]) -> Self {
        let style = TextStyle::body(Ink::Text).bold();
        let (mut units, mut rank_right, mut value, mut metric): (Vec<UnitIx>, f64, f64, f64) =
            (Vec::new(), 0.0, 0.0, 0.0);
        let mut reach = 0.0;
        for row in rows {
            let GrowthRow::Figure { figure, .. } = row else { continue };
            let own = &input.dataset.figures[*figure];
            if !units.contains(&own.unit) {
                units.push(own.unit);
            }
            if has_sign(own.bound) {
                reach = REACH;
            }
            rank_right = rank_right.max(style.width(&rank(input, *figure)));
            value = value.max(style.width(&label(input, *figure)));
            metric = metric.max(style.width(&input.metric_name(own.metric, true)));
        }
        let left = if rank_right > 0.0 { rank_right + GAP } else { 0.0 };
        let names = NameColumn::of(input, &units, input.width * SHARE, 2);
        let width = match input.view.growth_unit() {
            Some(_) => metric.min(input.width * 0.45),
            None => names.width,
        };
        let begin = left + width.max(40.0) + GAP + RADIUS + 2.0 + reach;
        let beside = input.width - value - GAP - RADIUS - 2.0 - reach;
        let is_above = beside - begin < MIN_AXIS;
        let end = if is_above { input.width - RADIUS - 12.0 } else { beside };
        let accented = input.accented_leaders();
        Self { names, rank_right, name: (left, width), axis: (begin, end), is_above, accented }
    }

    /// Height of a row.
    pub fn height(&self, input: &ChartInput<'_>, row: &GrowthRow) -> f64 {
        let value = if self.is_above { VALUE } else { 0.0 };
        let lines = match row {
            GrowthRow::Skipped(_) => 1,
            GrowthRow::Figure { figure, .. } => self.name_lines(input, *figure).len(),
        };
        ROW.max(LINE * lines as f64 + 4.0) + value
    }

    /// The lines of the name of a row: the unit's, or the metric's where all rows are of one unit.
    fn name_lines(&self, input: &ChartInput<'_>, figure: usize) -> Vec<String> {
        let own = &input.dataset.figures[figure];
        match input.view.growth_unit() {
            None => self.names.lines(own.unit).to_vec(),
            Some(_) => wrap_evenly(&input.metric_name(own.metric, true), SMALL, true, self.name.1),
        }
    }

    /// Says how many rows are skipped, on a ground that no gridline runs through.
    fn draw_skipped(&self, input: &ChartInput<'_>, count: usize, middle: f64, scene: &mut Scene) {
        input.draw_skipped(count, self.name.0, middle, scene);
        let Some(mark) = scene.marks.last() else { return };
        let Shape::Text { at, size, text, .. } = &mark.shape else { return };
        let w = TextStyle::small(Ink::Soft).width(text) + 8.0;
        let ground = Rect { x: at.0 - 4.0, y: middle - size * 0.75, w, h: size * 1.5 };
        let key = Key { role: Role::Background, ..mark.key };
        scene.add(Mark::new(key, Layer::Data, Ink::Paper, Shape::Rect(ground)));
    }

    /// Draws a row below the others.
    pub fn draw(&self, input: &ChartInput<'_>, axis: &Scale, row: &GrowthRow, scene: &mut Scene) {
        let (top, height) = (scene.height, self.height(input, row));
        let above = if self.is_above { VALUE } else { 0.0 };
        let middle = top + above + (height - above) / 2.0;
        scene.height += height;
        let (figure, percent) = match row {
            GrowthRow::Skipped(count) => return self.draw_skipped(input, *count, middle, scene),
            GrowthRow::Figure { figure, percent } => (*figure, *percent),
        };
        let own = &input.dataset.figures[figure];
        let subject = Subject { unit: own.unit, metric: own.metric };
        let key = |role| Key::figure(subject, role);
        let focused = match input.view.growth_unit() {
            None if own.metric == input.view.metric => self.accented.contains(&own.unit),
            // In the panels of other metrics, the one that has it there.
            None => input.focus.is_some_and(|focus| {
                let is_there = focus.metric != input.view.metric || self.accented.contains(&focus.unit);
                focus.unit == own.unit && is_there
            }),
            Some(_) => input.in_focus(subject),
        };
        let ink = if focused { Ink::FocusText } else { Ink::Text };
        let rank = rank(input, figure);
        if !rank.is_empty() {
            let style = TextStyle::body(Ink::Soft).align(Align::Right);
            style.draw(key(Role::Rank), self.rank_right, middle, rank, scene);
        }
        self.draw_name(input, figure, (key(Role::Name), focused, ink), middle, scene);
        let x = axis.map(drawn(input, percent));
        let right = self.draw_mark(input, axis, figure, (x, middle, focused), scene);
        let style = TextStyle { bold: focused, ..TextStyle::body(ink) };
        let value = label(input, figure);
        match self.is_above {
            false => style.draw(key(Role::Label), right + RADIUS + 5.0, middle, value, scene),
            true => {
                let y = top + VALUE / 2.0 + 2.0;
                style.draw_near(key(Role::Label), (x, y), value, input.width, scene);
            }
        }
        scene.add_target(subject, Rect { x: 0.0, y: top, w: input.width, h: height });
    }

    fn draw_name(
        &self,
        input: &ChartInput<'_>,
        figure: usize,
        (key, focused, ink): (Key, bool, Ink),
        middle: f64,
        scene: &mut Scene,
    ) {
        if input.view.growth_unit().is_none() {
            let unit = input.dataset.figures[figure].unit;
            return self.names.draw(unit, key, focused, ink, (self.name.0, middle), scene);
        }
        let lines = self.name_lines(input, figure);
        let first = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
        let style = TextStyle { bold: focused, ..TextStyle::small(ink) };
        for (index, line) in lines.into_iter().enumerate() {
            let y = first + LINE * index as f64;
            style.draw(key.nth(index as u32), self.name.0, y, line, scene);
        }
    }

    /// A dot; of an index with a line from the base. Returns where it, or the interval that the figure stands for, ends on the right.
    fn draw_mark(
        &self,
        input: &ChartInput<'_>,
        axis: &Scale,
        figure: usize,
        (x, y, focused): (f64, f64, bool),
        scene: &mut Scene,
    ) -> f64 {
        let own = &input.dataset.figures[figure];
        let key = |role| Key::figure(Subject { unit: own.unit, metric: own.metric }, role);
        let (layer, ink) = if focused { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
        if is_index(input) {
            scene.add_line(key(Role::Background), Layer::Grid, ink, 2.0, [(axis.map(BASE), y), (x, y)]);
        } else {
            scene.add_rule(key(Role::Background), (self.axis.0 - RADIUS, y), (x, y));
        }
        scene.add_circle(key(Role::Value), layer, ink, (x, y), RADIUS, None);
        let interval = interval(input, figure).filter(|_| !is_index(input));
        let ends = interval.map(|interval| whisker::ends(&|value| axis.map(value), interval, x));
        // A whisker hardly wider than the dot would look like a blot.
        if let Some(ends) = ends.filter(|ends| ends.1 - ends.0 > 2.0 * RADIUS + 6.0) {
            whisker::draw(key(Role::Bound), ends, y, scene);
            return ends.1.max(x);
        }
        let mut end = x;
        if let Some(sign) = sign_beside_dot(own.bound, (x, y), RADIUS) {
            scene.add(Mark::new(key(Role::Bound), layer, ink, sign));
            end += if points_right(own.bound) { REACH } else { 0.0 };
        }
        if is_index(input) { end.max(axis.map(BASE) - RADIUS) } else { end }
    }
}

/// The ranks that a figure may have, with the switch on; nothing where there is nobody to be ranked with.
fn rank(input: &ChartInput<'_>, figure: usize) -> String {
    if !input.view.hold.is_on() || input.view.growth_unit().is_some() {
        return String::new();
    }
    let own = &input.dataset.figures[figure];
    let ranking = input.dataset.ranking(own.metric, input.view.hold);
    let row = ranking.rows.iter().find(|row| row.figure == figure);
    let rank = row.and_then(|row| row.rank).filter(|_| ranking.contest && ranking.rows.len() > 1);
    rank.map(|rank| text::rank(rank, input.view.lang)).unwrap_or_default()
}
