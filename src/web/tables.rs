//! Spreadsheets for the page `make.html`: bytes and decisions go in, what was understood comes out.

use crate::dataset;
use crate::table::archive;
use crate::table::document::About;
use crate::table::progress::{self, Stage};
use crate::table::{self, Mapping, Reading, answer};
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The table that was read last.
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// Tells the page how many of a hundred parts of the work are done.
    fn progress(percent: u32);
}

/// How a table is to be read.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Request {
    mapping: Option<Mapping>,
    id: String,
    title: String,
    source: String,
}

/// Reads a table by a request: JSON with a mapping, and the file's name as `id`, `title` and `source`. The answer is JSON:
/// what was understood with the problems of its dataset, or why nothing was. A refused table leaves the one before.
///
/// Like [`rows`] and [`cleaned`], it must ask nothing of the page but [`progress`]: `www/tables/call.js` calls it without glue.
#[wasm_bindgen]
pub fn understand(bytes: &[u8], request: &str) -> String {
    let request = match serde_json::from_str::<Request>(request) {
        Ok(request) => request,
        Err(error) => return refused("bad_mapping", &error.to_string()),
    };
    if let Some(other) = request.mapping.as_ref().map(|it| it.version).filter(|version| *version != 1) {
        return refused("bad_mapping", &format!("version {other}"));
    }
    progress::listen(progress);
    match table::read(bytes, request.mapping.as_ref()) {
        Ok(reading) => answered(reading, &request),
        Err(refusal) => answer::refusal(&refusal).to_string(),
    }
}

/// The cells of the rows from `first` to before `end`, from 0, of the table that was read last, as a JSON array.
#[wasm_bindgen]
pub fn rows(first: usize, end: usize) -> String {
    READING.with_borrow(|reading| {
        reading
            .as_ref()
            .map_or_else(|| "[]".to_owned(), |reading| answer::rows(reading, first..end).to_string())
    })
}

/// The table that was read last without what was left out, as CSV, with the mapping by which it is read: JSON.
#[wasm_bindgen]
pub fn cleaned() -> String {
    let cleaned = READING.with_borrow(|reading| reading.as_ref().map(table::cleaned::cleaned));
    let (table, mapping) = cleaned.unwrap_or_default();
    json!({"table": table, "mapping": mapping}).to_string()
}

/// Packs files into a ZIP archive: JSON with the name and the length of each, and their bytes one after another. Empty where
/// they do not fit.
#[wasm_bindgen]
pub fn pack(files: &str, bytes: &[u8]) -> Vec<u8> {
    let files: Vec<(String, usize)> = serde_json::from_str(files).unwrap_or_default();
    let mut rest = bytes;
    let parts = files.iter().map_while(|(name, length)| {
        let (file, after) = rest.split_at_checked(*length)?;
        rest = after;
        Some((name.as_str(), file))
    });
    archive::pack(parts).unwrap_or_default()
}

/// The table that a dataset becomes, as JSON with its mapping, with texts in a language where it has them; null where the bytes
/// are no dataset.
#[wasm_bindgen]
pub fn rebuilt(bytes: &[u8], lang: &str) -> String {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim_start_matches('\u{feff}');
    let rebuilt = table::rebuilt::rebuilt(text, lang);
    json!(rebuilt.map(|(table, mapping)| json!({"table": table, "mapping": mapping}))).to_string()
}

/// The page in an archive that [`pack`] made, as JSON; null where there is none.
#[wasm_bindgen]
pub fn packed_page(bytes: &[u8]) -> String {
    json!(archive::page(bytes)).to_string()
}

fn answered(reading: Reading, request: &Request) -> String {
    let Request { id, title, source, .. } = request;
    let about = About { id: id.clone(), title: title.clone(), source: source.clone() };
    let mut answer = answer::answer(&reading, &about);
    progress::at(Stage::Check, 0, 1);
    answer["problems"] = problems(answer["dataset"].as_str().unwrap_or_default());
    READING.set(Some(reading));
    answer.to_string()
}

/// What is wrong with a dataset, as an array.
fn problems(document: &str) -> Value {
    let problems = dataset::read(document).err().map(|problems| dataset::problems_to_json(&problems));
    problems.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(|| json!([]))
}

fn refused(code: &str, about: &str) -> String {
    json!({"refusal": {"code": code, "about": about, "message": about}}).to_string()
}
