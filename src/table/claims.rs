//! What an editor's own headline claims and the table does not have: its numbers and its names.

use super::decimal::Decimal;
use super::document_head;
use super::figure::{Figure, Outcome};
use super::fold::fold;
use super::measure::{Measure, is_east_asian};
use super::reading::Reading;
use std::collections::BTreeSet;

/// The numbers and names of a headline that stand neither in the figures nor around them, in the order of the headline.
///
/// A number may be any figure as it is printed, also as “1.2 million” for 1,200,000, how many units or figures there are, or
/// a number of the titles and names. Names are words with a capital letter within a sentence, and words that end like the
/// names of most units: 区, 小学.
pub fn not_in_data(reading: &Reading, headline: &str) -> Vec<String> {
    let known = Known::of(reading);
    let letters: Vec<char> = fold(headline).chars().collect();
    let hidden = known.hide_names(&letters);
    let mut found: Vec<(usize, String)> = numbers(&hidden)
        .into_iter()
        .filter(|number| !known.has_number(number))
        .map(|number| (number.start, number.text))
        .collect();
    found.extend(
        capitalised(&hidden).into_iter().filter(|(_, word)| !known.words.contains(&word.to_lowercase())),
    );
    found.extend(known.unknown_endings(&letters, &hidden));
    found.sort();
    let mut texts: Vec<String> = Vec::new();
    for (_, text) in found {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// What the table has.
struct Known {
    /// The magnitudes of all numbers, each also in ones where its unit of measure has a power of ten.
    numbers: Vec<Decimal>,
    /// How many units there are: ranks are at most that.
    units: usize,
    /// Names of units, metrics and periods, the longest first.
    names: Vec<Vec<char>>,
    /// All words, in small letters.
    words: BTreeSet<String>,
    /// The last letters that most names of units share.
    ending: Vec<char>,
}

impl Known {
    fn of(reading: &Reading) -> Self {
        let names = &reading.names;
        let described = reading.description.metrics.iter().filter_map(|it| it.name.as_ref());
        let subjects = names.units.all().iter().chain(names.metrics.all()).chain(names.periods.all());
        let subjects: Vec<String> = subjects.chain(described).map(|name| fold(name)).collect();
        let about = document_head::About::default();
        let around = reading.block.titles.iter().chain(&reading.block.notes).map(|text| fold(text));
        let title = [document_head::title(reading, &about), document_head::source_name(reading, &about)];
        let texts: Vec<String> =
            subjects.iter().cloned().chain(around).chain(title.map(|it| fold(&it))).collect();
        let mut known = Self {
            numbers: numbers_of(reading),
            units: names.units.all().len(),
            names: subjects.iter().filter(|name| name.chars().count() > 1).map(|name| lower(name)).collect(),
            words: texts.iter().flat_map(|text| words(text)).collect(),
            ending: shared_ending(names.units.all()),
        };
        known.names.sort_by_key(|name| usize::MAX - name.len());
        for text in &texts {
            let letters: Vec<char> = text.chars().collect();
            known.numbers.extend(numbers(&letters).into_iter().flat_map(|number| number.readings));
        }
        known
    }

    /// The letters of a headline with spaces in place of all names of the table.
    fn hide_names(&self, letters: &[char]) -> Vec<char> {
        let small: Vec<char> = letters.iter().map(|letter| small(*letter)).collect();
        let mut hidden = letters.to_vec();
        for name in &self.names {
            let mut at = 0;
            while at + name.len() <= small.len() {
                let is_here = small[at..at + name.len()] == name[..] && hidden[at] != ' ';
                if is_here && is_whole(&small, at, at + name.len()) {
                    hidden[at..at + name.len()].fill(' ');
                    at += name.len();
                } else {
                    at += 1;
                }
            }
        }
        hidden
    }

    fn has_number(&self, number: &Number) -> bool {
        number.readings.iter().any(|reading| {
            let is_rank = number.is_ordinal
                && reading.compare(Decimal::whole(self.units as u32)).is_some_and(|it| it.is_le());
            is_rank || self.numbers.contains(reading)
        })
    }

    /// Words that end as the names of most units do, and are no name.
    fn unknown_endings(&self, letters: &[char], hidden: &[char]) -> Vec<(usize, String)> {
        let ending = &self.ending;
        if ending.is_empty() {
            return Vec::new();
        }
        let is_name = |end: usize| self.names.iter().any(|name| lower_all(&letters[..end]).ends_with(name));
        let ends =
            (ending.len()..=hidden.len()).filter(|end| hidden[..*end].ends_with(ending) && !is_name(*end));
        let word = |end: usize| {
            let from = (0..end - ending.len())
                .rev()
                .take(3)
                .take_while(|at| is_east_asian(hidden[*at]) && !STOPS.contains(&hidden[*at]))
                .last();
            let start = from?;
            // “Every district” names none.
            (!GENERAL.contains(&hidden[end - ending.len() - 1]))
                .then(|| (start, hidden[start..end].iter().collect()))
        };
        ends.filter_map(word).collect()
    }
}

/// Letters that end a word in Chinese, and letters before a kind of unit that name none.
const STOPS: [char; 12] = ['的', '和', '与', '及', '在', '，', '、', '比', '是', '为', '于', '从'];
const GENERAL: [char; 16] =
    ['全', '各', '每', '本', '该', '些', '两', '几', '个', '所', '多', '少', '有', '的', '家', '小'];

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn lower(text: &str) -> Vec<char> {
    text.chars().map(small).collect()
}

fn lower_all(letters: &[char]) -> Vec<char> {
    letters.iter().map(|letter| small(*letter)).collect()
}

/// Whether a run of letters is no part of a longer word or number.
fn is_whole(letters: &[char], start: usize, end: usize) -> bool {
    let joins = |one: char, other: char| {
        one.is_alphanumeric() && other.is_alphanumeric() && !is_east_asian(one) && !is_east_asian(other)
    };
    let before = start > 0 && joins(letters[start - 1], letters[start]);
    let after = end < letters.len() && joins(letters[end - 1], letters[end]);
    !before && !after
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The last one or two letters that most names of units share, in scripts without spaces.
fn shared_ending(units: &[String]) -> Vec<char> {
    let mut best = Vec::new();
    // Of districts named 江北区 and 渝北区, 区 is the kind and 北区 a chance.
    for (length, parts) in [(1, 2), (2, 1)] {
        let endings = units.iter().map(|unit| {
            let letters: Vec<char> = unit.chars().collect();
            letters.len().checked_sub(length).filter(|rest| *rest > 0).map(|rest| letters[rest..].to_vec())
        });
        let endings: Vec<Vec<char>> =
            endings.flatten().filter(|it| it.iter().all(|letter| is_east_asian(*letter))).collect();
        let common = endings.iter().max_by_key(|it| endings.iter().filter(|other| other == it).count());
        if let Some(common) = common
            .filter(|it| endings.iter().filter(|other| other == it).count() * parts >= units.len().max(2))
        {
            best = common.clone();
        }
    }
    best
}

/// The magnitudes of all numbers of the figures, and how many units and figures there are.
fn numbers_of(reading: &Reading) -> Vec<Decimal> {
    let mut found = vec![Decimal::whole(reading.names.units.all().len() as u32)];
    let mut add = |figure: &Figure, power: i32| {
        let parts = [figure.value, figure.lower, figure.upper, figure.low, figure.high];
        for number in parts.into_iter().flatten() {
            found.push(number.with_sign(false));
            if power != 0 {
                found.push(number.with_sign(false).shifted(power));
            }
        }
    };
    for observation in &reading.observations {
        if let Some(Outcome::Figure(figure)) = reading.outcome(observation.position) {
            let measure = reading.series[observation.subject.metric as usize].rules.measure.as_ref();
            add(figure, measure.map_or(0, |measure| measure.power));
        }
    }
    reading.computed.iter().flat_map(|it| it.figures()).for_each(|figure| add(figure, 0));
    found.extend(reading.figures_by_metric().iter().map(|figures| Decimal::whole(figures.len() as u32)));
    found
}

/// A number of a text: where it begins, as it is printed, and what it may be.
struct Number {
    start: usize,
    text: String,
    readings: Vec<Decimal>,
    /// Whether it says which one: 3rd, 第3.
    is_ordinal: bool,
}

/// The numbers of a text; a mark between digits may part thousands or decimals.
fn numbers(letters: &[char]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
        while is_digit(at)
            || matches!(letters.get(at), Some(',' | '.' | '\'' | '’' | '·')) && is_digit(at + 1)
        {
            at += 1;
        }
        let text: String = letters[start..at].iter().collect();
        let rest: String = letters[at..].iter().take(24).collect();
        found.push(number(start, text, &rest, start > 0 && letters[start - 1] == '第'));
    }
    found
}

fn number(start: usize, text: String, rest: &str, is_counted: bool) -> Number {
    let power = Measure::scan(rest).map_or(0, |(measure, _)| measure.power);
    let read = |mark: char| {
        let (whole, fraction) = text.rsplit_once(mark).unwrap_or((&text, ""));
        let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
        let fraction = digits(fraction);
        Decimal::from_digits(&(digits(whole) + &fraction), fraction.len())
    };
    let mut readings: Vec<Decimal> = ['.', ',', '·', '\0'].into_iter().filter_map(read).collect();
    if power != 0 {
        readings.extend(readings.clone().into_iter().map(|number| number.shifted(power)));
    }
    let is_ordinal = is_counted || ["st", "nd", "rd", "th"].iter().any(|end| rest.starts_with(end));
    Number { start, text, readings, is_ordinal }
}

/// Words with a capital letter within a sentence. Where most words have one, as in some headlines and in German, it says
/// nothing.
fn capitalised(letters: &[char]) -> Vec<(usize, String)> {
    let (mut found, mut all, mut at, mut is_first) = (Vec::new(), 0, 0, true);
    while at < letters.len() {
        if !letters[at].is_alphabetic() || is_east_asian(letters[at]) {
            is_first |= matches!(letters[at], '.' | '!' | '?' | ':' | '"' | '“');
            at += 1;
            continue;
        }
        let start = at;
        while at < letters.len() && letters[at].is_alphanumeric() && !is_east_asian(letters[at]) {
            at += 1;
        }
        all += 1;
        let is_behind_number = start > 0 && letters[start - 1].is_ascii_digit();
        if letters[start].is_uppercase() && !is_first && !is_behind_number {
            found.push((start, letters[start..at].iter().collect()));
        }
        is_first = false;
    }
    if found.len() * 2 > all.max(3) { Vec::new() } else { found }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::read;
    use super::*;

    fn unknown(table: &str, headline: &str) -> Vec<String> {
        not_in_data(&read(table.as_bytes(), None).unwrap(), headline)
    }

    #[test]
    fn english_headlines() {
        let table = "Attendance of schools 2024\nSchool,Pupils,Attendance %\nAsh Primary,412,94.1\nElm Primary,\"1,390\",95.2\nRoute 66 School,85,93.0\n";
        for (headline, expected) in [
            ("Elm Primary leads with 95.2%", vec![]),
            ("Attendance fell to 9.4 at Elm Primary", vec!["9.4"]),
            ("In 2024, 3 schools had 1,390 pupils at most", vec![]),
            ("Route 66 School has 85 pupils, and Oak Primary 90", vec!["Oak", "90"]),
            ("elm primary is 1st, ash primary 2nd, nobody 4th", vec!["4"]),
            ("Schools: who does best?", vec![]),
            ("Half of London stayed away", vec!["London"]),
            ("Elm 1390 and 1.390 and 13.9 thousand", vec!["13.9"]),
        ] {
            assert_eq!(unknown(table, headline), expected, "{headline}");
        }
    }

    #[test]
    fn powers_of_ten() {
        let table = "Land,Einwohner in Mio.,Fläche\nBayern,13.4,70550\nHessen,6.4,21115\n";
        assert_eq!(unknown(table, "13.4 million people, 13400000 in Bayern"), [""; 0]);
        assert_eq!(unknown(table, "Bayern has 134 million"), ["134"]);
    }

    #[test]
    fn chinese_headlines() {
        let table =
            "地区,地区生产总值（亿元）,增速（%）\n万州区,600.5,6.2\n渝北区,1200,5.8\n江北区,850,6.0\n";
        for (headline, expected) in [
            ("万州区增长6.2%，高于渝北区", vec![]),
            ("万州区增长6.2%，高于涪陵区", vec!["高于涪陵区"]),
            ("渝北区达１２００亿元，各区第1", vec![]),
            ("江北区增长9.9%", vec!["9.9"]),
        ] {
            let found = unknown(table, headline);
            assert_eq!(found.len(), expected.len(), "{headline}: {found:?}");
            assert!(
                found.iter().zip(&expected).all(|(one, other)| other.ends_with(one.as_str()) || one == other),
                "{found:?}"
            );
        }
    }
}
