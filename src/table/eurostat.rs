//! Eurostat's TSV: the first column joins keys by commas, and its heading names the direction of the rest.

use super::grid::{Grid, GridCell};

/// Parts the first column where its heading is like `indic,geo\time`; returns whether it was.
pub fn split_keys(grid: &mut Grid) -> bool {
    let Some(heading) = grid.rows.first().map(|row| row.text(0).to_owned()) else { return false };
    let Some((keys, _)) = heading.split_once('\\') else { return false };
    let keys: Vec<&str> = keys.split(',').map(str::trim).collect();
    let is_header = keys.iter().all(|key| !key.is_empty() && !key.contains(' '));
    let fits = |row: &super::grid::GridRow| row.text(0).split(',').count() == keys.len();
    if !is_header || grid.rows.iter().skip(1).any(|row| !fits(row)) {
        return false;
    }
    let unit = keys.iter().position(|key| *key == "unit");
    for (index, row) in grid.rows.iter_mut().enumerate() {
        let first = row.cells.first().map(|cell| cell.text.clone()).unwrap_or_default();
        let parts: Vec<GridCell> = if index == 0 {
            keys.iter().map(|key| GridCell::text(key)).collect()
        } else {
            let named = |(column, key)| if Some(column) == unit { unit_of_measure(key) } else { key };
            first.split(',').enumerate().map(named).map(GridCell::text).collect()
        };
        row.cells.splice(0..1.min(row.cells.len()), parts);
    }
    true
}

/// A unit of measure as others write it; a code that is not known stays what it is.
fn unit_of_measure(code: &str) -> &str {
    match code {
        "PC" => "%",
        "PP" => "pp",
        "NR" => "number",
        "THS" | "THS_PER" => "thousand",
        "MIO" | "MIO_PER" => "million",
        "EUR" => "€",
        "MIO_EUR" => "€ million",
        "BN_EUR" => "€ billion",
        _ => code,
    }
}

/// SDMX-CSV with labels writes `geo: Country` and `AT: Austria`: the label is kept of both, the code of columns whose
/// label says less.
pub fn keep_labels(grid: &mut Grid) {
    let Some(first) = grid.rows.first() else { return };
    let parts = |text: &str| text.split_once(": ").map(|(code, label)| (code.to_owned(), label.to_owned()));
    let is_code =
        |code: &str| !code.is_empty() && code.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
    let labelled: Vec<Option<(String, String)>> =
        first.cells.iter().map(|cell| parts(&cell.text).filter(|(code, _)| is_code(code))).collect();
    if labelled.iter().flatten().count() < 3 {
        return;
    }
    for (column, heading) in labelled.iter().enumerate() {
        let Some((code, _)) = heading else { continue };
        grid.rows[0].cells[column].text.clone_from(code);
        let is_labelled = |text: &str| text.is_empty() || parts(text).is_some_and(|(code, _)| is_code(&code));
        if grid.rows.iter().skip(1).all(|row| is_labelled(row.text(column))) && code != "OBS_VALUE" {
            for row in grid.rows.iter_mut().skip(1) {
                let is_flag = code.starts_with("OBS_") || code.starts_with("CONF") || code == "UNIT_MULT";
                let Some(cell) = row.cells.get_mut(column) else { continue };
                if let Some((code, label)) = parts(&cell.text) {
                    cell.text = if is_flag { code } else { label };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::table::delimited;

    #[test]
    fn keys_become_columns() {
        let mut grid = delimited::read("freq,geo\\TIME_PERIOD\t2017 \nA,AT\t: c\n", None).unwrap().0;
        assert!(split_keys(&mut grid));
        let texts: Vec<&str> = grid.rows[1].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["A", "AT", ": c"]);
        assert_eq!(grid.rows[0].text(1), "geo");
        let mut unit =
            delimited::read("unit,geo\\TIME_PERIOD\t2017 \nPC,AT\t5 \nPC,PC\t6 \n", None).unwrap().0;
        assert!(split_keys(&mut unit));
        assert_eq!([unit.rows[2].text(0), unit.rows[2].text(1)], ["%", "PC"]);
        let mut plain = delimited::read("a,b\n1,2\n", None).unwrap().0;
        assert!(!split_keys(&mut plain));
    }
}
