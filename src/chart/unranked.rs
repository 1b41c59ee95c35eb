//! The panel below a ranking: which units have no rank, and why.

use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::analysis::Availability;
use crate::collect::CollectVec as _;
use crate::dataset::{Subject, UnitIx};
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, ScrolledList, Shape};
use crate::text::{self, UnrankedLine, wrap};

/// Space inside the panel.
const PAD: f64 = 12.0;
/// Height of a line.
const LINE: f64 = 20.0;
/// Width of the left column, as a share of the panel's.
const LEFT: f64 = 0.38;
/// Width of the longest number in the right column, which is never broken.
const LONGEST_NUMBER: f64 = 164.0;

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

/// Draws the panel from `top` down, and makes the scene high enough for it.
pub fn draw(input: &ChartInput<'_>, unranked: &[(UnitIx, Availability)], top: f64, scene: &mut Scene) {
    let shown: Vec<(UnitIx, Availability)> =
        unranked.iter().filter(|(unit, _)| input.view.shows(input.dataset, *unit)).cloned().collect_vec();
    if shown.is_empty() {
        return;
    }
    let lang = input.view.lang;
    let heading = TextStyle::small(Ink::Soft).bold();
    let mut y = top + PAD + LINE / 2.0;
    heading.draw(Key::chart(Role::Note, 0), PAD, y, lang.words().unranked, scene);
    y += LINE + 4.0;
    let entries = text::unranked_lines(input.dataset, &shown, lang);
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
    let style = TextStyle::small(Ink::Text);
    let widest = entries.iter().map(|entry| style.width(&entry.label)).fold(0.0, f64::max);
    PAD + widest.min(left_width(input)) + 14.0
}

/// Width of the left column, narrow enough that the longest number can begin beside it.
fn left_width(input: &ChartInput<'_>) -> f64 {
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
    let style = TextStyle::small(Ink::Text);
    let mut label_y = top;
    for (index, line) in wrap(&entry.label, SMALL, false, left_width(input)).into_iter().enumerate() {
        style.draw(Key::chart(Role::Name, *lines + index as u32 * LABEL_LINES), PAD, label_y, line, scene);
        label_y += LINE;
    }
    let mut y = top;
    for line in wrap(&entry.text, SMALL, false, input.width - indent - PAD) {
        *lines += 1;
        let style = TextStyle::small(Ink::Soft);
        let x = indent.min(input.width - PAD - style.width(&line));
        style.draw(Key::chart(Role::Note, *lines), x, y, line, scene);
        y += LINE;
    }
    y = y.max(label_y);
    if let Some(unit) = entry.unit {
        let rect = Rect { x: 0.0, y: top - LINE / 2.0, w: input.width, h: y - top };
        scene.add_target(Subject { unit, metric: input.view.metric }, rect);
    }
    y + 4.0
}
