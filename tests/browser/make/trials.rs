//! Tables of real shapes: the page shows what the native reader understands, in the same counts, questions and cells.

use reported_figures::site::root;
use reported_figures::table::{Reading, read};

use serde_json::json;

use super::{choose_file, counts, open, texts, wait_until_read};
use crate::support::in_every_engine;
use crate::support::page::Page;

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

in_every_engine! {
    /// Each table that is chosen as a file is understood as the native reader does, and the counts add up.
    fn read_as_natively(page: &mut Page) {
        let folder = root().join("tests/tables");
        let names = std::fs::read_dir(&folder).expect("a folder").map(|it| it.expect("a file").path());
        let mut tables: Vec<_> = names.filter(|path| path.extension().is_some_and(|it| it != "json" && it != "rs")).collect();
        tables.sort();
        assert!(tables.len() >= 13, "{tables:?}");
        open(page, "en");
        for path in tables {
            let bytes = std::fs::read(&path).expect("a table");
            let expected = expected(&read(&bytes, None).expect("a reading"));
            choose_file(page, path.file_name().expect("a name").to_str().expect("text"), &bytes);
            wait_until_read(page);
            let all = "JSON.stringify([...document.querySelectorAll('#counts li')].map((it) => Number(it.dataset.count))) === arguments[0]";
            page.wait_until_with(all, json!([json!(expected.0).to_string()]));
            assert_eq!(shown(page), expected, "{}: {}", page.engine(), path.display());
            let counts = counts(page);
            assert_eq!(counts[0], counts[1..].iter().sum::<usize>(), "{}", path.display());
        }
        page.assert_no_errors();
    }
}
