//! The dataset in the vocabulary of schema.org, as JSON-LD: catalogues of datasets read it.

use super::{Address, ISOLATES, Site};
use crate::dataset::{Dataset, Lang, Part, Period, UNDETERMINED, days_in};
use crate::text::sentences;
use serde_json::{Value, json};

/// The description as JSON that may stand inside a `<script>` element: without a `<`.
pub fn script_text(site: &Site, dataset: &Dataset, lang: Lang, address: &Address) -> String {
    // In JSON, a `<` is always inside a string. A machine takes names as they are: without what keeps their direction in a sentence.
    description(site, dataset, lang, address).to_string().replace('<', "\\u003c").replace(ISOLATES, "")
}

/// The dataset as a `https://schema.org/Dataset`. Who reported its figures is listed on the first page of the site alone: units
/// may be thousands.
pub fn description(site: &Site, dataset: &Dataset, lang: Lang, address: &Address) -> Value {
    let base = site.base.as_deref().unwrap_or("");
    // Without a base, the address of the data is relative to the page.
    let up = if base.is_empty() { "../".repeat(address.folder.matches('/').count()) } else { String::new() };
    let mut description = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": dataset.title.get(lang),
        "alternateName": alternate_name(dataset, lang),
        "description": title_and_note(dataset, lang),
        "inLanguage": languages(dataset),
        "temporalCoverage": dataset.period.map(|period| interval(dataset, period)),
        "creditText": dataset.sources[0].name.get(lang),
        "isAccessibleForFree": true,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": format!("{base}{up}data/{}.json", dataset.id),
        },
    });
    if address.folder.is_empty() {
        description["creator"] = creators(dataset, lang);
    }
    if let Some(day) = dataset.corrected() {
        description["dateModified"] = days(day).0.into();
    }
    if !base.is_empty() {
        description["url"] = base.into();
    }
    let source = &dataset.sources[0];
    if !source.licence.is_missing() {
        description["license"] = source.licence.get(lang).into();
    }
    if let Some(url) = source.url.as_deref().filter(|url| url.starts_with("http")) {
        description["isBasedOn"] = url.into();
    }
    if let Value::Object(members) = &mut description {
        members.retain(|_, value| !value.is_null());
    }
    description
}

/// The languages that the dataset's names are in; where it does not say, those of the pages.
fn languages(dataset: &Dataset) -> Vec<&str> {
    let named: Vec<&str> =
        dataset.title.iter().map(|(tag, _)| tag).filter(|tag| *tag != UNDETERMINED).collect();
    if named.is_empty() { Lang::ALL.map(Lang::code).into() } else { named }
}

/// The title in the other language, where it is another text.
fn alternate_name(dataset: &Dataset, lang: Lang) -> Option<&str> {
    let own = dataset.title.get(lang);
    Lang::ALL.map(|lang| dataset.title.get(lang)).into_iter().find(|title| *title != own)
}

/// Title, occasion and note: catalogues ask for a description of fifty characters or more.
fn title_and_note(dataset: &Dataset, lang: Lang) -> String {
    let texts = [&dataset.title, &dataset.sources[0].event, &dataset.sources[0].note];
    sentences(&texts.map(|text| text.get(lang)), lang)
}

/// The units: each reported its own figures.
fn creators(dataset: &Dataset, lang: Lang) -> Value {
    let organization = |name: &str| json!({ "@type": "Organization", "name": name });
    dataset.units.iter().map(|unit| organization(unit.name.get(lang))).collect()
}

/// A period in ISO 8601: first and last day, or the one day.
fn interval(dataset: &Dataset, period: Period) -> String {
    let (from, to) = dataset.period_ends(period);
    match (days(from), days(to)) {
        ((first, _), (_, last)) if first == last => first,
        ((first, _), (_, last)) => format!("{first}/{last}"),
    }
}

/// The first and the last day of a part of the calendar; of a day, that day twice.
fn days(period: Period) -> (String, String) {
    let year = period.year;
    if let Part::Day(month, day) = period.part {
        let date = format!("{year}-{month:02}-{day:02}");
        return (date.clone(), date);
    }
    let (first, last) = match period.part {
        Part::Half(half) => (half * 6 - 5, half * 6),
        Part::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
        Part::Month(month) => (month, month),
        Part::Year | Part::Other(_) | Part::Day(..) => (1, 12),
    };
    (format!("{year}-{first:02}-01"), format!("{year}-{last:02}-{}", days_in(year, last)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{LocalText, embedded, generate};

    #[test]
    fn every_unit_is_a_creator_and_the_description_is_long_enough() {
        let dataset = embedded();
        let site = Site::at(Some("https://figures.example")).unwrap();
        let description: Value =
            serde_json::from_str(&script_text(&site, &dataset, Lang::Zh, &Address::default())).unwrap();
        assert_eq!(description["@type"], "Dataset");
        assert_eq!(description["url"], "https://figures.example/");
        assert_eq!(description["creator"].as_array().unwrap().len(), dataset.units.len());
        assert!(description["description"].as_str().unwrap().chars().count() >= 50, "{description}");
    }

    #[test]
    fn the_day_of_the_last_correction_is_that_of_the_last_change() {
        let description =
            |dataset: &Dataset| description(&Site::default(), dataset, Lang::En, &Address::default());
        assert_eq!(description(&embedded()).get("dateModified"), None);
        assert_eq!(description(&generate(3, 2, 1))["dateModified"], "2024-10-02");
    }

    #[test]
    fn figures_in_a_third_language_are_said_to_be_in_that() {
        let mut dataset = embedded();
        assert_eq!(languages(&dataset), ["zh", "en"]);
        dataset.title = LocalText::default();
        dataset.title.push("fr", "\u{2068}Hôpitaux\u{2069}");
        dataset.period = None;
        dataset.sources[0].url = Some("https://exemple.fr/rapport".into());
        dataset.sources[0].licence.push("fr", "CC-BY-4.0");
        let text = script_text(&Site::default(), &dataset, Lang::En, &Address::default());
        for part in [
            "\"inLanguage\":[\"fr\"]",
            "\"license\":\"CC-BY-4.0\"",
            "\"isBasedOn\":\"https://exemple.fr/rapport\"",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("null") && text.contains("\"name\":\"Hôpitaux\""), "{text}");
    }

    #[test]
    fn text_cannot_end_the_script_element() {
        let mut dataset = embedded();
        dataset.id = "</script>".into();
        let text = script_text(&Site::default(), &dataset, Lang::Zh, &Address::default());
        assert!(text.contains("\\u003c/script>") && !text.contains('<'), "{text}");
    }

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        for (part, expected) in [
            (Part::Half(1), "2024-01-01/2024-06-30"),
            (Part::Quarter(4), "2024-10-01/2024-12-31"),
            (Part::Month(2), "2024-02-01/2024-02-29"),
            (Part::Day(7, 23), "2024-07-23"),
        ] {
            assert_eq!(interval(&Dataset::default(), Period { year: 2024, part }), expected);
        }
    }
}
