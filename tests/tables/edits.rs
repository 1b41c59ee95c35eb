//! What an editor changes on the page `make.html` stands in the mapping, and changes the dataset.

use crate::folder;
use reported_figures::dataset;
use reported_figures::table::decisions::Code;
use reported_figures::table::document::{About, dataset as document};
use reported_figures::table::{Correction, Decision, Mapping, answer, cleaned, read};
use serde_json::Value;

const SCHOOLS: &str = "Schools\nSchool,Pupils,Head,Attendance %\nAsh,412,Ann Example,94.1\nFir,351,Bo Example,9l.4\nElm,1390,Cy Example,95.2\n\nNote: counted in May\n";

fn decision(code: Code, about: &str, choice: &str) -> Decision {
    Decision { code, about: about.into(), choice: choice.into(), guess: false }
}

fn mapping(decisions: Vec<Decision>) -> Mapping {
    Mapping { version: 1, decisions, ..Mapping::default() }
}

fn dataset_of(table: &str, mapping: &Mapping) -> Value {
    document(&read(table.as_bytes(), Some(mapping)).unwrap(), &About { id: "t".into(), ..About::default() })
}

#[test]
fn descriptions_replace_the_words_of_the_table() {
    let mapping = mapping(vec![
        decision(Code::Title, "", "Attendance in May"),
        decision(Code::SourceName, "", "School board"),
        decision(Code::SourceLink, "", "https://schools.example/may"),
        decision(Code::Note, "", "Preliminary"),
        decision(Code::Called, "Pupils", "Enrolment"),
        decision(Code::UnitOfMeasure, "Pupils", "children"),
        decision(Code::Better, "Pupils", "lower"),
        decision(Code::Kind, "Pupils", "amount"),
    ]);
    let made = dataset_of(SCHOOLS, &mapping);
    assert_eq!([&made["title"], &made["note"]], ["Attendance in May", "Preliminary"]);
    assert_eq!(made["source"].to_string(), r#"{"name":"School board","url":"https://schools.example/may"}"#);
    let metric = made["metrics"][0].to_string();
    assert_eq!(
        metric,
        r#"{"id":"pupils","name":"Enrolment","kind":"amount","unit":"children","better":"lower"}"#
    );
    assert!(dataset::read(&made.to_string()).is_ok());
    // The mapping that is written holds them, so that the next reading says the same.
    let again = read(SCHOOLS.as_bytes(), Some(&mapping)).unwrap().mapping;
    assert_eq!(dataset_of(SCHOOLS, &again), made);
}

#[test]
fn figures_without_a_period_get_that_of_the_editor() {
    let made = |period: &str| dataset_of(SCHOOLS, &mapping(vec![decision(Code::Period, "", period)]));
    assert_eq!(made("May 2024")["period"], "2024-05");
    assert_eq!(made("2020/21")["periods"][0]["id"], "2020/21");
    assert!(dataset::read(&made("2020/21").to_string()).is_ok(), "{:#}", made("2020/21"));
    let misfits = |table: &str, period: &str| {
        read(table.as_bytes(), Some(&mapping(vec![decision(Code::Period, "", period)])))
            .unwrap()
            .misfits
            .join("\n")
    };
    assert!(misfits(SCHOOLS, "May").contains("period: “May” is none; write 2024, "));
    assert_eq!(made("May").get("period"), None);
    let own = "Town,2022,2023\nAsh,4,5\nElm,6,7\n";
    assert!(misfits(own, "2024").contains("period: the figures have periods of their own"));
    // What the title says is offered, and not taken.
    let said = read(b"Beds in June 2024\n\nTown,Beds\nAsh,4\nElm,6\n", None).unwrap();
    let answer = answer::answer(&said, &About::default());
    assert_eq!(
        [&answer["period"]["in_titles"], &answer["dataset"]["period"]],
        [&"2024-06".into(), &Value::Null]
    );
}

#[test]
fn a_choice_that_is_none_is_told() {
    let reading =
        read(SCHOOLS.as_bytes(), Some(&mapping(vec![decision(Code::Kind, "Pupils", "sum")]))).unwrap();
    assert!(
        reading.misfits.iter().any(|it| it.starts_with("kind has no choice “sum” (amount, ")),
        "{:?}",
        reading.misfits
    );
    assert_eq!(reading.description.metric(0).kind, None);
}

#[test]
fn a_corrected_cell_is_read_as_if_it_stood_there() {
    let correct = |printed: &str| {
        let corrected = "91.4".to_owned();
        let corrections = vec![Correction { row: 4, column: 4, printed: printed.into(), corrected }];
        Mapping { version: 1, corrections, ..Mapping::default() }
    };
    let reading = read(SCHOOLS.as_bytes(), Some(&correct("9l.4"))).unwrap();
    assert_eq!((reading.counts().not_understood, reading.counts().figures), (0, 6));
    let cell = &answer::rows(&reading, 1..2)[0]["cells"][3];
    assert_eq!([&cell["value"], &cell["printed"]], ["91.4", "9l.4"]);
    let document = document(&reading, &About::default());
    let figure = document["figures"].as_array().unwrap().iter().find(|it| it["quote"] == "9l.4").unwrap();
    assert_eq!(figure["value"], "91.4");
    assert_eq!(figure["note"]["en"], "The source has “9l.4”; corrected to 91.4");
    assert_eq!(figure["note"]["zh"], "原文为“9l.4”，已更正为“91.4”");
    assert_eq!(figure["note"]["de"], "In der Quelle steht „9l.4“; berichtigt zu 91.4");
    let other = read(SCHOOLS.as_bytes(), Some(&correct("94"))).unwrap();
    assert_eq!(other.counts().not_understood, 1);
    assert!(other.misfits.contains(&"row 4, column 4 is no longer “94”: it is not corrected".to_owned()));
}

#[test]
fn what_is_left_out_stands_in_no_export() {
    let mapping = mapping(vec![
        decision(Code::LeftOut, "Fir", "yes"),
        decision(Code::Role, "Head", "left_out"),
        decision(Code::Role, "Pupils", "left_out"),
    ]);
    let reading = read(SCHOOLS.as_bytes(), Some(&mapping)).unwrap();
    let counts = reading.counts();
    assert_eq!((counts.figures, counts.not_data, counts.cells), (2, 10, 12));
    let (table, mapping) = cleaned::cleaned(&reading);
    let document = document(&reading, &About::default()).to_string();
    let mapping = serde_json::to_string(&mapping).unwrap();
    for gone in ["Fir", "Example", "Pupils", "Head", "412", "351"] {
        for text in [&document, &table, &mapping] {
            assert!(!text.contains(gone), "{gone} in {text}");
        }
    }
    assert!(
        table.contains("Ash,94.1")
            && table.starts_with("Schools\n")
            && table.contains("Note: counted in May")
    );
}

/// A unit with several rows of which only the first names it is left out with all of them: its figures must not become the
/// figures of the unit above.
#[test]
fn rows_that_go_on_a_unit_are_left_out_with_it() {
    let table =
        "School,Year,Pupils\nAsh,2023,400\n,2024,412\nFir,2023,350\n,2024,351\nElm,2023,1300\n,2024,1390\n";
    let before = read(table.as_bytes(), None).unwrap();
    let reading =
        read(table.as_bytes(), Some(&mapping(vec![decision(Code::LeftOut, "Fir", "yes")]))).unwrap();
    assert_eq!(before.counts().figures, 6);
    assert_eq!(
        (reading.counts().figures, reading.names.units.all()),
        (4, &["Ash".to_owned(), "Elm".to_owned()][..])
    );
}

/// The table of a page that is taken along gives the same figures again.
#[test]
fn a_cleaned_table_reads_as_the_whole_one() {
    let about = About { id: "t".into(), title: "t".into(), source: "t".into() };
    let expected = std::fs::read_to_string(folder().join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let mut other = Vec::new();
    for file in expected.as_object().unwrap().keys() {
        let reading = read(&std::fs::read(folder().join(file)).unwrap(), None).unwrap();
        let (table, mapping) = cleaned::cleaned(&reading);
        let again = read(table.as_bytes(), Some(&mapping)).map(|again| document(&again, &about));
        if again.as_ref() != Ok(&document(&reading, &about)) {
            other.push(file.as_str());
        }
    }
    assert_eq!(other, [""; 0], "these read otherwise");
}

/// So does one with a corrected cell, beside a row and a column that are left out: the correction is in the new mapping.
#[test]
fn a_cleaned_table_keeps_its_corrections() {
    let decisions = vec![decision(Code::LeftOut, "Ash", "yes"), decision(Code::Role, "Head", "left_out")];
    let correction = Correction { row: 4, column: 4, printed: "9l.4".into(), corrected: "91.4".into() };
    let given = Mapping { version: 1, decisions, corrections: vec![correction], ..Mapping::default() };
    let (table, mapping) = cleaned::cleaned(&read(SCHOOLS.as_bytes(), Some(&given)).unwrap());
    let kept: Vec<_> =
        mapping.corrections.iter().map(|it| (it.row, it.column, it.printed.as_str())).collect();
    assert_eq!(kept, [(3, 3, "9l.4")]);
    assert!(table.contains("9l.4") && !table.contains("91.4"));
    assert_eq!(dataset_of(&table, &mapping), dataset_of(SCHOOLS, &given));
}

/// Cells with more tabs in them than there are commas do not make another table of the file.
#[test]
fn a_cleaned_table_says_what_parts_its_cells_where_they_hide_it() {
    let given = mapping(vec![decision(Code::Delimiter, "", ",")]);
    let table = "Town,Beds\tof\tall,Beach\nAsh,5,a\tb\tc\nElm,8,d\te\tf\nOak,9,g\th\ti\n";
    let reading = read(table.as_bytes(), Some(&given)).unwrap();
    assert_eq!(reading.counts().figures, 3);
    let (cleaned, kept) = cleaned::cleaned(&reading);
    assert!(kept.decisions.contains(&decision(Code::Delimiter, "", ",")));
    assert_eq!(dataset_of(&cleaned, &kept), dataset_of(table, &given));
}
