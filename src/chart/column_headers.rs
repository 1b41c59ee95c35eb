//! Names above narrow columns, never turned: side by side, in two lines, one character under another, or as stairs.

use super::Frame;
use super::label::{Label, SMALL};
use crate::dataset::UnitIx;
use crate::list::List as _;
use crate::scene::{Align, Ink, Key, Link, Rect, Role, Scene};
use crate::text::unit_name;

/// A column a unit.
pub struct Columns {
    /// Where the first begins.
    pub left: f64,
    /// Width of one.
    pub step: f64,
}

impl Columns {
    /// Width and height of a cell.
    pub fn cell(&self) -> (f64, f64) {
        let gap = if self.step < 30.0 { 2.5 } else { GAP };
        let width = (self.step - gap).max(4.0);
        (width, width.clamp(16.0, 24.0))
    }

    fn middle(&self, place: usize) -> f64 {
        self.left + self.step * (place as f64 + 0.5)
    }
}

/// Room between wide cells.
const GAP: f64 = 4.0;

/// How wide a column must be for a text to fit its cell.
pub fn room(text: f64) -> f64 {
    text + 2.0 + GAP
}

/// Room for a name.
const LONGEST: f64 = 110.0;
/// From here on every column may have a name of its own.
const DENSE: f64 = 13.0;
/// Height of a line of names.
const LINE: f64 = 16.0;

/// Draws the names of the units; returns where they end.
pub fn draw(frame: &Frame<'_>, units: &[UnitIx], columns: &Columns, scene: &mut Scene) -> f64 {
    let label = Label::small(Ink::Text).bold();
    let name = |unit: &UnitIx| label.fit(unit_name(frame.dataset, *unit, frame.view.lang), LONGEST);
    let names: Vec<String> = units.iter().map(name).list();
    let widest = names.iter().map(|name| label.width(name)).fold(0.0, f64::max);
    let stacks = names.iter().all(|name| name.chars().all(|c| c > '\u{2e80}'));
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    // The last may not stand over its middle.
    let last = names.last().map_or(0.0, |name| label.width(name));
    let shift = (last - columns.step).max(0.0) / 2.0;
    let above = widest / 2.0 + 3.0 <= columns.step;
    let is_row = widest + 6.0 <= columns.step;
    // Narrower than a character: only the name in focus has room.
    let is_dense = columns.step < DENSE;
    let lanes = match () {
        () if is_row || is_dense => 1,
        () if above && widest + 6.0 + shift <= columns.step * 2.0 => 2,
        () if above => 3,
        () if stacks => longest,
        () => units.len(),
    };
    let is_stack = stacks && !is_row && !is_dense && !above;
    let bottom = LINE * lanes as f64 + 4.0;
    for (place, (unit, name)) in units.iter().zip(names).enumerate() {
        let has_focus = frame.focus.is_some_and(|focus| focus.unit == *unit);
        if is_dense && !has_focus {
            continue;
        }
        let ink = if has_focus { Ink::FocusText } else { Ink::Text };
        let head = Head {
            key: Key::unit(*unit, Role::Name),
            x: columns.middle(place),
            bottom,
            bold: has_focus,
            ink,
        };
        let top = match is_stack {
            true => head.stack(&name, scene),
            false if lanes > 2 && !above => head.lane(&name, place, None, scene),
            false => head.lane(&name, place % lanes, Some(frame.width), scene),
        };
        // What stands below a name, as far as the cells, is that name's too.
        let column = Rect { x: head.x - columns.step / 2.0, y: top, w: columns.step, h: bottom - top };
        scene.links.push((column, Link::Profile(*unit)));
    }
    bottom
}

/// One name on its way.
struct Head {
    key: Key,
    x: f64,
    bottom: f64,
    bold: bool,
    ink: Ink,
}

impl Head {
    fn label(&self) -> Label {
        Label { bold: self.bold, ..Label::small(self.ink) }.align(Align::Centre)
    }

    /// One character under another, the last at the bottom; returns where they begin.
    fn stack(&self, name: &str, scene: &mut Scene) -> f64 {
        let length = name.chars().count();
        for (index, c) in name.chars().enumerate() {
            let y = self.bottom - 4.0 - LINE * (length - index) as f64 + LINE / 2.0 + 1.0;
            self.label().put(self.key.at(index as u32), self.x, y, c.to_string(), scene);
        }
        self.bottom - 4.0 - LINE * length as f64
    }

    /// In its own line, counted from the bottom; a thin line leads down from the higher ones. Over the middle
    /// of its column as far as the picture's right edge allows, or, on stairs, ending above its column, so that
    /// no line crosses a name. Returns where the name begins.
    fn lane(&self, name: &str, lane: usize, right: Option<f64>, scene: &mut Scene) -> f64 {
        let y = self.bottom - 4.0 - LINE * (lane as f64 + 0.5);
        let label = self.label();
        let half = label.width(name) / 2.0;
        let (label, x) = match right {
            Some(right) => (label, self.x.min(right - half)),
            None => (label.align(Align::Right), self.x + 4.0),
        };
        label.put(self.key, x, y, name, scene);
        if lane > 0 {
            let key = Key { role: Role::Grid, ..self.key };
            scene.rule(key, (self.x, y + SMALL / 2.0 + 2.0), (self.x, self.bottom - 1.0));
        }
        y - LINE / 2.0
    }
}
