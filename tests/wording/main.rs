//! Rules for everything that a reader reads, in both languages: punctuation, plurals, numbers, and the language itself.
//!
//! `PRINT_WORDING=1 cargo test --test wording -- --nocapture` prints every text once, for a person to read.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod reader;
mod rules;

use std::fmt::Write as _;

use reader::Reader;
use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{Dataset, Lang, embedded, generate, read};
use rules::Rules;

/// Reads every text of a dataset in both languages, and fails with all those that break a rule.
fn check(dataset: Dataset) {
    let dataset = AnalysedDataset::new(dataset);
    let mut report = String::new();
    for lang in Lang::ALL {
        let rules = Rules::of(&dataset, lang);
        for (text, (from, is_line)) in &Reader::of(&dataset, lang).texts {
            if std::env::var_os("PRINT_WORDING").is_some() {
                println!("{}\t{text}\t[{from}]", lang.code());
            }
            let broken = rules.broken(text, *is_line);
            if !broken.is_empty() {
                writeln!(report, "{} {broken:?}: {text} [{from}]", lang.code()).unwrap();
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn the_embedded_dataset_is_worded_well() {
    check(embedded());
}

#[test]
fn generated_datasets_are_worded_well() {
    check(generate(12, 18, 1));
    check(generate(3, 9, 2));
    check(generate(1, 9, 3));
    check(generate(70, 9, 4));
}

/// None, one or all of the figures that could be: words for no unit, for the only one, and for each of them.
#[test]
fn nothing_the_only_one_and_all_are_worded_well() {
    for (units, metrics) in [(1, 1), (2, 1), (2, 2), (3, 1), (3, 3)] {
        for kept in 0..4 {
            let mut dataset = generate(units, metrics, 5);
            dataset.figures.retain(|figure| match kept {
                0 => false,
                1 => figure.unit.0 == 0,
                2 => figure.metric.0 == 0,
                _ => true,
            });
            if kept < 2 {
                dataset.gaps.clear();
            }
            check(dataset);
        }
    }
}

#[test]
fn small_datasets_are_worded_well() {
    for name in ["s_six", "s_frac", "z_two", "six_quarters"] {
        let document = std::fs::read_to_string(format!("tests/trials/{name}.json")).unwrap();
        check(read(&document).unwrap());
    }
}

#[test]
fn each_rule_finds_what_it_is_for() {
    let rules = |lang| Rules::of(&Dataset::default(), lang);
    for text in [
        "two  spaces",
        "a space , before",
        "-3%",
        "3-5",
        "One sentence. And another",
        "1 teams",
        "over 1 years in a row",
        "all 12345",
        "1568 units",
        "2th",
        "11st",
        "优秀",
        "done..",
    ] {
        assert_eq!(rules(Lang::En).broken(text, false).len(), 1, "{text}");
    }
    for text in ["永川区,彭水县", "增速:8%", "增速(8%)", "名次 ，第3", "一句。又一句", "only 永川区"]
    {
        assert_eq!(rules(Lang::Zh).broken(text, false).len(), 1, "{text}");
    }
    for text in [
        "1 is above, 2 are below",
        "1,568 units in 2024; the 21st, 111th and 1,002nd",
        "−3%, 4-a and 3–5",
        "One sentence. Another.",
        "only “-3 , 优秀” is left",
    ] {
        assert_eq!(rules(Lang::En).broken(text, false), Vec::<&str>::new(), "{text}");
    }
    assert_eq!(rules(Lang::Zh).broken("增速（%）：−3%，PNG", false), Vec::<&str>::new());
}
