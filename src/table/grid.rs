//! A table as it stands in the file: rows of cells, each with the text that is shown.

/// What a file knows of a cell besides its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// Only the text is known, as in CSV.
    #[default]
    Text,
    /// A spreadsheet's number: its decimal mark is the point, and nothing parts its thousands.
    Number,
    /// A spreadsheet's date, in the form 2024-06-30.
    Date,
    /// A cell that a merged cell covers: it repeats the text of the first.
    Merged,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// The text that is shown, without white space around it.
    pub text: String,
    /// What else the file knows of it.
    pub storage: Storage,
}

impl GridCell {
    /// A cell of which only the text is known.
    pub fn text(text: &str) -> Self {
        super::steps::add(text.len());
        Self { text: text.trim().to_owned(), storage: Storage::Text }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// One row of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Its cells. Rows need not be equally long.
    pub cells: Vec<GridCell>,
    /// Whether the file leaves a line empty before it.
    pub after_gap: bool,
    /// Its number in the file, from 1: the line of a text, the row of a sheet.
    pub number: usize,
}

impl GridRow {
    /// The cell of a column, or an empty one beyond the row's end.
    pub fn cell(&self, column: usize) -> &GridCell {
        static EMPTY: GridCell = GridCell { text: String::new(), storage: Storage::Text };
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    /// The text of a column's cell.
    pub fn text(&self, column: usize) -> &str {
        &self.cell(column).text
    }

    /// How many cells have a text of their own.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty() && cell.storage != Storage::Merged).count()
    }
}

/// All rows of a sheet or a text; rows without any text are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows.
    pub rows: Vec<GridRow>,
    /// How many empty columns of the sheet stand before the first of these.
    pub left: usize,
    /// What parts the cells of a text: in a note, it was no more than a comma or a semicolon.
    pub delimiter: Option<char>,
}

impl Grid {
    /// The number of columns of the longest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// Adds a row, or remembers that there was an empty one.
    pub fn push(&mut self, cells: Vec<GridCell>, gap: &mut bool, number: usize) {
        if cells.iter().all(GridCell::is_empty) {
            *gap = true;
        } else {
            self.rows.push(GridRow { cells, after_gap: std::mem::take(gap), number });
        }
    }
}
