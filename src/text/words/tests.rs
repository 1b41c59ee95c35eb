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

impl<const N: usize> Texts for [Text; N] {
    fn texts(&self) -> Vec<Text> {
        self.to_vec()
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

#[test]
fn every_language_has_every_string_with_the_same_arguments() {
    let (zh, en) = (Lang::Zh.words().all(), Lang::En.words().all());
    assert_eq!(zh.len(), en.len());
    let differs = |((name, zh), (_, en)): ((&'static str, &str), (&str, &str))| {
        let (one, many) = en.split_once('|').unwrap_or((en, en));
        // A singular need not say how many.
        let is_same =
            arguments(many) == arguments(zh) && arguments(one).iter().all(|it| arguments(zh).contains(it));
        (zh.is_empty() || en.is_empty() || !is_same).then_some(name)
    };
    let different: Vec<_> = zh.into_iter().zip(en).filter_map(differs).collect();
    // Chinese has no space between sentences; English names its months, Chinese numbers them.
    assert_eq!(different, ["sentence_gap", "period_month", "period_day", "date", "months"]);
}

#[test]
fn english_holds_no_chinese() {
    for (name, text) in Lang::En.words().all() {
        assert!(!text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{name}: {text}");
    }
}
