//! What an earlier build drew, and from what: a build that was interrupted, or repeated, draws only the rest.

use crate::site::Result;
use crate::site::hash;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

/// The file of the record: the key of the inputs, then a line for each file that was drawn from them.
const RECORD: &str = ".reported-figures-drawn";

/// The files in a folder that were drawn from the same inputs.
#[derive(Debug)]
pub struct Drawn {
    /// The hash of each file, by its name.
    files: BTreeMap<String, String>,
    record: File,
}

impl Drawn {
    /// The record of a folder; an empty one where what it has was drawn from other inputs than those of the key.
    ///
    /// # Errors
    /// A record that cannot be written.
    pub fn open(dir: &Path, key: &str) -> Result<Self> {
        let path = dir.join(RECORD);
        let failed = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
        let text = fs::read_to_string(&path).unwrap_or_default();
        // A line that was torn off when a build was interrupted is none.
        let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
        let mut lines = whole.lines();
        let is_same = lines.next() == Some(key);
        let entries = lines.filter(|_| is_same).filter_map(|line| line.split_once(' '));
        let files: BTreeMap<_, _> = entries.map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect();
        let lines: String = files.iter().map(|(name, hash)| format!("{hash} {name}\n")).collect();
        fs::write(&path, format!("{key}\n{lines}")).map_err(failed)?;
        let record = OpenOptions::new().append(true).open(&path).map_err(failed)?;
        Ok(Self { files, record })
    }

    /// Whether a file of these bytes was drawn from the same inputs.
    pub fn has(&self, name: &str, bytes: &[u8]) -> bool {
        self.files.get(name).is_some_and(|hash| *hash == hash::quick(bytes))
    }

    /// Notes files that were drawn, once they are written.
    ///
    /// # Errors
    /// A record that cannot be written.
    pub fn add(&mut self, files: &[(String, Vec<u8>)]) -> Result<()> {
        let lines: String =
            files.iter().map(|(name, bytes)| format!("{} {name}\n", hash::quick(bytes))).collect();
        self.record.write_all(lines.as_bytes()).map_err(|error| format!("cannot write {RECORD}: {error}"))
    }
}
