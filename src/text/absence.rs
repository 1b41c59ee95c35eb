//! Who has no place in a ranking, said shortly: one line a reason, or a unit where the reason is its own.

use super::{fill, join, plain_number, reason, unit_name};
use crate::analysis::{AnalysedDataset, Availability};
use crate::collect::CollectVec as _;
use crate::dataset::{Lang, UnitIx};

/// How many units have a line of their own.
const MOST: usize = 30;

/// One line of the band under a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// A unit with a reason of its own, or a reason that several units share.
    pub lead: String,
    /// The reason, or those units.
    pub rest: String,
    /// The unit, where it has a figure all the same.
    pub unit: Option<UnitIx>,
}

/// The lines: first the units that said something else, then those that said nothing, then those that cannot.
pub fn absences(dataset: &AnalysedDataset, unranked: &[(UnitIx, Availability)], lang: Lang) -> Vec<Absence> {
    let words = lang.words();
    let mut own = unranked.iter().filter(|(_, availability)| !is_plain(availability));
    let first: Vec<_> = own.by_ref().take(MOST).collect_vec();
    let others = own.count();
    let others = (others > 0).then(|| Absence {
        lead: fill(words.others, &[&plain_number(others as i64)]),
        rest: String::new(),
        unit: None,
    });
    let own = first.into_iter().map(|(unit, availability)| Absence {
        lead: unit_name(dataset, *unit, lang).to_owned(),
        rest: reason(dataset, *unit, availability, lang),
        unit: availability.figure().map(|_| *unit),
    });
    let shared = [
        (Availability::NotReported, words.group_missing),
        (Availability::NotApplicable, words.group_not_applicable),
    ];
    let shared = shared.into_iter().filter_map(|(shared, lead)| {
        let units = unranked.iter().filter(|(_, availability)| *availability == shared);
        let names: Vec<&str> = units.map(|(unit, _)| unit_name(dataset, *unit, lang)).collect_vec();
        (!names.is_empty()).then(|| Absence { lead: lead.to_owned(), rest: join(&names, lang), unit: None })
    });
    own.chain(others).chain(shared).collect_vec()
}

fn is_plain(availability: &Availability) -> bool {
    matches!(availability, Availability::NotReported | Availability::NotApplicable)
}
