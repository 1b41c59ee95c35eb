//! Where the cells of an XLSX file say that they stand: inside a sheet, or the file is broken.

use super::refusal::Refusal;
use super::xlsx_parts;
use quick_xml::events::{BytesStart, Event};

/// Columns of a sheet, A to XFD.
const COLUMNS: u64 = 16_384;
/// Rows of a sheet.
const ROWS: u64 = 1_048_576;

/// Refuses a file with a cell that stands outside any sheet: the reader of cells counts in 32 bits, where a place beyond them is
/// another cell's.
///
/// # Errors
/// The first such place. What is broken in other ways is left to the reader of cells.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    // A workbook may keep its sheets in any folder.
    let mut parts = xlsx_parts::texts(bytes, |name| name.ends_with(".xml"));
    parts.find_map(|xml| first_outside(&xml)).map_or(Ok(()), |place| {
        let reason = format!("a cell stands at “{place}”, and a sheet ends at XFD1048576");
        Err(Refusal::Workbook(reason))
    })
}

/// The first place in the XML of a sheet that lies outside of it.
fn first_outside(xml: &str) -> Option<String> {
    let mut reader = xlsx_parts::reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if let Some(place) = places(&tag).into_iter().find(|place| !is_inside(place)) {
                    return Some(place);
                }
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// The places that a tag names: of a row, of a cell, of the corners of an area.
fn places(tag: &BytesStart<'_>) -> Vec<String> {
    let attribute = match tag.local_name().as_ref() {
        "row" | "c" => Some("r"),
        "mergeCell" | "dimension" => Some("ref"),
        _ => None,
    };
    let mut attributes = tag.attributes();
    let named = attributes.with_checks(false).flatten().filter(|it| attribute == Some(it.key.as_ref()));
    let corners = named.flat_map(|it| it.value.split(':').map(str::to_owned).collect::<Vec<_>>());
    corners.collect()
}

/// Whether a place such as `12`, `B12` or `B` lies in a sheet. What is written otherwise is no place.
fn is_inside(place: &str) -> bool {
    let digits = place.trim_start_matches(|it: char| it.is_ascii_alphabetic());
    let letters = &place[..place.len() - digits.len()];
    let column = letters.bytes().fold(0u64, |column, letter| {
        column.saturating_mul(26).saturating_add(u64::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    // Too many digits for a number are too many for a row.
    let row =
        if digits.bytes().all(|it| it.is_ascii_digit()) { digits.parse().unwrap_or(u64::MAX) } else { 1 };
    column <= COLUMNS && (digits.is_empty() || row <= ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_ends_at_its_last_cell() {
        for place in ["1", "A1", "xfd1048576", "XFD", "1048576", "$A$1", "", "0"] {
            assert!(is_inside(place), "{place}");
        }
        for place in
            ["XFE1", "A1048577", "4294967297", "nlineStr", "99999999999999999999999999", "A4294967297"]
        {
            assert!(!is_inside(place), "{place}");
        }
    }

    #[test]
    fn rows_cells_and_areas_say_where_they_stand() {
        let outside = |tag: &str| first_outside(&format!("<worksheet>{tag}<t>r=\"XFE1\"</t></worksheet>"));
        for tag in
            ["<row r=\"4294967297\"/>", "<x:c t=\"n\" r='A4294967297'/>", "<mergeCell ref=\"A1:XFE1\"/>"]
        {
            assert!(outside(tag).is_some(), "{tag}");
        }
        assert!(
            outside("<row r=\"1\"></other><row r=\"9999999\">").is_some(),
            "as the reader of cells reads on"
        );
        assert_eq!(outside("<c r=\"A1\"/><tab r=\"99999999\"/><dimension ref=\"A1:XFD1048576\"/>"), None);
    }
}
