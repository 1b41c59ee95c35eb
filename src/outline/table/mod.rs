//! The table: every number of the chart, and every unit, as text.

mod cells;
mod comparison;
mod coverage;
mod coverage_periods;
mod growth;
mod over_time;
mod pagination;
mod profile;
mod ranking;

use super::writer::OutlineWriter;
use crate::analysis::AnalysedDataset;
use crate::text::counted;
use crate::view::{Chart, Controls, GrowthScale, View};
use pagination::Page;

pub use coverage::coverage_pages;

/// The table of a view with its finding as caption, behind a heading that opens it and says how long it is.
pub fn table(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, finding: &str) {
    let mut body = OutlineWriter::about(dataset, view.lang);
    let page = rows(&mut body, dataset, view);
    // Without the head.
    let row_count = page.as_ref().map_or(0, Page::row_count).max(body.count("<tr") - 1);
    let name = counted(view.lang.words().table, row_count, view.lang);
    writer.open("details data-part=table");
    // The coverage chart is a table itself, and its table is longer than everything else together.
    writer.bool_attr("open", view.controls == Controls::Full && view.chart != Chart::Coverage);
    writer.open("summary");
    writer.element("h3", &name);
    writer.close();
    writer.open("div class=scroll tabindex=0 role=region");
    writer.attr("aria-label", &name);
    writer.open("table");
    writer.element("caption", finding);
    writer.append(body);
    writer.close();
    writer.close();
    if let Some(page) = page {
        page.navigation(writer, view);
    }
    writer.close();
}

/// Head and bodies of the table of a chart; the page that is shown, where the table may have several.
fn rows(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Option<Page> {
    match view.chart {
        Chart::Ranking => Some(ranking::ranking(writer, dataset, view)),
        _ => deferred_rows(writer, dataset, view),
    }
}

// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn deferred_rows(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Option<Page> {
    match view.chart {
        Chart::Growth if view.is_over_time(dataset) => Some(over_time::over_time(writer, dataset, view)),
        Chart::Growth if view.scale != GrowthScale::Step => Some(growth::growth(writer, dataset, view)),
        Chart::Ranking | Chart::Growth => Some(ranking::ranking(writer, dataset, view)),
        Chart::Coverage if view.is_coverage_of_periods() => {
            coverage_periods::coverage_periods(writer, dataset, view);
            None
        }
        Chart::Coverage => {
            coverage::coverage(writer, dataset, view);
            None
        }
        Chart::Profile => {
            profile::profile(writer, dataset, view);
            None
        }
        Chart::Compare => {
            comparison::comparison(writer, dataset, view);
            None
        }
    }
}
