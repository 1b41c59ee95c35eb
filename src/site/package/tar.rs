//! The archive that `npm install ADDRESS` takes: a tape archive (POSIX ustar), the same bytes for the same files.

use crate::site::Result;
use crate::site::package::compress;

/// Archives come in blocks of this many bytes, and end with two empty ones.
const BLOCK: usize = 512;

/// Packs files, by name, into a gzipped archive, each below the folder `package/`, as npm wants them.
///
/// # Errors
/// A name or a file too long for the format.
pub fn package<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for (name, bytes) in files {
        out.extend(header(&format!("package/{name}"), bytes.len())?);
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(BLOCK), 0);
    }
    out.resize(out.len() + 2 * BLOCK, 0);
    compress::gzip(&out)
}

/// A file that everybody may read, of no owner and no time, so that equal files make equal archives.
fn header(name: &str, size: usize) -> Result<[u8; BLOCK]> {
    let size = format!("{size:011o}");
    // The fields are ended by a zero byte.
    if name.len() > 99 || size.len() > 11 {
        return Err(format!("{name} does not fit into an archive"));
    }
    let mut block = [0; BLOCK];
    let mut put = |at: usize, text: &str| block[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, &size);
    // npm's reader takes a file of before 1980 for a broken one on some systems, so this is npm's own: 26 October 1985.
    put(136, "03560116604");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = block.iter().copied().map(u32::from).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(block)
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
        let packed = package([("a.js", b"one".as_slice()), ("b.wasm", long.as_bytes()), ("c", b"")]).unwrap();
        scratch.write("packed.tgz", &packed);
        let mut tar = Command::new("tar");
        assert!(tar.args(["-xzf", "packed.tgz"]).current_dir(scratch.path()).status().unwrap().success());
        assert_eq!(scratch.files(), ["package/a.js", "package/b.wasm", "package/c", "packed.tgz"]);
        let read = |name: &str| std::fs::read_to_string(scratch.path().join("package").join(name)).unwrap();
        assert_eq!((read("a.js"), read("b.wasm"), read("c")), ("one".to_owned(), long, String::new()));
    }

    #[test]
    fn equal_files_make_equal_archives_and_long_names_none() {
        let files = [("a.js", b"one".as_slice())];
        assert_eq!(package(files).unwrap(), package(files).unwrap());
        assert!(package([("a".repeat(100).as_str(), b"".as_slice())]).is_err());
    }
}
