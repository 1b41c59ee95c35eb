//! The notes of a comparison: what an axis shows, what must be known of a value, which units have none.

use super::given::given_note;
use super::growth::multiple_as_percent;
use super::names::{join, unit_name};
use super::period::figure_period;
use crate::analysis::{Axis, CellState, availabilities};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Lang, MetricIx, UnitIx};
use crate::sort::sort_by;

/// What the figures on one axis have in common, or why they have no axis.
pub fn axis_title(axis: Axis, lang: Lang) -> &'static str {
    lang.deferred_words().comparison_axes[axis as usize]
}

/// What must be known of a value: what a multiple is in per cent; its period where the periods differ; among whom it
/// was given, and that somebody else gave it. Empty where there is nothing to add.
pub fn figure_note(dataset: &Dataset, figure: &Figure, axis: Axis, lang: Lang) -> String {
    let percent = multiple_as_percent(dataset, figure, lang);
    let period = (axis == Axis::DifferentPeriods).then(|| figure_period(dataset, figure, lang));
    let parts = percent.into_iter().chain(period).chain(given_note(dataset, figure, lang));
    parts.collect_vec().join(lang.words().dot)
}

/// Which of the units have no figure for a metric, grouped by why.
pub fn absent_units(dataset: &Dataset, metric: MetricIx, absent: &[UnitIx], lang: Lang) -> String {
    let words = lang.words();
    let availabilities = availabilities(dataset, metric);
    let state = |unit: &UnitIx| CellState::of(dataset, &availabilities[unit.0 as usize]);
    let mut states: Vec<CellState> = absent.iter().map(state).collect_vec();
    sort_by(&mut states, Ord::cmp);
    states.dedup();
    let groups = states.into_iter().map(|group| {
        let units = absent.iter().filter(|unit| state(unit) == group);
        let names: Vec<&str> = units.map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
        [words.cell_states[group as usize], words.colon, &join(&names, lang)].concat()
    });
    groups.collect_vec().join(words.dot)
}
