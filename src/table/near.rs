//! Metrics that look alike and must not be ranked together, as an editor says.

use super::mapping::NearPair;
use super::reading::Reading;

/// The numbers of the metrics that look like one of this name, each with the reason; `names` are those of all metrics.
pub fn of<'r>(reading: &'r Reading, names: &[String], name: &str) -> Vec<(usize, &'r str)> {
    let pairs = reading.mapping.near.iter().filter(|pair| pair.metric != pair.other);
    let other = |pair: &'r NearPair| {
        let other = match () {
            () if pair.metric == name => &pair.other,
            () if pair.other == name => &pair.metric,
            () => return None,
        };
        let number = names.iter().position(|it| it == other)?;
        let is_left_out = reading.series.get(number).is_some_and(|series| series.is_left_out);
        (!is_left_out && !pair.reason.trim().is_empty()).then_some((number, pair.reason.as_str()))
    };
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (number, reason) in pairs.filter_map(other) {
        if !found.iter().any(|(before, _)| *before == number) {
            found.push((number, reason));
        }
    }
    found
}
