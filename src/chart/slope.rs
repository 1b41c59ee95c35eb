//! The base period (= 100) to the one reported, for one growth metric: a slope per unit, where each label stands at the end of
//! its line. Where they would be pushed away from it, the growth chart draws the same indices in rows.

use super::bound_sign::sign_at_end_of_line;
use super::input::ChartInput;
use super::name_column::{NameColumn, SHARE};
use super::text_style::{BODY, TextStyle};
use super::{growth, unranked};
use crate::analysis::{self, GrowthFigure, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::{Subject, UnitIx};
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene};
use crate::sort::sort_by;
use crate::text::{self, plain_number};
use crate::view::{LONG_LIST, Line, highest_first};

/// Height of the years.
const HEADER: f64 = 40.0;
/// Height of a label.
const LINE: f64 = 22.0;
/// The least width of the slopes, and of the names beside them.
const MIN_WIDTH: f64 = 40.0;
const MIN_NAMES: f64 = 84.0;
/// The least height of the slopes.
const MIN_HEIGHT: f64 = 220.0;
/// And the most: what a phone shows at once.
const MAX_HEIGHT: f64 = 520.0;
/// How far a label may be from the end of its line, as a part of its height.
const NEAR: f64 = 1.05;

/// Lays out one slope per unit.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let ranking = input.dataset.ranking(input.view.metric, false);
    let (growths, skipped) = growths(input, &ranking);
    let mut scene = Scene::new(input.width);
    let Some(bottom) = bottom(input, &growths) else { return growth::scene(input) };
    // On the same figures as the ranks beside the names.
    let accented = input.accented(&input.view.shown_ranking(input.dataset, input.view.hold), &text::leaders);
    let slopes = Slopes::of(input, &growths, bottom);
    slopes.draw_years(input, &mut scene);
    let wanted = growths.iter().map(|growth| slopes.y(growth)).collect_vec();
    for (growth, label_y) in growths.iter().zip(spread(wanted, LINE, HEADER + LINE / 2.0, bottom)) {
        slopes.draw(input, growth, accented.contains(&growth.unit), label_y, &mut scene);
    }
    scene.height = bottom + 8.0;
    if skipped > 0 {
        input.draw_skipped(skipped, slopes.last_year, scene.height + LINE / 2.0, &mut scene);
        scene.height += LINE;
    }
    let top = scene.height + 12.0;
    unranked::draw(input, &ranking.unranked, top, &mut scene);
    scene
}

/// The least height at which each label stands at the end of its line; `None` where none of those that fit on a screen does, and
/// where a bound is ranked further down than its number is.
fn bottom(input: &ChartInput<'_>, growths: &[GrowthFigure]) -> Option<f64> {
    if growths.windows(2).any(|pair| pair[0].percent < pair[1].percent) {
        return None;
    }
    let mut height = MIN_HEIGHT;
    while height <= MAX_HEIGHT {
        let bottom = HEADER + height;
        let slopes = Slopes::of(input, growths, bottom);
        let wanted = growths.iter().map(|growth| slopes.y(growth)).collect_vec();
        let heights = spread(wanted.clone(), LINE, HEADER + LINE / 2.0, bottom);
        let is_near = |(height, wanted): (&f64, &f64)| (height - wanted).abs() <= LINE * NEAR;
        if slopes.has_values && heights.iter().zip(&wanted).all(is_near) {
            return Some(bottom);
        }
        height += 60.0;
    }
    None
}

/// The growth of the rows that are shown, [the highest first](highest_first), and how many rows are skipped.
fn growths(input: &ChartInput<'_>, ranking: &Ranking) -> (Vec<GrowthFigure>, usize) {
    let units: Vec<UnitIx> = ranking.rows.iter().map(|row| row.unit).collect_vec();
    let (mut shown, mut skipped) = (Vec::new(), 0);
    let named = input.view.growth_named(input.dataset);
    for line in input.view.lines(input.dataset, &units, LONG_LIST, &named) {
        match line {
            Line::Row(row) => shown.push(row),
            Line::Skipped(count) => skipped += count,
        }
    }
    let shown = highest_first(input.dataset, ranking, shown);
    let at = |growth: &GrowthFigure| shown.iter().position(|row| ranking.rows[*row].figure == growth.figure);
    let mut growths = analysis::growths(input.dataset);
    growths.retain(|growth| at(growth).is_some() && analysis::has_index(input.dataset, growth.figure));
    sort_by(&mut growths, |a, b| at(a).cmp(&at(b)));
    (growths, skipped)
}

/// The middles of labels that are `line` high, given in ascending order, moved apart where they would overlap: as little as
/// possible, and between top and bottom.
pub fn spread(wanted: Vec<f64>, line: f64, top: f64, bottom: f64) -> Vec<f64> {
    let sizes = vec![line; wanted.len()];
    spread_sizes(wanted, &sizes, top - line / 2.0, bottom)
}

/// As [`spread`], of labels that are not equally high, between the upper end of the first and the lower end of the last.
pub fn spread_sizes(wanted: Vec<f64>, sizes: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut free = f64::NEG_INFINITY;
    let mut heights = wanted.clone();
    for (y, size) in heights.iter_mut().zip(sizes) {
        *y = y.max(free + size / 2.0);
        free = *y + size / 2.0;
    }
    // Pushing moved them all down: move them up by the mean.
    let pushed: f64 = heights.iter().zip(&wanted).map(|(height, wanted)| height - wanted).sum();
    let first = heights.first().zip(sizes.first()).map_or(top, |(y, size)| y - size / 2.0);
    let last = heights.last().zip(sizes.last()).map_or(bottom, |(y, size)| y + size / 2.0);
    let shift = (pushed / wanted.len().max(1) as f64).max(last - bottom).min(first - top);
    // Where the first is at the top already, those at the bottom move up on their own.
    let mut limit = bottom;
    for (y, size) in heights.iter_mut().zip(sizes).rev() {
        *y = (*y - shift).min(limit - size / 2.0);
        limit = *y - size / 2.0;
    }
    heights
}

/// The ranks that a unit may have, given how figures were rounded and bounded.
fn rank(input: &ChartInput<'_>, growth: &GrowthFigure) -> String {
    let ranking = input.dataset.ranking(growth.metric, input.view.hold);
    let row = ranking.row_of(growth.unit);
    row.and_then(|row| row.rank)
        .filter(|_| ranking.contest)
        .map(|rank| text::rank(rank, input.view.lang))
        .unwrap_or_default()
}

/// The two years, and the index between them.
struct Slopes {
    names: NameColumn,
    /// Whether values are drawn: each whole, or none.
    has_values: bool,
    /// Position of last year.
    last_year: f64,
    /// Position of this year.
    this_year: f64,
    /// Left end of this year's values, behind the widest name.
    values: f64,
    /// The index to heights.
    index: Linear,
    bottom: f64,
}

/// This year's value with last year's as 100, and its signs.
fn index(input: &ChartInput<'_>, growth: &GrowthFigure) -> String {
    let figure = &input.dataset.figures[growth.figure];
    text::marked(text::growth_index(input.dataset, figure, input.view.lang), figure)
}

impl Slopes {
    fn of(input: &ChartInput<'_>, growths: &[GrowthFigure], bottom: f64) -> Self {
        let style = TextStyle::body(Ink::Text).bold();
        let small = TextStyle::small(Ink::Soft);
        let value = |growth: &GrowthFigure| {
            let rank = if input.view.hold.is_on() { small.width(&rank(input, growth)) + 8.0 } else { 0.0 };
            style.width(&index(input, growth)) + rank
        };
        let last_year = style.width("100") + 12.0;
        let values = growths.iter().map(value).fold(0.0, f64::max);
        let left = |values: f64| input.width - 14.0 - values - 8.0 - last_year - MIN_WIDTH;
        let has_values = left(values) >= MIN_NAMES;
        let values = if has_values { values } else { 0.0 };
        let units = growths.iter().map(|growth| growth.unit).collect_vec();
        let names = NameColumn::of(input, &units, left(values).min(input.width * SHARE), 1);
        let right = names.width + 8.0 + values;
        let index = |growth: &GrowthFigure| 100.0 + growth.percent.as_f64();
        let low = growths.iter().map(index).fold(100.0, f64::min);
        let high = growths.iter().map(index).fold(100.0, f64::max);
        let index = Linear::new((low, high), (bottom - LINE / 2.0, HEADER + LINE / 2.0));
        let this_year = input.width - right - 14.0;
        let values = this_year + 12.0 + names.width + 8.0;
        Self { names, has_values, last_year, this_year, values, index, bottom }
    }

    fn y(&self, growth: &GrowthFigure) -> f64 {
        self.index.map(100.0 + growth.percent.as_f64())
    }

    fn draw_years(&self, input: &ChartInput<'_>, scene: &mut Scene) {
        let words = input.view.lang.words();
        let year = text::common_period(input.dataset, input.view.metric);
        let year =
            year.map(|period| text::period(input.dataset, &period, input.view.lang)).unwrap_or_default();
        let style = TextStyle::small(Ink::Soft);
        let years = [(self.last_year, words.year_earlier), (self.this_year, year.as_str())];
        let left = |(x, text): (f64, &str)| x.min(input.width - style.width(text));
        // This year's is above the other where it has no space beside it.
        let is_beside = left(years[0]) + style.width(years[0].1) + 8.0 <= left(years[1]);
        let heights = if is_beside { [12.0, 12.0] } else { [21.0, 7.0] };
        for (index, ((x, text), y)) in years.into_iter().zip(heights).enumerate() {
            let key = |role| Key::chart(role, index as u32);
            style.draw(key(Role::Tick), left((x, text)), y, text, scene);
            scene.add_rule(key(Role::Grid), (x, HEADER - 11.0), (x, self.bottom));
        }
        let style = TextStyle::body(Ink::Soft).align(Align::Right);
        let y = self.index.map(100.0);
        style.draw(Key::chart(Role::Tick, 2), self.last_year - 8.0, y, plain_number(100), scene);
        scene.add_rule(Key::chart(Role::Grid, 2), (self.last_year, y), (self.this_year, y));
    }

    /// A slope, and the line that leads from its end to its label.
    fn draw(
        &self,
        input: &ChartInput<'_>,
        growth: &GrowthFigure,
        focused: bool,
        label_y: f64,
        scene: &mut Scene,
    ) {
        let subject = Subject { unit: growth.unit, metric: growth.metric };
        let key = |role| Key::unit(subject.unit, role);
        let (layer, ink) = if focused { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
        let width = if focused { 3.0 } else { 1.5 };
        let (start, end) = ((self.last_year, self.index.map(100.0)), (self.this_year, self.y(growth)));
        scene.add_line(key(Role::Value), layer, ink, width, [start, end]);
        if let Some(sign) = sign_at_end_of_line(input.dataset.figures[growth.figure].bound, end) {
            scene.add(Mark::new(key(Role::Bound).nth(1), layer, ink, sign));
        }
        let leader = [end, (self.this_year + 8.0, label_y)];
        scene.add_line(key(Role::Bound), Layer::Grid, ink, 1.0, leader);
        self.draw_label(input, growth, focused, label_y, scene);
        let (y, h) = (label_y - LINE / 2.0, LINE);
        scene.add_target(subject, Rect { x: self.this_year, y, w: input.width - self.this_year, h });
    }

    /// Name, this year's index, and the rank where it is asked for.
    fn draw_label(
        &self,
        input: &ChartInput<'_>,
        growth: &GrowthFigure,
        focused: bool,
        y: f64,
        scene: &mut Scene,
    ) {
        let ink = if focused { Ink::FocusText } else { Ink::Text };
        let key = |role| Key::unit(growth.unit, role);
        self.names.draw(growth.unit, key(Role::Name), focused, ink, (self.this_year + 12.0, y), scene);
        if !self.has_values {
            return;
        }
        let style = TextStyle { bold: focused, ..TextStyle::body(ink) };
        let index = index(input, growth);
        let rank_x = self.values + style.clone().bold().width(&index) + 8.0;
        style.draw(key(Role::Label), self.values, y, index, scene);
        if input.view.hold.is_on() {
            TextStyle::small(Ink::Soft).draw(key(Role::Rank), rank_x, y, rank(input, growth), scene);
        }
    }
}

const _: () = assert!(LINE > BODY);
