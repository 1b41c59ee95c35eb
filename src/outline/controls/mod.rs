//! Native form controls for every choice of a view. Their names and values are the parameters of a query.

mod fields;
mod language;
mod metric;
mod period;
mod ranking;
mod unit;

pub use language::languages;

use super::title::bar_title;
use super::writer::OutlineWriter;
use crate::analysis::{self, AnalysedDataset};
use crate::dataset::Dataset;
use crate::view::{Chart, Choice, Controls, GrowthScale, LONG_LIST, View};
use fields::{begin_group, begin_select, end_select, option, radio};

/// The controls of a view.
pub fn controls(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let is_full = view.controls == Controls::Full;
    writer.open("div class=controls data-part=controls");
    if is_full {
        fold(writer, dataset, view);
        charts(writer, dataset, view);
    }
    if view.has_choice_of_metric() {
        metric::metrics(writer, dataset, view);
    }
    // A ranking of the embedded dataset has none of these.
    if view.chart != Chart::Ranking || !dataset.series.is_empty() || dataset.units.len() > LONG_LIST {
        of_other_views(writer, dataset, view);
    }
    if is_full && view.has_one_metric() {
        ranking::stability_switch(writer, dataset, view);
        ranking::sort_and_filter(writer, dataset, view);
    }
    writer.close();
}

/// Units, periods and scales.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn of_other_views(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    match view.chart {
        Chart::Profile => unit::profiled_unit(writer, dataset, view),
        Chart::Compare => unit::compared_units(writer, dataset, view),
        Chart::Ranking | Chart::Growth | Chart::Coverage => {}
    }
    if !dataset.series.is_empty() {
        period::periods(writer, dataset, view);
    }
    if dataset.units.len() > LONG_LIST && view.has_one_metric() {
        unit::search(writer, dataset, view);
    }
    if view.has("scale", dataset) {
        growth_scales(writer, dataset, view);
    }
}

/// The button that is all of the controls on a phone, until it opens the others. It says what is shown.
fn fold(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    writer.element("button class=fold type=button aria-expanded=false", &bar_title(dataset, view));
}

/// The button that leads back to the start. Disabled here: the page enables it where the view is not the start.
pub fn reset(writer: &mut OutlineWriter, view: &View) {
    writer.element("button class=reset type=button name=reset disabled", view.lang.words().reset);
}

/// The charts; growth only where the dataset has any.
fn charts(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    begin_group(writer, "fieldset class=tabs", words.chart);
    for (chart, word) in Chart::ALL {
        if *chart == Chart::Growth && !analysis::any_growth(dataset) {
            continue;
        }
        let name = words.charts[*chart as usize];
        writer.open("label");
        radio(writer, "input type=radio name=chart", word, name, *chart == view.chart);
        writer.close();
    }
    writer.close();
}

fn growth_scales(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    if view.scales(dataset).len() == 2 {
        return scales_of_periods(writer, dataset, view);
    }
    begin_select(writer, "scale", words.scale);
    for ((scale, word), name) in GrowthScale::ALL.iter().zip(words.growth_scales) {
        option(writer, word, name, *scale == view.scale);
    }
    end_select(writer);
}

/// Values or ranks over time; coverage of all metrics, or of the periods of one.
fn scales_of_periods(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let deferred = view.lang.deferred_words();
    let names = match view.chart {
        Chart::Coverage => deferred.coverage_scales,
        _ => deferred.over_time_scales,
    };
    begin_select(writer, "scale", deferred.scale_of_periods);
    for (scale, name) in view.scales(dataset).iter().zip(names) {
        option(writer, scale.word(), name, *scale == view.scale);
    }
    end_select(writer);
}
