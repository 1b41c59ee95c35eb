//! Where the table stands in its sheet: titles above it, headings, body, notes below it.

use super::fold::fold;
use super::grid::{Grid, GridRow, Storage};
use super::measure::{Measure, strip_word};
use super::period;
use super::printed::{Content, parse};
use super::suffix::split_heading;
use std::collections::BTreeMap;
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
    /// Other tables in the same sheet, by their columns and first row.
    pub others: Vec<(Range<usize>, usize)>,
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing stands there.
    Empty,
    /// A number that is no year.
    Number,
    /// A number with a bound, or a range: an age group is written so too.
    Bounded,
    /// A year or another period.
    Period,
    /// A mark in place of a number.
    Mark,
    /// Anything else.
    Text,
}

/// What a cell looks like by itself.
pub fn look(text: &str, storage: Storage) -> Look {
    let folded = fold(text);
    if folded.is_empty() {
        return Look::Empty;
    }
    if storage == Storage::Date || period::parse(split_heading(&folded).0).is_some() {
        return Look::Period;
    }
    match parse(&folded).0 {
        Content::Number(printed) if printed.upper.is_some() || printed.bound != Default::default() => {
            Look::Bounded
        }
        Content::Number(_) | Content::GrowthInWords(_) => Look::Number,
        Content::Mark(_) | Content::FewCases => Look::Mark,
        Content::Empty | Content::Other => Look::Text,
    }
}

/// The most rows of headings.
const MAX_HEADINGS: usize = 6;

impl Block {
    /// Finds the largest table of a sheet.
    pub fn find(grid: &Grid) -> Self {
        let columns = Self::column_runs(grid);
        let mut blocks: Vec<Self> = columns.into_iter().map(|columns| Self::within(grid, columns)).collect();
        let size = |block: &Self| block.body.len() * block.columns.len();
        let best =
            (0..blocks.len()).max_by_key(|index| (size(&blocks[*index]), usize::MAX - index)).unwrap_or(0);
        let mut found = if blocks.is_empty() { Self::default() } else { blocks.swap_remove(best) };
        let others =
            blocks.iter().filter(|block| size(block) > 0).map(|it| (it.columns.clone(), it.headings.start));
        found.others.extend(others);
        found
    }

    /// The runs of columns between columns that are empty in all rows of more than one cell.
    fn column_runs(grid: &Grid) -> Vec<Range<usize>> {
        let mut used = vec![false; grid.width()];
        for row in grid.rows.iter().filter(|row| row.filled() > 1) {
            row.cells.iter().zip(&mut used).for_each(|(cell, used)| *used |= !cell.is_empty());
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

    /// Finds the table within a run of columns.
    fn within(grid: &Grid, columns: Range<usize>) -> Self {
        let row = |index: usize| RowView { row: &grid.rows[index], columns: &columns };
        let count = grid.rows.len();
        let mut start = 0;
        while start < count && row(start).is_title(grid.rows.get(start + 1)) {
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
        let mut end = count;
        while end > body && row(end - 1).is_note() {
            end -= 1;
        }
        let next = (body + 1..end).find(|index| row(*index).begins_table(grid.rows.get(index + 1)));
        let end = next.unwrap_or(end);
        let others = next.map(|index| (columns.clone(), index));
        let text = |index: usize| row(index).joined();
        Self {
            titles: (0..start).map(text).filter(|text| !text.is_empty()).collect(),
            headings: start..body,
            body: body..end,
            notes: (end..if next.is_some() { end } else { count }).map(text).collect(),
            others: others.into_iter().collect(),
            columns,
        }
    }
}

/// One row within the columns of a table.
struct RowView<'a> {
    row: &'a GridRow,
    columns: &'a Range<usize>,
}

/// Words that begin a note.
const NOTE_WORDS: [&str; 16] = [
    "source",
    "note",
    "notes:",
    "[note",
    "quelle",
    "anmerkung",
    "hinweis",
    "fußnote",
    "注:",
    "注1",
    "资料来源",
    "数据来源",
    "来源",
    "说明:",
    "出典",
    "(c)",
];

/// Words that begin a title.
const TITLE_WORDS: [&str; 8] =
    ["table ", "figure ", "tabelle ", "tableau ", "表", "图", "source:", "data source"];

impl RowView<'_> {
    fn filled(&self) -> usize {
        let cells = self.columns.clone().map(|column| self.row.cell(column));
        cells.filter(|cell| !cell.is_empty() && cell.storage != Storage::Merged).count()
    }

    fn joined(&self) -> String {
        let texts = self.row.cells.iter().filter(|cell| !cell.is_empty() && cell.storage != Storage::Merged);
        let mut out = String::new();
        for cell in texts {
            // The comma of a number in a note parts cells as others do.
            let is_number = out.ends_with(|it: char| it.is_ascii_digit())
                && cell.text.starts_with(|it: char| it.is_ascii_digit());
            let comma = if out.is_empty() {
                ""
            } else if is_number {
                ","
            } else {
                ", "
            };
            out = out + comma + &cell.text;
        }
        out
    }

    fn first_text(&self) -> String {
        fold(
            self.row
                .cells
                .iter()
                .map(|cell| cell.text.as_str())
                .find(|text| !text.is_empty())
                .unwrap_or_default(),
        )
    }

    fn looks(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for column in self.columns.clone().skip(1) {
            let cell = self.row.cell(column);
            let name = match look(&cell.text, cell.storage) {
                Look::Empty => "empty",
                Look::Number => "number",
                Look::Bounded => "bounded",
                Look::Period => "period",
                Look::Mark => "mark",
                Look::Text => "text",
            };
            *counts.entry(name).or_insert(0) += 1;
        }
        counts
    }

    /// A text alone in its row, or the words of a note with commas in them.
    fn is_title(&self, next: Option<&GridRow>) -> bool {
        let text = self.first_text();
        let is_worded = TITLE_WORDS.iter().any(|word| strip_word(&text, word).is_some());
        let is_apart = is_worded || next.is_some_and(|next| next.after_gap);
        let is_shorter = self.row.cells.len() < self.columns.len();
        let is_half = self.row.cells.len() * 2 <= self.columns.len();
        let is_short = is_shorter && (is_apart || is_half) && !self.holds_figures();
        self.filled() <= 1 || is_short
    }

    fn is_all_text(&self) -> bool {
        let mut cells = self.columns.clone().map(|column| self.row.cell(column));
        cells.all(|cell| look(&cell.text, cell.storage) == Look::Text)
    }

    fn holds_figures(&self) -> bool {
        let looks = self.looks();
        let of = |name| looks.get(name).copied().unwrap_or(0);
        of("number") > 0 || (of("mark") > 0 && of("text") == 0)
    }

    /// Whether this row is one more row of headings.
    fn continues_headings(&self, before: &[GridRow], columns: &Range<usize>) -> bool {
        if self.is_numbering() && !before.is_empty() {
            return true;
        }
        let Some(last) = before.last() else { return !self.looks().contains_key("number") };
        if self.holds_figures() {
            return false;
        }
        let is_open = {
            let texts: Vec<&str> = columns.clone().map(|column| last.text(column)).collect();
            texts.iter().enumerate().any(|(index, text)| text.is_empty() || texts[..index].contains(text))
        };
        is_open || self.row.text(columns.start).is_empty() || self.is_measures()
    }

    /// A row that numbers the columns: 1, 2, 3.
    fn is_numbering(&self) -> bool {
        let texts: Vec<&str> = self.columns.clone().map(|column| self.row.text(column)).collect();
        let numbers: Vec<usize> =
            texts.iter().filter_map(|text| text.trim_matches(['(', ')']).parse().ok()).collect();
        let empty = texts.iter().filter(|text| text.is_empty()).count();
        numbers.len() > 2
            && numbers.len() + empty == texts.len()
            && numbers[0] <= 2
            && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
    }

    /// A row of units of measure.
    fn is_measures(&self) -> bool {
        let mut texts = self
            .columns
            .clone()
            .map(|column| fold(self.row.text(column)))
            .filter(|text| !text.is_empty())
            .peekable();
        texts.peek().is_some()
            && texts.all(|text| Measure::parse(text.trim_matches(['(', ')', '[', ']'])).is_some())
    }

    /// A row below the body that holds a text.
    fn is_note(&self) -> bool {
        let text = self.first_text();
        let is_worded = NOTE_WORDS.iter().any(|word| strip_word(&text, word).is_some());
        let begins_with_sign = text.starts_with(['*', '†', '‡', '¹', '²', '³', '①', '②', '③', '⁴']);
        let is_alone = self.row.filled() <= 1 && self.columns.len() > 1;
        let is_long = text.chars().count() > 40;
        let is_shorter = self.row.cells.len() < self.columns.len();
        (is_worded || begins_with_sign) && (is_shorter || !self.holds_figures())
            || is_alone && (self.row.cells.len() == 1 || is_long || self.row.after_gap)
    }

    /// Whether a new table begins here: headings after an empty line, and figures below them.
    fn begins_table(&self, below: Option<&GridRow>) -> bool {
        let has_figures = |row| RowView { row, columns: self.columns }.holds_figures();
        let looks = self.looks();
        let texts = looks.get("text").copied().unwrap_or(0) + looks.get("period").copied().unwrap_or(0);
        self.row.after_gap
            && self.filled() > 1
            && texts > 0
            && !self.holds_figures()
            && below.is_some_and(has_figures)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::table::delimited;

    fn block(text: &str) -> (usize, Range<usize>, Range<usize>, usize) {
        let found = Block::find(&delimited::read(text, Some(',')).unwrap().0);
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
        assert_eq!(block("Site,Gas,,Oil\n,MWh,change,t\nPier,1,2,3\n"), (0, 0..2, 2..3, 0));
        assert_eq!(block("Ort,Zahl,Rate\n1,2,3\nA,5,6\n"), (0, 0..2, 2..3, 0));
        assert_eq!(block("Area,0-14,15-64,65+\nA,1,2,3\n"), (0, 0..1, 1..2, 0));
        assert_eq!(block("A,1\nB,2\n"), (0, 0..0, 0..2, 0));
        assert_eq!(block("name,x,y\nA,[x],[c]\nB,1,2\n"), (0, 0..1, 1..3, 0));
        assert_eq!(block("id,name,year,value,flag\nA,b,2017,,n\nB,c,2017,1,\n"), (0, 0..1, 1..3, 0));
    }

    #[test]
    fn tables_side_by_side_are_parted() {
        let grid = delimited::read("a,b,,c,d\nx,1,,y,2\nz,3,,,\n", Some(',')).unwrap().0;
        let found = Block::find(&grid);
        assert_eq!((found.columns, found.others), (0..2, vec![(3..5, 0)]));
    }

    #[test]
    fn tables_below_each_other_are_parted() {
        let found = Block::find(&delimited::read("a,b\nx,1\n\nname,rate\ny,2\n", Some(',')).unwrap().0);
        assert_eq!((found.body, found.others), (1..2, vec![(0..2, 2)]));
    }
}
