//! The bytes of a file become rows of cells, whatever kind of file it is.

use super::decisions::{Code, Decisions};
use super::grid::Grid;
use super::limits::MAX_BYTES;
use super::refusal::Refusal;
use super::workbook::{Sheet, Workbook};
use super::{decode, delimited, html};

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The encoding of a text.
    pub encoding: Option<String>,
    /// What parts the cells of a text.
    pub delimiter: Option<char>,
    /// The sheets of a workbook: the likeliest first, hidden ones last.
    pub sheets: Vec<Sheet>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// Whether cells may show their numbers as per cent without this being known.
    pub may_hide_percent: bool,
}

/// Reads a file.
///
/// # Errors
/// Bytes that are no table, with what to do about it.
pub fn load(bytes: &[u8], decisions: &mut Decisions) -> Result<(Grid, File), Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooManyBytes(bytes.len()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if let Some(mut workbook) = Workbook::open(bytes)? {
        return from_workbook(&mut workbook, decisions);
    }
    if let Some(kind) = other_file(bytes) {
        return Err(Refusal::OtherFile(kind));
    }
    from_text(bytes, decisions)
}

fn from_workbook(workbook: &mut Workbook<'_>, decisions: &mut Decisions) -> Result<(Grid, File), Refusal> {
    let sheets = workbook.sheets();
    let names = || sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let asked = decisions.given(Code::Sheet, "").map(str::to_owned);
    if let Some(name) = asked.filter(|name| !sheets.iter().any(|sheet| sheet.name == *name)) {
        return Err(Refusal::NoSheet(name, names()));
    }
    let default = likeliest(workbook, &sheets)?;
    let chosen = decisions.settle(Code::Sheet, "", &default);
    let grid = workbook.grid(&chosen)?;
    Ok((
        grid,
        File {
            sheets: sheets.clone(),
            sheet: Some(chosen),
            may_hide_percent: !workbook.knows_formats(),
            ..File::default()
        },
    ))
}

/// The first sheet that is not hidden and has a table: covers and notes come before it in many workbooks.
fn likeliest(workbook: &mut Workbook<'_>, sheets: &[Sheet]) -> Result<String, Refusal> {
    let mut first = None;
    for sheet in sheets {
        let grid = match workbook.grid(&sheet.name) {
            Ok(grid) => grid,
            Err(refusal) => {
                first.get_or_insert(Err(refusal));
                continue;
            }
        };
        if grid.rows.iter().filter(|row| row.filled() > 1).count() > 1 {
            return Ok(sheet.name.clone());
        }
        first.get_or_insert_with(|| Ok(sheet.name.clone()));
    }
    first.unwrap_or(Err(Refusal::Empty))
}

fn from_text(bytes: &[u8], decisions: &mut Decisions) -> Result<(Grid, File), Refusal> {
    let asked = decisions.given(Code::Encoding, "").map(str::to_owned);
    let decoded = decode::decode(bytes, asked.as_deref())?;
    decisions.settle(Code::Encoding, "", decoded.encoding);
    let encoding = Some(decoded.encoding.to_owned());
    if html::is_html(&decoded.text) {
        return Ok((html::read(&decoded.text)?, File { encoding, ..File::default() }));
    }
    if let Some(kind) = other_text(&decoded.text) {
        return Err(Refusal::OtherFile(kind));
    }
    let asked = decisions.given(Code::Delimiter, "").and_then(|name| name.chars().next());
    let asked = asked.filter(|letter| delimited::DELIMITERS.contains(letter));
    let (grid, delimiter) = delimited::read(&decoded.text, asked)?;
    decisions.settle(Code::Delimiter, "", &delimiter.to_string());
    Ok((grid, File { encoding, delimiter: Some(delimiter), ..File::default() }))
}

fn other_file(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 8] = [
        (b"%PDF", "a PDF file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1f\x8b", "a compressed file"),
        (b"7z\xbc\xaf", "a compressed file"),
        (b"Rar!", "a compressed file"),
        (b"PAR1", "a Parquet file"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

fn other_text(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    match () {
        () if start.starts_with("{\\rtf") => Some("a formatted text"),
        () if start.starts_with("<?xml") => Some("an XML document"),
        () if start.starts_with('{') || start.starts_with("[{") || start.starts_with("[[") => {
            Some("a JSON document")
        }
        () => None,
    }
}
