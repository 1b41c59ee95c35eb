//! What solid and open dots mean, where a picture has both; and what has the accent, where the headline does not say so.

use super::names::unit_name;
use super::template::fill;
use crate::analysis::{AnalysedDataset, Profile, Row};
use crate::dataset::Subject;
use crate::view::{Chart, View};

/// The meaning of the dots of a profile; `None` where no dot is open.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn dots_key(dataset: &AnalysedDataset, view: &View) -> Option<&'static str> {
    let words = view.lang.deferred_words();
    match view.chart {
        Chart::Profile => has_peers(dataset, view).then_some(words.hint_profile),
        _ => None,
    }
}

/// What has the accent on a picture of several metrics: the metric of a profile, a unit and one of its figures in a comparison.
/// On the page the evidence beside it says so.
pub fn accent_key(dataset: &AnalysedDataset, view: &View, focus: Option<Subject>) -> Option<String> {
    let Subject { unit, metric } = focus?;
    let lang = view.lang;
    let metric = dataset.metric(metric).name.get(lang);
    let name = match view.chart {
        Chart::Profile => metric.to_owned(),
        Chart::Compare => fill(lang.words().parenthesized, &[unit_name(dataset, unit, lang), metric]),
        _ => return None,
    };
    Some(fill(lang.deferred_words().highlighted, &[&name]))
}

/// Whether the profile has a figure among those of others.
fn has_peers(dataset: &AnalysedDataset, view: &View) -> bool {
    let Some(unit) = view.profiled_unit(dataset) else { return false };
    let profile = Profile::of(dataset, unit);
    let is_other = |row: &Row| row.unit != unit && row.drawn().is_some();
    profile.entries.iter().any(|entry| {
        let peers = entry.peers.as_ref().filter(|_| profile.is_ranked(entry));
        peers.is_some_and(|ranking| ranking.rows.iter().any(is_other))
    })
}
