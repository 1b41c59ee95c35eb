//! Cells of a table.

use crate::dataset::{Dataset, Figure, Lang, LocalText};
use crate::outline::evidence::quote_lang;
use crate::outline::writer::OutlineWriter;
use crate::text::{figure_period, plain_number, quote, statuses};

/// The head of a table, by the names of its columns.
pub fn head(writer: &mut OutlineWriter, names: &[&str]) {
    writer.open("thead");
    writer.open("tr");
    for name in names {
        column_head(writer, name);
    }
    writer.close();
    writer.close();
}

/// The head of one column.
pub fn column_head(writer: &mut OutlineWriter, name: &str) {
    writer.element("th scope=col", name);
}

/// The head of one row.
pub fn row_head(writer: &mut OutlineWriter, name: &str) {
    writer.element("th scope=row", name);
}

/// A cell.
pub fn cell(writer: &mut OutlineWriter, text: &str) {
    writer.element("td", text);
}

/// A cell that spans several columns.
pub fn wide_cell(writer: &mut OutlineWriter, columns: usize, text: &str) {
    writer.open("td");
    writer.attr("colspan", &plain_number(columns as i64));
    writer.text(text);
    writer.close();
}

/// A note below what stands in a cell.
pub fn note(writer: &mut OutlineWriter, note: &LocalText, lang: Lang) {
    if !note.is_missing() {
        writer.element("small", note.get(lang));
    }
}

/// The statuses of a figure, in words.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn status(writer: &mut OutlineWriter, figure: &Figure, lang: Lang) {
    writer.plain_text(" ");
    writer.element("small", &statuses(figure.status, lang));
}

/// How many digits a text has after its first point.
pub fn fraction_digits(text: &str) -> usize {
    let after = text.bytes().skip_while(|byte| *byte != b'.').skip(1);
    after.take_while(u8::is_ascii_digit).count()
}

/// A value as wide behind its point as one with so many digits there: values that end alike then stand with their points
/// below each other.
pub fn aligned(mut value: String, digits: usize) -> String {
    let own = fraction_digits(&value);
    if own == 0 && digits > 0 {
        value.push('\u{2008}');
    }
    for _ in own..digits {
        value.push('\u{2007}');
    }
    value
}

/// Three cells: a figure's value with its statuses and note, its quote in the language of the source, and its period.
pub fn figure_cells(writer: &mut OutlineWriter, dataset: &Dataset, figure: &Figure, value: &str, lang: Lang) {
    writer.open("td class=value");
    writer.text(value);
    if !figure.status.is_empty() {
        status(writer, figure, lang);
    }
    note(writer, &figure.note, lang);
    writer.close();
    writer.open("td");
    if !figure.quote.is_empty() {
        quote_lang(writer, dataset, lang);
        writer.plain_text(&quote(figure));
    }
    writer.close();
    writer.element("td class=period", &figure_period(dataset, figure, lang));
}
