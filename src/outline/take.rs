//! What a reader takes away: the menu under the chart. What its buttons do is the page's business.

use super::{Element, el};
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
pub fn take(view: &View) -> Option<Element> {
    let words = view.lang.words();
    let is_full = match view.controls {
        Controls::None => return None,
        controls => controls == Controls::Full,
    };
    let mut menu = el("details").class("take").part("take").child(el("summary").text(words.take));
    if is_full {
        for (place, name) in words.take_rows.iter().enumerate() {
            menu = menu.child(row(view, name, Some(place)));
        }
    } else {
        menu = menu.child(row(view, words.take, None));
    }
    Some(menu.child(said(view)).child(by_hand(view)))
}

/// One row of buttons; without a place, the one row of a small menu.
fn row(view: &View, name: &str, place: Option<usize>) -> Element {
    let mut row = el("div").class("row").attr("role", "group").attr("aria-label", name);
    if place.is_some() {
        row = row.child(el("span").attr("aria-hidden", "true").text(name));
    }
    for ((what, at, is_small), name) in TAKES.iter().zip(view.lang.words().take_names) {
        if place.map_or(*is_small, |place| place == *at) {
            row = row.child(el("button").attr("type", "button").attr("data-take", *what).text(name));
        }
        if *what == "png" && place == Some(*at) {
            row = row.child(size(view));
        }
    }
    row
}

/// How many device pixels a CSS pixel of the picture has.
fn size(view: &View) -> Element {
    let mut select = el("select").attr("data-part", "scale").attr("aria-label", view.lang.words().take_size);
    for scale in ["1", "2", "3", "4"] {
        let option = el("option").attr("value", scale).flag("selected", scale == "2");
        select = select.child(option.text(scale).text("×"));
    }
    select
}

/// One line that says what happened; the page has its words from here.
fn said(view: &View) -> Element {
    let words = view.lang.words();
    let line = el("p").part("taken").attr("role", "status");
    line.attr("data-copied", words.taken_copied)
        .attr("data-saved", words.taken_saved)
        .attr("data-missed", words.taken_missed)
        .attr("data-refused", words.taken_refused)
}

/// The text itself, where a browser hands nothing over.
fn by_hand(view: &View) -> Element {
    let label = view.lang.words().take_by_hand;
    let area = el("textarea").part("by-hand").attr("aria-label", label).attr("rows", "4");
    area.attr("readonly", "").attr("hidden", "")
}
