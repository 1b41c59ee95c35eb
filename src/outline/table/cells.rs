//! Cells of a table.

use crate::dataset::{Figure, Lang};
use crate::outline::writer::OutlineWriter;
use crate::text::{figure_period, plain_number, quote};

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

/// Three cells: a figure's value, its quote in the language of the source, and its period.
pub fn figure_cells(writer: &mut OutlineWriter, figure: &Figure, value: &str, lang: Lang) {
    writer.element("td class=value", value);
    writer.open(if lang == Lang::Zh { "td" } else { "td lang=zh" });
    writer.plain_text(&quote(figure));
    writer.close();
    writer.element("td class=period", &figure_period(figure, lang));
}
