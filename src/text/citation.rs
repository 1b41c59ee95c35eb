//! What can be quoted: the finding of a view or one figure, with who says so.

use super::{
    GrowthSign, Headline, figure_value, fill, is_given, period, place, plain_number, reason, unit_name,
};
use crate::analysis::{self, AnalysedDataset};
use crate::dataset::{Dataset, Figure, Lang, Subject};
use crate::view::View;

/// The finding of a view in one sentence, with its source: to be quoted, shared, and read out for the picture.
pub fn citation(dataset: &AnalysedDataset, view: &View) -> String {
    sourced(dataset, &Headline::of(dataset, view).headline, view.lang)
}

/// What one unit said of one metric, or that it did not, in one sentence with its source.
pub fn figure_citation(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    let finding = match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => reported(dataset, figure, lang),
        None => missing(dataset, subject, lang),
    };
    sourced(dataset, &finding, lang)
}

fn sourced(dataset: &Dataset, finding: &str, lang: Lang) -> String {
    let source = &dataset.source;
    fill(lang.words().citation, &[finding, source.note.get(lang), source.event.get(lang)])
}

fn reported(dataset: &AnalysedDataset, figure: &Figure, lang: Lang) -> String {
    let words = lang.words();
    let metric = dataset.metric(figure.metric);
    let value = figure_value(metric, figure, lang, GrowthSign::Plain);
    let when = figure.period.as_ref().map(|when| period(when, lang));
    let when = when.unwrap_or_else(|| words.period_unknown.to_owned());
    let name = unit_name(dataset, figure.unit, lang);
    let said = fill(words.claim_figure, &[name, metric.name.get(lang), &value, &when]);
    match among(dataset, figure, lang) {
        Some(among) => [&said, words.claim_comma, &among].concat(),
        None => said,
    }
}

/// Its place among those that reported; for a place that somebody else gave, among whom.
fn among(dataset: &AnalysedDataset, figure: &Figure, lang: Lang) -> Option<String> {
    if is_given(dataset, figure.metric) {
        return figure.scope.as_ref().map(|scope| fill(lang.words().among, &[scope.get(lang)]));
    }
    let rows = &dataset.ranking(figure.metric, false).rows;
    let rank = rows.iter().find(|row| row.unit == figure.unit)?.rank.filter(|_| rows.len() > 1)?;
    let count = plain_number(rows.len() as i64);
    Some(fill(lang.words().citation_rank, &[&place(rank, lang), &count]))
}

fn missing(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    let availabilities = analysis::availabilities(dataset, subject.metric);
    let why = availabilities.get(subject.unit.0 as usize);
    let why = why.map(|availability| reason(dataset, subject.unit, availability, lang)).unwrap_or_default();
    let name = dataset.metric(subject.metric).name.get(lang);
    fill(lang.words().claim_missing, &[unit_name(dataset, subject.unit, lang), name, &why])
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
    fn a_view_says_its_finding_and_who_says_so() {
        let dataset = AnalysedDataset::new(embedded());
        assert_eq!(
            citation(&dataset, &View::start(&dataset, Lang::En)),
            "GDP growth: 7 of 8 reported; High-tech leads with 8.2%, Nan'an is last with 6.3% \
             (Self-reported by the ten of the city's bodies that spoke at one meeting; not verified. Source: \
             Extracts from speeches at Chongqing's meeting of district and county Party secretaries and \
             department heads, 23 July 2024)"
        );
    }

    #[test]
    fn a_figure_says_its_period_and_its_place() {
        let said = of("hitech", "gdp_growth", Lang::En);
        assert!(
            said.starts_with(
                "High-tech reported GDP growth: 8.2% (first half of 2024), 1st of the 7 that reported ("
            ),
            "{said}"
        );
        let said = of("pengshui", "gdp_growth", Lang::En);
        assert!(said.contains("joint 3rd of the 7"), "{said}");
    }

    #[test]
    fn a_bound_is_said_as_a_bound() {
        let said = of("hitech", "reserve_project_investment", Lang::En);
        assert!(said.contains(": over 200 bn yuan (") && !said.contains("of the 1"), "{said}");
    }

    #[test]
    fn a_given_place_is_no_computed_one() {
        let said = of("wanzhou", "primary_va_growth_rank", Lang::En);
        assert!(said.contains("8th") && !said.contains("that reported"), "{said}");
    }

    #[test]
    fn what_was_not_reported_is_said_too() {
        let said = of("wanzhou", "gdp_growth", Lang::En);
        assert!(said.starts_with("Wanzhou, GDP growth: no value reported; only City rank"), "{said}");
    }
}
