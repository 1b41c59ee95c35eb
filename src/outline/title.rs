//! What a chart shows, in few words: its name for screen readers.

use crate::collect::CollectVec as _;
use crate::dataset::Dataset;
use crate::text::{fill, join, unit_name};
use crate::view::{Chart, View};

/// The kind of chart and its subject: “Ranking: GDP growth”.
pub fn title(dataset: &Dataset, view: &View) -> String {
    let words = view.lang.words();
    let subject = match view.chart {
        Chart::Ranking => dataset.metric(view.metric).name.get(view.lang).to_owned(),
        _ => other_subject(dataset, view),
    };
    fill(words.labelled, &[words.charts[view.chart as usize], &subject])
}

/// The subject of another chart than a ranking.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn other_subject(dataset: &Dataset, view: &View) -> String {
    let name = |unit| unit_name(dataset, unit, view.lang);
    match view.chart {
        Chart::Ranking | Chart::Growth => dataset.metric(view.metric).name.get(view.lang).to_owned(),
        Chart::Profile => view.profiled_unit(dataset).map(name).unwrap_or_default().to_owned(),
        Chart::Compare => join(&view.compared_units(dataset).into_iter().map(name).collect_vec(), view.lang),
        Chart::Coverage => dataset.title.get(view.lang).to_owned(),
    }
}
