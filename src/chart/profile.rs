//! Profile: one unit, all it reported by theme, each figure among its peers where there are any.

use super::Frame;
use super::label::{Label, SMALL};
use crate::analysis::{Availability, Entry, Profile, Ranking};
use crate::dataset::{Figure, Subject, Theme};
use crate::list::List as _;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene};
use crate::text::{self, GrowthSign, wrap, wrap_evenly};

/// Height of a line of names and values, of one that stands back, and of a strip below them.
const LINE: f64 = 19.0;
const NOTE: f64 = 16.0;
const STRIP: f64 = 20.0;
/// Room above and below what a row says.
const PAD: f64 = 6.0;
/// From here on strips stand beside the values, not below them.
const WIDE: f64 = 520.0;
const RADIUS: f64 = 4.5;

/// Draws what one unit reported.
pub fn scene(frame: &Frame<'_>) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(unit) = frame.view.profiled(frame.dataset) else { return scene };
    let profile = Profile::of(frame.dataset, unit);
    let columns = Columns::of(frame, &profile);
    let mut theme = None;
    for entry in &profile.entries {
        draw_theme(frame, entry, &mut theme, &mut scene);
        draw_entry(frame, &columns, &profile, entry, &mut scene);
    }
    draw_gaps(frame, &profile, &mut scene);
    draw_silence(frame, &profile, &mut scene);
    scene
}

/// Where the parts of a row stand.
struct Columns {
    /// Right end of names, where values do not follow them as they come.
    names: Option<f64>,
    /// Right end of values.
    values: f64,
    /// Ends of strips.
    strips: (f64, f64),
}

impl Columns {
    fn of(frame: &Frame<'_>, profile: &Profile) -> Self {
        let label = Label::text(Ink::Text).bold();
        let values = profile.entries.iter().map(|entry| label.width(&value(frame, figure(frame, entry))));
        let widest = values.fold(0.0, f64::max).min(frame.width / 2.0);
        let small = Label::small(Ink::Soft);
        let places = profile.entries.iter().map(|entry| small.width(&place(frame, profile, entry)));
        let place = places.fold(0.0, f64::max);
        let right = frame.width - place - 10.0;
        match frame.width < WIDE {
            true => Self { names: None, values: frame.width, strips: (0.0, right) },
            false => {
                let name = |entry: &Entry| {
                    let metric = frame.dataset.metric(figure(frame, entry).metric);
                    label.width(metric.name.get(frame.view.lang))
                };
                let longest = profile.entries.iter().map(name).fold(0.0, f64::max);
                let names = (frame.width * 0.46 - widest / 2.0).min(longest + 14.0);
                let values = names + 14.0 + widest;
                Self { names: Some(names), values, strips: (values + 28.0, right) }
            }
        }
    }
}

fn figure<'a>(frame: &Frame<'a>, entry: &Entry) -> &'a Figure {
    &frame.dataset.figures[entry.figure]
}

fn subject(figure: &Figure) -> Subject {
    Subject { unit: figure.unit, metric: figure.metric }
}

fn value(frame: &Frame<'_>, figure: &Figure) -> String {
    text::figure_value(frame.dataset.metric(figure.metric), figure, frame.view.lang, GrowthSign::Plain)
}

/// 3= / 7, where there is anybody to be ranked with.
fn place(frame: &Frame<'_>, profile: &Profile, entry: &Entry) -> String {
    let place = profile.place(entry);
    place.map(|(rank, count)| text::rank_of(rank, count, frame.view.lang)).unwrap_or_default()
}

/// The name of a theme, under a line, where a new one begins.
fn draw_theme(frame: &Frame<'_>, entry: &Entry, theme: &mut Option<Theme>, scene: &mut Scene) {
    let own = frame.dataset.metric(figure(frame, entry).metric).theme;
    if theme.replace(own) == Some(own) {
        return;
    }
    draw_head(frame, own as u32, frame.view.lang.words().themes[own as usize], scene);
}

fn draw_head(frame: &Frame<'_>, index: u32, text: &str, scene: &mut Scene) {
    let top = if scene.height > 0.0 { scene.height + 8.0 } else { 0.0 };
    scene.rule(Key::nth(Role::Grid, index), (0.0, top), (frame.width, top));
    Label::small(Ink::Soft).bold().put(Key::nth(Role::Tick, index), 0.0, top + 16.0, text, scene);
    scene.height = top + 26.0;
}

fn draw_entry(frame: &Frame<'_>, columns: &Columns, profile: &Profile, entry: &Entry, scene: &mut Scene) {
    let figure = figure(frame, entry);
    let subject = subject(figure);
    let top = scene.height;
    let middle = top + PAD + LINE / 2.0;
    let ink = if frame.in_focus(subject) { Ink::FocusText } else { Ink::Text };
    let label = Label::text(ink).bold().align(Align::Right);
    let value = value(frame, figure);
    let room = columns.names.unwrap_or(frame.width - label.width(&value) - 14.0);
    label.put(Key::of(subject, Role::Label), columns.values, middle, value, scene);
    let below = draw_name(frame, subject, room, middle, scene);
    let notes = notes(frame, figure);
    let is_wide = frame.width >= WIDE;
    let (x, first) = if is_wide { (columns.strips.0, middle) } else { (0.0, below + NOTE / 2.0) };
    let mut bottom = draw_notes(frame, subject, &notes, (x, first), scene).max(below);
    if let Some(ranking) = entry.peers.as_ref().filter(|_| profile.place(entry).is_some()) {
        let y = if is_wide { middle } else { bottom + STRIP / 2.0 };
        draw_strip(columns, subject, ranking, y, scene);
        let label = Label::small(Ink::Soft).align(Align::Right);
        let place = place(frame, profile, entry);
        label.put(Key::of(subject, Role::Rank), frame.width, y, place, scene);
        bottom = bottom.max(y + STRIP / 2.0);
    }
    scene.height = bottom + PAD;
    scene.answer(subject, Rect { x: 0.0, y: top, w: frame.width, h: scene.height - top });
}

/// The metric's name, wrapped; returns where it ends.
fn draw_name(frame: &Frame<'_>, subject: Subject, room: f64, middle: f64, scene: &mut Scene) -> f64 {
    let has_focus = frame.in_focus(subject);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let label = Label { bold: has_focus, ..Label::text(ink) };
    let name = frame.dataset.metric(subject.metric).name.get(frame.view.lang);
    let mut y = middle;
    for (index, line) in wrap_evenly(name, label.size, true, room).into_iter().enumerate() {
        label.put(Key::of(subject, Role::Name).at(index as u32), 0.0, y, line, scene);
        y += LINE;
    }
    y - LINE / 2.0
}

/// What must be known of a value: that somebody else gave it and among whom, or what a multiple is in per cent.
fn notes(frame: &Frame<'_>, figure: &Figure) -> String {
    let percent = text::as_percent(frame.dataset, figure, frame.view.lang);
    let given = text::given(frame.dataset, figure, frame.view.lang);
    percent.into_iter().chain(given).list().join(frame.view.lang.words().dot)
}

fn draw_notes(frame: &Frame<'_>, subject: Subject, notes: &str, at: (f64, f64), scene: &mut Scene) -> f64 {
    let label = Label::small(Ink::Soft);
    let mut y = at.1;
    for (index, line) in wrap(notes, SMALL, false, frame.width - at.0).into_iter().enumerate() {
        label.put(Key::of(subject, Role::Note).at(index as u32), at.0, y, line, scene);
        y += NOTE;
    }
    y - NOTE / 2.0
}

/// All that reported the metric as dots on a line, the profile's unit full.
fn draw_strip(columns: &Columns, subject: Subject, ranking: &Ranking, y: f64, scene: &mut Scene) {
    let (left, right) = columns.strips;
    let ends = ranking.rows.iter().filter_map(|row| row.drawn());
    let (low, high) =
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)));
    let scale = Linear::new((low, high), (left + RADIUS + 2.0, right - RADIUS - 2.0));
    scene.rule(Key::of(subject, Role::Grid), (left, y), (right, y));
    for row in &ranking.rows {
        let Some(end) = row.drawn() else { continue };
        let is_own = row.unit == subject.unit;
        let key = Key::of(Subject { unit: row.unit, ..subject }, Role::Value);
        let (layer, ink) = if is_own { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
        let radius = if is_own { RADIUS + 1.5 } else { RADIUS };
        scene.dot(key, layer, ink, (scale.map(end), y), radius, (!is_own).then_some(1.5));
    }
}

/// What the source began to say and did not finish, in the source's own words.
fn draw_gaps(frame: &Frame<'_>, profile: &Profile, scene: &mut Scene) {
    if profile.gaps.is_empty() {
        return;
    }
    draw_head(frame, 90, frame.view.lang.words().prof_gaps, scene);
    for place in &profile.gaps {
        let gap = &frame.dataset.gaps[*place];
        let subject = Subject { unit: gap.unit, metric: gap.metric };
        let top = scene.height;
        let below = draw_name(frame, subject, frame.width, top + PAD + LINE / 2.0, scene);
        let why = text::reason(frame.dataset, gap.unit, &Availability::CutOff(*place), frame.view.lang);
        scene.height = draw_notes(frame, subject, &why, (0.0, below + NOTE / 2.0), scene) + PAD;
        scene.answer(subject, Rect { x: 0.0, y: top, w: frame.width, h: scene.height - top });
    }
}

/// What others reported and this unit did not.
fn draw_silence(frame: &Frame<'_>, profile: &Profile, scene: &mut Scene) {
    let text = text::silence(frame.dataset, profile, frame.view.lang);
    if text.is_empty() {
        return;
    }
    draw_head(frame, 91, frame.view.lang.words().prof_silent, scene);
    let label = Label::small(Ink::Text);
    for (index, line) in wrap(&text, SMALL, false, frame.width).into_iter().enumerate() {
        label.put(Key::nth(Role::Note, index as u32), 0.0, scene.height + NOTE / 2.0 + 4.0, line, scene);
        scene.height += NOTE + 2.0;
    }
    scene.height += 6.0;
}
