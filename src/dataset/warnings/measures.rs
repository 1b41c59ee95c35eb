//! Units of measurement in English that are given in the singular alone, so that 25 of them would be “25 team”.

use super::super::Kind;
use super::super::json::JsonValue;
use super::super::problem::{ProblemSink as _, Problems};
use super::member::member;

/// Words of three letters that are no abbreviations.
const SHORT: [&str; 10] = ["day", "bed", "job", "car", "bus", "ton", "egg", "cow", "bag", "box"];
/// Words that are their own plural.
const SAME: [&str; 16] = [
    "thousand", "million", "billion", "trillion", "yuan", "people", "hertz", "rand", "baht", "ringgit",
    "renminbi", "sheep", "staff", "aircraft", "cattle", "fish",
];
/// Plurals that no rule forms, each with its singular.
const IRREGULAR: [(&str, &str); 6] = [
    ("man", "men"),
    ("woman", "women"),
    ("child", "children"),
    ("foot", "feet"),
    ("krone", "kroner"),
    ("krona", "kronor"),
];

/// Reports each unit of measurement that is an English word without its plural.
pub(super) fn measures(root: JsonValue<'_>, found: &mut Problems) {
    let lang = member(root, "lang").and_then(JsonValue::text);
    let is_english = lang.is_none_or(|lang| lang.starts_with("en"));
    for metric in member(root, "metrics").into_iter().flat_map(JsonValue::items) {
        let kind = member(metric, "kind").and_then(JsonValue::text);
        let kind = kind.and_then(|kind| Kind::from_name(&kind));
        let Some(unit) = member(metric, "unit").filter(|_| kind.is_some_and(has_things)) else { continue };
        let english = unit.members().filter(|(tag, _)| tag.text().is_some_and(|tag| tag.starts_with("en")));
        let alone = Some(unit).filter(|unit| is_english && unit.text().is_some());
        for value in english.map(|(_, value)| value).chain(alone) {
            let text = value.text().unwrap_or_default();
            if let Some(both) = both_forms(&text) {
                let message = [value.source(), " is one form of the word, and numbers need two"];
                found.report(value, &message, &["write \"", &both, "\""]);
            }
        }
    }
}

fn has_things(kind: Kind) -> bool {
    !matches!(kind, Kind::Growth | Kind::Share | Kind::Points | Kind::Rank | Kind::Grade)
}

/// `team|teams` for `team`; `None` for what is a plural already, or no word.
fn both_forms(text: &str) -> Option<String> {
    let (before, word) = text.rsplit_once(' ').map_or(("", text), |(before, word)| (before, word));
    // “Tonne of coal” is counted by its first word: too many forms for a rule.
    let is_word = (word.len() > 3 || SHORT.contains(&word)) && word.bytes().all(|it| it.is_ascii_lowercase());
    if !is_word || before.contains([' ', '|']) {
        return None;
    }
    let with = |one: &str, many: &str| {
        let gap = if before.is_empty() { "" } else { " " };
        Some([before, gap, one, "|", before, gap, many].concat())
    };
    if let Some((one, many)) = IRREGULAR.iter().find(|(one, many)| word == *one || word == *many) {
        return with(one, many);
    }
    if SAME.contains(&word) || word.ends_with('s') && !word.ends_with("ss") && word != "bus" {
        return None;
    }
    with(word, &plural(word))
}

/// The plural, as English forms most of them.
fn plural(word: &str) -> String {
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !vowel_before_y => [stem, "ies"].concat(),
        _ if ["s", "x", "ch", "sh", "z"].iter().any(|end| word.ends_with(end)) => [word, "es"].concat(),
        _ => [word, "s"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::{both_forms, has_things};
    use crate::dataset::Kind;

    #[test]
    fn only_units_of_measurement_of_things_have_a_plural() {
        assert!([Kind::Count, Kind::Duration, Kind::Amount, Kind::Streak].into_iter().all(has_things));
        assert!(![Kind::Share, Kind::Growth, Kind::Points, Kind::Rank].into_iter().any(has_things));
    }

    #[test]
    fn both_forms_of_a_singular_are_suggested() {
        for (text, both) in [
            ("team", Some("team|teams")),
            ("day", Some("day|days")),
            ("city", Some("city|cities")),
            ("box", Some("box|boxes")),
            ("strike day", Some("strike day|strike days")),
            ("children", Some("child|children")),
            ("bus", Some("bus|buses")),
            ("kroner", Some("krone|kroner")),
            ("teams", None),
            ("years", None),
            ("team|teams", None),
            ("yuan", None),
            ("thousand", None),
            ("100 million yuan", None),
            ("10,000 mu", None),
            ("km", None),
            ("GWh", None),
            ("m²", None),
            ("", None),
        ] {
            assert_eq!(both_forms(text).as_deref(), both, "{text}");
        }
    }
}
