//! Properties of all tables: what is written in any layout and number format reads back equal, and no bytes are too odd.

use proptest::prelude::*;
use reported_figures::table::figure::Outcome;
use reported_figures::table::remark::Remark;
use reported_figures::table::{Reading, read, steps};
use std::collections::BTreeMap;

use crate::workbook::{Cell, STYLES, xlsx};

/// Numbers by unit, metric and period, as plain digits with a point.
type Figures = BTreeMap<(String, String, String), String>;

/// How numbers are written.
#[derive(Clone, Copy, Debug)]
enum Format {
    Plain,
    English,
    German,
    French,
    Swiss,
    FullWidth,
}

const TEXT_FORMATS: [Format; 6] =
    [Format::Plain, Format::English, Format::German, Format::French, Format::Swiss, Format::FullWidth];

/// Which of unit, metric and period stands in rows, and which in columns.
#[derive(Clone, Copy, Debug)]
enum Layout {
    Wide,
    Turned,
    Time,
    Long,
}

const LAYOUTS: [Layout; 4] = [Layout::Wide, Layout::Turned, Layout::Time, Layout::Long];

fn written(number: &str, format: Format) -> String {
    let (negative, digits) = number.strip_prefix('-').map_or((false, number), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (thousands, decimal) = match format {
        Format::Plain => ("", "."),
        Format::English | Format::FullWidth => (",", "."),
        Format::German => (".", ","),
        Format::French => ("\u{202f}", ","),
        Format::Swiss => ("’", "."),
    };
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out += thousands;
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out = out + decimal + fraction;
    }
    let out = if negative { format!("−{out}") } else { out };
    let wide =
        |letter: char| char::from_u32(letter as u32 + 0xfee0).filter(|_| letter.is_ascii()).unwrap_or(letter);
    if matches!(format, Format::FullWidth) { out.chars().map(wide).collect() } else { out }
}

const UNITS: [&str; 5] = ["Ash", "Elm Park", "Äußerau", "甲区", "Oak, North"];
const METRICS: [&str; 3] = ["Births", "Jobs", "Area"];
const PERIODS: [&str; 3] = ["2021", "2022-H1", "2023-06"];

/// A number with a decimal, so that one of its marks shows what it is.
fn number() -> impl Strategy<Value = String> {
    let digits = prop_oneof![0u64..1000, 0u64..10_000_000, 1_000u64..100_000_000_000];
    (digits, 0u32..100, 1usize..3, any::<bool>()).prop_map(|(whole, fraction, decimals, negative)| {
        let fraction = format!("{fraction:02}");
        let sign = if negative && (whole > 0 || fraction[..decimals].bytes().any(|it| it != b'0')) {
            "-"
        } else {
            ""
        };
        format!("{sign}{whole}.{}", &fraction[..decimals])
    })
}

/// A table as rows of texts, where numbers stay plain.
fn grid(layout: Layout, numbers: &[String]) -> (Vec<Vec<String>>, Figures) {
    let mut numbers = numbers.iter().cycle().cloned();
    let mut figures = Figures::new();
    let mut next = |unit: &str, metric: &str, period: &str| {
        let number = numbers.next().unwrap();
        figures.insert((unit.to_owned(), metric.to_owned(), period.to_owned()), number.clone());
        number
    };
    let text = |text: &str| text.to_owned();
    let mut rows: Vec<Vec<String>> = Vec::new();
    match layout {
        Layout::Wide => {
            rows.push([&["Name"], METRICS.as_slice()].concat().iter().map(|it| text(it)).collect());
            for unit in UNITS {
                let cells = METRICS.iter().map(|metric| next(unit, metric, ""));
                rows.push([text(unit)].into_iter().chain(cells).collect());
            }
        }
        Layout::Turned => {
            rows.push([&["Indicator"], UNITS.as_slice()].concat().iter().map(|it| text(it)).collect());
            for metric in METRICS {
                let cells = UNITS.iter().map(|unit| next(unit, metric, ""));
                rows.push([text(metric)].into_iter().chain(cells).collect());
            }
        }
        Layout::Time => {
            rows.push([&["Region"], PERIODS.as_slice()].concat().iter().map(|it| text(it)).collect());
            for unit in UNITS {
                let cells = PERIODS.iter().map(|period| next(unit, "value", period));
                rows.push([text(unit)].into_iter().chain(cells).collect());
            }
        }
        Layout::Long => {
            rows.push(["Region", "Indicator", "Period", "Value"].map(text).to_vec());
            for unit in UNITS {
                for metric in METRICS {
                    for period in PERIODS {
                        rows.push(vec![text(unit), text(metric), text(period), next(unit, metric, period)]);
                    }
                }
            }
        }
    }
    (rows, figures)
}

fn is_number(text: &str) -> bool {
    text.contains('.')
        && text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn delimited(rows: &[Vec<String>], format: Format, delimiter: char) -> String {
    let cell = |text: &String| {
        let text = if is_number(text) { written(text, format) } else { text.clone() };
        if text.contains([delimiter, '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let line =
        |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string()) + "\r\n";
    rows.iter().map(line).collect()
}

/// What was read, in the form of what was written.
fn figures(reading: &Reading) -> Figures {
    let names = &reading.names;
    let entry = |observation: &reported_figures::table::Observation| {
        let subject = observation.subject;
        let period = subject.period.map_or("", |period| names.periods.text(period));
        let key = (names.units.text(subject.unit), names.metrics.text(subject.metric), period);
        let value = match reading.outcome(observation.position) {
            Some(Outcome::Figure(figure)) => {
                figure.value.map_or_else(|| "range".to_owned(), |value| value.to_string())
            }
            other => format!("{other:?}"),
        };
        ((key.0.to_owned(), key.1.to_owned(), key.2.to_owned()), value)
    };
    reading.observations.iter().map(entry).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn text_reads_back_equal(numbers in prop::collection::vec(number(), 45), layout in 0..4usize, format in 0..6usize, delimiter in 0..4usize) {
        let (rows, expected) = grid(LAYOUTS[layout], &numbers);
        let text = delimited(&rows, TEXT_FORMATS[format], [',', ';', '\t', '|'][delimiter]);
        let reading = read(text.as_bytes(), None).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(figures(&reading), expected, "{}", text);
        prop_assert!(reading.not_understood().next().is_none());
    }

    #[test]
    fn workbooks_read_back_equal(numbers in prop::collection::vec(number(), 45), layout in 0..4usize, style in 0..5usize) {
        let (rows, mut expected) = grid(LAYOUTS[layout], &numbers);
        let cell = |text: &String| {
            let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let format = STYLES[style][decimals.saturating_sub(1).min(1)];
            if is_number(text) { Cell::Number(text.clone(), format) } else { Cell::Text(text.clone()) }
        };
        let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let reading = read(&xlsx(&rows), None).map_err(|error| TestCaseError::fail(error.to_string()))?;
        // A spreadsheet keeps fifteen digits.
        expected.retain(|_, number| number.bytes().filter(u8::is_ascii_digit).count() <= 14);
        let mut found = figures(&reading);
        found.retain(|key, _| expected.contains_key(key));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_mapping_reads_the_same_table_in_the_same_way(numbers in prop::collection::vec(number(), 45), layout in 0..4usize, format in 0..6usize) {
        let (rows, _) = grid(LAYOUTS[layout], &numbers);
        let text = delimited(&rows, TEXT_FORMATS[format], ';');
        let first = read(text.as_bytes(), None).unwrap();
        let again = read(text.as_bytes(), Some(&first.mapping)).unwrap();
        prop_assert_eq!(figures(&first), figures(&again));
        prop_assert_eq!(first.mapping, again.mapping);
        prop_assert!(again.misfits.is_empty());
    }
}

/// The numbers that a cell holds, for the check that nothing becomes a number that was none.
fn has_digit(text: &str) -> bool {
    text.chars().any(|letter| letter.is_numeric() || "零一二三四五六七八九十百千两平番".contains(letter))
}

/// Reads any bytes: a table whose cells add up, or a clear refusal; every figure stands in a cell that has a digit.
fn survives(bytes: &[u8]) {
    steps::take();
    match read(bytes, None) {
        Ok(reading) => {
            let counts = reading.counts();
            assert_eq!(counts.figures + counts.gaps + counts.not_data + counts.not_understood, counts.cells);
            for observation in &reading.observations {
                let text = reading.text(observation.position);
                if let Some(Outcome::Figure(figure)) = reading.outcome(observation.position) {
                    assert!(
                        figure.grade.is_some()
                            || has_digit(text)
                            || figure.remarks.iter().any(|it| !matches!(it, Remark::Unexplained(_))),
                        "{text:?} became {figure:?}"
                    );
                }
            }
        }
        Err(refusal) => assert!(refusal.to_string().len() > 20, "{refusal}"),
    }
    // What a workbook unpacks to is more than its bytes.
    let steps = steps::take();
    assert!(steps <= 400 * (bytes.len() as u64 + 100), "{steps} steps for {} bytes", bytes.len());
}

/// A generator of numbers, the same at each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Pieces of tables, put together without sense.
const PIECES: [&str; 40] = [
    ",", ";", "\t", "|", "\n", "\r\n", "\"", "12", "1,234", "3.5", "-", "–", "(", ")", "%", "[c]", "±",
    "2021", "Name", "value", "万", "亿元", "超", "余", "增长", "<", "5+", "…", ".", ":", "p", " ", "Total",
    "\u{feff}", "<table>", "<td>", "\\", "e9", "=", "倍",
];

#[test]
fn no_bytes_are_too_odd() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let files = ["survey.csv", "gemeinden.csv", "半年报.csv", "population.tsv", "energy.xlsx", "budgets.csv"];
    let files = files.map(|file| std::fs::read(crate::folder().join(file)).unwrap());
    for round in 0..10_000 {
        let bytes: Vec<u8> = match round % 10 {
            0..=3 => (0..random.below(200)).map(|_| random.below(256) as u8).collect(),
            4..=8 => (0..random.below(80)).flat_map(|_| PIECES[random.below(PIECES.len())].bytes()).collect(),
            _ => {
                let mut bytes = files[random.below(files.len())].clone();
                for _ in 0..1 + random.below(8) {
                    let at = random.below(bytes.len());
                    match random.below(3) {
                        0 => bytes[at] = random.below(256) as u8,
                        1 => drop(bytes.remove(at)),
                        _ => bytes.insert(at, b",;.\t\n\"-1%("[random.below(10)]),
                    }
                }
                bytes
            }
        };
        survives(&bytes);
    }
}

/// Every letter of a large table is looked at a few times, as those of a small one are.
#[test]
fn work_grows_with_the_bytes() {
    let steps_per_byte = |rows: usize| {
        let body: String =
            (0..rows).map(|row| format!("Town {row},{row}.5,\"1,{:03}\",{row} p\n", row % 1000)).collect();
        let text = format!("Name,A,B,C\n{body}");
        steps::take();
        let reading = read(text.as_bytes(), None).unwrap();
        assert_eq!(reading.counts().figures, rows * 3);
        steps::take() as f64 / text.len() as f64
    };
    let (small, large) = (steps_per_byte(200), steps_per_byte(5_000));
    assert!(small < 30.0 && (large / small - 1.0).abs() < 0.2, "{small} and {large} steps per byte");
}
