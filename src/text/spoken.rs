//! A mark as one would say it: datum, what, how much, which place. Never a bare number with all its zeros.

use super::{GrowthSign, figure_value, fill, place, plain_number, reason, unit_name};
use crate::analysis::{self, AnalysedDataset};
use crate::dataset::{Lang, Subject};

/// What stands for a subject on a picture, in words: 永川区，GDP增速8%，7个中并列第3.
///
/// The unit's name comes first: it is what changes from mark to mark.
pub fn spoken(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    let pause = lang.words().pause;
    let metric = dataset.metric(subject.metric);
    let name = [unit_name(dataset, subject.unit, lang), pause, metric.name.get(lang)].concat();
    let said = match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => [" ", &figure_value(metric, figure, lang, GrowthSign::Plain)].concat(),
        None => [pause, &missing(dataset, subject, lang)].concat(),
    };
    let place = ranked(dataset, subject, lang).map(|place| [pause, &place].concat());
    [name, said, place.unwrap_or_default()].concat()
}

fn missing(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> String {
    let availabilities = analysis::availabilities(dataset, subject.metric);
    let availability = availabilities.get(subject.unit.0 as usize);
    availability.map(|availability| reason(dataset, subject.unit, availability, lang)).unwrap_or_default()
}

/// Its place where there are others to be ranked with.
fn ranked(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> Option<String> {
    let ranking = dataset.ranking(subject.metric, false);
    let row = ranking.rows.iter().find(|row| row.unit == subject.unit)?;
    let rank = row.rank.filter(|_| ranking.rows.len() > 1)?;
    Some(fill(lang.words().rank_among, &[&place(rank, lang), &plain_number(ranking.rows.len() as i64)]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{Bound, Kind, MetricIx, UnitIx, Value, embedded};
    use crate::text::number;

    fn said(unit: &str, metric: &str, lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let subject = Subject {
            unit: dataset.unit_by_id(unit).unwrap(),
            metric: dataset.metric_by_id(metric).unwrap(),
        };
        spoken(&dataset, subject, lang)
    }

    #[test]
    fn marks_are_said_as_a_person_would() {
        assert_eq!(said("yongchuan", "gdp_growth", Lang::Zh), "永川区，GDP增速 8%，7个中并列第3");
        assert_eq!(said("yongchuan", "gdp_growth", Lang::En), "Yongchuan, GDP growth 8%, joint 3rd of 7");
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
                let text = spoken(&dataset, subject, lang);
                let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
                assert!(longest < Some(5), "{text}");
                assert!(!text.contains('{') && !text.is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn every_figure_says_its_number_its_unit_of_measurement_and_its_bound() {
        let dataset = AnalysedDataset::new(embedded());
        for figure in &dataset.figures {
            let text = spoken(&dataset, Subject { unit: figure.unit, metric: figure.metric }, Lang::Zh);
            let metric = dataset.metric(figure.metric);
            let printed = match &figure.value {
                Value::Grade(grade) => grade.clone(),
                Value::Number { number: value, decimals } => number(*value, *decimals, Lang::Zh),
            };
            let unit = metric.unit.get(Lang::Zh);
            let expected = match (metric.kind, figure.bound, figure.upper) {
                (Kind::Grade, ..) => printed,
                (Kind::Rank, ..) => ["第", &printed].concat(),
                (_, Bound::Exact, None) => [&printed, unit].concat(),
                (_, Bound::Over, None) => ["超", &printed, unit].concat(),
                (_, Bound::Over, Some(_)) => [&printed, "余", unit].concat(),
                other => panic!("{other:?} is not in the embedded dataset"),
            };
            assert!(text.contains(&[" ", &expected].concat()), "{text}: {expected}");
        }
    }
}
