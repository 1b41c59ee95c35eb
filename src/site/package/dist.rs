//! The build's output on disk: each file whole or not at all, compressed beside itself, nothing left of earlier builds.

use crate::site::Result;
use crate::site::build::sizes::FileSize;
use crate::site::package::compress;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Lists what a build wrote, so that the next one clears away that and nothing else.
const MANIFEST: &str = ".reported-figures";

/// An output folder that is being written.
#[derive(Debug)]
pub struct Dist {
    dir: PathBuf,
    /// All that this build or an earlier one may have written.
    known: BTreeSet<String>,
    sizes: Vec<FileSize>,
}

impl Dist {
    /// Opens a folder for a build.
    ///
    /// # Errors
    /// Refuses a folder with files that no build of ours wrote.
    pub fn open(dir: &Path) -> Result<Self> {
        fs::create_dir_all(dir).map_err(|error| format!("cannot make {}: {error}", dir.display()))?;
        let manifest = dir.join(MANIFEST);
        let known = match fs::read_to_string(&manifest) {
            Ok(text) => text.lines().filter(|name| is_inside(name)).map(str::to_owned).collect(),
            Err(_) if is_empty(dir) => BTreeSet::new(),
            Err(_) => {
                return Err(format!(
                    "{} holds files of others; empty it or choose another with --out",
                    dir.display()
                ));
            }
        };
        // Whatever happens from here on, the folder is known as ours.
        let dist = Self { dir: dir.to_owned(), known, sizes: Vec::new() };
        dist.write_manifest(&dist.known)?;
        Ok(dist)
    }

    /// Writes one file and its compressed twins; a file that has not changed is left alone, and its age with it.
    ///
    /// Write what others name first: a page that is being served then never names a file that is not there.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.announce(name)?;
        let path = self.dir.join(name);
        let twins = [twin(&path, "br"), twin(&path, "gz")];
        let shrinks = compress::shrinks(name);
        let complete = !shrinks || twins.iter().all(|twin| twin.is_file());
        if !complete || fs::read(&path).ok().as_deref() != Some(bytes) {
            if shrinks {
                let compressed = compress::compress(bytes)?;
                replace(&twins[0], &compressed.brotli)?;
                replace(&twins[1], &compressed.gzip)?;
            }
            replace(&path, bytes)?;
        }
        let brotli = if shrinks { Some(length(&twins[0])?) } else { None };
        self.sizes.push(FileSize { name: name.to_owned(), raw: bytes.len(), brotli });
        Ok(())
    }

    /// The names of the files of this build so far, without their twins.
    pub fn names(&self) -> Vec<String> {
        self.sizes.iter().map(|file| file.name.clone()).collect()
    }

    /// Clears away what earlier builds wrote and this one did not; gives the sizes, by name.
    pub fn close(mut self) -> Result<Vec<FileSize>> {
        let mut now = BTreeSet::new();
        for file in &self.sizes {
            now.extend(with_twins(&file.name));
        }
        for stale in self.known.difference(&now) {
            // Already gone is as good as removed.
            let _ = fs::remove_file(self.dir.join(stale));
        }
        self.write_manifest(&now)?;
        self.sizes.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(self.sizes)
    }

    /// Puts a new name in the manifest before its file is there, so that a build that fails leaves nothing unknown.
    fn announce(&mut self, name: &str) -> Result<()> {
        if self.known.contains(name) {
            return Ok(());
        }
        self.known.extend(with_twins(name));
        self.write_manifest(&self.known)
    }

    fn write_manifest(&self, names: &BTreeSet<String>) -> Result<()> {
        let lines: String = names.iter().map(|name| format!("{name}\n")).collect();
        replace(&self.dir.join(MANIFEST), lines.as_bytes())
    }
}

/// The names that one file takes: its own, and its twins' if it has any.
fn with_twins(name: &str) -> impl Iterator<Item = String> {
    let endings: &[_] = if compress::shrinks(name) { &["", ".br", ".gz"] } else { &[""] };
    endings.iter().map(move |ending| format!("{name}{ending}"))
}

fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_none())
}

/// Whether a line of the manifest names a file in the folder and nowhere else.
fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn twin(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn length(path: &Path) -> Result<usize> {
    let found = fs::metadata(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    usize::try_from(found.len()).map_err(|error| error.to_string())
}

/// Puts new bytes in a file's place in one move, so that a running server sends the old ones or the new.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let fresh = twin(path, "new");
    fs::write(&fresh, bytes).and_then(|()| fs::rename(&fresh, path)).map_err(failed)
}

#[cfg(test)]
mod tests;
