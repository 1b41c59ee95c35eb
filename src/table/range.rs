//! Cells as spreadsheets name them: B4, and B4:E17.

use std::ops::Range;

/// The name of a cell, by its column from 0 and its row from 1.
pub fn cell(column: usize, row: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// The columns, from 0, and the rows, from 1, of cells such as B4:E17 or of one cell; nothing where the text names none.
pub fn parse(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let text = text.replace('$', "");
    let (first, last) = text.split_once(':').unwrap_or((&text, &text));
    let ((left, top), (right, bottom)) = (position(first)?, position(last)?);
    Some((left.min(right)..left.max(right) + 1, top.min(bottom)..top.max(bottom) + 1))
}

fn position(cell: &str) -> Option<(usize, usize)> {
    let cell = cell.trim();
    let letters =
        cell.find(|it: char| !it.is_ascii_alphabetic()).filter(|length| (1..=3).contains(length))?;
    let column =
        cell[..letters].bytes().fold(0, |sum, it| sum * 26 + usize::from(it.to_ascii_uppercase() - b'A') + 1);
    let row = cell[letters..].parse().ok().filter(|row| (1..10_000_000).contains(row))?;
    Some((column - 1, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_spreadsheets_give_them() {
        for (column, name) in [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")] {
            assert_eq!(cell(column, 7), name);
            assert_eq!(parse(name), Some((column..column + 1, 7..8)));
        }
        assert_eq!(parse("$E$17 : b4"), Some((1..5, 4..18)));
        for none in ["", "4", "B", "B0", "B4:", "ABCD1", "1B", "B4:E17:F2", "B-4", "B99999999"] {
            assert_eq!(parse(none), None, "{none}");
        }
    }
}
