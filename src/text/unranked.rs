//! The lines below a ranking: which units are not in it, and why.

use super::names::{MAX_NAMES, join, unit_name};
use super::reason::reason;
use super::template::{capitalized, counted};
use crate::analysis::{AnalysedDataset, Availability, CellState};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Gap, GapReason, Lang, UnitIx};

/// The most units with a line of their own, and how many have one where there are more.
const MAX_LINES: usize = 12;
const BEGINNING: usize = 5;

/// One line below a ranking: a unit and its reason, or a reason and the units that share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnrankedLine {
    /// The unit's name, or the shared reason.
    pub label: String,
    /// The unit's reason, or the names of the units.
    pub text: String,
    /// The units that it names, in this order: the only one in the label, or several in the text.
    pub units: Vec<UnitIx>,
}

/// The lines below a ranking: first the units with a reason of their own, then those that did not report, then those to
/// which the metric does not apply.
pub fn unranked_lines(
    dataset: &AnalysedDataset,
    unranked: &[(UnitIx, Availability)],
    lang: Lang,
) -> Vec<UnrankedLine> {
    let words = lang.words();
    let is_not_reported = |availability: &Availability| *availability == Availability::NotReported;
    let is_not_applicable = |availability: &Availability| *availability == Availability::NotApplicable;
    let not_reported = shared_line(dataset, unranked, &is_not_reported, words.unranked_not_reported, lang);
    let not_applicable =
        shared_line(dataset, unranked, &is_not_applicable, words.unranked_not_applicable, lang);
    let mut lines = own_lines(dataset, unranked, lang);
    if unranked.iter().any(|(_, availability)| is_shared_gap(dataset, availability)) {
        gap_lines(dataset, unranked, lang, &mut lines);
    }
    lines.extend(not_reported.into_iter().chain(not_applicable));
    lines
}

/// The units with a reason of their own, a line each; of more than [`MAX_LINES`] the first, and the others counted.
fn own_lines(
    dataset: &AnalysedDataset,
    unranked: &[(UnitIx, Availability)],
    lang: Lang,
) -> Vec<UnrankedLine> {
    let is_shared = |availability: &Availability| match availability {
        Availability::NotReported | Availability::NotApplicable => true,
        _ => is_shared_gap(dataset, availability),
    };
    let mut own = unranked.iter().filter(|(_, availability)| !is_shared(availability));
    let line = |(unit, availability): &(UnitIx, Availability)| UnrankedLine {
        label: unit_name(dataset, *unit, lang).to_owned(),
        text: reason(dataset, *unit, availability, lang),
        units: vec![*unit],
    };
    let all = own.clone().count();
    let most = if all > MAX_LINES { BEGINNING } else { MAX_LINES };
    let mut lines = own.by_ref().take(most).map(line).collect_vec();
    let others = own.count();
    if others > 0 {
        let label = counted(lang.words().and_more, others, lang);
        lines.push(UnrankedLine { label, text: String::new(), units: Vec::new() });
    }
    lines
}

/// Whether the source gives a reason and nothing more of the unit.
fn is_shared_gap(dataset: &Dataset, availability: &Availability) -> bool {
    match availability {
        Availability::Gap(gap) => shared_reason(&dataset.gaps[*gap]).is_some(),
        _ => false,
    }
}

/// A line for each reason of gaps that says nothing of a single unit.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn gap_lines(
    dataset: &Dataset,
    unranked: &[(UnitIx, Availability)],
    lang: Lang,
    lines: &mut Vec<UnrankedLine>,
) {
    for reason in GapReason::ALL {
        let has_it = |availability: &Availability| match availability {
            Availability::Gap(gap) => shared_reason(&dataset.gaps[*gap]) == Some(*reason),
            _ => false,
        };
        let label = capitalized(lang.words().cell_states[CellState::of_gap(*reason) as usize]);
        lines.extend(shared_line(dataset, unranked, &has_it, &label, lang));
    }
}

/// The reason of a gap, where the source has nothing more to say of the unit.
fn shared_reason(gap: &Gap) -> Option<GapReason> {
    (gap.quote.is_empty() || !matches!(gap.reason, GapReason::CutOff | GapReason::Unreadable))
        .then_some(gap.reason)
}

/// All units of one availability on one line; `None` where there are none.
fn shared_line(
    dataset: &Dataset,
    unranked: &[(UnitIx, Availability)],
    is_shared: &dyn Fn(&Availability) -> bool,
    label: &str,
    lang: Lang,
) -> Option<UnrankedLine> {
    let mut units = Vec::new();
    let mut names = Vec::new();
    for (unit, availability) in unranked {
        if is_shared(availability) {
            units.push(*unit);
            names.push(unit_name(dataset, *unit, lang));
        }
    }
    units.truncate(MAX_NAMES);
    (!names.is_empty()).then(|| UnrankedLine { label: label.to_owned(), text: join(&names, lang), units })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{MetricIx, generate};

    #[test]
    fn of_very_many_reasons_there_are_the_first_and_how_many_more() {
        let dataset = AnalysedDataset::new(generate(3000, 3, 3));
        let ranking = dataset.ranking(MetricIx(0), false);
        for lang in Lang::ALL {
            let lines = unranked_lines(&dataset, &ranking.unranked, lang);
            // And a line for each reason that several share.
            assert!(lines.len() < 2 * MAX_LINES, "{} lines", lines.len());
            let listed = ranking.unranked.iter().filter(|(_, it)| it.figure().is_some()).count();
            assert!(listed > MAX_LINES, "{listed}");
            let more = lines.iter().find(|line| line.text.is_empty()).map(|line| line.label.clone());
            assert!(more.unwrap_or_default().chars().any(|letter| letter.is_ascii_digit()));
        }
    }
}
