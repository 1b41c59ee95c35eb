//! The sheets of a workbook: XLSX, XLS and ODS.

use super::cell_references;
use super::compound_file;
use super::grid::{Grid, GridCell, Storage};
use super::limits::{MAX_CELLS, MAX_ROWS};
use super::number_format;
use super::open_document::OpenDocument;
use super::progress::{self, Stage};
use super::raised::RaisedTexts;
use super::refusal::Refusal;
use super::sheet::{Cells, Sheet};
use super::xls_details::{self, Detail, Details};
use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Xls, Xlsx};
use std::collections::HashMap;
use std::io::Cursor;

type Bytes<'a> = Cursor<&'a [u8]>;

/// An open workbook.
pub enum Workbook<'a> {
    /// Excel 2007 and later.
    Xlsx(Box<Xlsx<Bytes<'a>>>, RaisedTexts),
    /// Excel before 2007, with what else is known of cells by their sheet; nothing before Excel 97.
    Xls(Box<Xls<Bytes<'a>>>, Option<HashMap<String, Details>>),
    /// LibreOffice.
    Ods(Box<OpenDocument>),
}

impl<'a> Workbook<'a> {
    /// Opens a workbook, or returns nothing where the bytes are none.
    ///
    /// # Errors
    /// A workbook that is broken or locked.
    pub fn open(bytes: &'a [u8]) -> Result<Option<Self>, Refusal> {
        let reader = Cursor::new(bytes);
        let failed = |error: &dyn std::fmt::Display| Refusal::Workbook(error.to_string());
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            if compound_file::is_sound(bytes) == Some(false) {
                return Err(Refusal::Workbook("the chains of its sectors do not end".to_owned()));
            }
            let book = Xls::new(reader).map_err(|error| failed(&error))?;
            let details = xls_details::of_sheets(bytes);
            if details.is_none() && xls_details::has_old_rich_texts(bytes) {
                return Err(Refusal::Workbook(
                    "raised digits of Excel 95 cannot be told from others".to_owned(),
                ));
            }
            return Ok(Some(Self::Xls(Box::new(book), details)));
        }
        if !bytes.starts_with(b"PK\x03\x04") {
            return Ok(None);
        }
        if bytes.windows(OPEN_DOCUMENT.len()).take(200).any(|window| window == OPEN_DOCUMENT) {
            return Ok(Some(Self::Ods(Box::new(OpenDocument::open(bytes)?))));
        }
        cell_references::check(bytes)?;
        let book = Xlsx::new(reader).map_err(|error| failed(&error))?;
        Ok(Some(Self::Xlsx(Box::new(book), RaisedTexts::of_xlsx(bytes))))
    }

    /// Whether the number formats of cells are known, so that 0.032 shown as 3.2 % is read as that.
    pub const fn knows_formats(&self) -> bool {
        !matches!(self, Self::Xls(_, None))
    }

    /// The sheets in the order in which they are offered: as in the workbook, hidden ones last.
    pub fn sheets(&self) -> Vec<Sheet> {
        let all = match self {
            Self::Xlsx(book, _) => book.sheets_metadata(),
            Self::Xls(book, _) => book.sheets_metadata(),
            Self::Ods(book) => return hidden_last(book.sheets().to_vec()),
        };
        let sheet = |it: &calamine::Sheet| Sheet {
            name: it.name.clone(),
            is_hidden: it.visible != SheetVisible::Visible,
        };
        hidden_last(all.iter().map(sheet).collect())
    }

    /// The cells of a sheet.
    ///
    /// # Errors
    /// A broken sheet, or one beyond the limits.
    pub fn grid(&mut self, sheet: &str) -> Result<Grid, Refusal> {
        let (cells, merged) = match self {
            Self::Xlsx(book, raised) => xlsx_cells(book, raised, sheet)?,
            Self::Xls(book, details) => {
                let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
                let details = details.as_ref().and_then(|all| all.get(sheet));
                (range_cells(&book.worksheet_range(sheet).map_err(broken)?, details), merged)
            }
            Self::Ods(book) => book.cells(sheet)?,
        };
        arrange(cells, &merged)
    }
}

const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument";

fn broken(error: impl std::fmt::Display) -> Refusal {
    Refusal::Workbook(error.to_string())
}

fn hidden_last(mut sheets: Vec<Sheet>) -> Vec<Sheet> {
    sheets.sort_by_key(|sheet| sheet.is_hidden);
    sheets
}

fn xlsx_cells(
    book: &mut Xlsx<Bytes<'_>>,
    raised: &RaisedTexts,
    sheet: &str,
) -> Result<(Cells, Vec<Dimensions>), Refusal> {
    let merged = book.merge_cells_by_sheet_name(sheet).map_err(broken)?;
    let mut reader = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let formats: Vec<String> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or_else(String::new, |it| it.format_code.clone()))
        .collect();
    let mut cells = Cells::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        progress::at(Stage::Cells, cells.len(), MAX_CELLS);
        let format = formats.get(style).map_or("", String::as_str);
        let shown = match cell.get_value() {
            DataRef::SharedString(text) => Some(GridCell::text(raised.get(text).unwrap_or(text))),
            DataRef::String(text) => {
                grid_cell(&Data::String(raised.get(text).unwrap_or(text).to_owned()), "")
            }
            other => grid_cell(&Data::from(other.clone()), format),
        };
        if let Some(shown) = shown {
            cells.insert(cell.get_position(), shown);
        }
        if cells.len() > MAX_CELLS {
            return Err(Refusal::TooManyCells);
        }
    }
    Ok((cells, merged))
}

fn range_cells(range: &calamine::Range<Data>, details: Option<&Details>) -> Cells {
    let (top, left) = range.start().unwrap_or_default();
    let cell = |(row, column, data): (usize, usize, &Data)| {
        let at = (top + row as u32, left + column as u32);
        let cell = match details.and_then(|all| all.get(&at)) {
            Some(Detail::Raised(text)) => Some(GridCell::text(text)),
            Some(Detail::Format(format)) => grid_cell(data, format),
            None => grid_cell(data, ""),
        };
        Some((at, cell?))
    };
    range.used_cells().filter_map(cell).collect()
}

/// A cell as it is shown; none where it is empty.
fn grid_cell(data: &Data, format: &str) -> Option<GridCell> {
    let number = |text| Some(GridCell { text, storage: Storage::Number });
    let date = |text: String| Some(GridCell { text, storage: Storage::Date });
    match data {
        Data::Empty => None,
        Data::String(text) if text.trim().is_empty() => None,
        Data::String(text) => Some(GridCell::text(text)),
        Data::Int(value) => number(number_format::shown(*value as f64, format)),
        Data::Float(value) => number(number_format::shown(*value, format)),
        Data::Bool(value) => Some(GridCell::text(if *value { "TRUE" } else { "FALSE" })),
        Data::DateTime(value) => date(date_text(value, format)),
        Data::DateTimeIso(text) => date(text.split('T').next().unwrap_or_default().to_owned()),
        Data::DurationIso(text) => date(text.clone()),
        Data::Error(error) => Some(GridCell::text(&error.to_string())),
    }
}

/// A date as 2024-06-30, or as much of it as its format shows: 2024-06 for “Jun 2024”. A time or a duration keeps its colons, so that it is never taken for a number.
fn date_text(value: &ExcelDateTime, format: &str) -> String {
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    if value.is_duration() || value.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}:{second:02}");
    }
    let shown = number_format::split_sections(format).into_iter().next().unwrap_or_default().to_lowercase();
    match (shown.contains('y'), shown.contains('m'), shown.contains('d')) {
        (true, true, false) => format!("{year:04}-{month:02}"),
        (true, false, false) => format!("{year:04}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// Puts cells into rows, and repeats the text of merged cells.
fn arrange(mut cells: Cells, merged: &[Dimensions]) -> Result<Grid, Refusal> {
    let mut covered = 0;
    for area in merged {
        covered += area.len().min(MAX_CELLS as u64) as usize;
        if covered + cells.len() > MAX_CELLS {
            return Err(Refusal::TooManyCells);
        }
        repeat_merged(&mut cells, area);
    }
    let (mut row, mut row_cells, mut gap) = (None, Vec::new(), false);
    let left = cells.keys().map(|(_, column)| *column).min().unwrap_or(0);
    let mut grid = Grid { left: left as usize, ..Grid::default() };
    let mut total = 0;
    for ((at, column), cell) in cells {
        if row != Some(at) {
            grid.push(std::mem::take(&mut row_cells), &mut gap, row.map_or(0, |row: u32| row as usize + 1));
            gap = row.is_some_and(|last| at > last + 1);
            row = Some(at);
        }
        total += 1 + (column - left) as usize - row_cells.len();
        if total > MAX_CELLS {
            return Err(Refusal::TooManyCells);
        }
        row_cells.resize((column - left) as usize, GridCell::default());
        row_cells.push(cell);
        if grid.rows.len() > MAX_ROWS {
            return Err(Refusal::TooManyRows);
        }
    }
    grid.push(row_cells, &mut gap, row.map_or(0, |row| row as usize + 1));
    Ok(grid)
}

fn repeat_merged(cells: &mut Cells, area: &Dimensions) {
    let Some(first) = cells.get(&area.start) else { return };
    let copy = GridCell { text: first.text.clone(), storage: Storage::Merged };
    for row in area.start.0..=area.end.0 {
        for column in area.start.1..=area.end.1 {
            cells.entry((row, column)).or_insert_with(|| copy.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn merged_cells_repeat_their_text() {
        let mut cells = Cells::new();
        cells.insert((1, 1), GridCell::text("Gas"));
        cells.insert((3, 2), GridCell::text("5"));
        let grid = arrange(cells, &[Dimensions::new((1, 1), (1, 2))]).unwrap();
        let texts: Vec<Vec<&str>> =
            grid.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [["Gas", "Gas"], ["", "5"]]);
        assert!(grid.rows[1].after_gap);
        assert_eq!(grid.rows[0].filled(), 1);
    }

    #[test]
    fn times_are_never_numbers() {
        let time = ExcelDateTime::new(0.5, calamine::ExcelDateTimeType::DateTime, false);
        assert_eq!(grid_cell(&Data::DateTime(time), "h:mm").unwrap().text, "12:00:00");
    }

    #[test]
    fn a_broken_workbook_is_refused() {
        assert!(matches!(Workbook::open(b"PK\x03\x04broken"), Err(Refusal::Workbook(_))));
        assert!(Workbook::open(b"a,b").unwrap().is_none());
    }
}
