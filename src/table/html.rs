//! The table of an HTML text, as spreadsheets and web pages put it on the clipboard.

use super::grid::{Grid, GridCell, GridRow, Storage};
use super::limits::{MAX_CELLS, MAX_ROWS};
use super::raised::superscript;
use super::refusal::Refusal;
use super::row_view::RowView;

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
    reader.end_line();
    reader.keep_lines();
    let title = reader.title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let best = reader.best.ok_or(Refusal::WebPage(title.filter(|title| !title.is_empty())))?;
    // Of a whole page, what stands around the table is its menus too.
    let is_fragment = html.contains("StartFragment") || !html.contains("<body");
    Ok(best.with_lines(is_fragment))
}

/// The largest table so far, and the lines of text around it.
struct Best {
    grid: Grid,
    before: Vec<String>,
    caption: Option<String>,
    after: Vec<String>,
}

/// The most lines of text around a table that are kept on either side.
const MAX_LINES: usize = 60;

impl Best {
    /// The table with its title and its notes as rows of one cell each, as other files have them. The rows of the table keep
    /// their numbers.
    fn with_lines(self, is_fragment: bool) -> Grid {
        let row = |text: String, number: usize| GridRow {
            cells: vec![GridCell::text(&text)],
            after_gap: false,
            number,
        };
        let count = self.grid.rows.last().map_or(0, |row| row.number);
        let is_note = |line: &String| {
            let row = row(line.clone(), 0);
            let view = RowView { row: &row, columns: &(0..2) };
            view.is_worded_note() || view.is_text_around() || line.starts_with('[')
        };
        let before =
            self.before.into_iter().filter(|_| is_fragment).chain(self.caption).map(|line| row(line, 0));
        let after = self.after.into_iter().take_while(|line| is_fragment || is_note(line));
        let after = after.enumerate().map(|(index, line)| row(line, count + 1 + index));
        let rows = before.chain(self.grid.rows).chain(after).collect();
        Grid { rows, ..self.grid }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    best: Option<Best>,
    /// Lines of text since the last table.
    lines: Vec<String>,
    line: String,
    /// Whether the last table that ended is the largest one so far.
    is_best_last: bool,
    in_caption: bool,
    caption: Option<String>,
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
        } else if (self.depth == 0 || self.in_caption) && !self.in_title {
            if raised {
                self.line.push_str(&superscript(text.trim()))
            } else {
                push_spaced(&mut self.line, &text)
            }
        }
    }

    /// Ends a line of text outside of tables.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() && self.lines.len() < MAX_LINES {
            self.lines.push(line.trim().to_owned());
        }
    }

    /// Gives the lines below the largest table to it.
    fn keep_lines(&mut self) {
        if let Some(best) = self.best.as_mut().filter(|_| self.is_best_last) {
            best.after = std::mem::take(&mut self.lines);
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
            "caption" if self.depth == 1 => self.in_caption = true,
            "/caption" => {
                self.in_caption = false;
                self.caption = Some(std::mem::take(&mut self.line));
            }
            // Cells of a table within a cell: 2 and 3 are not 23.
            "td" | "th" if self.cell.is_some() => self.text(" "),
            "br" | "p" | "/p" | "div" | "/div" | "li" | "/li" if self.cell.is_some() => self.text(" "),
            "br" | "p" | "/p" | "div" | "/div" | "li" | "/li" | "h1" | "/h1" | "h2" | "/h2" | "h3"
            | "/h3" => self.end_line(),
            _ => {}
        }
        Ok(rest)
    }

    fn start_table(&mut self) {
        self.depth += 1;
        if self.depth == 1 {
            self.end_line();
            self.keep_lines();
            self.is_best_last = false;
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
            let before = std::mem::take(&mut self.lines);
            let caption = self.caption.take().filter(|text| !text.trim().is_empty());
            let size = |grid: &Grid| grid.rows.len() * grid.width();
            if size(&grid) > self.best.as_ref().map_or(0, |best| size(&best.grid)) {
                self.best = Some(Best { grid, before, caption, after: Vec::new() });
                self.is_best_last = true;
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
    fn a_table_within_a_cell_ends_neither_the_cell_nor_the_table() {
        let html = "<p>Sites<table><tr><td>a<td>b<tr><td>1<td>2<table><tr><td>8<td>9</table></td><tr><td>3<td>4</table>";
        assert_eq!(rows(html), [vec!["Sites"], vec!["a", "b"], vec!["1", "2 8 9"], vec!["3", "4"]]);
    }

    #[test]
    fn lines_around_a_table_come_with_it() {
        let table = "<table><caption>Beds</caption><tr><td>a<td>b<tr><td>1<td>2</table>";
        let around = format!(
            "<p>Sites, 2024</p>{table}<p><sup>a</sup> New &amp; old</p><div>Source: us<br>- = nil</div>"
        );
        let below = [["[a] New & old"], ["Source: us"], ["- = nil"]];
        let own = rows(&around);
        assert_eq!((&own[0], &own[1]), (&vec!["Sites, 2024".to_owned()], &vec!["Beds".to_owned()]));
        assert_eq!(own[4..], below);
        // Of a whole page, only what is a note by its words, up to the first line that is none.
        let page = format!(
            "<html><body><p>Menu</p>{table}<p>Source: us</p><p>Contact</p><p>Note: no</p></body></html>"
        );
        assert_eq!(rows(&page), [vec!["Beds"], vec!["a", "b"], vec!["1", "2"], vec!["Source: us"]]);
    }

    #[test]
    fn a_sign_in_page_is_named() {
        let html = "<!DOCTYPE html><title>Sign in &amp; go</title><form>…</form>";
        assert!(is_html(html));
        assert_eq!(read(html), Err(Refusal::WebPage(Some("Sign in & go".to_owned()))));
    }
}
