//! The notes of a comparison: what an axis shows, what must be known of a value, which units have none.

use super::given::given_note;
use super::growth::multiple_as_percent;
use super::names::{join, unit_name};
use super::period::{figure_period, period};
use super::template::fill;
use crate::analysis::{Availability, Axis, CellState, availabilities};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Lang, MetricIx, Period, UnitIx};
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

/// Which of the units have no figure for a metric, grouped by [why](why_absent).
pub fn absent_units(
    dataset: &Dataset,
    metric: MetricIx,
    absent: &[UnitIx],
    beside: Option<Period>,
    lang: Lang,
) -> String {
    let availabilities = availabilities(dataset, metric);
    let state = |unit: &UnitIx| CellState::of(dataset, &availabilities[unit.0 as usize]);
    let why = |unit: &UnitIx| why_absent(dataset, &availabilities[unit.0 as usize], beside, lang);
    let mut units = absent.to_vec();
    sort_by(&mut units, |a, b| state(a).cmp(&state(b)));
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for unit in &units {
        let (reason, name) = (why(unit), unit_name(dataset, *unit, lang));
        match groups.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(name),
            None => groups.push((reason, vec![name])),
        }
    }
    let words = lang.words();
    let groups = groups.iter().map(|(reason, names)| [reason, words.colon, &join(names, lang)].concat());
    groups.collect_vec().join(words.dot)
}

/// Why a unit has no figure; with the period for which it has none, where the figures beside it are of another.
pub fn why_absent(
    dataset: &Dataset,
    availability: &Availability,
    beside: Option<Period>,
    lang: Lang,
) -> String {
    let reason = lang.words().cell_states[CellState::of(dataset, availability) as usize];
    let of = match availability {
        Availability::Gap(gap) => dataset.gaps[*gap].period,
        _ => None,
    };
    match of.filter(|_| of != beside.or(dataset.period)) {
        Some(of) => fill(lang.words().parenthesized, &[reason, &period(dataset, &of, lang)]),
        None => reason.to_owned(),
    }
}
