//! Metrics that are computed from two columns.

use reported_figures::dataset;
use reported_figures::table::document::{About, dataset as dataset_of};
use reported_figures::table::document_head;
use reported_figures::table::{Mapping, NearPair, Ratio, Reading, cleaned, read};
use serde_json::{Value, json};

const TABLE: &str = "School,Pupils,Exclusions,Attendance %\nAsh,412,<5,94.1\nBirch,388,0,93.6\nCedar,[c],7,95.0\n\
    Dale,0,3,91.8\nElm,351,7,90.0\nFir,350,[x],92.0\n";

fn ratio(of: &str, per: &str, times: u32, decimals: u8) -> Mapping {
    let name = format!("{of} per {times} {per}");
    let ratio = Ratio { name, of: of.to_owned(), per: per.to_owned(), times, decimals };
    Mapping { version: 1, computed: vec![ratio], ..Mapping::default() }
}

fn about() -> About {
    About { id: "schools".into(), title: "Schools".into(), source: "Board".into() }
}

/// The dataset, which must be valid.
fn made(reading: &Reading) -> Value {
    let document = dataset_of(reading, &about());
    dataset::read(&document.to_string()).unwrap_or_else(|problems| panic!("{problems:?}: {document:#}"));
    document
}

fn of_metric(list: &Value, id: &str) -> Vec<Value> {
    let items = list.as_array().unwrap().iter().filter(|it| it["metric"] == id);
    items.map(|it| json!([it["unit"], it["value"], it["bound"], it["reason"], it["note"]])).collect()
}

#[test]
fn exclusions_per_thousand_pupils() {
    let reading = read(TABLE.as_bytes(), Some(&ratio("Exclusions", "Pupils", 1000, 1))).unwrap();
    assert_eq!(reading.misfits.len(), 4, "only new columns: {:?}", reading.misfits);
    let document = made(&reading);
    let metric = &document["metrics"][3];
    assert_eq!(metric["kind"], "rate");
    assert_eq!(metric["per"], "1,000 Pupils");
    assert_eq!(metric["definition"]["en"], "Computed: Exclusions ÷ Pupils × 1,000, rounded to 1 decimal.");
    let note = "Exclusions per 1000 Pupils: 计算所得：Exclusions ÷ Pupils × 1,000，四舍五入到1位小数。";
    assert_eq!(document["note"]["zh"], note);
    let id = metric["id"].as_str().unwrap();
    let na = "not_applicable";
    assert_eq!(
        of_metric(&document["figures"], id),
        [
            json!(["ash", "12.2", "under", null, "<5 ÷ 412 × 1,000 → <12.2"]),
            json!(["birch", "0.0", null, null, "0 ÷ 388 × 1,000 = 0.0"]),
            json!(["elm", "19.9", null, null, "7 ÷ 351 × 1,000 ≈ 19.9"]),
        ]
    );
    assert_eq!(
        of_metric(&document["gaps"], id),
        [
            json!(["cedar", null, null, "suppressed", "Pupils: —"]),
            json!(["dale", null, null, na, "3 ÷ 0 × 1,000"]),
            json!(["fir", null, null, "unknown", "Exclusions: —"]),
        ]
    );
}

#[test]
fn near_metrics_name_each_other() {
    let near = |metric: &str, other: &str, reason: &str| NearPair {
        metric: metric.into(),
        other: other.into(),
        reason: reason.into(),
    };
    let mut mapping = ratio("Exclusions", "Pupils", 1000, 1);
    let name = mapping.computed[0].name.clone();
    mapping.near = vec![
        near("Exclusions", &name, "A large school has more."),
        near(&name, "Exclusions", "Said twice."),
        near("Exclusions", "Staff", "There is no such column."),
        near("Pupils", "Pupils", "It is itself."),
    ];
    let reading = read(TABLE.as_bytes(), Some(&mapping)).unwrap();
    let document = made(&reading);
    let metrics = &document["metrics"];
    assert_eq!(metrics[1]["near"], json!([{"id": metrics[3]["id"], "reason": "A large school has more."}]));
    assert_eq!(metrics[3]["near"], json!([{"id": "exclusions", "reason": "A large school has more."}]));
    assert_eq!(metrics[0]["near"], Value::Null);
}

#[test]
fn what_is_not_set_is_named_by_its_figures_and_told() {
    let reading = read(b"Town,Visitors,Guides\nAsh,120,3\nElm,95,2\n", None).unwrap();
    assert_eq!(document_head::unset(&reading), ["title", "source_name"]);
    let document = dataset_of(&reading, &About::default());
    assert_eq!(document["title"], "Visitors, Guides");
    assert_eq!(document["id"], "visitors-guides");
    assert_eq!(document["source"]["name"]["en"], "source not stated");
    dataset::read(&document.to_string()).unwrap();
    let reading =
        read("Visitors 2024\nTown,Visitors\nAsh,120\nElm,95\n\nSource: the tourist board\n".as_bytes(), None)
            .unwrap();
    assert_eq!(document_head::unset(&reading), [""; 0]);
}

#[test]
fn what_cannot_be_computed_is_told() {
    for (mapping, why) in [
        (ratio("Exclusions", "Staff", 1000, 1), "no column “Staff” has figures"),
        (ratio("Exclusions", "Pupils", 500, 1), "500 is no power of ten up to a million"),
        (ratio("Exclusions", "Pupils", 10, 9), "it needs a name and at most 6 decimals"),
    ] {
        let reading = read(TABLE.as_bytes(), Some(&mapping)).unwrap();
        let name = &mapping.computed[0].name;
        assert!(
            reading.misfits.contains(&format!("“{name}” is not computed: {why}")),
            "{:?}",
            reading.misfits
        );
        assert_eq!(made(&reading)["metrics"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn a_cleaned_table_computes_the_same() {
    let table = "地区,人口（万人）,地区生产总值（亿元）\n甲区,120,1500.5\n乙区,80.5,近900\n";
    let reading = read(table.as_bytes(), Some(&ratio("地区生产总值", "人口", 1, 2))).unwrap();
    let document = made(&reading);
    let metric = &document["metrics"][2];
    assert_eq!([&metric["unit"], &metric["per"]], ["亿元", "万人"]);
    assert_eq!(
        metric["definition"]["zh"],
        "计算所得：地区生产总值 (亿元) ÷ 人口 (万人)，四舍五入到2位小数。"
    );
    assert_eq!(document["figures"][4]["value"], "12.50");
    let (text, mapping) = cleaned::cleaned(&reading);
    let again = made(&read(text.as_bytes(), Some(&mapping)).unwrap());
    assert_eq!(again, document);
}
