//! What changed since the period before, as a sign beside a rank and in words.

use super::measure::number_with_measure;
use super::number::{count, number};
use super::period::period_since;
use super::template::{counted, fill, plural};
use crate::analysis::{AnalysedDataset, Change, Changes, Difference, has_difference};
use crate::dataset::{Dataset, Figure, Fixed, Lang, MetricIx, UnitIx};

/// The change of a rank as a sign: ▲2, ▼1, ±0, or “new”; empty where there is none to tell.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn change_sign(changes: &Changes, unit: UnitIx, lang: Lang) -> String {
    match changes.of_unit(unit) {
        Some(Change::Since { rise: Some(rise), .. }) => rise_sign(*rise, lang),
        Some(Change::New) => lang.deferred_words().change_new_sign.to_owned(),
        _ => String::new(),
    }
}

/// So many ranks up or down: ▲2, ▼1, ±0. Beside a rank that is shared, 3=, the usual sign of what did not change could be taken for a
/// part of it.
pub fn rise_sign(rise: i32, lang: Lang) -> String {
    let sign = match rise {
        0 => "±",
        1.. => "▲",
        _ => "▼",
    };
    [sign, &count(rise.unsigned_abs() as usize, lang)].concat()
}

/// What changed for a unit, in words: +2.1 percentage points, up 2 ranks, or +6.5 weeks; `None` where nothing can be told.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn change_in_words(dataset: &Dataset, changes: &Changes, unit: UnitIx, lang: Lang) -> Option<String> {
    let words = lang.words();
    let deferred = lang.deferred_words();
    match changes.of_unit(unit)? {
        Change::New => Some(deferred.change_new.to_owned()),
        Change::NotReportedBefore => Some(deferred.change_not_before.to_owned()),
        Change::NotComparable => Some(deferred.change_not_comparable.to_owned()),
        Change::Since { difference, rise, .. } => {
            let by = difference.map(|by| match by.is_none() {
                true => deferred.change_none.to_owned(),
                false => difference_with_measure(dataset, changes.metric, by, lang),
            });
            let rank = rise.map(|rise| rise_in_words(rise, lang));
            match (by, rank) {
                (Some(by), Some(rank)) => Some([&*by, words.clause_comma, &*rank].concat()),
                (None, None) => has_difference(dataset.metric(changes.metric).kind)
                    .then(|| deferred.change_open.to_owned()),
                (by, rank) => by.or(rank),
            }
        }
    }
}

/// What changed for a figure since the period before: since Q1 2024: +2.1 percentage points, up 2 ranks. `None` where its
/// metric has figures of one period, or it is not of the period that is shown.
pub fn change_of_figure(dataset: &AnalysedDataset, figure: &Figure, lang: Lang) -> Option<String> {
    if figure.period.is_none() || figure.period != dataset.shown_of(figure.metric) {
        return None;
    }
    let changes = dataset.changes(figure.metric)?;
    let words = change_in_words(dataset, &changes, figure.unit, lang)?;
    Some(match changes.of_unit(figure.unit) {
        Some(Change::Since { .. }) => fill(
            lang.deferred_words().change_of_figure,
            &[&period_since(dataset, &changes.since, lang), &words],
        ),
        _ => words,
    })
}

/// How a change was computed: 72.4% − 70.3% = +2.1 points; with the growth of amounts rounded to one decimal.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn change_arithmetic(
    dataset: &Dataset,
    now: &Figure,
    before: &Figure,
    by: Difference,
    lang: Lang,
) -> String {
    let deferred = lang.deferred_words();
    let [now_text, before_text] = [now, before].map(|figure| super::figure_value(dataset, figure, lang));
    match by {
        Difference::Absolute(by, decimals) => fill(
            deferred.change_difference,
            &[&now_text, &before_text, &signed(by, decimals_of(dataset, now.metric, decimals), lang)],
        ),
        Difference::Percent(by) => {
            fill(deferred.change_growth, &[&now_text, &before_text, &signed(by, 1, lang)])
        }
        Difference::Ranks(_) | Difference::FromTo(..) => difference_in_words(dataset, now.metric, by, lang),
    }
}

/// What the signs mean: ▲▼ where a rank has changed or not, “new” where a unit that is shown has it.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn change_notes(
    dataset: &Dataset,
    changes: &Changes,
    is_shown: &dyn Fn(UnitIx) -> bool,
    lang: Lang,
) -> Vec<String> {
    let deferred = lang.deferred_words();
    let mut notes = Vec::new();
    if changes.has_rise(is_shown) {
        let since = period_since(dataset, &changes.since, lang);
        let among = counted(deferred.change_among, changes.compared, lang);
        let mut note = fill(deferred.change_note, &[&since, &among]);
        if changes.ranked_twice != changes.compared {
            note += &counted(deferred.change_known, changes.ranked_twice, lang);
        }
        notes.push(note);
    }
    if changes.has_new(is_shown) {
        notes.push(fill(lang.words().labelled, &[deferred.change_new_sign, deferred.change_new_meaning]));
    }
    notes
}

/// The heading of a column of changes: Change since Q1 2024.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn change_heading(dataset: &Dataset, changes: &Changes, lang: Lang) -> String {
    fill(lang.deferred_words().change_since, &[&period_since(dataset, &changes.since, lang)])
}

/// A difference with its sign: +2.1 percentage points, −3.4%; where a percentage would mislead, from 0.1 to 15.7; of ranks in
/// words: up 2 ranks.
pub fn difference_in_words(dataset: &Dataset, metric: MetricIx, by: Difference, lang: Lang) -> String {
    let deferred = lang.deferred_words();
    match by {
        Difference::Percent(by) => [&signed(by, 1, lang), "%"].concat(),
        Difference::Ranks(by) => rise_in_words(by, lang),
        Difference::FromTo(_, numbers) => {
            let shown = numbers.map(|(value, decimals)| {
                let decimals = decimals_of(dataset, metric, decimals);
                number_with_measure(dataset.metric(metric), value, decimals, lang)
            });
            fill(deferred.change_from_to, &[&shown[0], &shown[1]])
        }
        Difference::Absolute(by, decimals) => {
            let text = signed(by, decimals_of(dataset, metric, decimals), lang);
            if !is_in_percent(dataset, metric, lang) {
                return text;
            }
            // One percentage point, and 1.0 percentage points.
            let is_one = text.trim_start_matches(['+', '−']) == "1";
            fill(plural(deferred.change_points, if is_one { 1 } else { 2 }), &[&text])
        }
    }
}

/// As [`difference_in_words`], where the unit of measure is not said otherwise: +1,200 tonnes.
pub fn difference_with_measure(dataset: &Dataset, metric: MetricIx, by: Difference, lang: Lang) -> String {
    match by {
        Difference::Absolute(by, decimals) if !is_in_percent(dataset, metric, lang) => {
            let decimals = decimals_of(dataset, metric, decimals);
            [plus(by), &number_with_measure(dataset.metric(metric), by, decimals, lang)].concat()
        }
        _ => difference_in_words(dataset, metric, by, lang),
    }
}

/// Whether differences of a metric are percentage points: also where it is in per cent of something.
fn is_in_percent(dataset: &Dataset, metric: MetricIx, lang: Lang) -> bool {
    dataset.metric(metric).unit.get(lang).starts_with('%')
}

/// The digits after the point of a difference: at least those that the values of its metric are shown with.
fn decimals_of(dataset: &Dataset, metric: MetricIx, decimals: i8) -> i8 {
    decimals.max(dataset.metric(metric).decimals.unwrap_or(decimals))
}

fn rise_in_words(rise: i32, lang: Lang) -> String {
    let deferred = lang.deferred_words();
    let template = match rise {
        0 => return deferred.change_same_rank.to_owned(),
        1.. => deferred.change_up,
        _ => deferred.change_down,
    };
    counted(template, rise.unsigned_abs() as usize, lang)
}

/// A number with its sign; zero has none.
fn signed(by: Fixed, decimals: i8, lang: Lang) -> String {
    [plus(by), &number(by, decimals, lang)].concat()
}

/// The sign of what is more than zero; less has its own.
fn plus(by: Fixed) -> &'static str {
    if by > Fixed::ZERO { "+" } else { "" }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::differences;
    use crate::analysis::testing::{DISTRICT, figure, metric, unit};
    use crate::dataset::{Bound, Kind, LocalText, Metric, Part, Period};

    #[test]
    fn a_change_that_a_bound_leaves_open_is_said() {
        let [then, now] = [2023, 2024].map(|year| Period { year, part: Part::Year });
        let words = |kind: Kind| {
            let bound = |period, bound| Figure { period: Some(period), bound, ..figure(0, 0, "5") };
            let dataset = AnalysedDataset::new(Dataset {
                units: vec![unit("a", DISTRICT)],
                metrics: vec![metric(kind)],
                figures: vec![bound(then, Bound::AtLeast), bound(now, Bound::Exact)],
                period: Some(now),
                series: vec![vec![then, now]],
                ..Dataset::default()
            });
            change_of_figure(&dataset, &dataset.figures[0], Lang::En)
        };
        assert_eq!(words(Kind::Amount).as_deref(), Some("since 2023: open, as not both figures are exact"));
        // Of multiples, no change is told at all.
        assert_eq!(words(Kind::Multiple), None);
    }

    #[test]
    fn a_difference_has_no_zero_at_its_end_that_only_one_of_the_two_numbers_was_printed_to() {
        let share = Metric { unit: LocalText::both("%", "%"), ..metric(Kind::Share) };
        let metrics = vec![share, metric(Kind::Count)];
        let dataset = Dataset { metrics, ..Dataset::default() };
        let words = |ix: u32, now: &str, before: &str| {
            let kind = dataset.metric(MetricIx(ix)).kind;
            let by = differences(kind, &[(&figure(0, ix, now), &figure(0, ix, before))])[0].unwrap();
            difference_in_words(&dataset, MetricIx(ix), by, Lang::En)
        };
        assert_eq!(words(0, "12.50", "13.60"), "−1.10 percentage points");
        assert_eq!(words(0, "12.5", "11.50"), "+1.0 percentage points");
        assert_eq!(words(0, "12.5", "11.25"), "+1.25 percentage points");
        assert_eq!(words(0, "9.00", "8"), "+1 percentage point");
        assert_eq!(words(0, "11.10", "11.10"), "0.00 percentage points");
        assert_eq!(words(0, "9", "8"), "+1 percentage point");
        assert_eq!(words(1, "75", "100"), "−25.0%");
    }

    #[test]
    fn each_sign_that_is_drawn_is_explained() {
        let [then, now] = [2023, 2024].map(|year| Period { year, part: Part::Year });
        let notes = |kind: Kind, earlier: usize| {
            let mut dataset = Dataset {
                units: ["a", "b", "c"].map(|name| unit(name, DISTRICT)).to_vec(),
                metrics: vec![metric(kind)],
                period: Some(now),
                series: vec![vec![then, now]],
                ..Dataset::default()
            };
            for at in 0..3 {
                let periods: &[Period] = if (at as usize) < earlier { &[then, now] } else { &[now] };
                for period in periods {
                    dataset.figures.push(Figure { period: Some(*period), ..figure(at, 0, "5") });
                }
            }
            let dataset = AnalysedDataset::new(dataset);
            change_notes(&dataset, &dataset.changes(MetricIx(0)).unwrap(), &|_| true, Lang::En)
        };
        let of_ranks =
            |units| format!("▲▼ change of rank since 2023 among the {units} units that can be compared");
        assert_eq!(notes(Kind::Count, 3), [of_ranks(3)]);
        assert_eq!(notes(Kind::Count, 2), [of_ranks(2), "new: not listed in earlier periods".to_owned()]);
        // One alone has no rank that could change, and ranks of somebody else are not compared.
        assert_eq!(notes(Kind::Count, 1), ["new: not listed in earlier periods"]);
        assert_eq!(notes(Kind::Rank, 2), ["new: not listed in earlier periods"]);
        assert_eq!(notes(Kind::Rank, 3), [""; 0]);
    }

    #[test]
    fn growth_from_next_to_nothing_is_said_by_its_two_numbers() {
        let amount = Metric { unit: LocalText::both("亿元", "100 million yuan"), ..metric(Kind::Amount) };
        let dataset = Dataset {
            metrics: vec![amount, metric(Kind::Amount), metric(Kind::Count)],
            ..Dataset::default()
        };
        let words = |ix: u32, before: &str, now: &str, lang| {
            let kind = dataset.metric(MetricIx(ix)).kind;
            let by = differences(kind, &[(&figure(0, ix, now), &figure(0, ix, before))])[0].unwrap();
            difference_in_words(&dataset, MetricIx(ix), by, lang)
        };
        assert_eq!(words(1, "0.1", "15.7", Lang::En), "from 0.1 to 15.7");
        assert_eq!(words(1, "0.1", "15.7", Lang::Zh), "由0.1变为15.7");
        assert_eq!(words(0, "0.1", "15.7", Lang::En), "from 10 m yuan to 1.57 bn yuan");
        assert_eq!(words(0, "0.1", "15.7", Lang::Zh), "由0.1亿元变为15.7亿元");
        // Printed as 0.4, it may have been 0.35 or 0.449: growth of 11 % or of 43 %.
        assert_eq!(words(1, "0.4", "0.5", Lang::En), "from 0.4 to 0.5");
        assert_eq!(words(1, "0.5", "0.4", Lang::En), "−20.0%");
        assert_eq!(words(1, "0.50", "5.00", Lang::En), "+900.0%");
        assert_eq!(words(1, "0.50", "5.01", Lang::En), "from 0.50 to 5.01");
        // What is left is not nothing, and a small change is one.
        assert_eq!(words(1, "13000", "3", Lang::En), "from 13,000 to 3");
        assert_eq!(words(1, "100000", "100010", Lang::En), "from 100,000 to 100,010");
        assert_eq!(words(1, "13000", "0", Lang::En), "−100.0%");
        assert_eq!(words(1, "13000", "13000", Lang::En), "0.0%");
        // Of a few things, a percentage says less than their numbers.
        assert_eq!(words(2, "2", "3", Lang::En), "from 2 to 3");
        assert_eq!(words(2, "1", "0", Lang::En), "from 1 to 0");
        assert_eq!(words(2, "3", "3", Lang::En), "0.0%");
        assert_eq!(words(2, "5", "6", Lang::En), "+20.0%");
        assert_eq!(words(2, "2", "300", Lang::En), "from 2 to 300");
    }
}
