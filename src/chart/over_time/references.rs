//! The values to compare lines with: each a line of its own, without points, that has a name and no rank.

use crate::analysis::OverTime;
use crate::chart::input::ChartInput;
use crate::collect::CollectVec as _;
use crate::dataset::{Fixed, Reference};
use crate::sort::sort_by;

/// Where the numbers of their marks begin: above those of ticks and periods.
pub const FIRST: u32 = 1 << 16;

/// The references of one name.
pub struct ReferenceLine<'a> {
    /// The one of the latest period.
    pub last: &'a Reference,
    /// Each with the index of its period, in order of time; without one for a reference for any period.
    pub points: Vec<(Option<usize>, Fixed)>,
}

impl ReferenceLine<'_> {
    /// Its values as positions on an axis.
    pub fn values(&self) -> Vec<f64> {
        self.points.iter().map(|(_, value)| value.as_f64()).collect_vec()
    }
}

/// The references of the metric: those of one name, each for another period, make one line; one for any period is a line of
/// its own.
pub fn of<'a>(input: &ChartInput<'a>, over_time: &OverTime) -> Vec<ReferenceLine<'a>> {
    let name = |one: &Reference| one.name.get(input.view.lang).to_owned();
    let mut lines: Vec<ReferenceLine<'a>> = Vec::new();
    for one in &input.dataset.whole().references {
        let period = one.period.map(|own| over_time.periods.iter().position(|period| *period == own));
        let period = match period {
            // Of a period that no unit has a figure of.
            Some(None) => continue,
            found => found.flatten(),
        };
        if one.metric != input.view.metric {
            continue;
        }
        let same = |line: &&mut ReferenceLine<'_>| {
            period.is_some() && line.points[0].0.is_some() && name(line.last) == name(one)
        };
        match lines.iter_mut().find(same) {
            Some(line) => {
                if line.points.iter().all(|(other, _)| *other < period) {
                    line.last = one;
                }
                line.points.push((period, one.value));
            }
            None => lines.push(ReferenceLine { last: one, points: vec![(period, one.value)] }),
        }
    }
    for line in &mut lines {
        sort_by(&mut line.points, |a, b| a.0.cmp(&b.0));
    }
    lines
}
