//! ODS: the cells of a sheet as they are shown, with raised characters as such. The format is OASIS's OpenDocument 1.3.

use super::grid::{GridCell, Storage};
use super::limits::{MAX_CELLS, MAX_COLUMNS};
use super::number_format;
use super::raised::superscript;
use super::refusal::Refusal;
use super::sheet::{Cells, Sheet};
use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The most bytes of the document within a file.
const MAX_CONTENT: u64 = 256 << 20;

/// A document with its sheets.
pub struct OpenDocument {
    content: String,
    raised: BTreeSet<String>,
    sheets: Vec<Sheet>,
}

impl OpenDocument {
    /// Opens a file.
    ///
    /// # Errors
    /// A file that is broken or locked.
    pub fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let mut part = |name: &str| {
            let mut text = String::new();
            let part = archive.by_name(name).map_err(broken)?;
            part.take(MAX_CONTENT).read_to_string(&mut text).map_err(broken)?;
            Ok(text)
        };
        if part("META-INF/manifest.xml").is_ok_and(|text| text.contains("encryption-data")) {
            return Err(Refusal::Workbook("password protected".to_owned()));
        }
        let content = part("content.xml")?;
        let mut document = Self { content, raised: BTreeSet::new(), sheets: Vec::new() };
        document.read_styles_and_sheets()?;
        Ok(document)
    }

    /// The sheets, as in the file.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn read_styles_and_sheets(&mut self) -> Result<(), Refusal> {
        let (mut style, mut hidden, mut found) = (String::new(), BTreeSet::new(), Vec::new());
        let mut reader = Reader::from_str(&self.content);
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                    "style:style" => style = attribute(&tag, "style:name").unwrap_or_default(),
                    "style:text-properties" => {
                        let position = attribute(&tag, "style:text-position").unwrap_or_default();
                        if position.starts_with("super")
                            || position.starts_with(|it: char| ('1'..='9').contains(&it))
                        {
                            self.raised.insert(style.clone());
                        }
                    }
                    "style:table-properties"
                        if attribute(&tag, "table:display").as_deref() == Some("false") =>
                    {
                        hidden.insert(style.clone());
                    }
                    "table:table" => {
                        let name = attribute(&tag, "table:name").unwrap_or_default();
                        let is_hidden =
                            attribute(&tag, "table:style-name").is_some_and(|style| hidden.contains(&style));
                        found.push(Sheet { name, is_hidden });
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        self.sheets = found;
        Ok(())
    }

    /// The cells of a sheet, and which of them are merged.
    ///
    /// # Errors
    /// A sheet that is broken, or beyond the limits.
    pub fn cells(&self, sheet: &str) -> Result<(Cells, Vec<Dimensions>), Refusal> {
        let mut table = Table::new(&self.raised);
        let mut reader = Reader::from_str(&self.content);
        let (mut is_here, mut skipped) = (false, 0);
        loop {
            let event = reader.read_event().map_err(broken)?;
            match &event {
                Event::Eof => break,
                Event::Start(tag) if !is_here => {
                    is_here = tag.name().as_ref() == "table:table"
                        && attribute(tag, "table:name").as_deref() == Some(sheet);
                }
                _ if !is_here => {}
                // Remarks and drawings are no text of a cell.
                Event::Start(tag) if skipped > 0 || SKIPPED.contains(&tag.name().as_ref()) => skipped += 1,
                Event::End(_) if skipped > 0 => skipped -= 1,
                _ if skipped > 0 => {}
                Event::Start(tag) => table.start(tag),
                Event::Empty(tag) => {
                    table.start(tag);
                    table.end(tag.name().as_ref())?;
                }
                Event::Text(text) => table.text.push(&text.xml10_content()),
                Event::CData(text) => table.text.push(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                    table.text.push(
                        &resolve_xml_entity(reference).map(str::to_owned).or(letter).unwrap_or_default(),
                    );
                }
                Event::End(tag) if tag.name().as_ref() == "table:table" => break,
                Event::End(tag) => table.end(tag.name().as_ref())?,
                _ => {}
            }
        }
        Ok((table.cells, table.merged))
    }
}

/// What stands in a cell or in a sheet without being shown as its text.
const SKIPPED: [&str; 5] =
    ["office:annotation", "draw:frame", "text:note", "table:shapes", "table:tracked-changes"];

fn broken(error: impl std::fmt::Display) -> Refusal {
    Refusal::Workbook(error.to_string())
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    Some(
        tag.try_get_attribute(name)
            .ok()??
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

/// The text of a cell while it is read.
#[derive(Default)]
struct CellText {
    out: String,
    /// The text since a raised part began.
    raised: Option<String>,
    /// Whether each of the spans around is raised.
    spans: Vec<bool>,
    paragraphs: usize,
    is_open: bool,
}

impl CellText {
    fn push(&mut self, text: &str) {
        if self.is_open {
            self.raised.as_mut().unwrap_or(&mut self.out).push_str(text);
        }
    }

    fn start_span(&mut self, is_raised: bool) {
        self.spans.push(is_raised);
        if is_raised {
            self.raised.get_or_insert_default();
        }
    }

    fn end_span(&mut self) {
        if self.spans.pop() == Some(true)
            && let Some(sign) = self.raised.take()
            && !sign.trim().is_empty()
        {
            self.out += &superscript(sign.trim());
        }
    }
}

/// A sheet while it is read.
struct Table<'a> {
    raised: &'a BTreeSet<String>,
    cells: Cells,
    merged: Vec<Dimensions>,
    row: u32,
    column: u32,
    /// How many times the row and the cell stand there.
    rows: u32,
    columns: u32,
    /// The cells of the row, with their columns.
    in_row: Vec<(u32, GridCell)>,
    kind: String,
    value: String,
    text: CellText,
}

impl<'a> Table<'a> {
    fn new(raised: &'a BTreeSet<String>) -> Self {
        let (cells, merged, in_row, text) = (Cells::new(), Vec::new(), Vec::new(), CellText::default());
        let (kind, value) = (String::new(), String::new());
        Self { raised, cells, merged, row: 0, column: 0, rows: 1, columns: 1, in_row, kind, value, text }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table-row" => {
                (self.column, self.rows) = (0, number(tag, "table:number-rows-repeated"));
                self.in_row.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => self.start_cell(tag),
            "text:p" => {
                if self.text.paragraphs > 0 {
                    self.text.push("\n");
                }
                self.text.paragraphs += 1;
                self.text.is_open = true;
            }
            "text:s" => {
                let count = number(tag, "text:c").min(100);
                self.text.push(&" ".repeat(count as usize));
            }
            "text:tab" | "text:line-break" => self.text.push(" "),
            "text:span" => {
                let style = attribute(tag, "text:style-name").unwrap_or_default();
                self.text.start_span(self.raised.contains(&style));
            }
            _ => {}
        }
    }

    fn start_cell(&mut self, tag: &BytesStart<'_>) {
        self.columns = number(tag, "table:number-columns-repeated");
        self.kind = attribute(tag, "office:value-type").unwrap_or_default();
        let value = ["office:value", "office:date-value", "office:time-value", "office:boolean-value"];
        self.value = value.iter().find_map(|name| attribute(tag, name)).unwrap_or_default();
        self.text = CellText::default();
        let (columns, rows) =
            (number(tag, "table:number-columns-spanned"), number(tag, "table:number-rows-spanned"));
        if columns > 1 || rows > 1 {
            let last = (self.row.saturating_add(rows - 1), self.column.saturating_add(columns - 1));
            self.merged.push(Dimensions::new((self.row, self.column), last));
        }
    }

    fn end(&mut self, tag: &str) -> Result<(), Refusal> {
        match tag {
            "text:p" => self.text.is_open = false,
            "text:span" => self.text.end_span(),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            "table:table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let cell = shown(&self.kind, &self.value, &self.text.out);
        if !cell.is_empty() {
            if self.columns as usize > MAX_COLUMNS {
                return Err(Refusal::TooManyColumns);
            }
            let columns = self.column..self.column + self.columns;
            self.in_row.extend(columns.map(|column| (column, cell.clone())));
        }
        self.column = self.column.saturating_add(self.columns).min(u32::MAX / 2);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let rows = if self.in_row.is_empty() { 0 } else { self.rows };
        if self.cells.len() + self.in_row.len().saturating_mul(rows as usize) > MAX_CELLS {
            return Err(Refusal::TooManyCells);
        }
        for row in self.row..self.row + rows {
            self.cells.extend(self.in_row.iter().map(|(column, cell)| ((row, *column), cell.clone())));
        }
        self.row = self.row.saturating_add(self.rows).min(u32::MAX / 2);
        Ok(())
    }
}

/// A cell as it is shown, from the kind and the value that the file stores.
fn shown(kind: &str, value: &str, text: &str) -> GridCell {
    let of = |text: String, storage| GridCell { text, storage };
    match kind {
        "float" | "currency" | "percentage" => {
            of(number_format::as_displayed(value, text, kind == "percentage"), Storage::Number)
        }
        "date" => of(date(value, text), Storage::Date),
        "time" => of(value.to_owned(), Storage::Date),
        "boolean" => GridCell::text(if value == "true" { "TRUE" } else { "FALSE" }),
        _ => GridCell::text(text),
    }
}

/// A date as 2024-06-30, or as much of it as is shown: 2024-06 for “Jun 2024”.
fn date(value: &str, text: &str) -> String {
    let date = value.split('T').next().unwrap_or_default();
    let numbers: Vec<&str> =
        text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let has_month = text.chars().any(|it| it.is_alphabetic() && it != '年');
    let has_year = numbers.iter().any(|it| it.len() == 4);
    let length = match numbers.len() {
        _ if !has_year => 10,
        1 if has_month => 7,
        1 => 4,
        2 if !has_month || text.contains('月') => 7,
        _ => 10,
    };
    date.get(..length).unwrap_or(date).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_shown_as_far_as_they_are() {
        for (text, expected) in [
            ("30.06.2024", "2024-06-30"),
            ("Jun 2024", "2024-06"),
            ("2024年6月", "2024-06"),
            ("2024年6月30日", "2024-06-30"),
            ("06/2024", "2024-06"),
            ("2024", "2024"),
            ("30 June", "2024-06-30"),
            ("", "2024-06-30"),
        ] {
            assert_eq!(date("2024-06-30T00:00:00", text), expected, "{text}");
        }
    }

    #[test]
    fn a_footnote_is_no_text_of_a_cell() {
        let content = r#"<office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell office:value-type="string">
            <office:annotation><text:p>checked</text:p></office:annotation><text:p>5.4<text:note><text:note-citation>1</text:note-citation
            ><text:note-body><text:p>revised</text:p></text:note-body></text:note> m</text:p></table:table-cell></table:table-row
            ></table:table></office:spreadsheet>"#;
        let document =
            OpenDocument { content: content.to_owned(), raised: BTreeSet::new(), sheets: Vec::new() };
        let (cells, _) = document.cells("S").unwrap_or_default();
        let texts: Vec<&str> = cells.values().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["5.4 m"]);
    }

    #[test]
    fn raised_characters_are_told_from_digits() {
        let mut text = CellText { is_open: true, ..CellText::default() };
        text.push("7");
        text.start_span(true);
        text.push("1");
        text.end_span();
        text.start_span(false);
        text.push(" x");
        text.end_span();
        assert_eq!(text.out, "7¹ x");
    }
}
