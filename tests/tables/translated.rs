//! All that a person can see on the page `make.html` is in both languages.

use reported_figures::dataset;
use reported_figures::table::advice::Doubt;
use reported_figures::table::document::{About, dataset as document};
use reported_figures::table::figure::{Bound, GapReason, Status};
use reported_figures::table::refusal::Refusal;
use reported_figures::table::roles::Role;
use reported_figures::table::{Decision, Mapping, decisions::Code, read};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// The texts in the sources of the reader of tables that stand between a beginning and the end of a text, with what is filled in
/// as X.
fn texts_after(beginnings: &[&str], is_meant: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let folder = reported_figures::site::root().join("src/table");
    let files = std::fs::read_dir(&folder).unwrap().chain(std::fs::read_dir(folder.join("printed")).unwrap());
    for file in files.map(|it| it.unwrap().path()).filter(|it| it.extension().is_some_and(|it| it == "rs")) {
        if !is_meant(file.file_stem().unwrap().to_str().unwrap()) {
            continue;
        }
        let source = std::fs::read_to_string(&file).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        let joined: String = source.lines().map(str::trim).collect();
        for beginning in beginnings {
            for (at, _) in joined.match_indices(beginning) {
                let text = joined[at + beginning.len()..].split('"').next().unwrap();
                found.insert(filled(text));
            }
        }
    }
    found
}

fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        // Counts and rows are numbers.
        out += if before.ends_with("row ") || before.ends_with("column ") || before.ends_with("than ") {
            "3"
        } else {
            "X"
        };
        rest = after.split_once('}').unwrap().1;
    }
    out + rest
}

/// What is wrong with the datasets of odd tables that an editor describes in odd ways.
fn problems() -> BTreeSet<String> {
    let values = [
        "-5",
        "0",
        "1.5",
        "0.1234567890123456789",
        "1234567890123456789012",
        "<5",
        "5-10",
        "12 ± 3",
        "12 ± 0",
        "150%",
        "1900",
        "-150 %",
    ];
    let kinds = [
        "", "amount", "count", "share", "growth", "rate", "rank", "score", "points", "multiple", "duration",
        "streak",
    ];
    let said = [
        (Code::Title, "", " "),
        (Code::SourceLink, "", "no address"),
        (Code::SourceLink, "", "https://a b"),
        (Code::SourceName, "", "\u{202e}x"),
        (Code::Called, "Value", ""),
        (Code::UnitOfMeasure, "Value", "%"),
        (Code::Better, "Value", "lower"),
        (Code::Better, "Value", "neither"),
    ];
    let mut found = BTreeSet::new();
    for kind in kinds {
        for value in values {
            // What else is said of it does not depend on the kind.
            for (code, about, choice) in
                said.into_iter().filter(|_| value == "1.5").chain([(Code::Title, "", "x")])
            {
                let decision = |code, about: &str, choice: &str| Decision {
                    code,
                    about: about.into(),
                    choice: choice.into(),
                    guess: false,
                };
                let mut decisions = vec![decision(code, about, choice), decision(Code::Kind, "Value", kind)];
                decisions.retain(|it| !it.choice.is_empty());
                let mapping = Mapping { version: 1, decisions, ..Mapping::default() };
                let table = format!(
                    "Town,Value,lower,upper\nAsh,{value},1,9\nElm,{value},9,1\nOak,7,7,7\nFir,3,4,5\n"
                );
                let Ok(reading) = read(table.as_bytes(), Some(&mapping)) else { continue };
                let text = document(&reading, &About::default()).to_string();
                let Err(problems) = dataset::read(&text) else { continue };
                found.extend(problems.iter().flat_map(|it| [it.message.clone(), it.help.clone()]));
            }
        }
    }
    found
}

fn refusals() -> Vec<&'static str> {
    let reason = || "x".to_owned();
    [
        Refusal::Empty,
        Refusal::TooManyBytes(1),
        Refusal::TooManyRows,
        Refusal::TooManyColumns,
        Refusal::TooManyCells,
        Refusal::WebPage(None),
        Refusal::OtherFile("x"),
        Refusal::NotText,
        Refusal::OwnExport("bound".into()),
        Refusal::Workbook(reason()),
        Refusal::NoSheet(reason(), Vec::new()),
        Refusal::OneColumn,
        Refusal::NoFigures,
    ]
    .iter()
    .map(Refusal::code)
    .collect()
}

/// The codes of the questions that tables ask, and what can be chosen.
fn asked() -> (BTreeSet<String>, BTreeSet<String>) {
    let kinds = std::fs::read_dir(crate::folder().join("kinds")).unwrap().map(|it| it.unwrap().path());
    let others =
        std::fs::read_dir(crate::folder()).unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_file());
    let (mut codes, mut choices) = (BTreeSet::new(), BTreeSet::new());
    for file in kinds.chain(others) {
        let bytes = std::fs::read(&file).unwrap();
        let end = bytes.windows(6).position(|it| it == b"=====\n").unwrap_or(bytes.len());
        let Ok(reading) = read(&bytes[..end], None) else { continue };
        let columns: Vec<&str> = reading.structure.headings.iter().map(|it| it.text.as_str()).collect();
        for question in &reading.questions {
            codes.insert(question.code.name());
            choices.extend(question.options.iter().filter(|it| !columns.contains(&it.as_str())).cloned());
        }
    }
    (codes, choices)
}

#[test]
fn all_that_a_person_can_see_is_in_both_languages() {
    let reasons = texts_after(
        &[
            "Err(\"",
            "Err(format!(\"",
            "NotUnderstood(\"",
            "NotUnderstood(format!(\"",
            "let message = format!(\"",
        ],
        |file| !["computed", "decisions"].contains(&file),
    );
    let reasons: Vec<String> = reasons.into_iter().chain(crate::own_csv::reasons()).collect();
    let not_computed = texts_after(&["Err(\"", "Err(format!(\""], |file| file == "computed");
    let of_mappings = ["refuse(format!(\"", "let message = format!(\"", "found.push(format!(\""];
    let mut misfits =
        texts_after(&of_mappings, |file| ["block", "corrections", "decisions", "own_export"].contains(&file));
    let not_computed = not_computed.iter().map(|it| it.replace("X is no power", "3 is no power"));
    misfits.extend(not_computed.map(|it| format!("“X” is not computed: {it}")));
    let (codes, choices) = asked();
    assert!(
        reasons.len() > 20 && codes.len() > 10 && choices.len() > 20,
        "{reasons:?} {codes:?} {choices:?}"
    );
    let all: Value = json!({
        "reasons": reasons,
        "misfits": misfits,
        "problems": problems(),
        "codes": {
            "question.texts": codes,
            "choices": choices,
            "advice": Doubt::ALL.map(Doubt::code),
            "refused": refusals(),
            "roles": Role::ALL.map(Role::as_str),
            "reasons": GapReason::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
            "status": Status::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
            "bounds": Bound::ALL.iter().filter(|it| **it != Bound::Exact).map(|it| it.as_str()).collect::<Vec<_>>(),
        },
    });
    let script = crate::folder().join("words/translated.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js");
    node.stdin.take().unwrap().write_all(all.to_string().as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    let missing: Vec<String> = serde_json::from_slice(&output.stdout).expect("a list");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
