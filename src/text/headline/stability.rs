//! Does the order hold? The answer in one sentence.

use crate::analysis::{Ranking, Stability};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, UnitIx};
use crate::text::{fill, join, plain_number, unit_name};

/// How many places stand when rounding and bounds go the other way, who might lead, whether the last stays last.
pub fn stability_headline(dataset: &Dataset, ranking: &Ranking, found: &Stability, lang: Lang) -> String {
    let words = lang.words();
    let name = dataset.metric(ranking.metric).name.get(lang);
    let (all, stand) = (plain_number(ranking.rows.len() as i64), plain_number(found.stands.len() as i64));
    let template = match found.stands.len() {
        _ if found.holds => words.hold_all,
        0 => words.hold_none,
        _ => words.hold_some,
    };
    let head = fill(template, &[name, &all, &stand]);
    [Some(head), first(dataset, found, lang), last(dataset, ranking, found, lang)]
        .into_iter()
        .flatten()
        .collect_vec()
        .join(words.also)
}

/// Who leads either way, or who else might.
fn first(dataset: &Dataset, found: &Stability, lang: Lang) -> Option<String> {
    let words = lang.words();
    match found.leads.as_slice() {
        [only] if found.stands.contains(only) => Some(said(dataset, words.hold_first, &[*only], lang)),
        _ if found.may_lead.is_empty() => None,
        _ => Some(said(dataset, words.hold_may, &found.may_lead, lang)),
    }
}

fn last(dataset: &Dataset, ranking: &Ranking, found: &Stability, lang: Lang) -> Option<String> {
    let unit = ranking.rows.last()?.unit;
    found.stands.contains(&unit).then(|| said(dataset, lang.words().hold_last, &[unit], lang))
}

fn said(dataset: &Dataset, template: &str, units: &[UnitIx], lang: Lang) -> String {
    let names: Vec<&str> = units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    fill(template, &[&join(&names, lang)])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::analysis::stability;
    use crate::dataset::embedded;

    #[test]
    fn of_gdp_growth_the_last_stays_last_and_others_might_lead() {
        let dataset = AnalysedDataset::new(embedded());
        let metric = dataset.metric_by_id("gdp_growth").unwrap();
        let found = stability(&dataset, metric).unwrap();
        let said = |lang| stability_headline(&dataset, &dataset.ranking(metric, false), &found, lang);
        assert_eq!(
            said(Lang::En),
            "GDP growth: 2 of the 7 places stand, whatever the rounding; Yongchuan and Pengshui might lead; Nan'an is last either way"
        );
        assert!(said(Lang::Zh).contains("南岸区居后不变"));
    }
}
