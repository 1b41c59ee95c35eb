//! Which rows of a table's body are figures of a unit, and which are totals or headings between rows.

use super::block::Block;
use super::decisions::{Code, Decisions, Position, Question};
use super::grid::{Grid, GridRow, Storage};
use super::lexicon;
use super::roles::Role;
use super::structure::Structure;
use super::suffix::split_heading;
use std::collections::BTreeMap;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Figures.
    Figures,
    /// A total, an average, or a part of another row.
    Total,
    /// A heading between rows.
    GroupHeading,
    /// Left out by the editor.
    LeftOut,
}

/// Decides what each row of the body is; names of totals are asked about.
pub fn decide(grid: &Grid, block: &Block, structure: &Structure, decisions: &mut Decisions) -> Vec<RowKind> {
    let mut totals: BTreeMap<String, Vec<Position>> = BTreeMap::new();
    let rows = &grid.rows[block.body.clone()];
    for (index, row) in rows.iter().enumerate() {
        let name = name(structure, row);
        let names_unit = structure.column(Role::Unit).is_some();
        if names_unit && lexicon::is_total(&name) || decisions.given(Code::IsTotal, &name).is_some() {
            let cells =
                structure.figures.iter().map(|column| (block.body.start + index, structure.left + column));
            totals.entry(name).or_default().extend(cells);
        }
    }
    let named: BTreeMap<String, bool> =
        totals.into_iter().map(|(name, cells)| (name.clone(), ask(&name, cells, decisions))).collect();
    let left_out = left_out(structure, rows, decisions);
    let kind = |(row, left_out): (&GridRow, bool)| match named.get(&name(structure, row)) {
        _ if left_out => RowKind::LeftOut,
        Some(true) => RowKind::Total,
        _ if is_group_heading(structure, row) => RowKind::GroupHeading,
        _ => RowKind::Figures,
    };
    rows.iter().zip(left_out).map(kind).collect()
}

/// Which rows the mapping leaves out, by their names; a row without a name has that of the row above.
pub(super) fn left_out(structure: &Structure, rows: &[GridRow], decisions: &mut Decisions) -> Vec<bool> {
    let mut is_left_out = false;
    let mut of = |row: &GridRow| {
        let name = name(structure, row);
        if !name.is_empty() && decisions.given(Code::LeftOut, &name).is_some() {
            is_left_out = decisions.chosen(Code::LeftOut, &name, &["yes", "no"]).as_deref() == Some("yes");
        } else if !name.is_empty() {
            is_left_out = false;
        }
        is_left_out
    };
    rows.iter().map(&mut of).collect()
}

/// Leaves out columns of totals, where the columns are units.
pub fn leave_out_totals(block: &Block, structure: &mut Structure, decisions: &mut Decisions) {
    if !structure.columns_are_units {
        return;
    }
    for column in structure.figures.clone() {
        let name = structure.headings[column].name.clone();
        let cells = block.body.clone().map(|row| (row, structure.left + column)).collect();
        if lexicon::is_total(&name) && ask(&name, cells, decisions) {
            structure.figures.retain(|figure| *figure != column);
            structure.roles[column] = Role::LeftOut;
        }
    }
}

fn name(structure: &Structure, row: &GridRow) -> String {
    split_heading(structure.row_name(row)).0.to_owned()
}

/// Asks whether a name is that of a total.
pub fn ask(name: &str, cells: Vec<Position>, decisions: &mut Decisions) -> bool {
    let options = vec!["total".to_owned(), "unit".to_owned()];
    let question =
        Question { code: Code::IsTotal, about: name.to_owned(), default: "total".to_owned(), options, cells };
    decisions.ask(question) == "total"
}

/// A row with one text alone: the name of a group of rows. A unit without figures has a row as long as the others.
fn is_group_heading(structure: &Structure, row: &GridRow) -> bool {
    let is_merged = row.cells.iter().any(|cell| cell.storage == Storage::Merged);
    let ends_open =
        row.cells.iter().find(|cell| !cell.is_empty()).is_some_and(|cell| cell.text.ends_with([':', '：']));
    row.filled() <= 1 && structure.roles.len() > 1 && (row.cells.len() == 1 || is_merged || ends_open)
}
