//! The pages of findings: each view that is worth an address has a page of its own below `view/`, with its first picture, and
//! one for frames below `frame/`.

pub mod card;
pub mod files;
pub mod links;
pub mod sitemap;

use crate::analysis::{self, AnalysedDataset};
use crate::dataset::{Lang, MetricIx, Period};
use crate::view::{Chart, Choice as _, View};
use std::collections::BTreeSet;

/// A page of one finding.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewPage {
    /// The view that it shows.
    pub view: View,
    /// Its address within the pages of its language, without slashes at the ends: `ranking/gdp_growth/2024-H1`.
    pub path: String,
}

/// The folders of pages, and of the same pages for frames.
pub const FOLDERS: [&str; 2] = ["view", "frame"];

impl ViewPage {
    fn new(view: View, parts: &[&str]) -> Self {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        let path = [view.chart.word()].into_iter().chain(parts).collect::<Vec<_>>().join("/");
        Self { view, path }
    }

    /// The folder of the page below one of [`FOLDERS`], with a slash at its end: `view/zh/ranking/gdp_growth/`.
    pub fn folder(&self, of: &str, lang: Lang) -> String {
        format!("{of}/{}/{}/", lang.code(), self.path)
    }

    /// From the page to the files of the site.
    pub fn root(&self) -> String {
        "../".repeat(3 + self.path.matches('/').count())
    }

    /// The attributes of the element that shows this view where nothing else is asked for.
    pub fn attributes(&self, dataset: &AnalysedDataset) -> Vec<(&'static str, String)> {
        let view = &self.view;
        let mut attributes = vec![("chart", view.chart.word().to_owned())];
        if view.has_choice_of_metric() {
            attributes.push(("metric", dataset.metric(view.metric).id.clone()));
        }
        attributes.extend(view.highlight.map(|unit| ("highlight", dataset.unit(unit).id.clone())));
        attributes.extend(view.period.map(|period| ("period", dataset.period_code(period))));
        attributes
    }
}

/// The pages of a dataset in one language: the ranking of each metric that several units reported, in each of its periods;
/// growth of each such metric that has any; coverage in each period; and the profile of each unit, with the metrics that only
/// this unit reported.
pub fn pages(dataset: &AnalysedDataset, lang: Lang) -> Vec<ViewPage> {
    let start = View::start(dataset, lang);
    let several: Vec<MetricIx> = compared_metrics(dataset);
    let mut pages = Vec::new();
    for metric in &several {
        let view = View { metric: *metric, ..start.clone() };
        let id = &*dataset.metric(*metric).id;
        pages.extend(in_each_period(dataset, &view, dataset.periods_of(*metric), id));
    }
    for metric in several.iter().filter(|metric| analysis::has_growth(dataset, **metric)) {
        let view = View { chart: Chart::Growth, metric: *metric, ..start.clone() };
        pages.push(ViewPage::new(view, &[&dataset.metric(*metric).id]));
    }
    let coverage = View { chart: Chart::Coverage, ..start.clone() };
    pages.extend(in_each_period(dataset, &coverage, &dataset.periods(), ""));
    for unit in dataset.unit_ixs() {
        let view = View { chart: Chart::Profile, highlight: Some(unit), ..start.clone() };
        pages.push(ViewPage::new(view, &[&dataset.unit(unit).id]));
    }
    pages
}

/// The metrics that more than one unit reported, those with most reporters first.
fn compared_metrics(dataset: &AnalysedDataset) -> Vec<MetricIx> {
    let has_several = |metric: &MetricIx| {
        let units: BTreeSet<u32> = dataset.whole().figures_of(*metric).map(|figure| figure.unit.0).collect();
        units.len() > 1
    };
    analysis::metrics_by_coverage(dataset).into_iter().filter(has_several).collect()
}

/// The page of a view with what it shows at first, and one for each period.
fn in_each_period(
    dataset: &AnalysedDataset,
    view: &View,
    periods: &[Period],
    subject: &str,
) -> Vec<ViewPage> {
    let mut pages = vec![ViewPage::new(view.clone(), &[subject])];
    for period in periods {
        let view = View { period: Some(*period), ..view.clone() };
        pages.push(ViewPage::new(view, &[subject, &dataset.period_code(*period)]));
    }
    pages
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{embedded, generate_with_periods};
    use crate::view::parse;

    fn paths(dataset: &AnalysedDataset) -> Vec<String> {
        pages(dataset, Lang::En).into_iter().map(|page| page.path).collect()
    }

    #[test]
    fn the_embedded_dataset_has_a_page_for_each_finding() {
        let dataset = AnalysedDataset::new(embedded());
        let paths = paths(&dataset);
        assert_eq!(paths[0], "ranking/gdp_growth");
        for path in ["growth/gdp_growth", "profile/hitech", "coverage"] {
            assert!(paths.iter().any(|it| it == path), "{path} in {paths:?}");
        }
        assert_eq!(paths.iter().filter(|path| path.starts_with("profile/")).count(), dataset.units.len());
        let of_one =
            dataset.metric_ixs().find(|metric| dataset.reporter_counts()[metric.0 as usize] == 1).unwrap();
        let of_one = format!("/{}", dataset.metric(of_one).id);
        assert!(!paths.iter().any(|path| path.ends_with(&of_one)), "{of_one} in {paths:?}");
    }

    #[test]
    fn each_period_has_a_page_and_each_address_is_one_page() {
        let dataset = AnalysedDataset::new(generate_with_periods(6, 5, 3, 4));
        let paths = paths(&dataset);
        let distinct: BTreeSet<&String> = paths.iter().collect();
        assert_eq!(distinct.len(), paths.len());
        let period = dataset.period_code(dataset.periods()[0]);
        assert!(paths.iter().any(|path| path == &format!("coverage/{period}")), "{paths:?}");
    }

    #[test]
    fn the_attributes_of_a_page_ask_for_its_view() {
        for dataset in [embedded(), generate_with_periods(6, 5, 3, 4)] {
            let dataset = AnalysedDataset::new(dataset);
            let start = View::start(&dataset, Lang::En);
            for page in pages(&dataset, Lang::En) {
                let pairs: Vec<String> = page
                    .attributes(&dataset)
                    .into_iter()
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect();
                let (view, unknown) = parse(&pairs.join("&"), &dataset, &start);
                assert!(unknown.is_empty(), "{}: {unknown:?}", page.path);
                let metric = if page.view.has_one_metric() { page.view.metric } else { view.metric };
                assert_eq!(view, View { metric, ..page.view.clone() }, "{}", page.path);
            }
        }
    }
}
