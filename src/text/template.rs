//! Sentences from templates: `{0}`, `{1}` … are replaced by arguments, `|` separates singular from plural.

use super::number::count;
use crate::dataset::Lang;

/// Replaces each `{0}`, `{1}` … of the template by the argument with that index.
pub fn fill(template: &str, args: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((index, after)) = after.split_once('}') else { return out };
        let arg = index.bytes().next().and_then(|digit| args.get(usize::from(digit.wrapping_sub(b'0'))));
        out.push_str(arg.copied().unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The form of a template for a count: of `one|many`, and of `one|two|many`, the first for 1 and the last for most;
/// a template of one form itself.
pub fn plural(template: &str, count: usize) -> &str {
    let (mut form, mut rest) = (template, template);
    for number in 1.. {
        let Some((first, others)) = rest.split_once('|') else { break };
        if count == number {
            return first;
        }
        (form, rest) = (others, others);
    }
    form
}

/// A template in the singular or plural, with the count as its argument.
// Not inlined: it has twenty callers.
#[inline(never)]
pub fn counted(template: &str, number: usize, lang: Lang) -> String {
    fill(plural(template, number), &[&count(number, lang)])
}

/// A text as it begins a line: with a capital letter, where its first letter is one of ASCII.
pub fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Sentences one after another, each with its end mark, spaced as the language does. Empty ones are left out.
pub fn sentences(parts: &[&str], lang: Lang) -> String {
    let words = lang.words();
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push_str(words.sentence_gap);
        }
        out.push_str(part);
        if !part.ends_with(['.', '。', '?', '…']) {
            out.push_str(words.full_stop);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_argument_is_put_where_its_index_is() {
        assert_eq!(fill("{1} of {0}, {1}", &["ten", "seven"]), "seven of ten, seven");
    }

    #[test]
    fn an_argument_that_is_missing_is_left_out() {
        assert_eq!(fill("a{7}b{", &[]), "ab");
    }

    #[test]
    fn sentences_end_with_one_mark_and_are_spaced_as_the_language_does() {
        assert_eq!(sentences(&["ahead in 1", "", "18 figures."], Lang::En), "ahead in 1. 18 figures.");
        assert_eq!(sentences(&["领先1个", "报告18个。"], Lang::Zh), "领先1个。报告18个。");
        assert_eq!(sentences(&["one?", "two…"], Lang::En), "one? two…");
        assert_eq!(sentences(&[], Lang::En), "");
    }

    #[test]
    fn a_count_is_grouped_as_the_language_does() {
        assert_eq!(counted("{0} unit|{0} units", 1568, Lang::En), "1,568 units");
        assert_eq!(counted("{0} unit|{0} units", 1, Lang::En), "1 unit");
        assert_eq!(counted("{0}个单位", 1568, Lang::Zh), "1568个单位");
    }

    #[test]
    fn plural_chooses_by_count() {
        assert_eq!(plural("{0} unit|{0} units", 1), "{0} unit");
        assert_eq!(plural("{0} unit|{0} units", 2), "{0} units");
        assert_eq!([0, 1, 2, 3].map(|count| plural("one|both|all", count)), ["all", "one", "both", "all"]);
        assert_eq!(plural("{0}个单位", 1), "{0}个单位");
    }
}
