//! The header: the dataset's title, the headline, and what of the view could not be shown as asked.

use super::controls::languages;
use super::writer::OutlineWriter;
use crate::analysis::AnalysedDataset;
use crate::chart;
use crate::dataset::Lang;
use crate::text::{Headline, counted, fill, kicker, width};
use crate::view::{Chart, Controls, Unknown, View};

/// Title, choice of language, finding, coverage, notes.
pub fn header(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    headline: &Headline,
    unknown: &[Unknown],
) {
    writer.open("header");
    writer.open("div class=top");
    let title = match chart::is_deferred(dataset, view) {
        true => bind_dots(&kicker(dataset, view)),
        false => bind_dots(dataset.title.get(view.lang)),
    };
    writer.element("p class=kicker", &title);
    if view.controls == Controls::Full {
        languages(writer, view);
    }
    writer.close();
    let is_long = width(&headline.finding, 1.0, true) + width(&title, TITLE_SHARE, false) > LONG;
    writer.heading(if is_long { "h2 class=long" } else { "h2" }, &headline.finding);
    writer.element("p data-part=coverage", &headline.coverage);
    notes(writer, view, unknown);
    writer.close();
}

/// Above this a phone shows the headline in small type with the title below the picture, which begins within the first 220 pixels
/// all the same; as a multiple of the headline's font size.
const LONG: f64 = 84.0;
/// How high a title is on a phone, as a share of a headline that is as wide at the same size.
const TITLE_SHARE: f64 = 0.6;

/// Keeps each “·” on the line of the word before it, by a no-break space.
///
/// A loop over characters, because `str::replace` brings a search for substrings into the WebAssembly: 2 kB.
fn bind_dots(title: &str) -> String {
    let mut bound = String::new();
    let mut letters = title.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_before_dot = letter == ' ' && letters.peek() == Some(&'·');
        bound.push(if is_before_dot { '\u{a0}' } else { letter });
    }
    bound
}

// In the deferred module: see `src/site/build/shrink/split`. No ranking by value of all units is without what was asked for.
#[inline(never)]
fn unfit(parameter: &Unknown, lang: Lang) -> String {
    fill(lang.deferred_words().note_unfit_parameter, &[&parameter.name, &parameter.value])
}

fn notes(writer: &mut OutlineWriter, view: &View, unknown: &[Unknown]) {
    let words = view.lang.words();
    let mut note = |text: &str| writer.element("p data-part=note", text);
    for parameter in unknown {
        note(&match parameter.is_known {
            true => unfit(parameter, view.lang),
            false => fill(words.note_unknown_parameter, &[&parameter.name, &parameter.value]),
        });
    }
    if view.chart == Chart::Compare && view.units.len() > View::MAX_COMPARED {
        note(&counted(words.comparison_max_units, View::MAX_COMPARED, view.lang));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::{Dataset, LocalText, embedded};

    fn is_long(dataset: &AnalysedDataset, view: &View) -> bool {
        let mut writer = OutlineWriter::about(dataset, view.lang);
        header(&mut writer, dataset, view, &Headline::of(dataset, view), &[]);
        writer.finish().contains("<h2 class=long")
    }

    #[test]
    fn only_what_would_push_the_picture_of_a_phone_down_is_small() {
        let short = AnalysedDataset::new(embedded());
        assert!(Lang::ALL.iter().all(|lang| !is_long(&short, &View::start(&short, *lang))));
        let named = |name: &str| {
            let mut dataset = Dataset { title: LocalText::both("标题", "Title"), ..embedded() };
            dataset.units.iter_mut().for_each(|unit| unit.short = LocalText::both(name, name));
            dataset.metrics.iter_mut().for_each(|metric| metric.name = LocalText::both(name, name));
            AnalysedDataset::new(dataset)
        };
        let long = named("Samtgemeinde Oberharz-Clausthal-Zellerfeld im Westharzvorland");
        assert!(Lang::ALL.iter().all(|lang| is_long(&long, &View::start(&long, *lang))));
        // A title of several lines counts too.
        let mut titled = embedded();
        titled.title = LocalText::both("标题", &"A title that goes on ".repeat(8));
        let titled = AnalysedDataset::new(titled);
        assert!(is_long(&titled, &View::start(&titled, Lang::En)));
        assert!(!is_long(&titled, &View::start(&titled, Lang::Zh)));
    }
}
