//! Units of measure in headings and beside numbers: powers of ten, currencies, per cent, kilometres.

/// A unit of measure: 亿元 is 10⁸ of 元.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// The power of ten.
    pub power: i32,
    /// What is counted, in one spelling; empty where only a power of ten is printed.
    pub base: String,
    /// As it is printed.
    pub printed: String,
}

/// Powers of ten in words, longest first where one begins like another.
const POWERS: [(&str, i32); 44] = [
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
    ("百", 2),
    ("trillions", 12),
    ("trillion", 12),
    ("billions", 9),
    ("billion", 9),
    ("millions", 6),
    ("million", 6),
    ("thousands", 3),
    ("thousand", 3),
    ("hundreds", 2),
    ("hundred", 2),
    ("milliarden", 9),
    ("millionen", 6),
    ("milliards", 9),
    ("tausend", 3),
    ("milliers", 3),
    ("crore", 7),
    ("lakh", 5),
    ("mrd.", 9),
    ("mrd", 9),
    ("mio.", 6),
    ("mio", 6),
    ("mln", 6),
    ("tsd.", 3),
    ("tsd", 3),
    ("'000s", 3),
    ("'000", 3),
    ("000s", 3),
    ("bn", 9),
    ("tn", 12),
    ("mn", 6),
    ("k", 3),
];

/// What is counted, and its one spelling.
const BASES: [(&str, &str); 136] = [
    ("percentage points", "pp"),
    ("percentage point", "pp"),
    ("个百分点", "pp"),
    ("百分点", "pp"),
    ("p.p.", "pp"),
    ("ppt", "pp"),
    ("pp", "pp"),
    ("per cent", "%"),
    ("percent", "%"),
    ("prozent", "%"),
    ("pct", "%"),
    ("%", "%"),
    ("‰", "‰"),
    ("us$", "$"),
    ("usd", "$"),
    ("a$", "A$"),
    ("c$", "C$"),
    ("hk$", "HK$"),
    ("nz$", "NZ$"),
    ("r$", "R$"),
    ("$", "$"),
    ("美元", "$"),
    ("欧元", "€"),
    ("日元", "JPY"),
    ("港元", "HK$"),
    ("eur", "€"),
    ("euros", "€"),
    ("euro", "€"),
    ("€", "€"),
    ("gbp", "£"),
    ("£", "£"),
    ("cny", "元"),
    ("rmb", "元"),
    ("yuan", "元"),
    ("人民币", "元"),
    ("元", "元"),
    ("¥", "¥"),
    ("jpy", "JPY"),
    ("円", "JPY"),
    ("yen", "JPY"),
    ("chf", "CHF"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("pln", "PLN"),
    ("zł", "PLN"),
    ("huf", "HUF"),
    ("czk", "CZK"),
    ("inr", "₹"),
    ("₹", "₹"),
    ("rs.", "₹"),
    ("krw", "₩"),
    ("₩", "₩"),
    ("kr", "kr"),
    ("平方公里", "km²"),
    ("平方千米", "km²"),
    ("平方米", "m²"),
    ("立方米", "m³"),
    ("公里", "km"),
    ("千米", "km"),
    ("公顷", "ha"),
    ("公斤", "kg"),
    ("千瓦时", "kWh"),
    ("千瓦", "kW"),
    ("人次", "人次"),
    ("人", "人"),
    ("名", "名"),
    ("户", "户"),
    ("家", "家"),
    ("个", "个"),
    ("件", "件"),
    ("套", "套"),
    ("辆", "辆"),
    ("所", "所"),
    ("座", "座"),
    ("项", "项"),
    ("次", "次"),
    ("吨", "t"),
    ("亩", "亩"),
    ("岁", "岁"),
    ("天", "天"),
    ("年", "年"),
    ("米", "m"),
    ("位", "位"),
    ("倍", "倍"),
    ("世帯", "世帯"),
    ("km²", "km²"),
    ("km2", "km²"),
    ("sq km", "km²"),
    ("qkm", "km²"),
    ("m²", "m²"),
    ("m2", "m²"),
    ("m³", "m³"),
    ("m3", "m³"),
    ("km", "km"),
    ("mwh", "MWh"),
    ("kwh", "kWh"),
    ("gwh", "GWh"),
    ("twh", "TWh"),
    ("mw", "MW"),
    ("gw", "GW"),
    ("kw", "kW"),
    ("kg", "kg"),
    ("mg", "mg"),
    ("µg", "µg"),
    ("cm", "cm"),
    ("mm", "mm"),
    ("ha", "ha"),
    ("tonnes", "t"),
    ("tonne", "t"),
    ("tons", "t"),
    ("litres", "l"),
    ("°c", "°C"),
    ("minutes", "min"),
    ("minute", "min"),
    ("mins", "min"),
    ("min", "min"),
    ("hours", "h"),
    ("hour", "h"),
    ("days", "d"),
    ("day", "d"),
    ("tage", "d"),
    ("weeks", "weeks"),
    ("months", "months"),
    ("years", "years"),
    ("year", "years"),
    ("jahr", "years"),
    ("jahre", "years"),
    ("persons", "persons"),
    ("people", "persons"),
    ("personen", "persons"),
    ("anzahl", "number"),
    ("number", "number"),
    ("index", "index"),
    ("points", "points"),
    ("t", "t"),
];

/// A currency in thousands as American offices write it, $1,000: whole numbers of it are no counts.
fn thousands(text: &str) -> Option<Measure> {
    let sign = ["1,000", "1000", "1 000", "1.000"].iter().find_map(|it| text.strip_suffix(it))?.trim();
    let (measure, rest) = Measure::scan(sign)?;
    let is_currency = measure.is_money() && measure.power == 0 && rest.is_empty();
    is_currency.then(|| Measure { power: 3, printed: format!("{} thousand", measure.printed), ..measure })
}

impl Measure {
    /// Whether numbers are hundredths.
    pub fn is_percent(&self) -> bool {
        self.base == "%"
    }

    /// Whether it is a currency.
    pub fn is_money(&self) -> bool {
        let signs = [
            "$", "€", "£", "¥", "₹", "₩", "元", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "HUF", "CZK", "kr",
        ];
        signs.contains(&self.base.as_str()) || self.base.ends_with('$')
    }

    /// The unit of measure without its power of ten, for numbers that were multiplied out: 亿元 becomes 元.
    pub fn without_power(&self) -> Self {
        let printed = if self.power == 0 { self.printed.clone() } else { printed_base(&self.printed) };
        Self { power: 0, base: self.base.clone(), printed }
    }

    /// Reads a text that is a unit of measure and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let stripped =
            ["in ", "单位:", "unit:", "units:", "en "].iter().find_map(|word| strip_word(text, word));
        let text = stripped.unwrap_or(text).trim();
        if let Some(thousands) = thousands(text) {
            return Some(thousands);
        }
        match Self::scan(text).or_else(|| metre_or_million(text)) {
            Some((measure, "")) => Some(measure),
            Some((measure, rest)) if is_ratio(rest) => Some(Self {
                printed: text.to_owned(),
                base: format!("{}{}", measure.base, rest.trim()),
                ..measure
            }),
            None if is_ratio(text) => {
                Some(Self { power: 0, base: text.to_owned(), printed: text.to_owned() })
            }
            _ => None,
        }
    }

    /// A unit of measure in words that are not known.
    pub fn worded(text: &str) -> Self {
        Self { power: 0, base: text.to_owned(), printed: text.to_owned() }
    }

    /// Reads as many units of measure as a folded text begins with, and returns what follows them.
    pub fn scan(text: &str) -> Option<(Self, &str)> {
        Self::scan_powers(text, false)
    }

    /// Reads what stands behind a number, where a currency may stand before it: the m of $5m is a million, that of 5m
    /// may be a metre.
    pub fn scan_beside(text: &str, after_money: bool) -> Option<(Self, &str)> {
        let times = || {
            let rest = strip_whole_word(text, "x").or_else(|| text.strip_prefix('×'))?;
            Some((Self { power: 0, base: "×".to_owned(), printed: "×".to_owned() }, rest))
        };
        Self::scan_powers(text, after_money).or_else(|| metre_or_million(text)).or_else(times)
    }

    fn scan_powers(text: &str, after_money: bool) -> Option<(Self, &str)> {
        let mut measure = Self::default();
        let mut rest = text.trim_start();
        let start = rest;
        let mut found = false;
        loop {
            let trimmed = rest.trim_start();
            let trimmed = strip_word(trimmed, "of ").filter(|_| found).unwrap_or(trimmed);
            // The base first: 千米 is a kilometre and 百分点 a point, not a thousand or a hundred of something.
            if let Some((base, after)) = base(trimmed).filter(|_| measure.base.is_empty()) {
                measure.base = base.to_owned();
                rest = after;
            } else if let Some((power, after)) = power(trimmed, after_money || measure.is_money()) {
                measure.power += power;
                rest = after;
            } else {
                break;
            }
            found = true;
        }
        measure.printed = start[..start.len() - rest.len()].trim().to_owned();
        found.then_some((measure, rest))
    }
}

/// The letter m alone: its base is the metre until the column shows another meaning.
fn metre_or_million(text: &str) -> Option<(Measure, &str)> {
    let rest = strip_whole_word(text, "m")?;
    Some((Measure { power: 0, base: "m".to_owned(), printed: text[..1].to_owned() }, rest))
}

/// “per 1,000”, “/km²”, “每万人”: what a rate refers to.
fn is_ratio(text: &str) -> bool {
    let text = text.trim();
    let starts =
        ["per ", "pro ", "je ", "par ", "/", "每"].iter().any(|word| strip_word(text, word).is_some());
    starts && text.chars().count() <= 30
}

/// What follows a word, whatever its case.
pub fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

/// What follows a whole word: a letter after it would make it another word.
pub fn strip_whole_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = strip_word(text, word)?;
    let ends_in_letter = word.ends_with(|letter: char| letter.is_ascii_alphabetic());
    let goes_on = rest.starts_with(|letter: char| letter.is_alphabetic() && !is_east_asian(letter));
    (!(ends_in_letter && goes_on)).then_some(rest)
}

/// Whether words are written without spaces around this letter.
pub fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn power(text: &str, after_money: bool) -> Option<(i32, &str)> {
    let found = POWERS.iter().find_map(|(word, power)| Some((*power, strip_whole_word(text, word)?)));
    // The metre is no power of ten, but nobody measures money in metres.
    let million = || strip_whole_word(text, "m").filter(|_| after_money).map(|rest| (6, rest));
    let billion = || strip_whole_word(text, "b").filter(|_| after_money).map(|rest| (9, rest));
    found.or_else(million).or_else(billion)
}

/// What is counted, as it is printed beside a power of ten: the tonnes of “thousands of tonnes”.
fn printed_base(printed: &str) -> String {
    let mut rest = printed;
    while !rest.is_empty() {
        if let Some((_, after)) = base(rest) {
            return rest[..rest.len() - after.len()].to_owned();
        }
        let after_letter = rest.chars().next().map_or("", |letter| &rest[letter.len_utf8()..]);
        rest = power(rest, false)
            .map(|(_, after)| after)
            .or_else(|| strip_word(rest, "of "))
            .unwrap_or(after_letter)
            .trim_start();
    }
    String::new()
}

fn base(text: &str) -> Option<(&'static str, &str)> {
    BASES.iter().find_map(|(word, base)| Some((*base, strip_whole_word(text, word)?)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn units_of_measure_are_read() {
        for (text, power, base) in [
            ("亿元", 8, "元"),
            ("%", 0, "%"),
            ("in %", 0, "%"),
            ("$", 0, "$"),
            ("$ million", 6, "$"),
            ("£m", 6, "£"),
            ("Mio. €", 6, "€"),
            ("million", 6, ""),
            ("'000", 3, ""),
            ("万人", 4, "人"),
            ("thousands of tonnes", 3, "t"),
            ("days", 0, "d"),
            ("m", 0, "m"),
            ("单位:万元", 4, "元"),
            ("per 1,000", 0, "per 1,000"),
            ("kg per head", 0, "kgper head"),
        ] {
            let measure = Measure::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((measure.power, measure.base.as_str()), (power, base), "{text}");
        }
        for text in ["men", "North", "note 1", "year-end", "b", "total", "kind"] {
            assert_eq!(Measure::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_follows_a_measure_is_left() {
        let (measure, rest) = Measure::scan("万亿余").unwrap();
        assert_eq!((measure.power, measure.base.as_str(), rest), (12, "", "余"));
        assert_eq!(Measure::scan("家以上").unwrap().1, "以上");
    }
}
