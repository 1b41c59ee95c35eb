//! Periods in names of metrics that are not the period of the figures: what is compared with another period names that one.
//! “Change on 2022” is no figure of 2022.

use super::measure::is_east_asian;
use super::period::{self, Period};

/// Words before a period that make it the one compared with, in names of any metric.
const COMPARED: [&str; 45] = [
    "since",
    "from",
    "base",
    "vs",
    "vs.",
    "versus",
    "against",
    "over",
    "compared with",
    "compared to",
    "in comparison with",
    "in comparison to",
    "relative to",
    "seit",
    "gegenüber",
    "gegenüber dem",
    "ggü.",
    "ggü",
    "im vergleich zu",
    "im vergleich zum",
    "verglichen mit",
    "basis",
    "depuis",
    "par rapport à",
    "par rapport au",
    "comparé à",
    "contre",
    "frente a",
    "respecto a",
    "respecto de",
    "en comparación con",
    "desde",
    "rispetto al",
    "rispetto a",
    "dal",
    "em relação a",
    "t.o.v.",
    "ten opzichte van",
    "sinds",
    "jämfört med",
    "sedan",
    "较",
    "比",
    "对比",
    "相比",
];

/// Words before a period that do so in the name of a change: beds on 31 March are counted that day, a change on 2022 is not.
const OF_CHANGES: [&str; 15] = [
    "on", "to", "of base", "upon", "zu", "zum", "auf", "bis", "à", "au", "a", "al", "til", "till", "to base",
];

/// Words between two periods that a change lies between.
const BETWEEN: [&str; 14] =
    ["to", "and", "until", "bis", "und", "et", "à", "y", "e", "a", "al", "→", "->", "&"];

/// Chinese words that end in 比 and go before the period of the figures: the share of 2022.
const NOT_COMPARED: [&str; 3] = ["同比", "环比", "占比"];

/// Words for a change that stand alone, in small letters.
const CHANGES: [&str; 46] = [
    "growth",
    "change",
    "changes",
    "changed",
    "increase",
    "increases",
    "decrease",
    "decreases",
    "rise",
    "fall",
    "decline",
    "difference",
    "diff",
    "diff.",
    "inflation",
    "variation",
    "var.",
    "evolution",
    "up",
    "down",
    "yoy",
    "y/y",
    "évolution",
    "croissance",
    "hausse",
    "baisse",
    "écart",
    "différence",
    "variación",
    "crecimiento",
    "cambio",
    "aumento",
    "evolución",
    "diferencia",
    "variazione",
    "crescita",
    "variação",
    "crescimento",
    "verandering",
    "groei",
    "förändring",
    "δ",
    "∆",
    "+/-",
    "±",
    "%-change",
];

/// Parts of words for a change: German joins words, Chinese has no spaces.
const PARTS_OF_CHANGES: [&str; 31] = [
    "veränderung",
    "änderung",
    "zuwachs",
    "wachstum",
    "zunahme",
    "abnahme",
    "rückgang",
    "anstieg",
    "entwicklung",
    "differenz",
    "増減",
    "増加",
    "減少",
    "伸び率",
    "变化",
    "变动",
    "增减",
    "增速",
    "增长",
    "增幅",
    "增加",
    "增量",
    "降幅",
    "下降",
    "减少",
    "涨幅",
    "跌幅",
    "涨跌",
    "同比",
    "环比",
    "前年比",
];

/// Whether a name is that of a change.
pub fn is_change(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_part =
        |letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | '[' | ']' | ':');
    lower.split(is_part).any(|word| CHANGES.contains(&word))
        || PARTS_OF_CHANGES.iter().any(|part| lower.contains(part))
}

/// Whether a period at the end of a name, as printed, is one that the metric is compared with, or the span of a change.
pub fn is_base(before: &str, last: &str, period: &Period) -> bool {
    let before = before.trim_end_matches([' ', ',', ':', '(', '[']).to_lowercase();
    let is_change = is_change(&before);
    ends_with_any(&before, &COMPARED)
        || is_change && ends_with_any(&before, &OF_CHANGES)
        || is_change && is_span(last, &period.id)
        || is_second(&before)
}

/// Whether a text ends in one of the words. Turnover ends in no “over”; Chinese has no spaces between words.
fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let is_word = |word: &&&str| {
        let rest = text.strip_suffix(**word);
        rest.is_some_and(|rest| word.chars().all(is_east_asian) || !rest.ends_with(char::is_alphanumeric))
    };
    !NOT_COMPARED.iter().any(|word| text.ends_with(word)) && words.iter().any(|word| is_word(&word))
}

/// Whether a span of years is printed: 2022-2023, 2022/23. A part of a year is the time of a change, not what it lies between.
fn is_span(last: &str, id: &str) -> bool {
    let is_years = id.split_once('/').is_some_and(|(first, _)| first.len() == 4);
    // 2011-12 is December elsewhere.
    let digits: Vec<&str> = last.trim().split(|letter: char| !letter.is_ascii_digit()).collect();
    let is_next = match digits[..] {
        [first, second] if first.len() == 4 && second.len() == 2 => first[2..]
            .parse::<u32>()
            .ok()
            .zip(second.parse().ok())
            .is_some_and(|(one, two): (_, u32)| one + 1 == two),
        _ => false,
    };
    is_years || is_next
}

/// Whether a text ends in a period and a word that leads to another one: “Pupils 2019 to”.
fn is_second(before: &str) -> bool {
    let Some((first, word)) = before.rsplit_once(' ') else { return false };
    let first = first.trim_end();
    BETWEEN.contains(&word)
        && (period::parse(first).is_some()
            || first.match_indices(' ').any(|(at, _)| period::parse(&first[at + 1..]).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(before: &str, last: &str) -> bool {
        period::parse(last).is_some_and(|period| is_base(before, last, &period))
    }

    #[test]
    fn what_is_compared_with_is_no_period_of_the_figures() {
        for (before, last) in [
            ("Change on", "2022"),
            ("Growth vs", "2020"),
            ("Growth vs.", "2020"),
            ("Change compared with", "2018"),
            ("Pupils relative to", "2018"),
            ("Change over", "2018"),
            ("Veränderung gegenüber", "2022"),
            ("Bevölkerungsveränderung zu", "2022"),
            ("Veränderung zum", "31.12.2022"),
            ("Im Vergleich zu", "2022"),
            ("Évolution par rapport à", "2022"),
            ("Variación frente a", "2022"),
            ("Change since", "March 2020"),
            ("Évolution", "2022-2023"),
            ("Change", "2019-2023"),
            ("Growth", "2022/23"),
            ("Change", "2011-12"),
            ("Change from 2019 to", "2023"),
            ("Pupils 2019 to", "2023"),
            ("Change between June 2019 and", "June 2023"),
            ("增长 较", "2022年"),
            ("增长比", "2022年"),
            ("增速", "2022-2023"),
        ] {
            assert!(is(before, last), "{before} {last}");
        }
    }

    #[test]
    fn other_periods_are_those_of_the_figures() {
        for (before, last) in [
            ("Beds on", "31 March 2024"),
            ("Bestand zum", "31.12.2022"),
            ("Exchange rate on", "31 March 2024"),
            ("Turnover", "2022"),
            ("Database", "2022"),
            ("Growth", "2023"),
            ("Change in", "2023"),
            ("Growth", "2023-Q2"),
            ("Change", "2011-01"),
            ("Pupils", "2022/23"),
            ("Mean of", "2018-20"),
            ("GDP 同比", "2022年"),
            ("占比", "2022年"),
            ("增速", "2024年前三季度"),
            ("Beds and wards", "2023"),
        ] {
            assert!(!is(before, last), "{before} {last}");
        }
    }
}
