//! The band under a ranking: who has no place in it, and why.

use super::Frame;
use super::label::{Label, SMALL};
use crate::analysis::Availability;
use crate::dataset::{Subject, UnitIx};
use crate::list::List as _;
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, ScrolledList, Shape};
use crate::text::{self, Absence, wrap};

const PAD: f64 = 12.0;
const LINE: f64 = 20.0;
/// How much of the width leads may take.
const LEAD: f64 = 0.38;

/// Draws the band below a list, `gap` apart. Of a list that scrolls it stands below the last row: elsewhere it only
/// keeps its room.
pub fn below(
    frame: &Frame<'_>,
    unranked: &[(UnitIx, Availability)],
    gap: f64,
    list: Option<ScrolledList>,
    scene: &mut Scene,
) {
    if list.as_ref().is_none_or(|list| list.rows.end >= list.of) {
        draw(frame, unranked, scene.height + gap, scene);
        scene.list = list;
        return;
    }
    let mut band = Scene::new(frame.width);
    draw(frame, unranked, gap, &mut band);
    scene.list = list.map(|list| ScrolledList { rest: band.height, ..list });
}

/// Draws the band from `top` down; grows the scene's height to hold it.
pub fn draw(frame: &Frame<'_>, unranked: &[(UnitIx, Availability)], top: f64, scene: &mut Scene) {
    let shown: Vec<(UnitIx, Availability)> =
        unranked.iter().filter(|(unit, _)| frame.view.shows(frame.dataset, *unit)).cloned().list();
    if shown.is_empty() {
        return;
    }
    let lang = frame.view.lang;
    let head = Label::small(Ink::Soft).bold();
    let mut y = top + PAD + LINE / 2.0;
    head.put(Key::nth(Role::Note, 0), PAD, y, lang.words().unranked, scene);
    y += LINE + 4.0;
    let absences = text::absences(frame.dataset, &shown, lang);
    let indent = indent(frame, &absences);
    let mut lines = 0;
    for absence in &absences {
        y = draw_row(frame, absence, indent, y, &mut lines, scene);
    }
    let rect = Rect { x: 0.0, y: top, w: frame.width, h: y - LINE / 2.0 + PAD - 4.0 - top };
    let key = Key::nth(Role::Ground, 0);
    scene.push(Mark::new(key, Layer::Ground, Ink::Panel, Shape::Rect(rect)));
    scene.height = rect.y + rect.h;
}

/// Where the right column begins: behind the widest lead.
fn indent(frame: &Frame<'_>, absences: &[Absence]) -> f64 {
    let label = Label::small(Ink::Text);
    let widest = absences.iter().map(|absence| label.width(&absence.lead)).fold(0.0, f64::max);
    PAD + widest.min(frame.width * LEAD) + 14.0
}

/// One line of the band, wrapped; returns where the next begins.
fn draw_row(
    frame: &Frame<'_>,
    absence: &Absence,
    indent: f64,
    top: f64,
    lines: &mut u32,
    scene: &mut Scene,
) -> f64 {
    let key = Key::nth(Role::Name, *lines);
    let label = Label::small(Ink::Text);
    label.put(key, PAD, top, label.fit(&absence.lead, frame.width * LEAD), scene);
    let mut y = top;
    for line in wrap(&absence.rest, SMALL, false, frame.width - indent - PAD) {
        *lines += 1;
        Label::small(Ink::Soft).put(Key::nth(Role::Note, *lines), indent, y, line, scene);
        y += LINE;
    }
    if let Some(unit) = absence.unit {
        let rect = Rect { x: 0.0, y: top - LINE / 2.0, w: frame.width, h: y - top };
        scene.answer(Subject { unit, metric: frame.view.metric }, rect);
    }
    y + 4.0
}
