//! Cells of figures that were not understood: in a dataset each is a gap that says so.

use super::figure::Figure;
use super::reading::Reading;
use super::structure::Observation;

/// Whether a cell that was not understood becomes a gap: a column without any figure is no metric that could lack one.
pub(super) fn is_gap(figures_by_metric: &[Vec<&Figure>], observation: &Observation) -> bool {
    !figures_by_metric[observation.subject.metric as usize].is_empty()
}

/// How many gaps a dataset has for cells that were not understood.
pub fn gaps(reading: &Reading) -> usize {
    let figures = reading.figures_by_metric();
    reading.unread.iter().filter(|observation| is_gap(&figures, observation)).count()
}
