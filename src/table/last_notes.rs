//! Last rows of a table that may be notes without a word that says so: “Data of 2023; rounded; see the annex”.

use super::decisions::{Code, Decisions, Question};
use super::grid::{Grid, GridRow};
use super::row_view::{Look, RowView, look};
use std::ops::Range;

/// The most rows above that are looked at.
const MAX_ROWS: usize = 100;

/// Asks, from the last row of a body upwards, whether what has words where the rows above have figures is a note; it is one while
/// nobody says otherwise, since a unit in its place would be made up. The body ends before the notes, which are returned.
pub fn ask(
    grid: &Grid,
    body: &mut Range<usize>,
    columns: &Range<usize>,
    decisions: &mut Decisions,
) -> Vec<String> {
    let mut notes = Vec::new();
    while body.len() > 1 {
        let at = body.end - 1;
        let row = &grid.rows[at];
        let above = &grid.rows[body.start.max(at.saturating_sub(MAX_ROWS))..at];
        if !may_be_note(row, above, columns) {
            break;
        }
        let question = Question {
            code: Code::IsNote,
            about: row.text(columns.start).to_owned(),
            default: "note".to_owned(),
            options: vec!["note".to_owned(), "unit".to_owned()],
            cells: columns.clone().map(|column| (at, column)).collect(),
        };
        if decisions.ask(question) != "note" {
            break;
        }
        body.end = at;
        notes.insert(0, RowView { row, columns }.joined(grid.delimiter));
    }
    notes
}

/// Whether a row has no figure, mark or period, but words where most rows above it have one.
fn may_be_note(row: &GridRow, above: &[GridRow], columns: &Range<usize>) -> bool {
    let looks_like = |row: &GridRow, column: usize| {
        let cell = row.cell(column);
        look(&cell.text, cell.storage)
    };
    let is_figure = |look: Look| matches!(look, Look::Number | Look::Bounded | Look::Mark | Look::Period);
    let mut words = false;
    for column in columns.clone() {
        match looks_like(row, column) {
            Look::Text => {
                let figures = above.iter().filter(|row| is_figure(looks_like(row, column))).count();
                words |= figures * 2 > above.len() && row.text(column).trim().contains(' ');
            }
            Look::Empty => {}
            _ => return false,
        }
    }
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::table::{Reading, read};

    fn of(last: &str) -> Reading {
        let table = format!("Area;Beds;Rate\nAsh;12;3,4\nElm;9;-\nOak;14;4,1\n{last}\n");
        read(table.as_bytes(), None).unwrap()
    }

    #[test]
    fn words_in_place_of_figures_are_a_note_that_is_asked_about() {
        let reading = of("Data of 2023; rounded to tens; see the annex");
        assert_eq!(reading.names.units.all(), ["Ash", "Elm", "Oak"]);
        assert_eq!(reading.block.notes, ["Data of 2023; rounded to tens; see the annex"]);
        let question = reading.questions.iter().find(|it| it.code.name() == "is_note").unwrap();
        assert_eq!((question.about.as_str(), question.default.as_str()), ("Data of 2023", "note"));
        let mut mapping = reading.mapping;
        for decision in mapping.decisions.iter_mut().filter(|it| it.code.name() == "is_note") {
            (decision.choice, decision.guess) = ("unit".to_owned(), false);
        }
        let table =
            "Area;Beds;Rate\nAsh;12;3,4\nElm;9;-\nOak;14;4,1\nData of 2023; rounded to tens; see the annex\n";
        let other = read(table.as_bytes(), Some(&mapping)).unwrap();
        assert_eq!((other.names.units.all().len(), other.not_understood().count()), (4, 2));
    }

    #[test]
    fn a_unit_without_figures_stays_a_unit() {
        for last in ["Fir;closed;closed", "Fir;-;no data", "Fir Park;;", "Fir;7;not yet counted"] {
            assert_eq!(of(last).names.units.all().len(), 4, "{last}");
        }
    }
}
