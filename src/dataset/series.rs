//! Figures of several periods for one unit and metric: which of them a chart shows.

use super::{Dataset, Figure, MetricIx, Period, UnitIx};
use crate::collect::CollectVec as _;
use crate::sort::sort_by;
use std::cmp::{Ordering, Reverse};

/// For each metric, the periods of its figures in order of time, where a unit has figures of several.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub(super) fn series(dataset: &Dataset) -> Vec<Vec<Period>> {
    let metric_count = dataset.metrics.len();
    let mut order: Vec<&Figure> = dataset.figures.iter().collect_vec();
    sort_by(&mut order, |a, b| (a.metric, a.unit).cmp(&(b.metric, b.unit)));
    let mut several = vec![false; metric_count];
    for pair in order.windows(2) {
        if let [a, b] = pair {
            several[a.metric.0 as usize] |= (a.metric, a.unit) == (b.metric, b.unit);
        }
    }
    let mut series: Vec<Vec<Period>> = vec![Vec::new(); metric_count];
    for figure in order {
        let known = &mut series[figure.metric.0 as usize];
        if let Some(period) = figure.period
            && several[figure.metric.0 as usize]
            && !known.contains(&period)
        {
            known.push(period);
        }
    }
    for known in &mut series {
        dataset.sort_periods(known);
    }
    series
}

impl Dataset {
    /// The periods that a metric has figures of, in order of time; none where each unit has one figure.
    pub fn periods_of(&self, metric: MetricIx) -> &[Period] {
        self.series.get(metric.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The period of a metric that is shown, of several; `None` where each unit has one figure for it.
    pub fn shown_of(&self, metric: MetricIx) -> Option<Period> {
        self.shown.get(metric.0 as usize).copied().flatten()
    }

    /// Every period of a metric that has several, in order of time.
    pub fn periods(&self) -> Vec<Period> {
        let mut all: Vec<Period> = Vec::new();
        for period in self.series.iter().flatten() {
            if !all.contains(period) {
                all.push(*period);
            }
        }
        self.sort_periods(&mut all);
        all
    }

    /// Sorts periods in order of time.
    pub fn sort_periods(&self, periods: &mut [Period]) {
        sort_by(periods, |a, b| self.period_order(*a).cmp(&self.period_order(*b)));
    }

    /// For each metric with several periods, the one that is shown where that period is wanted.
    pub fn shown_at(&self, wanted: Option<Period>) -> Vec<Option<Period>> {
        self.metric_ixs().map(|metric| self.shown_period(metric, wanted)).collect_vec()
    }

    /// The dataset with at most one figure or gap for each unit and metric: that of the `wanted` period or, where the
    /// metric has none of that, of the dataset's own, else of the last.
    ///
    /// A unit without a figure of that period keeps the one of the nearest, the earlier first: it is known, and not ranked.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn at(&self, wanted: Option<Period>) -> Dataset {
        let shown = self.shown_at(wanted);
        let shown_of = |metric: MetricIx| shown[metric.0 as usize];
        let mut entries: Vec<Entry> = Vec::new();
        let mut keeps_figure = vec![true; self.figures.len()];
        let mut keeps_gap = vec![true; self.gaps.len()];
        for (index, gap) in self.gaps.iter().enumerate() {
            let Some(shown) = shown_of(gap.metric) else { continue };
            keeps_gap[index] = gap.period.is_none_or(|period| period == shown);
            if keeps_gap[index] && !gap.is_silence() {
                entries.push(Entry { of: (gap.metric, gap.unit), distance: Distance::Now, figure: None });
            }
        }
        for (index, figure) in self.figures.iter().enumerate() {
            if let Some(shown) = shown_of(figure.metric) {
                let distance = self.distance(figure.period, shown);
                entries.push(Entry { of: (figure.metric, figure.unit), distance, figure: Some(index) });
            }
        }
        sort_by(&mut entries, |a, b| (a.of, a.distance).cmp(&(b.of, b.distance)));
        for pair in entries.windows(2) {
            if let [a, b] = pair
                && a.of == b.of
                && let Some(figure) = b.figure
            {
                keeps_figure[figure] = false;
            }
        }
        let mut slice = self.clone();
        retain(&mut slice.figures, &keeps_figure);
        retain(&mut slice.gaps, &keeps_gap);
        slice.shown = shown;
        // What is of another period than the one that was asked for says of which.
        slice.period = wanted.or(self.period);
        slice
    }

    /// The dataset's own period, where of some metric it is shown and not the last one; `None` where the last of each is shown.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn own_period_before_last(&self) -> Option<Period> {
        let is_earlier =
            |(shown, metric): (Option<Period>, MetricIx)| shown != self.periods_of(metric).last().copied();
        let is_own = self.shown_at(None).into_iter().zip(self.metric_ixs()).any(is_earlier);
        self.period.filter(|_| is_own)
    }

    fn shown_period(&self, metric: MetricIx, wanted: Option<Period>) -> Option<Period> {
        let known = self.periods_of(metric);
        let has = |period: &Period| known.contains(period);
        wanted.filter(has).or(self.period.filter(has)).or(known.last().copied())
    }
}

/// A figure, or a gap of the period that is shown, of a metric with several periods.
struct Entry {
    of: (MetricIx, UnitIx),
    distance: Distance,
    /// The index of the figure; none for a gap.
    figure: Option<usize>,
}

/// How far a period is from the one that is shown, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    Now,
    /// Before it: the end and start of the period, reversed, so that the last comes first.
    Before(Reverse<(u32, usize, u32)>),
    After((u32, usize, u32)),
    Unknown,
}

impl Dataset {
    fn distance(&self, period: Option<Period>, shown: Period) -> Distance {
        let Some(period) = period else { return Distance::Unknown };
        let [own, now] = [period, shown].map(|period| self.period_order(period));
        match own.cmp(&now) {
            _ if period == shown => Distance::Now,
            Ordering::Greater => Distance::After(own),
            _ => Distance::Before(Reverse(own)),
        }
    }
}

fn retain<T>(items: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    items.retain(|_| keep.next() == Some(&true));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::read;

    /// Three units with figures of a metric in 2022, 2023 and 2024, of which some are missing.
    fn document(figures: &[(&str, &str, &str)], gaps: &str) -> String {
        let figures: Vec<String> = figures
            .iter()
            .map(|(unit, period, value)| {
                format!(
                    r#"{{"unit":"{unit}","metric":"m","value":{value},"bound":"exact","decimals":0,"period":"{period}",
                    "period_basis":"stated","quote":"{value}","place":"1"}}"#
                )
            })
            .collect();
        let text = |text: &str| format!(r#"{{"en":"{text}","zh":"{text}"}}"#);
        let unit = |id: &str| format!(r#"{{"id":"{id}","name":{},"kind":"district"}}"#, text(id));
        format!(
            r#"{{"version":2,"id":"x","title":{t},"source":{{"name":{t},"event":{t},"note":{t}}},"period":"2025",
            "units":[{},{},{}],"metrics":[{{"id":"m","name":{t},"theme":"economy","kind":"count","unit":{t},
            "better":"higher","definition":{t}}}],"figures":[{}],"gaps":[{gaps}]}}"#,
            unit("a"),
            unit("b"),
            unit("c"),
            figures.join(","),
            t = text("t"),
        )
    }

    fn values(dataset: &Dataset) -> Vec<(u32, String)> {
        let value = |figure: &Figure| (figure.unit.0, dataset.period_code(figure.period.unwrap()));
        dataset.figures.iter().map(value).collect()
    }

    const FIGURES: [(&str, &str, &str); 6] = [
        ("a", "2023", "1"),
        ("a", "2024", "2"),
        ("b", "2022", "3"),
        ("b", "2023", "4"),
        ("c", "2024", "5"),
        ("c", "2022", "6"),
    ];

    #[test]
    fn each_unit_has_the_figure_of_the_period_or_the_nearest() {
        let whole = read(&document(&FIGURES, "")).unwrap();
        let codes: Vec<String> = whole.periods().iter().map(|period| whole.period_code(*period)).collect();
        assert_eq!(codes, ["2022", "2023", "2024"]);
        let of = |code: Option<&str>| values(&whole.at(code.and_then(Period::from_code)));
        let row = |unit: u32, code: &str| (unit, code.to_owned());
        // The document's own period, 2025, has no figures: the last is shown.
        assert_eq!(of(None), [row(0, "2024"), row(1, "2023"), row(2, "2024")]);
        assert_eq!(of(Some("2023")), [row(0, "2023"), row(1, "2023"), row(2, "2022")]);
        assert_eq!(of(Some("2022")), [row(0, "2023"), row(1, "2022"), row(2, "2022")]);
        assert_eq!(of(Some("1999")), of(None));
    }

    #[test]
    fn a_gap_counts_only_in_its_period() {
        let gap = r#"{"unit":"b","metric":"m","reason":"not_yet_due","quote":"q","period":"2024"}"#;
        let whole = read(&document(&FIGURES, gap)).unwrap();
        let now = whole.at(None);
        assert_eq!((now.figures.len(), now.gaps.len()), (2, 1));
        let before = whole.at(Period::from_code("2023"));
        assert_eq!((before.figures.len(), before.gaps.len()), (3, 0));
    }

    /// As where the document has no entry at all.
    #[test]
    fn a_gap_that_says_nothing_more_leaves_the_figure_of_another_period() {
        let gap = |more: &str| {
            let gap = format!(r#"{{"unit":"b","metric":"m","reason":"not_reported"{more},"period":"2024"}}"#);
            values(&read(&document(&FIGURES, &gap)).unwrap().at(None)).len()
        };
        assert_eq!((gap(""), gap(r#","quote":"q""#)), (3, 2));
    }

    #[test]
    fn two_figures_of_one_period_are_an_error() {
        let problems = read(&document(&[("a", "2024", "1"), ("a", "2024", "2")], "")).unwrap_err();
        assert!(problems[0].message.contains("two figures for this metric"), "{problems:?}");
        let text = document(&FIGURES, "").replace("\"version\":2,", "");
        let first = &read(&text).unwrap_err()[0];
        assert!(first.message.contains("two figures for this metric"), "{first:?}");
    }
}
