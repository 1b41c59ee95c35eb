//! The signs of statuses and notes beside the points of lines, where they leave everything else legible.

use super::figures::{figure_of, whisker_of};
use super::plot::Plot;
use crate::analysis::{Point, UnitLine};
use crate::chart::input::ChartInput;
use crate::chart::text_style::{SMALL, TextStyle};
use crate::dataset::UnitIx;
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene, Shape};
use crate::text::{self, width};

/// From the middle of a point to that of its sign; further where a sign of a bound is between them.
const OFFSET: f64 = 12.0;
const BEYOND_BOUND: f64 = 9.0;

/// The least space between a sign and a text beside it.
const BESIDE: f64 = 4.0;

/// The least space that a point keeps on every side.
const POINT: f64 = 3.5;

/// What a sign must not be on: areas, and lines.
struct Obstacles {
    areas: Vec<Rect>,
    lines: Vec<[(f64, f64); 2]>,
}

impl Plot {
    /// The signs of all points of lines, but for those of last figures that stand with their values.
    pub fn draw_signs(
        &self,
        input: &ChartInput<'_>,
        lines: &[&UnitLine],
        accented: &[UnitIx],
        scene: &mut Scene,
    ) {
        if !lines.iter().flat_map(|line| &line.points).any(|point| figure_of(input, point).has_signs()) {
            return;
        }
        let mut obstacles = Obstacles::of(scene);
        for is_accented in [true, false] {
            for line in lines.iter().filter(|line| accented.contains(&line.unit) == is_accented) {
                let has_value = !self.labels.value(input, line).is_empty();
                let count = line.points.len() - usize::from(has_value);
                for point in line.points.iter().take(count) {
                    self.draw_sign(input, line.unit, point, is_accented, &mut obstacles, scene);
                }
            }
        }
    }

    fn draw_sign(
        &self,
        input: &ChartInput<'_>,
        unit: UnitIx,
        point: &Point,
        is_accented: bool,
        obstacles: &mut Obstacles,
        scene: &mut Scene,
    ) {
        let signs = text::signs(figure_of(input, point));
        if signs.is_empty() {
            return;
        }
        let ink = if is_accented { Ink::FocusText } else { Ink::Soft };
        let style = TextStyle::small(ink).align(Align::Centre);
        let (x, own) = self.at(point);
        let far = point.upper.map_or(own, |upper| self.y(upper.as_f64()));
        let (low, high) =
            whisker_of(input, point).map_or((own, own), |(low, high)| (self.y(low), self.y(high)));
        let beyond = |up: bool| if self.opens_up(input, point) == Some(up) { BEYOND_BOUND } else { 0.0 };
        let above = own.min(far).min(low).min(high) - OFFSET - beyond(true);
        let below = own.max(far).max(low).max(high) + OFFSET + beyond(false);
        let half = style.width(&signs) / 2.0;
        for (x, y) in [
            (x, above),
            (x, below),
            (x - half, above),
            (x + half, above),
            (x - half, below),
            (x + half, below),
        ] {
            let area = Rect { x: x - half, y: y - SMALL * 0.5, w: 2.0 * half, h: SMALL };
            let is_inside = area.x >= 0.0 && x + half <= self.right() + 4.0 && area.y + area.h <= self.bottom;
            if is_inside && obstacles.leave(&area) {
                let key = Key::unit(unit, Role::Note).nth(point.period as u32 + 1);
                style.draw(key, x, y, signs, scene);
                obstacles.areas.push(area);
                return;
            }
        }
    }
}

impl Obstacles {
    /// All that the scene has, but for gridlines.
    fn of(scene: &Scene) -> Self {
        let (mut areas, mut lines) = (Vec::new(), Vec::new());
        for mark in &scene.marks {
            match &mark.shape {
                Shape::Circle { centre: (x, y), radius, .. } => {
                    let radius = radius.max(POINT);
                    areas.push(Rect { x: x - radius, y: y - radius, w: 2.0 * radius, h: 2.0 * radius });
                }
                Shape::Rect(rect) => areas.push(*rect),
                Shape::Text { at: (x, y), size, bold, align, text } => {
                    let w = width(text, *size, *bold);
                    let x = match align {
                        Align::Left => *x,
                        Align::Centre => x - w / 2.0,
                        Align::Right => x - w,
                    };
                    // A sign just beside a number of the axis would seem to be of that.
                    areas.push(Rect { x: x - BESIDE, y: y - size / 2.0, w: w + 2.0 * BESIDE, h: *size });
                }
                Shape::Line { points, .. } if mark.layer > Layer::Grid => {
                    lines.extend(points.windows(2).map(|pair| [pair[0], pair[1]]));
                }
                Shape::Polygon(points) if matches!(mark.key.role, Role::Value | Role::Bound) => {
                    lines.extend(points.windows(2).map(|pair| [pair[0], pair[1]]));
                }
                Shape::Line { .. } | Shape::Polygon(_) => {}
            }
        }
        Self { areas, lines }
    }

    /// Whether nothing is in an area.
    fn leave(&self, area: &Rect) -> bool {
        let is_apart = |other: &Rect| {
            other.x + other.w <= area.x
                || area.x + area.w <= other.x
                || other.y + other.h <= area.y
                || area.y + area.h <= other.y
        };
        self.areas.iter().all(is_apart) && !self.lines.iter().any(|line| crosses(*line, area))
    }
}

/// Whether a line is in an area anywhere: what is left of it between the area's sides.
fn crosses([from, to]: [(f64, f64); 2], area: &Rect) -> bool {
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    let sides =
        [(from.0, to.0 - from.0, area.x, area.x + area.w), (from.1, to.1 - from.1, area.y, area.y + area.h)];
    for (origin, by, low, high) in sides {
        if by == 0.0 {
            if origin < low || origin > high {
                return false;
            }
            continue;
        }
        let (a, b) = ((low - origin) / by, (high - origin) / by);
        (start, end) = (start.max(a.min(b)), end.min(a.max(b)));
    }
    start <= end
}
