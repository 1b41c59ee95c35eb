//! What a reader takes away: the menu under the chart. What its buttons do is the page's business.

use super::OutlineWriter;
use crate::view::{Controls, View};

/// What can be taken, the row it stands in, and whether a small menu has it too; in the order of their names.
const TAKES: [(&str, usize, bool); 10] = [
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

/// The menu of a view, closed until somebody asks for it.
pub fn export_menu(out: &mut OutlineWriter, view: &View) {
    let words = view.lang.words();
    if view.controls == Controls::None {
        return;
    }
    out.open("details class=take data-part=take");
    out.leaf("summary", words.take);
    if view.controls == Controls::Full {
        for (place, name) in words.take_rows.iter().enumerate() {
            row(out, view, name, Some(place));
        }
    } else {
        row(out, view, words.take, None);
    }
    said(out, view);
    by_hand(out, view);
    out.close();
}

/// One row of buttons; without a place, the one row of a small menu.
fn row(out: &mut OutlineWriter, view: &View, name: &str, place: Option<usize>) {
    out.open("div class=row role=group");
    out.attr("aria-label", name);
    if place.is_some() {
        out.leaf("span aria-hidden=true", name);
    }
    for ((what, at, is_small), name) in TAKES.iter().zip(view.lang.words().take_names) {
        if place.map_or(*is_small, |place| place == *at) {
            out.open("button type=button");
            out.attr("data-take", what);
            out.text(name);
            out.close();
        }
        if *what == "png" && place == Some(*at) {
            size(out, view);
        }
    }
    out.close();
}

/// How many device pixels a CSS pixel of the picture has.
fn size(out: &mut OutlineWriter, view: &View) {
    out.open("select data-part=scale");
    out.attr("aria-label", view.lang.words().take_size);
    for scale in ["1", "2", "3", "4"] {
        out.open("option");
        out.attr("value", scale);
        out.flag("selected", scale == "2");
        out.plain(scale);
        out.plain("×");
        out.close();
    }
    out.close();
}

/// One line that says what happened; the page has its words from here.
fn said(out: &mut OutlineWriter, view: &View) {
    let words = view.lang.words();
    out.open("p data-part=taken role=status");
    out.attr("data-copied", words.taken_copied);
    out.attr("data-saved", words.taken_saved);
    out.attr("data-missed", words.taken_missed);
    out.attr("data-refused", words.taken_refused);
    out.close();
}

/// The text itself, where a browser hands nothing over.
fn by_hand(out: &mut OutlineWriter, view: &View) {
    out.open("textarea data-part=by-hand rows=4 readonly hidden");
    out.attr("aria-label", view.lang.words().take_by_hand);
    out.close();
}
