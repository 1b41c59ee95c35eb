//! Values to compare the figures of a ranking with.

use super::Ranking;
use crate::dataset::{Dataset, Reference};

/// The references of a ranking: those of its metric that are about the period of its first row, or about any.
pub fn references<'a>(dataset: &'a Dataset, ranking: &Ranking) -> Vec<&'a Reference> {
    if dataset.references.is_empty() {
        return Vec::new();
    }
    references_of(dataset, ranking)
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn references_of<'a>(dataset: &'a Dataset, ranking: &Ranking) -> Vec<&'a Reference> {
    let period = ranking.rows.first().and_then(|row| dataset.figures[row.figure].period);
    let mut found = Vec::new();
    for reference in &dataset.references {
        let is_of_period = reference.period.is_none() || reference.period == period;
        if reference.metric == ranking.metric && is_of_period {
            found.push(reference);
        }
    }
    found
}
