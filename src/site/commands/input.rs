//! The text that a command is given.

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

/// Whether errors are read at a terminal that shows colours, and the reader has not turned them off.
pub fn is_terminal() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
