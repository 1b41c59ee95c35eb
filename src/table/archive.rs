//! A ZIP archive of the files that a static host serves, and the page within one.

use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The page of an archive that holds its table.
pub const PAGE: &str = "index.html";

/// The most bytes of a page that are read.
const MAX_PAGE: u64 = 64 << 20;

/// Packs files by name, uncompressed: the large ones are WebAssembly, which a host compresses itself. None where a name or the
/// whole is too long for the format. The crate zip would need random numbers, which the module that reads tables must not ask
/// the page for; the format is that of PKWARE's APPNOTE 6.3.
pub fn pack<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Option<Vec<u8>> {
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0u16);
    for (name, bytes) in files {
        let offset = u32::try_from(out.len()).ok()?;
        let entry = entry(name, bytes)?;
        out.extend(b"PK\x03\x04");
        out.extend(&entry);
        out.extend(name.as_bytes());
        out.extend(bytes);
        // Made by version 2.0; no comment, first disk, no attributes.
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&entry);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
        count = count.checked_add(1)?;
    }
    let (start, length) = (u32::try_from(out.len()).ok()?, u32::try_from(directory.len()).ok()?);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].iter().flat_map(|count| count.to_le_bytes()));
    out.extend([length, start].iter().flat_map(|number| number.to_le_bytes()));
    out.extend([0, 0]);
    Some(out)
}

/// What stands of a file both before it and in the directory: version 2.0, a name in UTF-8, stored, on the first day that
/// the format knows, its checksum, its length twice, and the length of its name.
fn entry(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(bytes.len()).ok()?.to_le_bytes();
    let mut entry = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
    entry.extend(crc32(bytes).to_le_bytes());
    entry.extend(length);
    entry.extend(length);
    entry.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
    entry.extend([0, 0]);
    Some(entry)
}

/// The checksum of the format, bit by bit: a few files are packed once.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// The page of an archive, however it was packed since.
pub fn page(bytes: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    // Who packs a folder again packs its name, too.
    let is_page = |name: &str| name == PAGE || name.split_once('/').is_some_and(|(_, rest)| rest == PAGE);
    let name = archive.file_names().filter_map(|name| name.ok()).find(|name| is_page(name))?.to_string();
    let mut text = String::new();
    archive.by_name(&name).ok()?.take(MAX_PAGE).read_to_string(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_was_packed_is_found_again() {
        let packed = pack([("figures.json", &b"{}"[..]), (PAGE, "<p>数字".as_bytes())]).unwrap();
        assert_eq!(page(&packed).as_deref(), Some("<p>数字"));
        let again = pack([("my site/index.html", &b"<p>"[..])]).unwrap();
        assert_eq!(page(&again).as_deref(), Some("<p>"));
        assert_eq!(page(&pack([("data.csv", &b"a,b"[..])]).unwrap()), None);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(page(b"PK\x03\x04broken"), None);
    }
}
