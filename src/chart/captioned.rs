//! A chart with its caption: headline above and source below, so that a crop does not easily lose them.

use super::text_style::TextStyle;
use crate::analysis::AnalysedDataset;
use crate::dataset::{Lang, Subject};
use crate::scene::{Ink, Key, Role, Scene};
use crate::text::{Headline, corrections, source_line, source_notes, with_whole_names, wrap_phrases};
use crate::view::{Chart, GrowthScale, View};

/// Space around everything.
const PAD: f64 = 16.0;
/// How much wider Latin fonts may be than those that texts are laid out by, where the padding has the rest: DejaVu Sans,
/// the default of many Linux systems, is wider by a sixth.
const WIDER: f64 = 1.12;

const HEADLINE: TextStyle = TextStyle { size: 20.0, ..TextStyle::body(Ink::Text).bold() };

/// Lays out the chart of a view with its headline, coverage and source, `width` scene units wide.
pub fn captioned_scene(dataset: &AnalysedDataset, view: &View, focus: Option<Subject>, width: f64) -> Scene {
    let chart = super::scene(dataset, view, focus, width - 2.0 * PAD);
    let headline = Headline::of(dataset, view);
    let is_chinese = view.lang == Lang::Zh;
    let mut column = Column { scene: Scene::new(width), y: PAD, next_index: 1000, is_chinese };
    column.write(&TextStyle::small(Ink::Soft), dataset.title.get(view.lang));
    column.write(&HEADLINE, &with_whole_names(dataset, &headline.finding, view.lang));
    column.write(&TextStyle::small(Ink::Soft), &headline.coverage);
    column.y += 10.0;
    column.add(chart);
    column.y += 12.0;
    if let Some(key) = key(dataset, view) {
        column.write(&TextStyle::small(Ink::Soft), key);
    }
    let words = view.lang.words();
    for correction in corrections(dataset, view.lang) {
        column.write(&TextStyle::small(Ink::Text), &correction);
    }
    column.write(&TextStyle::small(Ink::Soft), &source_notes(dataset, view.lang));
    let line = [words.source, words.colon, &source_line(dataset, view.lang)].concat();
    column.write(&TextStyle::small(Ink::Soft), &line);
    column.scene.height = column.y + PAD - 6.0;
    column.scene
}

/// What the dots mean, where the picture has some of two forms.
fn key(dataset: &AnalysedDataset, view: &View) -> Option<&'static str> {
    match view.chart {
        Chart::Growth if view.scale != GrowthScale::Step && !view.is_over_time(dataset) => {
            Some(view.lang.words().hint_growth)
        }
        Chart::Profile => Some(view.lang.words().hint_profile),
        _ => None,
    }
}

/// A column that is filled from the top.
struct Column {
    scene: Scene,
    /// Where the next part begins.
    y: f64,
    /// Index of the next line's key, above those of the chart's notes.
    next_index: u32,
    is_chinese: bool,
}

impl Column {
    fn write(&mut self, style: &TextStyle, text: &str) {
        let line = style.size * 1.4;
        // A picture is also seen where only wider fonts are; those do not make Chinese wider.
        let wider = if self.is_chinese { 1.0 } else { WIDER };
        for text in wrap_phrases(text, style.size, style.bold, (self.scene.width - 2.0 * PAD) / wider) {
            let key = Key::chart(Role::Note, self.next_index);
            style.draw(key, PAD, self.y + line / 2.0, text, &mut self.scene);
            self.next_index += 1;
            self.y += line;
        }
        self.y += 3.0;
    }

    fn add(&mut self, chart: Scene) {
        let height = chart.height;
        self.scene.add_scene(chart, PAD, self.y);
        self.y += height;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::WIDTHS;
    use crate::dataset::embedded;
    use crate::scene::Shape;

    #[test]
    fn no_chinese_name_is_broken_in_a_headline() {
        let dataset = AnalysedDataset::new(embedded());
        let start = View::start(&dataset, Lang::Zh);
        for (chart, metric) in [Chart::Ranking, Chart::Growth]
            .into_iter()
            .flat_map(|chart| dataset.metric_ixs().map(move |metric| (chart, metric)))
        {
            let view = View { chart, metric, ..start.clone() };
            for width in WIDTHS {
                let scene = captioned_scene(&dataset, &view, None, width);
                let lines = scene.marks.iter().filter_map(|mark| match &mark.shape {
                    Shape::Text { text, size, .. } if *size == HEADLINE.size => Some(text.as_str()),
                    _ => None,
                });
                let lines: Vec<&str> = lines.collect();
                for name in dataset.unit_ixs().map(|unit| dataset.unit(unit).short.get(Lang::Zh)) {
                    let whole = lines.iter().filter(|line| line.contains(name)).count();
                    let joined = lines.concat().matches(name).count();
                    assert!(joined == 0 || whole > 0, "{name}: {lines:?}");
                }
            }
        }
    }
}
