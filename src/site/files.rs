//! Reading the source tree; every error names the file.

use crate::site::Result;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The root of the source tree: where this program was compiled, or the current folder if that tree is gone.
pub fn root() -> PathBuf {
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    if compiled.join("wasm-pack.toml").is_file() { compiled.to_path_buf() } else { PathBuf::from(".") }
}

/// Reads a UTF-8 text file.
///
/// # Errors
/// Names the file.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| cannot_read(path, &error))
}

/// The files of a folder with this extension, or those without one for `""`, in order of their names.
///
/// # Errors
/// Names the folder.
pub fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>())
        .map_err(|error| cannot_read(folder, &error))?;
    paths.retain(|path| path.is_file() && has_extension(path, extension));
    paths.sort();
    Ok(paths)
}

/// The name and the text of each file that [`files`] finds.
///
/// # Errors
/// Names the folder or the file.
pub fn texts(folder: &Path, extension: &str) -> Result<Vec<(String, String)>> {
    files(folder, extension)?.iter().map(|path| Ok((file_name(path), read_text(path)?))).collect()
}

/// The last component of a path as text; what is not Unicode in it is replaced.
pub fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
        || extension.is_empty() && path.extension().is_none()
}

fn cannot_read(path: &Path, error: &io::Error) -> String {
    format!("cannot read {}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::scratch::Scratch;

    #[test]
    fn files_are_found_by_extension_in_order() {
        let scratch = Scratch::new();
        for name in ["b.css", "a.css", "a.js", "Makefile", "folder.css/c.css"] {
            scratch.write(name, b"text");
        }
        let names = |extension: &str| -> Vec<String> {
            texts(scratch.path(), extension).unwrap().into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names("css"), ["a.css", "b.css"]);
        assert_eq!(names(""), ["Makefile"]);
    }

    #[test]
    fn an_error_names_the_file() {
        let error = read_text(Path::new("no/such/file.txt")).unwrap_err();
        assert!(error.starts_with("cannot read no/such/file.txt: "), "{error}");
        assert!(files(Path::new("no/such/folder"), "txt").unwrap_err().contains("no/such/folder"));
    }
}
