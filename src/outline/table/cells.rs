//! Cells of a table.

use crate::dataset::{Dataset, Figure, Lang, LocalText};
use crate::outline::evidence::quote_lang;
use crate::outline::writer::OutlineWriter;
use crate::text::{figure_period, plain_number, quote, with_statuses};

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

/// Three cells: a figure's value with its statuses and note, its quote in the language of the source, and its period.
pub fn figure_cells(writer: &mut OutlineWriter, dataset: &Dataset, figure: &Figure, value: &str, lang: Lang) {
    writer.open("td class=value");
    writer.text(&with_statuses(value.to_owned(), figure, lang));
    note(writer, &figure.note, lang);
    writer.close();
    writer.open("td");
    if !figure.quote.is_empty() {
        quote_lang(writer, dataset, lang);
        writer.plain_text(&quote(figure));
    }
    writer.close();
    writer.element("td class=period", &figure_period(figure, lang));
}
