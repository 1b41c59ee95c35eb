//! The headline of a comparison: how many metrics the units share, and in how many each is ahead.

use super::parts::{Finding, Headline};
use crate::analysis::{AnalysedDataset, Axis, Comparison};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, UnitIx};
use crate::text::{count, counted, fill, join, plural, unit_name};
use crate::view::View;

/// The headline of the units that are compared.
pub fn headline(dataset: &AnalysedDataset, view: &View) -> Headline {
    let comparison = Comparison::of(dataset, view.compared_units(dataset));
    finding(dataset, &comparison, view.lang)
        .headline(not_compared(dataset, &comparison, view.lang), view.lang)
}

/// How many metrics the units share and who is ahead how often.
fn finding(dataset: &Dataset, comparison: &Comparison, lang: Lang) -> Finding {
    let words = lang.words();
    let deferred = lang.deferred_words();
    let names: Vec<&str> = comparison.units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    let number = comparison.shared.len();
    let template = match (number, names.len()) {
        (0, _) | (_, 1) => plural(deferred.comparison_none, names.len()),
        (_, 2) => deferred.comparison_both,
        _ => deferred.comparison_several,
    };
    let groups = by_lead(comparison);
    let each = match groups.as_slice() {
        [all] if all.len() > 1 => Some(led(comparison, all[0])).filter(|number| *number > 0),
        _ => None,
    };
    let mut ahead: Vec<String> = match each {
        // Nobody is named before the others.
        Some(number) => vec![fill(deferred.comparison_each, &[&count(number, lang)])],
        None => groups.iter().filter_map(|units| ahead(dataset, comparison, units, lang)).collect_vec(),
    };
    // Several units are named once.
    let units = match names.len() > 2 && each.is_none() && !ahead.is_empty() {
        true => counted(deferred.growth_units, names.len(), lang),
        false => join(&names, lang),
    };
    let shared = fill(plural(template, number), &[&units, &count(number, lang)]);
    if ahead.is_empty() {
        return Finding::whole(shared);
    }
    // So that the numbers add up to that of the metrics in which a unit can be ahead.
    let contests = contests(comparison);
    let open = comparison.shared.iter().filter(|shared| shared.can_lead && shared.leader.is_none()).count();
    if open > 0 {
        ahead.push(counted(deferred.comparison_no_lead, open, lang));
    }
    if let Some(first) = ahead.first_mut() {
        let of = match contests < number {
            true => counted(deferred.comparison_can_lead, contests, lang),
            false => words.colon.to_owned(),
        };
        *first = [&*shared, &*of, &**first].concat();
    }
    Finding { clauses: ahead, separator: words.clause_comma }
}

/// In how many metrics that the units share one can be ahead.
fn contests(comparison: &Comparison) -> usize {
    comparison.shared.iter().filter(|shared| shared.can_lead).count()
}

/// The units, those together that are ahead in as many metrics, and those that are in most first: where a headline is
/// shortened, they stay.
fn by_lead(comparison: &Comparison) -> Vec<Vec<UnitIx>> {
    let lead = |group: &[UnitIx]| led(comparison, group[0]);
    let mut groups: Vec<Vec<UnitIx>> = Vec::new();
    for unit in &comparison.units {
        let own = led(comparison, *unit);
        let at = groups.iter().position(|group| lead(group) <= own).unwrap_or(groups.len());
        match groups.get_mut(at) {
            Some(group) if lead(group) == own => group.push(*unit),
            _ => groups.insert(at, vec![*unit]),
        }
    }
    groups
}

/// In how many metrics a unit is ahead.
fn led(comparison: &Comparison, unit: UnitIx) -> usize {
    comparison.shared.iter().filter(|shared| shared.leader == Some(unit)).count()
}

/// In how many metrics units are ahead, in as many each; where it is the only one in which a unit can be, its name. `None` for in
/// none.
fn ahead(dataset: &Dataset, comparison: &Comparison, units: &[UnitIx], lang: Lang) -> Option<String> {
    let deferred = lang.deferred_words();
    let first = comparison.shared.iter().find(|shared| shared.leader == units.first().copied())?;
    let names = units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    let name = &join(&names, lang);
    let number = led(comparison, units[0]);
    Some(match contests(comparison) {
        contests if contests == number && number > 1 => {
            fill(plural(deferred.comparison_ahead_in_all, number), &[name, &count(number, lang)])
        }
        _ if units.len() > 1 => fill(deferred.comparison_ahead_each, &[name, &count(number, lang)]),
        1 => fill(deferred.comparison_ahead_in, &[name, dataset.metric(first.metric).name_inline.get(lang)]),
        _ => fill(deferred.comparison_ahead, &[name, &count(number, lang)]),
    })
}

/// How many figures only one of the units reported, and in how many metrics no two can be compared.
fn not_compared(dataset: &Dataset, comparison: &Comparison, lang: Lang) -> String {
    let words = lang.words();
    let deferred = lang.deferred_words();
    let own = comparison.unshared.iter().map(|(unit, figures)| {
        let template = plural(deferred.comparison_own, figures.len());
        fill(template, &[unit_name(dataset, *unit, lang), &count(figures.len(), lang)])
    });
    let on = |axis: Axis| comparison.shared.iter().filter(|shared| shared.axis == axis).count();
    let reasons =
        [on(Axis::Given), on(Axis::DifferentPeriods)].into_iter().zip(deferred.comparison_not_comparable);
    let reasons = reasons.filter(|(number, _)| *number > 0);
    let not_comparable = reasons.map(|(number, template)| counted(template, number, lang));
    own.chain(not_comparable).collect_vec().join(words.dot)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::{embedded, generate};

    fn of(ids: &[&str], lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let units = ids.iter().map(|id| dataset.unit_by_id(id).unwrap()).collect();
        finding(&dataset, &Comparison::of(&dataset, units), lang).text()
    }

    #[test]
    fn the_finding_has_what_is_shared_and_who_is_ahead() {
        assert_eq!(
            of(&["hitech", "nanan"], Lang::En),
            "High-tech and Nan'an have 3 metrics in common: High-tech is ahead in 2, Nan'an is ahead in 1"
        );
        assert!(of(&["hitech", "wansheng"], Lang::Zh).contains("各领先1个"));
        // Clauses that name nobody leave the naming to the sentence.
        assert!(of(&["hitech", "wansheng", "dazu"], Lang::Zh).contains("大足区"));
        assert!(of(&["hitech", "yongchuan"], Lang::Zh).ends_with("高新区在GDP增速上领先"));
    }

    #[test]
    fn units_that_are_ahead_in_as_many_are_named_together_and_most_come_first() {
        let value = |values: &str| {
            let figures: Vec<String> = values
                .split(' ')
                .enumerate()
                .flat_map(|(metric, units)| {
                    units.chars().enumerate().map(move |(unit, digit)| {
                        format!(r#"{{"unit": "u{unit}", "metric": "m{metric}", "value": {digit}}}"#)
                    })
                })
                .collect();
            let named = |letter: char, count: usize, rest: &str| {
                (0..count)
                    .map(|it| format!(r#"{{"id": "{letter}{it}", "name": "{letter}{it}"{rest}}}"#))
                    .collect::<Vec<_>>()
                    .join(",")
            };
            let metrics = named(
                'm',
                values.split(' ').count(),
                r#", "kind": "amount", "unit": "t", "better": "higher""#,
            );
            let text = format!(
                r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
                "metrics": [{metrics}], "figures": [{}]}}"#,
                named('u', 3, ""),
                figures.join(",")
            );
            let dataset = AnalysedDataset::new(crate::dataset::read(&text).unwrap());
            finding(&dataset, &Comparison::of(&dataset, dataset.unit_ixs().collect()), Lang::En).text()
        };
        assert!(
            value("912 921 291 219 129").ends_with("u0 and u2 are each ahead in 2, u1 is ahead in 1"),
            "{}",
            value("912 921 291 219 129")
        );
        assert!(
            value("192 129 219").ends_with("u2 is ahead in 2, u1 is ahead in 1"),
            "{}",
            value("192 129 219")
        );
    }

    /// Clauses of several units, with one of them for each.
    fn tied(ahead: &str) -> String {
        let clause = |clause: &str| match clause.split_once(" are each ahead in ") {
            Some((names, number)) => vec![
                format!("X is ahead in {number}");
                names.split(" and ").flat_map(|it| it.split("; ")).count()
            ]
            .join(", "),
            None => clause.to_owned(),
        };
        // The commas of a list of names end no clause.
        let joined = ahead.split(", ").fold(Vec::<String>::new(), |mut clauses, part| {
            match clauses.last_mut() {
                Some(last) if !last.contains("ahead in ") => *last = format!("{last}; {part}"),
                _ => clauses.push(part.to_owned()),
            }
            clauses
        });
        joined.iter().map(|it| clause(it)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn the_numbers_add_up_to_the_metrics_in_which_a_unit_can_be_ahead() {
        for seed in 0..60 {
            let dataset = AnalysedDataset::new(generate(6, 18, seed));
            for count in 2..5 {
                let units = dataset.unit_ixs().take(count).collect();
                let comparison = Comparison::of(&dataset, units);
                let text = finding(&dataset, &comparison, Lang::En).text();
                // Behind what the metrics are in which a unit can be ahead.
                let ahead = text.split_once("can be ahead, ").or(text.split_once(": "));
                let Some((_, ahead)) = ahead else { continue };
                let each = if ahead.contains("each is ahead in ") { count } else { 1 };
                // “A and B are each ahead in 1” is two.
                let ahead = &tied(ahead);
                let numbers = ahead.split("ahead in ").skip(1).map(|rest| rest.split(',').next().unwrap());
                let numbers =
                    numbers.map(|number| number.trim_start_matches("all ").trim_end_matches(" more"));
                let numbers = numbers.map(|number| number.replace("both", "2"));
                let sum: usize = match numbers.clone().count() {
                    0 => continue,
                    _ if contests(&comparison) == 1 => continue,
                    _ => {
                        let numbers = numbers.map(|number| number.parse::<usize>().unwrap());
                        numbers
                            .enumerate()
                            .map(|(at, number)| if at == 0 { number * each } else { number })
                            .sum()
                    }
                };
                assert_eq!(sum, contests(&comparison), "{seed}: {text}");
            }
        }
    }

    #[test]
    fn units_with_nothing_in_common_are_not_compared() {
        let finding = of(&["scitech-bureau", "water-bureau"], Lang::En);
        assert!(finding.ends_with("have no metric in common: nothing to compare"), "{finding}");
    }
}
