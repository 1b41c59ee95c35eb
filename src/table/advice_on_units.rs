//! What an editor should look at in one unit beside the others: a total among its parts, a break under a growth, two names of one
//! unit, a figure that is far too small.

use super::advised_metric::{Found, Metric};
use super::decimal::Decimal;
use super::doubt::Doubt;
use super::figure::{Bound, Status};
use super::lexicon::{self, HeadingWord};
use super::progress::{self, Stage};
use super::reading::Reading;
use super::structure::Observation;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The least number of other units of which a sum is no accident.
const LEAST_PARTS: usize = 3;

impl Metric<'_> {
    /// A unit that is the sum of all others, or is called a total: it is ranked among its parts.
    pub(super) fn total_among_parts(&self) -> Option<Found> {
        // Ranks are no sums, even those that are taken for plain numbers.
        let is_rank = lexicon::heading(&self.name()) == Some(HeadingWord::Rank);
        if is_rank || !matches!(self.kind().as_str(), "amount" | "count") {
            return None;
        }
        let mut periods: BTreeMap<Option<u32>, Vec<(&Observation, Decimal)>> = BTreeMap::new();
        for (observation, figure) in self.figures().filter(|(_, figure)| figure.bound == Bound::Exact) {
            let of_period = periods.entry(observation.subject.period).or_default();
            of_period.extend(figure.value.map(|value| (observation, value)));
        }
        let total = periods.values().find_map(|values| self.total_of(values))?;
        Some((Doubt::TotalAmongParts, self.unit(total), String::new()))
    }

    fn total_of<'o>(&self, values: &[(&'o Observation, Decimal)]) -> Option<&'o Observation> {
        let sum = values.iter().try_fold(Decimal::whole(0), |sum, (_, value)| sum.plus(*value));
        let is_total = |(observation, value): &&(&Observation, Decimal)| {
            // Where one is all the others together, all of them are twice as much.
            let is_sum = values.len() > LEAST_PARTS
                && !value.is_zero()
                && sum
                    .zip(value.plus(*value))
                    .is_some_and(|(sum, twice)| sum.compare(twice) == Some(Ordering::Equal));
            is_sum || values.len() > 1 && self.totals[observation.subject.unit as usize]
        };
        values.iter().find(is_total).map(|(observation, _)| *observation)
    }

    /// A growth that is flagged as a break, or whose unit has a break in another metric of the same period.
    pub(super) fn growth_across_break(&self, metrics: &[Vec<Observation>]) -> Option<Found> {
        if self.kind() != "growth" {
            return None;
        }
        let has_break = |it: &&Observation| {
            self.reading.figure(it).is_some_and(|figure| figure.status.contains(&Status::Break))
        };
        let key = |it: &Observation| (it.subject.unit, it.subject.period);
        let breaks: BTreeSet<_> = metrics.iter().flatten().filter(has_break).map(key).collect();
        let (observation, _) = self.figures().find(|(observation, _)| breaks.contains(&key(observation)))?;
        Some((Doubt::GrowthAcrossBreak, self.unit(observation), String::new()))
    }

    /// One figure is less than a hundredth of the next: it may be in another unit of measure.
    pub(super) fn far_below_others(&self) -> Option<Found> {
        let is_one_period =
            self.observations.windows(2).all(|pair| pair[0].subject.period == pair[1].subject.period);
        if !is_one_period || !matches!(self.kind().as_str(), "amount" | "count" | "rate") {
            return None;
        }
        // A range may be as small.
        if self.figures().count() != self.values().count() {
            return None;
        }
        let mut values: Vec<(&Observation, Decimal)> =
            self.values().filter(|(_, value)| !value.is_zero()).collect();
        values.sort_by(|one, other| one.1.compare(other.1).unwrap_or(Ordering::Equal));
        let [(observation, least), (_, next), _, ..] = values[..] else { return None };
        let is_far = !least.is_negative() && least.shifted(2).compare(next) == Some(Ordering::Less);
        is_far.then(|| (Doubt::FarBelowOthers, self.unit(observation), String::new()))
    }
}

/// Of each unit, whether it is called a total: looked up once, since each metric asks.
pub(super) fn called_totals(reading: &Reading) -> Vec<bool> {
    let units = reading.names.units.all();
    let is_total = |(index, name): (usize, &String)| {
        progress::at(Stage::Advice, index, units.len() * 2);
        lexicon::is_total(name)
    };
    units.iter().enumerate().map(is_total).collect()
}

/// Pairs of units of which nothing but case, spaces and signs tells the names apart, and units with two rows that contradict each
/// other.
pub(super) fn names_twice(reading: &Reading) -> Vec<(String, String)> {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Vec::new();
    let units = reading.names.units.all();
    for (index, name) in units.iter().enumerate() {
        progress::at(Stage::Advice, units.len() + index, units.len() * 2);
        let plain: String = name.to_lowercase().chars().filter(|it| it.is_alphanumeric()).collect();
        match names.get(&plain) {
            Some(before) if !plain.is_empty() => found.push(((*before).to_owned(), name.clone())),
            _ => drop(names.insert(plain, name)),
        }
    }
    for unit in &reading.contradicted {
        let name = reading.names.units.text(*unit).to_owned();
        found.push((name.clone(), name));
    }
    found
}
