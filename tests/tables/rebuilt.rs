//! A dataset that was taken along opens again as a table, with the same figures.

use reported_figures::dataset;
use reported_figures::table::document::{About, dataset as document};
use reported_figures::table::read;
use reported_figures::table::rebuilt::rebuilt;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Figures and gaps by the names of their units and metrics, without what the source says.
fn items(document: &Value, list: &str) -> Vec<Value> {
    let names = |key: &str| -> BTreeMap<String, Value> {
        let all = document[key].as_array().unwrap().iter();
        all.map(|it| (it["id"].as_str().unwrap().to_owned(), it["name"].clone())).collect()
    };
    let (units, metrics) = (names("units"), names("metrics"));
    let item = |it: &Value| {
        let mut item = it.clone();
        let map = item.as_object_mut().unwrap();
        ["quote", "decimals", "confidence"].iter().for_each(|key| drop(map.remove(*key)));
        map["unit"] = units[it["unit"].as_str().unwrap()].clone();
        map["metric"] = metrics[it["metric"].as_str().unwrap()].clone();
        if map.get("note").is_some_and(Value::is_object) {
            map["note"] = it["note"]["en"].clone();
        }
        let period = document["period"].clone();
        map.entry("period").or_insert(period);
        item
    };
    let mut found: Vec<Value> = document[list].as_array().into_iter().flatten().map(item).collect();
    found.sort_by_key(ToString::to_string);
    found
}

fn metrics(document: &Value) -> Vec<Value> {
    let all = document["metrics"].as_array().unwrap().iter();
    let metric = |it: &Value| {
        let better = Some(&it["better"]).filter(|it| *it != "neither");
        json!([it["name"], it["kind"], it["unit"], better, it["near"].is_array()])
    };
    // In the order of their figures, then of their gaps.
    let mut found: Vec<Value> = all.map(metric).collect();
    found.sort_by_key(ToString::to_string);
    found
}

#[test]
fn every_table_of_the_trials_opens_again() {
    let names = std::fs::read_dir(crate::folder()).unwrap().map(|it| it.unwrap().path());
    let tables = names.filter(|path| {
        path.extension().is_some_and(|it| ["csv", "tsv", "xlsx"].contains(&it.to_str().unwrap()))
    });
    let mut count = 0;
    for path in tables {
        let reading = read(&std::fs::read(&path).unwrap(), None).unwrap();
        let about = About { id: "t".into(), title: "T".into(), source: "S".into() };
        let before = document(&reading, &about);
        dataset::read(&before.to_string()).unwrap();
        let (table, mapping) = rebuilt(&before.to_string(), "en").unwrap();
        let again = read(table.as_bytes(), Some(&mapping)).unwrap();
        assert_eq!(again.questions, [], "{}", path.display());
        assert_eq!(again.misfits, [""; 0], "{}", path.display());
        assert_eq!(
            again.counts().not_understood,
            0,
            "{}: {:?}\n{table}",
            path.display(),
            again.not_understood().collect::<Vec<_>>()
        );
        let after = document(&again, &About::default());
        for list in ["figures", "gaps"] {
            assert_eq!(items(&after, list), items(&before, list), "{}\n{table}", path.display());
        }
        assert_eq!(metrics(&after), metrics(&before), "{}", path.display());
        assert_eq!(
            [&after["title"], &after["source"]["name"]],
            [&before["title"], &before["source"]["name"]]
        );
        count += 1;
    }
    assert!(count >= 13, "{count}");
}

#[test]
fn what_is_no_dataset_is_no_table() {
    for text in ["{}", "{\"version\": 2}", "a,b\n1,2\n", ""] {
        assert!(rebuilt(text, "en").is_none(), "{text}");
    }
}

#[test]
fn figures_are_in_the_words_of_the_source_where_these_are_read_alike() {
    let reading = read(b"Town,Budget ($)\nAsh,\"1,234\"\nEly,$980\nRye,[c]\n", None).unwrap();
    let about = About { id: "t".into(), title: "T".into(), source: "S".into() };
    let (table, _) = rebuilt(&document(&reading, &about).to_string(), "en").unwrap();
    for line in ["Ash,Budget,\"1,234\"", "Ely,Budget,$980", "Rye,Budget,[c]"] {
        assert!(table.contains(line), "{line}: {table}");
    }
}
