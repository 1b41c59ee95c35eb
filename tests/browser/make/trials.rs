//! Tables of real shapes: the page shows what the native reader understands, in the same counts, questions and cells, and what is taken
//! along is the same dataset, key by key.

use reported_figures::site::root;
use reported_figures::table::decode::decode;
use reported_figures::table::document::{About, dataset as document};
use reported_figures::table::grid::GridRow;
use reported_figures::table::{Mapping, Reading, read};
use serde_json::{Value, json};
use std::path::PathBuf;

use super::{catch_files, choose_file, counts, open, read_text, take, texts, wait_until_read};
use crate::support::in_every_engine;
use crate::support::page::Page;

/// The tables, in the order of their names.
fn tables() -> Vec<PathBuf> {
    let folder = root().join("tests/tables");
    let names = std::fs::read_dir(&folder).expect("a folder").map(|it| it.expect("a file").path());
    let is_table = |path: &PathBuf| path.extension().is_some_and(|it| it != "json" && it != "rs");
    let mut tables: Vec<_> = names.filter(is_table).collect();
    tables.sort();
    assert!(tables.len() >= 13, "{tables:?}");
    tables
}

/// What the page should show of a table.
fn expected(reading: &Reading) -> (Vec<usize>, Vec<String>, Vec<String>) {
    let all = reading.counts();
    let mut asked: Vec<String> = reading.questions.iter().map(|it| it.code.name()).collect();
    asked.sort();
    let wrong = reading.not_understood().map(|(position, _)| reading.text(position).to_owned());
    (vec![all.cells, all.figures, all.gaps, all.not_data, all.not_understood], asked, wrong.collect())
}

fn shown(page: &Page) -> (Vec<usize>, Vec<String>, Vec<String>) {
    let asked = page
        .js("return [...document.querySelectorAll('.question.open')].map((it) => it.dataset.code).sort()");
    let asked = asked.as_array().expect("codes").iter().map(|it| it.as_str().expect("a code").to_owned());
    (counts(page), asked.collect(), texts(page, "#not-understood-list button"))
}

/// The dataset that the page hands out.
fn taken(page: &Page) -> Value {
    serde_json::from_slice(&take(page, "take-dataset").1).expect("a dataset")
}

/// What the page says of the name of a file in its dataset.
fn about(name: &str) -> About {
    let title = name.rsplit_once('.').map_or(name, |(title, _)| title).to_owned();
    About { id: title.clone(), title, source: name.to_owned() }
}

/// What the clipboard has of a table: a text as it is, the cells of a workbook with tabs between them.
fn as_text(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return decode(bytes, None).expect("a text").text;
    }
    let reading = read(bytes, None).expect("a workbook");
    let row =
        |row: &GridRow| row.cells.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("\t") + "\n";
    reading.grid.rows.iter().map(row).collect()
}

/// The decisions of a reading, each of them confirmed.
fn confirmed(reading: &Reading) -> Mapping {
    let mut mapping = reading.mapping.clone();
    mapping.decisions.iter_mut().for_each(|decision| decision.guess = false);
    mapping
}

/// Gives the table on the screen a mapping, and waits until it closes all questions.
fn confirm(page: &Page, mapping: &Mapping) {
    choose_file(page, "table.mapping.json", json!(mapping).to_string().as_bytes());
    wait_until_read(page);
    page.wait_until("!document.querySelector('.question.open')");
}

in_every_engine! {
    /// Each table that is chosen as a file is understood as the native reader does, the counts add up, and the dataset is the same.
    fn read_as_natively(page: &mut Page) {
        open(page, "en");
        catch_files(page);
        for path in tables() {
            let bytes = std::fs::read(&path).expect("a table");
            let name = path.file_name().expect("a name").to_str().expect("text");
            let reading = read(&bytes, None).expect("a reading");
            let expected = expected(&reading);
            choose_file(page, name, &bytes);
            wait_until_read(page);
            let all = "JSON.stringify([...document.querySelectorAll('#counts li')].map((it) => Number(it.dataset.count))) === arguments[0]";
            page.wait_until_with(all, json!([json!(expected.0).to_string()]));
            assert_eq!(shown(page), expected, "{}: {}", page.engine(), path.display());
            let counts = counts(page);
            assert_eq!(counts[0], counts[1..].iter().sum::<usize>(), "{}", path.display());
            assert_eq!(taken(page), document(&reading, &about(name)), "{}: {}", page.engine(), path.display());
            let mapping = confirmed(&reading);
            let again = read(&bytes, Some(&mapping)).expect("a reading");
            confirm(page, &mapping);
            assert_eq!(taken(page), document(&again, &about(name)), "{}: {} with its mapping", page.engine(), path.display());
        }
        page.assert_no_errors();
    }

    /// So is each that is pasted as text, as far as the clipboard has it: what a spreadsheet knows beside it, a text has not.
    fn pasted_as_natively(page: &mut Page) {
        open(page, "en");
        catch_files(page);
        for path in tables() {
            let bytes = std::fs::read(&path).expect("a table");
            let text = as_text(&bytes);
            let reading = read(text.as_bytes(), None).expect("a reading");
            page.js("document.getElementById('step-give').click()");
            read_text(page, &text);
            page.wait_until_with("[...document.querySelectorAll('#counts li')].map((it) => it.dataset.count).join() === arguments[0]",
                json!([expected(&reading).0.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")]));
            assert_eq!(taken(page), document(&reading, &About::default()), "{}: {}", page.engine(), path.display());
            let mapping = confirmed(&reading);
            let again = read(text.as_bytes(), Some(&mapping)).expect("a reading");
            confirm(page, &mapping);
            assert_eq!(taken(page), document(&again, &About::default()), "{}: {} with its mapping", page.engine(), path.display());
        }
        page.assert_no_errors();
    }
}
