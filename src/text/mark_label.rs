//! The name of a mark on a chart, for screen readers: unit, metric, value, rank.

use super::change::{change_heading, change_in_words};
use super::figure::value_with_interval;
use super::names::unit_name;
use super::rank::figure_rank;
use super::reason::reason_of;
use super::status::with_statuses;
use crate::analysis::{AnalysedDataset, Rounding};
use crate::dataset::{Lang, Subject};

/// A mark's name: 永川区，GDP增速：8%，7个中并列第3. Without a figure, the reason.
///
/// The unit comes first: it is what changes from mark to mark. Its rank is the one that the picture has, given `rounding`.
pub fn mark_label(dataset: &AnalysedDataset, subject: Subject, rounding: Rounding, lang: Lang) -> String {
    let words = lang.words();
    let comma = words.clause_comma;
    let unit = unit_name(dataset, subject.unit, lang);
    let metric = dataset.metric(subject.metric).name.get(lang);
    let value = match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => with_statuses(value_with_interval(dataset, figure, lang), figure, lang),
        None => reason_of(dataset, subject, lang),
    };
    let label = [unit, comma, metric, words.colon, &value].concat();
    let label = match figure_rank(dataset, subject, rounding, words.rank_among, lang) {
        Some(rank) => [&label, comma, &rank].concat(),
        None => label,
    };
    let changes = dataset.changes(subject.metric);
    let change = changes.and_then(|changes| {
        let change = change_in_words(dataset, &changes, subject.unit, lang)?;
        Some([&label, comma, &change_heading(dataset, &changes, lang), words.colon, &change].concat())
    });
    change.unwrap_or(label)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{Bound, Kind, MetricIx, UnitIx, Value, embedded};
    use crate::text::number;

    fn label(unit: &str, metric: &str, lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let subject = Subject {
            unit: dataset.unit_by_id(unit).unwrap(),
            metric: dataset.metric_by_id(metric).unwrap(),
        };
        mark_label(&dataset, subject, Rounding::Ignored, lang)
    }

    #[test]
    fn a_mark_is_named_as_a_person_would_say_it() {
        assert_eq!(label("yongchuan", "gdp_growth", Lang::Zh), "永川区，GDP增速：8%，7个中并列第3");
        assert_eq!(label("yongchuan", "gdp_growth", Lang::En), "Yongchuan, GDP growth: 8%, joint 3rd of 7");
    }

    #[test]
    fn with_the_switch_on_the_rank_is_that_of_the_switch() {
        let dataset = AnalysedDataset::new(embedded());
        let subject = Subject {
            unit: dataset.unit_by_id("yongchuan").unwrap(),
            metric: dataset.metric_by_id("gdp_growth").unwrap(),
        };
        let label = mark_label(&dataset, subject, Rounding::Printed, Lang::En);
        assert_eq!(label, "Yongchuan, GDP growth: 8%, 1st–5th of 7");
    }

    /// A subject for every unit and metric, reported or not.
    fn all(dataset: &AnalysedDataset) -> impl Iterator<Item = Subject> + '_ {
        let metrics = || dataset.metric_ixs().collect::<Vec<MetricIx>>();
        let units: Vec<UnitIx> = dataset.unit_ixs().collect();
        units
            .into_iter()
            .flat_map(move |unit| metrics().into_iter().map(move |metric| Subject { unit, metric }))
    }

    #[test]
    fn no_number_is_a_long_run_of_digits() {
        let dataset = AnalysedDataset::new(embedded());
        for lang in Lang::ALL {
            for subject in all(&dataset) {
                let text = mark_label(&dataset, subject, Rounding::Ignored, lang);
                let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
                assert!(longest < Some(5), "{text}");
                assert!(!text.contains('{') && !text.is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn every_figure_is_named_with_its_number_unit_of_measurement_and_bound() {
        let dataset = AnalysedDataset::new(embedded());
        for figure in &dataset.figures {
            let text = mark_label(
                &dataset,
                Subject { unit: figure.unit, metric: figure.metric },
                Rounding::Ignored,
                Lang::Zh,
            );
            let metric = dataset.metric(figure.metric);
            let printed = match &figure.value {
                Value::Grade(grade) => grade.clone(),
                Value::Range { .. } => panic!("there is no range in the embedded dataset"),
                Value::Number { number: value, decimals } => number(*value, *decimals, Lang::Zh),
            };
            let unit = metric.unit.get(Lang::Zh);
            let expected = match (metric.kind, figure.bound, figure.far_end) {
                (Kind::Grade, ..) => printed,
                (Kind::Rank, ..) => ["第", &printed].concat(),
                (_, Bound::Exact, None) => [&printed, unit].concat(),
                (_, Bound::Over, None) => ["超", &printed, unit].concat(),
                (_, Bound::Over, Some(_)) => [&printed, "余", unit].concat(),
                other => panic!("{other:?} is not in the embedded dataset"),
            };
            assert!(text.contains(&["：", &expected].concat()), "{text}: {expected}");
        }
    }
}
