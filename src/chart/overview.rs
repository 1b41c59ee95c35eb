//! The whole of a long ranking on one strip: how many units stand at each value, what is in sight, what is in focus.

use super::label::Label;
use crate::analysis::{AnalysedDataset, Ranking, Row};
use crate::dataset::UnitIx;
use crate::list::List as _;
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text;
use crate::view::View;
use std::ops::Range;
use std::rc::Rc;

/// Height of the tallest column.
const HEIGHT: f64 = 30.0;
/// Height of the line with the ends.
const LINE: f64 = 20.0;
/// Width of a column.
const COLUMN: f64 = 3.0;

/// All rows of a long ranking, in columns: worked out once a view, so that scrolling looks through none but those in
/// sight.
pub struct Overview {
    width: f64,
    ranking: Rc<Ranking>,
    /// Places in the ranking, in the order of the view.
    places: Vec<usize>,
    axis: Linear,
    /// How many units stand in each column of the strip.
    counts: Vec<u32>,
    /// The least and the greatest value, in words.
    ends: Vec<String>,
}

impl Overview {
    /// The ranking of a view, for a strip so many scene units wide.
    pub fn of(dataset: &AnalysedDataset, view: &View, width: f64) -> Self {
        let ranking = dataset.ranking(view.metric, false);
        let places = view.ranked(dataset, &ranking);
        let said = |row: &Row| {
            let figure = &dataset.figures[row.figure];
            text::figure_value(dataset.metric(figure.metric), figure, view.lang, text::GrowthSign::Plain)
        };
        let (mut low, mut high) = (None::<(f64, &Row)>, None::<(f64, &Row)>);
        let mut values = Vec::with_capacity(places.len());
        for row in places.iter().map(|place| &ranking.rows[*place]) {
            let Some(value) = row.drawn() else { continue };
            values.push(value);
            low = low.filter(|low| low.0 <= value).or(Some((value, row)));
            high = high.filter(|high| high.0 >= value).or(Some((value, row)));
        }
        let ends = low.into_iter().chain(high).map(|(_, row)| said(row)).list();
        let axis = axis(low.map_or(0.0, |low| low.0), high.map_or(0.0, |high| high.0), width);
        let counts = counts(&values, &axis, width);
        Self { width, ranking, places, axis, counts, ends }
    }

    /// Width of the strip.
    pub fn width(&self) -> f64 {
        self.width
    }

    fn row(&self, row: usize) -> Option<&Row> {
        self.ranking.rows.get(*self.places.get(row)?)
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.places.iter().filter_map(|place| self.ranking.rows.get(*place))
    }

    /// Who stands in a row.
    pub fn unit(&self, row: usize) -> Option<UnitIx> {
        self.row(row).map(|row| row.unit)
    }

    /// The row of a unit.
    pub fn row_of(&self, unit: UnitIx) -> Option<usize> {
        self.rows().position(|row| row.unit == unit)
    }

    /// The row whose value stands nearest to a place on the strip.
    pub fn row_at(&self, x: f64) -> Option<usize> {
        let off = |row: &Row| row.drawn().map_or(f64::INFINITY, |value| (self.axis.map(value) - x).abs());
        let rows = self.rows().map(off).enumerate();
        rows.reduce(|best, next| if next.1 < best.1 { next } else { best }).map(|(row, _)| row)
    }

    /// Draws the strip, with the rows in sight and the unit in focus.
    pub fn strip(&self, focus: Option<UnitIx>, sight: &Range<usize>) -> Scene {
        let mut scene = Scene::new(self.width);
        scene.height = HEIGHT + LINE;
        self.draw_sight(sight, &mut scene);
        self.draw_columns(&mut scene);
        self.draw_focus(focus, &mut scene);
        self.draw_ends(&mut scene);
        scene
    }

    /// Behind the values of the rows in sight.
    fn draw_sight(&self, sight: &Range<usize>, scene: &mut Scene) {
        let seen = || sight.clone().map_while(|row| self.row(row));
        let places = || seen().filter_map(Row::drawn).map(|value| self.axis.map(value));
        let (from, until) = (places().fold(f64::INFINITY, f64::min), places().fold(0.0, f64::max));
        if from <= until {
            let rect = Rect { x: from - 2.0, y: 0.0, w: until - from + 4.0, h: HEIGHT };
            let ground = Mark::new(Key::nth(Role::Ground, 0), Layer::Ground, Ink::Rule, Shape::Rect(rect));
            scene.push(ground);
        }
    }

    fn draw_columns(&self, scene: &mut Scene) {
        let most = f64::from(self.counts.iter().copied().max().unwrap_or(0).max(1));
        for (index, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            // A single unit among very many is still seen.
            let h = (HEIGHT * f64::from(*count) / most).max(2.0);
            let x = COLUMN * index as f64;
            let rect = Rect { x, y: HEIGHT - h, w: (COLUMN - 1.0).min(self.width - x).max(0.0), h };
            let key = Key::nth(Role::Value, index as u32);
            scene.push(Mark::new(key, Layer::Data, Ink::Mark, Shape::Rect(rect)));
        }
    }

    fn draw_focus(&self, focus: Option<UnitIx>, scene: &mut Scene) {
        let row = focus.and_then(|unit| self.rows().find(|row| row.unit == unit));
        if let Some(value) = row.and_then(Row::drawn) {
            let x = self.axis.map(value).clamp(1.0, self.width - 1.0);
            let key = Key::nth(Role::Value, u32::MAX);
            scene.line(key, Layer::Focus, Ink::Focus, 2.0, [(x, 0.0), (x, HEIGHT)]);
        }
    }

    fn draw_ends(&self, scene: &mut Scene) {
        let sides = [(Align::Left, 0.0), (Align::Right, self.width)];
        for (index, (text, (align, x))) in self.ends.iter().zip(sides).enumerate() {
            let label = Label::small(Ink::Soft).align(align);
            let key = Key::nth(Role::Tick, index as u32);
            label.put(key, x, HEIGHT + LINE / 2.0 + 2.0, text.as_str(), scene);
        }
    }
}

/// From the least to the greatest value: a strip has no bars that would have to begin at zero.
fn axis(low: f64, high: f64, width: f64) -> Linear {
    Linear::new(if low < high { (low, high) } else { (low - 1.0, low + 1.0) }, (0.0, width))
}

fn counts(values: &[f64], axis: &Linear, width: f64) -> Vec<u32> {
    let mut counts = vec![0_u32; (width / COLUMN).ceil() as usize + 1];
    for value in values {
        if let Some(count) = counts.get_mut((axis.map(*value) / COLUMN) as usize) {
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

    fn whole(sort: Sort) -> Overview {
        let dataset = AnalysedDataset::new(generate(2000, 1, 4));
        Overview::of(&dataset, &View { sort, ..View::start(&dataset, Lang::En) }, 700.0)
    }

    #[test]
    fn every_unit_stands_in_a_column() {
        let whole = whole(Sort::Value);
        assert!(whole.places.len() > 1000);
        let drawn = whole.rows().filter_map(Row::drawn).count();
        assert_eq!(whole.counts.iter().sum::<u32>() as usize, drawn);
    }

    #[test]
    fn a_tap_on_what_is_in_focus_finds_its_value_again() {
        for whole in [whole(Sort::Value), whole(Sort::Name)] {
            for row in (0..whole.places.len()).step_by(97) {
                let drawn = |row| whole.row(row).unwrap().drawn();
                let value = drawn(row).unwrap();
                let found = whole.row_at(whole.axis.map(value)).unwrap();
                assert_eq!(drawn(found), Some(value));
                assert_eq!(whole.row_of(whole.unit(row).unwrap()), Some(row));
            }
        }
    }

    #[test]
    fn what_is_in_sight_and_in_focus_is_marked() {
        let whole = whole(Sort::Value);
        let marks = |focus, sight| {
            let scene = whole.strip(focus, &sight);
            let count = |layer| scene.marks.iter().filter(|mark| mark.layer == layer).count();
            (count(Layer::Ground), scene.marks.iter().filter(|mark| mark.ink == Ink::Focus).count())
        };
        assert_eq!(marks(None, 0..16), (1, 0));
        assert_eq!(marks(whole.unit(7), 0..16), (1, 1));
        assert_eq!(marks(None, 5000..5016), (0, 0));
    }
}
