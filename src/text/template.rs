//! Sentences from templates: `{0}`, `{1}` … are replaced by arguments, `|` separates singular from plural.

use super::number::count;
use crate::dataset::{Lang, is_isolate};

/// Replaces each `{0}`, `{1}` … of the template by the argument with that index. Within brackets of the template, those of an
/// argument become square, so that none stand in brackets of their own kind.
pub fn fill(template: &str, args: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    let mut depth = 0;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        depth += opened(before);
        let Some((index, after)) = after.split_once('}') else { return out };
        let arg = index.bytes().next().and_then(|digit| args.get(usize::from(digit.wrapping_sub(b'0'))));
        let arg = arg.copied().unwrap_or_default();
        if depth > 0 {
            out.extend(arg.chars().map(squared))
        } else {
            out.push_str(arg)
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How many more brackets a part of a template opens than it closes.
fn opened(text: &str) -> i32 {
    let step = |letter| match letter {
        '(' | '（' => 1,
        ')' | '）' => -1,
        _ => 0,
    };
    text.chars().map(step).sum()
}

/// A round bracket as a square one.
fn squared(letter: char) -> char {
    match letter {
        '(' => '[',
        ')' => ']',
        '（' => '［',
        '）' => '］',
        _ => letter,
    }
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
        if !is_sentence(part) {
            out.push_str(words.full_stop);
        }
    }
    out
}

/// Whether a text ends as a sentence does: with an end mark, behind which quotation marks and the end of an isolate may stand.
fn is_sentence(text: &str) -> bool {
    let is_behind = |letter| is_isolate(letter) || matches!(letter, '"' | '’' | '”' | '」' | '』');
    text.trim_end_matches(is_behind).ends_with(['.', '。', '?', '？', '!', '！', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_argument_is_put_where_its_index_is() {
        assert_eq!(fill("{1} of {0}, {1}", &["ten", "seven"]), "seven of ten, seven");
    }

    #[test]
    fn brackets_within_brackets_are_square() {
        assert_eq!(fill("{0} ({1})", &["GDP (real)", "2024 (flash)"]), "GDP (real) (2024 [flash])");
        assert_eq!(
            fill("{0}上升最多（{1}），{0}", &["甲（市）", "+5.8（初步数）"]),
            "甲（市）上升最多（+5.8［初步数］），甲（市）"
        );
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
        assert_eq!(sentences(&["真的吗？", "是！", "“是。”"], Lang::Zh), "真的吗？是！“是。”");
        let isolated = "\u{2068}Ohne Gewähr.\u{2069}";
        assert_eq!(sentences(&[isolated, "Source: S"], Lang::En), [isolated, " Source: S."].concat());
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
