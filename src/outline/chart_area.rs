//! The chart with what belongs to it: its keys, how to read it, and the overview of a long one.

use super::controls::reset;
use super::table::coverage_pages;
use super::title::title;
use super::writer::OutlineWriter;
use crate::analysis::AnalysedDataset;
use crate::chart::is_deferred;
use crate::collect::CollectVec as _;
use crate::text::{dots_key, fill, is_given};
use crate::view::{Chart, Controls, LONG_LIST, View};

/// The chart, its hint, its buttons, and the overview of a long list.
pub fn chart_area(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let words = view.lang.words();
    let is_long = is_long(dataset, view);
    writer.open("div class=main");
    chart(writer, dataset, view, is_long);
    if view.chart == Chart::Coverage {
        coverage_pages(writer, dataset, view);
    }
    writer.open("p class=hint");
    writer.element("span", &hint(dataset, view));
    writer.plain_text(" ");
    writer.element("button data-part=keys type=button", words.help);
    writer.element("button data-part=listen type=button", words.listen);
    writer.element("button data-part=to-table type=button", words.to_table);
    if view.controls == Controls::Full {
        reset(writer, view);
    }
    writer.close();
    // Last, so that the chart's element stays the same one whether the overview is there or not.
    if is_long {
        writer.element("canvas data-part=strip aria-hidden=true height=50", "");
    }
    writer.close();
}

/// The element that takes focus and keys.
///
/// Its role is `application`, because its keys are ours; each move is announced in the live region. A screen reader in
/// reading mode finds heading, summary and table instead, and with them everything the chart shows.
fn chart(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, is_long: bool) {
    let words = view.lang.words();
    writer.open("div data-part=plot tabindex=0 role=application");
    writer.attr("aria-roledescription", words.chart);
    writer.attr("aria-label", &fill(words.chart_label, &[&title(dataset, view)]));
    writer.bool_attr("data-long", is_long);
    writer.picture();
    writer.close();
}

/// Whether the chart is a list of so many rows that it scrolls.
pub fn is_long(dataset: &AnalysedDataset, view: &View) -> bool {
    let has_bars = view.chart == Chart::Ranking && !is_given(dataset, view.metric);
    let ranking = dataset.ranking(view.metric, false);
    let shown = ranking.rows.iter().filter(|row| view.shows(dataset, row.unit));
    has_bars && shown.take(LONG_LIST + 1).count() > LONG_LIST
}

/// What a reader must know to read the chart, and that a tap shows the source's words.
fn hint(dataset: &AnalysedDataset, view: &View) -> String {
    let words = view.lang.words();
    let about_chart = match view.chart {
        Chart::Profile => dots_key(dataset, view),
        Chart::Coverage => Some(words.hint_coverage),
        Chart::Ranking if is_deferred(dataset, view) => ranking_hint(dataset, view),
        _ => None,
    };
    about_chart.into_iter().chain([words.hint_tap]).collect_vec().join(words.dot)
}

/// That ranks are given, or that there is no ranking.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn ranking_hint(dataset: &AnalysedDataset, view: &View) -> Option<&'static str> {
    let words = view.lang.deferred_words();
    let ranking = dataset.ranking(view.metric, false);
    let is_unranked = ranking.rows.iter().all(|row| row.rank.is_none());
    match ranking.rows.len() {
        0 => None,
        _ if is_unranked => Some(words.hint_given),
        1 if ranking.coverage.concerns_one() => Some(view.lang.words().evidence_concerns_one),
        1 if ranking.coverage.other_period == 0 => Some(words.hint_single_reporter),
        _ => None,
    }
}
