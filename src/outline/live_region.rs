//! What the one live region says when the keyboard or a choice changed something.

use super::OutlineWriter;
use crate::analysis::AnalysedDataset;
use crate::dataset::Subject;
use crate::text::{self, Headline, fill};
use crate::view::View;

/// What there is to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announcement {
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
pub fn live(dataset: &AnalysedDataset, view: &View, said: Announcement) -> String {
    let text = match said {
        Announcement::Nothing => String::new(),
        Announcement::Mark(subject) => text::spoken(dataset, subject, view.lang),
        Announcement::Pinned(subject) => pinned(dataset, view, subject),
        Announcement::View => {
            let headed = Headline::of(dataset, view);
            [&headed.headline, view.lang.words().stop, &headed.coverage].concat()
        }
    };
    let mut out = OutlineWriter::new(view.lang);
    out.open("p class=unseen data-part=live role=status");
    out.attr("lang", view.lang.code());
    out.text(&text);
    out.close();
    out.finish()
}

fn pinned(dataset: &AnalysedDataset, view: &View, subject: Subject) -> String {
    let words = view.lang.words();
    let quote = dataset
        .figure(subject.unit, subject.metric)
        .map(|figure| fill(words.quoted, &[&text::quote(figure)]));
    let said = fill(words.pinned, &[&text::spoken(dataset, subject, view.lang)]);
    quote.map_or_else(|| said.clone(), |quote| [&said, words.pause, &quote].concat())
}
