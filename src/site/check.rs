//! A dataset's errors, each with its place.

use crate::dataset;

/// Checks a dataset.
///
/// # Errors
/// Every problem, one a line.
pub fn report(file_name: &str, text: &str, _colour: bool) -> Result<String, String> {
    match dataset::read(text) {
        Ok(dataset) => Ok(format!("{file_name}: {} figures, no problem", dataset.figures.len())),
        Err(problems) => {
            let said: Vec<_> = problems.iter().map(|it| format!("{file_name}: {}", it.sentence())).collect();
            Err(said.join("\n"))
        }
    }
}
