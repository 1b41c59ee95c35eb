//! Where marks are on their axes.

use super::Picture;
use reported_figures::analysis;
use reported_figures::dataset::{Bound, MetricIx, Subject, Value};
use reported_figures::scene::{Datum, Mark, Role, Shape};
use reported_figures::text::is_given;
use reported_figures::view::{Chart, GrowthScale};
use std::collections::BTreeMap;

/// Half a pixel.
const TOLERANCE: f64 = 0.5;

/// The number at which a figure is drawn; a multiple in per cent.
fn number(picture: &Picture<'_>, subject: Subject) -> Option<f64> {
    let figure = picture.dataset.figure(subject.unit, subject.metric)?;
    let percent = analysis::percent_of(picture.dataset.metric(subject.metric), figure);
    let is_converted = matches!(picture.view.chart, Chart::Compare | Chart::Growth);
    percent.filter(|_| is_converted).or(figure.number()).map(|number| number.as_f64())
}

/// Each bar or dot with the figure that it shows and the position of its end.
fn ends(picture: &Picture<'_>) -> Vec<(Subject, f64)> {
    positions(picture).into_iter().map(|(subject, (x, _))| (subject, x)).collect()
}

/// As [`ends`], with the height of each.
fn positions(picture: &Picture<'_>) -> Vec<(Subject, (f64, f64))> {
    let zero = zero(picture);
    let end = |mark: &Mark| {
        let subject = match mark.key.datum {
            Datum::Unit(unit) => Subject { unit, metric: picture.view.metric },
            Datum::Figure(subject) => subject,
            Datum::Chart => return None,
        };
        let figure = picture.dataset.figure(subject.unit, subject.metric)?;
        // A range begins at its number.
        let is_range = matches!(figure.value, Value::Range { .. });
        let y = match &mark.shape {
            Shape::Rect(rect) => rect.y,
            Shape::Circle { centre, .. } => centre.1,
            _ => return None,
        };
        let x = match &mark.shape {
            Shape::Rect(rect) if is_range => rect.x,
            Shape::Rect(rect) if (rect.x - zero).abs() < TOLERANCE && number(picture, subject)? >= 0.0 => {
                rect.x + rect.w
            }
            Shape::Rect(rect) => rect.x,
            Shape::Circle { centre, .. } => centre.0,
            _ => return None,
        };
        Some((subject, (x, y)))
    };
    let values = picture.scene.marks.iter().filter(|mark| mark.key.role == Role::Value);
    values.filter_map(end).collect()
}

/// The baseline of a ranking.
fn zero(picture: &Picture<'_>) -> f64 {
    let line = |mark: &Mark| match &mark.shape {
        Shape::Line { points, .. } if mark.key.role == Role::Grid && mark.key.datum == Datum::Chart => {
            Some(points[0].0)
        }
        _ => None,
    };
    picture.scene.marks.iter().find_map(line).unwrap_or_default()
}

/// On a linear axis, the three ends of any two steps are in proportion; on every axis, more is further right.
pub fn marks_end_at_their_values(picture: &Picture<'_>, found: &mut Vec<String>) {
    if matches!(picture.view.chart, Chart::Coverage | Chart::Profile)
        || picture.view.scale == GrowthScale::Step
    {
        return;
    }
    let mut axes: BTreeMap<Option<MetricIx>, Vec<(f64, f64)>> = BTreeMap::new();
    for (subject, x) in ends(picture) {
        let own = match picture.view.chart {
            Chart::Growth => picture.view.growth_unit().is_none(),
            chart => chart == Chart::Compare,
        };
        let Some(number) = number(picture, subject) else { continue };
        axes.entry(own.then_some(subject.metric)).or_default().push((number, x));
    }
    let is_linear = picture.view.chart != Chart::Growth || picture.view.scale == GrowthScale::Linear;
    for (_, mut marks) in axes {
        if picture.view.chart == Chart::Ranking && !is_given(picture.dataset, picture.view.metric) {
            marks.push((0.0, zero(picture)));
        }
        marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in marks.windows(2).filter(|pair| pair[1].1 < pair[0].1 - TOLERANCE) {
            found.push(format!("{pair:?} are in the wrong order"));
        }
        let (Some(first), Some(last)) = (marks.first().copied(), marks.last().copied()) else { continue };
        for (number, x) in marks.into_iter().filter(|_| is_linear && last.0 > first.0) {
            let expected = first.1 + (last.1 - first.1) * (number - first.0) / (last.0 - first.0);
            if (x - expected).abs() > TOLERANCE {
                found.push(format!("{number} is at {x} and not at {expected}"));
            }
        }
    }
}

/// Labels of an axis differ, rise, and have the marks of lesser numbers on their left, those of greater ones on their right.
pub fn ticks_are_where_they_say(picture: &Picture<'_>, found: &mut Vec<String>) {
    if picture.view.chart != Chart::Growth || picture.view.scale == GrowthScale::Step {
        return;
    }
    let mut panels = ticks(picture);
    let marks: Vec<(f64, (f64, f64))> = positions(picture)
        .into_iter()
        .filter_map(|(subject, at)| Some((number(picture, subject)?, at)))
        .collect();
    // Those of a panel are below its ticks, and above those of the next.
    while let Some((top, ticks)) = panels.pop_last() {
        let bottom = panels_below(picture, top);
        let own = marks.iter().filter(|(_, (_, y))| *y > f64::from(top) && *y < bottom);
        let own: Vec<(f64, f64)> = own.map(|(number, (x, _))| (*number, *x)).collect();
        if own.is_empty() {
            found.push(format!("the axis at {top} has no mark"));
        }
        panel_is_true(&ticks, &own, found);
    }
    let first = ticks(picture).into_keys().next().map_or(f64::INFINITY, f64::from);
    if marks.iter().any(|(_, (_, y))| *y < first) {
        found.push("the axis has no tick".to_owned());
    }
}

/// Where the ticks of the next panel are.
fn panels_below(picture: &Picture<'_>, top: i32) -> f64 {
    ticks(picture).into_keys().find(|next| *next > top).map_or(f64::INFINITY, f64::from)
}

fn panel_is_true(ticks: &[(f64, f64)], marks: &[(f64, f64)], found: &mut Vec<String>) {
    for pair in ticks.windows(2).filter(|pair| pair[1].0 <= pair[0].0 || pair[1].1 <= pair[0].1) {
        found.push(format!("ticks {pair:?} do not rise"));
    }
    for (tick, at) in ticks {
        for (number, x) in marks {
            let is_apart = (x - at).abs() > TOLERANCE;
            if is_apart && (number > tick) != (x > at) {
                found.push(format!("{number} at {x} is on the wrong side of the tick {tick} at {at}"));
            }
        }
    }
}

/// By the height of an axis, its labels as numbers, each with the position of its grid line.
fn ticks(picture: &Picture<'_>) -> BTreeMap<i32, Vec<(f64, f64)>> {
    let line = |index: u32| {
        let is_line = |mark: &&Mark| {
            mark.key.role == Role::Grid && mark.key.index == index && mark.key.datum == Datum::Chart
        };
        picture.scene.marks.iter().find(is_line).and_then(|mark| match &mark.shape {
            Shape::Line { points, .. } => Some(points[0].0),
            _ => None,
        })
    };
    let label = |mark: &Mark| match &mark.shape {
        Shape::Text { text, at, .. } if mark.key.role == Role::Tick && mark.key.datum == Datum::Chart => {
            let number = text.replace('−', "-").replace([',', '%', '+'], "").parse().ok()?;
            Some((at.1.round() as i32, (number, line(mark.key.index)?)))
        }
        _ => None,
    };
    let mut axes: BTreeMap<i32, Vec<(f64, f64)>> = BTreeMap::new();
    for (height, tick) in picture.scene.marks.iter().filter_map(label) {
        axes.entry(height).or_default().push(tick);
    }
    axes
}

/// That “about” is drawn with its spread.
#[test]
fn about_has_a_whisker() {
    use super::{WIDTHS, datasets, picture};
    use reported_figures::analysis::AnalysedDataset;
    use reported_figures::dataset::Lang;
    let mut seen = 0;
    for seed in 0..200 {
        let dataset = AnalysedDataset::new(datasets::dataset(seed));
        for form in ["chart=ranking", "chart=compare"] {
            let picture = picture(&dataset, "", form, Lang::En, WIDTHS[4]).unwrap();
            for (subject, x) in ends(&picture) {
                let figure = dataset.figure(subject.unit, subject.metric).unwrap();
                let whisker = picture.scene.marks.iter().find(|mark| {
                    mark.key.role == Role::Bound
                        && mark.key.index == 1
                        && match mark.key.datum {
                            Datum::Figure(other) => other == subject,
                            Datum::Unit(unit) => unit == subject.unit,
                            Datum::Chart => false,
                        }
                });
                let Some(Shape::Line { points, .. }) = whisker.map(|mark| &mark.shape) else { continue };
                assert!(
                    figure.bound == Bound::About || matches!(figure.value, Value::Range { .. }),
                    "seed {seed}"
                );
                assert!(points[0].0 <= x && x <= points[1].0, "seed {seed}");
                seen += 1;
            }
        }
    }
    assert!(seen > 10);
}
