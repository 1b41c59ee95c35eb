//! Cells that an editor corrected are read as if the correction stood in the file.

use super::decisions::{Correction, Decisions, Position};
use super::grid::{Grid, GridCell};
use std::collections::HashMap;

/// Corrects the cells of a mapping; returns what the file has in each of them. A cell that no longer has the text that was
/// corrected is left as it is, and told.
pub fn apply(grid: &mut Grid, decisions: &mut Decisions) -> HashMap<Position, String> {
    let mut printed = HashMap::new();
    for correction in decisions.corrections().to_vec() {
        match position(grid, &correction) {
            Some(at) if grid.rows[at.0].text(at.1) == correction.printed => {
                set(grid, at, &correction.corrected);
                printed.insert(at, correction.printed);
            }
            _ => decisions.refuse(format!(
                "row {}, column {} is no longer “{}”: it is not corrected",
                correction.row, correction.column, correction.printed
            )),
        }
    }
    printed
}

fn position(grid: &Grid, correction: &Correction) -> Option<Position> {
    let row = grid.rows.binary_search_by_key(&correction.row, |row| row.number).ok()?;
    let column = correction.column.checked_sub(1)?;
    (column < grid.width()).then_some((row, column))
}

/// A text that an editor wrote is read as one from a text file, whatever the workbook had there.
fn set(grid: &mut Grid, (row, column): Position, text: &str) {
    let cells = &mut grid.rows[row].cells;
    if cells.len() <= column {
        cells.resize_with(column + 1, GridCell::default);
    }
    cells[column] = GridCell::text(text);
}

/// Tells a reader that a figure was corrected, and what the source has, by language tag.
pub fn notes(printed: &str, corrected: &str) -> [(&'static str, String); 3] {
    if printed.is_empty() {
        return [
            ("en", format!("The source leaves this empty; added: {corrected}")),
            ("zh", format!("原文为空，补为“{corrected}”")),
            ("de", format!("In der Quelle leer; ergänzt: {corrected}")),
        ];
    }
    [
        ("en", format!("The source has “{printed}”; corrected to {corrected}")),
        ("zh", format!("原文为“{printed}”，已更正为“{corrected}”")),
        ("de", format!("In der Quelle steht „{printed}“; berichtigt zu {corrected}")),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::decisions::Mapping;
    use super::*;

    fn correction(row: usize, printed: &str, corrected: &str) -> Correction {
        Correction { row, column: 2, printed: printed.into(), corrected: corrected.into() }
    }

    #[test]
    fn only_what_still_stands_there_is_corrected() {
        let cells = |texts: [&str; 2]| texts.map(GridCell::text).to_vec();
        let mut grid = Grid::default();
        grid.push(cells(["Fir", "9l.4"]), &mut false, 3);
        grid.push(cells(["Elm", "5"]), &mut false, 5);
        let corrections =
            vec![correction(3, "9l.4", "91.4"), correction(5, "6", "7"), correction(4, "", "7")];
        let mapping = Mapping { version: 1, corrections, ..Mapping::default() };
        let mut decisions = Decisions::new(Some(&mapping));
        let printed = apply(&mut grid, &mut decisions);
        assert_eq!(printed, HashMap::from([((0, 1), "9l.4".to_owned())]));
        assert_eq!([grid.rows[0].text(1), grid.rows[1].text(1)], ["91.4", "5"]);
        assert_eq!(
            decisions.misfits(),
            [
                "row 5, column 2 is no longer “6”: it is not corrected",
                "row 4, column 2 is no longer “”: it is not corrected"
            ]
        );
    }
}
