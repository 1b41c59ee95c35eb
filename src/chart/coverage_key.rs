//! The key of a coverage chart: each state that is on it, and in words what it means. It stands above the picture.

use super::coverage_cell::CoverageCell;
use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::analysis::CellState;
use crate::scene::{Ink, Key, Layer, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text::wrap;

/// Side of a cell of the key.
const SIDE: f64 = 18.0;
/// From one line of the key to the next.
const LINE: f64 = 24.0;
/// From one line of a text of the key to the next.
const LINE_OF_TEXT: f64 = 15.0;
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
        let lines = wrap(text, SMALL, false, input.width - SIDE - 6.0);
        let width = SIDE + 6.0 + lines.iter().map(|line| style.width(line)).fold(0.0, f64::max);
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
        let more = lines.len().saturating_sub(1);
        for (index, line) in lines.into_iter().enumerate() {
            let key = Key { role: Role::Note, ..key }.nth(key.index + index as u32);
            style.draw(key, x + SIDE + 6.0, y + SIDE / 2.0 + LINE_OF_TEXT * index as f64, line, scene);
        }
        y += LINE_OF_TEXT * more as f64;
        x += width + 16.0;
    }
    scene.height = y + SIDE + BELOW;
}
