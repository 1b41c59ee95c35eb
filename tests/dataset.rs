//! The dataset format: the reader and the JSON Schema judge the same documents, and the embedded dataset is compared with
//! the page that it was taken from.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use jsonschema::Validator;
use proptest::prelude::*;
use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{self, Lang, generate, to_json};
use reported_figures::text::{Headline, figure_period, figure_value, rank};
use reported_figures::view::View;
use serde_json::Value;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap()
}

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(&text("src/dataset/schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// Whether a document is valid by the schema; what is no JSON is not.
fn is_valid_by_schema(schema: &Validator, text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value: Value| schema.is_valid(&value))
}

/// The broken documents by name, in order.
fn broken() -> Vec<(String, String)> {
    let files = fs::read_dir(root("tests/broken")).unwrap().map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut all: Vec<_> = json
        .map(|path| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn valid_documents_pass_reader_and_schema() {
    let schema = schema();
    for path in [
        "tests/source/small.json",
        "src/dataset/chongqing-2024-h1.json",
        "tests/examples/hospitals.json",
        "tests/examples/schools.json",
        "tests/published/0.1.0.json",
    ] {
        let text = text(path);
        let value: Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> =
            schema.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{path}: {faults:#?}");
        if let Err(problems) = dataset::read(&text) {
            panic!("{path}: {:#?}", problems.iter().map(|problem| problem.sentence()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn each_broken_document_has_one_error_where_it_is_broken() {
    let mut all = String::new();
    for (name, text) in broken() {
        let problems = dataset::read(&text).expect_err(&name);
        assert!(dataset::accept(&text).is_none(), "{name}");
        assert_eq!((problems.len(), problems.unlisted()), (1, 0), "{name}: {problems:#?}");
        all.push_str(&format!("{name}\n    {}\n", problems[0].sentence()));
    }
    expect_file!["broken/expected.txt"].assert_eq(&all);
}

#[test]
fn broken_documents_fail_the_schema_where_it_can_tell() {
    let schema = schema();
    let files = broken();
    assert!(files.len() >= 25);
    let taken: Vec<&str> = files
        .iter()
        .filter(|(_, text)| is_valid_by_schema(&schema, text))
        .map(|(name, _)| name.as_str())
        .collect();
    // They break a rule that relates two parts of a document, needs a calendar, or is about the JSON itself. `tests/schema`
    // holds other validators to the same list.
    let beyond_a_schema = text("tests/broken/beyond-a-schema.txt");
    assert_eq!(taken, beyond_a_schema.lines().collect::<Vec<_>>());
}

/// What `upgrade` writes: each valid document of the tests says the same of every metric, in both languages.
#[test]
fn a_document_that_is_written_as_version_2_shows_the_same() {
    let folders = ["tests/source", "tests/trials"];
    let files = folders.iter().flat_map(|folder| fs::read_dir(root(folder)).unwrap());
    let mut seen = 0;
    for path in files.map(|file| file.unwrap().path()) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let Ok(one) = dataset::read(&text) else { continue };
        let written = to_json(&one);
        assert!(written.starts_with("{\n\"version\":2,"));
        let (one, two) = [one, dataset::read(&written).unwrap()].map(AnalysedDataset::new).into();
        assert_eq!(*one, *two, "{}", path.display());
        for metric in one.metric_ixs() {
            assert_eq!(one.ranking(metric, true), two.ranking(metric, true));
            for lang in Lang::ALL {
                let headline = |dataset: &AnalysedDataset| {
                    let view = View { metric, ..View::start(dataset, lang) };
                    let headline = Headline::of(dataset, &view);
                    (headline.finding, headline.coverage)
                };
                assert_eq!(headline(&one), headline(&two));
            }
        }
        seen += usize::from(!text.contains("\"version\""));
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn version_1_means_what_it_meant() {
    let one = text("tests/source/small.json");
    let two = one.replace("\"id\": \"small\"", "\"version\": 2, \"id\": \"small\"");
    let chains = |text: &str| dataset::read(text).unwrap().metrics[0].chains;
    assert_eq!((chains(&one), chains(&two)), (true, false));
    assert!(chains(&two.replace("\"level\": \"gdp\"", "\"level\": \"gdp\", \"chains\": true")));
    let unscoped = |text: &str| text.replace("\"scope\": {\"zh\": \"全市\", \"en\": \"in the city\"}, ", "");
    assert!(dataset::read(&unscoped(&one)).is_err());
    assert_eq!(dataset::read(&unscoped(&two)).unwrap().figures[2].scope, None);
    // What is written is version 2, and means the same.
    let read = dataset::read(&one).unwrap();
    assert_eq!(dataset::read(&to_json(&read)).unwrap(), read);
}

/// Every figure and gap of a document, each in a line with all that a reader is shown of it: the printed number, in both languages
/// with its bound and measure, its period, and its rank.
fn all_shown(text: &str) -> String {
    let dataset = AnalysedDataset::new(dataset::read(text).unwrap());
    let mut lines = String::new();
    for metric in dataset.metric_ixs() {
        let id = &dataset.metric(metric).id;
        let ranking = dataset.ranking(metric, false);
        for row in &ranking.rows {
            let figure = &dataset.figures[row.figure];
            let values = Lang::ALL.map(|lang| figure_value(&dataset, figure, lang));
            let ranks = row.rank.map(|it| Lang::ALL.map(|lang| rank(it, lang)).join(" / "));
            let rank = ranks.filter(|_| ranking.rows.len() > 1).unwrap_or_else(|| "-".to_owned());
            let period = figure_period(&dataset, figure, Lang::En);
            let unit = &dataset.unit(row.unit).id;
            lines.push_str(&format!("{id} | {unit} | {} | {period} | {rank}\n", values.join(" / ")));
        }
        for gap in dataset.gaps.iter().filter(|gap| gap.metric == metric) {
            lines.push_str(&format!(
                "{id} | {} | {:?} “{}”\n",
                dataset.unit(gap.unit).id,
                gap.reason,
                gap.quote
            ));
        }
    }
    lines
}

/// Read for ever: what stands in the list beside a document of a release is never written anew.
#[test]
fn datasets_of_releases_show_the_figures_ranks_and_numbers_that_they_showed() {
    let files = fs::read_dir(root("tests/published")).unwrap().map(|entry| entry.unwrap().path());
    let mut seen = 0;
    for path in files.filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let text = fs::read_to_string(&path).unwrap();
        let shown = all_shown(&text);
        expect_file![path.with_extension("txt")].assert_eq(&shown);
        let upgraded = to_json(&dataset::read(&text).unwrap());
        assert_eq!(all_shown(&upgraded), shown, "{} as the latest version", path.display());
        // The list has every figure of the document, with the digits that stand there.
        let value: Value = serde_json::from_str(&text).unwrap();
        for figure in value["figures"].as_array().unwrap() {
            let [metric, unit] = ["metric", "unit"].map(|key| figure[key].as_str().unwrap());
            let line = shown.lines().find(|line| line.starts_with(&format!("{metric} | {unit} | "))).unwrap();
            let printed = match &figure["value"] {
                Value::String(grade) => grade.clone(),
                number => format!(
                    "{:.*}",
                    figure["decimals"].as_u64().unwrap() as usize,
                    number.as_f64().unwrap().abs()
                ),
            };
            assert!(line.contains(&printed), "{printed} is not in {line}");
        }
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn generated_documents_pass_the_schema() {
    let schema = schema();
    for seed in 0..20 {
        for (units, metrics) in [(1, 1), (12, 12), (40, 30)] {
            let text = to_json(&generate(units, metrics, seed));
            assert!(is_valid_by_schema(&schema, &text), "{units} {metrics} {seed}");
        }
    }
}

#[test]
fn no_step_of_the_schema_has_a_fraction() {
    // Other validators divide in binary arithmetic, in which 8.05 is no multiple of 0.00001.
    fn steps(value: &Value, found: &mut Vec<f64>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("multipleOf").and_then(Value::as_f64));
                members.values().for_each(|value| steps(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| steps(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    steps(&serde_json::from_str(&text("src/dataset/schema.json")).unwrap(), &mut found);
    assert!(found.iter().all(|step| step.fract() == 0.0), "{found:?}");
}

/// Values to put anywhere into a document: some fit in some places, most fit nowhere.
fn other_value() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        " ",
        "a",
        "gdp",
        "rank",
        "grade",
        "growth",
        "share",
        "count",
        "district",
        "exact",
        "over",
        "about",
        "stated",
        "unknown",
        "lead",
        "0",
        "7",
        "100",
        "2024",
        "2024-H1",
        "2024-13",
        "%",
        "位",
        "a\u{202e}b",
        "\t",
        "\u{feff}",
        "a.html",
        "javascript:x",
        "http://a",
        "http://",
        "//a",
        "A",
        "-",
        "u0",
        "u1",
        "m0",
        "m3",
    ];
    let numbers = [
        "0",
        "1",
        "-1",
        "3.5",
        "8.05",
        "0.00001",
        "0.000001",
        "100",
        "1000000000000",
        "1000000000001",
        "5",
        "6",
    ];
    let number =
        prop::sample::select(numbers.to_vec()).prop_map(|number| serde_json::from_str(number).unwrap());
    let shape =
        prop::sample::select(vec!["null", "true", "[]", "{}", "[\"u0\"]", "{\"zh\":\"甲\",\"en\":\"A\"}"]);
    prop_oneof![
        3 => prop::sample::select(texts.to_vec()).prop_map(Value::from),
        2 => number,
        1 => shape.prop_map(|text| serde_json::from_str(text).unwrap()),
    ]
}

/// Replaces the value at an index (`way` 0), removes it (1), or adds `other` beside it (2).
fn damage(value: &mut Value, at: &mut usize, way: u8, other: &Value) {
    if *at == 0 {
        *value = other.clone();
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| damage(item, at, way, other)),
        Value::Object(members) => {
            let keys: Vec<String> = members.keys().cloned().collect();
            for key in keys {
                if *at == 0 && way == 1 {
                    members.remove(&key);
                    *at = usize::MAX;
                } else if *at == 0 && way == 2 {
                    members.insert(key.clone() + "x", other.clone());
                }
                if let Some(member) = members.get_mut(&key) {
                    damage(member, at, way, other);
                }
            }
        }
        _ => {}
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// `accept` and `read` share their checks: only the texts of the errors differ.
#[test]
fn accept_and_read_give_the_same_dataset_or_none() {
    let config = ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() };
    let cut = (any::<prop::sample::Index>(), 0usize..3, "[{}\\[\\]\",:0-9a-z甲\\\\ \n]{0,2}");
    let input = (any::<prop::sample::Index>(), 0u8..5, other_value(), 0u64..20, cut);
    let accepted = std::cell::Cell::new(0);
    let run = proptest::test_runner::TestRunner::new(config).run(&input, |(at, way, other, seed, cut)| {
        let mut text = to_json(&generate(3, 9, seed));
        if way < 3 {
            let mut value: Value = serde_json::from_str(&text).unwrap();
            let mut at = at.index(size(&value));
            damage(&mut value, &mut at, way, &other);
            text = value.to_string();
        }
        if way > 2 || at.index(4) == 0 {
            let letters: Vec<char> = text.chars().collect();
            let (from, out, other) = (cut.0.index(letters.len()), cut.1, &cut.2);
            let rest = letters.iter().skip(from + out);
            text = letters.iter().take(from).copied().chain(other.chars()).chain(rest.copied()).collect();
        }
        let read = dataset::read(&text).ok();
        accepted.set(accepted.get() + usize::from(read.is_some()));
        prop_assert_eq!(dataset::accept(&text), read, "{}", text);
        Ok(())
    });
    assert!(run.is_ok(), "{run:?}");
    assert!(accepted.get() > 40, "the reader accepts only {} of 2000 documents", accepted.get());
}

#[test]
fn what_the_reader_accepts_the_schema_accepts() {
    let schema = schema();
    let config = ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() };
    let input = (any::<prop::sample::Index>(), 0u8..3, other_value(), 0u64..20);
    let accepted = std::cell::Cell::new(0);
    let run = proptest::test_runner::TestRunner::new(config).run(&input, |(at, way, other, seed)| {
        let mut value: Value = serde_json::from_str(&to_json(&generate(3, 9, seed))).unwrap();
        let mut at = at.index(size(&value));
        damage(&mut value, &mut at, way, &other);
        let reader = dataset::read(&value.to_string());
        accepted.set(accepted.get() + usize::from(reader.is_ok()));
        prop_assert!(reader.is_err() || schema.is_valid(&value), "only the reader accepts {value}");
        Ok(())
    });
    assert!(run.is_ok(), "{run:?}");
    assert!(accepted.get() > 20, "the reader accepts only {} of 1000 documents", accepted.get());
}

/// The characters of the page without spaces, as in quotes.
fn page() -> String {
    text("tests/source/page.txt").chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn every_quote_is_on_the_page() {
    let page = page();
    let dataset = dataset::read(dataset::embedded_text()).unwrap();
    let figures =
        dataset.figures.iter().flat_map(|figure| [Some(&figure.quote), figure.quote_label.as_ref()]);
    let gaps = dataset.gaps.iter().map(|gap| Some(&gap.quote));
    let missing: Vec<&String> =
        figures.chain(gaps).flatten().filter(|quote| !page.contains(*quote)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The numbers of a text by their digits from the first to the last that is not zero: 5亿 and 500 million are alike.
fn significant_digits(text: &str) -> Vec<String> {
    let numbers = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','));
    let digits = |number: &str| number.replace(['.', ','], "").trim_matches('0').to_owned();
    numbers.filter(|number| number.contains(|c: char| c.is_ascii_digit())).map(digits).collect()
}

#[test]
fn every_quote_in_words_has_an_english_translation_with_its_numbers_alone() {
    let embedded = dataset::read(dataset::embedded_text()).unwrap();
    for figure in &embedded.figures {
        let (quote, english) = (&figure.quote, figure.quote_translation.get(Lang::En));
        // A quote may be a number alone behind words that stand elsewhere on the page.
        let has_words = quote
            .chars()
            .chain(figure.quote_label.iter().flat_map(|label| label.chars()))
            .any(char::is_alphabetic);
        assert_eq!(has_words, !english.is_empty(), "{quote}");
        assert!(english.chars().all(|c| c.is_ascii() || "“”–…²·".contains(c)), "{english}");
        let printed = significant_digits(quote);
        for number in significant_digits(english) {
            assert!(printed.contains(&number), "{number} is not in {quote}: {english}");
        }
    }
}
