//! The output folder of a build. A file is replaced at once, so that a running server never reads half of it; its
//! compressed copies are beside it; what earlier builds left is removed.

use crate::site::Result;
use crate::site::hash;
use crate::site::package::compress::{self, Compressed};
use crate::site::package::drawn::Drawn;
use crate::site::package::sizes::FileSize;
use crate::site::side_by_side::side_by_side;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The file that lists what a build wrote, so that the next one removes that and nothing else.
const MANIFEST: &str = ".reported-figures";

/// The file with the SHA-384 of each file, for `sha384sum --check SHA384SUMS`: what is on a host is what was built.
const SUMS: &str = "SHA384SUMS";

/// An output folder that is being written.
#[derive(Debug)]
pub struct Dist {
    dir: PathBuf,
    /// The names of all files that this build or an earlier one may have written.
    known: BTreeSet<String>,
    sizes: Vec<FileSize>,
}

impl Dist {
    /// Opens a folder for a build, and creates it if need be.
    ///
    /// # Errors
    /// A folder with files that no build wrote.
    pub fn open(dir: &Path) -> Result<Self> {
        fs::create_dir_all(dir).map_err(|error| format!("cannot create {}: {error}", dir.display()))?;
        let manifest = dir.join(MANIFEST);
        let known = match fs::read_to_string(&manifest) {
            Ok(text) => text.lines().filter(|name| is_inside(name)).map(str::to_owned).collect(),
            Err(_) if is_empty(dir) => BTreeSet::new(),
            Err(_) => {
                return Err(format!(
                    "{} has files that no build wrote; empty it, or choose another folder with --out",
                    dir.display()
                ));
            }
        };
        // At once, so that a build that fails later does not lock the next one out.
        let dist = Self { dir: dir.to_owned(), known, sizes: Vec::new() };
        dist.write_manifest(&dist.known)?;
        Ok(dist)
    }

    /// Writes a file and its compressed copies; a file that has not changed keeps its time of modification.
    ///
    /// Write a file before those that name it: a page that is being served then never names a missing one.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.put_all(&[(name, bytes)])
    }

    /// Writes files in their order, as [`Dist::put`] writes one; what changed is compressed side by side before.
    ///
    /// # Errors
    /// The first file that cannot be written.
    pub fn put_all(&mut self, files: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Result<()> {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_ref(), bytes.as_ref())).collect();
        self.register(files.iter().map(|(name, _)| *name))?;
        let changed = files.iter().filter(|(name, bytes)| !is_written(&self.dir, name, bytes));
        let copies = compressed(changed.copied())?;
        for (name, bytes) in files {
            self.sizes.push(write(&self.dir, name, bytes, copies.get(bytes))?);
        }
        Ok(())
    }

    /// Whether files that this build would draw stand as an earlier one drew them from the same inputs; they are of this build then.
    ///
    /// # Errors
    /// A file that vanishes meanwhile, or a manifest that cannot be written.
    pub fn keep(&mut self, names: &[String], drawn: &Drawn) -> Result<bool> {
        let stands = |name: &String| {
            let has_copies = with_copies(name).all(|name| self.dir.join(name).is_file());
            has_copies && fs::read(self.dir.join(name)).is_ok_and(|bytes| drawn.has(name, &bytes))
        };
        if !names.iter().all(stands) {
            return Ok(false);
        }
        self.register(names.iter().map(String::as_str))?;
        for name in names {
            let raw = length(&self.dir.join(name))?;
            self.sizes.push(size_of(&self.dir, name, raw)?);
        }
        Ok(true)
    }

    /// What was drawn into this folder from the inputs of this key.
    ///
    /// # Errors
    /// As [`Drawn::open`].
    pub fn drawn(&self, key: &str) -> Result<Drawn> {
        Drawn::open(&self.dir, key)
    }

    /// The names of the files of this build so far, without their compressed copies.
    pub fn names(&self) -> Vec<String> {
        self.sizes.iter().map(|file| file.name.clone()).collect()
    }

    /// Removes what earlier builds wrote and this one did not, and writes the sums of the rest; returns the sizes of the files,
    /// ordered by name.
    ///
    /// # Errors
    /// A file that cannot be read back, or a manifest that cannot be written.
    pub fn close(mut self) -> Result<Vec<FileSize>> {
        let mut now = BTreeSet::new();
        for file in &self.sizes {
            now.extend(with_copies(&file.name));
        }
        for stale in self.known.difference(&now) {
            // OK because a file that cannot be removed is gone already, or does no harm.
            let _ = fs::remove_file(self.dir.join(stale));
        }
        replace(&self.dir.join(SUMS), sums(&self.dir, &now)?.as_bytes())?;
        now.insert(SUMS.to_owned());
        self.write_manifest(&now)?;
        self.sizes.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(self.sizes)
    }

    /// Adds names to the manifest before their files exist: a build that fails leaves no file that is not listed. All at once, because
    /// a site of thousands of pages has a long manifest.
    fn register<'n>(&mut self, names: impl Iterator<Item = &'n str>) -> Result<()> {
        let before = self.known.len();
        self.known.extend(names.flat_map(with_copies));
        if self.known.len() == before { Ok(()) } else { self.write_manifest(&self.known) }
    }

    fn write_manifest(&self, names: &BTreeSet<String>) -> Result<()> {
        let lines: String = names.iter().map(|name| format!("{name}\n")).collect();
        replace(&self.dir.join(MANIFEST), lines.as_bytes())
    }
}

/// A line for each file: its SHA-384, and its name.
fn sums(dir: &Path, names: &BTreeSet<String>) -> Result<String> {
    let line = |name: &String| {
        let bytes = fs::read(dir.join(name)).map_err(|error| format!("cannot read {name}: {error}"))?;
        Ok(format!("{}  {name}\n", hash::full(&bytes)))
    };
    names.iter().map(line).collect()
}

/// The compressed copies of files; those with the same bytes are compressed once.
fn compressed<'b>(
    files: impl Iterator<Item = (&'b str, &'b [u8])>,
) -> Result<BTreeMap<&'b [u8], Compressed>> {
    let distinct: BTreeSet<&[u8]> =
        files.filter(|(name, _)| compress::shrinks(name)).map(|(_, bytes)| bytes).collect();
    let mut distinct: Vec<&[u8]> = distinct.into_iter().collect();
    // A large one that is begun last would have one core at work.
    distinct.sort_by_key(|bytes| std::cmp::Reverse(bytes.len()));
    let copies = side_by_side(&distinct, |bytes| compress::compress(bytes))?;
    Ok(distinct.into_iter().zip(copies).collect())
}

/// Whether a file and its compressed copies are there, with these bytes.
fn is_written(dir: &Path, name: &str, bytes: &[u8]) -> bool {
    with_copies(name).all(|name| dir.join(name).is_file())
        && fs::read(dir.join(name)).ok().as_deref() == Some(bytes)
}

/// Writes a file and its compressed copies below a folder, unless they are there with these bytes.
fn write(dir: &Path, name: &str, bytes: &[u8], copies: Option<&Compressed>) -> Result<FileSize> {
    let path = dir.join(name);
    if !is_written(dir, name, bytes) {
        // First without copies: a build that is interrupted here leaves none that are of other bytes.
        for copy in with_copies(name).skip(1) {
            // OK because one that cannot be removed is not there, or is replaced below.
            let _ = fs::remove_file(dir.join(copy));
        }
        replace(&path, bytes)?;
    }
    if let Some(Compressed { brotli, gzip }) = copies {
        replace(&with_suffix(&path, "br"), brotli)?;
        replace(&with_suffix(&path, "gz"), gzip)?;
    }
    size_of(dir, name, bytes.len())
}

/// The size of a file that is written, and of its compressed copy.
fn size_of(dir: &Path, name: &str, raw: usize) -> Result<FileSize> {
    let copy = with_suffix(&dir.join(name), "br");
    let brotli = compress::shrinks(name).then(|| length(&copy)).transpose()?;
    Ok(FileSize { name: name.to_owned(), raw, brotli })
}

/// The name of a file and those of its compressed copies, if it has any.
fn with_copies(name: &str) -> impl Iterator<Item = String> {
    let endings: &[_] = if compress::shrinks(name) { &["", ".br", ".gz"] } else { &[""] };
    endings.iter().map(move |ending| format!("{name}{ending}"))
}

fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_none())
}

/// Whether a name in the manifest is that of a file inside the folder.
fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn with_suffix(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn length(path: &Path) -> Result<usize> {
    let found = fs::metadata(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    usize::try_from(found.len()).map_err(|error| error.to_string())
}

/// Replaces a file at once: a server that runs meanwhile sends either the old bytes or the new ones.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let fresh = with_suffix(path, "new");
    fs::write(&fresh, bytes).and_then(|()| fs::rename(&fresh, path)).map_err(failed)
}

#[cfg(test)]
mod tests;
