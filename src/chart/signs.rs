//! The line below a chart that says what the signs beside its values mean.

use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::dataset::Figure;
use crate::scene::{Ink, Key, Role, Scene, Shape};
use crate::text::{signs_in_words, wrap};

/// Height of a line.
const LINE: f64 = 18.0;

/// Where the indices of these notes begin: above those of all others.
const FIRST: u32 = 1 << 17;

/// Draws the line, where a value on the chart has a sign. A list that scrolls has none below it.
pub fn draw(input: &ChartInput<'_>, scene: &mut Scene) {
    let has_signs = input.dataset.whole().figures.iter().any(Figure::has_signs);
    if has_signs && scene.list.is_none() {
        draw_signs(input, scene);
    }
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn draw_signs(input: &ChartInput<'_>, scene: &mut Scene) {
    let labels = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { text, .. } if mark.key.role == Role::Label => Some(text.as_str()),
        _ => None,
    });
    let text = signs_in_words(labels, input.view.lang);
    if text.is_empty() {
        return;
    }
    scene.height += 8.0;
    for (index, line) in wrap(&text, SMALL, false, input.width).into_iter().enumerate() {
        let key = Key::chart(Role::Note, FIRST + index as u32);
        TextStyle::small(Ink::Soft).draw(key, 0.0, scene.height + LINE / 2.0, line, scene);
        scene.height += LINE;
    }
}
