//! The table of an HTML text, as spreadsheets and web pages put it on the clipboard.

use super::grid::{Grid, GridCell, Storage};
use super::limits::{MAX_CELLS, MAX_ROWS};
use super::raised::superscript;
use super::refusal::Refusal;

/// Whether a text is HTML.
pub fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(200).flat_map(char::to_lowercase).collect();
    let tags = [
        "<!doctype html",
        "<html",
        "<table",
        "<meta",
        "<head",
        "<body",
        "<!--startfragment",
        "<google-sheets",
    ];
    tags.iter().any(|tag| start.starts_with(tag))
        || start.starts_with("version:") && start.contains("starthtml:")
}

/// Reads the largest table of a page.
///
/// # Errors
/// A page without a table, by its title; a table beyond the limits.
pub fn read(html: &str) -> Result<Grid, Refusal> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        reader.text(&rest[..start]);
        rest = reader.tag(&rest[start..])?;
    }
    reader.end_table()?;
    let title = reader.title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    reader.best.ok_or(Refusal::WebPage(title.filter(|title| !title.is_empty())))
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    best: Option<Grid>,
    title: Option<String>,
    in_title: bool,
    /// How deep the current element is inside tables: tables inside cells belong to their text.
    depth: usize,
    rows: Vec<Vec<GridCell>>,
    row: Vec<GridCell>,
    /// For each column: how many more rows a cell above covers, and its text.
    hanging: Vec<(usize, String)>,
    cell: Option<OpenCell>,
    raised: bool,
    cells: usize,
    /// Bytes of texts that stand in several cells, but for the first.
    repeated: usize,
}

/// A cell that is being read.
struct OpenCell {
    text: String,
    columns: usize,
    rows: usize,
}

/// The most columns or rows that one cell is taken to cover.
const MAX_SPAN: usize = 1000;

/// The most bytes of texts that are repeated in the cells that one covers: a long text over many cells would fill the memory.
const MAX_REPEATED: usize = 16 << 20;

impl Reader {
    fn text(&mut self, text: &str) {
        let text = entities(text);
        if self.in_title {
            self.title.get_or_insert_default().push_str(&text);
        }
        let raised = self.raised;
        if let Some(cell) = &mut self.cell {
            if raised {
                cell.text.push_str(&superscript(text.trim()))
            } else {
                push_spaced(&mut cell.text, &text)
            }
        }
    }

    /// Reads a tag, and returns what follows it.
    fn tag<'a>(&mut self, html: &'a str) -> Result<&'a str, Refusal> {
        if html.starts_with("<!--") {
            return Ok(after(html, "-->"));
        }
        let tag = html[1..].split('>').next().unwrap_or_default();
        let name: String = tag
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/')
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        if name.is_empty() {
            self.text("<");
            return Ok(&html[1..]);
        }
        let rest = html.get(tag.len() + 2..).unwrap_or_default();
        match name.as_str() {
            "script" | "style" => return Ok(after_ignoring_case(rest, &format!("</{name}"))),
            "title" => self.in_title = true,
            "/title" => self.in_title = false,
            "table" => self.start_table(),
            "/table" => self.end_table()?,
            "tr" if self.depth == 1 => self.end_row()?,
            "/tr" if self.depth == 1 => self.end_row()?,
            "td" | "th" if self.depth == 1 => self.start_cell(tag),
            "/td" | "/th" if self.depth == 1 => self.end_cell(),
            "sup" => self.raised = true,
            "/sup" => self.raised = false,
            "br" | "p" | "/p" | "div" | "/div" | "li" => self.text(" "),
            _ => {}
        }
        Ok(rest)
    }

    fn start_table(&mut self) {
        self.depth += 1;
        if self.depth == 1 {
            self.rows.clear();
            self.hanging.clear();
        }
    }

    fn end_table(&mut self) -> Result<(), Refusal> {
        if self.depth == 1 {
            self.end_row()?;
            let mut grid = Grid::default();
            let mut gap = false;
            self.rows.drain(..).enumerate().for_each(|(index, row)| grid.push(row, &mut gap, index + 1));
            let size = |grid: &Grid| grid.rows.len() * grid.width();
            if size(&grid) > self.best.as_ref().map_or(0, size) {
                self.best = Some(grid);
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    fn start_cell(&mut self, tag: &str) {
        self.end_cell();
        let span =
            |name| attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN);
        self.cell = Some(OpenCell { text: String::new(), columns: span("colspan"), rows: span("rowspan") });
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        self.fill_from_above();
        let text = cell.text.trim().to_owned();
        for index in 0..cell.columns {
            let column = self.row.len();
            if cell.rows > 1 {
                self.hanging.resize(self.hanging.len().max(column + 1), (0, String::new()));
                self.hanging[column] = (cell.rows - 1, text.clone());
            }
            let storage = if index == 0 { Storage::Text } else { Storage::Merged };
            self.repeated += if index == 0 { 0 } else { text.len() };
            if self.repeated > MAX_REPEATED {
                break;
            }
            self.row.push(GridCell { text: text.clone(), storage });
        }
    }

    /// Repeats the texts of cells that reach down from rows above.
    fn fill_from_above(&mut self) {
        while let Some((rows, text)) = self.hanging.get_mut(self.row.len())
            && *rows > 0
        {
            *rows -= 1;
            self.repeated += text.len();
            if self.repeated > MAX_REPEATED {
                break;
            }
            self.row.push(GridCell { text: text.clone(), storage: Storage::Merged });
        }
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        self.end_cell();
        let is_empty = self.row.is_empty();
        if !is_empty {
            self.fill_from_above();
        }
        // A row that could not be filled is empty.
        if self.repeated > MAX_REPEATED {
            return Err(Refusal::TooManyCells);
        }
        if is_empty {
            return Ok(());
        }
        self.cells += self.row.len();
        self.rows.push(std::mem::take(&mut self.row));
        match () {
            () if self.rows.len() > MAX_ROWS => Err(Refusal::TooManyRows),
            () if self.cells > MAX_CELLS => Err(Refusal::TooManyCells),
            () => Ok(()),
        }
    }
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |index| &text[index + end.len()..])
}

fn after_ignoring_case<'a>(text: &'a str, end: &str) -> &'a str {
    let found =
        text.as_bytes().windows(end.len()).position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    found.map_or("", |index| &text[index..])
}

/// The value of an attribute, with or without quotation marks.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let value = tag[lower.find(name)? + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    Some(value.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '/']).next().unwrap_or_default())
}

/// Adds a text whose white space counts as one space.
fn push_spaced(out: &mut String, text: &str) {
    for letter in text.chars() {
        if !letter.is_ascii_whitespace() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// Named characters that tables have.
const ENTITIES: [(&str, &str); 21] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("thinsp", "\u{2009}"),
    ("ensp", " "),
    ("emsp", " "),
    ("minus", "−"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("plusmn", "±"),
    ("le", "≤"),
    ("ge", "≥"),
    ("euro", "€"),
    ("pound", "£"),
    ("yen", "¥"),
    ("middot", "·"),
    ("rsquo", "’"),
];

fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let name: &str =
            rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#').next().unwrap_or("");
        match character(name) {
            Some(character) => {
                out.push_str(&character);
                rest = rest[name.len()..].strip_prefix(';').unwrap_or(&rest[name.len()..]);
            }
            None => out.push('&'),
        }
    }
    out + rest
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?).map(String::from);
    }
    let found = ENTITIES.iter().find(|(known, _)| *known == name)?;
    Some(found.1.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(html: &str) -> Vec<Vec<String>> {
        let rows = read(html).unwrap().rows.into_iter();
        rows.map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn a_long_text_is_not_repeated_without_end() {
        let long = "x".repeat(100_000);
        let cell = format!("<td colspan=1000>{long}");
        let below = format!("<td rowspan=1000>{long}{}", "<tr><td>1".repeat(500));
        for rows in [cell, below] {
            let html = format!("<table><tr>{rows}</table><table><tr><td>1<td>2</table>");
            assert_eq!(read(&html).err(), Some(Refusal::TooManyCells), "{}", &html[..40]);
        }
    }

    #[test]
    fn spans_repeat_their_text() {
        let html = "<table><tr><th rowspan=2>Site<th colspan=\"2\">Gas<tr><th>MWh</th><th>change</th></tr>
            <tr><td>Pier<td>1&nbsp;204<td>&lt;5</table>";
        assert_eq!(
            rows(html),
            [["Site", "Gas", "Gas"], ["Site", "MWh", "change"], ["Pier", "1\u{a0}204", "<5"]]
        );
    }

    #[test]
    fn a_raised_digit_is_no_digit_of_the_number() {
        assert_eq!(rows("<table><tr><td>a<td>7<sup>1</sup><td>8<sup>b</sup></table>"), [["a", "7¹", "8[b]"]]);
    }

    #[test]
    fn the_largest_table_is_read_and_scripts_are_not() {
        let html = "<html><script>'<table><tr><td>no'</script><table><tr><td>menu</table>
            <TABLE><TR><TD>a<TD>b<br>c<TR><TD>1<TD>2 < 3</TABLE>";
        assert_eq!(rows(html), [["a", "b c"], ["1", "2 < 3"]]);
    }

    #[test]
    fn a_sign_in_page_is_named() {
        let html = "<!DOCTYPE html><title>Sign in &amp; go</title><form>…</form>";
        assert!(is_html(html));
        assert_eq!(read(html), Err(Refusal::WebPage(Some("Sign in & go".to_owned()))));
    }
}
