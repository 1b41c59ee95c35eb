//! What the cells of one column have in common.

use super::block::Block;
use super::fold::fold;
use super::grid::{Grid, Storage};
use super::marks;
use super::measure::Measure;
use super::period;
use super::progress::{self, Stage};
use super::row_view::{Look, look};
use std::collections::{HashMap, HashSet};

/// What the cells of a column look like, by their number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Cells with a text.
    pub filled: usize,
    /// Numbers of any kind, years aside.
    pub numbers: usize,
    /// Years alone.
    pub years: usize,
    /// Periods that are more than a year alone.
    pub periods: usize,
    /// Ranges and bounds among the numbers.
    pub ranges: usize,
    /// Whether its cells are 1, 2, 3 and so on, or 0, 1, 2.
    pub is_counting: bool,
    /// Texts that begin with a digit.
    pub leading_digits: usize,
    /// Digits and signs that make no number.
    pub digits: usize,
    /// Marks in place of numbers.
    pub marks: usize,
    /// Anything else.
    pub texts: usize,
    /// Texts that are units of measure.
    pub measures: usize,
    /// Texts that look like identifiers: short, without spaces and small letters.
    pub codes: usize,
    /// Whole numbers with a zero before them.
    pub zero_padded: usize,
    /// Texts that are flags.
    pub flags: usize,
    /// Different texts.
    pub distinct: usize,
}

impl Profile {
    /// The profile of each column of a table.
    pub fn all(grid: &Grid, block: &Block) -> Vec<Self> {
        let all = block.columns.len() * block.body.len();
        let of = |(index, column)| {
            let told = |row| progress::at(Stage::Columns, index * block.body.len() + row, all);
            Self::of(grid, block, column, told)
        };
        block.columns.clone().enumerate().map(of).collect()
    }

    /// The profile of one column; `told` is called with the number of each row.
    fn of(grid: &Grid, block: &Block, column: usize, told: impl Fn(usize)) -> Self {
        let mut profile = Self::default();
        let mut distinct: HashSet<&str> = HashSet::new();
        for (index, row) in grid.rows[block.body.clone()].iter().enumerate() {
            told(index);
            let cell = row.cell(column);
            if !cell.is_empty() {
                distinct.insert(&cell.text);
                profile.add(&cell.text, cell.storage);
            }
        }
        profile.distinct = distinct.len();
        profile.is_counting = is_counting(grid, block, column);
        profile
    }

    fn add(&mut self, text: &str, storage: Storage) {
        self.filled += 1;
        let folded = fold(text);
        match look(text, storage) {
            Look::Number => self.numbers += 1,
            Look::Bounded => {
                self.numbers += 1;
                self.ranges += 1;
            }
            Look::Period => {
                let is_year = period::parse(&folded).is_some_and(|period| period.is_bare_year());
                *(if is_year { &mut self.years } else { &mut self.periods }) += 1;
            }
            Look::Mark => self.marks += 1,
            Look::Text if is_digits(&folded) => self.digits += 1,
            Look::Text | Look::Empty => self.texts += 1,
        }
        self.leading_digits += usize::from(folded.starts_with(|letter: char| letter.is_ascii_digit()));
        self.measures += usize::from(Measure::parse(&folded).is_some());
        self.codes += usize::from(is_code(&folded));
        let is_padded =
            folded.len() > 1 && folded.starts_with('0') && folded.bytes().all(|byte| byte.is_ascii_digit());
        self.zero_padded += usize::from(is_padded);
        self.flags += usize::from(folded.len() <= 3 && (marks::status(&folded).is_some() || folded == "‡"));
    }

    /// Whether all its cells are periods.
    pub const fn is_periods(&self) -> bool {
        self.filled > 0 && self.years + self.periods == self.filled
    }

    /// Whether numbers, or marks in their place, make up most of it.
    pub const fn is_figures(&self) -> bool {
        let figures = self.numbers + self.years + self.digits + self.marks;
        figures * 2 > self.filled && (self.numbers + self.years + self.digits > 0 || self.texts == 0)
    }
}

/// Whether a column numbers its rows.
fn is_counting(grid: &Grid, block: &Block, column: usize) -> bool {
    let rows = &grid.rows[block.body.clone()];
    let first =
        rows.first().and_then(|row| row.text(column).parse::<usize>().ok()).filter(|first| *first < 2);
    first.is_some_and(|first| {
        rows.iter().enumerate().all(|(index, row)| row.text(column).parse() == Ok(first + index))
    })
}

/// Whether a text is of digits and signs alone: somebody meant a number.
fn is_digits(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

fn is_code(text: &str) -> bool {
    let is_part = |letter: char| {
        letter.is_ascii_uppercase() || letter.is_ascii_digit() || matches!(letter, '_' | '-' | '.')
    };
    text.len() <= 16 && !text.is_empty() && text.chars().all(is_part)
}

/// How two columns of names belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Each text of the first stands beside one text of the second.
    pub forth: bool,
    /// Each text of the second stands beside one text of the first.
    pub back: bool,
}

/// Compares two columns of names row by row.
pub fn relation(grid: &Grid, block: &Block, first: usize, second: usize) -> Relation {
    let (mut forth, mut back) = (HashMap::new(), HashMap::new());
    let mut relation = Relation { forth: true, back: true };
    for row in &grid.rows[block.body.clone()] {
        let (a, b) = (row.text(first), row.text(second));
        super::steps::add(a.len() + b.len());
        if a.is_empty() || b.is_empty() {
            continue;
        }
        relation.forth &= *forth.entry(a).or_insert(b) == b;
        relation.back &= *back.entry(b).or_insert(a) == a;
    }
    relation
}
