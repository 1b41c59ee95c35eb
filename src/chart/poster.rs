//! A chart as a picture of its own: finding above, who says so below, so that no crop loses them easily.

use super::label::Label;
use crate::analysis::AnalysedDataset;
use crate::dataset::Subject;
use crate::scene::{Ink, Key, Role, Scene};
use crate::text::{Headline, wrap};
use crate::view::View;

const PAD: f64 = 16.0;

/// Draws the chart a view asks for with its headline, coverage and source, `width` scene units wide.
pub fn poster(dataset: &AnalysedDataset, view: &View, focus: Option<Subject>, width: f64) -> Scene {
    let room = width - 2.0 * PAD;
    let chart = super::scene(dataset, view, focus, room);
    let headed = Headline::of(dataset, view);
    let mut pen = Pen { scene: Scene::new(width), y: PAD, index: 1000, room };
    pen.write(&Label::small(Ink::Soft), dataset.title.get(view.lang));
    pen.write(&HEADLINE, &headed.headline);
    pen.write(&Label::small(Ink::Soft), &headed.coverage);
    pen.y += 10.0;
    pen.place(chart);
    pen.y += 12.0;
    let source = &dataset.source;
    let words = view.lang.words();
    pen.write(&Label::small(Ink::Soft), source.note.get(view.lang));
    let from = [words.source, words.colon, source.event.get(view.lang)].concat();
    pen.write(&Label::small(Ink::Soft), &from);
    pen.scene.height = pen.y + PAD - 6.0;
    pen.scene
}

const HEADLINE: Label = Label { size: 20.0, ..Label::text(Ink::Text).bold() };

/// Writes downwards.
struct Pen {
    scene: Scene,
    y: f64,
    index: u32,
    room: f64,
}

impl Pen {
    fn write(&mut self, label: &Label, text: &str) {
        let line = label.size * 1.4;
        for text in wrap(text, label.size, label.bold, self.room) {
            let key = Key::nth(Role::Note, self.index);
            label.put(key, PAD, self.y + line / 2.0, text, &mut self.scene);
            self.index += 1;
            self.y += line;
        }
        self.y += 3.0;
    }

    fn place(&mut self, chart: Scene) {
        let (height, top) = (chart.height, self.y);
        self.scene.marks.extend(chart.marks.into_iter().map(|mark| mark.moved(PAD, top)));
        self.scene.targets.extend(chart.targets.into_iter().map(|target| target.moved(PAD, top)));
        self.y += height;
    }
}
