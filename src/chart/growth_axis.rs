//! The axis of growth: which scale it has, where it ends, and which of its values have a label.

use super::input::ChartInput;
use super::text_style::TextStyle;
use crate::collect::CollectVec as _;
use crate::dataset::Fixed;
use crate::scale::{Linear, Scale};
use crate::scene::{Align, Ink, Key, Layer, Role, Scene};
use crate::sort::sort_by;
use crate::text::{fill, number, plain_number};
use crate::view::GrowthScale;

/// Height of a line of small text.
pub const LINE: f64 = 17.0;
/// The least space between two labels.
const SPACE: f64 = 8.0;
/// The most ticks of a panel, whose marks all have their values.
const MOST_TICKS: usize = 7;
/// The index of the base period.
pub const BASE: f64 = 100.0;
/// Where something shrank, the axis is linear if the greatest change is no more than so many times the usual one.
const EVEN: f64 = 12.0;

/// The axis of a panel: logarithmic, where something shrank linear near zero or throughout, or linear on request. That of
/// indices is linear and has the base period.
pub fn axis(input: &ChartInput<'_>, values: &[f64], range: (f64, f64)) -> Scale {
    let values = || values.iter().copied();
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = widened(low, high);
    let mut sizes = values().map(f64::abs).filter(|size| *size > 0.0).collect_vec();
    sort_by(&mut sizes, f64::total_cmp);
    let usual = sizes.get(sizes.len().saturating_sub(1) / 2).copied().unwrap_or(1.0);
    match input.view.scale {
        GrowthScale::Step => {
            let (low, high) = widened(low.min(BASE), high.max(BASE));
            Scale::Linear(Linear::new((low, high), range))
        }
        GrowthScale::Linear => Scale::Linear(Linear::new((low.min(0.0), high.max(0.0)), range)),
        // A logarithmic axis would make small changes look as important as those that differ.
        _ if low <= 0.0 && low.abs().max(high.abs()) <= EVEN * usual => {
            Scale::Linear(Linear::new((low, high.max(0.0)), range))
        }
        // To a round number on either side, so that the axis has a tick at both ends.
        _ => Scale::logarithmic(round_ends(low, high), threshold(&sizes), range),
    }
}

/// Up to where an axis that is logarithmic on both sides of zero is linear: so that most changes, of those in order of size, are
/// beyond it. A round number.
fn threshold(sizes: &[f64]) -> f64 {
    let small = sizes.get(sizes.len() / 4).copied().unwrap_or(1.0);
    let mut power = 1.0;
    while power > small {
        power /= 10.0;
    }
    while power * 10.0 <= small {
        power *= 10.0;
    }
    match small / power {
        digit if digit >= 5.0 => 5.0 * power,
        digit if digit >= 2.0 => 2.0 * power,
        _ => power,
    }
}

/// Round numbers just outside of the ends: of one digit, or of more where the figures would crowd on a part of the axis. From 10
/// to 10.45 it ends at 11, and not at 20.
fn round_ends(low: f64, high: f64) -> (f64, f64) {
    let mut ends = (low, high);
    for digits in 0..3 {
        ends = (round_outwards(low, digits, false), round_outwards(high, digits, true));
        if low <= 0.0 || (ends.1 / ends.0).ln() <= 3.0 * (high / low).ln() {
            break;
        }
    }
    ends
}

/// The next number of one digit, and so many more, that is not less or, downwards, not more.
fn round_outwards(value: f64, more: i32, is_up: bool) -> f64 {
    // Without figures the ends are infinite.
    if !value.is_finite() {
        return value;
    }
    let mut step = 1.0;
    while step * 10.0 <= value.abs() {
        step *= 10.0;
    }
    while step > value.abs() && step > 1e-12 {
        step /= 10.0;
    }
    let finer = 10_f64.powi(more);
    let digits = value / step * finer;
    step * if is_up { digits.ceil() } else { digits.floor() } / finer
}

/// The values that have a tick: round ones and, of a logarithmic axis, both ends. A round one whose label would touch that
/// of an end has none.
fn ticks(input: &ChartInput<'_>, axis: &Scale) -> Vec<f64> {
    let mut ticks = axis.ticks(((input.width / 60.0) as usize).min(MOST_TICKS));
    let Some((low, high)) = axis.logarithmic_domain() else { return ticks };
    // Of the ticks that stay, none has more digits than with all of them.
    let decimals = decimals(&[&[low, high], ticks.as_slice()].concat());
    let label = |tick: f64| TickLabel::of(input, axis, tick, decimals);
    let ends = [label(low), label(high)];
    ticks.retain(|tick| ends.iter().all(|end| label(*tick).is_apart_from(end)));
    ticks.insert(0, low);
    if ends[1].is_apart_from(&ends[0]) {
        ticks.push(high);
    }
    ticks
}

/// The label of a tick: the number, its middle, and half its width.
struct TickLabel {
    text: String,
    middle: f64,
    half: f64,
}

impl TickLabel {
    /// At its tick, or as near to it as the picture's edge allows.
    fn of(input: &ChartInput<'_>, axis: &Scale, tick: f64, decimals: Option<i8>) -> Self {
        let value = Fixed::nearest(tick);
        let text = number(value, decimals.unwrap_or(value.decimals()), input.view.lang);
        let half = TextStyle::small(Ink::Soft).width(&text) / 2.0;
        Self { middle: axis.map(tick).min(input.width - half), half, text }
    }

    fn is_apart_from(&self, other: &Self) -> bool {
        (self.middle - other.middle).abs() >= self.half + other.half + SPACE
    }
}

/// What the axis measures, and how.
pub fn title(input: &ChartInput<'_>, axis: &Scale) -> String {
    let deferred = input.view.lang.deferred_words();
    let title = match axis {
        Scale::Linear(_) if input.view.scale == GrowthScale::Step => {
            input.view.lang.words().axis_index.to_owned()
        }
        Scale::Linear(_) => deferred.axis_linear.to_owned(),
        Scale::Log(_) => deferred.axis_log.to_owned(),
        Scale::SignedLog(scale) => {
            let threshold = Fixed::nearest(scale.threshold());
            let text = number(threshold, threshold.decimals(), input.view.lang);
            fill(deferred.axis_signed_log, &[&text])
        }
    };
    let fits = TextStyle::small(Ink::Soft).width(&title) <= input.width;
    if fits { title } else { deferred.axis_log.to_owned() }
}

/// Draws the labels of an axis from `top` down, with indices from `first` on, and a rule for each of them down to `bottom`.
pub fn draw_axis(
    input: &ChartInput<'_>,
    axis: &Scale,
    first: u32,
    (top, bottom): (f64, f64),
    scene: &mut Scene,
) {
    let style = TextStyle::small(Ink::Soft).align(Align::Centre);
    let mut last: Option<TickLabel> = None;
    let ticks = ticks(input, axis);
    let decimals = decimals(&ticks);
    for (index, tick) in ticks.into_iter().enumerate() {
        let x = axis.map(tick);
        let key = |role| Key::chart(role, first + index as u32);
        scene.add_rule(key(Role::Grid), (x, top + LINE), (x, bottom));
        let label = TickLabel::of(input, axis, tick, decimals);
        if label.middle >= label.half && last.as_ref().is_none_or(|last| label.is_apart_from(last)) {
            style.draw(key(Role::Tick), label.middle, top + LINE / 2.0, label.text.as_str(), scene);
            last = Some(label);
        }
    }
}

/// Marks the base period on an axis of indices: 100, from `top` down to `bottom`.
pub fn draw_base(axis: &Scale, (top, bottom): (f64, f64), scene: &mut Scene) {
    let x = axis.map(BASE);
    let style = TextStyle::small(Ink::Soft).align(Align::Centre);
    style.draw(Key::chart(Role::Tick, 0), x, top + LINE / 2.0, plain_number(BASE as i64), scene);
    scene.add_line(Key::chart(Role::Grid, 0), Layer::Grid, Ink::Soft, 1.0, [(x, top + LINE), (x, bottom)]);
}

/// The digits after the point that all ticks are printed with, so that each label is the tick itself; `None` where the ticks
/// span several powers of ten and each has its own.
pub fn decimals(ticks: &[f64]) -> Option<i8> {
    let sizes = || ticks.iter().map(|tick| tick.abs()).filter(|size| *size > 0.0);
    let (least, most) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    (most < 100.0 * least)
        .then(|| ticks.iter().map(|tick| Fixed::nearest(*tick).decimals()).max().unwrap_or(0))
}

/// A domain for values that are all equal, so that the axis has a tick.
pub fn widened(low: f64, high: f64) -> (f64, f64) {
    let margin = if low == high { (low.abs() / 4.0).max(0.5) } else { 0.0 };
    (if low > 0.0 { (low - margin).max(low / 2.0) } else { low - margin }, high + margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_an_axis_are_round_and_near() {
        assert_eq!(round_ends(10.0, 10.45), (10.0, 11.0));
        assert_eq!(round_ends(5.0, 7.0), (5.0, 7.0));
        assert_eq!(round_ends(3.2, 88.0), (3.0, 90.0));
        assert_eq!(round_ends(1040.0, 1060.0), (1040.0, 1060.0));
        assert_eq!(round_ends(-13.0, 34.0), (-20.0, 40.0));
    }
}
