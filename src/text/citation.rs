//! What can be quoted: the finding of a view, or one figure, with its source.

use super::figure::figure_value;
use super::given::is_given;
use super::headline::Headline;
use super::names::unit_name;
use super::period::{date, figure_period};
use super::rank::figure_rank;
use super::reason::reason_of;
use super::status::with_statuses;
use super::template::{fill, sentences};
use crate::analysis::{AnalysedDataset, Rounding};
use crate::collect::CollectVec as _;
use crate::dataset::{Correction, Dataset, Figure, Lang, Subject};
use crate::view::View;

/// The finding of a view in one sentence, with its source: to quote and to share.
pub fn citation(dataset: &AnalysedDataset, view: &View) -> String {
    with_source(dataset, &Headline::of(dataset, view).finding, view.lang)
}

/// What one unit reported of one metric, or that it did not, in one sentence with its source.
pub fn figure_citation(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    let finding = match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => reported(dataset, figure, lang),
        None => missing(dataset, subject, lang),
    };
    with_source(dataset, &finding, lang)
}

fn with_source(dataset: &Dataset, finding: &str, lang: Lang) -> String {
    let words = lang.words();
    let line = fill(words.labelled, &[words.source, &source_line(dataset, lang)]);
    sentences(&[finding, &source_notes(dataset, lang), &line], lang)
}

/// What the reader must know about all figures.
pub fn source_notes(dataset: &Dataset, lang: Lang) -> String {
    let mut notes = Vec::new();
    for note in [&dataset.note].into_iter().chain(dataset.sources.iter().map(|source| &source.note)) {
        if !note.is_missing() {
            notes.push(note.get(lang));
        }
    }
    match notes[..] {
        [one] => one.to_owned(),
        _ => sentences(&notes, lang),
    }
}

/// What was corrected, and when: a line for each correction.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn corrections(dataset: &Dataset, lang: Lang) -> Vec<String> {
    let line = |correction: &Correction| {
        fill(lang.words().correction, &[&date(&correction.date, lang), correction.text.get(lang)])
    };
    dataset.corrections.iter().map(line).collect_vec()
}

/// The sources as everything that leaves the page names them: the document, the occasion, the address where there is one,
/// the licence; and when the figures were taken from them, and corrected last.
///
/// A relative address is left out: it leads nowhere from another page.
pub fn source_line(dataset: &Dataset, lang: Lang) -> String {
    let words = lang.words();
    let mut line = String::new();
    for source in &dataset.sources {
        let is_absolute = |url: &&str| url.starts_with("http");
        let url = source.url.as_deref().filter(is_absolute).unwrap_or_default();
        let page = source.page.as_deref().filter(is_absolute).unwrap_or_default();
        let parts = [source.name.get(lang), source.event.get(lang), url, page, source.licence.get(lang)];
        for (index, part) in parts.into_iter().enumerate() {
            add_part(&mut line, if index == 0 { words.finding_separator } else { words.dot }, part);
        }
    }
    if has_version(dataset) {
        add_part(&mut line, words.dot, &version(dataset, lang));
    }
    line
}

/// Whether the dataset says when its figures were taken from the source, or that some were corrected.
pub fn has_version(dataset: &Dataset) -> bool {
    dataset.retrieved.is_some() || !dataset.corrections.is_empty()
}

/// When the figures were taken from the source, and corrected last.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn version(dataset: &Dataset, lang: Lang) -> String {
    let words = lang.words();
    let mut line = String::new();
    if let Some(retrieved) = dataset.retrieved {
        add_part(&mut line, words.dot, &fill(words.retrieved, &[&date(&retrieved, lang)]));
    }
    if let Some(last) = dataset.corrected() {
        add_part(&mut line, words.dot, &fill(words.corrected, &[&date(&last, lang)]));
    }
    line
}

/// Adds a part of a line, unless it is empty.
fn add_part(line: &mut String, separator: &str, part: &str) {
    if !part.is_empty() {
        line.push_str(if line.is_empty() { "" } else { separator });
        line.push_str(part);
    }
}

fn reported(dataset: &AnalysedDataset, figure: &Figure, lang: Lang) -> String {
    let words = lang.words();
    let unit = unit_name(dataset, figure.unit, lang);
    let metric = dataset.metric(figure.metric).name.get(lang);
    let value = with_statuses(figure_value(dataset, figure, lang), figure, lang);
    let period = figure_period(dataset, figure, lang);
    let sentence = fill(words.citation_figure, &[unit, metric, &value, &period]);
    match rank_or_scope(dataset, figure, lang) {
        Some(rank) => [&sentence, words.clause_comma, &rank].concat(),
        None => sentence,
    }
}

/// The figure's rank among those that reported; of a rank or grade that somebody else gave, its scope.
fn rank_or_scope(dataset: &AnalysedDataset, figure: &Figure, lang: Lang) -> Option<String> {
    let words = lang.words();
    if is_given(dataset, figure.metric) {
        return figure.scope.as_ref().map(|scope| fill(words.in_scope, &[scope.get(lang)]));
    }
    let subject = Subject { unit: figure.unit, metric: figure.metric };
    figure_rank(dataset, subject, Rounding::Ignored, words.citation_rank, lang)
}

fn missing(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    let unit = unit_name(dataset, subject.unit, lang);
    let metric = dataset.metric(subject.metric).name.get(lang);
    fill(lang.words().citation_missing, &[unit, metric, &reason_of(dataset, subject, lang)])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::embedded;

    fn of(unit: &str, metric: &str, lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let unit = dataset.unit_by_id(unit).unwrap();
        figure_citation(&dataset, Subject { unit, metric: dataset.metric_by_id(metric).unwrap() }, lang)
    }

    #[test]
    fn a_view_is_cited_with_its_finding_and_source() {
        let dataset = AnalysedDataset::new(embedded());
        assert_eq!(
            citation(&dataset, &View::start(&dataset, Lang::En)),
            "GDP growth: 7 of 8 reported; of these, High-tech leads with 8.2%, Nan'an is last with 6.3%. \
             Self-reported by the only ten of the city's units that spoke at the meeting (the page does not say what the two zones cover, or whether they overlap with districts); not verified. Source: \
             Newspaper page (the paper is not named on it) · Extracts from speeches at Chongqing's meeting of district and county Party secretaries and \
             department heads, 23 July 2024."
        );
    }

    #[test]
    fn a_source_is_named_with_its_address_if_that_leads_anywhere() {
        let mut dataset = embedded();
        dataset.sources[0].url = Some("https://example.org/page.pdf".into());
        assert!(source_line(&dataset, Lang::En).ends_with("23 July 2024 · https://example.org/page.pdf"));
        dataset.sources[0].url = Some("pages/1.pdf".into());
        assert!(source_line(&dataset, Lang::Zh).ends_with("摘登"));
    }

    #[test]
    fn a_figure_is_cited_with_its_period_and_rank() {
        let text = of("hitech", "gdp_growth", Lang::En);
        assert!(
            text.starts_with(
                "GDP growth: High-tech reported 8.2% (first half of 2024), 1st of the 7 that reported. Self"
            ),
            "{text}"
        );
        let text = of("pengshui", "gdp_growth", Lang::En);
        assert!(text.contains("joint 3rd of the 7"), "{text}");
    }

    #[test]
    fn a_bound_is_cited_as_a_bound_and_not_ranked_alone() {
        let text = of("hitech", "reserve_project_investment", Lang::En);
        assert!(text.contains(" reported over 200 bn yuan (") && !text.contains("of the 1"), "{text}");
    }

    #[test]
    fn a_given_rank_is_not_cited_as_a_computed_one() {
        let text = of("wanzhou", "primary_va_growth_rank", Lang::En);
        assert!(text.contains("8th") && !text.contains("that reported"), "{text}");
    }

    #[test]
    fn what_was_not_reported_is_cited_with_the_reason() {
        let text = of("wanzhou", "gdp_growth", Lang::En);
        assert!(text.starts_with("GDP growth: Wanzhou, no value reported; only city rank"), "{text}");
    }
}
