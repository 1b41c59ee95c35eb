//! What a reader takes away: the menu under the chart. What its buttons do is the page's business.

use super::Tape;
use crate::view::{Controls, View};

/// What can be taken, the row it stands in, and whether a small menu has it too; in the order of their names.
const TAKES: [(&str, usize, bool); 10] = [
    ("claim", 0, true),
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
pub fn take(tape: &mut Tape, view: &View) {
    let words = view.lang.words();
    if view.controls == Controls::None {
        return;
    }
    tape.open("details class=take data-part=take");
    tape.leaf("summary", words.take);
    if view.controls == Controls::Full {
        for (place, name) in words.take_rows.iter().enumerate() {
            row(tape, view, name, Some(place));
        }
    } else {
        row(tape, view, words.take, None);
    }
    said(tape, view);
    by_hand(tape, view);
    tape.close();
}

/// One row of buttons; without a place, the one row of a small menu.
fn row(tape: &mut Tape, view: &View, name: &str, place: Option<usize>) {
    tape.open("div class=row role=group");
    tape.attr("aria-label", name);
    if place.is_some() {
        tape.leaf("span aria-hidden=true", name);
    }
    for ((what, at, is_small), name) in TAKES.iter().zip(view.lang.words().take_names) {
        if place.map_or(*is_small, |place| place == *at) {
            tape.open("button type=button");
            tape.attr("data-take", what);
            tape.text(name);
            tape.close();
        }
        if *what == "png" && place == Some(*at) {
            size(tape, view);
        }
    }
    tape.close();
}

/// How many device pixels a CSS pixel of the picture has.
fn size(tape: &mut Tape, view: &View) {
    tape.open("select data-part=scale");
    tape.attr("aria-label", view.lang.words().take_size);
    for scale in ["1", "2", "3", "4"] {
        tape.open("option");
        tape.attr("value", scale);
        tape.flag("selected", scale == "2");
        tape.plain(scale);
        tape.plain("×");
        tape.close();
    }
    tape.close();
}

/// One line that says what happened; the page has its words from here.
fn said(tape: &mut Tape, view: &View) {
    let words = view.lang.words();
    tape.open("p data-part=taken role=status");
    tape.attr("data-copied", words.taken_copied);
    tape.attr("data-saved", words.taken_saved);
    tape.attr("data-missed", words.taken_missed);
    tape.attr("data-refused", words.taken_refused);
    tape.close();
}

/// The text itself, where a browser hands nothing over.
fn by_hand(tape: &mut Tape, view: &View) {
    tape.open("textarea data-part=by-hand rows=4 readonly hidden");
    tape.attr("aria-label", view.lang.words().take_by_hand);
    tape.close();
}
