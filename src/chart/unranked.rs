//! The panel below a ranking: which units have no rank, and why.

use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::analysis::Availability;
use crate::collect::CollectVec as _;
use crate::dataset::{Subject, UnitIx};
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, ScrolledList, Shape};
use crate::text::{self, UnrankedLine, unit_name, wrap};

/// Space inside the panel.
const PAD: f64 = 12.0;
/// Height of a line.
const LINE: f64 = 20.0;
/// Width of the left column, as a share of the panel's.
const LEFT: f64 = 0.38;
/// Width of the longest number in the right column, which is never broken.
const LONGEST_NUMBER: f64 = 164.0;

/// The least width of a panel with two columns: that of the narrowest screen, with text of the usual size.
const TWO_COLUMNS: f64 = 280.0;

/// How far above the end of its line of text a name in focus is underlined.
const UNDERLINE: f64 = 1.5;

/// From this number on, the marks of a label's second line are counted, and so on.
const LABEL_LINES: u32 = 1000;

/// Draws the panel `gap` below a list. Below one that scrolls it is drawn with the last row; with the others it only
/// takes its height.
pub fn draw_below(
    input: &ChartInput<'_>,
    unranked: &[(UnitIx, Availability)],
    gap: f64,
    list: Option<ScrolledList>,
    scene: &mut Scene,
) {
    if list.as_ref().is_none_or(ScrolledList::has_last) {
        draw(input, unranked, scene.height + gap, scene);
        scene.list = list;
        return;
    }
    let mut panel = Scene::new(input.width);
    draw(input, unranked, gap, &mut panel);
    scene.list = list.map(|list| ScrolledList { footer: panel.height, ..list });
}

/// Draws the panel from `top` down, and makes the scene high enough for it. A unit that the reader chose comes first, with the accent.
pub fn draw(input: &ChartInput<'_>, unranked: &[(UnitIx, Availability)], top: f64, scene: &mut Scene) {
    let lang = input.view.lang;
    let mut entries = Vec::new();
    for is_chosen in [true, false] {
        let is_shown = |unit: UnitIx| {
            input.view.shows(input.dataset, unit) && (input.view.highlight == Some(unit)) == is_chosen
        };
        let shown: Vec<(UnitIx, Availability)> =
            unranked.iter().filter(|(unit, _)| is_shown(*unit)).cloned().collect_vec();
        entries.append(&mut text::unranked_lines(input.dataset, &shown, lang));
    }
    if entries.is_empty() {
        return;
    }
    let heading = TextStyle::small(Ink::Soft).bold();
    let mut y = top + PAD + LINE / 2.0;
    heading.draw(Key::chart(Role::Note, 0), PAD, y, lang.words().unranked, scene);
    y += LINE + 4.0;
    let indent = indent(input, &entries);
    let mut lines = 0;
    for entry in &entries {
        y = draw_row(input, entry, indent, y, &mut lines, scene);
    }
    let rect = Rect { x: 0.0, y: top, w: input.width, h: y - LINE / 2.0 + PAD - 4.0 - top };
    let key = Key::chart(Role::Background, 0);
    scene.add(Mark::new(key, Layer::Background, Ink::Panel, Shape::Rect(rect)));
    scene.height = rect.y + rect.h;
}

/// Where the right column begins.
fn indent(input: &ChartInput<'_>, entries: &[UnrankedLine]) -> f64 {
    if is_narrow(input) {
        return PAD;
    }
    let style = TextStyle::small(Ink::Text);
    let widest = entries.iter().map(|entry| style.width(&entry.label)).fold(0.0, f64::max);
    PAD + widest.min(left_width(input)) + 14.0
}

/// Whether there is no room for two columns: the right one stands below the left.
fn is_narrow(input: &ChartInput<'_>) -> bool {
    input.width < TWO_COLUMNS
}

/// Width of the left column, narrow enough that the longest number can begin beside it.
fn left_width(input: &ChartInput<'_>) -> f64 {
    if is_narrow(input) {
        return input.width - 2.0 * PAD;
    }
    (input.width * LEFT).min(input.width - 2.0 * PAD - LONGEST_NUMBER)
}

/// A row from `top` down, its right column wrapped; returns where the next begins. `lines` counts the lines of all rows.
fn draw_row(
    input: &ChartInput<'_>,
    entry: &UnrankedLine,
    indent: f64,
    top: f64,
    lines: &mut u32,
    scene: &mut Scene,
) -> f64 {
    // The name is the label or, where others share the reason, the text.
    let (has_name, has_focus) = match entry.units[..] {
        [unit] => (
            unit_name(input.dataset, unit, input.view.lang) == entry.label,
            input.in_focus(Subject { unit, metric: input.view.metric }),
        ),
        _ => (false, false),
    };
    // Not bold, which could make more lines of it under the pointer.
    let style =
        |is_name: bool, ink| TextStyle::small(if is_name && has_focus { Ink::FocusText } else { ink });
    let mut label_y = top;
    for (index, line) in wrap(&entry.label, SMALL, false, left_width(input)).into_iter().enumerate() {
        let style = style(has_name, Ink::Text);
        style.draw(Key::chart(Role::Name, *lines + index as u32 * LABEL_LINES), PAD, label_y, line, scene);
        label_y += LINE;
    }
    let mut y = if is_narrow(input) { label_y } else { top };
    let mut drawn = Vec::new();
    for line in wrap(&entry.text, SMALL, false, input.width - indent - PAD) {
        *lines += 1;
        let style = style(!has_name, Ink::Soft);
        let x = indent.min(input.width - PAD - style.width(&line));
        style.draw(Key::chart(Role::Note, *lines), x, y, line.clone(), scene);
        drawn.push(Drawn { text: line, x, top: y - LINE / 2.0 });
        y += LINE;
    }
    y = y.max(label_y);
    match entry.units[..] {
        [unit] if has_name => {
            let rect = Rect { x: 0.0, y: top - LINE / 2.0, w: input.width, h: y - top };
            scene.add_target(Subject { unit, metric: input.view.metric }, rect);
        }
        _ => add_names(input, &entry.units, &drawn, scene),
    }
    y + 4.0
}

/// A line of text on the picture.
struct Drawn {
    text: String,
    x: f64,
    top: f64,
}

/// A target on each name in the text, so that each unit answers why it has no rank; the one in focus is underlined. A name that is broken between two lines
/// has the end of the first.
fn add_names(input: &ChartInput<'_>, units: &[UnitIx], lines: &[Drawn], scene: &mut Scene) {
    let style = TextStyle::small(Ink::Soft);
    let (mut line, mut at) = (0, 0);
    for unit in units {
        let name = unit_name(input.dataset, *unit, input.view.lang);
        let mut end = None;
        for (index, drawn) in lines.iter().enumerate().skip(line) {
            let from = if index == line { at } else { 0 };
            if let Some(start) = position(&drawn.text, from, name) {
                (line, at, end) = (index, start, Some(start + name.len()));
                break;
            }
        }
        let Some(Drawn { text, x, top }) = lines.get(line) else { return };
        let before = style.width(text.get(..at).unwrap_or_default());
        at = end.unwrap_or(text.len());
        let w = style.width(text.get(..at).unwrap_or_default()) - before;
        let rect = Rect { x: x + before, y: *top, w, h: LINE };
        let subject = Subject { unit: *unit, metric: input.view.metric };
        if input.in_focus(subject) {
            underline(*unit, rect, scene);
        }
        scene.add_target(subject, rect);
    }
}

/// Underlines a name among others, which are all in one colour.
fn underline(unit: UnitIx, name: Rect, scene: &mut Scene) {
    let y = name.y + LINE - UNDERLINE;
    let ends = [(name.x, y), (name.x + name.w, y)];
    scene.add_line(Key::unit(unit, Role::Note), Layer::Focus, Ink::Focus, 2.0, ends);
}

/// Where a text has a word, from a byte on. Not `str::find`, which brings a search of 2 kB into the WebAssembly.
fn position(text: &str, from: usize, word: &str) -> Option<usize> {
    (from..text.len()).find(|at| text.as_bytes()[*at..].starts_with(word.as_bytes()))
}
