//! The bytes of a file become rows of cells, whatever kind of file it is.

use super::decisions::{Code, Decisions};
use super::grid::{Grid, GridCell, Storage};
use super::limits::MAX_BYTES;
use super::refusal::Refusal;
use super::row_view::{Look, look};
use super::sheet::Sheet;
use super::workbook::Workbook;
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
    let asked = decisions.given(Code::Sheet, "").map(str::to_owned);
    if let Some(name) = asked.filter(|name| !sheets.iter().any(|sheet| sheet.name == *name)) {
        return Err(Refusal::NoSheet(name, sheets.into_iter().map(|sheet| sheet.name).collect()));
    }
    let (sheets, first) = likeliest_first(workbook, sheets)?;
    let default = sheets.first().map(|sheet| sheet.name.clone()).unwrap_or_default();
    let chosen = decisions.settle(Code::Sheet, "", &default);
    let grid = match first {
        Some(grid) if chosen == default => grid,
        _ => workbook.grid(&chosen)?,
    };
    let may_hide_percent = !workbook.knows_formats();
    Ok((grid, File { sheets, sheet: Some(chosen), may_hide_percent, ..File::default() }))
}

/// How many cells are read to find out which sheet is the likeliest.
const MAX_COMPARED: usize = 2_000_000;

/// The sheets, the likeliest first, then those with a table, then those without one, hidden ones last; with the cells of the first,
/// if they are read already. Covers, contents and notes come before the table in many workbooks, and have few numbers: the likeliest
/// is the first one with a good part of the most.
fn likeliest_first(
    workbook: &mut Workbook<'_>,
    sheets: Vec<Sheet>,
) -> Result<(Vec<Sheet>, Option<Grid>), Refusal> {
    let (mut read, mut refused, mut found) = (0, None, Vec::new());
    for sheet in sheets {
        let grid = if read > MAX_COMPARED {
            None
        } else {
            workbook.grid(&sheet.name).map_err(|it| refused = Some(it)).ok()
        };
        read += grid.as_ref().map_or(0, |grid| grid.rows.iter().map(|row| row.cells.len()).sum());
        found.push((grid.as_ref().map_or(0, numbers), sheet, grid));
    }
    let visible = || found.iter().filter(|(_, sheet, _)| !sheet.is_hidden);
    let most = visible().map(|(numbers, ..)| *numbers).max().unwrap_or(0);
    let best =
        found.iter().position(|(numbers, sheet, _)| !sheet.is_hidden && numbers * 3 >= most).unwrap_or(0);
    if found.iter().all(|(.., grid)| grid.is_none())
        && let Some(refused) = refused
    {
        return Err(refused);
    }
    let best = (best < found.len()).then(|| found.remove(best));
    found.sort_by_key(|(numbers, sheet, _)| (sheet.is_hidden, *numbers == 0));
    let (first, grid) = best.map_or((None, None), |(_, sheet, grid)| (Some(sheet), grid));
    Ok((first.into_iter().chain(found.into_iter().map(|(_, sheet, _)| sheet)).collect(), grid))
}

/// How many cells of rows with several cells are numbers.
fn numbers(grid: &Grid) -> usize {
    let rows = grid.rows.iter().filter(|row| row.filled() > 1);
    let is_number = |cell: &&GridCell| {
        cell.storage == Storage::Number
            || matches!(look(&cell.text, cell.storage), Look::Number | Look::Bounded)
    };
    rows.map(|row| row.cells.iter().filter(is_number).count()).sum()
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
