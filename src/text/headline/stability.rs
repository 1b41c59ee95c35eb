//! The finding of a ranking with the switch “Does the order hold?” on.

use crate::analysis::{Ranking, Stability};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, UnitIx};
use crate::text::{count, fill, join, plural, unit_name};

/// How many ranks are stable against rounding and bounds, who might lead, and whether the last stays last.
pub fn stability(dataset: &Dataset, ranking: &Ranking, found: &Stability, lang: Lang) -> String {
    let words = lang.words();
    let name = dataset.metric(ranking.metric).name.get(lang);
    let (ranked, stable) = (ranking.rows.len(), found.settled.len());
    let template = match stable {
        _ if found.holds => plural(words.stability_all, ranked - 1),
        0 => words.stability_none,
        _ => plural(words.stability_some, stable),
    };
    let how_many = fill(template, &[name, &count(ranked, lang), &count(stable, lang)]);
    [Some(how_many), first(dataset, found, lang), last(dataset, ranking, found, lang)]
        .into_iter()
        .flatten()
        .collect_vec()
        .join(words.finding_separator)
}

/// Who leads in any case, or who might.
fn first(dataset: &Dataset, found: &Stability, lang: Lang) -> Option<String> {
    let words = lang.words();
    match found.leaders.as_slice() {
        [only] if found.settled.contains(only) => {
            Some(with_names(dataset, words.stability_first, &[*only], lang))
        }
        _ if found.possible_leaders.is_empty() => None,
        _ => Some(with_names(dataset, words.stability_may_lead, &found.possible_leaders, lang)),
    }
}

fn last(dataset: &Dataset, ranking: &Ranking, found: &Stability, lang: Lang) -> Option<String> {
    let unit = ranking.rows.last()?.unit;
    let is_stable = found.settled.contains(&unit);
    is_stable.then(|| with_names(dataset, lang.words().stability_last, &[unit], lang))
}

fn with_names(dataset: &Dataset, template: &str, units: &[UnitIx], lang: Lang) -> String {
    let names: Vec<&str> = units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    fill(template, &[&join(&names, lang)])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::{self, AnalysedDataset};
    use crate::dataset::embedded;

    #[test]
    fn of_gdp_growth_the_last_stays_last_and_others_might_lead() {
        let dataset = AnalysedDataset::new(embedded());
        let metric = dataset.metric_by_id("gdp_growth").unwrap();
        let ranking = dataset.ranking(metric, false);
        let found = analysis::stability(&dataset, metric).unwrap();
        let finding = |lang| stability(&dataset, &ranking, &found, lang);
        assert_eq!(
            finding(Lang::En),
            "GDP growth: 2 of the 7 ranks hold, whatever the rounding; Yongchuan and Pengshui might lead; Nan'an is last either way"
        );
        assert!(finding(Lang::Zh).contains("南岸区末位不变"));
    }
}
