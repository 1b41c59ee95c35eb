//! The whole outline, from header to footer.

use super::chart_area::chart_area;
use super::controls::controls;
use super::evidence::evidence_panel;
use super::export_menu::export_menu;
use super::header::header;
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
    let mut writer = OutlineWriter::about(dataset, view.lang);
    root(&mut writer, dataset, view, focus, unknown);
    writer.finish()
}

// Not inlined: code that borrows the writer compiles to fewer bytes than code that owns it.
#[inline(never)]
fn root(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    unknown: &[Unknown],
) {
    // A section, so that the header and footer in it are not taken for the page's.
    writer.open("section class=rf data-part=root");
    writer.attr("lang", view.lang.code());
    writer.attr("aria-label", &title(dataset, view));
    writer.attr("data-chart", view.chart.word());
    writer.attr("data-theme", view.theme.word());
    let headline = Headline::of(dataset, view);
    header(writer, dataset, view, &headline, unknown);
    if view.controls != Controls::None {
        controls(writer, dataset, view);
    }
    writer.open("div class=body");
    chart_area(writer, dataset, view);
    if let Some(subject) = focus {
        evidence_panel(writer, dataset, view, subject);
    }
    writer.close();
    export_menu(writer, view);
    table(writer, dataset, view, &headline.finding);
    footer(writer, dataset, view);
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
