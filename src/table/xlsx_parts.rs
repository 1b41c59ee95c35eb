//! The parts of an XLSX file, for what the reader of cells does not tell.

use quick_xml::Reader;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The most bytes that are read of a part.
const MAX_PART: u64 = 256 << 20;

/// The texts of the parts whose name fits. What is broken is left out: the reader of cells says what is wrong.
pub fn texts(bytes: &[u8], fits: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let count = archive.as_ref().map_or(0, ZipArchive::len);
    (0..count).filter_map(move |index| {
        let part = archive.as_mut()?.by_index(index).ok()?;
        if !part.name().is_ok_and(|name| fits(&name)) {
            return None;
        }
        let mut xml = String::new();
        part.take(MAX_PART).read_to_string(&mut xml).ok()?;
        Some(xml)
    })
}

/// Reads XML as patiently as the reader of cells does: an end may have another name than its beginning.
pub fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader
}
