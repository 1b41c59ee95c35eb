//! A column per unit, and the units' names above them. Names are never turned: they are on one line, on two or
//! three, stacked character by character, or stepped like stairs.

use super::input::ChartInput;
use super::name_column::{every_name, told_apart};
use super::text_style::{SMALL, TextStyle};
use crate::collect::CollectVec as _;
use crate::dataset::UnitIx;
use crate::scene::{Align, Ink, Key, Link, Rect, Role, Scene};
use crate::text::{graphemes, unit_name};

/// Gap between wide cells.
const GAP: f64 = 3.0;
/// Space between a value and the edge of its cell.
pub const PADDING: f64 = 2.0;
/// How high the highest stack of characters may be, in scene units.
const HIGHEST: f64 = 150.0;
/// How far a name on a stair goes beyond the middle of its column.
pub const OVERHANG: f64 = 4.0;
/// In narrower columns than this only the unit in focus has its name.
const DENSE: f64 = 11.0;
/// The least width of a column for characters below each other.
const FULL: f64 = 13.0;
/// Height of a line of names.
const LINE: f64 = 16.0;
/// Space between names and cells.
const MARGIN: f64 = 4.0;

/// A column per unit.
pub struct UnitColumns {
    /// Left end of the first.
    pub left: f64,
    /// Width of each.
    pub width: f64,
}

impl UnitColumns {
    /// Width and height of a cell.
    pub fn cell_size(&self) -> (f64, f64) {
        let gap = if self.width < 30.0 { 2.5 } else { GAP };
        let width = (self.width - gap).max(4.0);
        (width, width.clamp(16.0, 24.0))
    }

    /// How wide a column must be for a text of that width to fit into its cell.
    pub fn width_for(text: f64) -> f64 {
        text + 2.0 * PADDING + GAP
    }

    /// The middle of a column.
    pub fn middle(&self, column: usize) -> f64 {
        self.left + self.width * (column as f64 + 0.5)
    }

    /// Draws the names of the units below the scene so far; returns the height where they end.
    pub fn draw_names(&self, input: &ChartInput<'_>, units: &[UnitIx], scene: &mut Scene) -> f64 {
        let style = TextStyle::small(Ink::Text).bold();
        let name = |unit: &UnitIx| unit_name(input.dataset, *unit, input.view.lang);
        let full = units.iter().map(name).collect_vec();
        let whole = full.iter().map(|name| style.truncate(name, input.width)).collect_vec();
        let arrangement = Arrangement::of(&whole, self.width);
        let mut names: Vec<String> = Vec::new();
        for column in 0..full.len() {
            let limit = match arrangement {
                Arrangement::Lines(_) | Arrangement::Stacked => input.width,
                // From the left edge of the picture to its column, or up to the leader of the next.
                Arrangement::Stairs => {
                    (self.middle(column) + OVERHANG.max(self.width - OVERHANG)).min(input.width)
                }
            };
            names.extend(told_apart(&full, &|| every_name(input), &style, limit, 1).swap_remove(column));
        }
        let bottom = scene.height + LINE * arrangement.lines(&names) as f64 + MARGIN;
        for (column, (unit, name)) in units.iter().zip(&names).enumerate() {
            let has_focus = input.focus.is_some_and(|focus| focus.unit == *unit);
            if self.width < DENSE && !has_focus {
                continue;
            }
            let ink = if has_focus { Ink::FocusText } else { Ink::Text };
            let style = TextStyle { bold: has_focus, ..TextStyle::small(ink) }.align(Align::Centre);
            let header = Header { key: Key::unit(*unit, Role::Name), x: self.middle(column), bottom, style };
            let top = match arrangement {
                Arrangement::Lines(count) => header.draw_centred(name, column % count, input.width, scene),
                Arrangement::Stacked => header.draw_stacked(name, scene),
                Arrangement::Stairs => header.draw_stair(name, column, scene),
            };
            // Whatever is between a name and its cells belongs to the name.
            let area = Rect { x: header.x - self.width / 2.0, y: top, w: self.width, h: bottom - top };
            scene.links.push((area, Link::Profile(*unit)));
        }
        bottom
    }
}

/// How names are arranged above their columns.
#[derive(Clone, Copy)]
enum Arrangement {
    /// Each centred above its column, on so many lines in turn.
    Lines(usize),
    /// Character by character, as Chinese allows.
    Stacked,
    /// Each on a line of its own, ending above its column.
    Stairs,
}

impl Arrangement {
    /// The first that fits columns of that width.
    fn of(names: &[String], width: f64) -> Self {
        let text_width = |name: &String| TextStyle::small(Ink::Text).bold().width(name);
        let widest = names.iter().map(text_width).fold(0.0, f64::max);
        // The last name may be moved left, away from the edge.
        let shift = (names.last().map_or(0.0, text_width) - width).max(0.0) / 2.0;
        let is_centred = widest / 2.0 + 3.0 <= width;
        match () {
            () if widest + 6.0 <= width || width < DENSE => Self::Lines(1),
            () if is_centred && widest + 6.0 + shift <= width * 2.0 => Self::Lines(2),
            () if is_centred => Self::Lines(3),
            () if width >= FULL && widest <= HIGHEST && names.iter().all(|it| it.chars().all(is_cjk)) => {
                Self::Stacked
            }
            () if names.len() > 2 => Self::Stairs,
            () => Self::Lines(names.len()),
        }
    }

    /// How many lines high the names are.
    fn lines(self, names: &[String]) -> usize {
        match self {
            Self::Lines(count) => count,
            Self::Stacked => names.iter().map(|name| graphemes(name).count()).max().unwrap_or(0),
            Self::Stairs => names.len(),
        }
    }
}

fn is_cjk(character: char) -> bool {
    character > '\u{2e80}'
}

/// The name of one column.
pub struct Header {
    pub key: Key,
    /// Middle of the column.
    pub x: f64,
    /// Where the cells begin.
    pub bottom: f64,
    pub style: TextStyle,
}

impl Header {
    /// Stacks the characters, the last at the bottom; returns the height where they begin.
    fn draw_stacked(&self, name: &str, scene: &mut Scene) -> f64 {
        let length = graphemes(name).count();
        for (index, character) in graphemes(name).enumerate() {
            let y = self.bottom - MARGIN - LINE * (length - index) as f64 + LINE / 2.0 + 1.0;
            self.style.draw(self.key.nth(index as u32), self.x, y, character, scene);
        }
        self.bottom - MARGIN - LINE * length as f64
    }

    /// On a line counted from the bottom, centred above the column as far as the `right` edge allows; returns the
    /// height where it begins.
    fn draw_centred(&self, name: &str, line: usize, right: f64, scene: &mut Scene) -> f64 {
        let half = self.style.width(name) / 2.0;
        let x = self.x.min(right - half).max(half);
        self.draw_line(&self.style, x, name, line, scene)
    }

    /// On a line counted from the bottom, ending above the column or, where it is longer than up to there, behind it, so that
    /// no leader crosses a name; returns the height where it begins.
    pub fn draw_stair(&self, name: &str, line: usize, scene: &mut Scene) -> f64 {
        let style = self.style.clone().align(Align::Right);
        let x = (self.x + OVERHANG).max(style.width(name));
        self.draw_line(&style, x, name, line, scene)
    }

    /// A name and, from any line but the lowest, a leader down to its column.
    fn draw_line(&self, style: &TextStyle, x: f64, name: &str, line: usize, scene: &mut Scene) -> f64 {
        let y = self.bottom - MARGIN - LINE * (line as f64 + 0.5);
        style.draw(self.key, x, y, name, scene);
        if line > 0 {
            let key = Key { role: Role::Grid, ..self.key };
            scene.add_rule(key, (self.x, y + SMALL / 2.0 + 2.0), (self.x, self.bottom - 1.0));
        }
        y - LINE / 2.0
    }
}
