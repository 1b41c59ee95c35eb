//! The choice of metric.

use super::fields::{begin_select, end_select, option};
use crate::analysis::{self, AnalysedDataset};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, ThemeIx};
use crate::outline::writer::OutlineWriter;
use crate::text::counted;
use crate::view::{Chart, View};

/// The metrics by theme, each with how many units reported it; for the growth chart, those that are growth; for
/// coverage by period, those with several.
pub fn metrics(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let words = view.lang.words();
    let is_shown = |metric: &MetricIx| match view.chart {
        Chart::Growth => analysis::has_growth(dataset, *metric),
        Chart::Coverage => !dataset.periods_of(*metric).is_empty(),
        _ => true,
    };
    let choices: Vec<MetricIx> = dataset.metric_ixs().filter(is_shown).collect_vec();
    begin_select(writer, "metric", words.metric);
    // Those of no theme first, in no group.
    theme_options(writer, dataset, view, &choices, None);
    for index in 0..dataset.themes.len() as u32 {
        theme_options(writer, dataset, view, &choices, Some(ThemeIx(index)));
    }
    end_select(writer);
}

/// The metrics of a theme in a group; those of none without one.
fn theme_options(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    choices: &[MetricIx],
    theme: Option<ThemeIx>,
) {
    let mut is_first = true;
    for metric in choices {
        if dataset.metric(*metric).theme != theme {
            continue;
        }
        if let (Some(theme), true) = (theme, is_first) {
            writer.open("optgroup");
            writer.attr("label", dataset.theme(theme).name.get(view.lang));
        }
        is_first = false;
        metric_option(writer, dataset, view, *metric);
    }
    if theme.is_some() && !is_first {
        writer.close();
    }
}

fn metric_option(writer: &mut OutlineWriter, dataset: &Dataset, view: &View, metric: MetricIx) {
    let words = view.lang.words();
    let definition = dataset.metric(metric);
    let count = analysis::usual_count(dataset, metric);
    let reported = counted(words.count_reported, count, view.lang);
    let text = [definition.name.get(view.lang), words.dot, &reported].concat();
    option(writer, &definition.id, &text, metric == view.metric);
}
