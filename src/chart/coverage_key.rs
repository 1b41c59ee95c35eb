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

/// Draws the key at the top of the picture: all `states`, each once, and where there are dots what they stand for.
pub fn draw(input: &ChartInput<'_>, mut states: Vec<CellState>, dots: Option<String>, scene: &mut Scene) {
    sort_by(&mut states, Ord::cmp);
    states.dedup();
    let mut entries: Vec<(CellState, bool)> = Vec::new();
    entries.extend(states.into_iter().map(|state| (state, false)));
    if dots.is_some() {
        entries.push((CellState::Exact, true));
    }
    let style = TextStyle::small(Ink::Soft);
    let (mut x, mut y) = (0.0, scene.height);
    for (index, (state, is_dot)) in entries.iter().enumerate() {
        let text = match is_dot {
            true => dots.as_deref().unwrap_or_default(),
            false => input.view.lang.words().cell_states[*state as usize],
        };
        let text = style.truncate(text, input.width - SIDE - 6.0);
        let width = SIDE + 6.0 + style.width(&text);
        if x > 0.0 && x + width > input.width {
            (x, y) = (0.0, y + LINE);
        }
        let rect = Rect { x, y, w: SIDE, h: SIDE };
        let key = Key::chart(Role::Value, index as u32 * 100);
        CoverageCell { rect, key, ink: Ink::Text }.draw(*state, input.view.lang, scene);
        if *is_dot {
            let key = Key { role: Role::Bound, ..key };
            scene.add_circle(key, Layer::Text, Ink::Inverse, rect.centre(), DOT, None);
        }
        style.draw(Key { role: Role::Note, ..key }, x + SIDE + 6.0, y + SIDE / 2.0, text, scene);
        x += width + 16.0;
    }
    scene.height = y + SIDE + BELOW;
}
