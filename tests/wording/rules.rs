//! What must hold for every text.

use std::collections::BTreeSet;

use reported_figures::dataset::{Dataset, Lang, Value};
use reported_figures::text::quote;

/// The rules of a language, with the exceptions of a dataset.
pub struct Rules {
    lang: Lang,
    /// The source's own words, with their own punctuation.
    quotes: BTreeSet<String>,
    /// The Chinese that may stand in English: quotes, grades, and names that the dataset itself leaves in Chinese.
    chinese: String,
    /// The Latin words that may stand in Chinese: those of the dataset.
    latin: String,
}

/// Latin words of the interface in Chinese: formats, the names of keys, a language by its own name.
const LATIN: &str = "PNG SVG CSV JSON EN Home End Page Down Up Enter Space Esc";

impl Rules {
    /// The rules for the texts of a dataset.
    pub fn of(dataset: &Dataset, lang: Lang) -> Self {
        let mut chinese = String::from("中文\n");
        let mut latin = format!("{LATIN}\n");
        let mut quotes = BTreeSet::new();
        for figure in &dataset.figures {
            let label = figure.quote_label.as_deref().unwrap_or_default();
            quotes.insert(quote(figure));
            for text in [label, &figure.quote] {
                chinese.extend([text, "\n"]);
                latin.extend([text, "\n"]);
            }
            if let Value::Grade(grade) = &figure.value {
                chinese.extend([grade, "\n"]);
                latin.extend([grade, "\n"]);
            }
        }
        for gap in &dataset.gaps {
            chinese.extend([&gap.quote, "\n"]);
            latin.extend([&gap.quote, "\n"]);
        }
        let mut own = vec![&dataset.title, &dataset.note];
        for source in &dataset.sources {
            own.extend([&source.name, &source.event, &source.note]);
        }
        own.extend(dataset.units.iter().flat_map(|unit| [&unit.name, &unit.short]));
        for metric in &dataset.metrics {
            own.extend([&metric.name, &metric.name_inline, &metric.definition, &metric.unit]);
            own.extend(metric.near.iter().map(|near| &near.reason));
        }
        for text in own {
            chinese.extend([text.get(Lang::En), "\n"]);
            latin.extend([text.get(Lang::Zh), "\n"]);
        }
        Self { lang, quotes, chinese, latin }
    }

    /// The rules that a text breaks. `is_line` tells that it is a line of a picture, which may be part of a sentence.
    pub fn broken(&self, text: &str, is_line: bool) -> Vec<&'static str> {
        if self.quotes.contains(text) {
            return Vec::new();
        }
        let text = &without_quotes(text);
        let letters: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        let mut check = |is_broken: bool, rule| {
            if is_broken {
                found.push(rule);
            }
        };
        check(text.contains("  "), "two spaces");
        check(space_before_punctuation(&letters), "a space before punctuation");
        check(has_hyphen_minus(&letters), "a hyphen as minus or between numbers");
        check(!is_line && lacks_end_mark(text), "sentences, of which the last has no end mark");
        check(
            ["..", ".;", ",,", "。。", "。；", "，，", "，。", "：：", ": :"]
                .iter()
                .any(|it| text.contains(it)),
            "two marks",
        );
        if self.lang == Lang::En {
            check(plural_after_one(text), "a plural after 1");
            check(none_of_nothing(text), "a part of none, of one, or of all");
            check(ungrouped(&letters), "thousands without separators");
            check(wrong_ordinal(&letters), "a wrong ordinal");
            check(runs(text, is_chinese).any(|run| !self.chinese.contains(&run)), "Chinese");
        } else {
            check(half_width(&letters), "half-width punctuation beside Chinese");
            let is_latin = |letter: char| letter.is_ascii_alphabetic();
            let words = runs(text, is_latin).filter(|word| word.len() > 1);
            check(words.into_iter().any(|word| !self.latin.contains(&word)), "a Latin word");
        }
        found
    }
}

/// A text with nothing between its quotation marks.
fn without_quotes(text: &str) -> String {
    let mut depth = 0;
    let is_outside = |letter: &char| {
        depth += i32::from(*letter == '“');
        depth -= i32::from(*letter == '”' && depth > 0);
        depth == 0 || *letter == '“'
    };
    text.chars().filter(is_outside).collect()
}

fn is_chinese(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// The longest runs of letters of a kind.
fn runs(text: &str, is_kind: impl Fn(char) -> bool) -> impl Iterator<Item = String> {
    let runs: Vec<String> =
        text.split(|letter| !is_kind(letter)).filter(|run| !run.is_empty()).map(Into::into).collect();
    runs.into_iter()
}

fn space_before_punctuation(letters: &[char]) -> bool {
    letters.windows(2).any(|pair| {
        matches!(pair, [' ' | '\u{a0}', ',' | '.' | ';' | ':' | ')' | '，' | '。' | '；' | '：' | '）'])
    })
}

/// A hyphen before a digit, unless a letter is before it, as in “4-a”.
fn has_hyphen_minus(letters: &[char]) -> bool {
    letters.iter().enumerate().any(|(index, letter)| {
        let before = index.checked_sub(1).map(|before| letters[before]);
        let is_digit_next = letters.get(index + 1).is_some_and(char::is_ascii_digit);
        *letter == '-' && is_digit_next && before.is_none_or(|before| !before.is_alphabetic())
    })
}

/// Whether a text has a sentence that ends within it, and does not end with a mark itself.
fn lacks_end_mark(text: &str) -> bool {
    let has_sentence =
        text.match_indices(". ").any(|(at, _)| text[..at].ends_with(|c: char| c.is_lowercase()))
            || text.contains('。');
    has_sentence && !text.ends_with(['.', '。', '”', '?', '…', ')', '）'])
}

/// “reported 0 figures”, “1 of 1 metrics has”, “2 of 2 metrics have”, but not a rank: “1st of 2”, “3 of 3 reported”.
fn none_of_nothing(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{a0}']).collect();
    let is_all = words.windows(4).any(|part| {
        let is_number = part[0].starts_with(|c: char| c.is_ascii_digit());
        is_number && part[1] == "of" && part[0] == part[2] && ["metrics", "units", "which"].contains(&part[3])
    });
    is_all
        || ["reported 0 figures", "the 0 ", "all 0 "].iter().any(|it| text.contains(it))
        || text.starts_with("0 of ")
}

/// “1 teams”, but not “1 is” or “1 across”.
fn plural_after_one(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{a0}']).collect();
    words.windows(2).any(|pair| {
        let next = pair[1].trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_plural = next.starts_with(char::is_alphabetic)
            && !matches!(next, "comes" | "leads")
            && next.len() > 3
            && next.ends_with('s')
            && !next.ends_with("ss")
            && !next.ends_with("us");
        pair[0].trim_start_matches(['(', '“']) == "1" && is_plural
    })
}

/// Four or more digits in a row that are not a year, nor digits after the point.
fn ungrouped(letters: &[char]) -> bool {
    let text: String = letters.iter().collect();
    text.split(|letter: char| !letter.is_ascii_digit() && letter != '.').any(|number| {
        let whole = number.split('.').next().unwrap_or_default();
        whole.len() > 4 || whole.len() == 4 && !("1900".."2100").contains(&whole)
    })
}

fn wrong_ordinal(letters: &[char]) -> bool {
    let text: String = letters.iter().collect();
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != ',').any(|word| {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let suffix = word.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
        let Some(number) = digits.parse::<u64>().ok().filter(|_| matches!(suffix, "st" | "nd" | "rd" | "th"))
        else {
            return false;
        };
        let expected = match (number % 10, number % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        suffix != expected
    })
}

fn half_width(letters: &[char]) -> bool {
    let is_mark = |letter: char| matches!(letter, ',' | ':' | ';' | '(' | ')' | '?' | '!');
    letters
        .windows(2)
        .any(|pair| is_chinese(pair[0]) && is_mark(pair[1]) || is_mark(pair[0]) && is_chinese(pair[1]))
}
