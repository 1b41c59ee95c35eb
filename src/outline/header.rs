//! The header: the dataset's title, the headline, and what of the view could not be shown as asked.

use super::controls::languages;
use super::writer::OutlineWriter;
use crate::chart;
use crate::dataset::{Dataset, Lang};
use crate::text::{Headline, counted, fill, kicker};
use crate::view::{Chart, Controls, Unknown, View};

/// Title, choice of language, finding, coverage, notes.
pub fn header(
    writer: &mut OutlineWriter,
    dataset: &Dataset,
    view: &View,
    headline: &Headline,
    unknown: &[Unknown],
) {
    writer.open("header");
    writer.open("div class=top");
    match chart::is_deferred(dataset, view) {
        true => writer.element("p class=kicker", &bind_dots(&kicker(dataset, view))),
        false => writer.element("p class=kicker", &bind_dots(dataset.title.get(view.lang))),
    }
    if view.controls == Controls::Full {
        languages(writer, view);
    }
    writer.close();
    writer.heading("h2", &headline.finding);
    writer.element("p data-part=coverage", &headline.coverage);
    notes(writer, view, unknown);
    writer.close();
}

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
