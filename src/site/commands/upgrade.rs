//! `upgrade`: a dataset in the latest version of the format.

use super::{check, output};
use crate::dataset;
use crate::site::Result;
use clap::Args;
use std::path::PathBuf;

/// The arguments of `upgrade`.
#[derive(Args, Debug)]
pub struct Upgrade {
    /// A JSON file, or - for the standard input
    file: PathBuf,
    /// The file to write; without it, the standard output
    #[arg(short, long, value_name = "FILE.json")]
    output: Option<PathBuf>,
}

impl Upgrade {
    /// Writes the dataset as version 2, with the same figures, ranks and numbers shown. One of version 2 stays what it is.
    ///
    /// # Errors
    /// A file that cannot be read or written, or a dataset with errors, which are printed.
    pub fn run(&self) -> Result<()> {
        let dataset = check::dataset(Some(&self.file))?;
        output::write(dataset::to_json(&dataset).as_bytes(), self.output.as_deref())
    }
}
