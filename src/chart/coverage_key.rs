//! The key of a coverage chart: each state that is on it, and in words what it means. It stands above the picture.

use super::coverage_cell::CoverageCell;
use super::input::ChartInput;
use super::text_style::TextStyle;
use crate::analysis::CellState;
use crate::scene::{Ink, Key, Layer, Rect, Role, Scene};
use crate::sort::sort_by;

/// Side of a cell of the key.
const SIDE: f64 = 18.0;
/// From one line of the key to the next.
const LINE: f64 = 24.0;
/// Space below the key.
const BELOW: f64 = 14.0;
/// Radius of what stands for a value that does not fit its cell.
pub const DOT: f64 = 2.5;

/// A sign in a cell that has no value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// There is a value.
    Dot,
    /// It is of another period than the others.
    Notch,
}

/// Draws the key at the top of the picture: all `states`, each once, and what signs stand for.
pub fn draw(input: &ChartInput<'_>, mut states: Vec<CellState>, signs: &[(Sign, String)], scene: &mut Scene) {
    sort_by(&mut states, Ord::cmp);
    states.dedup();
    let words = input.view.lang.words();
    let mut entries: Vec<(CellState, Option<Sign>, &str)> = Vec::new();
    entries.extend(states.into_iter().map(|state| (state, None, words.cell_states[state as usize])));
    entries.extend(signs.iter().map(|(sign, text)| (CellState::Exact, Some(*sign), text.as_str())));
    let style = TextStyle::small(Ink::Soft);
    let (mut x, mut y) = (0.0, scene.height);
    for (index, (state, sign, text)) in entries.into_iter().enumerate() {
        let text = style.truncate(text, input.width - SIDE - 6.0);
        let width = SIDE + 6.0 + style.width(&text);
        if x > 0.0 && x + width > input.width {
            (x, y) = (0.0, y + LINE);
        }
        let rect = Rect { x, y, w: SIDE, h: SIDE };
        let key = Key::chart(Role::Value, index as u32 * 100);
        let cell = CoverageCell { rect, key, ink: Ink::Text };
        cell.draw(state, input.view.lang, scene);
        match sign {
            Some(Sign::Dot) => {
                let key = Key { role: Role::Bound, ..key };
                scene.add_circle(key, Layer::Text, Ink::Inverse, rect.centre(), DOT, None);
            }
            Some(Sign::Notch) => cell.draw_notch(Ink::Inverse, scene),
            None => {}
        }
        style.draw(Key { role: Role::Note, ..key }, x + SIDE + 6.0, y + SIDE / 2.0, text, scene);
        x += width + 16.0;
    }
    scene.height = y + SIDE + BELOW;
}
