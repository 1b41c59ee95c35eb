//! One row of a sheet within the columns of a table: a title, headings, figures or a note, as far as it shows by itself.

use super::fold::fold;
use super::grid::{GridRow, Storage};
use super::legend;
use super::measure::{Measure, strip_word};
use super::period;
use super::printed::{Content, parse};
use super::suffix::split_heading;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The most titles above the headings of a second table.
const MAX_TITLES: usize = 3;

/// The most rows of headings.
pub(super) const MAX_HEADINGS: usize = 6;

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

/// One row within the columns of a table.
pub(super) struct RowView<'a> {
    pub(super) row: &'a GridRow,
    pub(super) columns: &'a Range<usize>,
}

/// Words that begin a note.
const NOTE_WORDS: [&str; 18] = [
    "champ :",
    "lecture :",
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
    pub(super) fn filled(&self) -> usize {
        let cells = self.columns.clone().map(|column| self.row.cell(column));
        cells.filter(|cell| !cell.is_empty() && cell.storage != Storage::Merged).count()
    }

    /// Its texts as one line, with the commas or semicolons that parted them.
    pub(super) fn joined(&self, delimiter: Option<char>) -> String {
        let mut out = String::new();
        for text in self.texts() {
            let mark = match delimiter {
                _ if out.is_empty() => "",
                Some(';') => "; ",
                _ if is_one_number(&out, text) => ",",
                _ => ", ",
            };
            out = out + mark + text;
        }
        out
    }

    /// The texts of its cells that are not empty.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let cells = self.row.cells.iter().filter(|cell| !cell.is_empty() && cell.storage != Storage::Merged);
        cells.map(|cell| cell.text.as_str())
    }

    pub(super) fn first_text(&self) -> String {
        fold(
            self.row
                .cells
                .iter()
                .map(|cell| cell.text.as_str())
                .find(|text| !text.is_empty())
                .unwrap_or_default(),
        )
    }

    pub(super) fn looks(&self) -> BTreeMap<&'static str, usize> {
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
    pub(super) fn is_title(&self, next: Option<&GridRow>) -> bool {
        let text = self.first_text();
        let is_worded = TITLE_WORDS.iter().any(|word| strip_word(&text, word).is_some());
        let is_apart = is_worded || next.is_some_and(|next| next.after_gap);
        let is_shorter = self.row.cells.len() < self.columns.len();
        let is_half = self.row.cells.len() * 2 <= self.columns.len();
        let is_short = is_shorter && (is_apart || is_half) && !self.holds_figures();
        self.filled() <= 1 || is_short || self.is_text_around()
    }

    /// Whether it can be nothing but a text around the table, however many delimiters part it: a legend, or a note that says so.
    pub(super) fn is_text_around(&self) -> bool {
        self.is_legend() || self.announces_note() && !self.holds_figures()
    }

    /// Whether it says what the marks of the table mean: “- = nil”, or “- nil; x not applicable” in a cell each.
    pub(super) fn is_legend(&self) -> bool {
        let texts: Vec<&str> = self.texts().collect();
        let Some((first, others)) = texts.split_first() else { return false };
        let entries = texts.iter().filter(|text| legend::entry(text).is_some()).count();
        let explained = texts.iter().filter(|text| explains(text)).count();
        let is_text = |text: &&str| matches!(look(text, Storage::Text), Look::Text);
        entries > 0
            && explained * 2 >= texts.len()
            && others.iter().all(is_text)
            && (explains(first) || legend::is_heading(first))
    }

    /// Whether it begins with a word that begins a note, and a colon.
    fn announces_note(&self) -> bool {
        let text = self.first_text();
        let head = text.split_once(':').map(|(head, _)| head.trim());
        head.is_some_and(|head| !head.contains(' ') && (self.is_worded_note() || legend::is_heading(head)))
    }

    /// Several words and what follows a comma in them, in fewer cells than the table has columns.
    pub(super) fn is_title_with_commas(&self) -> bool {
        let texts: Vec<&str> = self.row.cells.iter().map(|cell| cell.text.as_str()).collect();
        let is_merged = self.row.cells.iter().any(|cell| cell.storage == Storage::Merged);
        let has_words = texts.first().is_some_and(|text| text.contains(' ') || text.chars().count() > 12);
        has_words
            && !is_merged
            && texts.len() < self.columns.len()
            && texts.iter().all(|text| !text.is_empty())
    }

    /// A text in each column, no two alike.
    pub(super) fn names_each_column(&self) -> bool {
        let texts: BTreeSet<&str> = self.columns.clone().map(|column| self.row.text(column)).collect();
        self.is_all_text() && texts.len() == self.columns.len()
    }

    pub(super) fn is_all_text(&self) -> bool {
        let mut cells = self.columns.clone().map(|column| self.row.cell(column));
        cells.all(|cell| look(&cell.text, cell.storage) == Look::Text)
    }

    pub(super) fn holds_figures(&self) -> bool {
        let looks = self.looks();
        let of = |name| looks.get(name).copied().unwrap_or(0);
        of("number") > 0 || (of("mark") > 0 && of("text") == 0)
    }

    /// Whether this row is one more row of headings.
    pub(super) fn continues_headings(&self, before: &[GridRow], columns: &Range<usize>) -> bool {
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
    pub(super) fn is_numbering(&self) -> bool {
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
    pub(super) fn is_measures(&self) -> bool {
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
    pub(super) fn is_note(&self) -> bool {
        let text = self.first_text();
        let is_alone = self.row.filled() <= 1 && self.columns.len() > 1;
        let is_long = text.chars().count() > 40;
        let is_shorter = self.row.cells.len() < self.columns.len();
        self.is_text_around()
            || self.is_worded_note() && (is_shorter || !self.holds_figures())
            || is_alone
                && (self.row.cells.len() == 1 || is_long || self.row.after_gap || explains_mark(&text))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.clone().all(|column| self.row.text(column).is_empty())
    }

    /// Whether a new table begins here, after an empty row: a title or two, headings, and figures below them.
    pub(super) fn begins_table(&self, below: &[GridRow]) -> bool {
        let mut rows = std::iter::once(self.row)
            .chain(below)
            .map(|row| RowView { row, columns: self.columns })
            .filter(|row| !row.is_empty());
        let mut headings = 0;
        for row in rows.by_ref().take(MAX_TITLES + MAX_HEADINGS) {
            if row.holds_figures() {
                return headings > 0;
            }
            if row.filled() > 1 && row.has_texts() {
                headings += 1;
            } else if headings > 0 || row.is_worded_note() {
                return false;
            }
        }
        false
    }

    /// Whether it begins as a note does: with a word, or with the sign of a footnote.
    pub(super) fn is_worded_note(&self) -> bool {
        let text = self.first_text();
        NOTE_WORDS.iter().any(|word| strip_word(&text, word).is_some())
            || text.starts_with(['*', '†', '‡', '¹', '²', '³', '①', '②', '③', '⁴'])
            || explains_flag(&text)
    }

    pub(super) fn has_texts(&self) -> bool {
        let looks = self.looks();
        looks.contains_key("text") || looks.contains_key("period")
    }
}

/// Whether a comma between two cells of a note was one of a number, which parts cells as others do: 1,234, and not 2022, 2023.
fn is_one_number(before: &str, after: &str) -> bool {
    let digits = before.len() - before.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    (1..=3).contains(&digits) && after.starts_with(|it: char| it.is_ascii_digit())
}

/// Whether a text explains a mark of the table, or a sign of no letters: “- = nil”, “() of limited use”.
fn explains_mark(text: &str) -> bool {
    let sign = text.split_once(' ').map_or("", |(sign, _)| sign);
    !legend::read(&[text.to_owned()]).is_empty()
        || (!sign.is_empty() && !sign.chars().any(char::is_alphanumeric))
}

/// Whether a text explains a mark, a sign of no letters, or a flag.
fn explains(text: &str) -> bool {
    explains_mark(text) || explains_flag(text)
}

/// Whether a text explains a flag: “b: break in the series”, “r = revised”.
fn explains_flag(text: &str) -> bool {
    let flag = text.split_once([':', '=']).map(|(flag, _)| flag.trim());
    flag.is_some_and(|flag| (1..=2).contains(&flag.len()) && flag.bytes().all(|it| it.is_ascii_lowercase()))
}
