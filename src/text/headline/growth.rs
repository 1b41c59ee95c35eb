//! The headline of the growth chart: that of the ranking of the growth in focus.

use super::parts::Headline;
use super::ranking;
use crate::analysis::AnalysedDataset;
use crate::view::{GrowthScale, View};

/// The headline of the growth in focus; where slopes are drawn, with what their scale means.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let mut headline = ranking::headline(dataset, view);
    if view.scale == GrowthScale::Step {
        headline.finding.push_str(view.lang.words().headline_index);
    }
    headline
}
