//! The decisions of a table as a document.

use super::code::Code;
use serde::{Deserialize, Serialize};

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What is decided.
    pub code: Code,
    /// The column, row or mark that it is about; empty for the whole table.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What was chosen.
    pub choice: String,
    /// Whether it could be otherwise and nobody has confirmed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guess: bool,
}

/// The decisions of a table as a document: with it, next month's table is read in the same way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The version of this format: 1.
    pub version: u32,
    /// The decisions.
    pub decisions: Vec<Decision>,
    /// Cells that are read as if another text stood there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Metrics that are computed from two others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub computed: Vec<Ratio>,
    /// Metrics that look alike and are not comparable.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<NearPair>,
}

/// A cell that is read as if another text stood there. Where the file has something else by now, it is not touched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The row of the file, from 1.
    pub row: usize,
    /// The column of the file, from 1.
    pub column: usize,
    /// What stands there.
    pub printed: String,
    /// What should.
    pub corrected: String,
}

/// A metric that an editor has computed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// What it is called.
    pub name: String,
    /// The metric that is divided, as the table names it.
    pub of: String,
    /// The metric by which it is divided, as the table names it.
    pub per: String,
    /// For how many of these it is: 1, or a power of ten up to a million.
    #[serde(default = "one")]
    pub times: u32,
    /// The digits after the point, to which it is rounded: 0 to 6.
    #[serde(default)]
    pub decimals: u8,
}

const fn one() -> u32 {
    1
}

/// Two metrics that look alike, with the reason why they are not comparable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearPair {
    /// One metric, as the table names it.
    pub metric: String,
    /// The other.
    pub other: String,
    /// Why they are not comparable.
    pub reason: String,
}
