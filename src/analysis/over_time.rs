//! The figures of one metric over its periods, unit by unit.

use super::interval::Interval;
use super::{AnalysedDataset, RankRange, Rounding, are_judged_together, ranks};
use crate::dataset::{Figure, Fixed, MetricIx, Period, Status, UnitIx, Value};

/// The figures of a metric with several periods.
#[derive(Clone, Debug, PartialEq)]
pub struct OverTime {
    /// Equally long periods, in order of time.
    pub periods: Vec<Period>,
    /// The units with at least one figure of a known period, in the order of the source.
    pub lines: Vec<UnitLine>,
}

/// The figures of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitLine {
    /// The unit.
    pub unit: UnitIx,
    /// Its figures, in order of time.
    pub points: Vec<Point>,
}

/// One figure of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The index of its period in [`OverTime::periods`].
    pub period: usize,
    /// Its index in the figures of [`AnalysedDataset::whole`].
    pub figure: usize,
    /// The printed number; of a printed range the lower end.
    pub number: Fixed,
    /// The upper end of a printed range, to which and from which no line leads.
    pub upper: Option<Fixed>,
    /// Its rank among all that reported the period; `None` where the lines are of values.
    pub rank: Option<RankRange>,
    /// Whether the series breaks before it, so that no line leads there.
    pub is_break: bool,
    /// Whether it is provisional, estimated, forecast or of low reliability.
    pub is_uncertain: bool,
}

impl OverTime {
    /// Of a metric whose figures are numbers, over the periods that are as long as the one that is shown. Without lines where
    /// it has figures of one period only.
    pub fn of(dataset: &AnalysedDataset, metric: MetricIx) -> Self {
        let mut periods = dataset.periods_of(metric).to_vec();
        let shown = dataset.shown_of(metric);
        periods.retain(|period| shown.is_none_or(|shown| dataset.are_equally_long(*period, shown)));
        let mut points: Vec<Vec<Option<Point>>> = vec![vec![None; periods.len()]; dataset.units.len()];
        let of_metric = |(_, figure): &(usize, &Figure)| figure.metric == metric && !periods.is_empty();
        for (index, figure) in dataset.whole().figures.iter().enumerate().filter(of_metric) {
            let period = periods.iter().position(|period| Some(*period) == figure.period);
            let (number, upper) = match figure.value {
                Value::Number { number, .. } => (number, None),
                Value::Range { lower, upper, .. } => (lower, Some(upper)),
                Value::Grade(_) => continue,
            };
            if let Some(period) = period {
                points[figure.unit.0 as usize][period] = Some(Point {
                    period,
                    figure: index,
                    number,
                    upper,
                    rank: None,
                    is_break: figure.status.breaks_series(),
                    is_uncertain: figure.status.is_uncertain(),
                });
            }
        }
        let mut lines = Vec::new();
        for (unit, points) in (0..).map(UnitIx).zip(points) {
            let mut line = UnitLine { unit, points: Vec::new() };
            line.points.extend(points.into_iter().flatten());
            // After a figure of another definition the series breaks, too; and between ranks in different lists.
            let mut before: Option<&Figure> = None;
            for point in &mut line.points {
                let figure = &dataset.whole().figures[point.figure];
                point.is_break |= before.is_some_and(|before| {
                    before.status.has(Status::DefinitionDiffers) || !are_judged_together(before, figure)
                });
                before = Some(figure);
            }
            if !line.points.is_empty() {
                lines.push(line);
            }
        }
        Self { periods, lines }
    }

    /// The same with the rank of each figure among all that reported its period in place of the number. A rank that is not
    /// settled is a range, as one that is printed is.
    pub fn of_ranks(dataset: &AnalysedDataset, metric: MetricIx, rounding: Rounding) -> Self {
        let mut over_time = Self::of(dataset, metric);
        let definition = dataset.metric(metric);
        for period in 0..over_time.periods.len() {
            let (mut points, mut intervals) = (Vec::new(), Vec::new());
            for point in over_time.points_of(period) {
                let figure = &dataset.whole().figures[point.figure];
                if let Some(interval) = Interval::of_figure(definition, figure, rounding) {
                    points.push(point);
                    intervals.push(interval);
                }
            }
            for (point, rank) in points.into_iter().zip(ranks(&intervals, definition.better)) {
                point.number = Fixed::whole(rank.best.into());
                point.upper = (!rank.is_settled()).then(|| Fixed::whole(rank.worst.into()));
                point.rank = Some(rank);
            }
        }
        for line in &mut over_time.lines {
            line.points.retain(|point| point.rank.is_some());
        }
        over_time.lines.retain(|line| !line.points.is_empty());
        over_time
    }

    /// By how many ranks each unit rose from the first period to the last, at least and at most, of those that reported both without
    /// a break. Where it has one rank at both times, these are the same.
    pub fn rises(
        &self,
        dataset: &AnalysedDataset,
        metric: MetricIx,
        rounding: Rounding,
    ) -> Vec<(UnitIx, [i32; 2])> {
        let definition = dataset.metric(metric);
        let interval =
            |point: &Point| Interval::of_figure(definition, &dataset.whole().figures[point.figure], rounding);
        let (mut units, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for line in &self.lines {
            if let Some((first, last)) = line.ends(self.periods.len())
                && let (Some(first), Some(last)) = (interval(first), interval(last))
            {
                units.push(line.unit);
                before.push(first);
                after.push(last);
            }
        }
        let is_contest = units.len() > 1;
        let (before, after) = (ranks(&before, definition.better), ranks(&after, definition.better));
        let mut rises = Vec::new();
        for ((unit, before), after) in units.into_iter().zip(before).zip(after) {
            if is_contest {
                let rise = |before: u32, after: u32| before as i32 - after as i32;
                rises.push((unit, [rise(before.best, after.worst), rise(before.worst, after.best)]));
            }
        }
        rises
    }

    /// How many units reported each period.
    pub fn reported(&self) -> Vec<usize> {
        let mut counts = vec![0; self.periods.len()];
        for point in self.lines.iter().flat_map(|line| &line.points) {
            counts[point.period] += 1;
        }
        counts
    }

    fn points_of(&mut self, period: usize) -> impl Iterator<Item = &mut Point> {
        let all = self.lines.iter_mut().flat_map(|line| &mut line.points);
        all.filter(move |point| point.period == period)
    }
}

impl Point {
    /// Whether a line leads here from another point: no period is between them, the series does not break, and neither is a
    /// range.
    pub fn follows(&self, before: &Self) -> bool {
        before.period + 1 == self.period && !self.is_break && self.upper.or(before.upper).is_none()
    }
}

impl UnitLine {
    /// The figure of the last period of all; `None` where the unit has none of it.
    pub fn at_end(&self, periods: usize) -> Option<&Point> {
        self.points.last().filter(|point| point.period + 1 == periods)
    }

    /// Whether it has figures of the first period of all and of the last.
    pub fn has_both(&self, periods: usize) -> bool {
        self.points.first().is_some_and(|point| point.period == 0)
            && self.at_end(periods).is_some_and(|last| last.period > 0)
    }

    /// The figures of the first period of all and of the last; `None` where either is missing, or the series breaks.
    pub fn ends(&self, periods: usize) -> Option<(&Point, &Point)> {
        let first = self.points.first().filter(|point| point.period == 0)?;
        let last = self.at_end(periods).filter(|last| last.period > 0)?;
        let is_whole = self.points.iter().skip(1).all(|point| !point.is_break);
        is_whole.then_some((first, last))
    }
}
