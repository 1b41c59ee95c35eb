//! Text with delimiters becomes rows of cells.

use super::grid::{Grid, GridCell};
use super::limits::{MAX_CELLS, MAX_ROWS};
use super::own_export;
use super::progress::{self, Stage};
use super::refusal::Refusal;
use csv::ReaderBuilder;
use std::io::Read as _;

/// The delimiters that are tried, in this order of preference: text holds commas more often than tabs.
pub const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// Reads a text whose cells are parted by one of [`DELIMITERS`].
///
/// # Errors
/// Text without columns, or beyond the limits.
pub fn read(text: &str, delimiter: Option<char>) -> Result<(Grid, char), Refusal> {
    let (announced, text) = announced(text);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let delimiter = delimiter.or(announced).or_else(|| detect(text)).ok_or(Refusal::OneColumn)?;
    let quoted = rows(text, delimiter, true)?;
    let mut grid = if swallows_lines(&quoted) { rows(text, delimiter, false)? } else { quoted };
    if announced.is_some() {
        grid.rows.iter_mut().for_each(|row| row.number += 1);
    }
    grid.delimiter = Some(delimiter);
    Ok((grid, delimiter))
}

/// The delimiter that a first line `sep=;` announces, and the text after that line.
fn announced(text: &str) -> (Option<char>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let value = first.trim_matches(['"', ' ', '\u{feff}']).strip_prefix("sep=");
    match value.and_then(|value| value.chars().next().or(Some('\t'))) {
        Some(delimiter) if DELIMITERS.contains(&delimiter) => (Some(delimiter), rest),
        _ => (None, text),
    }
}

/// How many bytes from the beginning on show the delimiter.
const SAMPLE: usize = 100_000;

/// The delimiter that parts most lines into equally many cells.
fn detect(text: &str) -> Option<char> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    if let Some(own) = DELIMITERS.into_iter().find(|it| own_export::is_heading(first, *it)) {
        return Some(own);
    }
    let mut best = None;
    let mut best_score = 0;
    let end = (0..=SAMPLE.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0);
    let sample = match text[..end].rfind('\n') {
        Some(line_end) if end < text.len() => &text[..line_end],
        _ => &text[..end],
    };
    for delimiter in DELIMITERS {
        let (share, length) = rows(sample, delimiter, true).map_or((0, 0), |grid| regularity(&grid));
        // Nothing but a delimiter parts nearly all lines alike, unless it stands inside the cells of one before it.
        if share >= 90 {
            return Some(delimiter);
        }
        let score = share * share * (4 + length.min(8));
        if score > best_score {
            (best, best_score) = (Some(delimiter), score);
        }
    }
    best
}

/// How many of a hundred rows have the most common length above one, and that length.
fn regularity(grid: &Grid) -> (u64, u64) {
    let mut counts = std::collections::BTreeMap::new();
    for row in &grid.rows {
        *counts.entry(row.cells.len() as u64).or_insert(0u64) += 1;
    }
    let all = grid.rows.len().max(1) as u64;
    let several = counts.into_iter().filter(|(length, _)| *length > 1);
    several
        .max_by_key(|(length, count)| (*count, *length))
        .map_or((0, 0), |(length, count)| (100 * count / all, length))
}

fn rows(text: &str, delimiter: char, quoting: bool) -> Result<Grid, Refusal> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .has_headers(false)
        .flexible(true)
        .quoting(quoting)
        .from_reader(text.as_bytes().chain(&b"\n"[..]));
    let mut record = csv::StringRecord::new();
    let (mut grid, mut gap, mut line, mut cells) = (Grid::default(), false, 1, 0);
    while reader.read_record(&mut record).map_err(|_| Refusal::NotText)? {
        // The crate leaves empty lines out, but counts them.
        let breaks = record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        let next = reader.position().line();
        let empty = (next - line).saturating_sub(1 + breaks);
        let number = (line + empty) as usize;
        gap |= empty > 0;
        line = next;
        cells += record.len();
        progress::at(Stage::Cells, grid.rows.len(), MAX_ROWS);
        if grid.rows.len() == MAX_ROWS {
            return Err(Refusal::TooManyRows);
        }
        if cells > MAX_CELLS {
            return Err(Refusal::TooManyCells);
        }
        if delimiter == '|' && is_ruling(&record) {
            continue;
        }
        grid.push(record.iter().map(GridCell::text).collect(), &mut gap, number);
    }
    Ok(grid)
}

/// Whether a row is a line drawn under the headings: |:---|---:|.
fn is_ruling(record: &csv::StringRecord) -> bool {
    let drawn =
        |cell: &str| cell.len() > 1 && cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b'=' | b'+'));
    let mut cells = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(drawn)
}

/// Whether a quotation mark that nothing closes has swallowed lines.
fn swallows_lines(grid: &Grid) -> bool {
    grid.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text.matches('\n').count() > 30)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn texts(text: &str) -> (Vec<Vec<String>>, char) {
        let (grid, delimiter) = read(text, None).unwrap();
        let rows = grid.rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect());
        (rows.collect(), delimiter)
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", ','),
            ("Ort;Wert;Rate\nA;1,5;2,5\nB;3,5;1,0\n", ';'),
            ("a\tb, c\n1\t2\n", '\t'),
            ("a|b\n1,5|2\n", '|'),
            ("sep=;\na;b\n1,1,1;2\n", ';'),
            ("Title, with commas\n\na;b;c\n1;2;3\n4;5;6\nSource: us, them\n", ';'),
        ] {
            assert_eq!(texts(text).1, delimiter, "{text}");
        }
        assert_eq!(read("one\ntwo\n", None), Err(Refusal::OneColumn));
        assert_eq!(read(" \n", None), Err(Refusal::Empty));
    }

    #[test]
    fn quoted_line_breaks_stay_in_their_cell() {
        let (rows, _) = texts("a,\"b\nc\"\n\n1,\"say \"\"2\"\"\"\n");
        assert_eq!(rows, [["a", "b\nc"], ["1", "say \"2\""]]);
        let grid = read("a,\"b\nc\"\n1,2\n\n3,4\n", None).unwrap().0;
        assert_eq!(grid.rows.iter().map(|row| row.after_gap).collect::<Vec<_>>(), [false, false, true]);
        let numbers =
            |text| read(text, None).unwrap().0.rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(numbers("a,\"b\nc\"\n1,2\n\n3,4"), [1, 3, 5]);
        assert_eq!(numbers("sep=,\na,b\n\n3,4"), [2, 4]);
    }

    #[test]
    fn an_open_quotation_mark_swallows_nothing() {
        let lines: String = (0..50).map(|number| format!("x{number},{number}\n")).collect();
        let (rows, _) = texts(&format!("name,value\n\"odd,1\n{lines}"));
        assert_eq!(rows.len(), 52);
    }

    #[test]
    fn a_drawn_line_is_no_row() {
        let (rows, _) = texts("| School | Pupils |\n|:-------|-------:|\n| Ash | -- |\n");
        assert_eq!(rows, [["", "School", "Pupils", ""], ["", "Ash", "--", ""]]);
    }

    #[test]
    fn limits_hold() {
        assert_eq!(read(&"a,b\n".repeat(200_101), None), Err(Refusal::TooManyRows));
    }
}
