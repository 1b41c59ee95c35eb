//! The live region: what a screen reader announces after a key or a choice changed something.

use super::writer::OutlineWriter;
use crate::analysis::AnalysedDataset;
use crate::dataset::Subject;
use crate::text::{Headline, fill, mark_label, quote, sentences};
use crate::view::View;

/// What is announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announcement {
    /// Nothing.
    #[default]
    Nothing,
    /// The mark in focus.
    Mark(Subject),
    /// A mark that was pinned, with the source's own words.
    Pinned(Subject),
    /// A mark that was pinned and is no more.
    Unpinned(Subject),
    /// The mark in focus, beyond which there is none.
    LastMark(Subject),
    /// Another view: its headline.
    View,
}

/// The live region, one polite paragraph, as one element.
pub fn live(dataset: &AnalysedDataset, view: &View, announcement: Announcement) -> String {
    let words = view.lang.words();
    let marked =
        |template, subject| fill(template, &[&mark_label(dataset, subject, view.rounding(), view.lang)]);
    let text = match announcement {
        Announcement::Nothing => String::new(),
        Announcement::Mark(subject) => marked("{0}", subject),
        Announcement::Unpinned(subject) => marked(words.unpinned, subject),
        Announcement::LastMark(subject) => marked(words.last_mark, subject),
        Announcement::Pinned(subject) => pinned(dataset, view, subject),
        Announcement::View => {
            let Headline { finding, coverage } = Headline::of(dataset, view);
            sentences(&[&finding, &coverage], view.lang)
        }
    };
    let mut writer = OutlineWriter::about(dataset, view.lang);
    writer.open("p class=unseen data-part=live role=status");
    writer.attr("lang", view.lang.code());
    writer.text(&text);
    writer.close();
    writer.finish()
}

fn pinned(dataset: &AnalysedDataset, view: &View, subject: Subject) -> String {
    let words = view.lang.words();
    let pinned = fill(words.pinned, &[&mark_label(dataset, subject, view.rounding(), view.lang)]);
    let quote =
        dataset.figure(subject.unit, subject.metric).map(|figure| fill(words.quoted, &[&quote(figure)]));
    sentences(&[&pinned, &quote.unwrap_or_default()], view.lang)
}
