//! The figures that a site shows: the embedded ones, those of a dataset, or those of a table.

use super::input::Input;
use super::{check, import};
use crate::dataset;
use crate::site::Result;
use crate::site::pages::site_dataset::SiteDataset;
use clap::Args;
use std::path::{Path, PathBuf};

/// The arguments that choose the figures of a site.
#[derive(Args, Debug)]
pub struct Data {
    /// The figures to show, instead of the embedded ones: a dataset (JSON) or a table (CSV, TSV, XLSX, XLS, ODS or HTML)
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// The decisions by which a table is read, as import --save-mapping wrote them
    #[arg(long, value_name = "FILE.json", requires = "data")]
    mapping: Option<PathBuf>,
    /// Read what could be read in two ways as proposed
    #[arg(long, requires = "data")]
    accept_guesses: bool,
}

impl Data {
    /// Reads the figures.
    ///
    /// # Errors
    /// A file that cannot be read, errors of a dataset, which are printed, or a question about a table that decides a number.
    pub fn site_dataset(&self) -> Result<SiteDataset> {
        let Some(file) = &self.data else { return Ok(SiteDataset::embedded()) };
        let own = if is_json(file) { check::dataset(Some(file))? } else { self.of_table(file)? };
        Ok(SiteDataset::own(own))
    }

    fn of_table(&self, file: &Path) -> Result<dataset::Dataset> {
        let reading = import::read(file, self.mapping.as_deref())?;
        let text = import::document_of(&reading, file, self.accept_guesses)?;
        check::dataset_of(&Input { name: format!("the dataset of {}", file.display()), text })
    }
}

/// Whether a file is a dataset; everything else is a table, or what no table can be made of.
fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
        || file.as_os_str() == "-"
}
