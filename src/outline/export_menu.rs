//! The export menu below the chart. What its buttons do is decided on the page (`www/element`).

use super::writer::OutlineWriter;
use crate::view::{Controls, View};

/// What can be exported: its name on the page, the index of its group, and whether the minimal menu has it too. In the
/// order of [`Words::export_actions`](crate::text::Words::export_actions).
const EXPORTS: [(&str, usize, bool); 10] = [
    ("citation", 0, true),
    ("figure", 0, false),
    ("link", 0, true),
    ("share", 0, true),
    ("png", 1, true),
    ("svg", 1, false),
    ("picture", 1, false),
    ("csv", 2, true),
    ("csv-all", 2, false),
    ("json-all", 2, false),
];

/// The closed menu.
pub fn export_menu(writer: &mut OutlineWriter, view: &View) {
    let words = view.lang.words();
    writer.open("details class=take data-part=take");
    writer.element("summary", words.export_menu);
    if view.controls == Controls::Full {
        for (index, name) in words.export_groups.iter().enumerate() {
            group(writer, view, name, Some(index));
        }
    } else {
        group(writer, view, words.export_menu, None);
    }
    result(writer, view);
    manual_copy(writer, view);
    writer.close();
}

/// A row of buttons; without an index, the one row of the minimal menu.
fn group(writer: &mut OutlineWriter, view: &View, name: &str, index: Option<usize>) {
    writer.open("div class=row role=group");
    writer.attr("aria-label", name);
    if index.is_some() {
        writer.element("span aria-hidden=true", name);
    }
    for ((export, group, is_minimal), name) in EXPORTS.iter().zip(view.lang.words().export_actions) {
        if index.map_or(*is_minimal, |index| index == *group) {
            writer.open("button type=button");
            writer.attr("data-take", export);
            writer.text(name);
            writer.close();
        }
        if *export == "png" && index == Some(*group) {
            png_size(writer, view);
        }
    }
    writer.close();
}

/// The size of the PNG, in device pixels for each CSS pixel.
fn png_size(writer: &mut OutlineWriter, view: &View) {
    writer.open("select data-part=scale");
    writer.attr("aria-label", view.lang.words().export_png_size);
    for scale in ["1", "2", "3", "4"] {
        writer.open("option");
        writer.attr("value", scale);
        writer.bool_attr("selected", scale == "2");
        writer.plain_text(scale);
        writer.plain_text("×");
        writer.close();
    }
    writer.close();
}

/// The line that announces the result, with its words for each result: the page chooses one.
fn result(writer: &mut OutlineWriter, view: &View) {
    let words = view.lang.words();
    writer.open("p data-part=taken role=status");
    writer.attr("data-copied", words.export_copied);
    writer.attr("data-saved", words.export_saved);
    writer.attr("data-missed", words.export_unconfirmed);
    writer.attr("data-refused", words.export_refused);
    writer.close();
}

/// The text itself, to copy by hand where the browser allows nothing else.
fn manual_copy(writer: &mut OutlineWriter, view: &View) {
    writer.open("textarea data-part=by-hand rows=4 readonly hidden");
    writer.attr("aria-label", view.lang.words().export_manual_copy);
    writer.close();
}
