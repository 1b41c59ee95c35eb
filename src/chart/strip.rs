//! The whole of a long ranking on one strip: how many units stand at each value, what is in sight, what is in focus.

use super::Frame;
use super::label::Label;
use crate::analysis::{self, Row};
use crate::dataset::UnitIx;
use crate::list::List as _;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text;
use std::ops::Range;

/// Height of the tallest column.
const HEIGHT: f64 = 30.0;
/// Height of the line with the ends.
const LINE: f64 = 20.0;
/// Width of a column.
const COLUMN: f64 = 3.0;

/// Draws the strip; `sight` is the rows in sight, in the order of the view.
pub fn scene(frame: &Frame<'_>, sight: &Range<usize>) -> Scene {
    let ranking = analysis::ranking(frame.dataset, frame.view.metric, false);
    let units: Vec<UnitIx> = ranking.rows.iter().map(|row| row.unit).list();
    let places = frame.view.arrange(frame.dataset, &units);
    let rows: Vec<&Row> = places.iter().map(|place| &ranking.rows[*place]).list();
    let mut scene = Scene::new(frame.width);
    scene.height = HEIGHT + LINE;
    let axis = axis(&rows, frame.width);
    draw_sight(&rows, sight, &axis, &mut scene);
    draw_columns(&rows, &axis, &mut scene);
    let focus = frame.focus.and_then(|focus| rows.iter().find(|row| row.unit == focus.unit));
    if let Some(value) = focus.and_then(|row| row.drawn()) {
        let x = axis.map(value).clamp(1.0, frame.width - 1.0);
        let shape = Shape::Line { points: vec![(x, 0.0), (x, HEIGHT)], width: 2.0 };
        scene.push(Mark::new(Key::nth(Role::Value, u32::MAX), Layer::Focus, Ink::Focus, shape));
    }
    draw_ends(frame, &rows, &mut scene);
    scene
}

/// The row, in the order of the view, whose value stands nearest to a place on the strip.
pub fn row_at(frame: &Frame<'_>, x: f64) -> Option<usize> {
    let ranking = analysis::ranking(frame.dataset, frame.view.metric, false);
    let units: Vec<UnitIx> = ranking.rows.iter().map(|row| row.unit).list();
    let places = frame.view.arrange(frame.dataset, &units);
    let rows: Vec<&Row> = places.iter().map(|place| &ranking.rows[*place]).list();
    let axis = axis(&rows, frame.width);
    let off = |row: &Row| row.drawn().map_or(f64::INFINITY, |value| (axis.map(value) - x).abs());
    (0..rows.len()).reduce(|best, next| if off(rows[next]) < off(rows[best]) { next } else { best })
}

/// From the least to the greatest value: a strip has no bars that would have to begin at zero.
fn axis(rows: &[&Row], width: f64) -> Linear {
    let values = || rows.iter().filter_map(|row| row.drawn());
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    Linear::new(if low < high { (low, high) } else { (low - 1.0, low + 1.0) }, (0.0, width))
}

/// Behind the values of the rows in sight.
fn draw_sight(rows: &[&Row], sight: &Range<usize>, axis: &Linear, scene: &mut Scene) {
    let seen = rows.get(sight.start.min(rows.len())..sight.end.min(rows.len())).unwrap_or_default();
    let places = || seen.iter().filter_map(|row| row.drawn()).map(|value| axis.map(value));
    let (from, until) = (places().fold(f64::INFINITY, f64::min), places().fold(0.0, f64::max));
    if from <= until {
        let rect = Rect { x: from - 2.0, y: 0.0, w: until - from + 4.0, h: HEIGHT };
        let ground = Mark::new(Key::nth(Role::Ground, 0), Layer::Ground, Ink::Rule, Shape::Rect(rect));
        scene.push(ground);
    }
}

fn draw_columns(rows: &[&Row], axis: &Linear, scene: &mut Scene) {
    let mut counts = vec![0_u32; (scene.width / COLUMN).ceil() as usize + 1];
    for value in rows.iter().filter_map(|row| row.drawn()) {
        if let Some(count) = counts.get_mut((axis.map(value) / COLUMN) as usize) {
            *count += 1;
        }
    }
    let most = f64::from(counts.iter().copied().max().unwrap_or(0).max(1));
    for (index, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        // A single unit among very many is still seen.
        let h = (HEIGHT * f64::from(count) / most).max(2.0);
        let x = COLUMN * index as f64;
        let rect = Rect { x, y: HEIGHT - h, w: (COLUMN - 1.0).min(scene.width - x).max(0.0), h };
        let key = Key::nth(Role::Value, index as u32);
        scene.push(Mark::new(key, Layer::Data, Ink::Mark, Shape::Rect(rect)));
    }
}

/// The least and the greatest value, in words.
fn draw_ends(frame: &Frame<'_>, rows: &[&Row], scene: &mut Scene) {
    let by = |a: &&&Row, b: &&&Row| a.drawn().partial_cmp(&b.drawn()).unwrap_or(std::cmp::Ordering::Equal);
    let ends = [rows.iter().min_by(by), rows.iter().max_by(by)];
    let sides = [(Align::Left, 0.0), (Align::Right, frame.width)];
    for (index, (row, (align, x))) in ends.into_iter().zip(sides).enumerate() {
        let Some(row) = row else { continue };
        let figure = &frame.dataset.figures[row.figure];
        let metric = frame.dataset.metric(figure.metric);
        let text = text::figure_value(metric, figure, frame.view.lang, text::Signs::Plain);
        let label = Label::small(Ink::Soft).align(align);
        scene.push(label.mark(Key::nth(Role::Tick, index as u32), x, HEIGHT + LINE / 2.0 + 2.0, text));
    }
}
