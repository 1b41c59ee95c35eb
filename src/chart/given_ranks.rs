//! Places and grades that somebody else gave: positions on a line, never bars, never ranked again.

use super::label::{Label, SMALL};
use super::{Frame, unranked};
use crate::analysis::{Ranking, Row};
use crate::dataset::{Figure, Kind, Subject, UnitIx};
use crate::list::List as _;
use crate::scale::Linear;
use crate::scene::{Ink, Key, Layer, Rect, Role, Scene};
use crate::text::{self, GrowthSign, fill, wrap};
use crate::view::Line;

const ROW: f64 = 46.0;
const HEAD: f64 = 30.0;
/// Height of a line that says among whom.
const LINE: f64 = 16.0;
const RADIUS: f64 = 7.0;
/// Places shown at least, so that a 3rd does not look like a last.
const PLACES: f64 = 10.0;

/// Draws the places or grades of the view's metric.
pub fn scene(frame: &Frame<'_>) -> Scene {
    let ranking = frame.dataset.ranking(frame.view.metric, false);
    let mut scene = Scene::new(frame.width);
    let is_rank = frame.dataset.metric(ranking.metric).kind == Kind::Rank;
    let left = name_width(frame, &ranking) + 18.0;
    let top = if is_rank && !ranking.rows.is_empty() { HEAD } else { 0.0 };
    let places = Linear::new((1.0, last_place(&ranking)), (left + RADIUS, frame.width - 64.0));
    scene.height = top;
    let units: Vec<UnitIx> = ranking.rows.iter().map(|row| row.unit).list();
    for line in frame.view.lines(frame.dataset, &units) {
        scene.height = match line {
            Line::Row(place) => {
                let axis = is_rank.then_some(&places);
                draw_row(frame, &ranking.rows[place], scene.height, left, axis, &mut scene)
            }
            Line::Skipped(count) => {
                frame.skipped(count, left, scene.height + ROW / 2.0, &mut scene);
                scene.height + ROW
            }
        };
    }
    if top > 0.0 {
        let label = Label::small(Ink::Soft);
        let words = frame.view.lang.words();
        label.put(Key::nth(Role::Tick, 0), left, HEAD / 2.0, words.axis_positions, &mut scene);
    }
    let below = scene.height + 12.0;
    unranked::draw(frame, &ranking.unranked, below, &mut scene);
    scene
}

fn name_width(frame: &Frame<'_>, ranking: &Ranking) -> f64 {
    let label = Label::text(Ink::Text).bold();
    let width = |row: &Row| label.width(&frame.name(row.unit));
    ranking.rows.iter().map(width).fold(0.0, f64::max)
}

fn last_place(ranking: &Ranking) -> f64 {
    let places = ranking.rows.iter().filter_map(|row| row.interval).map(|interval| interval.hi());
    places.filter(|place| place.is_finite()).fold(PLACES, f64::max)
}

/// One place or grade, and below it among whom, wrapped; returns where the next begins.
fn draw_row(
    frame: &Frame<'_>,
    row: &Row,
    top: f64,
    left: f64,
    places: Option<&Linear>,
    scene: &mut Scene,
) -> f64 {
    let middle = top + ROW / 2.0;
    let figure = &frame.dataset.figures[row.figure];
    let subject = Subject { unit: row.unit, metric: figure.metric };
    let focused = frame.in_focus(subject);
    let label = Label { bold: focused, ..Label::text(if focused { Ink::FocusText } else { Ink::Text }) };
    let name = frame.name(row.unit);
    label.put(Key::unit(subject.unit, Role::Name), 0.0, middle, name, scene);
    let at = match (places, row.interval) {
        (Some(places), Some(interval)) => {
            draw_line(places, interval.lo(), subject, focused, middle, frame.width, scene)
        }
        _ => left - 10.0,
    };
    let value =
        text::figure_value(frame.dataset.metric(figure.metric), figure, frame.view.lang, GrowthSign::Plain);
    let x = at + 12.0;
    let scope = wrap(&scope(frame, figure), SMALL, false, frame.width - x);
    let above = if scope.is_empty() && places.is_none() { 0.0 } else { 8.0 };
    label.clone().bold().put(Key::unit(subject.unit, Role::Label), x, middle - above, value, scene);
    let height = ROW + LINE * scope.len().saturating_sub(1) as f64;
    for (index, line) in scope.into_iter().enumerate() {
        let key = Key::unit(subject.unit, Role::Note).at(index as u32);
        Label::small(Ink::Soft).put(key, x, middle + 10.0 + LINE * index as f64, line, scene);
    }
    scene.answer(subject, Rect { x: 0.0, y: top, w: frame.width, h: height });
    top + height
}

/// The line of places with a dot at this one; returns the dot's right edge.
fn draw_line(
    places: &Linear,
    place: f64,
    subject: Subject,
    focused: bool,
    middle: f64,
    right: f64,
    scene: &mut Scene,
) -> f64 {
    let x = places.map(place);
    scene.rule(Key::unit(subject.unit, Role::Grid), (places.map(1.0), middle), (right, middle));
    let ink = if focused { Ink::Focus } else { Ink::Mark };
    scene.dot(Key::unit(subject.unit, Role::Value), Layer::Data, ink, (x, middle), RADIUS, None);
    x + RADIUS - 4.0
}

/// Among whom: 全市范围内.
fn scope(frame: &Frame<'_>, figure: &Figure) -> String {
    let lang = frame.view.lang;
    figure.scope.as_ref().map(|scope| fill(lang.words().among, &[scope.get(lang)])).unwrap_or_default()
}
