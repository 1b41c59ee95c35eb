//! The band under a ranking: who has no place in it, and why.

use super::Frame;
use super::label::{Label, SMALL};
use crate::analysis::Standing;
use crate::dataset::{Subject, UnitIx};
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{self, unit_name, wrap};

const PAD: f64 = 12.0;
const LINE: f64 = 20.0;

/// Draws the band from `top` down; grows the scene's height to hold it.
pub fn draw(frame: &Frame<'_>, unranked: &[(UnitIx, Standing)], top: f64, scene: &mut Scene) {
    if unranked.is_empty() {
        return;
    }
    let lang = frame.view.lang;
    let head = Label::small(Ink::Soft).bold();
    let title = lang.words().unranked;
    let mut y = top + PAD + LINE / 2.0;
    scene.push(head.mark(Key::nth(Role::Note, 0), PAD, y, title));
    y += LINE + 4.0;
    let indent = indent(frame, unranked);
    for (unit, standing) in unranked {
        y = row(frame, *unit, standing, indent, y, scene);
    }
    let rect = Rect { x: 0.0, y: top, w: frame.width, h: y - LINE / 2.0 + PAD - 4.0 - top };
    let key = Key::nth(Role::Ground, 0);
    scene.push(Mark { key, layer: Layer::Ground, ink: Ink::Panel, shape: Shape::Rect(rect) });
    scene.height = rect.y + rect.h;
}

/// Where reasons begin: behind the widest name.
fn indent(frame: &Frame<'_>, unranked: &[(UnitIx, Standing)]) -> f64 {
    let label = Label::small(Ink::Text);
    let width =
        |(unit, _): &(UnitIx, Standing)| label.width(unit_name(frame.dataset, *unit, frame.view.lang));
    PAD + unranked.iter().map(width).fold(0.0, f64::max) + 14.0
}

/// One unit with its reason; returns where the next begins.
fn row(
    frame: &Frame<'_>,
    unit: UnitIx,
    standing: &Standing,
    indent: f64,
    top: f64,
    scene: &mut Scene,
) -> f64 {
    let lang = frame.view.lang;
    let subject = Subject { unit, metric: frame.view.metric };
    let name = unit_name(frame.dataset, unit, lang);
    scene.push(Label::small(Ink::Text).mark(Key::of(subject, Role::Name), PAD, top, name));
    let reason = text::reason(frame.dataset, unit, standing, lang);
    let mut y = top;
    let key = Key::of(subject, Role::Note);
    for (index, line) in wrap(&reason, SMALL, false, frame.width - indent - PAD).into_iter().enumerate() {
        scene.push(Label::small(Ink::Soft).mark(key.at(index as u32), indent, y, line));
        y += LINE;
    }
    y + 4.0
}
