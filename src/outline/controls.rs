//! Native controls: chart, metric, scale, language.

use super::Tape;
use crate::analysis;
use crate::dataset::{Dataset, Lang, MetricIx, Theme, UnitIx, UnitKind};
use crate::list::List as _;
use crate::text::{fill, plain_number, plural, unit_name};
use crate::view::{Chart, Choice, Controls, Scale, Sort, View, WHOLE};

/// The controls of a view.
pub fn controls(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let full = view.controls == Controls::Full;
    tape.open("div class=controls data-part=controls");
    if full {
        charts(tape, view);
    }
    match view.chart {
        Chart::Ranking | Chart::Growth => metrics(tape, dataset, view),
        Chart::Profile => units(tape, dataset, view),
        Chart::Compare => sides(tape, dataset, view),
        Chart::Coverage => {}
    }
    if dataset.units.len() > WHOLE && view.is_of_metric() {
        find(tape, dataset, view);
    }
    if view.chart == Chart::Growth {
        scales(tape, view);
    }
    if full && view.is_of_metric() {
        hold(tape, dataset, view);
        more(tape, dataset, view);
    }
    tape.close();
}

/// Back to the start. Whoever shows the page knows whether this is the start; until then it keeps its room.
pub fn reset(tape: &mut Tape, view: &View) {
    tape.leaf("button class=reset type=button name=reset disabled", view.lang.words().reset);
}

/// The switch that asks what an order rests on; without a contest there is nothing to ask.
fn hold(tape: &mut Tape, dataset: &Dataset, view: &View) {
    tape.open("label class=switch");
    tape.open("input type=checkbox name=hold value=on");
    tape.flag("checked", view.hold);
    tape.flag("disabled", !analysis::ranking(dataset, view.metric, false).contest);
    tape.close();
    tape.leaf("span", view.lang.words().hold);
    tape.close();
}

/// What is rarely asked for: order, kinds of unit, single units.
fn more(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    tape.open("details class=more");
    tape.leaf("summary", words.more);
    select(tape, "sort", words.more);
    for ((sort, word), name) in Sort::ALL.iter().zip(words.sorts) {
        option(tape, word, name, *sort == view.sort);
    }
    end_select(tape);
    kinds(tape, dataset, view);
    if dataset.units.len() <= WHOLE {
        only(tape, dataset, view);
    }
    tape.close();
}

/// The kinds of unit that there are, where there are several.
fn kinds(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    let has = |kind: &UnitKind| dataset.units.iter().any(|unit| unit.kind == *kind);
    let kinds: Vec<UnitKind> = UnitKind::ALL.iter().copied().filter(has).list();
    if kinds.len() < 2 {
        return;
    }
    select(tape, "kind", words.kind);
    option(tape, "", words.kind_all, view.kind.is_none());
    for kind in kinds {
        option(tape, kind.as_str(), words.kinds[kind as usize], view.kind == Some(kind));
    }
    end_select(tape);
}

/// A box for each unit; none of them means all.
fn only(tape: &mut Tape, dataset: &Dataset, view: &View) {
    group(tape, "fieldset class=only", view.lang.words().only_units);
    for unit in dataset.unit_ixs() {
        tape.open("label");
        tape.open("input type=checkbox name=units");
        tape.attr("value", &dataset.unit(unit).id);
        tape.flag("checked", view.units.contains(&unit));
        tape.close();
        tape.leaf("span", unit_name(dataset, unit, view.lang));
        tape.close();
    }
    tape.close();
}

fn charts(tape: &mut Tape, view: &View) {
    let words = view.lang.words();
    group(tape, "fieldset class=tabs", words.chart);
    for (chart, word) in Chart::ALL {
        tape.open("label");
        radio(tape, "input type=radio name=chart", word, words.charts[*chart as usize], *chart == view.chart);
    }
    tape.close();
}

/// The units to choose from; of very many, the field that finds one.
fn units(tape: &mut Tape, dataset: &Dataset, view: &View) {
    if dataset.units.len() > WHOLE {
        return find(tape, dataset, view);
    }
    let words = view.lang.words();
    let chosen = view.profiled(dataset);
    select(tape, "highlight", words.col_unit);
    for unit in dataset.unit_ixs() {
        let count = dataset.figures.iter().filter(|figure| figure.unit == unit).count();
        let figures = fill(plural(words.figures, count), &[&plain_number(count as i64)]);
        let text = [unit_name(dataset, unit, view.lang), words.dot, &figures].concat();
        option(tape, &dataset.unit(unit).id, &text, Some(unit) == chosen);
    }
    end_select(tape);
}

/// A field that finds one unit of very many by its name.
fn find(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    let chosen = view.highlight.map_or("", |unit| unit_name(dataset, unit, view.lang));
    tape.open("label class=select");
    tape.open("input type=search name=highlight");
    tape.attr("value", chosen);
    tape.attr("placeholder", words.find_unit);
    tape.attr("aria-label", words.find_unit);
    tape.close();
    tape.close();
}

/// Who stands side by side: two to four choices, none of them twice. All have one name: together they are `units`.
fn sides(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let chosen = view.compared(dataset);
    tape.open("div class=sides");
    for place in 0..View::MOST.min(dataset.units.len()) {
        side(tape, dataset, view, &chosen, place);
    }
    tape.close();
}

fn side(tape: &mut Tape, dataset: &Dataset, view: &View, chosen: &[UnitIx], place: usize) {
    let words = view.lang.words();
    let own = chosen.get(place).copied();
    select(tape, "units", &fill(words.cmp_unit, &[&plain_number(place as i64 + 1)]));
    if place > 1 {
        option(tape, "", words.cmp_nobody, own.is_none());
    }
    for unit in dataset.unit_ixs() {
        let is_chosen = chosen.contains(&unit);
        // Of very many only the first can be chosen here; links and attributes take all.
        if unit.0 < WHOLE as u32 || is_chosen {
            tape.open("option");
            tape.attr("value", &dataset.unit(unit).id);
            tape.flag("selected", own == Some(unit));
            tape.flag("disabled", is_chosen && own != Some(unit));
            tape.plain(unit_name(dataset, unit, view.lang));
            tape.close();
        }
    }
    end_select(tape);
}

/// The languages, each by its own name.
pub fn languages(tape: &mut Tape, view: &View) {
    group(tape, "fieldset class=langs", view.lang.words().language);
    for (lang, name) in Lang::ALL.into_iter().zip(["中文", "EN"]) {
        tape.open("label");
        tape.attr("lang", lang.code());
        radio(tape, "input type=radio name=lang", lang.code(), name, lang == view.lang);
    }
    tape.close();
}

fn scales(tape: &mut Tape, view: &View) {
    let words = view.lang.words();
    select(tape, "scale", words.scale);
    for ((scale, word), name) in Scale::ALL.iter().zip(words.scales) {
        option(tape, word, name, *scale == view.scale);
    }
    end_select(tape);
}

fn metrics(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let counts = &analysis::ranking(dataset, view.metric, false).counts;
    let shown = |metric: &MetricIx| view.chart != Chart::Growth || analysis::is_growth(dataset, *metric);
    let choices: Vec<MetricIx> = dataset.metric_ixs().filter(shown).list();
    select(tape, "metric", view.lang.words().metric);
    for theme in THEMES {
        let mut is_first = true;
        for metric in choices.iter().filter(|metric| dataset.metric(**metric).theme == theme) {
            if std::mem::take(&mut is_first) {
                tape.open("optgroup");
                tape.attr("label", view.lang.words().themes[theme as usize]);
            }
            metric_option(tape, dataset, view, *metric, counts[metric.0 as usize]);
        }
        if !is_first {
            tape.close();
        }
    }
    end_select(tape);
}

const THEMES: [Theme; 10] = [
    Theme::Economy,
    Theme::Investment,
    Theme::Industry,
    Theme::Agriculture,
    Theme::TradeTourism,
    Theme::Innovation,
    Theme::Finance,
    Theme::People,
    Theme::Environment,
    Theme::Governance,
];

fn metric_option(tape: &mut Tape, dataset: &Dataset, view: &View, metric: MetricIx, count: u32) {
    let words = view.lang.words();
    let definition = dataset.metric(metric);
    let reported = fill(plural(words.cover_reported, count as usize), &[&plain_number(i64::from(count))]);
    let text = [definition.name.get(view.lang), words.dot, &reported].concat();
    option(tape, &definition.id, &text, metric == view.metric);
}

/// Begins a group of controls that belong together.
fn group(tape: &mut Tape, tag: &'static str, legend: &str) {
    tape.open(tag);
    tape.leaf("legend", legend);
}

/// One of several choices, to the end of the label it stands in.
fn radio(tape: &mut Tape, tag: &'static str, value: &str, text: &str, on: bool) {
    tape.open(tag);
    tape.attr("value", value);
    tape.flag("checked", on);
    tape.close();
    tape.open("span");
    tape.plain(text);
    tape.close();
    tape.close();
}

/// Begins a list of choices, with the label it stands in.
fn select(tape: &mut Tape, name: &'static str, label: &str) {
    tape.open("label class=select");
    tape.leaf("span", label);
    tape.open("select");
    tape.attr("name", name);
}

fn end_select(tape: &mut Tape) {
    tape.close();
    tape.close();
}

fn option(tape: &mut Tape, value: &str, text: &str, on: bool) {
    tape.open("option");
    tape.attr("value", value);
    tape.flag("selected", on);
    tape.plain(text);
    tape.close();
}
