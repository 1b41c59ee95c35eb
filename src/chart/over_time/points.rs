//! The points of a line, each with what its figure is: a bound, a range, an interval, not final, revised.

use super::figures::{figure_of, whisker_of};
use super::plot::Plot;
use crate::analysis::{Point, UnitLine};
use crate::chart::input::ChartInput;
use crate::dataset::{Figure, Status};
use crate::scene::{Ink, Key, Layer, Mark, Role, Scene, Shape};

/// How many marks of bounds and intervals a period has at most.
const MARKS: u32 = 10;
/// Half the width of the cap of a whisker, and of the sign of a bound.
const CAP: f64 = 4.0;
/// The height of the sign of a bound.
const SIGN: f64 = 7.0;

/// How a line is drawn.
#[derive(Clone, Copy)]
struct Look {
    layer: Layer,
    ink: Ink,
    width: f64,
    radius: f64,
    /// Half the width of what stands across a point: less where periods are close.
    half: f64,
    /// Half the width of the caps of a whisker, and its own; no caps where those of neighbours would touch.
    cap: Option<f64>,
    whisker: f64,
}

/// The least room between periods in which points and caps of their full size can be told apart.
const CLOSE: f64 = 7.0;

impl Look {
    fn of(plot: &Plot, is_accented: bool) -> Self {
        let spacing = plot.spacing();
        let is_close = spacing < CLOSE;
        let (layer, ink, width, radius, most) = match is_accented {
            true => (Layer::Focus, Ink::Focus, if is_close { 2.0 } else { 3.0 }, 4.0, CAP + 1.5),
            false => (Layer::Data, Ink::Mark, if is_close { 1.0 } else { 1.5 }, 2.0, CAP),
        };
        let half = most.min(spacing / 2.0 - 0.5).max(2.0);
        let radius = if is_close { f64::min(radius, (spacing / 2.0 - 0.5).max(width / 2.0)) } else { radius };
        let whisker = if is_close { (spacing / 3.0).clamp(0.5, 1.0) } else { 1.5 };
        Self { layer, ink, width, radius, half, cap: (!is_close).then_some(half), whisker }
    }
}

impl Plot {
    /// The points of a unit, joined where no period is missing between them and the series does not break.
    pub fn draw_line(&self, input: &ChartInput<'_>, line: &UnitLine, is_accented: bool, scene: &mut Scene) {
        let look = Look::of(self, is_accented);
        let key = |index: usize| Key::unit(line.unit, Role::Value).nth(index as u32);
        for pair in line.points.windows(2) {
            if let [from, to] = pair
                && to.follows(from)
            {
                let ends = [self.at(from), self.at(to)];
                scene.add_line(key(2 * to.period), look.layer, look.ink, look.width, ends);
            }
        }
        for point in &line.points {
            self.draw_point(input, point, look, key(2 * point.period + 1), scene);
            let bound = Key::unit(line.unit, Role::Bound).nth((point.period as u32 + 1) * MARKS);
            self.draw_whisker(input, point, look, bound, scene);
            self.draw_bound(input, point, look, bound.nth(bound.index + MARKS - 1), scene);
        }
    }

    /// A point: hollow where it is not final, a square where it was revised or the series breaks. A range is a bar.
    fn draw_point(&self, input: &ChartInput<'_>, point: &Point, look: Look, key: Key, scene: &mut Scene) {
        let Look { layer, ink, radius, .. } = look;
        let (x, y) = self.at(point);
        if let Some(upper) = point.upper {
            let end = self.y(upper.as_f64());
            let wide = self.posts.width(2.0 * if point.is_uncertain { radius + 1.0 } else { radius });
            let half = wide / 2.0;
            let corners = [(x - half, y), (x - half, end), (x + half, end), (x + half, y)];
            let shape = match point.is_uncertain {
                true => outline(corners),
                false => Shape::Line { points: vec![(x, y), (x, end)], width: wide },
            };
            scene.add(Mark::new(key, layer, ink, shape));
        } else if is_square(figure_of(input, point)) {
            let half = radius + 1.0;
            let corners =
                [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)];
            let shape =
                if point.is_uncertain { outline(corners) } else { Shape::Polygon(Vec::from(corners)) };
            scene.add(Mark::new(key, layer, ink, shape));
        } else if point.is_uncertain {
            scene.add_circle(key, layer, ink, (x, y), radius + 1.5, Some(1.5));
        } else {
            scene.add_circle(key, layer, ink, (x, y), radius, None);
        }
    }

    /// What a number with “about” may be, or the interval around it.
    fn draw_whisker(&self, input: &ChartInput<'_>, point: &Point, look: Look, key: Key, scene: &mut Scene) {
        let Some((low, high)) = whisker_of(input, point) else { return };
        let (x, _) = self.at(point);
        let (low, high) = (self.y(low), self.y(high));
        let mut lines = vec![[(x, low), (x, high)]];
        lines.extend(
            look.cap.into_iter().flat_map(|half| [low, high].map(|y| [(x - half, y), (x + half, y)])),
        );
        for (index, ends) in (0..).zip(lines) {
            scene.add_line(key.nth(key.index + index), look.layer, look.ink, look.whisker, ends);
        }
    }

    /// The sign of a bound: the figure is further up, or further down.
    fn draw_bound(&self, input: &ChartInput<'_>, point: &Point, look: Look, key: Key, scene: &mut Scene) {
        let Some(up) = self.opens_up(input, point) else { return };
        let (x, y) = self.at(point);
        let side = if up { -1.0 } else { 1.0 };
        let start = y + (look.radius + 3.0) * side;
        let (shoulder, tip) = (start + 2.0 * side, start + SIGN * side);
        let (left, right) = (x - look.half, x + look.half);
        let corners = vec![
            (left, start),
            (left, shoulder),
            (x, tip),
            (right, shoulder),
            (right, start),
            (x, tip - 2.5 * side),
        ];
        scene.add(Mark::new(key, look.layer, look.ink, Shape::Polygon(corners)));
    }
}

fn outline(corners: [(f64, f64); 4]) -> Shape {
    let mut points = Vec::from(corners);
    points.push(corners[0]);
    Shape::Line { points, width: 1.5 }
}

/// Whether a point is a square: the figure was revised, its series breaks, or its definition differs.
fn is_square(figure: &Figure) -> bool {
    Status::ALL.iter().any(|status| figure.status.has(*status) && !Status::UNCERTAIN.contains(status))
}
