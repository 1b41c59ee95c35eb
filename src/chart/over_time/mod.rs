//! One metric over time: a line a unit, named at its end.

use super::input::ChartInput;
use super::name_column::{NameColumn, SHARE};
use super::slope::spread;
use super::text_style::TextStyle;
use super::{growth, unranked};
use crate::analysis::{OverTime, Point, UnitLine};
use crate::collect::CollectVec as _;
use crate::dataset::{Fixed, Subject, UnitIx};
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text::{self, counted, number};

/// Height of a name.
const LINE: f64 = 22.0;
/// Space above the lines for the unit of measurement.
const HEADER: f64 = 30.0;
/// Space below the lines for the periods.
const FOOTER: f64 = 28.0;
/// The least height of the lines.
const MIN_HEIGHT: f64 = 220.0;
/// The most lines that are named; the others are there, thin, and in the table.
const MAX_NAMED: usize = 12;

/// Lays out a line for each unit that the view shows.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let over_time = OverTime::of(input.dataset, input.view.metric);
    let mut lines: Vec<&UnitLine> = over_time.lines.iter().collect_vec();
    lines.retain(|line| input.view.shows(input.dataset, line.unit));
    let named = named(input, &lines, over_time.periods.len());
    let mut scene = Scene::new(input.width);
    let height = MIN_HEIGHT.max(LINE * (named.len() as f64 + 1.0));
    let plot = Plot::of(input, &over_time, &lines, &named, HEADER + height);
    plot.draw_axes(input, &over_time, &mut scene);
    for line in &lines {
        plot.draw_line(input, line, &mut scene);
    }
    let wanted = named.iter().map(|line| plot.end(line).1).collect_vec();
    for (line, label_y) in named.iter().zip(spread(wanted, HEADER + LINE / 2.0, plot.bottom)) {
        plot.draw_label(input, line, label_y, &mut scene);
    }
    scene.height = plot.bottom + FOOTER;
    if lines.len() > named.len() {
        let text = counted(
            input.view.lang.deferred_words().lines_unnamed,
            lines.len() - named.len(),
            input.view.lang,
        );
        let y = scene.height + LINE / 2.0;
        TextStyle::small(Ink::Soft).draw(Key::chart(Role::Note, 1), 0.0, y, text, &mut scene);
        scene.height += LINE;
    }
    let ranking = input.dataset.ranking(input.view.metric, false);
    let top = scene.height + 12.0;
    unranked::draw(input, &ranking.unranked, top, &mut scene);
    scene
}

/// The lines that are named, from the highest end: all, or of too many those that end highest and lowest, and the one in
/// focus. A line that ends before the others is named too, where it ends.
fn named<'a>(input: &ChartInput<'_>, lines: &[&'a UnitLine], periods: usize) -> Vec<&'a UnitLine> {
    let mut named = lines.to_vec();
    let last = |line: &UnitLine| line.points.last().map(|point| point.number).unwrap_or_default();
    sort_by(&mut named, |a, b| last(b).cmp(&last(a)));
    if named.len() <= MAX_NAMED {
        return named;
    }
    named.retain(|line| line.at_end(periods).is_some() || is_in_focus(input, line.unit));
    let count = named.len();
    let mut index = 0;
    named.retain(|line| {
        index += 1;
        let is_end = index <= MAX_NAMED / 2 || index + MAX_NAMED / 2 - 1 > count;
        is_end || is_in_focus(input, line.unit)
    });
    named
}

fn is_in_focus(input: &ChartInput<'_>, unit: UnitIx) -> bool {
    input.in_focus(Subject { unit, metric: input.view.metric })
}

/// Positions of periods and values.
struct Plot {
    names: NameColumn,
    /// Positions of the periods, as far apart as they are in time.
    xs: Vec<f64>,
    values: Linear,
    bottom: f64,
    /// Left end of the values behind the names; `None` where there is no width for them.
    label_values: Option<f64>,
}

impl Plot {
    fn of(
        input: &ChartInput<'_>,
        over_time: &OverTime,
        lines: &[&UnitLine],
        named: &[&UnitLine],
        bottom: f64,
    ) -> Self {
        let units = named.iter().map(|line| line.unit).collect_vec();
        let names = NameColumn::of(input, &units, input.width * SHARE, 1);
        let style = TextStyle::body(Ink::Text).bold();
        let value = |line: &&UnitLine| style.width(&last_value(input, line));
        let values = named.iter().map(value).fold(0.0, f64::max) + 8.0;
        let has_values = input.width - names.width - values >= input.width * 0.4;
        let label = names.width + 14.0 + if has_values { values } else { 0.0 };
        let numbers = || lines.iter().flat_map(|line| &line.points).map(|point| point.number.as_f64());
        let (low, high) = growth::widened(
            numbers().fold(f64::INFINITY, f64::min),
            numbers().fold(f64::NEG_INFINITY, f64::max),
        );
        let range = (bottom - 8.0, HEADER + 8.0);
        let values = Linear::new((low, high), range);
        let ticks = values.ticks(TICKS).into_iter().map(|tick| tick_text(input, tick, &[tick]));
        let small = TextStyle::small(Ink::Soft);
        let left = ticks.map(|text| small.width(&text)).fold(0.0, f64::max) + 8.0;
        let right = (input.width - label).max(left + 40.0);
        let time = |index: usize| over_time.periods.get(index).map_or(0.0, |period| moment(period.order().0));
        let last = over_time.periods.len().saturating_sub(1);
        let axis = Linear::new((time(0), time(last)), (left + 4.0, right));
        let xs = (0..over_time.periods.len()).map(|index| axis.map(time(index))).collect_vec();
        let label_values = has_values.then_some(right + 12.0 + names.width + 8.0);
        Self { names, xs, values, bottom, label_values }
    }

    fn at(&self, point: &Point) -> (f64, f64) {
        (self.xs[point.period], self.values.map(point.number.as_f64()))
    }

    /// Where a line ends.
    fn end(&self, line: &UnitLine) -> (f64, f64) {
        line.points.last().map_or((0.0, self.bottom), |point| self.at(point))
    }

    fn draw_axes(&self, input: &ChartInput<'_>, over_time: &OverTime, scene: &mut Scene) {
        let (left, right) = (self.xs.first().copied().unwrap_or(0.0), self.xs.last().copied().unwrap_or(0.0));
        let style = TextStyle::small(Ink::Soft);
        let measure = text::figure_measure(input.dataset, input.view.metric, input.view.lang);
        style.draw(Key::chart(Role::Note, 0), 0.0, 10.0, style.truncate(&measure, input.width), scene);
        let ticks = self.values.ticks(TICKS);
        for (index, tick) in ticks.iter().enumerate() {
            let y = self.values.map(*tick);
            let key = |role| Key::chart(role, index as u32);
            scene.add_rule(key(Role::Grid), (left - 4.0, y), (right, y));
            let text = tick_text(input, *tick, &ticks);
            style.clone().align(Align::Right).draw(key(Role::Tick), left - 8.0, y, text, scene);
        }
        self.draw_periods(input, over_time, scene);
    }

    /// The names of the first and the last period, and between them of those that have room.
    fn draw_periods(&self, input: &ChartInput<'_>, over_time: &OverTime, scene: &mut Scene) {
        const FIRST: u32 = 100;
        let style = TextStyle::small(Ink::Soft);
        let text = |index: usize| text::period(&over_time.periods[index], input.view.lang);
        let Some(last) = self.xs.len().checked_sub(1) else { return };
        let position = |index: usize, width: f64| {
            (self.xs[index] - width / 2.0).clamp(0.0, (input.width - width).max(0.0))
        };
        // Where the first and the last would not fit side by side, the last is further right.
        let last_width = style.width(&text(last));
        let first_end = position(0, style.width(&text(0))) + style.width(&text(0)) + 12.0;
        let last_x = position(last, last_width).max(first_end.min(input.width - last_width));
        let limit = last_x - 12.0;
        let mut free = 0.0;
        let y = self.bottom + 14.0;
        for index in 0..=last {
            let label = text(index);
            let width = style.width(&label);
            let x = if index == last { last_x } else { position(index, width) };
            let fits = index == last || index == 0 && x + width <= limit || x >= free && x + width <= limit;
            if fits {
                style.draw(Key::chart(Role::Tick, FIRST + index as u32), x, y, label, scene);
                let x = self.xs[index];
                let key = Key::chart(Role::Grid, FIRST + index as u32);
                scene.add_rule(key, (x, self.bottom), (x, self.bottom + 5.0));
                free = position(index, width) + width + 12.0;
            }
        }
    }

    /// The points of a unit, joined where no period is missing between them and the series does not break.
    fn draw_line(&self, input: &ChartInput<'_>, line: &UnitLine, scene: &mut Scene) {
        let focused = is_in_focus(input, line.unit);
        let (layer, ink) = if focused { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
        let (width, radius) = if focused { (3.0, 4.0) } else { (1.5, 2.0) };
        let key = |index: usize| Key::unit(line.unit, Role::Value).nth(index as u32);
        for pair in line.points.windows(2) {
            if let [from, to] = pair
                && from.period + 1 == to.period
                && !to.is_break
            {
                scene.add_line(key(2 * to.period), layer, ink, width, [self.at(from), self.at(to)]);
            }
        }
        for point in &line.points {
            // What is not final is hollow.
            let stroke = point.is_uncertain.then_some(1.5);
            let radius = if point.is_uncertain { radius + 1.5 } else { radius };
            scene.add_circle(key(2 * point.period + 1), layer, ink, self.at(point), radius, stroke);
        }
    }

    /// The name and the last value, and the line that leads there from the end of the unit's line.
    fn draw_label(&self, input: &ChartInput<'_>, line: &UnitLine, y: f64, scene: &mut Scene) {
        let focused = is_in_focus(input, line.unit);
        let ink = if focused { Ink::FocusText } else { Ink::Text };
        let key = |role| Key::unit(line.unit, role);
        let right = self.xs.last().copied().unwrap_or(0.0);
        let leader = [self.end(line), (right + 8.0, y)];
        scene.add_line(key(Role::Bound), Layer::Grid, Ink::Rule, 1.0, leader);
        self.names.draw(line.unit, key(Role::Name), focused, ink, (right + 12.0, y), scene);
        if let Some(x) = self.label_values {
            let style = TextStyle { bold: focused, ..TextStyle::body(ink) };
            let value = last_value(input, line);
            if !value.is_empty() {
                style.draw(key(Role::Label), x, y, value, scene);
            }
        }
        let subject = Subject { unit: line.unit, metric: input.view.metric };
        scene.add_target(subject, Rect { x: right, y: y - LINE / 2.0, w: input.width - right, h: LINE });
    }
}

/// The most ticks of values.
const TICKS: usize = 5;

/// A tick with as many digits as its step needs.
fn tick_text(input: &ChartInput<'_>, tick: f64, all: &[f64]) -> String {
    let tick = Fixed::nearest(tick);
    let decimals = growth::decimals(all).unwrap_or(tick.decimals());
    number(tick, decimals.max(0), input.view.lang)
}

/// The number of the last period, without its unit of measurement; nothing where a line ends before.
fn last_value(input: &ChartInput<'_>, line: &UnitLine) -> String {
    let periods = OverTime::of(input.dataset, input.view.metric).periods.len();
    let Some(point) = line.at_end(periods) else { return String::new() };
    let figure = &input.dataset.whole().figures[point.figure];
    text::marked(text::figure_number(input.dataset, figure, input.view.lang), figure)
}

/// A day as [`Period::order`](crate::dataset::Period::order) numbers it, in years.
fn moment(day: u32) -> f64 {
    let (year, month, day) = (day / 512, day / 32 % 16, day % 32);
    f64::from(year) + (f64::from(month) - 1.0 + f64::from(day) / 31.0) / 12.0
}
