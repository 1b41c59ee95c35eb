//! What is wrong with a dataset that the widget refused.

use wasm_bindgen::prelude::*;

use crate::dataset;

/// All problems of a dataset, as a JSON array of objects with path, line, column, message and help.
///
/// It must ask nothing of the page: `www/element/diagnostics.js` calls it without glue.
#[wasm_bindgen]
pub fn problems(text: &str) -> String {
    dataset::read(text).map_or_else(|problems| dataset::problems_to_json(&problems), |_| String::from("[]"))
}
