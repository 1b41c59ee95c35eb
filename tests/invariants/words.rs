//! What texts say.

use super::Picture;
use super::over_time::{figure_at, is_over_time, periods};
use reported_figures::analysis::{self, Comparison, Difference, OverTime, Profile, Ranking, Row, growths};
use reported_figures::dataset::{Figure, Lang, UnitIx, Value, is_isolate};
use reported_figures::scene::{Datum, Key, Role, Shape};
use reported_figures::text::{
    Headline, count as number_in_words, figure_number, figure_value, fill, graphemes, growth_index,
    growth_percent, growth_value, indistinct_sentence, marked, period, rank, rise_sign, short_number,
    unit_name,
};
use reported_figures::view::Chart;
use std::collections::{BTreeMap, BTreeSet};

fn texts<'a>(picture: &'a Picture<'_>, role: Role) -> impl Iterator<Item = (Key, &'a str)> {
    picture.scene.marks.iter().filter(move |mark| mark.key.role == role).filter_map(|mark| {
        match &mark.shape {
            Shape::Text { text, .. } => Some((mark.key, text.as_str())),
            _ => None,
        }
    })
}

/// The value of each mark that has one, in one text: a long one may have several lines.
fn values(picture: &Picture<'_>) -> Vec<(Key, String)> {
    let mut values: Vec<(Key, String)> = Vec::new();
    for (key, text) in texts(picture, Role::Label) {
        match values.last_mut().filter(|(first, _)| key.index > 0 && first.datum == key.datum) {
            Some((_, value)) if value.is_ascii() && !value.ends_with('–') => {
                *value = [value, " ", text].concat()
            }
            Some((_, value)) => value.push_str(text),
            None => values.push((key, text.to_owned())),
        }
    }
    values
}

/// Each row of a ranking that is drawn has a value.
pub fn rows_have_their_values(picture: &Picture<'_>, found: &mut Vec<String>) {
    if picture.view.chart != Chart::Ranking {
        return;
    }
    let ranking = picture.dataset.ranking(picture.view.metric, false);
    let with_value: BTreeSet<UnitIx> = texts(picture, Role::Label)
        .filter_map(|(key, text)| match key.datum {
            Datum::Unit(unit) if !text.is_empty() => Some(unit),
            Datum::Figure(subject) if !text.is_empty() => Some(subject.unit),
            _ => None,
        })
        .collect();
    for target in &picture.scene.targets {
        let unit = target.subject.unit;
        if ranking.rows.iter().any(|row| row.unit == unit) && !with_value.contains(&unit) {
            found.push(format!(
                "the row of {} has no value",
                unit_name(picture.dataset, unit, picture.view.lang)
            ));
        }
    }
}

/// Every value on the picture is that of its figure, all of it.
pub fn numbers_are_whole(picture: &Picture<'_>, found: &mut Vec<String>) {
    let (dataset, lang) = (picture.dataset, picture.view.lang);
    let growths = growths(dataset);
    let forms = |figure: &Figure| -> Vec<String> {
        let growth =
            growths.iter().find(|growth| (growth.unit, growth.metric) == (figure.unit, figure.metric));
        let mut forms = vec![
            figure_value(dataset, figure, lang),
            figure_number(dataset, figure, lang),
            growth_value(dataset, figure, lang),
        ];
        forms.extend(growth.map(|growth| growth_percent(dataset, growth, lang) + "%"));
        forms.extend(growth.map(|_| growth_index(dataset, figure, lang)));
        // With the signs of its own statuses and note, and of no others.
        let mut forms: Vec<String> = forms.into_iter().map(|form| marked(form, figure)).collect();
        // With the period in brackets, where it is not the one that is shown, or that of most others.
        let shown =
            dataset.shown_of(figure.metric).or_else(|| analysis::usual_period(dataset, figure.metric));
        let own = figure.period.filter(|own| shown.is_some_and(|shown| *own != shown));
        if let Some(own) = own.map(|own| period(dataset, &own, lang)) {
            let dated = |form: &String| fill(lang.words().parenthesized, &[form, &own]);
            let dated: Vec<String> = forms.iter().map(dated).collect();
            // A comparison has it below the value, as a narrow profile does; ranks that others gave are not of one period.
            forms.extend(dated);
        }
        // A narrow cell of coverage has the signs alone, or what stands for them.
        if picture.view.chart == Chart::Coverage && figure.has_signs() {
            let signs = marked(String::new(), figure).trim().to_owned();
            let letter = signs.trim_matches(['[', ']']).to_owned();
            forms.push(if letter.len() == 1 { letter } else { "+".to_owned() });
            // Beside values, behind the dot of one that does not fit.
            forms.push(["• ", &signs].concat());
            forms.push(signs);
        }
        forms
    };
    if picture.view.is_coverage_of_periods() {
        return cells_are_of_their_periods(picture, found);
    }
    let ranked = picture.view.is_ranks_over_time(dataset).then(|| picture.view.over_time(dataset));
    for (key, text) in &values(picture) {
        if let (Some(ranked), Datum::Unit(unit)) = (&ranked, key.datum) {
            rank_is_the_last(picture, ranked, unit, text, found);
            continue;
        }
        let figure = match key.datum {
            Datum::Figure(subject) => dataset.figure(subject.unit, subject.metric),
            Datum::Unit(unit) if is_over_time(picture) => {
                let mut figures =
                    periods(picture).into_iter().filter_map(|period| figure_at(picture, unit, period));
                figures.next_back()
            }
            Datum::Unit(unit) => dataset.figure(unit, picture.view.metric),
            Datum::Chart => None,
        };
        let Some(figure) = figure else { continue };
        let is_whole = match &figure.value {
            Value::Grade(_) => {
                let beginning = text.trim_end_matches('…');
                text.is_empty() || forms(figure).iter().any(|form| form.starts_with(beginning))
            }
            Value::Number { .. } | Value::Range { .. } => text.is_empty() || forms(figure).contains(text),
        };
        if !is_whole {
            found.push(format!("“{text}” is not {:?}", forms(figure)));
        }
    }
}

/// The label of a line of ranks is its last rank, with the signs of its figure and, where the line ends early, the period.
fn rank_is_the_last(
    picture: &Picture<'_>,
    ranked: &OverTime,
    unit: UnitIx,
    text: &str,
    found: &mut Vec<String>,
) {
    let (dataset, lang) = (picture.dataset, picture.view.lang);
    let line = ranked.lines.iter().find(|line| line.unit == unit);
    let Some(point) = line.and_then(|line| line.points.last()) else {
        found.push(format!("{unit:?} has a label and no rank"));
        return;
    };
    let own = point.rank.map(|own| rank(own, lang)).unwrap_or_default();
    let changes = picture.view.changes_over_time(dataset);
    let own = match changes.iter().find(|change| change.unit == unit).map(|change| change.by) {
        Some(Difference::Ranks(0)) => [&own, "\u{a0}±0"].concat(),
        Some(Difference::Ranks(rise)) => [&own, "\u{a0}", &rise_sign(rise, lang)].concat(),
        _ => own,
    };
    let own = marked(own, &dataset.whole().figures[point.figure]);
    let ends_early = point.period + 1 < ranked.periods.len();
    let own = match ends_early {
        true => {
            let period = period(dataset, &ranked.periods[point.period], lang);
            fill(lang.words().parenthesized, &[&own, &period])
        }
        false => own,
    };
    if text != own && !(text.is_empty() && ends_early) {
        found.push(format!("“{text}” is not the rank {own}"));
    }
}

/// Each cell of a grid of periods has the number of the figure of its own period, or its signs; or the sign of a gap.
fn cells_are_of_their_periods(picture: &Picture<'_>, found: &mut Vec<String>) {
    let (dataset, lang) = (picture.dataset, picture.view.lang);
    let grid = picture.view.period_coverage(dataset);
    for (key, text) in texts(picture, Role::Label) {
        let Datum::Figure(subject) = key.datum else { continue };
        let row = grid.rows.iter().find(|row| row.unit == subject.unit).expect("a row");
        let period = key.index as usize / 1000;
        let Some(figure) = row.cells[period].figure.map(|index| &dataset.whole().figures[index]) else {
            if text.chars().count() > 2 {
                found.push(format!("“{text}” is no sign of a gap"));
            }
            continue;
        };
        let signs = marked(String::new(), figure).trim().to_owned();
        let letter = signs.trim_matches(['[', ']']).to_owned();
        let number = marked(figure_number(dataset, figure, lang), figure);
        let short = if letter.len() == 1 { letter } else { "+".to_owned() };
        let with_sign = marked(short_number(dataset, figure, lang), figure);
        if ![&number, &with_sign, &signs, &short].contains(&&text.to_owned())
            || figure.period != Some(grid.periods[period])
        {
            found.push(format!("“{text}” is not {number} of {period}"));
        }
    }
}

/// The name of each unit as the picture has it.
fn names(picture: &Picture<'_>) -> BTreeMap<UnitIx, BTreeSet<String>> {
    let mut lines: BTreeMap<Key, String> = BTreeMap::new();
    for (key, text) in texts(picture, Role::Name) {
        // Lines of a name are counted in steps; what is between them is of a metric.
        let is_unit = match key.datum {
            Datum::Unit(_) => true,
            Datum::Figure(_) => key.index % 64 == 0 && picture.view.chart == Chart::Compare,
            Datum::Chart => false,
        };
        if is_unit {
            lines.entry(key.nth(0)).or_default().push_str(&format!("{text}/"));
        }
    }
    let mut names: BTreeMap<UnitIx, BTreeSet<String>> = BTreeMap::new();
    for (key, name) in lines {
        let unit = match key.datum {
            Datum::Unit(unit) => unit,
            Datum::Figure(subject) => subject.unit,
            Datum::Chart => continue,
        };
        names.entry(unit).or_default().insert(name);
    }
    names
}

/// No character of a name is cut in halves, and units with different names are not shown by the same.
pub fn names_can_be_told_apart(picture: &Picture<'_>, found: &mut Vec<String>) {
    let names = names(picture);
    let full = |unit: UnitIx| unit_name(picture.dataset, unit, picture.view.lang);
    // Isolates end and begin again where a line breaks.
    let without_isolates = |text: &str| text.replace(is_isolate, "");
    for (unit, shown) in &names {
        let whole = without_isolates(full(*unit));
        let whole: BTreeSet<&str> = graphemes(&whole).collect();
        for name in shown.iter().map(|name| without_isolates(name)) {
            // A word that is broken has a hyphen.
            let lines = name.split(['/', '…']).map(|line| line.strip_suffix('-').unwrap_or(line));
            let parts = lines.flat_map(graphemes);
            if let Some(part) = parts.into_iter().find(|part| !whole.contains(part)) {
                found.push(format!("“{name}” of “{}” has “{part}”, which is cut", full(*unit)));
            }
        }
        for (other, names) in names.range(..unit).filter(|(other, _)| full(**other) != full(*unit)) {
            if names.intersection(shown).next().is_some() {
                found.push(format!("“{}” and “{}” are both {shown:?}", full(*other), full(*unit)));
            }
        }
    }
}

/// Numbers in a sentence.
fn numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// What a finding rests on, from its first count: without the clauses of the finding that stand before it.
fn without_clauses(picture: &Picture<'_>, coverage: &str) -> String {
    let counts =
        |part: &&str| picture.view.lang.words().count_reported.split('|').any(|form| is_of(form, part));
    let parts: Vec<&str> = coverage.split(" · ").collect();
    let first = parts.iter().position(counts).unwrap_or(0);
    parts[first..].join(" · ")
}

/// Whether a text is a form with a number.
fn is_of(form: &str, text: &str) -> bool {
    let number = text.trim_matches(|c: char| !c.is_ascii_digit());
    !number.is_empty() && form.replace("{0}", number) == text
}

/// What the headline counts is as many as the picture lists.
pub fn counts_are_those_of_the_lists(picture: &Picture<'_>, found: &mut Vec<String>) {
    let headline = Headline::of(picture.dataset, &picture.view);
    match picture.view.chart {
        // Of a part of the units, the headline counts those that are shown.
        Chart::Ranking | Chart::Growth if !picture.view.units.is_empty() || picture.view.kind.is_some() => {}
        Chart::Ranking if !picture.view.hold.is_on() => {
            let ranking = picture.dataset.ranking(picture.view.metric, false);
            // What follows the counts names units, whose names may have numbers.
            let groups = ranking.indistinct(picture.dataset);
            let note = indistinct_sentence(picture.dataset, &ranking, groups, picture.view.lang);
            // So does the end of a finding that is too long for the headline.
            let coverage = without_clauses(picture, &headline.coverage);
            let counts = note.as_ref().and_then(|note| coverage.split_once(note.as_str()));
            let counts = counts.map_or(coverage.as_str(), |(counts, _)| counts);
            // So does what says since when ranks changed.
            let counts = counts.split('▲').next().unwrap_or(counts);
            // So does a value to compare with.
            let references = analysis::references(picture.dataset, &ranking);
            let first = references.first().map(|one| one.name.get(picture.view.lang));
            let counts = first.and_then(|name| counts.split_once(name)).map_or(counts, |(counts, _)| counts);
            let counted: u64 = numbers(counts).iter().sum();
            if counted != picture.dataset.units.len() as u64 {
                found.push(format!(
                    "“{}” counts {counted} of {}",
                    headline.coverage,
                    picture.dataset.units.len()
                ));
            }
            let drawn = picture
                .scene
                .targets
                .iter()
                .filter(|target| ranking.rows.iter().any(|row| row.unit == target.subject.unit));
            let count = ranking.rows.len();
            if drawn.count() < count.min(50)
                || (count > 1 && !numbers(&headline.finding).contains(&(count as u64)) && ranking.contest)
            {
                found.push(format!("“{}” has other rows than the {count} of the ranking", headline.finding));
            }
        }
        Chart::Compare => {
            let comparison = Comparison::of(picture.dataset, picture.view.compared_units(picture.dataset));
            let metrics: BTreeSet<_> = texts(picture, Role::Name)
                .filter_map(|(key, _)| match key.datum {
                    Datum::Figure(subject) if key.index > 0 => Some(subject.metric),
                    _ => None,
                })
                .collect();
            let listed = comparison
                .figures()
                .map(|index| picture.dataset.figures[index].metric)
                .collect::<BTreeSet<_>>();
            if metrics.len() != listed.len() {
                found.push(format!("{} metrics are drawn and not {}", metrics.len(), listed.len()));
            }
            let count = comparison.shared.len();
            if count > 1 {
                counts(picture, &headline.finding, count, [" metrics ", "有"], found);
            }
        }
        Chart::Profile => {
            let Some(unit) = picture.view.profiled_unit(picture.dataset) else { return };
            let profile = Profile::of(picture.dataset, unit);
            let figures = profile.entries.len();
            let is_shared_by_all =
                |(ranking, own): &(&Ranking, &Row)| ranking.rows.iter().all(|row| row.rank == own.rank);
            let contests = profile.contests().filter(|it| !is_shared_by_all(it)).count();
            let ranks = texts(picture, Role::Rank).count();
            if figures > 1 && ranks > 0 {
                counts(picture, &headline.finding, figures, [" figures, ", "报告了"], found);
                let all = ["all of which can be ranked", "都可以排名"];
                // Best and worst are of some of those that have a rank.
                if contests > 1 && contests < ranks {
                    counts(
                        picture,
                        &headline.finding,
                        contests,
                        [" of which rank from best to last", "其中"],
                        found,
                    );
                    return;
                }
                if ranks == figures && !all.iter().any(|all| headline.finding.contains(all)) {
                    found.push(format!("“{}” does not say that all have a rank", headline.finding));
                }
                if ranks < figures {
                    counts(picture, &headline.finding, ranks, [" of which can be ranked", "其中"], found);
                }
            }
        }
        Chart::Growth if !picture.view.hold.is_on() && !is_over_time(picture) => {
            let rows = picture.dataset.ranking(picture.view.metric, false).rows.len();
            if rows > 1 {
                counts(picture, &headline.finding, rows, [" of ", "个单位中"], found);
            }
        }
        _ => {}
    }
}

/// Reports a sentence that does not have a count before an English phrase, or after a Chinese one.
fn counts(picture: &Picture<'_>, text: &str, count: usize, phrases: [&str; 2], found: &mut Vec<String>) {
    let count = number_in_words(count, picture.view.lang);
    let wanted = match picture.view.lang {
        Lang::En => [&count, phrases[0]].concat(),
        Lang::Zh => [phrases[1], &count, "个"].concat(),
    };
    // In English, 13 is not 3.
    let is_whole = |(at, _): (usize, &str)| {
        let before = text[..at].chars().next_back();
        picture.view.lang == Lang::Zh
            || !before.is_some_and(|letter| letter.is_ascii_digit() || letter == ',')
    };
    if !text.match_indices(wanted.as_str()).any(is_whole) {
        found.push(format!("“{text}” does not count {count}"));
    }
}

/// Whoever is named as first or last has a mark.
pub fn the_headline_names_whom_the_picture_shows(picture: &Picture<'_>, found: &mut Vec<String>) {
    if !matches!(picture.view.chart, Chart::Ranking | Chart::Growth | Chart::Compare) {
        return;
    }
    let shown: BTreeSet<UnitIx> = picture.scene.targets.iter().map(|target| target.subject.unit).collect();
    let finding = Headline::of(picture.dataset, &picture.view).finding;
    let ranking = picture.dataset.ranking(picture.view.metric, false);
    for row in &ranking.rows {
        let name = unit_name(picture.dataset, row.unit, picture.view.lang);
        let same = |unit: &UnitIx| unit_name(picture.dataset, *unit, picture.view.lang).contains(name);
        if picture.dataset.unit_ixs().filter(same).count() > 1 {
            continue;
        }
        let named = [format!("{name} "), format!("{name}\u{a0}"), format!("{name}、"), format!("{name},")];
        if named.iter().any(|name| finding.contains(name.as_str())) && !shown.contains(&row.unit) {
            found.push(format!("“{finding}” names {name}, whom the picture hides"));
        }
    }
}
