//! The social card: the finding, large enough to be read in a feed, beside the bars that show it.

use crate::analysis::AnalysedDataset;
use crate::chart;
use crate::draw::Palette;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::site::Result;
use crate::site::pages::font::Font;
use crate::site::pages::meta::CARD_SIZE;
use crate::site::pages::raster;
use crate::text::{Headline, wrap};
use crate::view::View;

/// Pixels a scene unit: what is 14 units high is 28 pixels here, and 12 where a feed shows the card 500 wide.
const SCALE: u32 = 2;
/// Room around everything.
const PAD: f64 = 28.0;
/// Width of the left column, which holds the words.
const WORDS: f64 = 226.0;
/// Room between the columns.
const GAP: f64 = 26.0;

/// Draws the card of a view as a PNG file of the size that [`CARD_SIZE`] says.
///
/// # Errors
/// A font that cannot be read.
pub fn card(dataset: &AnalysedDataset, view: &View, font: &Font) -> Result<Vec<u8>> {
    raster::png(&scene(dataset, view), &Palette::LIGHT, font, SCALE as f32)
}

/// The card as a scene.
fn scene(dataset: &AnalysedDataset, view: &View) -> Scene {
    let (width, height) = CARD_SIZE;
    let mut scene = Scene::new(f64::from(width / SCALE));
    scene.height = f64::from(height / SCALE);
    let rule = Rect { x: 0.0, y: 0.0, w: scene.width, h: 6.0 };
    scene.add(Mark::new(Key::chart(Role::Grid, 1000), Layer::Grid, Ink::Focus, Shape::Rect(rule)));
    words(dataset, view, &mut scene);
    bars(dataset, view, &mut scene);
    scene
}

/// Left: what, the finding, who reported; at the foot, who says so.
fn words(dataset: &AnalysedDataset, view: &View, scene: &mut Scene) {
    let headed = Headline::of(dataset, view);
    let y =
        write(scene, PAD, &Style { size: 12.0, ink: Ink::Soft, bold: false }, dataset.title.get(view.lang));
    let y = write(scene, y + 6.0, &Style { size: 23.0, ink: Ink::Text, bold: true }, &headed.headline);
    write(scene, y + 6.0, &Style { size: 13.0, ink: Ink::Soft, bold: false }, &headed.coverage);
    let note = Style { size: 11.0, ink: Ink::Soft, bold: false };
    let foot = dataset.source.note.get(view.lang);
    let lines = wrap(foot, note.size, note.bold, WORDS).len() as f64;
    write(scene, scene.height - PAD - lines * note.line(), &note, foot);
}

struct Style {
    size: f64,
    ink: Ink,
    bold: bool,
}

impl Style {
    fn line(&self) -> f64 {
        self.size * 1.36
    }
}

/// Writes lines of the left column from `top` down; returns where they end.
fn write(scene: &mut Scene, top: f64, style: &Style, text: &str) -> f64 {
    let mut y = top;
    for text in wrap(text, style.size, style.bold, WORDS) {
        let at = (PAD, y + style.line() / 2.0);
        let shape = Shape::Text { at, size: style.size, bold: style.bold, align: Align::Left, text };
        let key = Key::chart(Role::Note, 1000 + scene.marks.len() as u32);
        scene.add(Mark::new(key, Layer::Text, style.ink, shape));
        y += style.line();
    }
    y
}

/// Right: the chart down to the band of those that are not ranked, whom the words count.
fn bars(dataset: &AnalysedDataset, view: &View, scene: &mut Scene) {
    let left = PAD + WORDS + GAP;
    let chart = chart::scene(dataset, view, view.focus(dataset), scene.width - left - PAD);
    let end = chart.marks.iter().find_map(ground).unwrap_or(chart.height);
    let top = ((scene.height - end) / 2.0).max(PAD);
    let above = chart.marks.into_iter().filter(|mark| top_of(mark) < end);
    scene.marks.extend(above.map(|mark| mark.moved(left, top)));
}

/// Where a panel begins.
fn ground(mark: &Mark) -> Option<f64> {
    match (&mark.shape, mark.layer) {
        (Shape::Rect(rect), Layer::Background) => Some(rect.y),
        _ => None,
    }
}

fn top_of(mark: &Mark) -> f64 {
    let first = |points: &[(f64, f64)]| points.iter().map(|point| point.1).fold(f64::INFINITY, f64::min);
    match &mark.shape {
        Shape::Rect(rect) => rect.y,
        Shape::Line { points, .. } | Shape::Polygon(points) => first(points),
        Shape::Circle { centre, .. } => centre.1,
        Shape::Text { at, .. } => at.1,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{Lang, embedded};

    #[test]
    fn the_card_has_the_size_it_says_and_is_drawn() {
        let dataset = AnalysedDataset::new(embedded());
        let font = Font::find().unwrap();
        for lang in [Lang::Zh, Lang::En] {
            let png = card(&dataset, &View::start(&dataset, lang), &font).unwrap();
            let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!((&png[1..4], side(16), side(20)), (b"PNG".as_slice(), CARD_SIZE.0, CARD_SIZE.1));
            let pixels = tiny_skia::Pixmap::decode_png(&png).unwrap();
            let inked = pixels.pixels().iter().filter(|pixel| pixel.red() < 250).count();
            assert!(inked > 60_000, "{inked} pixels");
        }
    }

    #[test]
    fn words_and_bars_stay_on_the_card() {
        let dataset = AnalysedDataset::new(embedded());
        for lang in [Lang::Zh, Lang::En] {
            let scene = scene(&dataset, &View::start(&dataset, lang));
            let right = PAD + WORDS + GAP / 2.0;
            assert!(scene.marks.len() > 10, "{:?}", scene.marks);
            for mark in &scene.marks {
                assert!(top_of(mark) <= scene.height - PAD / 2.0, "{mark:?}");
                if let Shape::Text { at, size, bold, align: Align::Left, text } = &mark.shape {
                    let end = at.0 + crate::text::width(text, *size, *bold);
                    let room = if at.0 < right { right } else { scene.width };
                    assert!(end <= room, "{text} ends at {end} of {room}");
                }
            }
        }
    }
}
