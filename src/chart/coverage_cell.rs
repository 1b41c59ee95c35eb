//! How a cell of the coverage chart shows whether a unit reported a metric. The states differ without colour:
//! full, pointed to one side or both, outlined thickly, dashed around a sign, outlined thinly with a sign or without one, a dash.

use super::dashes::dashes;
use super::text_style::TextStyle;
use crate::analysis::CellState;
use crate::dataset::Lang;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};

/// From this width of the chart on, cells may be wide enough for values.
pub const WIDE: f64 = 480.0;

/// The greatest width of the line around a rank or grade.
pub const STROKE: f64 = 2.5;

/// How far the slanted sides of a cell that is pointed reach into it at the height of a line of text.
pub const SLANT: f64 = 5.0;

/// The least part of the size of small text that a sign may have.
const LEAST_SCALE: f64 = 0.6;

/// Half the width of a notch, and its depth.
const NOTCH: f64 = 5.0;

/// A cell.
pub struct CoverageCell {
    /// Its area.
    pub rect: Rect,
    /// The identity of its marks, but for their roles.
    pub key: Key,
    /// Colour of what is reported.
    pub ink: Ink,
}

impl CoverageCell {
    /// Draws a state.
    pub fn draw(&self, state: CellState, lang: Lang, scene: &mut Scene) {
        let deferred = lang.deferred_words();
        match state {
            CellState::Exact => self.value(Shape::Rect(self.rect), scene),
            CellState::LowerBound => self.value(pointed(self.rect, false, true), scene),
            CellState::UpperBound => self.value(pointed(self.rect, true, false), scene),
            CellState::Range => self.value(pointed(self.rect, true, true), scene),
            CellState::Given => self.value(outlined(self.rect), scene),
            CellState::CutOff => self.gap("…", scene),
            CellState::Unreadable => self.gap("?", scene),
            CellState::NotYetDue => self.gap("→", scene),
            CellState::NotCollected => self.gap("∅", scene),
            CellState::Suppressed => self.gap("×", scene),
            CellState::Unreliable => self.gap("!", scene),
            CellState::BelowDetection => self.gap("<", scene),
            CellState::Withheld => self.gap("/", scene),
            CellState::Unknown => self.gap("??", scene),
            CellState::RankOnly => self.character_on_ground(deferred.cell_rank_only, scene),
            CellState::LooksAlike => self.character_on_ground(deferred.cell_looks_alike, scene),
            CellState::NotReported => self.empty(scene),
            CellState::NotApplicable => self.dash(scene),
        }
    }

    /// The sign of a figure of another period than the others of its metric, where no value says so: a notch at the top.
    pub fn draw_notch(&self, ink: Ink, scene: &mut Scene) {
        let ((x, _), y) = (self.rect.centre(), self.rect.y);
        let notch = vec![(x - NOTCH, y), (x + NOTCH, y), (x, y + NOTCH)];
        scene.add(Mark::new(Key { role: Role::Bound, ..self.key }, Layer::Text, ink, Shape::Polygon(notch)));
    }

    fn value(&self, shape: Shape, scene: &mut Scene) {
        scene.add(Mark::new(Key { role: Role::Value, ..self.key }, Layer::Data, self.ink, shape));
    }

    /// A ground with a thin outline: the ground alone is hardly seen, and not at all in forced colours.
    fn empty(&self, scene: &mut Scene) {
        // Two rectangles: they have sharp edges where a line of one pixel would be blurred into two.
        let key = Key { role: Role::Grid, ..self.key };
        scene.add(Mark::new(key, Layer::Background, Ink::Mark, Shape::Rect(self.rect)));
        let key = Key { role: Role::Background, ..self.key };
        scene.add(Mark::new(key, Layer::Grid, Ink::Panel, Shape::Rect(inset(self.rect, 1.0))));
    }

    fn dash(&self, scene: &mut Scene) {
        let (x, y) = self.rect.centre();
        let key = Key { role: Role::Background, ..self.key };
        scene.add_line(key, Layer::Data, Ink::Mark, 1.5, [(x - 3.0, y), (x + 3.0, y)]);
    }

    fn gap(&self, character: &str, scene: &mut Scene) {
        self.dashed_outline(scene);
        self.character(character, scene);
    }

    fn character_on_ground(&self, character: &str, scene: &mut Scene) {
        self.empty(scene);
        self.character(character, scene);
    }

    fn character(&self, character: &str, scene: &mut Scene) {
        let (x, y) = self.rect.centre();
        let ink = if self.ink == Ink::Focus { Ink::FocusText } else { Ink::Soft };
        let style = TextStyle::small(ink).align(Align::Centre);
        // In narrower cells the characters of neighbours would touch; without any, what they tell would look like something else.
        let scale = ((self.rect.w + 2.0) / style.width(character)).min(1.0);
        if scale < LEAST_SCALE {
            return;
        }
        let style = TextStyle { size: style.size * scale, ..style };
        style.draw(Key { role: Role::Label, ..self.key }, x, y, character, scene);
    }

    fn dashed_outline(&self, scene: &mut Scene) {
        let ink = if self.ink == Ink::Focus { Ink::Focus } else { Ink::Mark };
        let key = Key { role: Role::Bound, ..self.key };
        let corners = corners(inset(self.rect, 0.75));
        let dashes = corners.windows(2).flat_map(|side| dashes(side[0], side[1]));
        for (index, dash) in dashes.enumerate() {
            scene.add_line(key.nth(key.index + index as u32), Layer::Data, ink, 1.5, dash);
        }
    }
}

fn inset(rect: Rect, by: f64) -> Rect {
    Rect { x: rect.x + by, y: rect.y + by, w: rect.w - 2.0 * by, h: rect.h - 2.0 * by }
}

/// The corners of a rectangle, the first again at the end.
fn corners(rect: Rect) -> Vec<(f64, f64)> {
    let (right, bottom) = (rect.x + rect.w, rect.y + rect.h);
    vec![(rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom), (rect.x, rect.y)]
}

/// The rectangle as an outline.
fn outlined(rect: Rect) -> Shape {
    let stroke = (rect.h / 9.0).clamp(1.5, STROKE);
    Shape::Line { points: corners(inset(rect, stroke / 2.0)), width: stroke }
}

/// The rectangle with a point to where the value may be: further right, further left, or to both sides.
fn pointed(rect: Rect, to_left: bool, to_right: bool) -> Shape {
    let (right, bottom, middle) = (rect.x + rect.w, rect.y + rect.h, rect.y + rect.h / 2.0);
    let point = if to_left && to_right { rect.w / 2.0 } else { rect.w }.min(rect.h * 0.45);
    let (first, last) =
        (rect.x + if to_left { point } else { 0.0 }, right - if to_right { point } else { 0.0 });
    let mut corners = vec![(first, rect.y), (last, rect.y)];
    corners.extend(to_right.then_some((right, middle)));
    corners.extend([(last, bottom), (first, bottom)]);
    corners.extend(to_left.then_some((rect.x, middle)));
    Shape::Polygon(corners)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Palette, contrast};

    const STATES: [CellState; 18] = [
        CellState::Exact,
        CellState::LowerBound,
        CellState::UpperBound,
        CellState::Range,
        CellState::Given,
        CellState::CutOff,
        CellState::Unreadable,
        CellState::NotYetDue,
        CellState::NotCollected,
        CellState::Suppressed,
        CellState::Unreliable,
        CellState::BelowDetection,
        CellState::Withheld,
        CellState::Unknown,
        CellState::RankOnly,
        CellState::LooksAlike,
        CellState::NotReported,
        CellState::NotApplicable,
    ];

    /// WCAG 2.2, 1.4.11: without its ground, each state has a mark or a sign that is seen, in forced colours too.
    #[test]
    fn every_state_contrasts_by_three_with_the_paper() {
        for (state, ink) in STATES.into_iter().flat_map(|state| [(state, Ink::Text), (state, Ink::Focus)]) {
            let mut scene = Scene::default();
            let key = Key::chart(Role::Value, 0);
            CoverageCell { rect: Rect { x: 0.0, y: 0.0, w: 40.0, h: 18.0 }, key, ink }.draw(
                state,
                Lang::En,
                &mut scene,
            );
            for palette in [Palette::LIGHT, Palette::DARK] {
                let best =
                    scene.marks.iter().map(|mark| contrast(palette.rgb(mark.ink), palette.rgb(Ink::Paper)));
                let best = best.fold(1.0, f64::max);
                assert!(best >= 3.0, "{state:?}: {best:.2}");
            }
            let is_seen =
                |mark: &Mark| Palette::FORCED[mark.ink as usize] != Palette::FORCED[Ink::Paper as usize];
            assert!(scene.marks.iter().any(is_seen), "{state:?} in forced colours");
        }
    }
}
