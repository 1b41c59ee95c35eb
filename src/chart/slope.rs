//! The step from last year (= 100) to this year, for one growth metric: a slope a unit.

use super::label::{Label, TEXT};
use super::{Frame, unranked};
use crate::analysis::{self, GrowthFigure};
use crate::dataset::{Subject, UnitIx};
use crate::list::List as _;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text::{self, plain_number};
use crate::view::Line;

const HEAD: f64 = 40.0;
const LINE: f64 = 22.0;
/// Least height of the slopes.
const HEIGHT: f64 = 220.0;

/// Draws one slope a unit.
pub fn scene(frame: &Frame<'_>) -> Scene {
    let ranking = frame.dataset.ranking(frame.view.metric, false);
    let mut growths = analysis::growths(frame.dataset);
    let units: Vec<UnitIx> = ranking.rows.iter().map(|row| row.unit).list();
    let lines = frame.view.lines(frame.dataset, &units);
    let (mut shown, mut skipped) = (Vec::new(), 0);
    for line in lines {
        match line {
            Line::Row(place) => shown.push(ranking.rows[place].figure),
            Line::Skipped(count) => skipped += count,
        }
    }
    growths.retain(|growth| shown.contains(&growth.figure));
    sort_by(&mut growths, |a, b| b.percent.cmp(&a.percent));
    let mut scene = Scene::new(frame.width);
    let height = HEIGHT.max(LINE * (growths.len() as f64 + 1.0));
    let bottom = HEAD + height;
    let slopes = Slopes::of(frame, &growths, bottom);
    slopes.draw_frame(frame, &mut scene);
    let labels = spread(growths.iter().map(|growth| slopes.y(growth)).list(), HEAD + LINE / 2.0, bottom);
    for (growth, label_y) in growths.iter().zip(labels) {
        slopes.draw(frame, growth, label_y, &mut scene);
    }
    scene.height = bottom + 8.0;
    if skipped > 0 {
        frame.skipped(skipped, slopes.from, scene.height + LINE / 2.0, &mut scene);
        scene.height += LINE;
    }
    let top = scene.height + 12.0;
    unranked::draw(frame, &ranking.unranked, top, &mut scene);
    scene
}

/// Places of labels that would overlap: pushed apart, with their middle where it was, between top and bottom.
fn spread(wanted: Vec<f64>, top: f64, bottom: f64) -> Vec<f64> {
    let mut free = f64::NEG_INFINITY;
    let mut placed = wanted.clone();
    for y in &mut placed {
        *y = y.max(free);
        free = *y + LINE;
    }
    let pushed: f64 = placed.iter().zip(&wanted).map(|(placed, wanted)| placed - wanted).sum();
    let first = placed.first().copied().unwrap_or(top);
    let last = placed.last().copied().unwrap_or(bottom);
    let shift = (pushed / wanted.len().max(1) as f64).max(last + LINE / 2.0 - bottom).min(first - top);
    // Where the first one holds the others down, those at the bottom move up by themselves.
    let mut limit = bottom - LINE / 2.0;
    for y in placed.iter_mut().rev() {
        *y = (*y - shift).min(limit);
        limit = *y - LINE;
    }
    placed
}

/// The two years and the index between them.
struct Slopes {
    from: f64,
    until: f64,
    /// Where this year's numbers begin: behind the widest name.
    values: f64,
    index: Linear,
    bottom: f64,
}

impl Slopes {
    fn of(frame: &Frame<'_>, growths: &[GrowthFigure], bottom: f64) -> Self {
        let label = Label::text(Ink::Text).bold();
        let small = Label::small(Ink::Soft);
        let text = |growth: &GrowthFigure| {
            let place = if frame.view.hold { small.width(&place(frame, growth)) + 8.0 } else { 0.0 };
            label.width(&text::index(frame.dataset, growth, frame.view.lang)) + place
        };
        let name = |growth: &GrowthFigure| label.width(&frame.name(growth.unit));
        let names = growths.iter().map(name).fold(0.0, f64::max) + 8.0;
        let right = names + growths.iter().map(text).fold(0.0, f64::max);
        let index = |growth: &GrowthFigure| 100.0 + growth.percent.as_f64();
        let low = growths.iter().map(index).fold(100.0, f64::min);
        let high = growths.iter().map(index).fold(100.0, f64::max);
        let index = Linear::new((low, high), (bottom - LINE / 2.0, HEAD + LINE / 2.0));
        let from = label.width("100") + 12.0;
        let until = (frame.width - right - 14.0).max(from + 40.0);
        Self { from, until, values: until + 12.0 + names, index, bottom }
    }

    fn y(&self, growth: &GrowthFigure) -> f64 {
        self.index.map(100.0 + growth.percent.as_f64())
    }

    fn draw_frame(&self, frame: &Frame<'_>, scene: &mut Scene) {
        let words = frame.view.lang.words();
        let year = crate::text::period(&frame.dataset.period, frame.view.lang);
        let soft = Label::small(Ink::Soft);
        let heads = [(self.from, words.last_year), (self.until, year.as_str())];
        for (index, (x, text)) in heads.into_iter().enumerate() {
            let key = |role| Key::nth(role, index as u32);
            let text_x = x.min(frame.width - soft.width(text));
            soft.put(key(Role::Tick), text_x, 12.0, text, scene);
            scene.rule(key(Role::Grid), (x, HEAD - 14.0), (x, self.bottom));
        }
        let label = Label::text(Ink::Soft).align(Align::Right);
        let y = self.index.map(100.0);
        label.put(Key::nth(Role::Tick, 2), self.from - 8.0, y, plain_number(100), scene);
    }

    fn draw(&self, frame: &Frame<'_>, growth: &GrowthFigure, label_y: f64, scene: &mut Scene) {
        let subject = Subject { unit: growth.unit, metric: growth.metric };
        let focused = frame.in_focus(subject);
        let (layer, ink) = if focused { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
        let width = if focused { 3.0 } else { 1.5 };
        let (start, end) = ((self.from, self.index.map(100.0)), (self.until, self.y(growth)));
        scene.line(Key::unit(subject.unit, Role::Value), layer, ink, width, [start, end]);
        let lead = [end, (self.until + 8.0, label_y)];
        scene.line(Key::unit(subject.unit, Role::Bound), Layer::Grid, ink, 1.0, lead);
        let ink = if focused { Ink::FocusText } else { Ink::Text };
        let label = Label { bold: focused, ..Label::text(ink) };
        let name = frame.name(growth.unit);
        let index = text::index(frame.dataset, growth, frame.view.lang);
        let (x, index_x) = (self.until + 12.0, self.values);
        label.put(Key::unit(subject.unit, Role::Name), x, label_y, name, scene);
        let place_x = index_x + label.clone().bold().width(&index) + 8.0;
        label.put(Key::unit(subject.unit, Role::Label), index_x, label_y, index, scene);
        if frame.view.hold {
            let key = Key::unit(subject.unit, Role::Rank);
            Label::small(Ink::Soft).put(key, place_x, label_y, place(frame, growth), scene);
        }
        let (y, h) = (label_y - LINE / 2.0, LINE);
        scene.answer(subject, Rect { x: self.until, y, w: frame.width - self.until, h });
    }
}

/// The places that a unit may have, given how figures were rounded and bounded.
fn place(frame: &Frame<'_>, growth: &GrowthFigure) -> String {
    let ranking = frame.dataset.ranking(growth.metric, true);
    let row = ranking.rows.iter().find(|row| row.unit == growth.unit);
    row.and_then(|row| row.rank).filter(|_| ranking.contest).map(text::rank).unwrap_or_default()
}

const _: () = assert!(LINE > TEXT);
