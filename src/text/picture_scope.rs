//! What the reader of a picture must know of all that it shows, where no table stands beside it: of which kinds the units
//! are, and of which periods the figures.

use super::names::{join, unit_name, with_kind};
use super::period::period;
use super::template::{capitalized, counted, fill};
use crate::analysis::AnalysedDataset;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, KindIx, Lang, Period, Subject, UnitIx};
use crate::sort::sort_by;

/// The most units of one kind that are all named.
const MOST_NAMED: usize = 8;
/// The most units of the most frequent kind that are named.
const MAX_NAMED: usize = 3;
/// The most periods that are named one by one.
const MAX_PERIODS: usize = 2;

/// The units of each kind, of those with names that do not say it; the kind of most units without their names, and where those of
/// others are too many, how many each kind has. Empty where names say all, or all units are of one kind.
pub fn kinds_of(dataset: &Dataset, units: &[UnitIx], lang: Lang) -> String {
    let name = |unit: &UnitIx| unit_name(dataset, *unit, lang);
    let mut kinds: Vec<(KindIx, Vec<&str>)> = Vec::new();
    for unit in units {
        let Some(kind) = dataset.unit(*unit).kind else { continue };
        if with_kind(dataset, *unit, name(unit), lang) == name(unit) {
            continue;
        }
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, names)) => names.push(name(unit)),
            None => kinds.push((kind, vec![name(unit)])),
        }
    }
    sort_by(&mut kinds, |a, b| a.1.len().cmp(&b.1.len()));
    // “The others” are known by those who are named: all other units, each with its kind.
    let named = kinds.iter().take(kinds.len().saturating_sub(1));
    let are_the_others = named.clone().all(|(_, names)| names.len() <= MOST_NAMED)
        && kinds.iter().map(|(_, names)| names.len()).sum::<usize>() == units.len()
        && named.count() > 0;
    // A few names of a long list tell of no other unit which kind it is of.
    let are_counted = !are_the_others && kinds.iter().any(|(_, names)| names.len() > MOST_NAMED);
    let (count, words) = (kinds.len(), lang.deferred_words());
    let line = |(index, (own, names)): (usize, &(KindIx, Vec<&str>))| {
        let all = || units.iter().filter(|unit| dataset.unit(**unit).kind == Some(*own)).count();
        let kind = capitalized(dataset.kind(*own).name.get(lang));
        let units = match are_the_others && index + 1 == count && names.len() > MAX_NAMED {
            true => counted(words.other_units, names.len(), lang),
            false if are_counted => counted(words.units_shown, all(), lang),
            false => join(names, lang),
        };
        fill(lang.words().labelled, &[&kind, &units])
    };
    kinds.iter().enumerate().map(line).collect_vec().join(lang.words().dot)
}

/// The periods of the figures on a picture, where neither its headline nor the title of the dataset names one of them; of many the
/// first and the last. Empty where none is known.
pub fn periods_of(
    dataset: &AnalysedDataset,
    subjects: &[Subject],
    named_in: [&str; 2],
    lang: Lang,
) -> String {
    let mut periods: Vec<Period> = Vec::new();
    for subject in subjects {
        let figure = dataset.figure(subject.unit, subject.metric);
        if let Some(own) = figure.and_then(|figure| figure.period).filter(|own| !periods.contains(own)) {
            periods.push(own);
        }
    }
    dataset.sort_periods(&mut periods);
    let texts = periods.iter().map(|own| period(dataset, own, lang)).collect_vec();
    // The title may be in another language than the picture.
    let is_named_as = |text: String| named_in.iter().any(|named| named.contains(&text));
    let is_named = |own: &Period| Lang::ALL.iter().any(|lang| is_named_as(period(dataset, own, *lang)));
    match &texts[..] {
        _ if periods.iter().any(is_named) => String::new(),
        [first, .., last] if texts.len() > MAX_PERIODS => {
            fill(lang.deferred_words().over_time, &[first, last])
        }
        _ => texts.join(lang.words().comma),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::captioned_scene;
    use crate::dataset::{LocalText, embedded, read};
    use crate::view::{View, parse};

    const DATASET: &str = r#"{"version": 2, "id": "scope", "lang": "en", "title": "Four towns", "source": {"name": "S"},
        "kinds": [{"id": "p", "name": "port"}, {"id": "i", "name": "inland town"}], "units": [
        {"id": "a", "name": "Ash", "kind": "p"}, {"id": "b", "name": "Beech", "kind": "i"},
        {"id": "c", "name": "Cedar", "kind": "i"}, {"id": "d", "name": "Date port", "kind": "p"}], "metrics": [
        {"id": "m", "name": "Inhabitants", "kind": "count"}, {"id": "n", "name": "Growth", "kind": "growth", "unit": "%"}],
        "figures": [{"unit": "a", "metric": "m", "value": 7, "period": "2023-12-31"},
        {"unit": "b", "metric": "m", "value": 5, "period": "2023-12-31"},
        {"unit": "d", "metric": "m", "value": 4, "period": "2023-12-31"},
        {"unit": "a", "metric": "n", "value": 1.5, "period": "2023"}, {"unit": "b", "metric": "n", "value": 2.5, "period": "2023"}]}"#;

    /// All texts of the exported picture, in a line.
    fn texts(dataset: &AnalysedDataset, query: &str, lang: Lang) -> String {
        let (view, _) = parse(query, dataset, &View::start(dataset, lang));
        let scene = captioned_scene(dataset, &view, view.focus(dataset), 1248.0);
        scene.labels().collect_vec().join(" | ").replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn every_picture_says_of_which_period_it_is() {
        let dataset = AnalysedDataset::new(read(DATASET).unwrap_or_default());
        for chart in ["ranking", "profile", "compare", "coverage"] {
            let texts = texts(&dataset, &format!("chart={chart}&metric=m"), Lang::En);
            assert!(texts.contains("as at 31 December 2023"), "{texts}");
        }
        let ranking = texts(&dataset, "metric=m", Lang::En);
        assert!(ranking.contains("Inhabitants (as at 31 December 2023): 3 of 4 reported"), "{ranking}");
        let growth = texts(&dataset, "chart=growth&metric=n", Lang::En);
        assert!(growth.contains("Growth (2023): 2 of 4 reported"), "{growth}");
        let coverage = texts(&dataset, "chart=coverage", Lang::Zh);
        assert!(coverage.contains("截至2023年12月31日"), "{coverage}");
    }

    #[test]
    fn a_picture_says_of_which_kind_units_are_where_their_names_do_not() {
        let dataset = AnalysedDataset::new(read(DATASET).unwrap_or_default());
        let ranking = texts(&dataset, "metric=m", Lang::En);
        assert!(ranking.contains("Ash | port |") && !ranking.contains("Port:"), "{ranking}");
        let grouped = texts(&dataset, "metric=m&sort=kind", Lang::En);
        assert!(grouped.contains("Port | ") && !grouped.contains("Port:"), "{grouped}");
        let growth = texts(&dataset, "chart=growth&metric=n", Lang::En);
        assert!(growth.contains("Port: Ash · Inland town: Beech"), "{growth}");
        // “The others” would be those without a kind, too.
        let units = |kind_of_last: Option<KindIx>| {
            let mut dataset = embedded();
            dataset.units.truncate(8);
            for (index, unit) in dataset.units.iter_mut().enumerate() {
                unit.kind = if index == 7 { kind_of_last } else { Some(KindIx(u32::from(index > 1))) };
                unit.name = LocalText::both("Ash", "Ash");
            }
            kinds_of(&dataset, &dataset.unit_ixs().collect::<Vec<_>>(), Lang::En)
        };
        assert!(units(Some(KindIx(1))).ends_with("the 6 others"), "{}", units(Some(KindIx(1))));
        assert!(!units(None).contains("others"), "{}", units(None));
        let mut many = embedded();
        many.units = many.units.iter().cycle().take(24).cloned().collect_vec();
        for (index, unit) in many.units.iter_mut().enumerate() {
            unit.kind = Some(KindIx(u32::from(index % 2 == 0)));
            unit.name = LocalText::both("Ash", "Ash");
        }
        let counts = kinds_of(&many, &many.unit_ixs().collect::<Vec<_>>(), Lang::En);
        assert!(counts.matches(": 12 units").count() == 2, "{counts}");
        let dataset = AnalysedDataset::new(embedded());
        let growth = texts(&dataset, "chart=growth", Lang::En);
        assert!(growth.contains("Development zone: High-tech"), "{growth}");
    }
}
