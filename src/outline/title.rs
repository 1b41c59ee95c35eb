//! What a chart shows, in few words: its name for screen readers.

use crate::collect::CollectVec as _;
use crate::dataset::Dataset;
use crate::text::{counted, fill, join, unit_name};
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

/// The same for the bar of a phone, without what stands above it and would fill half a screen.
pub fn bar_title(dataset: &Dataset, view: &View) -> String {
    match view.chart {
        Chart::Compare | Chart::Coverage => short_title(dataset, view),
        _ => title(dataset, view),
    }
}

/// Of a comparison, how many units it has; of coverage, nothing more.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn short_title(dataset: &Dataset, view: &View) -> String {
    let chart = view.lang.words().charts[view.chart as usize];
    if view.chart == Chart::Coverage {
        return chart.to_owned();
    }
    let units =
        counted(view.lang.deferred_words().growth_units, view.compared_units(dataset).len(), view.lang);
    fill(view.lang.words().labelled, &[chart, &units])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::{Lang, embedded};

    #[test]
    fn the_bar_of_a_phone_is_short_where_names_and_title_stand_above_it() {
        let dataset = AnalysedDataset::new(embedded());
        let view = |lang| View { chart: Chart::Compare, ..View::start(&dataset, lang) };
        assert_eq!(bar_title(&dataset, &view(Lang::En)), "Compare: 2 units");
        assert_eq!(bar_title(&dataset, &view(Lang::Zh)), "对比：2个单位");
        assert!(title(&dataset, &view(Lang::En)).contains(" and "));
        let coverage = View { chart: Chart::Coverage, ..view(Lang::En) };
        assert_eq!(bar_title(&dataset, &coverage), "Coverage");
        let ranking = View { chart: Chart::Ranking, ..view(Lang::En) };
        assert_eq!(bar_title(&dataset, &ranking), title(&dataset, &ranking));
    }
}
