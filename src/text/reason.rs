//! Why a unit is not in a ranking.

use super::figure::{figure_with_metric, figure_with_period};
use super::names::join_strings;
use super::template::fill;
use crate::analysis::{self, AnalysedDataset, Availability, CellState};
use crate::collect::CollectVec as _;
use crate::dataset::{Gap, GapReason, Lang, MetricIx, Subject, UnitIx, isolated};

/// Why a unit is not ranked, by its availability; empty for a unit that is.
pub fn reason(dataset: &AnalysedDataset, unit: UnitIx, availability: &Availability, lang: Lang) -> String {
    let words = lang.words();
    match availability {
        Availability::Reported(_) => String::new(),
        Availability::OtherPeriod(figure) if dataset.figures[*figure].period.is_none() => {
            undated(dataset, *figure, lang)
        }
        Availability::OtherPeriod(figure) => {
            fill(words.reason_other_period, &[&figure_with_period(dataset, &dataset.figures[*figure], lang)])
        }
        Availability::Gap(gap) => {
            let gap = &dataset.gaps[*gap];
            gap_reason(gap, lang)
        }
        Availability::RankOnly(metrics) => {
            fill(words.reason_rank_only, &[&figures_of(dataset, unit, metrics, lang)])
        }
        Availability::LooksAlike(metrics) => {
            fill(words.reason_looks_alike, &[&figures_of(dataset, unit, metrics, lang)])
        }
        Availability::NotApplicable => words.reason_not_applicable.to_owned(),
        Availability::NotReported => words.reason_not_reported.to_owned(),
    }
}

/// Why a figure without a known period is not ranked with those of one of several periods.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn undated(dataset: &AnalysedDataset, figure: usize, lang: Lang) -> String {
    let text = figure_with_period(dataset, &dataset.figures[figure], lang);
    fill(lang.deferred_words().reason_undated, &[&text])
}

/// Why a unit has no figure for a metric.
pub fn reason_of(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    let availabilities = analysis::availabilities(dataset, subject.metric);
    let availability = availabilities.get(subject.unit.0 as usize);
    availability.map(|availability| reason(dataset, subject.unit, availability, lang)).unwrap_or_default()
}

/// Why a unit has no growth figure at all: the source's reason, where it gives one for the metric in focus.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn no_growth(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    match dataset.ranking(subject.metric, false).reason(subject.unit) {
        Some(gap @ Availability::Gap(_)) => reason(dataset, subject.unit, gap, lang),
        _ => lang.words().no_growth_reported.to_owned(),
    }
}

/// Why a figure is not given; where the source has a part of it, with that part.
fn gap_reason(gap: &Gap, lang: Lang) -> String {
    let words = lang.words();
    let reason = words.cell_states[CellState::of_gap(gap.reason) as usize];
    match gap.reason {
        _ if gap.quote.is_empty() => reason.to_owned(),
        GapReason::CutOff => fill(words.reason_cut_off, &[&isolated(&gap.quote)]),
        GapReason::Unreadable => {
            fill(words.labelled, &[reason, &fill(words.quoted, &[&isolated(&gap.quote)])])
        }
        _ => reason.to_owned(),
    }
}

/// What the unit reported of other metrics: 一产增加值增速位次 第8.
fn figures_of(dataset: &AnalysedDataset, unit: UnitIx, metrics: &[MetricIx], lang: Lang) -> String {
    let figures = metrics.iter().filter_map(|metric| dataset.figure(unit, *metric));
    let texts: Vec<String> = figures.map(|figure| figure_with_metric(dataset, figure, lang)).collect_vec();
    join_strings(&texts, lang)
}
