//! Tables become datasets.

use reported_figures::table::decisions::Code;
use reported_figures::table::document::{About, dataset};
use reported_figures::table::{Correction, Decision, Mapping, read};
use serde_json::{Value, json};

fn document(table: &str) -> Value {
    let about =
        About { id: "My Table 2024.csv".into(), title: "My table".into(), source: "my-table.csv".into() };
    dataset(&read(table.as_bytes(), None).unwrap(), &about)
}

#[test]
fn a_note_that_begins_with_a_sign_is_kept_where_no_cell_has_the_sign() {
    let table = "Town,Homes\nAsh,12*\nEly,15\nRye,9\n\n* without second homes\n- Figures are rounded\n";
    let found = document(table);
    assert_eq!(found["note"], "- Figures are rounded");
    let homes: Vec<&Value> = found["figures"].as_array().unwrap().iter().map(|it| &it["note"]).collect();
    assert_eq!(homes, [&Value::from("without second homes"), &Value::Null, &Value::Null]);
}

#[test]
fn a_table_becomes_a_dataset() {
    let table = "Table 1: Budgets by town\nTown,Budget ($),Change,Rate [note 1],Rank\nAsh*,1.2m,2.5%,<5,=1\nÄrla,$0.98m,-1.0%,[c],=1\n\
        * Merged in May\n[note 1] Per 1,000 people.\nFigures may not add up.\nSource: Town halls\n";
    let found = document(table);
    assert_eq!(found["title"], "Table 1: Budgets by town");
    assert_eq!(found["source"], json!({"name": "Town halls"}));
    assert_eq!(found["note"], "Figures may not add up.");
    assert_eq!(
        found["units"],
        json!([{"id": "ash", "name": "Ash", "note": "Merged in May"}, {"id": "aerla", "name": "Ärla"}])
    );
    assert_eq!(
        found["metrics"],
        json!([
            {"id": "budget", "name": "Budget", "kind": "amount", "unit": "$"},
            {"id": "change", "name": "Change", "kind": "growth", "unit": "%"},
            {"id": "rate", "name": "Rate", "kind": "count", "note": "Per 1,000 people."},
            {"id": "rank", "name": "Rank", "kind": "rank"}
        ])
    );
    assert_eq!(found["figures"][3], json!({"unit": "ash", "metric": "rank", "value": "1", "quote": "=1"}));
    assert_eq!(
        found["figures"][4],
        json!({"unit": "aerla", "metric": "budget", "value": "980000", "decimals": -4, "quote": "$0.98m"})
    );
    assert_eq!(
        found["gaps"],
        json!([{"unit": "aerla", "metric": "rate", "reason": "suppressed", "quote": "[c]"}])
    );
}

#[test]
fn a_column_of_gaps_alone_holds_no_grades() {
    let found = document("Town,Homes,Flats\nAsh,12,[c]\nEly,15,[c]\n");
    assert_eq!(found["metrics"][1], json!({"id": "flats", "name": "Flats", "kind": "count"}));
}

#[test]
fn one_period_of_all_figures_is_the_datasets() {
    let found = document("Region,2023\nNorth,5.1\nSouth,4.9\n");
    assert_eq!((&found["period"], &found["figures"][0]["period"]), (&json!("2023"), &Value::Null));
    let found = document("Region,2020/21,2021/22\nNorth,5.1,5.0\nSouth,4.9,4.7\n");
    assert_eq!(found["figures"][1]["period"], "2021/22");
    assert_eq!(
        found["periods"][0],
        json!({"id": "2020/21", "name": "2020/21", "from": "2020", "to": "2021"})
    );
}

/// Programs write more digits than a dataset has; that they were cut is told.
#[test]
fn more_decimals_than_a_dataset_has_are_rounded() {
    let found = document("Trust,Share\nA,0.8347299813780261\nB,0.5\n");
    let figure = &found["figures"][0];
    assert_eq!(
        (&figure["value"], &figure["note"]),
        (
            &json!("83.472998137803"),
            &json!({"en": "rounded to 12 decimals", "zh": "四舍五入到12位小数", "de": "auf 12 Nachkommastellen gerundet"})
        )
    );
    assert_eq!(found["figures"][1], json!({"unit": "b", "metric": "share", "value": "50", "quote": "0.5"}));
}

/// What the reader says itself is in each language that it knows, before and behind the table's own words.
#[test]
fn what_the_reader_says_is_in_each_language() {
    let table = "Kreis;Anträge;Quote\nA;–;3,4*\nB;1.234;0,5¹\n* vorläufig\n– nichts vorhanden\n";
    let of = |table: &str, mapping: &Mapping| {
        dataset(&read(table.as_bytes(), Some(mapping)).unwrap(), &About::default())
    };
    let found = of(table, &Mapping::default());
    let note = |index: usize| found["figures"][index]["note"].clone();
    // What the table's own legend says of a dash stands below the chart, and not at each mark.
    assert_eq!((&found["figures"][0]["value"], note(0)), (&json!("0"), Value::Null));
    assert_eq!(found["note"], "– nichts vorhanden");
    assert_eq!(note(1), "vorläufig");
    assert_eq!(note(3)["zh"], "标有1，但没有注释说明");
    let zero = Decision { code: Code::DashMeans, about: "-".into(), choice: "zero".into(), guess: false };
    let mapping = Mapping { version: 1, decisions: vec![zero], ..Mapping::default() };
    let unexplained = table.replace("– nichts vorhanden\n", "");
    assert_eq!(
        of(&unexplained, &mapping)["figures"][0]["note"],
        json!({"en": "exactly nothing there", "zh": "确实为零", "de": "genau null: nichts vorhanden"})
    );
    let correction = Correction { row: 2, column: 2, printed: "–".into(), corrected: "-".into() };
    let mapping = Mapping { corrections: vec![correction], ..mapping };
    let found = of(&unexplained, &mapping);
    assert_eq!(found["figures"][0]["note"]["zh"], "确实为零; 原文为“–”，已更正为“-”");
}

/// What was printed and not understood is no gap of the source's: the dataset says what stands there.
#[test]
fn what_is_not_understood_is_a_gap_that_says_so() {
    let reading = read("Site,Rain (mm)\nKew,55.2\nEly,trace\nRye,.\n".as_bytes(), None).unwrap();
    let found = dataset(&reading, &About::default());
    assert_eq!(
        found["gaps"],
        json!([
            {"unit": "rye", "metric": "rain", "reason": "unknown", "quote": "."},
            {
                "unit": "ely", "metric": "rain", "reason": "unreadable", "quote": "trace",
                "note": {
                    "en": "the table has “trace”, which was not read as a number",
                    "zh": "表中此处为“trace”，未能读作数字",
                    "de": "in der Tabelle steht „trace“, was nicht als Zahl gelesen werden konnte",
                },
            }
        ])
    );
    assert_eq!((reading.counts().gaps, reported_figures::table::unread::gaps(&reading)), (1, 1));
}
