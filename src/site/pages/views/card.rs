//! The social card: the finding, large enough to be read in a feed, beside the bars that show it.

use crate::analysis::AnalysedDataset;
use crate::chart;
use crate::draw::{Fonts, Palette, small_png};
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::site::Result;
use crate::site::pages::meta::CARD_SIZE;
use crate::text::{Headline, source_notes, with_whole_names, wrap_phrases};
use crate::view::{Chart, View};

/// Pixels a scene unit: text 14 units high is 28 pixels here, and 12 where a feed shows the card 500 pixels wide.
const SCALE: u32 = 2;
/// The margin on all sides.
const MARGIN: f64 = 28.0;
/// Width of the left column, which holds the text.
const TEXT_WIDTH: f64 = 226.0;
/// The gap between the columns.
const GAP: f64 = 26.0;

/// Draws the card of a view as a PNG file of [`CARD_SIZE`].
///
/// # Errors
/// Text that no installed font can show.
pub fn card(dataset: &AnalysedDataset, view: &View, fonts: &Fonts) -> Result<Vec<u8>> {
    png(&scene(dataset, view), fonts)
}

/// Draws the scene of a card as a PNG file.
///
/// # Errors
/// Text that no installed font can show.
pub fn png(scene: &Scene, fonts: &Fonts) -> Result<Vec<u8>> {
    small_png(scene, &Palette::LIGHT, f64::from(SCALE), fonts)
}

/// The card as a scene.
pub fn scene(dataset: &AnalysedDataset, view: &View) -> Scene {
    let (width, height) = CARD_SIZE;
    let mut scene = Scene::new(f64::from(width / SCALE));
    scene.height = f64::from(height / SCALE);
    let rule = Rect { x: 0.0, y: 0.0, w: scene.width, h: 6.0 };
    scene.add(Mark::new(Key::chart(Role::Grid, FIRST), Layer::Grid, Ink::Focus, Shape::Rect(rule)));
    write_text(dataset, view, &mut scene);
    draw_chart(dataset, view, &mut scene);
    scene
}

/// The number of the card's first mark: higher than those of the chart.
const FIRST: u32 = 1000;

const TITLE: Style = Style { size: 12.0, ink: Ink::Soft, bold: false };
const HEADLINE: Style = Style { size: 23.0, ink: Ink::Text, bold: true };
const COVERAGE: Style = Style { size: 13.0, ink: Ink::Soft, bold: false };
const NOTE: Style = Style { size: 11.0, ink: Ink::Soft, bold: false };

/// The left column: title, finding and coverage; at the bottom, the note on the source.
fn write_text(dataset: &AnalysedDataset, view: &View, scene: &mut Scene) {
    let Headline { finding, coverage } = Headline::of(dataset, view);
    let y = TITLE.write(dataset.title.get(view.lang), MARGIN, scene);
    let y = HEADLINE.write(&with_whole_names(dataset, &finding, view.lang), y + 6.0, scene);
    COVERAGE.write(&coverage, y + 6.0, scene);
    let note = &source_notes(dataset, view.lang);
    NOTE.write(note, scene.height - MARGIN - NOTE.height(note), scene);
}

/// How a paragraph of the left column is written.
struct Style {
    size: f64,
    ink: Ink,
    bold: bool,
}

impl Style {
    /// From one baseline to the next.
    fn line(&self) -> f64 {
        self.size * 1.36
    }

    fn wrap(&self, text: &str) -> Vec<String> {
        wrap_phrases(text, self.size, self.bold, TEXT_WIDTH)
    }

    fn height(&self, text: &str) -> f64 {
        self.wrap(text).len() as f64 * self.line()
    }

    /// Writes a paragraph from `top` down; returns where it ends.
    fn write(&self, text: &str, top: f64, scene: &mut Scene) -> f64 {
        let mut y = top;
        for text in self.wrap(text) {
            let at = (MARGIN, y + self.line() / 2.0);
            let shape = Shape::Text { at, size: self.size, bold: self.bold, align: Align::Left, text };
            let key = Key::chart(Role::Note, FIRST + scene.marks.len() as u32);
            scene.add(Mark::new(key, Layer::Text, self.ink, shape));
            y += self.line();
        }
        y
    }
}

/// The right column: the chart, vertically centred; of a longer one, its beginning. Of a ranking, the units that are ranked:
/// the coverage counts the others.
fn draw_chart(dataset: &AnalysedDataset, view: &View, scene: &mut Scene) {
    let left = MARGIN + TEXT_WIDTH + GAP;
    let mut view = view.clone();
    if view.chart == Chart::Ranking {
        view.units = dataset.ranking(view.metric, view.hold).rows.iter().map(|row| row.unit).collect();
    }
    let chart = chart::scene(dataset, &view, view.focus(dataset), scene.width - left - MARGIN);
    let top = ((scene.height - chart.height) / 2.0).max(MARGIN);
    let limit = scene.height - MARGIN / 2.0;
    let marks = chart.marks.into_iter().map(|mark| mark.moved(left, top));
    scene.marks.extend(marks.filter(|mark| bottom(mark) <= limit));
}

/// Where a mark ends.
fn bottom(mark: &Mark) -> f64 {
    let lowest = |points: &[(f64, f64)]| points.iter().map(|point| point.1).fold(0.0, f64::max);
    match &mark.shape {
        Shape::Rect(rect) => rect.y + rect.h,
        Shape::Line { points, .. } | Shape::Polygon(points) => lowest(points),
        Shape::Circle { centre, radius, .. } => centre.1 + radius,
        Shape::Text { at, size, .. } => at.1 + size / 2.0,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{Lang, embedded};
    use resvg::tiny_skia::Pixmap;

    #[test]
    fn the_card_has_its_size_and_is_drawn() {
        let dataset = AnalysedDataset::new(embedded());
        let fonts = Fonts::installed();
        for lang in [Lang::Zh, Lang::En] {
            let png = card(&dataset, &View::start(&dataset, lang), &fonts).unwrap();
            let pixels = Pixmap::decode_png(&png).unwrap();
            assert_eq!((pixels.width(), pixels.height()), CARD_SIZE);
            assert!(png.len() <= 60_000, "{} bytes", png.len());
            let inked = pixels.pixels().iter().filter(|pixel| pixel.red() < 250).count();
            assert!(inked > 60_000, "{inked} pixels");
        }
    }

    #[test]
    fn text_and_bars_stay_on_the_card() {
        let dataset = AnalysedDataset::new(embedded());
        for lang in [Lang::Zh, Lang::En] {
            let scene = scene(&dataset, &View::start(&dataset, lang));
            let bars = MARGIN + TEXT_WIDTH + GAP / 2.0;
            assert!(scene.marks.len() > 10, "{:?}", scene.marks);
            for mark in &scene.marks {
                assert!(bottom(mark) <= scene.height - MARGIN / 2.0, "{mark:?}");
                if let Shape::Text { at, size, bold, align: Align::Left, text } = &mark.shape {
                    let end = at.0 + crate::text::width(text, *size, *bold);
                    let limit = if at.0 < bars { bars } else { scene.width };
                    assert!(end <= limit, "{text} ends at {end} of {limit}");
                }
            }
        }
    }
}
