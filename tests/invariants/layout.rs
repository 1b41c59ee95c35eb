//! Where texts are.

use super::Picture;
use reported_figures::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Shape};
use reported_figures::text::width;
use reported_figures::view::Chart;

/// Differences up to half a pixel do not count.
const TOLERANCE: f64 = 0.5;

/// The bounding box of a line of text, as high as its capitals and Chinese characters.
pub fn text_box(mark: &Mark) -> Option<(Rect, &str)> {
    let Shape::Text { at, size, bold, align, text } = &mark.shape else { return None };
    let w = width(text, *size, *bold);
    let x = match align {
        Align::Left => at.0,
        Align::Centre => at.0 - w / 2.0,
        Align::Right => at.0 - w,
    };
    (!text.is_empty()).then_some((Rect { x, y: at.1 - size / 2.0, w, h: *size }, text.as_str()))
}

/// The box around points.
fn around(points: &[(f64, f64)]) -> Rect {
    let fold = |value: fn(&(f64, f64)) -> f64, start, pick: fn(f64, f64) -> f64| {
        points.iter().map(value).fold(start, pick)
    };
    let (left, right) = (fold(|p| p.0, f64::INFINITY, f64::min), fold(|p| p.0, f64::NEG_INFINITY, f64::max));
    let (top, bottom) = (fold(|p| p.1, f64::INFINITY, f64::min), fold(|p| p.1, f64::NEG_INFINITY, f64::max));
    Rect { x: left, y: top, w: right - left, h: bottom - top }
}

/// The box of a mark that no text may cover; of a slanted line, none.
fn solid_box(mark: &Mark) -> Option<Rect> {
    match &mark.shape {
        Shape::Rect(rect) => Some(*rect),
        Shape::Polygon(points) => Some(around(points)),
        Shape::Circle { centre: (x, y), radius, .. } => {
            Some(Rect { x: x - radius, y: y - radius, w: radius * 2.0, h: radius * 2.0 })
        }
        Shape::Line { points, .. } => {
            let rect = around(points);
            (rect.w == 0.0 || rect.h == 0.0).then_some(rect)
        }
        Shape::Text { .. } => None,
    }
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    let across = (a.x + a.w).min(b.x + b.w) - a.x.max(b.x);
    let down = (a.y + a.h).min(b.y + b.h) - a.y.max(b.y);
    (across > TOLERANCE || (b.w == 0.0 && across >= 0.0)) && (down > TOLERANCE || (b.h == 0.0 && down >= 0.0))
}

pub fn texts_are_on_the_picture(picture: &Picture<'_>, found: &mut Vec<String>) {
    let scene = &picture.scene;
    for mark in &scene.marks {
        let solid = solid_box(mark).filter(|_| mark.layer != Layer::Background);
        let (rect, text) = match (text_box(mark), solid) {
            (Some(text), _) => text,
            (None, Some(rect)) => (rect, "a mark"),
            (None, None) => continue,
        };
        let is_inside = rect.x >= -TOLERANCE
            && rect.y >= -TOLERANCE
            && rect.x + rect.w <= scene.width + TOLERANCE
            && rect.y + rect.h <= scene.height + TOLERANCE;
        if !is_inside {
            found.push(format!("“{text}” ({:?}) leaves the picture: {rect:?}", mark.key));
        }
    }
}

pub fn texts_overlap_nothing(picture: &Picture<'_>, found: &mut Vec<String>) {
    let mut texts: Vec<(Rect, &str, &Mark)> = picture
        .scene
        .marks
        .iter()
        .filter_map(|mark| text_box(mark).map(|(rect, text)| (rect, text, mark)))
        .collect();
    texts.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    for (index, (a, first, mark)) in texts.iter().enumerate() {
        let near = texts[index + 1..].iter().take_while(|(b, ..)| b.y < a.y + a.h);
        for (_, second, other) in near.filter(|(b, ..)| overlap(a, b)) {
            found.push(format!("“{first}” ({:?}) and “{second}” ({:?}) overlap", mark.key, other.key));
        }
    }
    let is_mark = |mark: &&Mark| matches!(mark.layer, Layer::Data | Layer::Focus);
    for (solid, mark) in
        picture.scene.marks.iter().filter(is_mark).filter_map(|mark| solid_box(mark).map(|it| (it, mark)))
    {
        for (rect, text, label) in &texts {
            // A cell of the coverage chart has its value or sign in it.
            let belongs = picture.view.chart == Chart::Coverage
                && label.key.datum == mark.key.datum
                && label.key.role == Role::Label;
            // How many rows are left out stands on a ground of its own, in the colour of the paper.
            let is_ground = mark.ink == Ink::Paper && Key { role: label.key.role, ..mark.key } == label.key;
            if overlap(rect, &solid) && !belongs && !is_ground {
                found.push(format!("“{text}” ({:?}) is on the mark {:?}", label.key, mark.key));
            }
        }
    }
}
