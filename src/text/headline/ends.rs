//! The units at the ends of a ranking.

use crate::analysis::{EndRows, Ranking};
use crate::dataset::{Dataset, UnitIx};
use crate::text::names::HEADLINE_NAMES;

/// The units that a headline names at the ends of a ranking: of each end the first three.
pub fn named_at_ends(dataset: &Dataset, ranking: &Ranking) -> Vec<UnitIx> {
    let ends = ranking.ends(dataset);
    let mut units = Vec::new();
    for end in [&ends.first, &ends.last] {
        let (EndRows::Settled(rows) | EndRows::Open(rows, _)) = end;
        units.extend(rows.iter().take(HEADLINE_NAMES).map(|row| ranking.rows[*row].unit));
        if let EndRows::Open(_, rows) = end {
            units.extend(rows.iter().take(HEADLINE_NAMES).map(|row| ranking.rows[*row].unit));
        }
    }
    units
}

/// The units that are or might be first, in a ranking whose rows have ranks.
pub fn leaders(dataset: &Dataset, ranking: &Ranking) -> Vec<UnitIx> {
    let mut units = Vec::new();
    let (EndRows::Settled(sure) | EndRows::Open(sure, _)) = &ranking.ends(dataset).first;
    units.extend(sure.iter().map(|row| ranking.rows[*row].unit));
    if let EndRows::Open(_, open) = &ranking.ends(dataset).first {
        units.extend(open.iter().map(|row| ranking.rows[*row].unit));
    }
    units
}
