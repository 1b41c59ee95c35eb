//! The archive that `npm install ADDRESS` takes: a gzipped tar file, the same bytes for the same files.

use crate::site::Result;
use crate::site::package::compress;
use std::io;
use tar::{Builder, EntryType, Header};

/// When every file was last changed, in seconds since 1970: the constant that npm itself writes, 26 October 1985. With a
/// date before 1980, npm takes a file for damaged on some systems.
const MODIFIED: u64 = 499_162_500;

/// Packs files, by name, into a gzipped archive, each below the folder `package/`, as npm wants them.
///
/// # Errors
/// A name too long for the format.
pub fn archive<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>> {
    let mut builder = Builder::new(Vec::new());
    for (name, bytes) in files {
        append(&mut builder, &format!("package/{name}"), bytes)
            .map_err(|error| format!("cannot pack {name}: {error}"))?;
    }
    let tar = builder.into_inner().map_err(|error| format!("cannot pack the package: {error}"))?;
    compress::gzip(&tar)
}

/// Appends a file that everybody may read, without an owner, so that equal files make equal archives.
fn append(builder: &mut Builder<Vec<u8>>, path: &str, bytes: &[u8]) -> io::Result<()> {
    let mut header = Header::new_ustar();
    header.set_path(path)?;
    header.set_entry_type(EntryType::Regular);
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(MODIFIED);
    header.set_cksum();
    builder.append(&header, bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::scratch::Scratch;
    use std::process::Command;

    #[test]
    fn the_system_unpacks_what_was_packed() {
        let scratch = Scratch::new();
        let long = "figures ".repeat(200);
        let packed = archive([("a.js", b"one".as_slice()), ("b.wasm", long.as_bytes()), ("c", b"")]).unwrap();
        scratch.write("packed.tgz", &packed);
        let mut tar = Command::new("tar");
        assert!(tar.args(["-xzf", "packed.tgz"]).current_dir(scratch.path()).status().unwrap().success());
        assert_eq!(scratch.files(), ["package/a.js", "package/b.wasm", "package/c", "packed.tgz"]);
        let read = |name: &str| std::fs::read_to_string(scratch.path().join("package").join(name)).unwrap();
        assert_eq!((read("a.js"), read("b.wasm"), read("c")), ("one".to_owned(), long, String::new()));
    }

    #[test]
    fn equal_files_make_equal_archives() {
        let files = [("a.js", b"one".as_slice())];
        assert_eq!(archive(files).unwrap(), archive(files).unwrap());
    }

    #[test]
    fn a_name_too_long_for_the_format_is_an_error() {
        let name = "a".repeat(200);
        let error = archive([(name.as_str(), b"".as_slice())]).unwrap_err();
        assert!(error.starts_with("cannot pack aaa"), "{error}");
    }
}
