//! Real shapes of tables, with what must come out of each.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod computed;
mod documents;
mod edits;
mod kinds;
mod lines;
mod mapping;
mod own_csv;
mod properties;
mod rebuilt;
mod scales;
mod translated;
mod workbook;

use reported_figures::table::decisions::Code;
use reported_figures::table::figure::Outcome;
use reported_figures::table::{Decision, Mapping, Reading, read};
use serde_json::{Map, Value, json};
use std::path::Path;

/// The tables and what is expected of them.
fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables")
}

/// A figure or gap as `expected.json` writes it.
fn cell(reading: &Reading, index: usize) -> Map<String, Value> {
    let observation = reading.observations[index];
    let names = &reading.names;
    let mut cell = Map::new();
    cell.insert("unit".into(), names.units.text(observation.subject.unit).into());
    cell.insert("metric".into(), names.metrics.text(observation.subject.metric).into());
    if let Some(period) = observation.subject.period {
        cell.insert("period".into(), names.periods.text(period).into());
    }
    match reading.outcome(observation.position).unwrap() {
        Outcome::Figure(figure) => {
            for (key, value) in [
                ("value", figure.value),
                ("lower", figure.lower),
                ("upper", figure.upper),
                ("low", figure.low),
                ("high", figure.high),
            ] {
                if let Some(value) = value {
                    cell.insert(key.into(), value.to_string().into());
                }
            }
            if let Some(value) = figure.value.filter(|value| value.decimals() < 0) {
                cell.insert("decimals".into(), value.decimals().into());
            }
            if figure.bound.as_str() != "exact" {
                cell.insert("bound".into(), figure.bound.as_str().into());
            }
            if let Some(confidence) = figure.confidence {
                cell.insert("confidence".into(), confidence.to_string().parse::<u64>().unwrap().into());
            }
            if !figure.status.is_empty() {
                let status: Vec<&str> = figure.status.iter().map(|status| status.as_str()).collect();
                cell.insert("status".into(), json!(sorted(&status)));
            }
            let notes = figure
                .note
                .iter()
                .cloned()
                .chain(figure.remarks.iter().map(|it| it.text("en")))
                .collect::<Vec<_>>()
                .join("; ");
            if !notes.is_empty() {
                cell.insert("note".into(), notes.into());
            }
            if figure.is_guess {
                cell.insert("guess".into(), true.into());
            }
        }
        Outcome::Gap { reason, .. } => {
            cell.insert("reason".into(), reason.as_str().into());
        }
        other => panic!("{other:?} is no observation"),
    }
    cell
}

fn sorted(status: &[&str]) -> Vec<String> {
    let mut status: Vec<String> = status.iter().map(|it| (*it).to_owned()).collect();
    status.sort();
    status
}

/// What differs between a table and what is expected of it.
fn differences(reading: &Reading, expected: &Value) -> Vec<String> {
    let mut found: Vec<Map<String, Value>> =
        (0..reading.observations.len()).map(|index| cell(reading, index)).collect();
    let mut wrong = Vec::new();
    for want in expected["cells"].as_array().unwrap() {
        let want = want.as_object().unwrap();
        let key = |cell: &Map<String, Value>| ["unit", "metric", "period"].map(|key| cell.get(key).cloned());
        let Some(index) = found.iter().position(|cell| key(cell) == key(want)) else {
            wrong.push(format!("missing: {want:?}"));
            continue;
        };
        let cell = found.swap_remove(index);
        let keys: std::collections::BTreeSet<&String> = cell.keys().chain(want.keys()).collect();
        for name in keys {
            let (is, should) = (cell.get(name), want.get(name));
            let matches = match (name.as_str(), is, should) {
                // How a number was read is told where the expectation has no words for it too.
                ("note", Some(_), None) => {
                    is.unwrap().as_str().is_some_and(|it| it.contains(" is ") || it.contains("nothing"))
                }
                // 1.5 times is printed to a tenth of a hundred per cent, and a default that is asked about is a guess.
                ("decimals", Some(_), None) => want["value"] == "150",
                ("guess", Some(_), None) => true,
                ("status", Some(is), Some(Value::Array(should))) => {
                    let should: Vec<&str> = should.iter().filter_map(Value::as_str).collect();
                    *is == json!(sorted(&should))
                }
                _ => is == should,
            };
            if !matches {
                wrong.push(format!(
                    "{:?} {:?}: {name} is {is:?}, not {should:?}",
                    want["unit"], want["metric"]
                ));
            }
        }
    }
    wrong.extend(found.iter().map(|cell| format!("too many: {cell:?}")));
    let asked: Vec<String> = reading.questions.iter().map(|question| question.code.name()).collect();
    let mut should: Vec<&str> =
        expected["ask"].as_array().unwrap().iter().filter_map(|ask| ask["code"].as_str()).collect();
    let mut is: Vec<&str> = asked.iter().map(String::as_str).collect();
    should.sort_unstable();
    is.sort_unstable();
    if is != should {
        wrong.push(format!("asks {is:?}, not {should:?}"));
    }
    let not_understood: Vec<_> =
        reading.not_understood().map(|(at, why)| (reading.text(at).to_owned(), why.to_owned())).collect();
    if not_understood.len() != expected["not_understood"].as_array().unwrap().len() {
        wrong.push(format!("not understood: {not_understood:?}"));
    }
    let counts = reading.counts();
    if counts.figures + counts.gaps + counts.not_data + counts.not_understood != counts.cells {
        wrong.push(format!("does not add up: {counts:?}"));
    }
    if counts.figures + counts.gaps != reading.observations.len() {
        wrong.push(format!("{} observations of {counts:?}", reading.observations.len()));
    }
    wrong
}

#[test]
fn tables_are_read_to_the_field() {
    let expected: Map<String, Value> =
        serde_json::from_str(&std::fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (file, expected) in &expected {
        match read(&std::fs::read(folder().join(file)).unwrap(), None) {
            Ok(reading) => {
                wrong.extend(differences(&reading, expected).into_iter().map(|it| format!("{file}: {it}")))
            }
            Err(refusal) => wrong.push(format!("{file}: {refusal}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_data_is_told() {
    let not_data = |file: &str| read(&std::fs::read(folder().join(file)).unwrap(), None).unwrap().not_data();
    assert_eq!(not_data("hospitals.csv"), ["column code (ids)"]);
    assert!(not_data("waiting.csv").contains(&"column Date (repeats another column)".to_owned()));
    assert_eq!(not_data("半年报.csv"), ["row 合计"]);
    assert_eq!(not_data("energy.xlsx"), ["row Total", "the hidden sheet notes"]);
    assert_eq!(not_data("side-by-side.csv"), ["column Unit (units of measure)"]);
}

#[test]
fn defaults_are_those_expected() {
    let default = |file: &str, code: Code| {
        let reading = read(&std::fs::read(folder().join(file)).unwrap(), None).unwrap();
        reading.questions.iter().find(|question| question.code == code).unwrap().default.clone()
    };
    assert_eq!(default("hospitals.csv", Code::ShareScale), "fractions of one");
    assert_eq!(default("waiting.csv", Code::UnitColumn), "Dept");
    assert_eq!(default("gemeinden.csv", Code::Convention), "german");
    assert_eq!(default("budgets.csv", Code::BracketsMean), "minus");
    assert_eq!(default("survey.csv", Code::IntervalLevel), "not stated");
}

#[test]
fn the_likeliest_sheet_comes_first_and_hidden_ones_last() {
    let text = |it: &str| workbook::Cell::Text(it.to_owned());
    let number = |it: &str| workbook::Cell::Number(it.to_owned(), 0);
    let contents = vec![
        vec![text("Sheet"), text("Page")],
        vec![text("Beds"), number("2")],
        vec![text("Staff"), number("3")],
    ];
    let table = |name: &str, rows: usize| {
        let row = |index: usize| vec![text(&format!("Site {index}")), number("5"), number("7")];
        [vec![vec![text("Site"), text(name), text("Rate")]], (0..rows).map(row).collect()].concat()
    };
    let sheets = [
        ("Contents", contents, ""),
        ("Notes", vec![vec![text("Read this")]], ""),
        ("Old", table("Old", 90), "hidden"),
        ("Beds", table("Beds", 9), ""),
        ("Staff", table("Staff", 12), ""),
    ];
    let bytes = workbook::sheets(&sheets);
    let reading = read(&bytes, None).unwrap();
    let names: Vec<&str> = reading.file.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Beds", "Contents", "Staff", "Notes", "Old"]);
    assert_eq!(reading.counts().figures, 18);
    let choice = |name: &str| Decision {
        code: Code::Sheet,
        about: String::new(),
        choice: name.to_owned(),
        guess: false,
    };
    let mapping = Mapping { version: 1, decisions: vec![choice("Staff")], ..Mapping::default() };
    assert_eq!(read(&bytes, Some(&mapping)).unwrap().counts().figures, 24);
}

#[test]
fn a_second_table_is_offered_and_read_alone_where_it_is_chosen() {
    let text =
        "Table 1: Beds\nSite,Beds\nPier,1\nQuay,6\nDock,9\n\nTable 2: Staff\nSite,Staff\nPier,4\nQuay,5\n";
    let reading = read(text.as_bytes(), None).unwrap();
    assert_eq!((reading.counts().figures, reading.names.metrics.all()), (3, &["Beds".to_owned()][..]));
    assert!(reading.not_data().contains(&"the table in A8:B10 (Table 2: Staff)".to_owned()));
    let choice = Decision { code: Code::Range, about: String::new(), choice: "A8".to_owned(), guess: false };
    let mapping = Mapping { version: 1, decisions: vec![choice], ..Mapping::default() };
    let other = read(text.as_bytes(), Some(&mapping)).unwrap();
    assert_eq!((other.counts().figures, other.names.metrics.all()), (2, &["Staff".to_owned()][..]));
    // A row more, next month.
    let longer = read(format!("{text}Dock,8\n").as_bytes(), Some(&mapping)).unwrap();
    assert_eq!(longer.counts().figures, 3);
    assert!(!longer.misfits.iter().any(|it| it.contains("range")), "{:?}", longer.misfits);
    // What is taken along is that table alone.
    let (table, mapping) = reported_figures::table::cleaned::cleaned(&other);
    assert!(!table.contains("Beds"), "{table}");
    assert_eq!(read(table.as_bytes(), Some(&mapping)).unwrap().counts().figures, 2);
}
