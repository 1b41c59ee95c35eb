//! What solid and open dots mean, where a picture has both.

use crate::analysis::{self, AnalysedDataset, Profile, Row};
use crate::view::{Chart, GrowthScale, View};

/// The meaning of the dots of a growth chart or a profile; `None` where no dot is open.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn dots_key(dataset: &AnalysedDataset, view: &View) -> Option<&'static str> {
    let words = view.lang.deferred_words();
    match view.chart {
        Chart::Growth if view.scale != GrowthScale::Step && !view.is_over_time(dataset) => {
            has_other_growth(dataset, view).then_some(words.hint_growth)
        }
        Chart::Profile => has_peers(dataset, view).then_some(words.hint_profile),
        _ => None,
    }
}

/// Whether a unit that is shown has growth besides that in focus.
fn has_other_growth(dataset: &AnalysedDataset, view: &View) -> bool {
    let ranking = dataset.ranking(view.metric, false);
    analysis::growths(dataset).iter().any(|growth| {
        let is_solid = growth.metric == view.metric && ranking.reason(growth.unit).is_none();
        !is_solid && view.shows(dataset, growth.unit)
    })
}

/// Whether the profile has a figure among those of others.
fn has_peers(dataset: &AnalysedDataset, view: &View) -> bool {
    let Some(unit) = view.profiled_unit(dataset) else { return false };
    let profile = Profile::of(dataset, unit);
    let is_other = |row: &Row| row.unit != unit && row.drawn().is_some();
    profile.entries.iter().any(|entry| {
        let peers = entry.peers.as_ref().filter(|_| profile.rank_of(entry).is_some());
        peers.is_some_and(|ranking| ranking.rows.iter().any(is_other))
    })
}
