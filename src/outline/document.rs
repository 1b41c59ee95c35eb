//! The whole outline, from header to footer.

use super::chart_area::chart_area;
use super::controls::controls;
use super::evidence::evidence_panel;
use super::export_menu::export_menu;
use super::header::header;
use super::shown_parts::{OutOfSight, Part, ShownParts};
use super::table::table;
use super::title::title;
use super::writer::OutlineWriter;
use crate::analysis::AnalysedDataset;
use crate::dataset::{Dataset, Subject};
use crate::text::{Headline, corrections, source_line, source_notes};
use crate::view::{Choice, Controls, Unknown, View};

/// The outline of a view as one element: `focus` is the figure that the evidence panel shows, `unknown` the parameters of
/// the query that could not be read.
pub fn outline(
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    unknown: &[Unknown],
) -> String {
    changes((dataset, view, focus, unknown), &mut ShownParts::default(), OutOfSight::default())
}

/// What an outline is about: dataset, view, the figure in focus, and the parameters that could not be read.
pub type Subjects<'a> = (&'a AnalysedDataset, &'a View, Option<Subject>, &'a [Unknown]);

/// As [`outline`](self::outline()), without the parts that the page shows already or does not need yet.
pub fn changes(about: Subjects<'_>, shown: &mut ShownParts, out_of_sight: OutOfSight) -> String {
    let (dataset, view, ..) = about;
    let mut writer = OutlineWriter::about(dataset, view.lang);
    root(&mut writer, about, shown, out_of_sight);
    writer.finish()
}

// Not inlined: code that borrows the writer compiles to fewer bytes than code that owns it.
#[inline(never)]
fn root(
    writer: &mut OutlineWriter,
    (dataset, view, focus, unknown): Subjects<'_>,
    shown: &mut ShownParts,
    out_of_sight: OutOfSight,
) {
    // A section, so that the header and footer in it are not taken for the page's.
    writer.open("section class=rf data-part=root");
    writer.attr("lang", view.lang.code());
    writer.attr("aria-label", &title(dataset, view));
    writer.attr("data-chart", view.chart.word());
    writer.attr("data-theme", view.theme.word());
    let headline = Headline::of(dataset, view);
    shown.write(Part::Header, writer, &mut |writer| header(writer, dataset, view, &headline, unknown));
    if view.controls != Controls::None {
        shown.write(Part::Controls, writer, &mut |writer| controls(writer, dataset, view));
    }
    writer.open("div class=body");
    shown.write(Part::Chart, writer, &mut |writer| chart_area(writer, dataset, view));
    if let Some(subject) = focus
        && !shown.keeps(out_of_sight.evidence, writer)
    {
        shown.write(Part::Evidence, writer, &mut |writer| evidence_panel(writer, dataset, view, subject));
    }
    writer.close();
    if view.controls != Controls::None {
        shown.write(Part::Exports, writer, &mut |writer| export_menu(writer, view));
    }
    if !shown.keeps(out_of_sight.table, writer) {
        shown.write(Part::Table, writer, &mut |writer| table(writer, dataset, view, &headline.finding));
    }
    shown.write(Part::Footer, writer, &mut |writer| footer(writer, dataset, view));
    writer.close();
}

/// Whose figures these are, and where they were published.
fn footer(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    writer.open("footer");
    if !dataset.corrections.is_empty() {
        for correction in corrections(dataset, view.lang) {
            writer.element("p data-part=correction", &correction);
        }
    }
    let notes = source_notes(dataset, view.lang);
    if !notes.is_empty() {
        writer.element("p", &notes);
    }
    writer.element("p", &[words.source, words.colon, &source_line(dataset, view.lang)].concat());
    writer.close();
}
