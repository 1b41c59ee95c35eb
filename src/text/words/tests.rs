//! What must hold for the strings of every language.

use super::Text;
use crate::dataset::Lang;

/// The strings of a field.
pub trait Texts {
    fn texts(&self) -> Vec<Text>;
}

impl Texts for Text {
    fn texts(&self) -> Vec<Text> {
        vec![self]
    }
}

impl<T: Texts, const N: usize> Texts for [T; N] {
    fn texts(&self) -> Vec<Text> {
        self.iter().flat_map(Texts::texts).collect()
    }
}

impl Texts for fn(crate::dataset::Fixed) -> String {
    fn texts(&self) -> Vec<Text> {
        Vec::new()
    }
}

/// The numbers of a template's arguments, each once.
fn arguments(template: &str) -> Vec<char> {
    let mut numbers: Vec<char> = template.split('{').skip(1).filter_map(|rest| rest.chars().next()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The strings of both tables.
fn all(lang: Lang) -> Vec<(&'static str, Text)> {
    [lang.words().all(), lang.deferred_words().all()].concat()
}

#[test]
fn every_language_has_every_string_with_the_same_arguments() {
    let [zh, en] = Lang::ALL.map(all);
    assert_eq!(zh.len(), en.len());
    let differs = |((name, zh), (_, en)): ((&'static str, &str), (&str, &str))| {
        let (few, many) = en.rsplit_once('|').unwrap_or((en, en));
        // The forms for one and two need not say how many.
        let is_same =
            arguments(many) == arguments(zh) && arguments(few).iter().all(|it| arguments(zh).contains(it));
        (zh.is_empty() || en.is_empty() || !is_same).then_some(name)
    };
    let different: Vec<_> = zh.into_iter().zip(en).filter_map(differs).collect();
    // Chinese has no space between sentences, and counts all of a list where English counts those that are not named; English names
    // its months, Chinese numbers them.
    assert_eq!(different, ["sentence_gap", "names_and_more", "period_month", "period_day", "date", "months"]);
}

#[test]
fn english_holds_no_chinese() {
    for (name, text) in all(Lang::En) {
        assert!(!text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{name}: {text}");
    }
}
