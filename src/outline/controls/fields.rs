//! Form fields.

use crate::outline::writer::OutlineWriter;

/// Begins a group of fields.
pub fn begin_group(writer: &mut OutlineWriter, tag: &'static str, legend: &str) {
    writer.open(tag);
    writer.element("legend", legend);
}

/// One of several choices and its text, inside a label.
pub fn radio(writer: &mut OutlineWriter, tag: &'static str, value: &str, text: &str, is_checked: bool) {
    writer.open(tag);
    writer.attr("value", value);
    writer.bool_attr("checked", is_checked);
    writer.close();
    writer.open("span");
    writer.plain_text(text);
    writer.close();
}

/// Begins a list of choices, inside a label of its own.
pub fn begin_select(writer: &mut OutlineWriter, name: &'static str, label: &str) {
    writer.open("label class=select");
    writer.element("span", label);
    writer.open("select");
    writer.attr("name", name);
}

/// Ends what [`begin_select`] began.
pub fn end_select(writer: &mut OutlineWriter) {
    writer.close();
    writer.close();
}

/// One choice of a list.
pub fn option(writer: &mut OutlineWriter, value: &str, text: &str, is_selected: bool) {
    writer.open("option");
    writer.attr("value", value);
    writer.bool_attr("selected", is_selected);
    writer.plain_text(text);
    writer.close();
}
