//! `generate`: an invented dataset.

use super::output;
use crate::dataset;
use crate::site::Result;
use clap::Args;
use std::path::PathBuf;

/// The arguments of `generate`.
#[derive(Args, Debug)]
pub struct Generate {
    /// The number of units
    #[arg(long, default_value_t = 10)]
    units: u32,
    /// The number of metrics
    #[arg(long, default_value_t = 20)]
    metrics: u32,
    /// The number of half-years that every second metric has figures of
    #[arg(long, default_value_t = 1)]
    periods: u32,
    /// The same seed gives the same dataset
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The file to write; without it, the standard output
    #[arg(short, long, value_name = "FILE.json")]
    output: Option<PathBuf>,
}

impl Generate {
    /// Writes an invented dataset as JSON.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn run(&self) -> Result<()> {
        let (units, metrics, seed) = (self.units, self.metrics, self.seed);
        let dataset = match self.periods {
            0 | 1 => dataset::generate(units, metrics, seed),
            periods => dataset::generate_with_periods(units, metrics, periods, seed),
        };
        output::write(dataset::to_json(&dataset).as_bytes(), self.output.as_deref())
    }
}
