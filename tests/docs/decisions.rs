//! The decisions on each metric of the embedded dataset, as `docs/embedded-dataset.md` gives them, are those of the dataset.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{assert_none, file};

/// The cells of each row of the table of metrics: metric, who can have it, near-alikes, period, precision, chains, judge.
fn rows(document: &str) -> Vec<Vec<&str>> {
    let rows = document.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// What stands between backticks.
fn ids(cell: &str) -> BTreeSet<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn list<'a>(value: &'a Value, key: Option<&str>) -> BTreeSet<&'a str> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(|item| key.map_or(item, |key| &item[key]).as_str()).collect()
}

/// Who can have a metric, as the document names them: territories, or units by their short English names.
fn who(dataset: &Value, metric: &Value) -> String {
    let applies = list(&metric["applies"], None);
    if applies == BTreeSet::from(["county", "district", "zone"]) {
        return "territories".to_owned();
    }
    let units = dataset["units"].as_array().unwrap().iter();
    let named = units.filter(|unit| applies.contains(unit["id"].as_str().unwrap()));
    named.map(|unit| unit["short"]["en"].as_str().unwrap()).collect::<Vec<_>>().join(", ")
}

#[test]
fn each_metric_is_as_the_document_says() {
    let dataset: Value = serde_json::from_str(&file("src/dataset/chongqing-2024-h1.json")).unwrap();
    let document = file("docs/embedded-dataset.md");
    let (rows, metrics) = (rows(&document), dataset["metrics"].as_array().unwrap());
    assert_eq!(rows.len(), metrics.len());
    let mut wrong = Vec::new();
    for (row, metric) in rows.iter().zip(metrics) {
        let id = metric["id"].as_str().unwrap();
        let mut expect = |what: &str, is_right: bool| {
            if !is_right {
                wrong.push(format!("{id}: {what}: {row:?}"));
            }
        };
        let figures: Vec<&Value> =
            dataset["figures"].as_array().unwrap().iter().filter(|it| it["metric"] == id).collect();
        let bases: BTreeSet<&str> =
            figures.iter().map(|it| it["period_basis"].as_str().unwrap_or("stated")).collect();
        let said: BTreeSet<&str> =
            ["stated", "implied", "unknown"].into_iter().filter(|basis| row[3].contains(basis)).collect();
        expect("another metric", row[0].starts_with(&format!("`{id}`")));
        expect("applies", row[1].split(':').next() == Some(&who(&dataset, metric)));
        expect("near", ids(row[2]) == list(&metric["near"], Some("id")));
        expect("period", bases == said);
        expect("precision", (row[4] == "0.1") == (metric["precision"] == 0.1));
        expect("no precision but 0.1", row[4] == "0.1" || metric["precision"].is_null());
        expect("chains", metric["chains"].is_null() && (row[5] == "no") != metric["level"].is_null());
        expect("judge", figures.iter().all(|it| it["judge"].is_null()));
        let scope =
            row[6].rsplit_once("scope ").map(|(_, scope)| scope).filter(|it| *it != "not on the page");
        expect("scope", figures.iter().all(|it| it["scope"]["zh"].as_str() == scope));
    }
    assert_none(&wrong);
}

/// A quote reads as it is printed: 52个专班制项目, though the page breaks the line within.
#[test]
fn a_number_before_the_name_stays_before_it() {
    let dataset: Value = serde_json::from_str(&file("src/dataset/chongqing-2024-h1.json")).unwrap();
    let figure =
        dataset["figures"].as_array().unwrap().iter().find(|it| it["metric"] == "taskforce_projects");
    let figure = figure.unwrap();
    assert_eq!([&figure["quote_label"], &figure["quote"]], ["52个专", "班制项目"]);
}
