//! Generated datasets for tests and measurements, of any size, and always the same for the same seed.
//!
//! They have what real ones have: missing figures, bounds, ties, ranks with a scope, grades, gaps, metrics that look
//! alike, levels, metrics that do not apply to every unit, statuses, notes, references, corrections.

mod names;
mod periods;
mod random;
mod remarks;

use super::{
    Basis, Better, Bound, Dataset, Figure, Gap, GapReason, Kind, KindIx, Metric, MetricIx, Near, Part,
    Period, Source, Spread, ThemeIx, Unit, UnitIx, Value,
};
use super::{Fixed, Lang, LocalText, Statuses, default_kinds, default_themes};
use names::{KIND_SUFFIX, SUBJECTS, unit_name};
use random::Random;

pub use periods::generate_with_periods;

const TITLE: [&str; 2] = ["虚构数据", "Made-up data"];
const SCOPE: [&str; 2] = ["全市", "the city"];
const JUDGE: [&str; 2] = ["市统计局", "the city's statistics bureau"];
const SOURCE_NOTE: [&str; 2] = ["全部数字均由程序生成。", "Every number is made by a program."];
const DEFINITION: [&str; 2] = ["虚构的指标。", "A made-up metric."];
const REASON: [&str; 2] = ["口径不同。", "The two are defined differently."];
const HALF_YEAR: Period = Period { year: 2024, part: Part::Half(1) };

/// Generates a dataset with that many units and metrics, at least one of each.
///
/// With twelve metrics or more it has every [`Kind`]. It is valid: [`super::read`] reads what [`super::to_json`] writes.
pub fn generate(units: u32, metrics: u32, seed: u64) -> Dataset {
    let mut random = Random::new(seed);
    let units: Vec<Unit> = (0..units.max(1)).map(|index| unit(index, &mut random)).collect();
    let metrics = metrics.max(1);
    let metrics: Vec<Metric> =
        (0..metrics).map(|index| metric(index, metrics, &units, &mut random)).collect();
    let mut dataset = Dataset {
        id: format!("generated-{}-{}-{seed}", units.len(), metrics.len()),
        lang: "und".to_owned(),
        title: local(TITLE),
        sources: vec![Source {
            name: local(TITLE),
            event: local(TITLE),
            note: local(SOURCE_NOTE),
            lang: "zh".to_owned(),
            ..Source::default()
        }],
        kinds: default_kinds(),
        themes: default_themes(),
        period: Some(HALF_YEAR),
        units,
        metrics,
        ..Dataset::default()
    };
    report(&mut dataset, &mut random);
    remarks::add(&mut dataset);
    dataset.mark_possible();
    dataset
}

fn local([zh, en]: [&str; 2]) -> LocalText {
    LocalText::both(zh, en)
}

fn unit(index: u32, random: &mut Random) -> Unit {
    let kind = KindIx(random.weighted(&[5, 3, 2, 1]) as u32);
    let (name, short) = unit_name(index, kind);
    Unit { id: format!("u{index}"), name, short, kind: Some(kind), note: LocalText::default() }
}

fn metric(index: u32, count: u32, units: &[Unit], random: &mut Random) -> Metric {
    let kind = kind_of(index);
    let subject = SUBJECTS[index as usize % SUBJECTS.len()];
    let suffix = KIND_SUFFIX[kind as usize];
    let series = index as usize / SUBJECTS.len() + 1;
    let measure = match kind {
        Kind::Growth | Kind::Share => ["%", "%"],
        Kind::Amount => ["亿元", "100 million yuan"],
        Kind::Count => ["个", ""],
        Kind::Rank | Kind::Grade => ["", ""],
        Kind::Multiple => ["倍", "times"],
        Kind::Points => ["个百分点", "percentage points"],
        Kind::Streak => ["年", "year|years"],
        Kind::Score => ["分", "point|points"],
        Kind::Rate => ["例", "case|cases"],
        Kind::Duration => ["天", "day|days"],
    };
    let (applies, applies_units) = applies(units, random);
    let level = (kind == Kind::Growth && index + 2 < count).then_some(MetricIx(index + 2));
    let name = LocalText::both(
        &format!("{}{}{series}", subject[0], suffix[0]),
        &format!("{} {} {series}", subject[1], suffix[1]),
    );
    Metric {
        id: format!("m{index}"),
        name_inline: LocalText::both(name.get(Lang::Zh), &name.get(Lang::En).to_lowercase()),
        name,
        theme: Some(ThemeIx(index % 10)),
        kind,
        unit: local(measure),
        better: Better::ALL[if kind == Kind::Rank { 1 } else { random.weighted(&[6, 1, 1]) }],
        definition: local(DEFINITION),
        applies,
        applies_units,
        near: near(index, count, random),
        level,
        // Every third growth with a level does not chain, and every second growth is issued to one decimal.
        chains: level.is_some() && index % 36 != 24,
        precision: (kind == Kind::Growth && index % 24 == 12)
            .then(|| Fixed::half_step(1) + Fixed::half_step(1)),
        per: (kind == Kind::Rate).then(|| local(["十万人", "100,000 people"])),
        // A net count may be negative.
        floor: kind.floor().filter(|_| index % 24 != 15),
        decimals: (index % 24 == 9).then_some(1),
        is_whole: false,
        exceeds_all: false,
        grades: Vec::new(),
        note: LocalText::default(),
    }
}

/// The kinds in turn: growth with index `n` has its level, an amount, at `n + 2`.
fn kind_of(index: u32) -> Kind {
    Kind::ALL[index as usize % Kind::ALL.len()]
}

fn applies(units: &[Unit], random: &mut Random) -> (Vec<KindIx>, Vec<UnitIx>) {
    match random.weighted(&[6, 3, 1]) {
        0 => (Vec::new(), Vec::new()),
        1 => (vec![KindIx(0), KindIx(1), KindIx(2)], Vec::new()),
        _ => (vec![KindIx(0)], vec![UnitIx(random.below(units.len() as u32))]),
    }
}

fn near(index: u32, count: u32, random: &mut Random) -> Vec<Near> {
    let other = random.below(count);
    if other == index || random.below(3) > 0 {
        return Vec::new();
    }
    vec![Near { metric: MetricIx(other), reason: local(REASON) }]
}

/// Adds figures and gaps, for each metric and unit.
fn report(dataset: &mut Dataset, random: &mut Random) {
    for metric in dataset.metric_ixs() {
        // From few units to nearly all: this differs most from metric to metric in real datasets.
        let reporting = 2 + random.below(8);
        for unit in dataset.unit_ixs() {
            if !dataset.applies(unit, metric) {
                continue;
            }
            if random.below(10) < reporting {
                let figure = figure(unit, metric, dataset, random);
                dataset.figures.push(figure);
            } else if random.below(30) == 0 {
                let quote = dataset.metric(metric).name.get(Lang::Zh).to_owned();
                let reason = GapReason::ALL[random.weighted(&[8, 1, 1])];
                dataset.gaps.push(Gap {
                    unit,
                    metric,
                    period: dataset.period,
                    reason,
                    quote,
                    note: LocalText::default(),
                });
            }
        }
    }
}

fn figure(unit: UnitIx, metric: MetricIx, dataset: &Dataset, random: &mut Random) -> Figure {
    let about = dataset.metric(metric);
    let value = value(about.kind, random);
    let (bound, far_end) = bound(about.kind, &value, random);
    let spread = spread(about.kind, &value, bound, random);
    let (basis, period) = period(random);
    let is_scoped = match about.kind {
        Kind::Rank => unit.0 % 5 != 4,
        Kind::Grade => random.below(2) == 0,
        _ => false,
    };
    let is_judged = matches!(about.kind, Kind::Rank | Kind::Grade) && unit.0.is_multiple_of(3);
    Figure {
        unit,
        metric,
        status: Statuses::default(),
        note: LocalText::default(),
        quote: quote(about, &value, bound, far_end),
        quote_translation: LocalText::default(),
        value,
        bound,
        far_end,
        spread,
        period,
        basis,
        scope: is_scoped.then(|| local(SCOPE)),
        judge: is_judged.then(|| local(JUDGE)),
        quote_label: (random.below(40) == 0).then(|| about.name.get(Lang::Zh).to_owned()),
        paragraph: if random.below(3) == 0 { "lead".into() } else { (1 + random.below(4)).to_string() },
    }
}

fn value(kind: Kind, random: &mut Random) -> Value {
    let coarse = random.below(3) == 0;
    // Least and most in ones, and digits after the point: so few values that there are ties.
    let (least, most, decimals) = match kind {
        Kind::Grade => return Value::Grade(["A档", "B档", "C档"][random.weighted(&[3, 2, 1])].into()),
        Kind::Growth if random.below(20) == 0 => (100, 600, 1),
        Kind::Growth => (-8, 25, i8::from(!coarse)),
        Kind::Share => (0, 100, i8::from(!coarse)),
        Kind::Amount => (1, 10i64.pow(1 + random.below(4)), if coarse { 0 } else { 2 }),
        Kind::Count => (0, 10i64.pow(1 + random.below(4)), 0),
        Kind::Rank => (1, 41, 0),
        Kind::Multiple => (1, 9, 2),
        Kind::Points => (-5, 20, 1),
        Kind::Streak => (1, 15, 0),
        Kind::Score => (0, 100, i8::from(!coarse)),
        Kind::Rate => (0, 400, i8::from(!coarse)),
        Kind::Duration => (0, 60, 1),
    };
    let steps = (most - least) * 10i64.pow(decimals as u32);
    let steps = least * 10i64.pow(decimals as u32) + i64::from(random.below(steps as u32 + 1));
    let number = Fixed::from_parts(Fixed::half_step(decimals).parts() * i128::from(steps) * 2);
    if !matches!(kind, Kind::Rank | Kind::Streak) && random.below(30) == 0 {
        let width = i128::from(1 + random.below(20)) * 2;
        let upper = number + Fixed::from_parts(Fixed::half_step(decimals).parts() * width);
        return Value::Range { lower: number, upper, decimals };
    }
    Value::Number { number, decimals }
}

/// An interval around every second exact score or rate, and around some shares.
fn spread(kind: Kind, value: &Value, bound: Bound, random: &mut Random) -> Option<Box<Spread>> {
    let Value::Number { number, .. } = *value else { return None };
    let often = match kind {
        Kind::Score | Kind::Rate => 2,
        Kind::Share => 8,
        _ => return None,
    };
    if bound != Bound::Exact || random.below(often) > 0 {
        return None;
    }
    let tenths = |count: u32| Fixed::from_parts(Fixed::half_step(1).parts() * i128::from(count) * 2);
    let (below, above) = (tenths(1 + random.below(60)), tenths(random.below(60)));
    let confidence = (random.below(4) > 0).then(|| Fixed::whole(95));
    Some(Box::new(Spread { low: number - below, high: number + above, confidence }))
}

fn bound(kind: Kind, value: &Value, random: &mut Random) -> (Bound, Option<Fixed>) {
    let Value::Number { number, decimals } = *value else { return (Bound::Exact, None) };
    if matches!(kind, Kind::Rank | Kind::Streak) {
        return (Bound::Exact, None);
    }
    let bound = Bound::ALL[random.weighted(&[40, 4, 1, 2, 2, 1])];
    let round = decimals == 0 && number > Fixed::whole(0) && matches!(kind, Kind::Amount | Kind::Count);
    let has_end = round && random.below(2) == 0;
    let far_end = match bound {
        Bound::Over if round => Some(next_round(number)),
        Bound::Under if number > Fixed::whole(1) => Some(Fixed::whole(1)),
        _ => None,
    };
    (bound, far_end.filter(|_| has_end))
}

/// The next round number: 4000 after 3000, 20 after 12.
fn next_round(number: Fixed) -> Fixed {
    let number = number.as_f64() as i64;
    let step = 10i64.pow(number.ilog10());
    Fixed::whole((number / step + 1) * step)
}

fn period(random: &mut Random) -> (Basis, Option<Period>) {
    let basis = Basis::ALL[random.weighted(&[5, 3, 1])];
    let parts = [Part::Half(1), Part::Quarter(2), Part::Year, Part::Month(6), Part::Day(6, 30)];
    let part = parts[random.weighted(&[20, 2, 1, 1, 1])];
    let year = if part == Part::Year { 2023 } else { 2024 };
    (basis, (basis != Basis::Unknown).then_some(Period { year, part }))
}

fn quote(metric: &Metric, value: &Value, bound: Bound, far_end: Option<Fixed>) -> String {
    let upper = far_end.filter(|_| bound == Bound::Over);
    let mut quote = metric.name.get(Lang::Zh).to_owned();
    // A name may end with a digit.
    quote.push('：');
    quote.push_str(match (bound, upper) {
        (Bound::Over, None) => "超过",
        (Bound::About, _) => "约",
        (Bound::Under, _) => "不足",
        (Bound::AtMost, _) => "不超过",
        _ => "",
    });
    match value {
        Value::Number { number, decimals } => number.write(*decimals, &mut quote),
        Value::Range { lower, upper, decimals } => {
            lower.write(*decimals, &mut quote);
            quote.push('至');
            upper.write(*decimals, &mut quote);
        }
        Value::Grade(grade) => quote.push_str(grade),
    }
    if upper.is_some() {
        quote.push('余');
    }
    quote.push_str(metric.unit.get(Lang::Zh));
    if bound == Bound::AtLeast {
        quote.push_str("以上");
    }
    quote
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::Status;
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same() {
        assert_eq!(generate(20, 9, 7), generate(20, 9, 7));
        assert_ne!(generate(20, 9, 7), generate(20, 9, 8));
    }

    #[test]
    fn it_has_every_variant() {
        let made = generate(60, 36, 1);
        let any = |test: &dyn Fn(&Figure) -> bool| made.figures.iter().any(test);
        for &bound in Bound::ALL {
            assert!(any(&|figure| figure.bound == bound), "{bound:?}");
        }
        for &basis in Basis::ALL {
            assert!(any(&|figure| figure.basis == basis), "{basis:?}");
        }
        for &kind in Kind::ALL {
            assert!(any(&|figure| made.metric(figure.metric).kind == kind), "{kind:?}");
        }
        for kind in 0..4 {
            assert!(made.units.iter().any(|unit| unit.kind == Some(KindIx(kind))), "{kind}");
        }
        for bound in [Bound::Over, Bound::Under] {
            assert!(any(&|figure| figure.bound == bound && figure.far_end.is_some()));
        }
        assert!(any(&|figure| matches!(figure.value, Value::Range { .. })));
        assert!(any(&|figure| figure.spread.as_ref().is_some_and(|spread| spread.confidence.is_some())));
        assert!(any(&|figure| figure.spread.as_ref().is_some_and(|spread| spread.confidence.is_none())));
        assert!(made.metrics.iter().any(|metric| metric.floor != metric.kind.floor()));
        for &status in Status::ALL {
            assert!(any(&|figure| figure.status.has(status)), "{status:?}");
        }
        for &reason in GapReason::ALL {
            assert!(made.gaps.iter().any(|gap| gap.reason == reason), "{reason:?}");
        }
        assert!(
            any(&|figure| !figure.note.is_missing()) && any(&|figure| !figure.quote_translation.is_missing())
        );
        assert!(made.metrics.iter().any(|metric| !metric.grades.is_empty()) && made.references.len() > 2);
        assert!(any(&|figure| figure.number().is_some_and(|number| number < Fixed::whole(0))));
        assert!(made.gaps.len() > 10);
        assert!(made.metrics.iter().any(|metric| !metric.near.is_empty()));
        for chains in [true, false] {
            assert!(made.metrics.iter().any(|metric| metric.level.is_some() && metric.chains == chains));
        }
        assert!(made.metrics.iter().any(|metric| metric.precision.is_some()));
        assert!(any(&|figure| figure.judge.is_some()));
        for kind in [Kind::Rank, Kind::Grade] {
            let has_scope = |figure: &Figure| figure.scope.is_some();
            let given: Vec<_> =
                made.figures.iter().filter(|it| made.metric(it.metric).kind == kind).collect();
            assert!(given.iter().any(|it| has_scope(it)) && given.iter().any(|it| !has_scope(it)));
        }
        assert!(made.metrics.iter().any(|metric| !metric.applies_units.is_empty()));
    }

    #[test]
    fn kinds_and_themes_are_those_of_version_1_or_their_own() {
        let is_usual = |metrics| {
            let made = generate(4, metrics, 1);
            (made.kinds == default_kinds(), made.themes == default_themes())
        };
        assert_eq!([is_usual(12), is_usual(13)], [(true, true), (false, false)]);
    }

    #[test]
    fn names_differ() {
        let made = generate(5000, 1, 1);
        let mut names: Vec<&str> = made.units.iter().map(|unit| unit.short.get(Lang::Zh)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 5000);
    }
}
