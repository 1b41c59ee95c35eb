//! `build`: the site as a folder of files.

use super::output;
use crate::site::build::{build, sizes};
use crate::site::{Result, root};
use clap::Args;
use std::path::{Path, PathBuf};

/// The arguments of `build`.
#[derive(Args, Debug)]
pub struct Build {
    /// The folder to write [default: dist in the source tree]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The address at which the site will be published, for social cards and oEmbed: https://figures.example/
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,
}

impl Build {
    /// Builds the site, and prints the size of every file.
    ///
    /// # Errors
    /// The first step that failed.
    pub fn run(&self) -> Result<()> {
        site(self.out.as_deref().unwrap_or(&dist()), self.base.as_deref())
    }
}

/// The folder that is built where none is given.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the site for the address `base` into the folder `out`, and prints the size of every file.
///
/// # Errors
/// The first step that failed.
pub fn site(out: &Path, base: Option<&str>) -> Result<()> {
    let files = build(&root(), out, base)?;
    output::write(format!("\n{}\n", sizes::table(&files)).as_bytes(), None)
}
