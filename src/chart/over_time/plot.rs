//! The lines themselves, and their axes.

use super::figures::{is_greater, whisker_of};
use super::labels::Labels;
use super::posts::Posts;
use super::references::ReferenceLine;
use super::sizes::{HEADER, LINE};
use crate::analysis::{OverTime, Point, UnitLine};
use crate::chart::growth_axis;
use crate::chart::input::ChartInput;
use crate::chart::text_style::TextStyle;
use crate::collect::CollectVec as _;
use crate::dataset::{Fixed, Kind};
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Role, Scene};
use crate::text::{self, number};

/// Space below the lines for the periods.
const FOOTER: f64 = 28.0;
/// The most ticks of values.
const TICKS: usize = 5;
/// The least height of the lines.
const MIN_HEIGHT: f64 = 220.0;
/// The greatest height that ranks ask for.
const MAX_HEIGHT: f64 = 480.0;
/// The height that ranks ask for each.
const RANK: f64 = 14.0;
/// The least width of the lines.
const MIN_WIDTH: f64 = 40.0;
/// What a line paints for each unit of width, sloping as lines do, and what a point does.
const PAINT_OF_LINE: f64 = 2.1;
const PAINT_OF_POINT: f64 = 12.6;
/// The part of a picture beyond which lines that are painted no longer can be told apart.
const CROWDED: f64 = 0.5;
/// Space left of the lines where gridlines have no numbers.
const NO_TICKS: f64 = 8.0;
/// Where the numbers of ticks and gridlines of periods begin.
const PERIODS: u32 = 100;

/// Positions of periods and values, and the labels on the right.
pub struct Plot {
    pub labels: Labels,
    /// Positions of the periods, as far apart as they are in time.
    pub xs: Vec<f64>,
    values: Linear,
    /// The bars of open ranks.
    pub posts: Posts,
    /// Whether the lines are of ranks, the first at the top.
    has_ranks: bool,
    /// The values, or ranks, of the gridlines.
    ticks: Vec<f64>,
    /// The lower end of the lines.
    pub bottom: f64,
    /// Whether so many lines have no name that they would be one grey surface.
    pub is_crowded: bool,
    /// The height of what is below them: the periods on one line, or the last below the first.
    pub footer: f64,
}

impl Plot {
    pub fn of(
        input: &ChartInput<'_>,
        over_time: &OverTime,
        lines: &[&UnitLine],
        named: &[&UnitLine],
        references: &[ReferenceLine<'_>],
    ) -> Self {
        let of_lines = lines.iter().flat_map(|line| &line.points);
        let of_lines = of_lines.flat_map(|point| [point.number, point.upper.unwrap_or(point.number)]);
        let of_lines = of_lines.map(Fixed::as_f64);
        let of_whiskers =
            lines.iter().flat_map(|line| &line.points).filter_map(|point| whisker_of(input, point));
        let of_whiskers = of_whiskers.flat_map(|(low, high)| [low, high]);
        let of_references = references.iter().flat_map(ReferenceLine::values);
        let numbers = of_lines.chain(of_whiskers).chain(of_references).collect_vec();
        let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let greatest = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Those of this dataset, or those that somebody else gave.
        let has_ranks = input.view.is_ranks_over_time(input.dataset)
            || input.dataset.metric(input.view.metric).kind == Kind::Rank;
        // The first rank is at the top.
        let (low, high) = match has_ranks {
            true => (greatest.max(2.0), least.min(1.0)),
            false => growth_axis::widened(least, greatest),
        };
        let mut ticks = match has_ranks {
            true => rank_ticks(low as u32),
            false => Linear::new((low, high), (0.0, 1.0)).ticks(TICKS),
        };
        let small = TextStyle::small(Ink::Soft);
        let tick_width = |tick: &f64| small.width(&tick_text(input, *tick, &ticks));
        let mut left = ticks.iter().map(tick_width).fold(0.0, f64::max) + 8.0;
        let labels_beside =
            |left: f64| Labels::of(input, over_time, named, references, input.width - left - MIN_WIDTH);
        let mut labels = labels_beside(left);
        if !labels.has_values() {
            // Numbers of very many digits have room on one side: those of the lines, rather than those of gridlines.
            let alone = labels_beside(NO_TICKS);
            if alone.has_values() {
                (labels, left) = (alone, NO_TICKS);
                ticks.clear();
            }
        }
        let right = input.width - labels.width;
        let of_ranks = if has_ranks { (low * RANK).min(MAX_HEIGHT) } else { 0.0 };
        let bottom = HEADER + MIN_HEIGHT.max(labels.height(named.len())).max(of_ranks);
        let values = Linear::new((low, high), (bottom - 8.0, HEADER + 8.0));
        let time = |index: usize| {
            over_time.periods.get(index).map_or(0.0, |period| moment(input.dataset.period_order(*period).0))
        };
        let last = over_time.periods.len().saturating_sub(1);
        let axis = Linear::new((time(0), time(last)), (left + 4.0, right));
        let xs = (0..over_time.periods.len()).map(|index| axis.map(time(index))).collect_vec();
        let posts = match input.view.is_ranks_over_time(input.dataset) {
            true => Posts::of(lines, &xs),
            false => Posts::default(),
        };
        let unnamed = lines.iter().filter(|line| !named.iter().any(|other| other.unit == line.unit));
        let points = unnamed.map(|line| line.points.len()).sum::<usize>() as f64;
        let spacing = (right - left) / xs.len().max(1) as f64;
        let painted = points * (spacing * PAINT_OF_LINE + PAINT_OF_POINT);
        let is_crowded = painted > (right - left) * (bottom - HEADER) * CROWDED;
        Self { labels, xs, values, posts, has_ranks, ticks, bottom, footer: FOOTER, is_crowded }
            .with_footer(input, over_time)
    }

    /// Two lines of periods where the first and the last do not fit side by side.
    fn with_footer(mut self, input: &ChartInput<'_>, over_time: &OverTime) -> Self {
        let style = TextStyle::small(Ink::Soft);
        let width =
            |one: &crate::dataset::Period| style.width(&text::period(input.dataset, one, input.view.lang));
        let [first, last] =
            [over_time.periods.first(), over_time.periods.last()].map(|end| end.map_or(0.0, width));
        // The first is centred below its line, as far as the edge allows.
        let begin = (self.span().0 - first / 2.0).max(0.0);
        if begin + first + 12.0 + last > input.width && self.xs.len() > 1 {
            self.footer += LINE - 4.0;
        }
        self
    }

    /// How far apart periods are.
    pub fn spacing(&self) -> f64 {
        let (left, right) = self.span();
        (right - left) / (self.xs.len().max(2) - 1) as f64
    }

    /// Where a point is.
    pub fn at(&self, point: &Point) -> (f64, f64) {
        (self.xs[point.period] + self.posts.offset(point), self.y(point.number.as_f64()))
    }

    /// The height of a value, or of a rank.
    pub fn y(&self, value: f64) -> f64 {
        self.values.map(value)
    }

    /// Whether the figure of a point is further up than its number, or further down; `None` where it is neither.
    pub fn opens_up(&self, input: &ChartInput<'_>, point: &Point) -> Option<bool> {
        Some(is_greater(input, point)? != self.has_ranks)
    }

    /// Where a line ends.
    pub fn end(&self, line: &UnitLine) -> (f64, f64) {
        line.points.last().map_or((0.0, self.bottom), |point| self.at(point))
    }

    /// Whether a line ends before the last period.
    pub fn ends_early(&self, line: &UnitLine) -> bool {
        line.points.last().is_none_or(|point| point.period + 1 < self.xs.len())
    }

    /// How high the other end of what a line ends with is: of a range, or of an open rank.
    pub fn far_end(&self, line: &UnitLine) -> f64 {
        line.points.last().map_or(self.bottom, |point| self.y(point.upper.unwrap_or(point.number).as_f64()))
    }

    /// Where the lines begin and end.
    fn span(&self) -> (f64, f64) {
        (self.xs.first().copied().unwrap_or(0.0), self.right())
    }

    /// Where the last period is.
    pub fn right(&self) -> f64 {
        self.xs.last().copied().unwrap_or(0.0)
    }

    pub fn draw_axes(&self, input: &ChartInput<'_>, over_time: &OverTime, scene: &mut Scene) {
        let (left, right) = self.span();
        let style = TextStyle::small(Ink::Soft);
        let measure = match self.has_ranks {
            true => input.view.lang.words().column_rank.to_owned(),
            // A per cent sign too: ticks have none.
            false => text::axis_measure(input.dataset, input.view.metric, input.view.lang),
        };
        style.draw(Key::chart(Role::Note, 0), 0.0, 10.0, style.truncate(&measure, input.width), scene);
        let ticks = &self.ticks;
        for (index, tick) in ticks.iter().enumerate() {
            let y = self.values.map(*tick);
            let key = |role| Key::chart(role, index as u32);
            scene.add_rule(key(Role::Grid), (left - 4.0, y), (right, y));
            let text = tick_text(input, *tick, ticks);
            style.clone().align(Align::Right).draw(key(Role::Tick), left - 8.0, y, text, scene);
        }
        self.draw_periods(input, over_time, scene);
    }

    /// The names of the first and the last period, and between them of those that fit.
    fn draw_periods(&self, input: &ChartInput<'_>, over_time: &OverTime, scene: &mut Scene) {
        let style = TextStyle::small(Ink::Soft);
        let text = |index: usize| {
            style.truncate(
                &text::period(input.dataset, &over_time.periods[index], input.view.lang),
                input.width,
            )
        };
        let Some(last) = self.xs.len().checked_sub(1) else { return };
        let position = |index: usize, width: f64| {
            (self.xs[index] - width / 2.0).clamp(0.0, (input.width - width).max(0.0))
        };
        let y = self.bottom + 14.0;
        let is_below = self.footer > FOOTER;
        let last_width = style.width(&text(last));
        let first_end = position(0, style.width(&text(0))) + style.width(&text(0)) + 12.0;
        // Where the first and the last would not fit side by side, the last is further right.
        let last_x = match is_below {
            true => position(last, last_width),
            false => position(last, last_width).max(first_end.min(input.width - last_width)),
        };
        let limit = if is_below { input.width } else { last_x - 12.0 };
        let mut free = 0.0;
        for index in 0..=last {
            let label = text(index);
            let width = style.width(&label);
            let x = if index == last { last_x } else { position(index, width) };
            let fits = index == last || index == 0 || x >= free && x + width <= limit && !is_below;
            if fits {
                let y = if index == last && is_below { y + LINE - 4.0 } else { y };
                style.draw(Key::chart(Role::Tick, PERIODS + index as u32), x, y, label, scene);
                let x = self.xs[index];
                let key = Key::chart(Role::Grid, PERIODS + index as u32);
                scene.add_rule(key, (x, self.bottom), (x, self.bottom + 5.0));
                free = position(index, width) + width + 12.0;
            }
        }
    }

    /// A reference as a line without points: from the first period to the last, or joining the periods that it is about.
    pub fn draw_reference(&self, reference: &ReferenceLine<'_>, index: usize, scene: &mut Scene) {
        let key =
            |part: usize| Key::chart(Role::Grid, super::references::FIRST + (index * 1000 + part) as u32);
        let points = self.points_of_reference(reference);
        for (part, pair) in points.windows(2).enumerate() {
            if let [from, to] = *pair {
                scene.add_line(key(part), Layer::Data, Ink::Text, 1.5, [from, to]);
            }
        }
    }

    /// The corners of a reference's line. One that is about a single period is a short line there.
    fn points_of_reference(&self, reference: &ReferenceLine<'_>) -> Vec<(f64, f64)> {
        let (left, right) = self.span();
        let y = |value: &Fixed| self.values.map(value.as_f64());
        match reference.points.as_slice() {
            [(None, value)] => vec![(left, y(value)), (right, y(value))],
            [(Some(period), value)] => {
                let half = ((right - left) / self.xs.len().max(2) as f64 / 2.0).clamp(6.0, 24.0);
                let x = self.xs[*period];
                vec![((x - half).max(left), y(value)), ((x + half).min(right), y(value))]
            }
            points => points
                .iter()
                .filter_map(|(period, value)| Some((self.xs[(*period)?], y(value))))
                .collect_vec(),
        }
    }

    /// Where the line of a reference ends.
    pub fn end_of_reference(&self, reference: &ReferenceLine<'_>) -> (f64, f64) {
        self.points_of_reference(reference).last().copied().unwrap_or((0.0, self.bottom))
    }
}

/// The first rank, and the last of every so many: at most eight.
fn rank_ticks(last: u32) -> Vec<f64> {
    let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| last / step <= 8);
    let step = step.unwrap_or(last.div_ceil(8)).max(1);
    let mut ticks = vec![1.0];
    ticks.extend((1..=last / step).map(|count| f64::from(count * step)).filter(|rank| *rank > 1.0));
    ticks
}

/// A tick with as many digits as its step needs, in the measure that stands above the axis.
fn tick_text(input: &ChartInput<'_>, tick: f64, all: &[f64]) -> String {
    let tick = Fixed::nearest(tick);
    let decimals = growth_axis::decimals(all).unwrap_or(tick.decimals()).max(0);
    match input.view.is_ranks_over_time(input.dataset) {
        true => number(tick, decimals, input.view.lang),
        false => text::axis_number(input.dataset, input.view.metric, (tick, decimals), input.view.lang),
    }
}

/// A day as [`Dataset::period_order`](crate::dataset::Dataset::period_order) numbers it, in months.
fn moment(day: u32) -> f64 {
    f64::from(day / 32) + f64::from(day % 32) / 31.0
}
