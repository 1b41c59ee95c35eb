//! The choice of metric.

use super::fields::{begin_select, end_select, option};
use crate::analysis::{self, AnalysedDataset};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, Theme};
use crate::outline::writer::OutlineWriter;
use crate::text::counted;
use crate::view::{Chart, View};

const THEMES: [Theme; 10] = [
    Theme::Economy,
    Theme::Investment,
    Theme::Industry,
    Theme::Agriculture,
    Theme::TradeTourism,
    Theme::Innovation,
    Theme::Finance,
    Theme::People,
    Theme::Environment,
    Theme::Governance,
];

/// The metrics by theme, each with how many units reported it; for the growth chart, those that are growth.
pub fn metrics(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let words = view.lang.words();
    let counts = dataset.reporter_counts();
    let is_shown = |metric: &MetricIx| view.chart != Chart::Growth || analysis::has_growth(dataset, *metric);
    let choices: Vec<MetricIx> = dataset.metric_ixs().filter(is_shown).collect_vec();
    begin_select(writer, "metric", words.metric);
    for theme in THEMES {
        let mut is_first = true;
        for metric in choices.iter().filter(|metric| dataset.metric(**metric).theme == theme) {
            if std::mem::take(&mut is_first) {
                writer.open("optgroup");
                writer.attr("label", words.themes[theme as usize]);
            }
            metric_option(writer, dataset, view, *metric, counts[metric.0 as usize]);
        }
        if !is_first {
            writer.close();
        }
    }
    end_select(writer);
}

fn metric_option(writer: &mut OutlineWriter, dataset: &Dataset, view: &View, metric: MetricIx, count: u32) {
    let words = view.lang.words();
    let definition = dataset.metric(metric);
    let reported = counted(words.count_reported, count as usize, view.lang);
    let text = [definition.name.get(view.lang), words.dot, &reported].concat();
    option(writer, &definition.id, &text, metric == view.metric);
}
