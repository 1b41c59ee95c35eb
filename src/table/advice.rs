//! What an editor should look at before figures are published: they are valid, and may mislead or be wrong.

use super::advice_on_units::{called_totals, names_twice};
use super::advised_metric::{Found, Metric};
use super::decimal::Decimal;
pub use super::doubt::Doubt;
use super::figure::Bound;
use super::reading::Reading;
use super::structure::Observation;
use crate::dataset::Kind;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What it is.
    pub doubt: Doubt,
    /// The metric.
    pub metric: String,
    /// The unit, how many, or the periods.
    pub about: String,
    /// The metric that ranks contradict, or of how many.
    pub other: String,
}

impl Advice {
    /// It in a sentence, for a command line.
    pub fn sentence(&self) -> String {
        let Self { metric, about, other, .. } = self;
        match self.doubt {
            Doubt::ShareAboveAll => format!("{metric}: the share of {about} is above 100 %"),
            Doubt::LossOfMoreThanAll => format!("{metric}: {about} lost more than everything"),
            Doubt::FarAboveOthers => {
                format!("{metric}: {about} has at least ten times as much as any other; is it right?")
            }
            Doubt::RankDisagrees => {
                format!("{metric}: the rank of {about} does not follow from {other}, which the others do")
            }
            Doubt::FarBelowOthers => {
                format!(
                    "{metric}: {about} has less than a hundredth of any other; is it in the same unit of measure?"
                )
            }
            Doubt::TotalAmongParts => {
                format!("{metric}: {about} is the sum of others and is ranked among them")
            }
            Doubt::GrowthAcrossBreak => {
                format!("{metric}: the growth of {about} is computed across a break in the series")
            }
            Doubt::NameTwice if about == other => format!("{about} has two rows that contradict each other"),
            Doubt::NameTwice => format!("“{about}” and “{other}” may be one"),
            Doubt::OnlyOne => format!("{metric}: only {about} has a figure"),
            Doubt::FewAreExact => {
                format!("{metric}: {about} of {other} are bounds or missing; a ranking of them says little")
            }
            Doubt::PeriodsMixed => format!("{metric}: the figures are of different periods ({about})"),
        }
    }
}

/// The most units of a metric of which every pair is compared.
const MAX_PAIRED: usize = 300;

/// All that there is to look at, metric by metric.
pub fn advice(reading: &Reading) -> Vec<Advice> {
    let metrics = by_metric(reading);
    let totals = &called_totals(reading);
    let mut found = Vec::new();
    for (index, observations) in metrics.iter().enumerate() {
        let metric = Metric { reading, index, observations, totals };
        let doubts = [
            metric.outside_of_kind(),
            metric.far_above_others(),
            metric.far_below_others(),
            metric.total_among_parts(),
            metric.growth_across_break(&metrics),
            metric.rank_disagrees(&metrics),
            metric.only_one(&metrics),
            metric.few_are_exact(),
            metric.periods_mixed(),
        ];
        let name = metric.name();
        found.extend(doubts.into_iter().flatten().map(|(doubt, about, other)| Advice {
            doubt,
            metric: name.clone(),
            about,
            other,
        }));
    }
    let twice = names_twice(reading).into_iter();
    found.extend(twice.map(|(about, other)| Advice {
        doubt: Doubt::NameTwice,
        metric: String::new(),
        about,
        other,
    }));
    found
}

fn by_metric(reading: &Reading) -> Vec<Vec<Observation>> {
    let mut metrics = vec![Vec::new(); reading.names.metrics.all().len()];
    for observation in &reading.observations {
        metrics[observation.subject.metric as usize].push(*observation);
    }
    metrics
}

impl Metric<'_> {
    fn outside_of_kind(&self) -> Option<Found> {
        let (least, greatest) = Kind::from_name(&self.kind())?.plausible();
        let whole = |limit: i64| Decimal::whole(limit.unsigned_abs() as u32).with_sign(limit < 0);
        let is_below = |value| least.is_some_and(|least| is_above(whole(least), value));
        let is_over = |value| greatest.is_some_and(|greatest| is_above(value, whole(greatest)));
        let doubt = if least.is_some() { Doubt::LossOfMoreThanAll } else { Doubt::ShareAboveAll };
        let (observation, _) = self.values().find(|(_, value)| is_below(*value) || is_over(*value))?;
        Some((doubt, self.unit(observation), String::new()))
    }

    /// Growth and ranks may differ by any factor.
    fn far_above_others(&self) -> Option<Found> {
        let (mut first, mut second): (Option<(&Observation, Decimal)>, Option<Decimal>) = (None, None);
        let periods: BTreeSet<Option<u32>> = self.observations.iter().map(|it| it.subject.period).collect();
        if periods.len() > 1
            || self.figures().count() < 3
            || !matches!(self.kind().as_str(), "amount" | "count" | "share" | "rate")
        {
            return None;
        }
        for (observation, value) in self.values() {
            match first {
                Some((_, largest)) if !is_above(value, largest) => {
                    second = Some(second.filter(|second| is_above(*second, value)).unwrap_or(value));
                }
                _ => {
                    second = first.map(|(_, largest)| largest);
                    first = Some((observation, value));
                }
            }
        }
        let ((observation, largest), second) = first.zip(second)?;
        let is_far = !second.is_negative() && !second.is_zero() && !is_above(second.shifted(1), largest);
        is_far.then(|| (Doubt::FarAboveOthers, self.unit(observation), String::new()))
    }

    /// A rank that contradicts a metric which nearly all ranks follow.
    fn rank_disagrees(&self, metrics: &[Vec<Observation>]) -> Option<Found> {
        if !self.reading.series[self.index].is_rank {
            return None;
        }
        let others =
            (0..metrics.len()).filter(|other| *other != self.index && !self.reading.series[*other].is_rank);
        others.into_iter().find_map(|index| {
            let other = Metric { index, observations: &metrics[index], ..*self };
            let unit = self.against(&other)?;
            Some((Doubt::RankDisagrees, unit, other.name()))
        })
    }

    /// The unit in most of the pairs in which rank and value contradict each other, where these are few.
    fn against(&self, other: &Metric<'_>) -> Option<String> {
        let mut values = BTreeMap::new();
        for (observation, value) in other.values() {
            values.insert((observation.subject.unit, observation.subject.period), value);
        }
        let key = |observation: &Observation| (observation.subject.unit, observation.subject.period);
        let both: Vec<(&Observation, Decimal, Decimal)> = self
            .values()
            .filter_map(|(observation, rank)| Some((observation, rank, *values.get(&key(observation))?)))
            .take(MAX_PAIRED)
            .collect();
        let (mut pairs, mut down) = ([0usize; 2], [BTreeMap::new(), BTreeMap::new()]);
        for (at, one) in both.iter().enumerate() {
            for two in both[at + 1..].iter().filter(|two| two.0.subject.period == one.0.subject.period) {
                let Some(order) = one.1.compare(two.1).zip(one.2.compare(two.2)) else { continue };
                if order.0 == Ordering::Equal || order.1 == Ordering::Equal {
                    continue;
                }
                let same = usize::from(order.0 == order.1);
                pairs[same] += 1;
                [one, two].iter().for_each(|it| *down[same].entry(it.0.subject.unit).or_insert(0usize) += 1);
            }
        }
        let few = usize::from(pairs[1] < pairs[0]);
        if both.len() < 4 || pairs[few] == 0 || pairs[few] * 5 > pairs[1 - few] {
            return None;
        }
        let (unit, _) = down[few].iter().max_by_key(|(unit, count)| (**count, u32::MAX - **unit))?;
        Some(self.reading.names.units.text(*unit).to_owned())
    }

    fn only_one(&self, metrics: &[Vec<Observation>]) -> Option<Found> {
        let (observation, _) = self.figures().next()?;
        let is_one = self.figures().all(|(it, _)| it.subject.unit == observation.subject.unit);
        let has_others = metrics.iter().flatten().any(|it| it.subject.unit != observation.subject.unit);
        (is_one && has_others).then(|| (Doubt::OnlyOne, self.unit(observation), String::new()))
    }

    fn few_are_exact(&self) -> Option<Found> {
        let exact = self
            .figures()
            .filter(|(_, figure)| figure.bound == Bound::Exact && figure.value.is_some())
            .count();
        let all = self.observations.len();
        let other = all - exact;
        (other >= 2 && other * 3 >= all && exact > 0)
            .then(|| (Doubt::FewAreExact, other.to_string(), all.to_string()))
    }

    fn periods_mixed(&self) -> Option<Found> {
        let mut of_unit: BTreeMap<u32, BTreeSet<Option<u32>>> = BTreeMap::new();
        for (observation, _) in self.figures() {
            of_unit.entry(observation.subject.unit).or_default().insert(observation.subject.period);
        }
        let periods: BTreeSet<Option<u32>> = of_unit.values().flatten().copied().collect();
        let is_mixed = periods.len() > 1 && of_unit.values().all(|periods| periods.len() == 1);
        let names = periods.iter().flatten().map(|period| self.reading.names.periods.text(*period));
        is_mixed.then(|| (Doubt::PeriodsMixed, names.collect::<Vec<_>>().join(", "), String::new()))
    }
}

fn is_above(one: Decimal, other: Decimal) -> bool {
    one.compare(other) == Some(Ordering::Greater)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::read;
    use super::*;

    fn of(table: &str) -> Vec<String> {
        advice(&read(table.as_bytes(), None).unwrap()).iter().map(Advice::sentence).collect()
    }

    #[test]
    fn what_may_mislead_is_found() {
        for (table, expected) in [
            ("Town,Share %\nAsh,57.0\nElm,104.5\nOak,12.5\n", "Share %: the share of Elm is above 100 %"),
            ("Town,Growth %\nAsh,5.0\nElm,-140.5\nOak,2.5\n", "Growth %: Elm lost more than everything"),
            (
                "Town,Visitors\nAsh,120\nElm,9100\nOak,95\n",
                "Visitors: Elm has at least ten times as much as any other; is it right?",
            ),
            ("Town,Visitors,Guides\nAsh,120,3\nElm,91,\nOak,95,\n", "Guides: only Ash has a figure"),
            (
                "Town,Cases\nAsh,<5\nElm,91\nOak,[c]\nFir,80\n",
                "Cases: 2 of 4 are bounds or missing; a ranking of them says little",
            ),
            (
                "Town,Year,Visitors\nAsh,2023,120\nElm,2024,91\nOak,2023,95\n",
                "Visitors: the figures are of different periods (2023, 2024)",
            ),
            (
                "Town,Visitors,Rank\nAsh,120,1\nElm,91,4\nOak,95,3\nFir,110,2\nYew,99,5\nBox,60,6\n",
                "Rank: the rank of Yew does not follow from Visitors, which the others do",
            ),
            (
                "Town,Visitors\nAsh,9120\nElm,8400\nOak,7.5\nFir,9300\n",
                "Visitors: Oak has less than a hundredth of any other; is it in the same unit of measure?",
            ),
            (
                "Town,Visitors (number)\nCounty,66\nAsh,11\nElm,25\nOak,30\n",
                "Visitors: County is the sum of others and is ranked among them",
            ),
            (
                "Town,Output (tonnes),Growth %\nAsh,120 [b],3.5\nElm,95,2.0\nOak,110,1.0\n[b] break in the series\n",
                "Growth %: the growth of Ash is computed across a break in the series",
            ),
            ("Town,Visitors\nSt. Ives,120\nSt Ives,91\nOak,95\n", "“St. Ives” and “St Ives” may be one"),
            ("Town,Visitors\nAsh,120\nElm,91\nAsh,95\n", "Ash has two rows that contradict each other"),
        ] {
            assert!(of(table).contains(&expected.to_owned()), "{table}: {:?}", of(table));
        }
    }

    #[test]
    fn plain_tables_need_no_advice() {
        for table in [
            "Town,Visitors,Rank\nAsh,120,1\nElm,91,4\nOak,95,3\nFir,110,2\n",
            "Town,Year,Visitors\nAsh,2023,120\nAsh,2024,121\nElm,2023,91\nElm,2024,95\n",
            "Town,Share %\nAsh,100\nElm,0\nOak,12.5\n",
            "Town,Rank in region\nAsh,3\nElm,7\nOak,1\nFir,3\n",
        ] {
            assert_eq!(of(table), [""; 0], "{table}");
        }
    }
}
