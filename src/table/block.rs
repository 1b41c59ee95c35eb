//! Where the table stands in its sheet: titles above it, headings, body, notes below it.

use super::decisions::{Code, Decisions};
use super::grid::{Grid, GridRow};
use super::last_notes;
use super::range;
use super::row_view::{MAX_HEADINGS, RowView};
use std::cmp::Reverse;
use std::ops::Range;

/// The parts of a sheet that belong to one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Texts above the headings.
    pub titles: Vec<String>,
    /// The rows of headings.
    pub headings: Range<usize>,
    /// The rows of the body.
    pub body: Range<usize>,
    /// The columns.
    pub columns: Range<usize>,
    /// Texts below the body.
    pub notes: Vec<String>,
    /// All tables of the sheet, the likeliest first: this one is among them.
    pub tables: Vec<TableRange>,
}

/// Where one of the tables of a sheet stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRange {
    /// Its first cell, as spreadsheets name it: B4. A table that grows keeps it.
    pub start: String,
    /// Its first and last cell: B4:E17.
    pub cells: String,
    /// Its title, or its first heading.
    pub title: String,
}

impl Block {
    /// Finds the tables of a sheet, and takes the one that a mapping or an editor chooses, else the largest.
    pub fn find(grid: &Grid, decisions: &mut Decisions) -> Self {
        let mut found = Self::all(grid, 0..grid.width(), 0..grid.rows.len());
        found.sort_by_key(|block| Reverse(block.body.len() * block.columns.len()));
        let tables: Vec<TableRange> = found.iter().map(|block| block.range(grid)).collect();
        let mut chosen = None;
        if let Some(choice) = decisions.given(Code::Range, "").map(str::to_owned) {
            let at = tables.iter().position(|it| it.start == choice || it.cells == choice);
            chosen = match at {
                Some(at) => Some(found.swap_remove(at)),
                None => Self::in_cells(grid, &choice),
            };
            if chosen.is_none() {
                decisions.refuse(format!("there is no table in the range {choice}"));
            }
            decisions.settle(Code::Range, "", &choice);
        } else if let Some(first) = tables.first().filter(|_| tables.len() > 1) {
            decisions.settle(Code::Range, "", &first.start);
        }
        let chosen = chosen.or_else(|| (!found.is_empty()).then(|| found.swap_remove(0)));
        let mut chosen = chosen.unwrap_or_default();
        let notes = last_notes::ask(grid, &mut chosen.body, &chosen.columns, decisions);
        chosen.notes.splice(0..0, notes);
        Self { tables, ..chosen }
    }

    /// The largest table within cells such as B4:E17; nothing where they are no cells or have no table.
    fn in_cells(grid: &Grid, cells: &str) -> Option<Self> {
        let (columns, numbers) = range::parse(cells)?;
        let columns =
            columns.start.saturating_sub(grid.left)..columns.end.saturating_sub(grid.left).min(grid.width());
        let at = |number: usize| grid.rows.partition_point(|row| row.number < number);
        let found = Self::all(grid, columns, at(numbers.start)..at(numbers.end));
        found.into_iter().max_by_key(|block| block.body.len() * block.columns.len())
    }

    /// All tables within columns and rows. Tables below each other may have columns of their own, and tables beside each other
    /// others below them.
    fn all(grid: &Grid, columns: Range<usize>, rows: Range<usize>) -> Vec<Self> {
        let mut found = Vec::new();
        for part in Self::parts(grid, &columns, rows) {
            for run in Self::column_runs(grid, &columns, part.clone()) {
                let is_whole = run == columns;
                let parts = if is_whole { vec![part.clone()] } else { Self::parts(grid, &run, part.clone()) };
                found.extend(parts.into_iter().map(|rows| Self::within(grid, run.clone(), rows)));
            }
        }
        found.retain(|block| !block.body.is_empty());
        found
    }

    /// The rows of each of the tables below each other: one begins where headings come after an empty row.
    fn parts(grid: &Grid, columns: &Range<usize>, rows: Range<usize>) -> Vec<Range<usize>> {
        let row = |index: usize| RowView { row: &grid.rows[index], columns };
        let (mut parts, mut start, mut has_figures, mut after_gap) = (Vec::new(), rows.start, false, false);
        for index in rows.clone() {
            let view = row(index);
            if view.is_empty() {
                after_gap = true;
                continue;
            }
            let is_apart = after_gap || view.row.after_gap;
            after_gap = false;
            if is_apart && has_figures && view.begins_table(&grid.rows[index + 1..rows.end]) {
                parts.push(start..index);
                (start, has_figures) = (index, false);
            }
            has_figures = has_figures || view.holds_figures();
        }
        parts.push(start..rows.end);
        parts
    }

    /// Its cells, with its title.
    pub fn range(&self, grid: &Grid) -> TableRange {
        let number = |index: usize| grid.rows.get(index).map_or(0, |row| row.number);
        let first = if self.headings.is_empty() { self.body.start } else { self.headings.start };
        let start = range::cell(grid.left + self.columns.start, number(first));
        let end = range::cell(grid.left + self.columns.end - 1, number(self.body.end - 1));
        let heading =
            || self.columns.clone().map(|column| grid.rows[first].text(column)).find(|text| !text.is_empty());
        let title = self.titles.first().map(String::as_str).or_else(heading).unwrap_or_default().to_owned();
        TableRange { cells: format!("{start}:{end}"), start, title }
    }

    /// The runs of columns between columns that are empty in all rows of more than one cell.
    fn column_runs(grid: &Grid, columns: &Range<usize>, rows: Range<usize>) -> Vec<Range<usize>> {
        let mut used = vec![false; columns.end];
        let is_part = |row: &&GridRow| row.filled() > 1 && !RowView { row, columns }.is_text_around();
        for row in grid.rows[rows].iter().filter(is_part) {
            let cells = row.cells.iter().zip(&mut used).skip(columns.start);
            cells.for_each(|(cell, used)| *used |= !cell.is_empty());
        }
        let mut runs = Vec::new();
        let mut start = None;
        for (column, used) in used.iter().copied().chain([false]).enumerate() {
            match (used, start) {
                (true, None) => start = Some(column),
                (false, Some(first)) => {
                    runs.push(first..column);
                    start = None;
                }
                _ => {}
            }
        }
        // A column alone is a margin of the table beside it.
        if runs.iter().filter(|run| run.len() > 1).count() < 2 {
            let whole = runs.first().zip(runs.last()).map(|(first, last)| first.start..last.end);
            return whole.into_iter().collect();
        }
        runs
    }

    /// The table in a run of columns and rows, with what stands above and below it.
    fn within(grid: &Grid, columns: Range<usize>, rows: Range<usize>) -> Self {
        let row = |index: usize| RowView { row: &grid.rows[index], columns: &columns };
        let count = rows.end;
        let mut start = rows.start;
        while start < count && row(start).is_title(grid.rows[..count].get(start + 1)) {
            start += 1;
        }
        let mut body = start;
        while body < count
            && body - start < MAX_HEADINGS
            && row(body).continues_headings(&grid.rows[start..body], &columns)
        {
            body += 1;
        }
        // A row of texts alone is the headings: what stands above it is a title with a comma in it.
        let has_figures = |index: usize| index < count && row(index).holds_figures();
        let is_after_title = body > start && body < count && !row(body - 1).is_all_text();
        if is_after_title && row(body).is_all_text() && has_figures(body + 1) {
            start = body;
            body += 1;
        }
        while body - start > 1 && row(start).is_title_with_commas() && row(start + 1).names_each_column() {
            start += 1;
        }
        let mut end = count;
        while end > body && (row(end - 1).is_note() || row(end - 1).is_empty()) {
            end -= 1;
        }
        let text = |index: usize| row(index).joined(grid.delimiter);
        // What the marks mean is a note wherever it stands, and no title.
        let (legends, titles): (Vec<usize>, Vec<usize>) = (rows.start..start)
            .filter(|index| !row(*index).is_empty())
            .partition(|index| row(*index).is_legend());
        let below = (end..count).filter(|index| !row(*index).is_empty());
        Self {
            titles: titles.into_iter().map(text).collect(),
            headings: start..body,
            body: body..end,
            notes: legends.into_iter().chain(below).map(text).collect(),
            tables: Vec::new(),
            columns,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::table::{Decision, Mapping, delimited};

    fn block(text: &str) -> (usize, Range<usize>, Range<usize>, usize) {
        let found = Block::find(&delimited::read(text, Some(',')).unwrap().0, &mut Decisions::default());
        (found.titles.len(), found.headings, found.body, found.notes.len())
    }

    #[test]
    fn titles_and_notes_stand_around_a_table() {
        let text = "Table 4\nSheet, one table\nSchool,Pupils,Rate,Change\nAsh,412,[c],1\nElm,1,2,3\n[note 1] Small\nSource: us, 2021\n";
        assert_eq!(block(text), (2, 2..3, 3..5, 2));
    }

    #[test]
    fn headings_end_where_figures_begin() {
        assert_eq!(block("region,2021,2022\nA,8.1,7.9\n"), (0, 0..1, 1..2, 0));
        assert_eq!(block("Beds of sites, 2024\nSite,Beds,Share %\nAsh,120,57.0\n"), (1, 1..2, 2..3, 0));
        assert_eq!(block("Site,Gas,,Oil\n,MWh,change,t\nPier,1,2,3\n"), (0, 0..2, 2..3, 0));
        assert_eq!(block("Ort,Zahl,Rate\n1,2,3\nA,5,6\n"), (0, 0..2, 2..3, 0));
        assert_eq!(block("Area,0-14,15-64,65+\nA,1,2,3\n"), (0, 0..1, 1..2, 0));
        assert_eq!(block("A,1\nB,2\n"), (0, 0..0, 0..2, 0));
        assert_eq!(block("name,x,y\nA,[x],[c]\nB,1,2\n"), (0, 0..1, 1..3, 0));
        assert_eq!(block("id,name,year,value,flag\nA,b,2017,,n\nB,c,2017,1,\n"), (0, 0..1, 1..3, 0));
    }

    fn tables(text: &str) -> Vec<String> {
        let grid = delimited::read(text, Some(',')).unwrap().0;
        Block::find(&grid, &mut Decisions::default())
            .tables
            .iter()
            .map(|it| format!("{} {}", it.cells, it.title))
            .collect()
    }

    fn chosen(text: &str, range: &str) -> (Range<usize>, Range<usize>, Vec<String>) {
        let choice =
            Decision { code: Code::Range, about: String::new(), choice: range.to_owned(), guess: false };
        let mapping = Mapping { version: 1, decisions: vec![choice], ..Mapping::default() };
        let mut decisions = Decisions::new(Some(&mapping));
        let found = Block::find(&delimited::read(text, Some(',')).unwrap().0, &mut decisions);
        (found.columns, found.body, decisions.misfits())
    }

    #[test]
    fn tables_side_by_side_are_parted() {
        assert_eq!(tables("a,b,,c,d\nx,1,,y,2\nz,3,,,\n"), ["A1:B3 a", "D1:E2 c"]);
    }

    #[test]
    fn tables_below_each_other_are_parted() {
        assert_eq!(tables("a,b\nx,1\n\nname,rate\ny,2\n"), ["A1:B2 a", "A4:B5 name"]);
        let titled = "Table 1: Beds\nSite,Beds\nPier,1\nSource: us\n\nTable 2: Staff\nin persons\nSite,Staff\nPier,4\nQuay,5\n";
        assert_eq!(tables(titled), ["A8:B10 Table 2: Staff", "A2:B3 Table 1: Beds"]);
        let under_two = "a,b,,c,d\nx,1,,y,2\n\nwide,e,f,g,h\nx,1,2,3,4\n";
        assert_eq!(tables(under_two), ["A4:E5 wide", "A1:B2 a", "D1:E2 c"]);
        let beside_two = "a,b,,c,d\nx,1,,y,2\nz,3,,,\nv,4,,g,h\nw,5,,y,6\n";
        assert_eq!(tables(beside_two), ["A1:B5 a", "D1:E2 c", "D4:E5 g"]);
    }

    #[test]
    fn parts_of_one_table_are_not_parted() {
        for text in [
            "Area,Beds\n\nNorth\nAsh,1\nElm,2\n\nSouth\nOak,3\n",
            "Area,Beds\nAsh,1\n\nElm,2\n",
            "Area,Beds,Rate\nAsh,1,2\n\nNotes, sources and more\nAll beds, those in use\n",
            "Area,Beds\nAsh,1\n\nNote: of the day, see 1\n",
        ] {
            assert_eq!(tables(text).len(), 1, "{text}: {:?}", tables(text));
        }
    }

    #[test]
    fn another_table_is_chosen_by_its_first_cell_or_by_its_cells() {
        let text = "a,b\nx,1\nz,3\n\nname,rate\ny,2\n";
        assert_eq!(chosen(text, "A5"), (0..2, 4..5, vec![]));
        assert_eq!(chosen(text, "A5:B6"), (0..2, 4..5, vec![]));
        assert_eq!(chosen(text, "A1:B2"), (0..2, 1..2, vec![]));
        assert_eq!(chosen(text, "$a$1:b$3"), (0..2, 1..3, vec![]));
        assert_eq!(chosen(text, "F9"), (0..2, 1..3, vec!["there is no table in the range F9".to_owned()]));
    }
}
