//! What changed since the period before: the value, and the rank among those that reported both times.

use super::difference::{Difference, difference, two_numbers};
use super::{Interval, RankRange, Rounding, ranks};
use crate::dataset::{Dataset, Kind, MetricIx, Period, Status, UnitIx};

/// What changed for each unit since the period before the one that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// The metric.
    pub metric: MetricIx,
    /// The period before.
    pub since: Period,
    /// How many units are ranked at both times, among which ranks rise and fall.
    pub compared: usize,
    /// How many of these have one rank at both times.
    pub ranked_twice: usize,
    /// By index of the unit; `None` where it has no figure of the period that is shown.
    by_unit: Vec<Option<Change>>,
}

/// What changed for one unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It reported both times.
    Since {
        /// The figure of the period before: its index in the figures of the whole dataset.
        before: usize,
        /// By how much the value changed; `None` where the kind forbids it, or a figure is no exact number.
        difference: Option<Difference>,
        /// How many ranks it rose, among those that reported both times; below zero where it fell, `None` where one of
        /// the two ranks is not settled or not computed.
        rise: Option<i32>,
    },
    /// It has no earlier figure at all, and the source gives no reason for that.
    New,
    /// It has an earlier figure, or the source says why it has none, but none of the period before.
    NotReportedBefore,
    /// It reported both times, but the series breaks between, or one of the figures has another definition.
    NotComparable,
}

impl Changes {
    /// Whether some of the units have no earlier figure, and nobody says why.
    pub fn has_new(&self, is_among: &dyn Fn(UnitIx) -> bool) -> bool {
        self.has(is_among, &|change| *change == Change::New)
    }

    /// Whether the change of rank of some of the units is known.
    pub fn has_rise(&self, is_among: &dyn Fn(UnitIx) -> bool) -> bool {
        self.has(is_among, &|change| matches!(change, Change::Since { rise: Some(_), .. }))
    }

    fn has(&self, is_among: &dyn Fn(UnitIx) -> bool, is_it: &dyn Fn(&Change) -> bool) -> bool {
        let changes = self.by_unit.iter().enumerate();
        changes
            .flat_map(|(unit, change)| Some((unit, change.as_ref()?)))
            .any(|(unit, change)| is_it(change) && is_among(UnitIx(unit as u32)))
    }

    /// What changed for a unit; `None` where it has no figure of the period that is shown.
    pub fn of_unit(&self, unit: UnitIx) -> Option<&Change> {
        self.by_unit.get(unit.0 as usize)?.as_ref()
    }

    /// What changed in a dataset of one period since the last one before it that is equally long, of which the `whole` has
    /// the figures; `None` where there is none.
    ///
    /// The ranks of both times are those of the figures read as `rounding` has it.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn of(dataset: &Dataset, whole: &Dataset, metric: MetricIx, rounding: Rounding) -> Option<Self> {
        let shown = dataset.shown_of(metric)?;
        let periods = dataset.periods_of(metric);
        let since = *periods.iter().rev().find(|period| is_earlier(dataset, **period, shown))?;
        let figures = Figures::of(whole, metric, dataset.units.len(), shown, since);
        let (rises, compared) = rises(whole, metric, rounding, &figures);
        let ranked_twice = rises.iter().flatten().count();
        let mut by_unit = Vec::with_capacity(figures.now.len());
        for (unit, rise) in rises.into_iter().enumerate() {
            by_unit.push(figures.change(whole, unit, rise));
        }
        Some(Self { metric, since, compared, ranked_twice, by_unit })
    }
}

/// Whether a period is before another and can be compared with it.
fn is_earlier(dataset: &Dataset, period: Period, shown: Period) -> bool {
    dataset.period_order(period) < dataset.period_order(shown) && dataset.are_equally_long(period, shown)
}

/// The indices of the figures of a metric, by unit.
struct Figures {
    now: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
    /// Whether there is any figure earlier than now, or a reason in the source why there is none.
    has_earlier: Vec<bool>,
    /// Whether there are both figures, of which one must not be compared with the other. Then `before` is none.
    is_broken: Vec<bool>,
}

impl Figures {
    fn of(whole: &Dataset, metric: MetricIx, units: usize, shown: Period, since: Period) -> Self {
        let mut all = Self {
            now: vec![None; units],
            before: vec![None; units],
            has_earlier: vec![false; units],
            is_broken: vec![false; units],
        };
        // Of whatever length: who reported the year before is not new in its next quarter.
        let is_before = |period: Option<Period>| {
            period.is_some_and(|it| whole.period_order(it) < whole.period_order(shown))
        };
        for (index, figure) in whole.figures.iter().enumerate().filter(|(_, figure)| figure.metric == metric)
        {
            let unit = figure.unit.0 as usize;
            match figure.period {
                Some(period) if period == shown => all.now[unit] = Some(index),
                Some(period) if period == since => all.before[unit] = Some(index),
                _ => {}
            }
            all.has_earlier[unit] |= is_before(figure.period);
        }
        for gap in whole.gaps.iter().filter(|gap| gap.metric == metric && !gap.is_silence()) {
            all.has_earlier[gap.unit.0 as usize] |= is_before(gap.period);
        }
        all.set_broken(whole);
        all
    }

    /// A break of the series stands on the first figure after it.
    fn set_broken(&mut self, whole: &Dataset) {
        for unit in 0..self.now.len() {
            let (Some(now), Some(before)) = (self.now[unit], self.before[unit]) else { continue };
            let differs = whole.figures[before].status.has(Status::DefinitionDiffers);
            if differs || whole.figures[now].status.breaks_series() {
                self.before[unit] = None;
                self.is_broken[unit] = true;
            }
        }
    }

    fn change(&self, whole: &Dataset, unit: usize, rise: Option<i32>) -> Option<Change> {
        let now = self.now[unit]?;
        Some(match self.before[unit] {
            Some(before) => {
                let (a, b) = (&whole.figures[now], &whole.figures[before]);
                let kind = whole.metric(a.metric).kind;
                let difference = difference(kind, a, b).or_else(|| two_numbers(kind, a, b));
                Change::Since { before, difference, rise }
            }
            None if self.is_broken[unit] => Change::NotComparable,
            None if self.has_earlier[unit] => Change::NotReportedBefore,
            None => Change::New,
        })
    }
}

/// By unit, how many ranks each rose among those that are ranked at both times; and how many these are. One alone has no rank.
fn rises(
    whole: &Dataset,
    metric: MetricIx,
    rounding: Rounding,
    figures: &Figures,
) -> (Vec<Option<i32>>, usize) {
    let definition = whole.metric(metric);
    let mut rises = vec![None; figures.now.len()];
    if matches!(definition.kind, Kind::Rank | Kind::Grade) {
        return (rises, 0);
    }
    let (mut units, mut now, mut before) = (Vec::new(), Vec::new(), Vec::new());
    for (unit, pair) in figures.now.iter().zip(&figures.before).enumerate() {
        let (Some(a), Some(b)) = pair else { continue };
        let interval = |index: usize| Interval::of_figure(definition, &whole.figures[index], rounding);
        if let (Some(a), Some(b)) = (interval(*a), interval(*b)) {
            units.push(unit);
            now.push(a);
            before.push(b);
        }
    }
    let compared = units.len();
    let (now, before) = (ranks(&now, definition.better), ranks(&before, definition.better));
    for ((unit, now), before) in units.into_iter().zip(now).zip(before) {
        rises[unit] = rise(now, before).filter(|_| compared > 1);
    }
    (rises, compared)
}

fn rise(now: RankRange, before: RankRange) -> Option<i32> {
    let is_settled = now.is_settled() && before.is_settled();
    is_settled.then(|| before.best as i32 - now.best as i32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::testing::{DISTRICT, figure, metric, unit};
    use crate::analysis::{AnalysedDataset, OverTime};
    use crate::dataset::{Bound, Figure, Fixed, Gap, GapReason, LocalText, Metric, Part, Spread, Value};

    const THEN: Period = Period { year: 2023, part: Part::Year };
    const NOW: Period = Period { year: 2024, part: Part::Year };

    /// Units with figures of a metric, each of 2023 and 2024; an empty text is none.
    fn analysed(metric: Metric, values: &[(&str, &str)]) -> AnalysedDataset {
        let names = ["a", "b", "c", "d", "e"];
        let mut figures = vec![Figure { period: Some(Period { year: 2022, ..THEN }), ..figure(4, 0, "9") }];
        for (unit, (then, now)) in (0..).zip(values) {
            for (period, value) in [(THEN, then), (NOW, now)] {
                if !value.is_empty() {
                    figures.push(Figure { period: Some(period), ..figure(unit, 0, value) });
                }
            }
        }
        let units = names.map(|name| unit(name, DISTRICT)).to_vec();
        let mut dataset =
            Dataset { units, metrics: vec![metric], figures, period: Some(NOW), ..Dataset::default() };
        dataset.series = vec![vec![Period { year: 2022, ..THEN }, THEN, NOW]];
        AnalysedDataset::new(dataset)
    }

    fn changes(dataset: &AnalysedDataset) -> Vec<Option<(Option<Difference>, Option<i32>)>> {
        let changes = dataset.changes(MetricIx(0)).unwrap();
        let of = |unit: UnitIx| match changes.of_unit(unit)? {
            Change::Since { difference, rise, .. } => Some((*difference, *rise)),
            _ => None,
        };
        dataset.unit_ixs().map(of).collect()
    }

    fn fixed(text: &str) -> Fixed {
        Fixed::parse(text).unwrap()
    }

    #[test]
    fn shares_differ_in_points_and_ranks_move_among_those_that_reported_twice() {
        let dataset = analysed(
            metric(Kind::Share),
            &[("50", "60.50"), ("55", "55"), ("", "99"), ("40", ""), ("", "1")],
        );
        let absolute = |text: &str, decimals| Some(Difference::Absolute(fixed(text), decimals));
        assert_eq!(
            changes(&dataset),
            [Some((absolute("10.5", 1), Some(1))), Some((absolute("0", 0), Some(-1))), None, None, None]
        );
        let changes = dataset.changes(MetricIx(0)).unwrap();
        assert_eq!((changes.since, changes.ranked_twice), (THEN, 2));
        assert_eq!(changes.of_unit(UnitIx(2)), Some(&Change::New));
        assert!(changes.has_new(&|unit| unit == UnitIx(2)) && !changes.has_new(&|unit| unit != UnitIx(2)));
        assert_eq!(changes.of_unit(UnitIx(3)), None);
        assert_eq!(changes.of_unit(UnitIx(4)), Some(&Change::NotReportedBefore));
    }

    #[test]
    fn who_reported_the_year_before_is_not_new_in_a_quarter_of_the_next() {
        let quarter = |quarter| Period { year: 2024, part: Part::Quarter(quarter) };
        let mut dataset = analysed(metric(Kind::Count), &[("5", ""), ("", "")]).whole().clone();
        for (unit, period) in [(0, quarter(2)), (1, quarter(1)), (1, quarter(2)), (2, quarter(2))] {
            dataset.figures.push(Figure { period: Some(period), ..figure(unit, 0, "7") });
        }
        dataset.period = Some(quarter(2));
        dataset.series = vec![vec![THEN, quarter(1), quarter(2)]];
        let dataset = AnalysedDataset::new(dataset);
        let changes = dataset.changes(MetricIx(0)).unwrap();
        assert_eq!(changes.of_unit(UnitIx(0)), Some(&Change::NotReportedBefore));
        assert_eq!(changes.of_unit(UnitIx(2)), Some(&Change::New));
    }

    #[test]
    fn amounts_grow_in_per_cent_where_that_is_defined() {
        let dataset =
            analysed(metric(Kind::Amount), &[("6", "8"), ("0", "4"), ("-2", "4"), ("8", "6"), ("2", "-4")]);
        let percent = |text: &str| Some(Difference::Percent(fixed(text)));
        // Where it is not, the two numbers say what changed.
        let from_to = |by: &str, from: &str, to: &str| {
            Some(Difference::FromTo(fixed(by), [(fixed(from), 0), (fixed(to), 0)]))
        };
        let differences: Vec<_> = changes(&dataset).into_iter().map(|it| it.and_then(|it| it.0)).collect();
        let expected = [
            percent("33.3"),
            from_to("4", "0", "4"),
            from_to("6", "-2", "4"),
            percent("-25"),
            from_to("-6", "2", "-4"),
        ];
        assert_eq!(differences, expected);
        // Equal losses grew by no percentage either.
        let equal = analysed(metric(Kind::Amount), &[("-2.5", "-2.50"), ("8", "6")]);
        assert_eq!(changes(&equal)[0], Some((Some(Difference::Absolute(Fixed::ZERO, 1)), Some(0))));
    }

    #[test]
    fn bounds_have_no_difference_and_no_rise_that_is_not_settled() {
        let mut dataset = analysed(metric(Kind::Amount), &[("3", "4"), ("2", "5")]).whole().clone();
        let over = dataset.figures.iter().position(|figure| figure.number() == Some(fixed("5"))).unwrap();
        dataset.figures[over].bound = Bound::Over;
        let dataset = AnalysedDataset::new(dataset);
        assert_eq!(changes(&dataset)[1], Some((None, Some(1))));
        let mut open = dataset.whole().clone();
        open.figures[over - 2].bound = Bound::Over;
        let open = AnalysedDataset::new(open);
        assert_eq!(changes(&open)[0].unwrap().1, None);
    }

    #[test]
    fn a_unit_with_a_gap_before_is_not_new() {
        let mut whole =
            analysed(metric(Kind::Share), &[("50", "60"), ("", "30"), ("", "20")]).whole().clone();
        whole.gaps.push(Gap {
            unit: UnitIx(1),
            metric: MetricIx(0),
            period: Some(THEN),
            reason: GapReason::Suppressed,
            quote: String::new(),
            note: LocalText::default(),
        });
        let changes = AnalysedDataset::new(whole).changes(MetricIx(0)).unwrap();
        assert_eq!(changes.of_unit(UnitIx(1)), Some(&Change::NotReportedBefore));
        assert_eq!(changes.of_unit(UnitIx(2)), Some(&Change::New));
    }

    #[test]
    fn ranks_that_rounding_leaves_open_do_not_change() {
        let dataset = analysed(
            metric(Kind::Share),
            &[("50.0", "60.0"), ("55.0", "50.1"), ("20.0", "50.0"), ("9.0", "1.0")],
        );
        let rises = |rounding| {
            let changes = dataset.changes_as(MetricIx(0), rounding).unwrap();
            let rise = |unit| match changes.of_unit(UnitIx(unit)) {
                Some(Change::Since { rise, .. }) => *rise,
                _ => None,
            };
            (changes.ranked_twice, [0, 1, 2, 3].map(rise))
        };
        assert_eq!(rises(Rounding::Ignored), (4, [Some(1), Some(-1), Some(0), Some(0)]));
        let mut whole = dataset.whole().clone();
        for figure in whole.figures.iter_mut().filter(|it| it.unit.0 == 1 && it.period == Some(NOW)) {
            figure.spread = Some(Box::new(Spread { low: fixed("49"), high: fixed("52"), confidence: None }));
        }
        let dataset = AnalysedDataset::new(whole);
        let changes = dataset.changes_as(MetricIx(0), Rounding::Printed).unwrap();
        assert_eq!(changes.ranked_twice, 2);
        assert!(matches!(changes.of_unit(UnitIx(1)), Some(Change::Since { rise: None, .. })));
        assert!(matches!(changes.of_unit(UnitIx(0)), Some(Change::Since { rise: Some(1), .. })));
    }

    /// Among the four that can be compared, C fell from 3rd to 4th, whatever the rounding: that a fifth may be below it changes nothing.
    #[test]
    fn what_a_unit_that_is_not_compared_leaves_open_is_no_change() {
        let values = [("50.0", "60.0"), ("40.0", "70.0"), ("30.0", "10.0"), ("20.0", "20.0"), ("", "15.0")];
        let mut whole = analysed(metric(Kind::Share), &values).whole().clone();
        for figure in whole.figures.iter_mut().filter(|it| it.unit.0 == 4 && it.period == Some(NOW)) {
            figure.bound = Bound::AtMost;
        }
        let dataset = AnalysedDataset::new(whole);
        let ranking = dataset.ranking(MetricIx(0), Rounding::Printed);
        assert!(
            ranking.rows.iter().any(|row| row.unit.0 == 2 && row.rank.is_some_and(|it| !it.is_settled()))
        );
        for rounding in [Rounding::Ignored, Rounding::Printed] {
            let changes = dataset.changes_as(MetricIx(0), rounding).unwrap();
            assert_eq!(changes.ranked_twice, 4);
            assert!(matches!(changes.of_unit(UnitIx(2)), Some(Change::Since { rise: Some(-1), .. })));
        }
    }

    #[test]
    fn nothing_is_compared_across_a_break() {
        let mut dataset = analysed(metric(Kind::Share), &[("50", "60"), ("40", "30"), ("20", "10")]);
        for (value, status) in [("60", Status::Break), ("40", Status::DefinitionDiffers)] {
            let mut whole = dataset.whole().clone();
            let figure = whole.figures.iter_mut().find(|figure| figure.number() == Some(fixed(value)));
            figure.unwrap().status.add(status);
            dataset = AnalysedDataset::new(whole);
        }
        let changes = dataset.changes(MetricIx(0)).unwrap();
        assert_eq!([0, 1].map(|unit| changes.of_unit(UnitIx(unit))), [Some(&Change::NotComparable); 2]);
        assert!(matches!(changes.of_unit(UnitIx(2)), Some(Change::Since { .. })));
    }

    #[test]
    fn a_half_year_is_compared_with_a_half_year() {
        let mut whole = analysed(metric(Kind::Share), &[("50", "60")]).whole().clone();
        let half = |year| Period { year, part: Part::Half(1) };
        for (year, value) in [(2021, "20"), (2025, "21")] {
            let figure = Figure { period: Some(half(year)), ..whole.figures[0].clone() };
            whole
                .figures
                .push(Figure { value: Value::Number { number: fixed(value), decimals: 0 }, ..figure });
        }
        whole.series = vec![vec![half(2021), THEN, NOW, half(2025)]];
        let dataset = AnalysedDataset::new(whole).showing(Some(half(2025))).unwrap();
        assert_eq!(dataset.changes(MetricIx(0)).unwrap().since, half(2021));
        assert_eq!(OverTime::of(&dataset, MetricIx(0)).periods, [half(2021), half(2025)]);
    }

    #[test]
    fn the_first_period_has_no_changes() {
        let dataset = analysed(metric(Kind::Share), &[("50", "60")]);
        let first = dataset.showing(Some(Period { year: 2022, ..THEN })).unwrap();
        assert_eq!(first.changes(MetricIx(0)), None);
    }
}
