//! A table without what its editor left out, for a file that others get: CSV, and a mapping that fits it.

use super::decisions::{Code, Correction, Decision, Mapping};
use super::delimited;
use super::grid::Storage;
use super::reading::Reading;
use super::roles::Role;
use super::rows::RowKind;

/// The table and its mapping, which has the corrections of cells; rows and columns that were left out stand in neither.
pub fn cleaned(reading: &Reading) -> (String, Mapping) {
    let (table, corrections) = table(reading);
    let mut mapping = Mapping { corrections, ..mapping(reading) };
    if !shows_its_commas(&table) {
        mapping.decisions.push(settled(Code::Delimiter, ","));
    }
    (table, mapping)
}

/// Whether whoever reads the file takes commas as what parts its cells: cells may hold as many tabs. Where they do, the mapping does
/// not say it, and fits next quarter's table with semicolons too.
fn shows_its_commas(table: &str) -> bool {
    delimited::read(table, None).is_ok_and(|(_, delimiter)| delimiter == ',')
}

fn settled(code: Code, choice: &str) -> Decision {
    Decision { code, about: String::new(), choice: choice.to_owned(), guess: false }
}

fn kept_columns(reading: &Reading) -> Vec<usize> {
    let roles = reading.structure.roles.iter().enumerate();
    roles
        .filter(|(_, role)| **role != Role::LeftOut)
        .map(|(index, _)| reading.structure.left + index)
        .collect()
}

/// The table as the file has it, and the corrections of its cells.
fn table(reading: &Reading) -> (String, Vec<Correction>) {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let columns = kept_columns(reading);
    let mut write = |texts: &[&str]| {
        // OK because writing to memory cannot fail.
        let _ = writer.write_record(texts);
    };
    reading.block.titles.iter().for_each(|title| write(&[title]));
    let mut corrections = Vec::new();
    let body = reading.block.body.clone();
    let headings = reading.block.headings.clone();
    let kept = body.zip(&reading.rows).filter(|(_, kind)| **kind != RowKind::LeftOut).map(|(row, _)| row);
    let first = reading.block.titles.len() + 1;
    for (number, row) in (first..).zip(headings.chain(kept)) {
        let mut texts = Vec::new();
        for (column, at) in (1..).zip(&columns) {
            let shown = reading.text((row, *at)).to_owned();
            let printed = reading.printed.get(&(row, *at)).cloned();
            if let Some(printed) = &printed {
                let (printed, corrected) = (printed.clone(), shown.clone());
                corrections.push(Correction { row: number, column, printed, corrected });
            }
            texts.push(printed.unwrap_or(shown));
        }
        write(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    }
    if !reading.block.notes.is_empty() {
        write(&[""]);
        reading.block.notes.iter().for_each(|note| write(&[note]));
    }
    // OK because only whole texts were written.
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok());
    (text.unwrap_or_default(), corrections)
}

fn mapping(reading: &Reading) -> Mapping {
    let left_out: Vec<&str> = reading
        .structure
        .roles
        .iter()
        .zip(&reading.structure.headings)
        .filter(|(role, _)| **role == Role::LeftOut)
        .map(|(_, heading)| heading.text.as_str())
        .collect();
    let is_kept = |it: &&Decision| match it.code {
        Code::Encoding | Code::Delimiter | Code::Sheet | Code::Range | Code::LeftOut => false,
        Code::Role => !left_out.contains(&it.about.as_str()),
        _ => true,
    };
    let mut decisions: Vec<Decision> = reading.mapping.decisions.iter().filter(is_kept).cloned().collect();
    let has_mark = decisions.iter().any(|it| it.code == Code::DecimalMark && it.about.is_empty());
    if !has_mark && has_numbers(reading) {
        decisions.push(settled(Code::DecimalMark, "point"));
    }
    let Mapping { computed, near, .. } = reading.mapping.clone();
    Mapping { version: 1, decisions, computed, near, ..Mapping::default() }
}

/// Whether the file has numbers of a spreadsheet, which CSV writes with a point.
fn has_numbers(reading: &Reading) -> bool {
    reading.grid.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.storage == Storage::Number)
}
