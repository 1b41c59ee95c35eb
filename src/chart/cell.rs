//! How a cell shows where a unit stands towards a metric, told apart without colour: full, pointed, outlined,
//! dashed around a sign, a sign alone, empty, a dash.

use super::label::Label;
use crate::analysis::CellState;
use crate::dataset::Lang;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};

/// A cell to be drawn: where, for whom, in which ink.
pub struct Cell {
    /// Where it stands.
    pub rect: Rect,
    /// Datum it is; the role is chosen by the sign's parts.
    pub key: Key,
    /// Ink of what is reported; anything else stands back.
    pub ink: Ink,
}

impl Cell {
    /// Draws a sign.
    pub fn draw(&self, sign: CellState, lang: Lang, scene: &mut Scene) {
        let words = lang.words();
        match sign {
            CellState::Exact => self.push(Role::Value, Layer::Data, self.ink, Shape::Rect(self.rect), scene),
            CellState::Bound => self.push(Role::Value, Layer::Data, self.ink, pointed(self.rect), scene),
            CellState::Given => self.push(Role::Value, Layer::Data, self.ink, outlined(self.rect), scene),
            CellState::Cut => {
                self.dash(scene);
                self.sign(words.sign_cut, scene);
            }
            CellState::RankOnly => self.said(words.sign_rank, scene),
            CellState::Near => self.said(words.sign_near, scene),
            CellState::Silent => {
                self.push(Role::Ground, Layer::Ground, Ink::Panel, Shape::Rect(self.rect), scene);
            }
            CellState::Never => {
                let (x, y) = self.rect.centre();
                let key = Key { role: Role::Ground, ..self.key };
                scene.line(key, Layer::Data, Ink::Mark, 1.5, [(x - 3.0, y), (x + 3.0, y)]);
            }
        }
    }

    fn push(&self, role: Role, layer: Layer, ink: Ink, shape: Shape, scene: &mut Scene) {
        scene.push(Mark::new(Key { role, ..self.key }, layer, ink, shape));
    }

    /// A sign on a faint ground.
    fn said(&self, sign: &str, scene: &mut Scene) {
        self.push(Role::Ground, Layer::Ground, Ink::Panel, Shape::Rect(self.rect), scene);
        self.sign(sign, scene);
    }

    fn sign(&self, sign: &str, scene: &mut Scene) {
        // Narrower than a character: its neighbours' would run into one another.
        if self.rect.w < 11.0 {
            return;
        }
        let (x, y) = self.rect.centre();
        let ink = if self.ink == Ink::Focus { Ink::FocusText } else { Ink::Soft };
        let label = Label::small(ink).align(Align::Centre);
        label.put(Key { role: Role::Label, ..self.key }, x, y, sign, scene);
    }

    /// An outline of short strokes.
    fn dash(&self, scene: &mut Scene) {
        let ink = if self.ink == Ink::Focus { Ink::Focus } else { Ink::Mark };
        let corners = corners(inset(self.rect, 0.75));
        let mut index = 0;
        for side in corners.windows(2) {
            let [from, to] = [side[0], side[1]];
            let strokes = (((to.0 - from.0).hypot(to.1 - from.1) / 6.0).round() as u32).max(2);
            for stroke in 0..strokes {
                let at = |part: f64| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
                let part = |offset: f64| (f64::from(stroke) + offset) / f64::from(strokes);
                let key = Key { role: Role::Bound, ..self.key };
                scene.line(key.at(index), Layer::Data, ink, 1.5, [at(part(0.2)), at(part(0.8))]);
                index += 1;
            }
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
    let stroke = (rect.h / 9.0).clamp(1.5, 2.5);
    Shape::Line { points: corners(inset(rect, stroke / 2.0)), width: stroke }
}

/// The rectangle with a point to the right: the value lies further on.
fn pointed(rect: Rect) -> Shape {
    let (right, bottom) = (rect.x + rect.w, rect.y + rect.h);
    let shoulder = right - rect.h * 0.45;
    Shape::Polygon(vec![
        (rect.x, rect.y),
        (shoulder, rect.y),
        (right, rect.y + rect.h / 2.0),
        (shoulder, bottom),
        (rect.x, bottom),
    ])
}
