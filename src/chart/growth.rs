//! Growth: every growth figure at once, a row per unit, the chosen metric in focus.
//!
//! From 6 % to 585 % on one axis, see `growth_axis`.

use super::growth_axis::{HEADER, axis, draw_axis};
use super::input::ChartInput;
use super::name_column::{NameColumn, SHARE};
use super::text_style::TextStyle;
use super::whisker;
use crate::analysis::{self, GrowthFigure, Ranking, Rounding};
use crate::collect::CollectVec as _;
use crate::dataset::{Subject, UnitIx};
use crate::scale::Scale;
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text;
use crate::view::{LONG_LIST, Line};

/// Height of a row.
const ROW: f64 = 46.0;
/// Height of a row with a name on two lines, the second of which would else be on the rule below.
const TWO_LINES: f64 = 51.0;
/// Where the name and the marks of a row are; above them is the label of the one in focus.
const MIDDLE: f64 = 27.5;
const LABEL: f64 = 11.0;
const RADIUS: f64 = 5.0;
/// Marks of a row that would overlap are on different lanes, so far apart; beside the mark in focus, which is larger, so far.
const LANE: f64 = 11.5;
const FIRST_LANE: f64 = 12.5;

/// A chart higher than this leaves out rows in the middle.
const TALL: f64 = 3000.0;

/// Lays out all growth figures.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let growths = analysis::growths(input.dataset);
    let units = input.view.growth_rows(input.dataset);
    let mut named = input.view.growth_named(input.dataset);
    named.extend(text::named_at_ends(
        input.dataset,
        &input.view.shown_ranking(input.dataset, Rounding::Ignored),
    ));
    let lines = |most| input.view.lines(input.dataset, &units, most, &named);
    let names = names(input, &units, &lines(LONG_LIST));
    let left = names.width.max(40.0) + 10.0;
    let axis = axis(input, &growths, (left + RADIUS + 2.0, input.width - 18.0));
    let mut rows = Vec::new();
    for most in [LONG_LIST, LONG_LIST / 2] {
        rows.clear();
        for line in lines(most) {
            rows.push(GrowthRow::of(input, line, &units, &growths, &axis, &names));
        }
        if height(&rows) < TALL {
            break;
        }
    }
    let mut scene = Scene::new(input.width);
    draw_axis(input, &axis, height(&rows), &mut scene);
    scene.height = HEADER;
    let ranking = input.dataset.ranking(input.view.metric, input.view.hold);
    for row in &rows {
        row.draw(input, &axis, &names, &mut scene);
        if let (GrowthRow::Unit { unit, .. }, true) = (row, input.view.hold.is_on()) {
            draw_rank(input, &ranking, *unit, scene.height, &mut scene);
        }
        scene.height += row.height();
    }
    scene
}

/// A row of the chart.
enum GrowthRow<'a> {
    /// A unit with its growth figures, each with the distance of its line from the middle of the row.
    Unit { unit: UnitIx, marks: Vec<(&'a GrowthFigure, f64)>, least_height: f64 },
    /// So many units are left out here.
    Skipped(usize),
}

impl<'a> GrowthRow<'a> {
    fn of(
        input: &ChartInput<'_>,
        line: Line,
        units: &[UnitIx],
        growths: &'a [GrowthFigure],
        axis: &Scale,
        names: &NameColumn,
    ) -> Self {
        match line {
            Line::Skipped(count) => Self::Skipped(count),
            Line::Row(index) => {
                let unit = units[index];
                let marks = on_lanes(input, of_unit(input, growths, unit), axis);
                let least_height = if names.lines(unit).len() > 1 { TWO_LINES } else { ROW };
                Self::Unit { unit, marks, least_height }
            }
        }
    }

    /// Rows with more lanes than usual are higher, and those with a name on two lines.
    fn height(&self) -> f64 {
        let Self::Unit { marks, least_height, .. } = self else { return ROW };
        marks.iter().map(|(_, y)| y + MIDDLE + RADIUS + 1.0).fold(*least_height, f64::max)
    }
}

/// The height of the axis and the rows below it.
fn height(rows: &[GrowthRow<'_>]) -> f64 {
    HEADER + rows.iter().map(GrowthRow::height).sum::<f64>()
}

/// The growth figures of a unit by value; of equals the chosen one first, so that the others make way for it.
fn of_unit<'a>(input: &ChartInput<'_>, growths: &'a [GrowthFigure], unit: UnitIx) -> Vec<&'a GrowthFigure> {
    let mut own: Vec<&GrowthFigure> = growths.iter().filter(|growth| growth.unit == unit).collect_vec();
    let key = |growth: &GrowthFigure| (growth.percent, growth.metric != input.view.metric);
    sort_by(&mut own, |a, b| key(a).cmp(&key(b)));
    own
}

/// The names of the rows; on one line where a rank stands above it.
fn names(input: &ChartInput<'_>, units: &[UnitIx], lines: &[Line]) -> NameColumn {
    let shown = lines.iter().filter_map(|line| match line {
        Line::Row(index) => Some(units[*index]),
        Line::Skipped(_) => None,
    });
    NameColumn::of(
        input,
        &shown.collect_vec(),
        input.width * SHARE,
        if input.view.hold.is_on() { 1 } else { 2 },
    )
}

impl GrowthRow<'_> {
    /// A unit's name and all its growth figures, or how many units are left out.
    fn draw(&self, input: &ChartInput<'_>, axis: &Scale, names: &NameColumn, scene: &mut Scene) {
        let top = scene.height;
        let (unit, marks) = match self {
            Self::Unit { unit, marks, .. } => (*unit, marks),
            Self::Skipped(count) => return input.draw_skipped(*count, 0.0, top + MIDDLE, scene),
        };
        scene.add_rule(Key::unit(unit, Role::Background), (0.0, top), (input.width, top));
        let chosen = marks.iter().find(|(growth, _)| is_chosen(input, growth));
        let ink = if chosen.is_some() { Ink::Text } else { Ink::Soft };
        // Below the label.
        let lower = if names.lines(unit).len() > 1 { 4.0 } else { 0.0 };
        let at = (0.0, top + MIDDLE + lower);
        names.draw(unit, Key::unit(unit, Role::Name), chosen.is_some(), ink, at, scene);
        if marks.is_empty() {
            let style = TextStyle::small(Ink::Soft);
            let subject = Subject { unit, metric: input.view.metric };
            let left = names.width.max(40.0) + 10.0;
            let text = text::no_growth(input.dataset, subject, input.view.lang);
            let text = style.truncate(&text, input.width - left);
            style.draw(Key::unit(unit, Role::Note), left, top + MIDDLE, text, scene);
        }
        let chosen = chosen.map(|(growth, _)| label(input, growth, axis));
        for (growth, y) in marks {
            draw_mark(input, growth, axis, top + MIDDLE + y, scene);
            if is_chosen(input, growth) || input.in_focus(subject(growth)) {
                draw_label(input, growth, axis, chosen.as_ref(), top + LABEL, scene);
            }
        }
    }
}

fn subject(growth: &GrowthFigure) -> Subject {
    Subject { unit: growth.unit, metric: growth.metric }
}

/// Whether it is the growth in focus, of the period that is ranked.
fn is_chosen(input: &ChartInput<'_>, growth: &GrowthFigure) -> bool {
    let metric = input.view.metric;
    growth.metric == metric && input.dataset.ranking(metric, false).reason(growth.unit).is_none()
}

/// A label: its text, the position of its middle, and half its width.
struct Label {
    text: String,
    x: f64,
    half: f64,
}

/// The label of a mark, whole on the picture.
fn label(input: &ChartInput<'_>, growth: &GrowthFigure, axis: &Scale) -> Label {
    let figure = &input.dataset.figures[growth.figure];
    let text = text::marked(text::growth_percent(input.dataset, growth, input.view.lang), figure);
    let half = TextStyle::small(Ink::Text).bold().width(&text) / 2.0;
    let x = axis.map(growth.percent.as_f64()).min(input.width - half).max(half);
    Label { text, x, half }
}

/// The label of a mark above its row; one beside that of the growth in focus where they would overlap.
fn draw_label(
    input: &ChartInput<'_>,
    growth: &GrowthFigure,
    axis: &Scale,
    chosen: Option<&Label>,
    y: f64,
    scene: &mut Scene,
) {
    let is_chosen = is_chosen(input, growth);
    let Label { text, mut x, half } = label(input, growth, axis);
    if let Some(chosen) = chosen.filter(|_| !is_chosen) {
        let distance = chosen.half + half + 6.0;
        if (x - chosen.x).abs() < distance {
            let is_right = x >= chosen.x && chosen.x + distance + half <= input.width;
            x = chosen.x + if is_right || chosen.x - distance < half { distance } else { -distance };
        }
    }
    let style = TextStyle::small(if is_chosen { Ink::FocusText } else { Ink::Text }).bold();
    style.align(Align::Centre).draw(Key::figure(subject(growth), Role::Label), x, y, text, scene);
}

/// The figures of a row on its lanes, from left to right: each on the first lane on which it overlaps nothing, the one in
/// focus on the middle one.
fn on_lanes<'a>(
    input: &ChartInput<'_>,
    growths: Vec<&'a GrowthFigure>,
    axis: &Scale,
) -> Vec<(&'a GrowthFigure, f64)> {
    let chosen = growths.iter().find(|growth| is_chosen(input, growth));
    let labelled = chosen.or(growths.iter().find(|growth| input.in_focus(subject(growth))));
    let mut lanes = Lanes { last: Vec::new(), chosen: labelled.map(|growth| label(input, growth, axis)) };
    let chosen_x = chosen.map(|growth| axis.map(growth.percent.as_f64()));
    let mut marks = Vec::new();
    for growth in growths {
        let lane = lanes.take(axis.map(growth.percent.as_f64()), chosen_x, is_chosen(input, growth));
        marks.push((growth, lane_offset(lane)));
    }
    marks
}

/// How far a lane is below the middle of its row: the first is the middle, the second below it, the third above it, and
/// the others below the second.
fn lane_offset(lane: usize) -> f64 {
    match lane {
        0 => 0.0,
        2 => -FIRST_LANE,
        _ => FIRST_LANE + LANE * lane.saturating_sub(2) as f64,
    }
}

/// The lanes of a row, filled with marks from left to right.
struct Lanes {
    /// The position of the last mark on each.
    last: Vec<f64>,
    /// The label above the marks.
    chosen: Option<Label>,
}

impl Lanes {
    /// The index of the lane for a mark at `x`; `chosen` is the position of the mark in focus.
    fn take(&mut self, x: f64, chosen: Option<f64>, is_chosen: bool) -> usize {
        let is_free = |lane: &usize| is_chosen || self.is_free(x, chosen, *lane);
        let lane = (0..).find(is_free).unwrap_or(0);
        while self.last.len() <= lane {
            self.last.push(f64::NEG_INFINITY);
        }
        self.last[lane] = x;
        lane
    }

    fn is_free(&self, x: f64, chosen: Option<f64>, lane: usize) -> bool {
        let is_far = |from: f64, distance: f64| (x - from).abs() >= distance;
        let label = self.chosen.as_ref().filter(|_| lane == 2);
        self.last.get(lane).is_none_or(|last| is_far(*last, RADIUS * 2.0 + 2.0))
            && label.is_none_or(|label| is_far(label.x, label.half + RADIUS + 1.0))
            && chosen.filter(|_| lane == 0).is_none_or(|chosen| is_far(chosen, RADIUS * 2.0 + 3.0))
    }
}

/// The ranks that a unit may have, small above its name.
fn draw_rank(input: &ChartInput<'_>, ranking: &Ranking, unit: UnitIx, top: f64, scene: &mut Scene) {
    let row = ranking.rows.iter().find(|row| row.unit == unit);
    if let Some(rank) = row.and_then(|row| row.rank).filter(|_| ranking.contest) {
        let style = TextStyle::small(Ink::Soft);
        let rank = text::rank(rank, input.view.lang);
        style.draw(Key::unit(unit, Role::Rank), 0.0, top + LABEL, rank, scene);
    }
}

/// A dot: full for the growth in focus, open for the others.
fn draw_mark(input: &ChartInput<'_>, growth: &GrowthFigure, axis: &Scale, y: f64, scene: &mut Scene) {
    let subject = subject(growth);
    let at = (axis.map(growth.percent.as_f64()), y);
    let is_chosen = is_chosen(input, growth);
    let (layer, ink) = if is_chosen { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    let stroke = (!is_chosen).then_some(if input.in_focus(subject) { 3.0 } else { 1.5 });
    let radius = if is_chosen { RADIUS + 1.5 } else { RADIUS };
    scene.add_circle(Key::figure(subject, Role::Value), layer, ink, at, radius, stroke);
    if is_chosen && input.view.hold.is_on() {
        draw_whisker(input, growth, axis, at, scene);
    }
    let reach = RADIUS + 2.0;
    scene.add_target(subject, Rect { x: at.0 - reach, y: at.1 - reach, w: reach * 2.0, h: reach * 2.0 });
}

/// The interval that a growth figure stands for, given how it was rounded and bounded.
fn draw_whisker(
    input: &ChartInput<'_>,
    growth: &GrowthFigure,
    axis: &Scale,
    at: (f64, f64),
    scene: &mut Scene,
) {
    let figure = &input.dataset.figures[growth.figure];
    let metric = input.dataset.metric(growth.metric);
    let Some(interval) = analysis::percent_interval(metric, figure) else { return };
    let ends = whisker::ends(&|value| axis.map(value), interval, figure.bound, at.0);
    let key = Key::figure(Subject { unit: growth.unit, metric: growth.metric }, Role::Bound);
    // One hardly wider than the dot would look like a blot.
    if ends.1 - ends.0 > 2.0 * RADIUS + 6.0 {
        whisker::draw(key, ends, at.1, scene);
    }
}
