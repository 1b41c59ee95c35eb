//! The choice of period, where metrics have figures of several.

use super::fields::{begin_select, end_select, option};
use crate::analysis::AnalysedDataset;
use crate::dataset::Period;
use crate::outline::writer::OutlineWriter;
use crate::text::{fill, period};
use crate::view::View;

/// The periods, the last first: of the metric in focus, or where the chart shows several metrics, of all.
pub fn periods(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let (periods, shown) = match view.has_choice_of_metric() {
        true => (dataset.periods_of(view.metric).to_vec(), dataset.shown_of(view.metric)),
        false => (dataset.periods(), view.period),
    };
    // Lines over time have all of them.
    if periods.is_empty() || view.is_over_time(dataset) {
        return;
    }
    begin_select(writer, "period", view.lang.words().period);
    if !view.has_choice_of_metric() {
        let usual = match dataset.whole().own_period_before_last() {
            Some(own) => {
                fill(view.lang.deferred_words().period_or_latest, &[&period(dataset, &own, view.lang)])
            }
            None => view.lang.words().period_latest.to_owned(),
        };
        option(writer, "", &usual, shown.is_none());
    }
    for one in periods.iter().rev() {
        let one: &Period = one;
        option(writer, &dataset.period_code(*one), &period(dataset, one, view.lang), shown == Some(*one));
    }
    end_select(writer);
}
