//! Lines across a ranking for the values to compare with, each with its name above the rows. They have no rank.

use super::input::ChartInput;
use super::parted_line;
use super::text_style::{SMALL, TextStyle};
use crate::dataset::Reference;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Role, Scene};
use crate::text::{fill, fitting_reference_value, reference, wrap};

/// Height of a line of a name.
const LINE: f64 = 18.0;
/// From a line to its name beside it.
const GAP: f64 = 5.0;

/// Where the indices of these marks begin: above those of other ticks.
const FIRST: u32 = 1 << 16;

/// One line, and its name beside its upper end.
struct Flag {
    x: f64,
    /// The lines of the name.
    lines: Vec<String>,
    /// Whether the name is left of the line.
    is_left: bool,
}

impl Flag {
    fn is_above(&self, other: &Self) -> bool {
        match (self.is_left, other.is_left) {
            (false, false) => self.x < other.x,
            (true, true) => self.x > other.x,
            (is_left, _) => !is_left,
        }
    }
}

/// How high all names are.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn height(input: &ChartInput<'_>, references: &[&Reference], scale: &Linear) -> f64 {
    flags(input, references, scale).iter().map(|flag| flag.lines.len() as f64 * LINE).sum()
}

/// Draws the names downwards from `top`, each beside its line, which goes down to the end of the rows.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn draw(
    input: &ChartInput<'_>,
    references: &[&Reference],
    scale: &Linear,
    (top, bottom): (f64, f64),
    scene: &mut Scene,
) {
    let flags = flags(input, references, scale);
    let mut y = top;
    let mut tops = Vec::new();
    for (index, flag) in flags.iter().enumerate() {
        tops.push(y);
        for (line, text) in flag.lines.iter().enumerate() {
            let (x, align) = match flag.is_left {
                true => (flag.x - GAP, Align::Right),
                false => (flag.x + GAP, Align::Left),
            };
            let key = Key::chart(Role::Tick, FIRST + index as u32 + line as u32 * 100);
            TextStyle::small(Ink::Text).align(align).draw(key, x, y + LINE / 2.0, text.as_str(), scene);
            y += LINE;
        }
    }
    for (index, (flag, top)) in flags.iter().zip(tops).enumerate() {
        for (part, ends) in parted_line::parts(flag.x, (top + 2.0, bottom), scene).into_iter().enumerate() {
            let key = Key::chart(Role::Grid, FIRST + index as u32 + part as u32 * 100);
            scene.add_line(key, Layer::Focus, Ink::Text, 1.5, ends);
        }
    }
}

/// The names in such an order that no line runs through one of another: those on the right from the leftmost line on, then
/// those on the left from the rightmost line back.
fn flags(input: &ChartInput<'_>, references: &[&Reference], scale: &Linear) -> Vec<Flag> {
    let style = TextStyle::small(Ink::Text);
    let mut flags: Vec<Flag> = Vec::new();
    for one in references {
        let x = scale.map(one.value.as_f64());
        let whole = reference(input.dataset, one, input.view.lang);
        let (left, right) = (x - GAP, input.width - x - GAP);
        let is_left = style.width(&whole) > right && left > right;
        let width = if is_left { left } else { right };
        let lines = if style.width(&whole) <= width { vec![whole] } else { parted(input, one, width) };
        let flag = Flag { x, lines, is_left };
        let index = flags.iter().position(|other| flag.is_above(other)).unwrap_or(flags.len());
        flags.insert(index, flag);
    }
    flags
}

/// The name, and its value on a line of its own: a number is whole or not there.
fn parted(input: &ChartInput<'_>, one: &Reference, width: f64) -> Vec<String> {
    let lang = input.view.lang;
    let value = fitting_reference_value(input.dataset, one, lang, (SMALL, width));
    let name = one.name.get(lang);
    let name = if value.is_some() { fill(lang.words().labelled, &[name, ""]) } else { name.to_owned() };
    let mut lines = wrap(name.trim_end(), SMALL, false, width);
    lines.extend(value);
    lines
}
