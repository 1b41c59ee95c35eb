//! One reporter, one number: a metric that only one unit reported is no contest, so that it has no bar and no rank. The number
//! stands with the words of the source, its period, its definition, and what it must not be taken for.

use super::input::ChartInput;
use super::ranking_columns::value_lines;
use super::text_style::{BODY, SMALL, TextStyle};
use super::unranked;
use crate::analysis::{Ranking, Row};
use crate::dataset::{Figure, Subject};
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{self, fill, wrap};

/// Size of the number, where it is not wide.
const LARGEST: f64 = 54.0;
/// Height of a line of body text, and of one of small text.
const LINE: f64 = 20.0;
const NOTE: f64 = 17.0;
/// Space inside the panel, and between it and what is above.
const PAD: f64 = 12.0;
/// Width of the line beside a quote, with the space after it.
const QUOTE: f64 = 12.0;

/// Lays out the only figure of the view's metric; where the view does not show its unit, or it is not ranked, why.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let ranking = input.dataset.ranking(input.view.metric, false);
    let mut scene = Scene::new(input.width);
    let shown = ranking.rows.iter().find(|row| input.view.shows(input.dataset, row.unit));
    if let Some(row) = shown {
        let mut block = Block { input, row, figure: &input.dataset.figures[row.figure], notes: 0 };
        block.draw(&ranking, &mut scene);
    }
    let top = if scene.height > 0.0 { scene.height + PAD } else { 0.0 };
    unranked::draw(input, &ranking.unranked, top, &mut scene);
    scene
}

/// The figure and all that is said of it, from the top down.
struct Block<'a> {
    input: &'a ChartInput<'a>,
    row: &'a Row,
    figure: &'a Figure,
    /// How many lines of notes there are so far.
    notes: u32,
}

impl Block<'_> {
    fn draw(&mut self, ranking: &Ranking, scene: &mut Scene) {
        let (input, figure) = (self.input, self.figure);
        let lang = input.view.lang;
        let name = text::unit_name(input.dataset, self.row.unit, lang);
        scene.height += 6.0;
        self.write_name(name, scene);
        self.write(text::kind_beside(input.dataset, self.row.unit, lang), 0.0, Ink::Soft, scene);
        self.write_number(scene);
        for note in [
            text::multiple_as_percent(input.dataset, figure, lang).map(|text| text::capitalized(&text)),
            Some(text::statuses(figure.status, lang)).map(|text| text::capitalized(&text)),
            text::given_sentence(input.dataset, figure, lang),
        ] {
            self.write(&note.unwrap_or_default(), 0.0, Ink::Text, scene);
        }
        scene.height += 6.0;
        self.write_quote(scene);
        let period = text::figure_period(input.dataset, figure, lang);
        let period = match figure.period {
            Some(_) => fill(lang.words().labelled, &[lang.words().column_period, &period]),
            None => text::capitalized(&period),
        };
        self.write(&period, 0.0, Ink::Soft, scene);
        let definition = &input.dataset.metric(figure.metric).definition;
        if !definition.is_missing() {
            let text = fill(lang.words().labelled, &[lang.words().definition, definition.get(lang)]);
            self.write(&text, 0.0, Ink::Soft, scene);
        }
        self.write_warning(ranking, scene);
        let rect = Rect { x: 0.0, y: 0.0, w: input.width, h: scene.height };
        scene.add_target(Subject { unit: self.row.unit, metric: figure.metric }, rect);
    }

    fn write_name(&self, name: &str, scene: &mut Scene) {
        let style = TextStyle::body(Ink::Text).bold();
        for (index, line) in wrap(name, BODY, true, self.input.width).into_iter().enumerate() {
            let key = Key::unit(self.row.unit, Role::Name).nth(index as u32);
            style.draw(key, 0.0, scene.height + LINE / 2.0, line, scene);
            scene.height += LINE;
        }
    }

    /// The number, as large as the width allows; a long unit of measurement is on a line of its own.
    fn write_number(&self, scene: &mut Scene) {
        let whole = self.input.label(self.row.figure, true);
        let number = self.input.label(self.row.figure, false);
        let has_measure = whole == number || fitting_size(&whole, self.input.width) >= LARGEST / 2.0;
        let text = if has_measure { whole } else { number };
        let size = fitting_size(&text, self.input.width).max(BODY);
        let style = TextStyle { size, ..TextStyle::body(Ink::FocusText).bold() };
        // Of a range that is wider than the picture, each end has a line.
        let lines = match style.width(&text) <= self.input.width {
            true => vec![text],
            false => value_lines(&text, self.input.width),
        };
        for (index, line) in lines.into_iter().enumerate() {
            let key = Key::unit(self.row.unit, Role::Label).nth(index as u32);
            style.draw(key, 0.0, scene.height + size * 0.6, line, scene);
            scene.height += size * 1.2;
        }
        if !has_measure {
            let measure = text::figure_measure(self.input.dataset, self.figure.metric, self.input.view.lang);
            for (index, line) in wrap(&measure, BODY, false, self.input.width).into_iter().enumerate() {
                let key = Key::chart(Role::Tick, index as u32);
                TextStyle::body(Ink::Text).draw(key, 0.0, scene.height + LINE / 2.0, line, scene);
                scene.height += LINE;
            }
        }
    }

    /// The source's words beside a line, and in the language of the reader where they are in another.
    fn write_quote(&mut self, scene: &mut Scene) {
        let (lang, top) = (self.input.view.lang, scene.height);
        if !self.figure.quote.is_empty() {
            let quote = fill(lang.words().quoted, &[&text::quote(self.figure)]);
            self.write(&quote, QUOTE, Ink::Text, scene);
        }
        let has_translation = !self.figure.quote_translation.is_missing();
        if has_translation && !lang.is_of(self.input.dataset.quote_lang()) {
            let translation = self.figure.quote_translation.get(lang);
            self.write(&fill(lang.words().translated, &[translation]), QUOTE, Ink::Soft, scene);
        }
        if scene.height > top {
            let key = Key::unit(self.row.unit, Role::Grid);
            let ends = [(1.5, top), (1.5, scene.height - 2.0)];
            scene.add_line(key, Layer::Grid, Ink::Focus, 3.0, ends);
            scene.height += 4.0;
        }
    }

    /// That there is nothing to compare it with, and which metrics look alike.
    fn write_warning(&mut self, ranking: &Ranking, scene: &mut Scene) {
        let (lang, dataset) = (self.input.view.lang, self.input.dataset);
        let words = lang.words();
        let top = scene.height + PAD;
        scene.height = top + PAD;
        let alone = match ranking.coverage {
            _ if !dataset.is_sole_reporter(self.row.unit, ranking.metric) => words.evidence_other_period,
            coverage if coverage.concerns_one() => words.evidence_concerns_one,
            _ => words.evidence_single_reporter,
        };
        self.write(alone, PAD, Ink::Text, scene);
        for near in &dataset.metric(self.figure.metric).near {
            let name = dataset.metric(near.metric).name.get(lang);
            let other = fill(lang.deferred_words().not_to_be_taken_for, &[name]);
            let reason = near.reason.get(lang);
            let text = if reason.is_empty() { other } else { fill(words.labelled, &[&other, reason]) };
            self.write(&text, PAD, Ink::Text, scene);
        }
        scene.height += PAD - 3.0;
        let rect = Rect { x: 0.0, y: top, w: self.input.width, h: scene.height - top };
        // Index 0 is the panel of those that did not report.
        let key = Key::chart(Role::Background, 1);
        scene.add(Mark::new(key, Layer::Background, Ink::Panel, Shape::Rect(rect)));
    }

    /// Small text, wrapped.
    fn write(&mut self, text: &str, x: f64, ink: Ink, scene: &mut Scene) {
        let style = TextStyle::small(ink);
        for line in wrap(text, SMALL, false, self.input.width - 2.0 * x) {
            let key = Key::unit(self.row.unit, Role::Note).nth(self.notes);
            style.draw(key, x, scene.height + NOTE / 2.0, line, scene);
            self.notes += 1;
            scene.height += NOTE;
        }
        scene.height += if text.is_empty() { 0.0 } else { 3.0 };
    }
}

/// The largest size at which a number fits.
fn fitting_size(text: &str, width: f64) -> f64 {
    (width / text::width(text, 1.0, true).max(0.1)).min(LARGEST)
}
