//! What a document has, and what a shown text says, both read without any code of the library: as digits and powers of ten.

use reported_figures::dataset::Lang;
use serde_json::Value as Json;
use std::collections::HashMap;

/// A decimal number: its digits without zeros at either end, and the power of ten of the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    is_negative: bool,
    digits: String,
    power: i32,
}

impl Number {
    /// Reads digits with a point and separators of thousands.
    pub fn read(text: &str) -> Self {
        let is_negative = text.starts_with(['-', '−']);
        let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let all = [whole, fraction].concat();
        let significant = all.trim_end_matches('0');
        let power = (all.len() - significant.len()) as i32 - fraction.len() as i32;
        let digits = significant.trim_start_matches('0').to_owned();
        let is_zero = digits.is_empty();
        Self { is_negative: is_negative && !is_zero, digits, power: if is_zero { 0 } else { power } }
    }

    /// The number so many powers of ten greater.
    pub fn shifted(mut self, power: i32) -> Self {
        if !self.digits.is_empty() {
            self.power += power;
        }
        self
    }

    /// How many digits after the point it needs.
    pub fn needed_decimals(&self) -> i32 {
        (-self.power).max(0)
    }

    /// Plus 100, for growth of few digits.
    pub fn plus_100(&self) -> Self {
        let scale = self.needed_decimals();
        let own: i128 = self.digits.parse().unwrap_or(0);
        let own = own * 10_i128.pow((self.power + scale) as u32) * if self.is_negative { -1 } else { 1 };
        let sum = own + 100 * 10_i128.pow(scale as u32);
        Self::read(&sum.to_string()).shifted(-scale)
    }
}

/// A figure as its line of the document has it.
#[derive(Clone, Debug)]
pub struct Reported {
    pub line: String,
    pub json: Json,
}

impl Reported {
    /// The characters of a number; `None` where the key is missing.
    pub fn raw(&self, key: &str) -> Option<&str> {
        let after = self.line.split_once(&format!("\"{key}\":"))?.1;
        Some(after.split([',', '}']).next()?.trim_matches('"'))
    }

    pub fn number(&self, key: &str) -> Option<Number> {
        self.raw(key).map(Number::read)
    }

    pub fn text(&self, key: &str) -> &str {
        self.json[key].as_str().unwrap_or_default()
    }

    pub fn decimals(&self) -> i32 {
        self.raw("decimals").map_or(0, |text| text.parse().unwrap())
    }

    pub fn bound(&self) -> &str {
        self.json["bound"].as_str().unwrap_or("exact")
    }

    /// Whether it is printed with two ends.
    pub fn is_range(&self) -> bool {
        self.json.get("value").is_none()
    }

    pub fn statuses(&self) -> Vec<&str> {
        self.json["status"].as_array().into_iter().flatten().map(|one| one.as_str().unwrap()).collect()
    }
}

/// A document, whose figures stand in lines of their own.
pub struct Document {
    pub json: Json,
    /// In its order.
    pub figures: Vec<Reported>,
    metrics: HashMap<String, usize>,
}

impl Document {
    pub fn read(text: &str) -> Self {
        let json: Json = serde_json::from_str(text).unwrap();
        let lines = text.lines().skip_while(|line| !line.starts_with("\"figures\":[")).skip(1);
        let lines = lines.take_while(|line| line.starts_with('{'));
        let figure = |line: &str| {
            let line = line.trim_end_matches(',').to_owned();
            Reported { json: serde_json::from_str(&line).unwrap(), line }
        };
        let figures: Vec<Reported> = lines.map(figure).collect();
        assert_eq!(figures.len(), json["figures"].as_array().unwrap().len());
        let metrics = json["metrics"].as_array().unwrap().iter().enumerate();
        let metrics = metrics.map(|(index, one)| (one["id"].as_str().unwrap().to_owned(), index)).collect();
        Self { json, figures, metrics }
    }

    pub fn metric(&self, id: &str) -> &Json {
        &self.json["metrics"][self.metrics[id]]
    }

    /// The power of ten that the unit of measurement of a metric stands for.
    pub fn power(&self, metric: &str, lang: Lang) -> i32 {
        let measure = self.metric(metric)["unit"][lang.code()].as_str().unwrap_or_default();
        match measure {
            _ if measure.starts_with("10,000 ") => 4,
            _ if measure.starts_with("100 million ") => 8,
            _ => 0,
        }
    }
}

/// What a shown value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub bound: &'static str,
    pub has_odd: bool,
    /// One number, or the two ends of a range, in ones.
    pub numbers: Vec<Number>,
    /// The digits after the point of the last one.
    pub decimals: i32,
    /// The power of ten of the word behind it.
    pub power: i32,
    /// What follows the numbers.
    pub rest: String,
}

/// The words of the bounds of `docs/dataset-format.md`.
const BOUNDS: [(&str, &str); 10] = [
    ("over ", "over"),
    ("at least ", "at_least"),
    ("about ", "about"),
    ("under ", "under"),
    ("at most ", "at_most"),
    ("不少于", "at_least"),
    ("不超过", "at_most"),
    ("不足", "under"),
    ("超", "over"),
    ("约", "about"),
];

/// Words for powers of ten, which stand before a measure of 亿 or 100 million.
const POWERS: [(&str, i32); 5] = [(" bn", 9), (" tn", 12), (" m", 6), ("万", 4), (" 万", 4)];

impl Shown {
    /// Reads a value with so many numbers, of a metric whose measure has powers of ten or not.
    pub fn read(text: &str, count: usize, has_powers: bool) -> Self {
        let bound = BOUNDS.iter().find(|(word, _)| text.starts_with(word));
        let mut rest = bound.map_or(text, |(word, _)| &text[word.len()..]);
        let mut shown = Self {
            bound: bound.map_or("exact", |(_, name)| name),
            has_odd: false,
            numbers: Vec::new(),
            decimals: 0,
            power: 0,
            rest: String::new(),
        };
        let mut written = Vec::new();
        for _ in 0..count {
            let from = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            let sign = if rest[..from].ends_with('−') { "−" } else { "" };
            let end = rest[from..].find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
            let (digits, after) = rest[from..].split_at(end.unwrap_or(rest.len() - from));
            let digits = digits.trim_end_matches(',');
            shown.decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len() as i32);
            let word = POWERS.iter().find(|(word, _)| {
                has_powers
                    && after
                        .strip_prefix(word)
                        .is_some_and(|it| !it.starts_with(char::is_alphabetic) || word.ends_with('万'))
            });
            shown.power = word.map_or(0, |(_, power)| *power);
            written.push((Number::read(&[sign, digits].concat()), word.is_some(), shown.power));
            rest = word.map_or(after, |(word, _)| &after[word.len()..]);
        }
        // The word behind the second end is that of both, unless the first has one of its own.
        shown.numbers = written
            .into_iter()
            .map(|(number, has_own, own)| number.shifted(if has_own { own } else { shown.power }))
            .collect();
        shown.has_odd = rest.starts_with("-odd") || rest.starts_with('余');
        if shown.has_odd {
            shown.bound = "over";
        }
        shown.rest = rest.to_owned();
        shown
    }
}

#[test]
fn numbers_and_shown_texts_are_read_as_a_person_reads_them() {
    assert_eq!(Number::read("−1,050.20"), Number { is_negative: true, digits: "10502".into(), power: -1 });
    assert_eq!(Number::read("0.00"), Number::read("0"));
    assert_eq!(Number::read("-3.5").plus_100(), Number::read("96.5"));
    let shown = Shown::read("over 47.56 bn yuan", 1, true);
    assert_eq!((shown.bound, &shown.numbers[0], shown.decimals), ("over", &Number::read("47560000000"), 2));
    let shown = Shown::read("3000余人", 1, false);
    assert_eq!((shown.bound, shown.has_odd), ("over", true));
    let shown = Shown::read("−5 to 10%", 2, false);
    assert_eq!(shown.numbers, [Number::read("-5"), Number::read("10")]);
}
