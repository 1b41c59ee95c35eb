//! Lines over time: points stand where their period and their value are, and lines join only what can be compared.

use super::Picture;
use reported_figures::analysis::{OverTime, Point};
use reported_figures::dataset::{Figure, Period, UnitIx, Value};
use reported_figures::scene::{Datum, Mark, Role, Shape};
use reported_figures::view::Chart;
use std::collections::BTreeMap;

/// Half a pixel.
const TOLERANCE: f64 = 0.5;

/// Whether the picture has lines over time.
pub fn is_over_time(picture: &Picture<'_>) -> bool {
    picture.view.chart == Chart::Growth && !picture.dataset.periods_of(picture.view.metric).is_empty()
}

/// The periods of the picture.
pub fn periods(picture: &Picture<'_>) -> Vec<Period> {
    OverTime::of(picture.dataset, picture.view.metric).periods
}

/// The figure of a unit for the metric of the picture in a period.
pub fn figure_at<'a>(picture: &'a Picture<'_>, unit: UnitIx, period: Period) -> Option<&'a Figure> {
    let mut figures = picture.dataset.whole().figures.iter();
    figures.find(|it| (it.unit, it.metric, it.period) == (unit, picture.view.metric, Some(period)))
}

/// Each point: its unit, the index of its period, and its position.
fn points(picture: &Picture<'_>) -> Vec<(UnitIx, usize, (f64, f64))> {
    let point = |mark: &Mark| match (&mark.shape, mark.key.datum) {
        (Shape::Circle { centre, .. }, Datum::Unit(unit)) if mark.key.role == Role::Value => {
            Some((unit, mark.key.index as usize / 2, *centre))
        }
        (shape, Datum::Unit(unit)) if mark.key.role == Role::Value => {
            square(shape).map(|centre| (unit, mark.key.index as usize / 2, centre))
        }
        _ => None,
    };
    picture.scene.marks.iter().filter_map(point).collect()
}

/// The middle of a square, filled or not: the point of a figure that was revised, or that breaks its series.
fn square(shape: &Shape) -> Option<(f64, f64)> {
    let (Shape::Polygon(corners) | Shape::Line { points: corners, .. }) = shape else { return None };
    let ([first, _, third, ..], true) = (corners.as_slice(), corners.len() > 3) else { return None };
    let (w, h) = (third.0 - first.0, third.1 - first.1);
    let is_square = (w.abs() - h.abs()).abs() < 0.001;
    is_square.then_some((first.0 + w / 2.0, first.1 + h / 2.0))
}

/// The units that have lines of their own: of a crowd only those with names.
fn is_drawn(picture: &Picture<'_>, unit: UnitIx) -> bool {
    let is_left_out = |label: &str| {
        ["Grey area", "not drawn", "灰色区域", "未画出"].iter().any(|words| label.contains(words))
    };
    let of_unit = |mark: &Mark| mark.key.role == Role::Value && mark.key.datum == Datum::Unit(unit);
    !picture.scene.labels().any(is_left_out) || picture.scene.marks.iter().any(of_unit)
}

/// The value, in the measure of the dataset, and the height of each label of the axis of values.
fn ticks(picture: &Picture<'_>) -> Vec<(f64, f64)> {
    let tick = |mark: &Mark| match &mark.shape {
        Shape::Text { text, at, .. } if mark.key.role == Role::Tick && mark.key.index < 100 => {
            Some((in_measure_of_dataset(picture, text)?, at.1))
        }
        _ => None,
    };
    picture.scene.marks.iter().filter_map(tick).collect()
}

/// A number on an axis above which stands what is left of a measure without its power of ten: 20 bn are 200 of 100 million yuan.
fn in_measure_of_dataset(picture: &Picture<'_>, text: &str) -> Option<f64> {
    let powers = [(" m", 1e6), (" bn", 1e9), (" tn", 1e12), ("万", 1e4)];
    let power = powers.iter().find_map(|(word, power)| Some((text.strip_suffix(word)?, *power)));
    let (number, power) = power.unwrap_or((text, 1.0));
    let unit = picture.dataset.metric(picture.view.metric).unit.get(picture.view.lang);
    let is_rank = picture.view.is_ranks_over_time(picture.dataset);
    let measured = [("10,000 ", 1e4), ("100 million ", 1e8)];
    let one = measured.iter().find(|(prefix, _)| !is_rank && unit.starts_with(prefix));
    let number: f64 = number.replace('−', "-").replace([',', '%', '+'], "").parse().ok()?;
    Some(number * power / one.map_or(1.0, |(_, one)| *one))
}

/// The point of a unit in a period, among ranks.
fn rank_at(ranked: &OverTime, unit: UnitIx, period: usize) -> Option<&Point> {
    let line = ranked.lines.iter().find(|line| line.unit == unit)?;
    line.points.iter().find(|point| point.period == period)
}

/// Points are in proportion to the labels of the axis, which differ; later is further right.
pub fn points_are_where_they_say(picture: &Picture<'_>, found: &mut Vec<String>) {
    let periods = periods(picture);
    let (points, ticks) = (points(picture), ticks(picture));
    // The first rank is at the top, the least value at the bottom.
    let ranked =
        picture.view.is_ranks_over_time(picture.dataset).then(|| picture.view.over_time(picture.dataset));
    let is_up = |pair: &[(f64, f64)]| (pair[1].1 < pair[0].1) == ranked.is_none();
    for pair in ticks.windows(2).filter(|pair| pair[1].0 <= pair[0].0 || !is_up(pair)) {
        found.push(format!("ticks {pair:?} do not rise"));
    }
    let mut values: Vec<(f64, f64)> = ticks.clone();
    let mut columns: BTreeMap<usize, f64> = BTreeMap::new();
    for (unit, period, (x, y)) in &points {
        let number = match &ranked {
            Some(ranked) => rank_at(ranked, *unit, *period).map(|point| point.number),
            None => figure_at(picture, *unit, periods[*period]).and_then(|figure| figure.number()),
        };
        let Some(number) = number else {
            found.push(format!("{unit:?} has a point and no figure in period {period}"));
            continue;
        };
        values.push((number.as_f64(), *y));
        let column = *columns.entry(*period).or_insert(*x);
        if (column - x).abs() > TOLERANCE {
            found.push(format!("points of period {period} are at {column} and {x}"));
        }
    }
    for (unit, period, ends) in ranges(picture) {
        if let Some(ranked) = &ranked {
            let point = rank_at(ranked, unit, period);
            let own = point.into_iter().flat_map(|point| [Some(point.number), point.upper]).flatten();
            values.extend(own.map(|end| end.as_f64()).zip(ends));
            continue;
        }
        let figure = figure_at(picture, unit, periods[period]);
        if let Some(Value::Range { lower, upper, .. }) = figure.map(|figure| &figure.value) {
            values.extend([*lower, *upper].into_iter().map(|end| end.as_f64()).zip(ends));
        }
    }
    let xs: Vec<f64> = columns.into_values().collect();
    if xs.windows(2).any(|pair| pair[1] <= pair[0]) {
        found.push(format!("periods {xs:?} do not rise"));
    }
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (Some(first), Some(last)) = (values.first().copied(), values.last().copied()) else { return };
    for (number, y) in values.into_iter().filter(|_| last.0 > first.0) {
        let expected = first.1 + (last.1 - first.1) * (number - first.0) / (last.0 - first.0);
        if (y - expected).abs() > TOLERANCE {
            found.push(format!("{number} is at {y} and not at {expected}"));
        }
    }
}

/// Every figure of the metric has a point or, where it is a range, a line between its ends, in each of the periods.
pub fn no_point_is_missing(picture: &Picture<'_>, found: &mut Vec<String>) {
    let (points, periods) = (points(picture), periods(picture));
    let has_point = |figure: &&Figure| {
        figure.metric == picture.view.metric
            && picture.view.shows(picture.dataset, figure.unit)
            && is_drawn(picture, figure.unit)
            && figure.period.is_some_and(|period| periods.contains(&period))
            && !matches!(figure.value, Value::Grade(_))
    };
    let expected = picture.dataset.whole().figures.iter().filter(has_point).count();
    let ranges = ranges(picture).len();
    if points.len() + ranges != expected {
        found.push(format!("{} points and {ranges} ranges for {expected} figures", points.len()));
    }
}

/// The heights of the ends of each printed range, with the unit and the index of the period.
fn ranges(picture: &Picture<'_>) -> Vec<(UnitIx, usize, [f64; 2])> {
    let range = |mark: &Mark| match (&mark.shape, mark.key.datum) {
        (Shape::Line { points, .. }, Datum::Unit(unit)) if mark.key.role == Role::Value => {
            let is_range = !mark.key.index.is_multiple_of(2) && square(&mark.shape).is_none();
            is_range.then(|| (unit, mark.key.index as usize / 2, [points[0].1, points[1].1]))
        }
        _ => None,
    };
    picture.scene.marks.iter().filter_map(range).collect()
}

/// A line joins two neighbouring periods without a break between them.
pub fn lines_join_neighbours(picture: &Picture<'_>, found: &mut Vec<String>) {
    let periods = periods(picture);
    let is_joint = |mark: &&Mark| mark.key.role == Role::Value && mark.key.index.is_multiple_of(2);
    let positions: BTreeMap<_, _> =
        points(picture).into_iter().map(|(unit, period, at)| ((unit, period), at)).collect();
    for mark in picture.scene.marks.iter().filter(is_joint) {
        let (Shape::Line { points, .. }, Datum::Unit(unit)) = (&mark.shape, mark.key.datum) else { continue };
        let to = mark.key.index as usize / 2;
        let ends = (points.first().copied(), points.last().copied());
        let known =
            (positions.get(&(unit, to.wrapping_sub(1))).copied(), positions.get(&(unit, to)).copied());
        let breaks = figure_at(picture, unit, periods[to]).is_some_and(|it| it.status.breaks_series());
        let is_at = |end: Option<(f64, f64)>, point: Option<(f64, f64)>| {
            end.zip(point).is_some_and(|(end, point)| {
                (end.0 - point.0).abs() <= TOLERANCE && (end.1 - point.1).abs() <= TOLERANCE
            })
        };
        if !is_at(ends.0, known.0) || !is_at(ends.1, known.1) || breaks {
            found.push(format!(
                "the line of {unit:?} to period {to} joins {ends:?}, and its points are {known:?}"
            ));
        }
    }
}
