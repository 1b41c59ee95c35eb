//! A mapping reads the next file in the same way, and tells what no longer fits.

use crate::lines::lines;
use reported_figures::table::decisions::Code;
use reported_figures::table::{Mapping, read};

const MARCH: &str = "School;Pupils;Rate\nAsh;1,234;(35)\nElm;2,500;-\nTotal;3,734;\n";
const APRIL: &str = "School;Rate;Pupils\nOak;(15);1,001\nElm;*;2,400\nTotal;;3,401\n";

/// The mapping of a table, with answers to its questions.
fn answered(table: &str, answers: &[(Code, &str)]) -> Mapping {
    let mut mapping = read(table.as_bytes(), None).unwrap().mapping;
    for decision in &mut mapping.decisions {
        if let Some((_, choice)) = answers.iter().find(|(code, _)| *code == decision.code) {
            decision.choice = (*choice).to_owned();
        }
        decision.guess = false;
    }
    mapping
}

#[test]
fn answers_hold_for_the_next_file() {
    let answers =
        [(Code::DecimalMark, "comma"), (Code::BracketsMean, "low_reliability"), (Code::DashMeans, "zero")];
    let mapping = answered(MARCH, &answers);
    assert_eq!(
        lines(MARCH.as_bytes(), Some(&mapping)),
        ["Ash / Pupils = 1.234", "Ash / Rate = 35 low_reliability", "Elm / Pupils = 2.500", "Elm / Rate = 0"]
    );
    // Columns are known by their headings; what is new is asked.
    assert_eq!(
        lines(APRIL.as_bytes(), Some(&mapping)),
        [
            "Oak / Rate = 15 low_reliability",
            "Oak / Pupils = 1.001",
            "Elm / Rate = suppressed",
            "Elm / Pupils = 2.400",
            "? mark_means *: suppressed"
        ]
    );
}

#[test]
fn a_mapping_is_a_small_json_document() {
    let mapping = answered(MARCH, &[]);
    let text = serde_json::to_string(&mapping).unwrap();
    assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping);
    assert!(text.starts_with(r#"{"version":1,"decisions":[{"code":"encoding","choice":"UTF-8"}"#), "{text}");
    assert!(text.len() < 1500, "{}", text.len());
}

#[test]
fn what_no_longer_fits_is_told() {
    let mapping = answered(MARCH, &[]);
    let other = "School;Pupils;Staff\nAsh;1.5;3\nElm;2.5;4\n";
    let reading = read(other.as_bytes(), Some(&mapping)).unwrap();
    assert_eq!(
        reading.misfits,
        ["the column “Rate” is no longer there", "the column “Staff” is new: figure"]
    );
    let refused = Mapping {
        version: 1,
        decisions: vec![reported_figures::table::Decision {
            code: Code::Sheet,
            about: String::new(),
            choice: "Q9".to_owned(),
            guess: false,
        }],
        ..Mapping::default()
    };
    let energy = std::fs::read(crate::folder().join("energy.xlsx")).unwrap();
    let refusal = read(&energy, Some(&refused)).unwrap_err();
    assert_eq!(refusal.to_string(), "there is no sheet “Q9”; the sheets are Q2, notes");
}
