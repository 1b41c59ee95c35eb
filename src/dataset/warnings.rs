//! What is valid in a document and still misleads its readers: names that do not tell two things apart, shares of more than
//! all, and figures that can hardly be right.

mod figures;
mod measures;
mod member;

use std::collections::HashMap;

use super::json::{self, JsonValue};
use super::problem::{ProblemSink as _, Problems};
use super::{Fixed, Kind};
use member::member;

/// The characters that remain of a long name on the narrowest charts.
const SHOWN: usize = 12;

/// Warns of units or metrics that readers cannot tell apart, with one name, or with names that a phone cuts to one; and of
/// figures that can hardly be right.
///
/// Empty for a document that is not JSON. Each warning has its location, as an error has.
pub fn warnings(text: &str) -> Problems {
    let Ok(json) = json::parse(text) else { return Problems::default() };
    let mut found = Problems::default();
    let root = json.root();
    for (list, what) in [("units", "units"), ("metrics", "metrics")] {
        let items: Vec<JsonValue<'_>> = member(root, list).into_iter().flat_map(JsonValue::items).collect();
        for lang in ["zh", "en"] {
            same_names(&items, what, "name", lang, &mut found);
        }
    }
    let units: Vec<JsonValue<'_>> = member(root, "units").into_iter().flat_map(JsonValue::items).collect();
    for lang in ["zh", "en"] {
        same_names(&units, "units", "short", lang, &mut found);
        same_beginnings(&units, lang, &mut found);
    }
    high_shares(root, &mut found);
    figures::figures(root, &mut found);
    measures::measures(root, &mut found);
    found.located(text)
}

/// Reports each share above 100 per cent: it can be meant, as where visitors are counted too.
fn high_shares(root: JsonValue<'_>, found: &mut Problems) {
    let metrics = member(root, "metrics").into_iter().flat_map(JsonValue::items);
    let shares: Vec<String> = metrics
        .filter(|metric| text_of(*metric, "kind").as_deref() == Some("share"))
        .filter_map(|metric| text_of(metric, "id"))
        .collect();
    for figure in member(root, "figures").into_iter().flat_map(JsonValue::items) {
        let is_share = text_of(figure, "metric").is_some_and(|metric| shares.contains(&metric));
        let Some(value) = member(figure, "value").filter(|_| is_share) else { continue };
        let digits = value.text().map_or_else(|| value.source().to_owned(), |text| text.into_owned());
        let all = Kind::Share.plausible().1.map(Fixed::whole);
        if Fixed::parse(&digits).is_ok_and(|share| all.is_some_and(|all| share > all)) {
            let help = "correct it, unless more than all is meant; an index or a ratio is an amount";
            found.report(value, &["this share is above 100 per cent"], &[help]);
        }
    }
}

fn text_of(object: JsonValue<'_>, name: &str) -> Option<String> {
    member(object, name)?.text().map(|text| text.into_owned())
}

/// Reports each item that has the name of an earlier one.
fn same_names(items: &[JsonValue<'_>], what: &str, key: &str, lang: &str, found: &mut Problems) {
    let mut known: HashMap<String, JsonValue<'_>> = HashMap::new();
    for (item, (name, value)) in items.iter().filter_map(|item| Some((*item, text(*item, key, lang)?))) {
        let Some(first) = known.get(&name) else {
            known.insert(name, item);
            continue;
        };
        let message = ["two ", what, " have the name ", value.source()];
        let help = ["readers cannot tell it from ", &first.path(), "; give one of them another name"];
        found.report(value, &message, &help);
    }
}

/// Reports each unit with a long name, and none that is shorter, that begins as another's does.
fn same_beginnings(units: &[JsonValue<'_>], lang: &str, found: &mut Problems) {
    let mut known: HashMap<String, (String, JsonValue<'_>)> = HashMap::new();
    for unit in units {
        let shown = text(*unit, "short", lang).or_else(|| text(*unit, "name", lang));
        let Some((name, value)) = shown.filter(|(name, _)| name.chars().nth(SHOWN).is_some()) else {
            continue;
        };
        let beginning: String = name.chars().take(SHOWN).collect();
        match known.get(&beginning) {
            Some((other, first)) if *other != name => {
                let message = [value.source(), " begins as the name of another unit does"];
                let help = [
                    "a narrow chart may cut it so that it looks like ",
                    &first.path(),
                    "; give both a `short` name that differs in its first letters",
                ];
                found.report(value, &message, &help);
            }
            Some(_) => {}
            None => drop(known.insert(beginning, (name, *unit))),
        }
    }
}

/// A text of an object in one language, and where it is; a text without a language counts as Chinese. `None` for an English text that is the Chinese one again, which
/// would be reported twice.
fn text<'a>(object: JsonValue<'a>, key: &str, lang: &str) -> Option<(String, JsonValue<'a>)> {
    let both = member(object, key)?;
    if let Some(text) = both.text().filter(|_| lang == "zh") {
        return Some((text.into_owned(), both));
    }
    let value = member(both, lang)?;
    let is_repeated = lang == "en" && member(both, "zh").is_some_and(|zh| zh.source() == value.source());
    Some((value.text()?.into_owned(), value)).filter(|_| !is_repeated)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::{Fixed, Kind, Lang, LocalText, Value, embedded_text, generate, to_json};

    fn sentences(text: &str) -> Vec<String> {
        warnings(text)
            .iter()
            .map(|warning| format!("{}: {}; {}", warning.path, warning.message, warning.help))
            .collect()
    }

    #[test]
    fn two_units_or_metrics_of_one_name_are_named() {
        let mut dataset = generate(4, 4, 1);
        let both = |zh: &LocalText, en: &LocalText| LocalText::both(zh.get(Lang::Zh), en.get(Lang::En));
        dataset.units[3].name = both(&dataset.units[3].name, &dataset.units[1].name);
        dataset.metrics[2].name = both(&dataset.metrics[0].name, &dataset.metrics[2].name);
        let found = sentences(&to_json(&dataset));
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("$.units[3].name.en: two units have the name \""), "{}", found[0]);
        assert!(found[0].ends_with("from $.units[1]; give one of them another name"), "{}", found[0]);
        assert!(found[1].starts_with("$.metrics[2].name.zh: two metrics have the name \""), "{}", found[1]);
    }

    #[test]
    fn a_share_of_more_than_all_is_pointed_out() {
        let text = r#"{"metrics": [{"id": "s", "kind": "share"}, {"id": "a", "kind": "amount"}], "figures": [
            {"metric": "s", "value": 118.2}, {"metric": "s", "value": "100"}, {"metric": "a", "value": 118.2}]}"#;
        let found = sentences(text);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].starts_with("$.figures[0].value: this share is above 100"), "{}", found[0]);
    }

    #[test]
    fn long_names_that_begin_alike_need_short_ones() {
        let mut dataset = generate(3, 1, 1);
        for (unit, name) in dataset.units.iter_mut().zip(["North", "South", "West"]) {
            let name = format!("University Hospital {name}");
            unit.name = LocalText::both(&name, &name);
            unit.short = unit.name.clone();
        }
        let found = sentences(&to_json(&dataset));
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].contains("looks like $.units[0]; give both a `short` name"), "{}", found[0]);
        for (unit, name) in dataset.units.iter_mut().zip(["North", "South", "West"]) {
            unit.short = LocalText::both(name, name);
        }
        assert!(sentences(&to_json(&dataset)).is_empty());
    }

    #[test]
    fn a_loss_of_more_than_all_and_a_number_that_is_not_quoted_are_named() {
        let mut dataset = generate(4, 18, 1);
        let index =
            dataset.figures.iter().position(|it| dataset.metric(it.metric).kind == Kind::Growth).unwrap();
        dataset.figures[index].value = Value::Number { number: Fixed::whole(-140), decimals: 0 };
        dataset.figures[index].quote = "−140%".into();
        let found = sentences(&to_json(&dataset));
        let path = format!("$.figures[{index}]");
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(
            found[0].starts_with(&format!(
                "{path}.value: what cannot be negative cannot fall by more than 100 %; "
            ))
        );
        dataset.figures[index].value = Value::Number { number: Fixed::whole(-100), decimals: 0 };
        let found = sentences(&to_json(&dataset));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].starts_with(&format!("{path}.quote: this quote does not have the number -100; ")));
    }

    #[test]
    fn generated_and_small_documents_have_no_such_figures() {
        for seed in 0..20 {
            assert_eq!(sentences(&to_json(&generate(8, 18, seed))), Vec::<String>::new());
        }
    }

    #[test]
    fn the_embedded_dataset_and_what_is_not_json_have_no_warnings() {
        assert_eq!(sentences(embedded_text()), Vec::<String>::new());
        assert!(warnings("{").is_empty());
    }
}
