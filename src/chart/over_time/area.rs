//! The area of lines that are too many to be drawn one by one: from the lowest figure of each period to the highest.

use super::plot::Plot;
use crate::analysis::UnitLine;
use crate::collect::CollectVec as _;
use crate::scene::{Ink, Key, Layer, Mark, Role, Scene, Shape};
use crate::sort::sort_by;

/// Where the numbers of its marks begin: above those of gridlines.
const FIRST: u32 = 1 << 15;

/// The figures of one period, in the heights of the picture: the ends, and those of the middle half.
#[derive(Clone, Copy)]
struct Column {
    x: f64,
    ends: (f64, f64),
    middle: (f64, f64),
}

impl Plot {
    /// An area from the lowest to the highest of the lines, darker where the middle half of them is; interrupted where none
    /// has a figure.
    pub fn draw_area(&self, lines: &[&UnitLine], scene: &mut Scene) {
        let mut run = Vec::new();
        let mut index = FIRST;
        for period in 0..=self.xs.len() {
            match self.column(lines, period) {
                Some(column) => run.push(column),
                None => {
                    draw_run(&run, index, scene);
                    run.clear();
                    index += 10;
                }
            }
        }
    }

    fn column(&self, lines: &[&UnitLine], period: usize) -> Option<Column> {
        let points = lines.iter().flat_map(|line| &line.points).filter(|point| point.period == period);
        let mut numbers = Vec::new();
        let mut highest = f64::NEG_INFINITY;
        for point in points {
            numbers.push(point.number.as_f64());
            highest = highest.max(point.upper.unwrap_or(point.number).as_f64());
        }
        sort_by(&mut numbers, f64::total_cmp);
        let (first, last) = (numbers.first()?, numbers.len() - 1);
        let quarter = numbers.len() / 4;
        Some(Column {
            x: *self.xs.get(period)?,
            ends: (self.y(*first), self.y(highest)),
            middle: (self.y(numbers[quarter]), self.y(numbers[last - quarter])),
        })
    }
}

/// The area of periods that follow each other, with an edge above and below.
fn draw_run(run: &[Column], index: u32, scene: &mut Scene) {
    if run.len() < 2 {
        return;
    }
    let key = |part: u32| Key::chart(Role::Background, index + part);
    let mut sides = [const { Vec::new() }; 4];
    for Column { x, ends, middle } in run {
        for (side, y) in sides.iter_mut().zip([ends.0, ends.1, middle.0, middle.1]) {
            side.push((*x, y));
        }
    }
    let [lowest, highest, lower, upper] = sides;
    let between = |below: &[(f64, f64)], above: &[(f64, f64)]| {
        Shape::Polygon(below.iter().chain(above.iter().rev()).copied().collect_vec())
    };
    scene.add(Mark::new(key(0), Layer::Background, Ink::Panel, between(&lowest, &highest)));
    scene.add(Mark::new(key(1), Layer::Background, Ink::Rule, between(&lower, &upper)));
    for (part, points) in (2..).zip([lowest, highest]) {
        scene.add(Mark::new(key(part), Layer::Grid, Ink::Mark, Shape::Line { points, width: 1.0 }));
    }
}
