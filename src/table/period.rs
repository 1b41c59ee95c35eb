//! Periods as tables print them, in the form of a dataset.

use super::fold::is_dash;
use super::measure::strip_whole_word;

/// In which order a date stands: 03/04/2024 is in March or in April.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The day first.
    DayFirst,
    /// The month first.
    MonthFirst,
    /// Either.
    Either,
}

/// How fine a period is: the same order as the length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// A day.
    Day,
    /// A month.
    Month,
    /// Several months.
    Quarter,
    /// A half of a year or more.
    Half,
    /// A year, from whichever day.
    Year,
}

/// A period that was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// As a dataset writes it: 2024, 2024-H1, 2024-Q2, 2024-06, 2024-06-30, 2024-Q1/2024-Q3, 2020/21.
    pub id: String,
    /// How long it is.
    pub length: Length,
    /// Whether day and month could change places (01/02/2021): the other reading.
    pub other: Option<String>,
    /// In which order day and month stand, where a date begins with one of them.
    pub order: Option<DateOrder>,
}

impl Period {
    fn new(id: String, length: Length) -> Self {
        Self { id, length, other: None, order: None }
    }

    /// Whether it is a year without anything else, which a number may look like.
    pub fn is_bare_year(&self) -> bool {
        self.id.len() == 4
    }
}

const MONTHS: [(&str, u32); 44] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("januar", 1),
    ("februar", 2),
    ("märz", 3),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("dezember", 12),
    ("janvier", 1),
    ("février", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("août", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("décembre", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
];

/// Reads a folded text that is a period and nothing else.
pub fn parse(text: &str) -> Option<Period> {
    let text = text.trim();
    if text.is_empty() || text.len() > 40 || is_number(text) {
        return None;
    }
    chinese(text).or_else(|| year_first(text)).or_else(|| part_first(text)).or_else(|| day_first(text))
}

/// Digits with one mark at most, which are no year: most cells of a table.
fn is_number(text: &str) -> bool {
    let marks = text.bytes().filter(|byte| matches!(byte, b'.' | b',')).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits + marks == text.len() && (marks == 1 || marks == 0 && digits != 4)
}

/// A year of four digits between 1500 and 2150, and what follows it.
fn year(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..digits].parse().ok().filter(|year| digits == 4 && (1500..=2150).contains(year))?;
    Some((value, &text[digits..]))
}

/// A number of one or two digits within bounds, and what follows it.
fn small(text: &str, last: u32) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value =
        text[..digits].parse().ok().filter(|it| (1..=2).contains(&digits) && (1..=last).contains(it))?;
    Some((value, &text[digits..]))
}

fn month(year: u32, month: u32) -> Period {
    Period::new(format!("{year}-{month:02}"), Length::Month)
}

fn part(year: u32, letter: char, number: u32) -> Option<Period> {
    match letter.to_ascii_uppercase() {
        'H' | 'S' if number <= 2 => Some(Period::new(format!("{year}-H{number}"), Length::Half)),
        'Q' if number <= 4 => Some(Period::new(format!("{year}-Q{number}"), Length::Quarter)),
        'M' if number <= 12 => Some(month(year, number)),
        _ => None,
    }
}

/// 2024, 2024H1, 2024-Q2, 2024M06, 2024-06, 2024-06-30, 2020/21, 2024 Jun
fn year_first(text: &str) -> Option<Period> {
    let text = strip_whole_word(text, "fy").map_or(text, str::trim_start);
    let (first, rest) = year(text)?;
    if rest.is_empty() {
        return Some(Period::new(first.to_string(), Length::Year));
    }
    let separated =
        rest.trim_start_matches(|letter: char| is_dash(letter) || matches!(letter, ' ' | '/' | '.' | ':'));
    if let Some(letter) = separated.chars().next().filter(char::is_ascii_alphabetic) {
        let numbered = small(&separated[1..], 12).filter(|(_, rest)| rest.is_empty());
        let named = || {
            month_name(separated).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| month(first, number))
        };
        return numbered.and_then(|(number, _)| part(first, letter, number)).or_else(named);
    }
    if separated.len() + 1 != rest.len() && rest.chars().count() != separated.chars().count() + 1 {
        return None;
    }
    school_year(first, rest, separated).or_else(|| date(first, rest, separated))
}

/// 2020/21, 2020-21, 2020/2021: a year that begins in one and ends in the next.
fn school_year(first: u32, rest: &str, second: &str) -> Option<Period> {
    let is_next = second == format!("{:02}", (first + 1) % 100) || second == (first + 1).to_string();
    // 2011-12 is December; 2011/12 is no month in any table.
    let could_be_month = second.len() == 2 && !rest.starts_with('/') && (first + 1) % 100 <= 12;
    let is_parted = rest.starts_with(|letter| letter == '/' || is_dash(letter));
    if is_next && is_parted && !could_be_month {
        return Some(Period::new(format!("{first}/{:02}", (first + 1) % 100), Length::Year));
    }
    // 2018-20: three years.
    let last = match second.len() {
        2 => second
            .parse()
            .ok()
            .map(|short: u32| first / 100 * 100 + short)
            .filter(|last| *last > first && last % 100 > 12),
        4 => second.parse().ok().filter(|last| (first + 2..=first + 50).contains(last)),
        _ => None,
    };
    last.filter(|_| is_parted).map(|last| Period::new(format!("{first}/{last}"), Length::Year))
}

/// 2024-06 and 2024-06-30, also with a time after it.
fn date(year: u32, rest: &str, separated: &str) -> Option<Period> {
    let mark = rest.chars().next().filter(|mark| is_dash(*mark) || matches!(mark, '/' | '.'))?;
    let (number, after) = small(separated, 12)?;
    if after.is_empty() {
        return Some(month(year, number));
    }
    let (day, after) = small(after.strip_prefix(mark)?, 31)?;
    let is_time =
        after.starts_with(['T', ' ']) && after[1..].bytes().all(|byte| b"0123456789:.Z+".contains(&byte));
    (after.is_empty() || is_time).then(|| day_of(year, number, day))
}

fn day_of(year: u32, month: u32, day: u32) -> Period {
    Period::new(format!("{year}-{month:02}-{day:02}"), Length::Day)
}

fn month_name(text: &str) -> Option<(u32, &str)> {
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = text.to_lowercase();
    MONTHS.iter().find_map(|(name, number)| {
        let rest = lower.strip_prefix(name).filter(|rest| !rest.starts_with(char::is_alphabetic))?;
        let rest = &text[text.len() - rest.len()..];
        Some((*number, rest.strip_prefix('.').unwrap_or(rest)))
    })
}

/// Q2 2024, H1 2024, Apr 2021, April-21
fn part_first(text: &str) -> Option<Period> {
    let text = text.strip_prefix("end ").unwrap_or(text);
    let letter = text.chars().next()?;
    let numbered = matches!(letter.to_ascii_uppercase(), 'Q' | 'H').then(|| small(&text[1..], 4)).flatten();
    if let Some((number, rest)) = numbered {
        let (value, rest) = year(rest.trim_start_matches([' ', '/', '-', ',']))?;
        return part(value, letter, number).filter(|_| rest.is_empty());
    }
    let (number, rest) = month_name(text)?;
    let rest = rest.trim_start_matches([' ', '-', '/', ',', '\'']);
    let short = || small(rest, 99).filter(|_| rest.len() == 2).map(|(value, rest)| (2000 + value, rest));
    let (value, rest) = year(rest).or_else(short)?;
    rest.is_empty().then(|| month(value, number))
}

/// 30.06.2024, 30/06/2024, 30 June 2024
fn day_first(text: &str) -> Option<Period> {
    let (first, rest) = small(text, 31)?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '.' | '/' | '-' | ' '))?;
    let rest = rest[1..].trim_start();
    if let Some((number, rest)) = month_name(rest) {
        let (value, rest) = year(rest.trim_start_matches([' ', ',', '-']))?;
        return rest.is_empty().then(|| day_of(value, number, first));
    }
    let (second, rest) = small(rest, 31)?;
    let (value, rest) = year(rest.strip_prefix(mark)?.trim_start())?;
    if !rest.is_empty() || (first > 12 && second > 12) {
        return None;
    }
    let day_first = day_of(value, second, first);
    let month_first = day_of(value, first, second);
    match (first > 12, second > 12) {
        (true, _) => Some(Period { order: Some(DateOrder::DayFirst), ..day_first }),
        (_, true) => Some(Period { order: Some(DateOrder::MonthFirst), ..month_first }),
        // With points the day comes first.
        _ if mark == '.' || first == second => Some(day_first),
        _ => Some(Period { other: Some(month_first.id), order: Some(DateOrder::Either), ..day_first }),
    }
}

/// 2024年, 2024年6月, 2024年上半年, 2024年1—6月, 2024年前三季度
fn chinese(text: &str) -> Option<Period> {
    let (year, rest) = year(text)?;
    let rest = rest.strip_prefix('年').unwrap_or(rest).trim();
    let quarters = ["一", "二", "三", "四"];
    let quarter = |text: &str| {
        let text = text.strip_prefix('第').unwrap_or(text).strip_suffix("季度")?;
        quarters.iter().position(|it| *it == text).or_else(|| "1234".find(text).filter(|_| text.len() == 1))
    };
    let span = |last: u32| match last {
        3 => Some(Period::new(format!("{year}-Q1"), Length::Quarter)),
        6 => Some(Period::new(format!("{year}-H1"), Length::Half)),
        9 => Some(Period::new(format!("{year}-Q1/{year}-Q3"), Length::Half)),
        12 => Some(Period::new(year.to_string(), Length::Year)),
        2..=11 => Some(Period::new(format!("{year}-01/{year}-{last:02}"), Length::Quarter)),
        _ => None,
    };
    match rest {
        "" | "全年" | "度" if text.contains('年') => {
            return Some(Period::new(year.to_string(), Length::Year));
        }
        "上半年" => return part(year, 'H', 1),
        "下半年" => return part(year, 'H', 2),
        "前三季度" => return span(9),
        _ => {}
    }
    if let Some(index) = quarter(rest) {
        return part(year, 'Q', index as u32 + 1);
    }
    let months = rest.strip_suffix('月').or_else(|| rest.strip_suffix("月份"))?;
    match months.split_once(is_dash) {
        Some(("1", last)) => span(last.trim_matches(is_dash).parse().ok()?),
        Some(_) => None,
        None => small(months, 12).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| month(year, number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read() {
        for (text, id) in [
            ("2017", "2017"),
            ("2024H1", "2024-H1"),
            ("2024-Q2", "2024-Q2"),
            ("Q2 2024", "2024-Q2"),
            ("2024 Q2", "2024-Q2"),
            ("Mar 2021", "2021-03"),
            ("March 2021", "2021-03"),
            ("Sept. 2021", "2021-09"),
            ("2021M03", "2021-03"),
            ("2021-03", "2021-03"),
            ("2021-03-01", "2021-03-01"),
            ("2021-03-01 00:00:00", "2021-03-01"),
            ("30.06.2024", "2024-06-30"),
            ("13/06/2024", "2024-06-13"),
            ("30 June 2024", "2024-06-30"),
            ("2020/21", "2020/21"),
            ("2020-21", "2020/21"),
            ("2020/2021", "2020/21"),
            ("2011-12", "2011-12"),
            ("2018-20", "2018/2020"),
            ("2015–2019", "2015/2019"),
            ("FY2023", "2023"),
            ("2024年", "2024"),
            ("2024年1—6月", "2024-H1"),
            ("2024年上半年", "2024-H1"),
            ("2024年前三季度", "2024-Q1/2024-Q3"),
            ("2024年二季度", "2024-Q2"),
            ("2024年6月", "2024-06"),
            ("Apr-21", "2021-04"),
        ] {
            assert_eq!(parse(text).map(|period| period.id), Some(id.to_owned()), "{text}");
        }
        for text in [
            "123",
            "99999",
            "2021-13",
            "May",
            "H3 2024",
            "2024-06-30-1",
            "1,234",
            "32.01.2020",
            "12 2020 x",
            "2024 x",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_and_a_month_may_change_places() {
        assert_eq!(parse("01/02/2021").and_then(|period| period.other), Some("2021-01-02".to_owned()));
        assert_eq!(parse("01.02.2021").and_then(|period| period.other), None);
    }
}
