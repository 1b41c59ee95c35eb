//! Generated datasets with figures of several periods, and with the other things that only some documents have: several
//! sources, texts in a third language, units and metrics without what may be left out.

use super::super::series::series;
use super::super::{
    Dataset, Figure, Gap, GapReason, LocalText, MetricIx, NamedPeriod, Part, Period, Source, Status, UnitIx,
};
use super::random::Random;
use super::{HALF_YEAR, figure, generate};
use crate::dataset::Basis;

/// Generates what [`generate`] does, with figures of up to that many half-years, the last of which is 2024-H1.
///
/// Every second metric has several. A unit starts late, ends early, leaves a half-year out or breaks its series; the last
/// half-year is provisional.
pub fn generate_with_periods(units: u32, metrics: u32, periods: u32, seed: u64) -> Dataset {
    let mut dataset = generate(units, metrics, seed);
    let mut random = Random::new(seed ^ 0x7065_7269_6f64);
    dataset.id.push_str("-periods");
    add_periods(&mut dataset, periods, &mut random);
    add_other_languages(&mut dataset);
    leave_out(&mut dataset);
    dataset.sources.push(Source {
        name: LocalText::both("另一虚构来源", "Another made-up source"),
        lang: "und".to_owned(),
        ..Source::default()
    });
    name_periods(&mut dataset);
    let of_several = series(&dataset);
    dataset.mark_possible();
    dataset.series = if of_several.iter().all(Vec::is_empty) { Vec::new() } else { of_several };
    dataset
}

/// The half-year so many before [`HALF_YEAR`].
fn half_year_before(count: u32) -> Period {
    let halves = u32::from(HALF_YEAR.year) * 2 - count;
    Period { year: halves.div_euclid(2) as u16, part: Part::Half(1 + (halves % 2) as u8) }
}

fn add_periods(dataset: &mut Dataset, periods: u32, random: &mut Random) {
    for metric in dataset.metric_ixs().filter(|metric| metric.0 % 2 == 0) {
        for unit in dataset.unit_ixs() {
            let index = dataset.figures.iter().position(|it| (it.unit, it.metric) == (unit, metric));
            let Some(index) = index.filter(|index| dataset.figures[*index].period == Some(HALF_YEAR)) else {
                continue;
            };
            if unit.0 % 5 == 3 {
                dataset.figures[index].status.add(Status::Provisional);
            }
            for count in 1..periods.saturating_sub(unit.0 % 3) {
                add_earlier(dataset, (unit, metric), half_year_before(count), random);
            }
            if unit.0 % 7 == 6 && periods > 2 {
                // Its last figure is of the half-year before.
                dataset.figures.remove(index);
            }
        }
    }
}

/// Makes half-years of every fourth metric half-years from October on, and of every eighth spans; and names the last half-year.
fn name_periods(dataset: &mut Dataset) {
    let mut halves: Vec<Period> =
        dataset.figures.iter().filter_map(|it| it.period).filter(|it| is_half(*it)).collect();
    halves.sort_by_key(|half| half.calendar_days());
    halves.dedup();
    for half in &halves {
        let (from, to) = from_october(*half);
        let name = LocalText::both(
            &format!("{}至{}", from.calendar_code(), to.calendar_code()),
            &format!("six months to {}", to.calendar_code()),
        );
        let id = format!("until/{}", to.calendar_code());
        let period = other(dataset);
        dataset.named_periods.push(NamedPeriod { id, name, period, from, to, is_listed: true });
    }
    let name = LocalText::both("2024上半年", "first half of 2024 (flash)");
    let last = NamedPeriod {
        id: HALF_YEAR.calendar_code(),
        name,
        period: HALF_YEAR,
        from: HALF_YEAR,
        to: HALF_YEAR,
        is_listed: true,
    };
    dataset.named_periods.push(last);
    let mut items: Vec<(MetricIx, Option<Period>)> =
        dataset.figures.iter().map(|it| (it.metric, it.period)).collect();
    items.extend(dataset.gaps.iter().map(|it| (it.metric, it.period)));
    items.extend(dataset.references.iter().map(|it| (it.metric, it.period)));
    let mut renamed = Vec::new();
    for (metric, period) in items {
        let own = period.filter(|_| metric.0 % 4 == 2);
        let half = own.map(|period| if is_half(period) { period } else { HALF_YEAR });
        renamed.push(half.map(|half| renamed_half(dataset, metric, half)).or(period));
    }
    let mut renamed = renamed.into_iter();
    let mut next = || renamed.next().flatten();
    dataset.figures.iter_mut().for_each(|it| it.period = next());
    dataset.gaps.iter_mut().for_each(|it| it.period = next());
    dataset.references.iter_mut().for_each(|it| it.period = next());
}

/// The half-year from October or April on that stands for a half-year: a listed one, or a span.
fn renamed_half(dataset: &mut Dataset, metric: MetricIx, half: Period) -> Period {
    let (from, to) = from_october(half);
    let is_span = metric.0 % 8 == 6;
    let mut known = dataset.named_periods.iter();
    if let Some(known) = known.find(|it| it.is_listed != is_span && (it.from, it.to) == (from, to)) {
        return known.period;
    }
    let period = other(dataset);
    let id = format!("{}/{}", from.calendar_code(), to.calendar_code());
    let name = LocalText::default();
    dataset.named_periods.push(NamedPeriod { id, name, period, from, to, is_listed: false });
    period
}

fn is_half(period: Period) -> bool {
    matches!(period.part, Part::Half(_))
}

/// The next period that only the dataset knows.
fn other(dataset: &Dataset) -> Period {
    Period { year: 0, part: Part::Other(dataset.named_periods.len() as u16) }
}

/// The six months that end three before a half-year does.
fn from_october(half: Period) -> (Period, Period) {
    let month = |year, month| Period { year, part: Part::Month(month) };
    match half.part {
        Part::Half(1) => (month(half.year - 1, 10), month(half.year, 3)),
        _ => (month(half.year, 4), month(half.year, 9)),
    }
}

/// Adds the figure of an earlier period, or in one of nine cases a gap, or nothing.
fn add_earlier(
    dataset: &mut Dataset,
    (unit, metric): (UnitIx, MetricIx),
    period: Period,
    random: &mut Random,
) {
    match random.below(18) {
        0 => dataset.gaps.push(Gap {
            unit,
            metric,
            period: Some(period),
            reason: GapReason::NotCollected,
            quote: String::new(),
            note: LocalText::default(),
        }),
        1 => {}
        chance => {
            let mut earlier = Figure { period: Some(period), ..figure(unit, metric, dataset, random) };
            earlier.basis = Basis::Stated;
            if chance == 2 {
                earlier.status.add(Status::Break);
            }
            dataset.figures.push(earlier);
        }
    }
}

/// Adds texts in languages that are not the product's, one of them written from right to left.
fn add_other_languages(dataset: &mut Dataset) {
    dataset.lang = "de".to_owned();
    // A reader keeps the text in the language of the document first.
    dataset.title = LocalText::default();
    dataset.title.push_isolated("de", "Erfundene Daten");
    dataset.title.push("zh", "虚构数据");
    dataset.title.push("en", "Made-up data");
    for (index, unit) in dataset.units.iter_mut().enumerate() {
        let (tag, text) = if index % 2 == 0 { ("de", "Eine Anmerkung") } else { ("ar", "ملاحظة") };
        if index % 10 == 3 {
            unit.note = LocalText::default();
            unit.note.push_isolated(tag, text);
        }
        if index % 10 == 4 {
            unit.short = LocalText::default();
            unit.short.push_isolated("de", &format!("Landkreis {index}"));
            unit.name = unit.short.clone();
        }
    }
}

/// Leaves out what may be.
fn leave_out(dataset: &mut Dataset) {
    for source in &mut dataset.sources {
        source.note = LocalText::default();
    }
    for metric in dataset.metrics.iter_mut().skip(1).step_by(5) {
        (metric.theme, metric.definition) = (None, LocalText::default());
    }
    for unit in dataset.units.iter_mut().skip(3).step_by(8) {
        unit.kind = None;
    }
    // A metric of certain kinds of unit names those without a kind.
    let figures = dataset.figures.iter().map(|figure| (figure.unit, figure.metric));
    let gaps = dataset.gaps.iter().map(|gap| (gap.unit, gap.metric));
    for (unit, metric) in figures.chain(gaps).collect::<Vec<_>>() {
        if !dataset.applies(unit, metric) {
            dataset.metrics[metric.0 as usize].applies_units.push(unit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_several_periods_gaps_between_them_and_breaks() {
        let made = generate_with_periods(40, 12, 4, 1);
        let codes: Vec<String> = made.periods().iter().map(|period| made.period_code(*period)).collect();
        for code in ["2022-H2", "2023-H1", "2023-H2", "2024-H1"] {
            assert!(codes.iter().any(|known| known == code), "{codes:?}");
        }
        assert!(made.gaps.iter().any(|gap| gap.reason == GapReason::NotCollected && gap.period.is_some()));
        assert!(made.figures.iter().any(|figure| figure.status.has(Status::Break)));
        assert!(made.units.iter().any(|unit| unit.kind.is_none()));
        assert!(made.metrics.iter().any(|metric| metric.theme.is_none() && metric.definition.is_missing()));
    }

    #[test]
    fn one_period_is_no_series() {
        assert!(generate_with_periods(5, 3, 1, 1).series.is_empty());
    }
}
