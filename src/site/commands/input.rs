//! The dataset that a command is given.

use super::check;
use crate::dataset::{self, Dataset};
use crate::site::Result;
use crate::site::files::read_text;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;

/// A text and the name of its file, for errors.
pub struct Input {
    /// The file's path, or “standard input”.
    pub name: String,
    /// The content.
    pub text: String,
}

impl Input {
    /// Reads a file, or the standard input for `-`.
    ///
    /// # Errors
    /// Names the file.
    pub fn read(file: &Path) -> Result<Self> {
        if file.as_os_str() != "-" {
            return Ok(Self { name: file.display().to_string(), text: read_text(file)? });
        }
        let mut text = String::new();
        io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| format!("cannot read the standard input: {error}"))?;
        Ok(Self { name: "standard input".to_owned(), text })
    }

    /// Prints the errors of a dataset, and returns the sentence that sums them up.
    pub fn refuse(&self, errors: &str) -> String {
        eprintln!("{}\n", errors.trim_end());
        format!("{} is not a valid dataset; correct the above and check again", self.name)
    }
}

/// The dataset in a file, or the embedded one where there is no file.
///
/// # Errors
/// A file that cannot be read, or a dataset with errors, which are printed.
pub fn dataset(file: Option<&Path>) -> Result<Dataset> {
    let Some(file) = file else { return Ok(dataset::embedded()) };
    let input = Input::read(file)?;
    dataset::read(&input.text).map_err(|_| {
        let report = check::report(&input.name, &input.text, is_terminal());
        input.refuse(&report.err().unwrap_or_default())
    })
}

/// Whether errors are read at a terminal that shows colours, and the reader has not turned them off.
pub fn is_terminal() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
