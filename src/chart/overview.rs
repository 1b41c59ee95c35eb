//! All of a long ranking on one strip: a histogram of its values, with the visible rows and the unit in focus.

use super::text_style::TextStyle;
use crate::analysis::{AnalysedDataset, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::UnitIx;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text;
use crate::view::View;
use std::ops::Range;
use std::rc::Rc;

/// Height of the tallest bin.
const HEIGHT: f64 = 30.0;
/// Height of the line with the least and the greatest value.
const LINE: f64 = 20.0;
/// Width of a bin.
const BIN: f64 = 3.0;

/// All rows of a long ranking and their histogram, computed once per view: scrolling looks at the visible rows only.
pub struct Overview {
    width: f64,
    ranking: Rc<Ranking>,
    /// The rows of the ranking, in the order of the view.
    order: Vec<usize>,
    axis: Linear,
    /// How many units are in each bin.
    counts: Vec<u32>,
    /// The least and the greatest value as text.
    ends: Vec<String>,
}

impl Overview {
    /// The ranking of a view, for a strip so many scene units wide.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn of(dataset: &AnalysedDataset, view: &View, width: f64) -> Self {
        let ranking = dataset.ranking(view.metric, false);
        let order = view.ranking_rows(dataset, &ranking);
        let (mut low, mut high) = (None::<(f64, &Row)>, None::<(f64, &Row)>);
        let mut values = Vec::with_capacity(order.len());
        for row in order.iter().map(|row| &ranking.rows[*row]) {
            let Some(value) = row.drawn() else { continue };
            values.push(value);
            low = low.filter(|low| low.0 <= value).or(Some((value, row)));
            high = high.filter(|high| high.0 >= value).or(Some((value, row)));
        }
        let text = |row: &Row| {
            let figure = &dataset.figures[row.figure];
            text::figure_value(dataset, figure, view.lang)
        };
        let ends = low.into_iter().chain(high).map(|(_, row)| text(row)).collect_vec();
        let axis = axis(low.map_or(0.0, |low| low.0), high.map_or(0.0, |high| high.0), width);
        let counts = counts(&values, &axis, width);
        Self { width, ranking, order, axis, counts, ends }
    }

    /// Width of the strip in scene units.
    pub fn width(&self) -> f64 {
        self.width
    }

    fn row(&self, index: usize) -> Option<&Row> {
        self.ranking.rows.get(*self.order.get(index)?)
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.order.iter().filter_map(|row| self.ranking.rows.get(*row))
    }

    /// The unit in a row.
    pub fn unit(&self, row: usize) -> Option<UnitIx> {
        self.row(row).map(|row| row.unit)
    }

    /// The row of a unit.
    pub fn row_of(&self, unit: UnitIx) -> Option<usize> {
        self.rows().position(|row| row.unit == unit)
    }

    /// The row with the value nearest to a position on the strip.
    pub fn row_at(&self, x: f64) -> Option<usize> {
        let distance =
            |row: &Row| row.drawn().map_or(f64::INFINITY, |value| (self.axis.map(value) - x).abs());
        let rows = self.rows().map(distance).enumerate();
        rows.reduce(|best, next| if next.1 < best.1 { next } else { best }).map(|(row, _)| row)
    }

    /// Lays out the strip, with the visible rows and the unit in focus.
    pub fn strip(&self, focus: Option<UnitIx>, visible: &Range<usize>) -> Scene {
        let mut scene = Scene::new(self.width);
        scene.height = HEIGHT + LINE;
        self.draw_visible(visible, &mut scene);
        self.draw_bins(&mut scene);
        self.draw_focus(focus, &mut scene);
        self.draw_ends(&mut scene);
        scene
    }

    /// A background for the values of the visible rows.
    fn draw_visible(&self, visible: &Range<usize>, scene: &mut Scene) {
        let rows = || visible.clone().map_while(|row| self.row(row));
        let positions = || rows().filter_map(Row::drawn).map(|value| self.axis.map(value));
        let (left, right) = (positions().fold(f64::INFINITY, f64::min), positions().fold(0.0, f64::max));
        if left <= right {
            let rect = Rect { x: left - 2.0, y: 0.0, w: right - left + 4.0, h: HEIGHT };
            let key = Key::chart(Role::Background, 0);
            scene.add(Mark::new(key, Layer::Background, Ink::Rule, Shape::Rect(rect)));
        }
    }

    fn draw_bins(&self, scene: &mut Scene) {
        let most = f64::from(self.counts.iter().copied().max().unwrap_or(0).max(1));
        for (index, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            // A single unit among very many stays visible.
            let h = (HEIGHT * f64::from(*count) / most).max(2.0);
            let x = BIN * index as f64;
            let rect = Rect { x, y: HEIGHT - h, w: (BIN - 1.0).min(self.width - x).max(0.0), h };
            let key = Key::chart(Role::Value, index as u32);
            scene.add(Mark::new(key, Layer::Data, Ink::Mark, Shape::Rect(rect)));
        }
    }

    fn draw_focus(&self, focus: Option<UnitIx>, scene: &mut Scene) {
        let row = focus.and_then(|unit| self.rows().find(|row| row.unit == unit));
        if let Some(value) = row.and_then(Row::drawn) {
            let x = self.axis.map(value).clamp(1.0, self.width - 1.0);
            let key = Key::chart(Role::Value, u32::MAX);
            scene.add_line(key, Layer::Focus, Ink::Focus, 2.0, [(x, 0.0), (x, HEIGHT)]);
        }
    }

    /// The least and the greatest value, where both fit.
    fn draw_ends(&self, scene: &mut Scene) {
        let width: f64 = self.ends.iter().map(|text| TextStyle::small(Ink::Soft).width(text)).sum();
        if width + 8.0 > self.width {
            return;
        }
        let sides = [(Align::Left, 0.0), (Align::Right, self.width)];
        for (index, (text, (align, x))) in self.ends.iter().zip(sides).enumerate() {
            let style = TextStyle::small(Ink::Soft).align(align);
            let key = Key::chart(Role::Tick, index as u32);
            style.draw(key, x, HEIGHT + LINE / 2.0 + 2.0, text.as_str(), scene);
        }
    }
}

/// From the least to the greatest value: there are no bars that would have to begin at zero.
fn axis(low: f64, high: f64, width: f64) -> Linear {
    Linear::new(if low < high { (low, high) } else { (low - 1.0, low + 1.0) }, (0.0, width))
}

fn counts(values: &[f64], axis: &Linear, width: f64) -> Vec<u32> {
    let mut counts = vec![0_u32; (width / BIN).ceil() as usize + 1];
    for value in values {
        if let Some(count) = counts.get_mut((axis.map(*value) / BIN) as usize) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{Lang, generate};
    use crate::view::Sort;

    fn overview(sort: Sort) -> Overview {
        let dataset = AnalysedDataset::new(generate(2000, 1, 4));
        Overview::of(&dataset, &View { sort, ..View::start(&dataset, Lang::En) }, 700.0)
    }

    #[test]
    fn every_unit_is_in_a_bin() {
        let overview = overview(Sort::Value);
        assert!(overview.order.len() > 1000);
        let drawn = overview.rows().filter_map(Row::drawn).count();
        assert_eq!(overview.counts.iter().sum::<u32>() as usize, drawn);
    }

    #[test]
    fn a_tap_on_the_value_in_focus_finds_it_again() {
        for overview in [overview(Sort::Value), overview(Sort::Name)] {
            for row in (0..overview.order.len()).step_by(97) {
                let drawn = |row| overview.row(row).unwrap().drawn();
                let value = drawn(row).unwrap();
                let found = overview.row_at(overview.axis.map(value)).unwrap();
                assert_eq!(drawn(found), Some(value));
                assert_eq!(overview.row_of(overview.unit(row).unwrap()), Some(row));
            }
        }
    }

    #[test]
    fn visible_rows_and_the_unit_in_focus_are_marked() {
        let overview = overview(Sort::Value);
        let marks = |focus, visible| {
            let scene = overview.strip(focus, &visible);
            let backgrounds = scene.marks.iter().filter(|mark| mark.layer == Layer::Background).count();
            (backgrounds, scene.marks.iter().filter(|mark| mark.ink == Ink::Focus).count())
        };
        assert_eq!(marks(None, 0..16), (1, 0));
        assert_eq!(marks(overview.unit(7), 0..16), (1, 1));
        assert_eq!(marks(None, 5000..5016), (0, 0));
    }
}
