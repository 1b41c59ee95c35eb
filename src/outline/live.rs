//! What the one live region says when the keyboard or a choice changed something.

use super::Tape;
use crate::dataset::{Dataset, Subject};
use crate::text::{self, Headed, fill};
use crate::view::View;

/// What there is to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing yet.
    #[default]
    Nothing,
    /// The mark in focus.
    Mark(Subject),
    /// A mark that was pinned, with the source's own words.
    Pinned(Subject),
    /// Another view: its finding and who it rests on.
    View,
}

/// The live region: one polite paragraph for all that is said.
pub fn live(dataset: &Dataset, view: &View, said: Said) -> String {
    let text = match said {
        Said::Nothing => String::new(),
        Said::Mark(subject) => text::spoken(dataset, subject, view.lang),
        Said::Pinned(subject) => pinned(dataset, view, subject),
        Said::View => {
            let headed = Headed::of(dataset, view);
            [&headed.headline, view.lang.words().stop, &headed.coverage].concat()
        }
    };
    let mut tape = Tape::new(view.lang);
    tape.open("p class=unseen data-part=live role=status");
    tape.attr("lang", view.lang.code());
    tape.text(&text);
    tape.close();
    tape.finish()
}

fn pinned(dataset: &Dataset, view: &View, subject: Subject) -> String {
    let words = view.lang.words();
    let quote = dataset
        .figure(subject.unit, subject.metric)
        .map(|figure| fill(words.quoted, &[&text::quote(figure)]));
    let said = fill(words.pinned, &[&text::spoken(dataset, subject, view.lang)]);
    quote.map_or_else(|| said.clone(), |quote| [&said, words.pause, &quote].concat())
}
